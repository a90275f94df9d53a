"""The panel of the look: its strength on top, and the shelf and the library in one scrolling column."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from disque_studio.studio.session import STRENGTHS
from disque_studio.ui.document import Document
from disque_studio.ui.look.catalogue import Catalogue
from disque_studio.ui.look.looks import Looks
from disque_studio.ui.look.shelf import Shelf
from disque_studio.ui.panels.slider import NamedSlider
from disque_studio.ui.texts import tr


class LookPanel(QWidget):
    """Everything that decides which look is on the photo, and how much of it."""

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        actions: Mapping[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self.strength = NamedSlider(
            tr("Strength"),
            tr("How much of the look is applied (Ctrl+Up, Ctrl+Down)"),
            span=(STRENGTHS[0] * 100, STRENGTHS[1] * 100),
            neutral=100,
            step=1,
            suffix=" %",
        )
        self.shelf = Shelf(document, actions)
        self.looks = Looks(document, catalogue, actions)
        self._column = QWidget()
        self._scroll = QScrollArea()
        self._arrange()
        self.strength.changed.connect(lambda percent: document.set_strength(percent / 100))
        self.looks.grid.currentItemChanged.connect(self._bring_in)
        document.edited.connect(self._show)
        self._show()

    def _arrange(self) -> None:
        parts = QVBoxLayout(self._column)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        parts.addWidget(self.shelf)
        parts.addWidget(self.looks)
        parts.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._column)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(tr("Exemplars and looks"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strength)
        self.strength.setContentsMargins(12, 8, 10, 4)
        layout.addWidget(self._scroll, 1)

    def begin_search(self) -> None:
        """Begin a search, with what it finds in sight."""
        self.looks.begin_search()
        self._scroll.verticalScrollBar().setValue(self.looks.y())

    def _bring_in(self) -> None:
        """Scroll the chosen look into sight."""
        grid = self.looks.grid
        item = grid.currentItem()
        if item is not None and grid.isVisible():
            place = grid.visualItemRect(item)
            corner = grid.viewport().mapTo(self._column, place.center())
            self._scroll.ensureVisible(corner.x(), corner.y(), 0, place.height())

    def _show(self) -> None:
        edit = self._document.current_edit
        self.strength.set_value(edit.strength * 100)
        self.strength.setEnabled(edit.choice.kind != "none")
