"""The current photo's snapshots: a list to go back to, rename and delete them."""

# ruff: noqa: N802 - Qt names the event handlers

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QMenu, QWidget

from disque_studio.studio.session import Edit, Snapshot
from disque_studio.ui.texts import as_tip, tr

_OWN_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_F2)


class SnapshotList(QListWidget):
    """Shows snapshots by name. Announces what the user asks for; changes only through `show_snapshots`."""

    applied = Signal(int)
    renamed = Signal(int, str)
    removed = Signal(int)
    updated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Snapshots"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._names: list[str] = []
        self.itemClicked.connect(lambda item: self.applied.emit(self.row(item)))
        self.itemChanged.connect(self._rename)

    def show_snapshots(self, snapshots: tuple[Snapshot, ...], edit: Edit) -> None:
        """Show these; the ones that are the present edit are marked."""
        row = self.currentRow()
        self.blockSignals(True)
        self.clear()
        self._names = [snapshot.name for snapshot in snapshots]
        for snapshot in snapshots:
            self.addItem(self._item(snapshot, snapshot.edit == edit))
        self.setCurrentRow(min(row, len(snapshots) - 1))
        self.blockSignals(False)

    def event(self, event: QEvent) -> bool:
        """Keep Delete and F2 from the window while the list has the focus."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.key() not in _OWN_KEYS or event.modifiers():
            return super().event(event)
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Apply by Enter, rename by F2, delete by Delete."""
        row = self.currentRow()
        if row < 0 or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.applied.emit(row)
        elif event.key() == Qt.Key.Key_F2:
            self.editItem(self.item(row))
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a snapshot."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if keyboard else self.itemAt(event.pos())
        if item is None:
            return
        menu = self.menu_for(self.row(item))
        menu.aboutToHide.connect(menu.deleteLater)
        place = self.visualItemRect(item).center() if keyboard else event.pos()
        menu.popup(self.viewport().mapToGlobal(place))

    def menu_for(self, row: int) -> QMenu:
        """Make the menu of a snapshot."""
        menu = QMenu(self)
        menu.addAction(tr("Apply"), lambda: self.applied.emit(row))
        menu.addAction(tr("Set to the Present Edit"), lambda: self.updated.emit(row))
        menu.addAction(tr("Rename"), lambda: self.editItem(self.item(row)))
        menu.addAction(tr("Delete"), lambda: self.removed.emit(row))
        return menu

    def _item(self, snapshot: Snapshot, present: bool) -> QListWidgetItem:
        item = QListWidgetItem(snapshot.name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        tip = tr("{name}: click or press Enter to apply it, F2 to rename, Delete to delete")
        item.setToolTip(as_tip(tip.format(name=snapshot.name)))
        if present:
            font = self.font()
            font.setBold(True)
            item.setFont(font)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, tr("{name}, the present edit").format(name=snapshot.name)
            )
        return item

    def _rename(self, item: QListWidgetItem) -> None:
        row, name = self.row(item), item.text().strip()
        if name and name != self._names[row]:
            self.renamed.emit(row, name)
        else:
            self.blockSignals(True)
            item.setText(self._names[row])
            self.blockSignals(False)


def free_name(snapshots: tuple[Snapshot, ...]) -> str:
    """Give a name that no snapshot has yet."""
    taken = {snapshot.name for snapshot in snapshots}
    number = 1
    while (name := tr("Snapshot {number}").format(number=number)) in taken:
        number += 1
    return name
