"""The panel of the look: strength and exposure, the shelf of pairs, and the built-in looks."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from disque_studio.studio.session import EXPOSURES, STRENGTHS
from disque_studio.ui.document import Document
from disque_studio.ui.panels.headed import Headed, button
from disque_studio.ui.panels.looks import Looks
from disque_studio.ui.panels.shelf import Shelf
from disque_studio.ui.panels.slider import NamedSlider


class LookPanel(QWidget):
    """Everything that decides how the photo looks."""

    def __init__(
        self, document: Document, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self.strength = NamedSlider(
            "Strength",
            "How much of the look is applied (Ctrl+Up, Ctrl+Down)",
            span=(STRENGTHS[0] * 100, STRENGTHS[1] * 100),
            neutral=100,
            step=1,
            suffix=" %",
        )
        self.exposure = NamedSlider(
            "Exposure",
            "Brightness of the scene before the look (Ctrl+Right, Ctrl+Left)",
            span=EXPOSURES,
            neutral=0,
            step=0.05,
            decimals=2,
            suffix=" EV",
            signed=True,
        )
        self.shelf = Shelf(document, actions)
        self.looks = Looks(document, actions["no_look"])
        grade = Headed("Look")
        grade.header.addWidget(button(actions["reset"], "Reset"))
        sliders = QVBoxLayout()
        sliders.setContentsMargins(12, 0, 10, 10)
        sliders.setSpacing(6)
        sliders.addWidget(self.strength)
        sliders.addWidget(self.exposure)
        grade.body.addLayout(sliders)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.addWidget(self.shelf)
        parts.addWidget(self.looks)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(grade)
        layout.addWidget(parts, 1)
        self.strength.changed.connect(lambda percent: document.set_strength(percent / 100))
        self.exposure.changed.connect(document.set_exposure)
        document.edited.connect(self._show_grade)
        document.edited.connect(self._show_choice)

    def _show_grade(self) -> None:
        self.strength.set_value(self._document.current_edit.strength * 100)
        self.exposure.set_value(self._document.current_edit.exposure)

    def _show_choice(self) -> None:
        self.strength.setEnabled(self._document.current_edit.choice.kind != "none")
