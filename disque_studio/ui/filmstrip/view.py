"""The row of photos: shows the model, and keeps its selection and the document's the same."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPointF, QRectF, QSizeF, Qt, QTimer
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
        self._following = self._handling = False
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
        """Go to the photo `by` places on, and select it alone."""
        paths = self._film.paths()
        if not paths:
            return
        row = self._film.row(self._document.current)
        place = 0 if row is None else min(max(row + by, 0), len(paths) - 1)
        self._document.select([paths[place]])
        self._document.go(paths[place])

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by arrow keys, Home, End and the page keys; with Shift, select on the way."""
        with self._handled():
            if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self._page(-1 if event.key() == Qt.Key.Key_PageUp else 1, event.modifiers())
            else:
                super().keyPressEvent(event)

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
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.setDragEnabled(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _page(self, by: int, modifiers: Qt.KeyboardModifier) -> None:
        """Move by as many photos as are visible."""
        rows = self._film.rowCount()
        if not rows:
            return
        step = max(self.viewport().width() // self.delegate.size.width() - 1, 1)
        row = min(max(self.currentIndex().row() + by * step, 0), rows - 1)
        extend = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        first = min(row, self.currentIndex().row()) if extend else row
        last = max(row, self.currentIndex().row()) if extend else row
        chosen = QItemSelection(self._film.index(first), self._film.index(last))
        how = _SelectionFlag.Select if extend else _SelectionFlag.ClearAndSelect
        self.selectionModel().select(chosen, how)
        self.selectionModel().setCurrentIndex(self._film.index(row), _SelectionFlag.NoUpdate)

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
        document.select(chosen)
        if current in chosen and current is not None:
            document.go(current)
        elif document.current not in chosen:
            document.go(chosen[0])
        self._follow()

    def _follow(self) -> None:
        """Show the document's selection and current photo."""
        selection = QItemSelection()
        for path in self._document.selected:
            row = self._film.row(path)
            if row is not None:
                selection.select(self._film.index(row), self._film.index(row))
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
