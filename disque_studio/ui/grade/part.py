"""Serves the Grade menu and owns the grade's panel."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from disque_studio.looks.grade import NO_GRADE
from disque_studio.ui.desk import Desk
from disque_studio.ui.grade.cropping import Cropping
from disque_studio.ui.grade.panel import GradePanel
from disque_studio.ui.grade.sliders import GROUPS
from disque_studio.ui.texts import tr

_STEP = 5
_TURN = 0.1


class GradePart(QObject):
    """Owns `panel`, which the window places, and `cropping`, the crop mode."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk, self._document = desk, desk.document
        self.panel = GradePanel(desk.document, desk.actions)
        self.cropping = Cropping(desk, self)
        cropping, section = self.cropping, self.panel.crop
        section.angled.connect(cropping.turn_to)
        section.shaped.connect(cropping.shape)
        section.finished.connect(lambda keep: cropping.apply() if keep else cropping.cancel())
        cropping.changed.connect(self._show_cropping)
        desk.connect(
            {
                "warmer": self._slide("temperature", _STEP),
                "cooler": self._slide("temperature", -_STEP),
                "contrast_up": self._slide("contrast", _STEP),
                "contrast_down": self._slide("contrast", -_STEP),
                "highlights_up": self._slide("highlights", _STEP),
                "highlights_down": self._slide("highlights", -_STEP),
                "shadows_up": self._slide("shadows", _STEP),
                "shadows_down": self._slide("shadows", -_STEP),
                "vibrance_up": self._slide("vibrance", _STEP),
                "vibrance_down": self._slide("vibrance", -_STEP),
                "crop": lambda on: cropping.begin() if on else cropping.apply(),
                "straighten_left": lambda _: cropping.turn(_TURN),
                "straighten_right": lambda _: cropping.turn(-_TURN),
                "unturn": lambda _: cropping.turn_to(0.0),
                "reset_crop": lambda _: cropping.reset(),
                "reset_grade": lambda _: self._reset(),
            }
        )

    def _slide(self, name: str, by: float) -> Callable[[bool], None]:
        spec = next(spec for group in GROUPS for spec in group.sliders if spec.name == name)

        def slide(_: bool) -> None:
            grade = self._document.current_edit.grade
            self.panel.set_slider(spec, getattr(grade, name) + by)

        return slide

    def _reset(self) -> None:
        self._document.edit(tr("Reset grade"), grade=NO_GRADE, exposure=0.0)

    def _show_cropping(self) -> None:
        cropping = self.cropping
        self._desk.actions["crop"].setChecked(cropping.on)
        self.panel.show_cropping(cropping.on)
        self.panel.crop.choose(cropping.aspect)
