"""The built-in looks, each shown on the open photo's small copy; a click puts one on the photo."""

# ruff: noqa: N802 - Qt names the event handlers

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from disque_studio.studio.session import Choice
from disque_studio.ui import theme
from disque_studio.ui.document import Document
from disque_studio.ui.panels.headed import Headed, button
from disque_studio.ui.panels.thumbs import filled, to_image

_ICON = QSize(87, 58)


class Looks(Headed):
    """A grid of the built-in looks. Arrow keys and clicks choose."""

    def __init__(self, document: Document, no_look: QAction, parent: QWidget | None = None) -> None:
        super().__init__("Built-in looks", parent)
        self._document = document
        self.header.addWidget(button(no_look, "None"))
        self.list = QListWidget()
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(_ICON)
        self.list.setGridSize(QSize(_ICON.width() + 12, _ICON.height() + 30))
        font = self.list.font()
        font.setPointSizeF(font.pointSizeF() - 1)
        self.list.setFont(font)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Built-in looks")
        self.list.setToolTip("Put a look on the photo (arrow keys choose)")
        self.list.setMinimumHeight(self.list.gridSize().height())
        self.body.addWidget(self.list)
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        document.started.connect(lambda start: self._fill(list(start.looks)))
        document.preview_made.connect(self._show_preview)
        document.edited.connect(self._show_choice)

    def sizeHint(self) -> QSize:
        """Ask for three rows of looks."""
        hint = super().sizeHint()
        others = hint.height() - self.list.sizeHint().height()
        return QSize(hint.width(), others + 3 * self.list.gridSize().height() + 8)

    def step(self, by: int) -> None:
        """Choose the next or the previous look."""
        count, row = self.list.count(), self.list.currentRow()
        if count:
            # From no look, forward is the first and back is the last.
            self.list.setCurrentRow((row + by) % count if row >= 0 or by > 0 else count - 1)

    def _fill(self, names: list[str]) -> None:
        blank = QPixmap(_ICON)
        blank.fill(QColor(theme.now().field))
        self.list.blockSignals(True)
        self.list.clear()
        for name in names:
            item = QListWidgetItem(QIcon(blank), name)
            item.setToolTip(f"Put the look {name} on the photo")
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._show_choice()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            choice = Choice("builtin", item.text())
            now = self._document.current_edit.choice
            if (now.kind, now.name) != (choice.kind, choice.name):
                self._document.choose(choice)

    def _show_preview(self, name: str, rgb: Any) -> None:
        pixmap = filled(to_image(rgb), _ICON, self.devicePixelRatioF())
        icon = QIcon()
        # The same picture in every mode: a selected look must not be tinted.
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Active):
            icon.addPixmap(pixmap, mode)
        for item in self.list.findItems(name, Qt.MatchFlag.MatchExactly):
            item.setIcon(icon)

    def _show_choice(self) -> None:
        choice = self._document.current_edit.choice
        self.mark(choice.kind == "builtin")
        self.list.blockSignals(True)
        names = [self.list.item(row).text() for row in range(self.list.count())]
        self.list.setCurrentRow(names.index(choice.name) if choice.name in names else -1)
        self.list.blockSignals(False)
