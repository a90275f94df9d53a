"""Asks for the colour space in which photos are read: those of a configuration by families, to be found."""

# ruff: noqa: N802 - Qt names the event handlers

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from disque_studio.ui.texts import as_tip, tr

if TYPE_CHECKING:
    from disque_studio.imaging.ocio import Offer

_NAME = Qt.ItemDataRole.UserRole
_HEIGHT = 460
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class InputSpaceDialog(QDialog):
    """Lists what a configuration offers; `chosen` names a space, "" is what each file says.

    `settings_asked` comes when the configuration is to be chosen.
    """

    settings_asked = Signal()

    def __init__(self, offer: Offer | None, current: str, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Input Space"))
        self.resize(420, _HEIGHT)
        one, many = tr("Read the photo's pixels as:"), tr("Read the pixels of {count} photos as:")
        heading = QLabel(one if count == 1 else many.format(count=count))
        heading.setObjectName("heading")
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Type a part of the name"))
        self.line.setAccessibleName(tr("Find a colour space"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(tr("Colour spaces"))
        self.tree.itemActivated.connect(self._activate)
        self.tree.currentItemChanged.connect(lambda *_: self._allow())
        self.hint = QLabel()
        self.hint.setObjectName("hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self._buttons = self._make_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        for widget in (heading, self.line, self.tree, self.hint, self._buttons):
            column.addWidget(widget)
        self.setFocusProxy(self.line)
        self.line.setFocus()
        self._fill(offer, current)
        self._allow()

    @property
    def chosen(self) -> str:
        """Name the space that is chosen."""
        item = self.tree.currentItem()
        return "" if item is None else str(item.data(0, _NAME))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring what is chosen into sight, once there is a sight."""
        super().showEvent(event)
        item = self.tree.currentItem()
        if item is not None:
            self.tree.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtCenter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the tree while a name is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            QApplication.sendEvent(self.tree, event)
            return True
        return False

    def _fill(self, offer: Offer | None, current: str) -> None:
        chosen = _leaf(tr("As the file says"), "")
        chosen.setToolTip(0, tr("By the primaries, the curve or the profile that the file states"))
        self.tree.addTopLevelItem(chosen)
        families: dict[str, QTreeWidgetItem] = {}
        for space in () if offer is None else offer.spaces:
            item = _leaf(space.name, space.name)
            self._family(space.family, families).addChild(item)
            if space.name == current:
                chosen = item
        if current and chosen.data(0, _NAME) != current:
            chosen = _leaf(tr("{name} (missing)").format(name=current), current)
            self.tree.addTopLevelItem(chosen)
        self.tree.expandAll()
        self.tree.setCurrentItem(chosen)
        without = tr("Without a colour configuration there are no other spaces. Choose one in the settings.")
        self.hint.setText(without if offer is None else offer.name)

    def _family(self, name: str, families: dict[str, QTreeWidgetItem]) -> QTreeWidgetItem:
        """Give the branch of a family, within that of the family around it."""
        if not name:
            return self.tree.invisibleRootItem()
        if name not in families:
            outer, _, own = name.rpartition("/")
            families[name] = QTreeWidgetItem([own])
            families[name].setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._family(outer, families).addChild(families[name])
        return families[name]

    def _make_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.more = buttons.addButton(tr("Colour Settings…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.more.setToolTip(tr("Choose the colour configuration (Ctrl+Shift+Y)"))
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._ask_settings)
        buttons.button(kinds.Ok).setText(tr("Read"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _ask_settings(self) -> None:
        self.reject()
        self.settings_asked.emit()

    def _activate(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _NAME) is not None:
            self.accept()

    def _allow(self) -> None:
        item = self.tree.currentItem()
        able = item is not None and item.data(0, _NAME) is not None and not item.isHidden()
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(able)

    def _find(self, text: str) -> None:
        """Show the spaces whose names hold the words that are typed, and go to the first of them."""
        words = text.casefold().split()
        shown = _show_within(self.tree.invisibleRootItem(), words)
        if shown and self.tree.currentItem() not in shown:
            self.tree.setCurrentItem(shown[0])
        self._allow()


def _leaf(title: str, name: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([title])
    item.setData(0, _NAME, name)
    item.setToolTip(0, as_tip(title))
    return item


def _show_within(branch: QTreeWidgetItem, words: list[str]) -> list[QTreeWidgetItem]:
    """Hide what does not fit, and give the leaves that do."""
    shown = []
    for index in range(branch.childCount()):
        item = branch.child(index)
        assert item is not None
        if item.data(0, _NAME) is None:
            fitting = _show_within(item, words)
        else:
            fitting = [item] if all(word in item.text(0).casefold() for word in words) else []
        item.setHidden(not fitting)
        shown += fitting
    return shown
