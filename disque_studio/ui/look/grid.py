"""The grid of looks, each shown on the open photo; a click or an arrow key puts one on it."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from disque_studio.studio.library import Entry
from disque_studio.ui.look.tile import CELL, FAVOURITE, PREVIEW, Tile
from disque_studio.ui.panels.thumbs import to_image
from disque_studio.ui.texts import as_tip, tr

_KEY = Qt.ItemDataRole.UserRole


class Grid(QListWidget):
    """As high as its looks need, so that the panel scrolls and not the grid.

    `chosen` tells of the look that the user put on the photo, `menu_asked` of the look and
    the place where a menu is wanted.
    """

    chosen = Signal(str)
    menu_asked = Signal(str, QPoint)
    starred = Signal()
    renamed = Signal()
    deleted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(True)
        self.setGridSize(CELL)
        self.setItemDelegate(Tile())
        self.itemDelegate().setParent(self)
        self.setMouseTracking(True)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() - 1)
        self.setFont(font)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Looks"))
        self.setToolTip(tr("Put a look on the photo (arrow keys choose, Menu or Shift+F10 offers more)"))
        self.currentItemChanged.connect(self._announce)
        self.itemClicked.connect(self._announce)
        self.customContextMenuRequested.connect(self._ask_menu)

    def show_looks(self, entries: Sequence[Entry], previews: dict[str, Any], current: str) -> None:
        """Show these looks; `current` is the key of the one on the photo."""
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.name)
            item.setData(_KEY, entry.key)
            item.setData(FAVOURITE, entry.favourite)
            item.setToolTip(as_tip(_tip(entry)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(entry))
            if entry.key in previews:
                item.setData(PREVIEW, to_image(previews[entry.key]))
            self.addItem(item)
        self.blockSignals(False)
        self.show_current(current)
        self._fit()

    def show_current(self, key: str) -> None:
        """Mark the look that is on the photo, without announcing it."""
        rows = [row for row in range(self.count()) if self.item(row).data(_KEY) == key]
        self.blockSignals(True)
        self.setCurrentRow(rows[0] if rows else -1)
        self.blockSignals(False)

    def show_preview(self, key: str, thumb: Any) -> None:
        """Show a look's preview."""
        for row in range(self.count()):
            if self.item(row).data(_KEY) == key:
                self.item(row).setData(PREVIEW, to_image(thumb))

    def current_key(self) -> str:
        """Give the key of the marked look, or ""."""
        item = self.currentItem()
        return "" if item is None else str(item.data(_KEY))

    def step(self, by: int) -> None:
        """Choose the next or the previous look."""
        count, row = self.count(), self.currentRow()
        if count:
            # From no look, forward is the first and back is the last.
            self.setCurrentRow((row + by) % count if row >= 0 or by > 0 else count - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Star, rename and delete by keys; the others are the list's."""
        signal = {
            Qt.Key.Key_Asterisk: self.starred,
            Qt.Key.Key_F2: self.renamed,
            Qt.Key.Key_Delete: self.deleted,
        }.get(Qt.Key(event.key()))
        if signal is not None and self.currentItem() is not None:
            signal.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that this width needs."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Need one column."""
        return QSize(CELL.width(), CELL.height())

    def _fit(self) -> None:
        columns = max(1, (self.viewport().width() - 1) // CELL.width())
        rows = -(-self.count() // columns)
        self.setFixedHeight(rows * CELL.height() + 2 * self.frameWidth() + 4)

    def _announce(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_KEY)))

    def _ask_menu(self, at: QPoint) -> None:
        item = self.itemAt(at) or self.currentItem()
        if item is None:
            return
        self.menu_asked.emit(str(item.data(_KEY)), self.viewport().mapToGlobal(at))


def _tip(entry: Entry) -> str:
    return tr("Put the look {name} on the photo").format(name=entry.name)


def _spoken(entry: Entry) -> str:
    name = tr("{name}, built in").format(name=entry.name) if entry.builtin else entry.name
    return tr("{name}, favourite").format(name=name) if entry.favourite else name
