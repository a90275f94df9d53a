"""Crop and straighten in the panel: the angle, the aspect, and the way into the crop mode."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from disque_studio.imaging.frame import NO_FRAME, STEEPEST, Frame
from disque_studio.ui.grade.aspects import ASPECTS, Aspect
from disque_studio.ui.look.section import Section
from disque_studio.ui.panels.headed import button
from disque_studio.ui.panels.slider import NamedSlider
from disque_studio.ui.texts import tr


class CropSection(Section):
    """Announces what the user asks for; changes only through its `show_…` methods."""

    angled = Signal(float)
    shaped = Signal(object)
    finished = Signal(bool)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(tr("Crop and straighten"), QWidget(), parent)
        self.angle = NamedSlider(
            tr("Angle"),
            tr("Turn the photo ([ and ])"),
            span=(-STEEPEST, STEEPEST),
            neutral=0,
            step=0.1,
            decimals=1,
            suffix="°",
            signed=True,
        )
        self.aspect = QComboBox()
        self.aspect.setAccessibleName(tr("Aspect of the crop"))
        self.aspect.setToolTip(
            tr("Which sides the crop keeps; while cropping keys 1 to 6, X turns it upright")
        )
        for aspect in ASPECTS:
            self.aspect.addItem(tr(aspect.title), aspect)
        self.crop = button(actions["crop"], tr("Crop…"))
        self.reset = button(actions["reset_crop"], tr("Reset"))
        self.done = _small(tr("Done"), tr("Cut the photo to the box (Enter)"))
        self.cancel = _small(tr("Cancel"), tr("Leave the crop as it was (Esc)"))
        self.hint = QLabel(
            tr("Drag the box or its handles. Drag outside to turn; hold Ctrl and draw a line to level it.")
        )
        self._arrange()
        self.show_cropping(False)
        self.angle.changed.connect(self.angled)
        self.aspect.activated.connect(lambda _: self.shaped.emit(self.chosen()))
        self.done.clicked.connect(lambda: self.finished.emit(True))
        self.cancel.clicked.connect(lambda: self.finished.emit(False))

    def chosen(self) -> Aspect:
        """Give the aspect that is chosen."""
        aspect = self.aspect.currentData()
        assert isinstance(aspect, Aspect)
        return aspect

    def choose(self, aspect: Aspect) -> None:
        """Show another aspect without announcing it."""
        self.aspect.setCurrentIndex(ASPECTS.index(aspect))

    def show_frame(self, frame: Frame) -> None:
        """Show what a photo's frame is."""
        self.angle.set_value(frame.angle)
        self.reset.setEnabled(frame != NO_FRAME)

    def show_cropping(self, on: bool) -> None:
        """Show whether the box is being chosen on the canvas."""
        self.crop.setVisible(not on)
        for widget in (self.done, self.cancel, self.hint):
            widget.setVisible(on)

    def _arrange(self) -> None:
        self.header.addWidget(self.reset)
        self.header.addWidget(self.fold)
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.label = QLabel(tr("Aspect"))
        self.label.setBuddy(self.aspect)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.aspect, 1)
        row.addWidget(self.crop)
        ends = QHBoxLayout()
        ends.addStretch(1)
        ends.addWidget(self.cancel)
        ends.addWidget(self.done)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(12, 0, 10, 6)
        column.setSpacing(4)
        column.addWidget(self.angle)
        column.addLayout(row)
        column.addLayout(ends)
        column.addWidget(self.hint)


def _small(text: str, tip: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("small", True)
    made.setToolTip(tip)
    return made
