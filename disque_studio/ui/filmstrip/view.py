"""The row of photos: shows the model, and keeps its selection and the document's the same."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPointF, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from disque_studio.ui.document import Document
from disque_studio.ui.filmstrip.cells import places
from disque_studio.ui.filmstrip.delegate import CellDelegate
from disque_studio.ui.filmstrip.model import FilmModel
from disque_studio.ui.filmstrip.supply import Supply
from disque_studio.ui.texts import tr

_SelectionFlag = QItemSelectionModel.SelectionFlag

_NOTCH = 120
"""Eighths of a degree that one step of a mouse wheel turns."""


class FilmView(QListView):
    """A horizontal list of photos. The current cell is the document's current photo."""

    def __init__(
        self, document: Document, model: FilmModel, supply: Supply, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._film, self._supply = document, model, supply
        self._following = self._handling = self._telling = False
        self._start: Path | None = None
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._tell_visible)
        self.delegate = CellDelegate(self)
        self.setObjectName("film")
        self.setAccessibleName(tr("Filmstrip"))
        self._be_a_strip()
        self.setItemDelegate(self.delegate)
        self.setModel(model)
        self.horizontalScrollBar().valueChanged.connect(self._look.start)
        model.arranged_anew.connect(self._follow)
        document.selection_changed.connect(self._follow)
        document.edited.connect(self._follow)
        self.selectionModel().selectionChanged.connect(self._tell_changed)

    def select_all(self) -> None:
        """Select every photo that is shown; the current one stays current."""
        self._document.select(self._film.paths())

    def step(self, by: int) -> None:
        """Go to the photo `by` places on, past any that cannot be read, and select it alone."""
        rows, row = self._film.rowCount(), self._film.row(self._document.current)
        if not rows:
            return
        there = 0 if row is None else min(max(row + by, 0), rows - 1)
        way = range(there, rows) if by > 0 else range(there, -1, -1)
        self._move(next((place for place in way if self._can_be_read(place)), there), extend=False)

    def _can_be_read(self, row: int) -> bool:
        path = self._film.path(row)
        return path is not None and not self._supply.seen(path).error

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select."""
        with self._handled():
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select what a drag passes."""
        with self._handled():
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select, or press a cell's mark."""
        with self._handled():
            super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that select here from the window, whose wipe line moves by them."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain != Qt.KeyboardModifier.ShiftModifier or self._row_for(event.key()) is None:
            return super().event(event)
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrow keys, Home, End and the page keys; with Shift, select on the way."""
        row = self._row_for(event.key())
        if row is None:
            with self._handled():
                super().keyPressEvent(event)
        else:
            self._move(row, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll sideways, whichever way the wheel turns: a photo a step, or as a touchpad says."""
        turned, pixels = event.angleDelta(), event.pixelDelta()
        bar = self.horizontalScrollBar()
        if not pixels.isNull():
            by = pixels.x() or pixels.y()
        else:
            by = round((turned.x() or turned.y()) / _NOTCH * self.delegate.size.width())
        bar.setValue(bar.value() - by)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the cells as high as the strip."""
        super().resizeEvent(event)
        height = self.viewport().height()
        if height != self.delegate.height:
            self.delegate.height = height
            self.scheduleDelayedItemsLayout()
        self._look.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave dropped files to the strip."""
        event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Leave dropped files to the strip."""
        event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Leave dropped files to the strip."""
        event.ignore()

    def updateGeometries(self) -> None:
        """Look anew at what is visible when the cells are laid out."""
        super().updateGeometries()
        self.horizontalScrollBar().setSingleStep(max(self.delegate.size.width() // 4, 1))
        self._look.start()

    def _be_a_strip(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Fixed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that the photos do not jump when one more is added.
        bar = self.horizontalScrollBar()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        self.setMouseTracking(True)
        self.setDragEnabled(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _row_for(self, key: int) -> int | None:
        """Tell which row a key goes to; None for a key that goes nowhere."""
        last = self._film.rowCount() - 1
        page = max(self.viewport().width() // self.delegate.size.width() - 1, 1)
        here = max(self.currentIndex().row(), 0)
        rows = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_PageUp: here - page,
            Qt.Key.Key_PageDown: here + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        row = rows.get(Qt.Key(key))
        return None if row is None or last < 0 else min(max(row, 0), last)

    def _move(self, row: int, *, extend: bool) -> None:
        """Go to a row and select it alone, or with all from where the selection began."""
        paths = self._film.paths()
        start = self._film.row(self._start) if extend else None
        first, last = sorted((row if start is None else start, row))
        self._telling = True
        try:
            self._document.select(paths[first : last + 1])
            self._document.go(paths[row])
        finally:
            self._telling = False
        self._follow()

    @contextmanager
    def _handled(self) -> Iterator[None]:
        """Tell the document what is selected once an event has been dealt with, and not before."""
        self._handling = True
        try:
            yield
        finally:
            self._handling = False
        self._tell()

    def _tell_changed(self) -> None:
        """Tell of a selection that was changed by other means than mouse and keys."""
        if not self._handling:
            self._tell()

    def _tell(self) -> None:
        if self._following:
            return
        paths = self._film.paths()
        chosen = [paths[row] for row in sorted(index.row() for index in self.selectedIndexes())]
        current = self._film.path(self.currentIndex().row())
        document = self._document
        if not chosen:
            self._follow()
            return
        self._telling = True
        try:
            document.select(chosen)
            if current in chosen and current is not None:
                document.go(current)
            elif document.current not in chosen:
                document.go(chosen[0])
        finally:
            self._telling = False
        self._follow()

    def _follow(self) -> None:
        """Show the document's selection and current photo, once it has been told all."""
        if self._telling:
            return
        selection = QItemSelection()
        for path in self._document.selected:
            row = self._film.row(path)
            if row is not None:
                selection.select(self._film.index(row), self._film.index(row))
        if len(self._document.selected) == 1:
            self._start = self._document.selected[0]
        row = self._film.row(self._document.current)
        self._following = True
        try:
            model = self.selectionModel()
            model.select(selection, _SelectionFlag.ClearAndSelect)
            if row is not None and row != self.currentIndex().row():
                model.setCurrentIndex(self._film.index(row), _SelectionFlag.NoUpdate)
        finally:
            self._following = False
        moved = self.delegate.current != self._document.current
        self.delegate.current = self._document.current
        if moved and row is not None:
            self.scrollTo(self._film.index(row))
        self.viewport().update()
        self._look.start()

    def _tell_visible(self) -> None:
        """Ask for the pictures of the photos that are visible: the current one, then from the middle out."""
        size, rows = self.delegate.size, self._film.rowCount()
        if not rows or not self.isVisible():
            self._supply.want(())
            return
        box = places(QRectF(QPointF(), QSizeF(size))).image.size() * self.devicePixelRatioF()
        self._supply.fit((round(box.width()), round(box.height())))
        left = self.horizontalScrollBar().value()
        first, last = left // size.width(), (left + self.viewport().width()) // size.width()
        current = self._film.row(self._document.current)
        visible = sorted(
            range(first, min(last + 1, rows)), key=lambda row: (row != current, abs(2 * row - first - last))
        )
        paths = self._film.paths()
        self._supply.want(paths[row] for row in visible)
