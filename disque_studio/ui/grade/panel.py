"""The grade's panel: groups of sliders, the tone curve, crop and straighten in one scrolling column."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from disque_studio.looks.grade import NO_GRADE, SPAN, STRAIGHT, Curve
from disque_studio.studio.session import EXPOSURES, Edit
from disque_studio.ui.document import Document
from disque_studio.ui.grade.crop_section import CropSection
from disque_studio.ui.grade.curve import CurveEditor
from disque_studio.ui.grade.sliders import GROUPS, Group, Spec
from disque_studio.ui.look.section import Section
from disque_studio.ui.panels.headed import button
from disque_studio.ui.panels.slider import NamedSlider
from disque_studio.ui.texts import tr

_NUMBER_WIDTH = 58


class GradePanel(QWidget):
    """Shows the current photo's grade, and changes it by steps that can be undone."""

    def __init__(
        self, document: Document, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._column, self._scroll = QWidget(), QScrollArea()
        self.sliders: dict[str, NamedSlider] = {}
        self.groups = [self._group(group) for group in GROUPS]
        self.curve = CurveEditor()
        self.tone_curve = self._curve_section()
        self.crop = CropSection(actions)
        self.reset = button(actions["reset_grade"], tr("Reset Grade"))
        self._arrange()
        self.curve.changed.connect(self._bend)
        self.curve.chosen_changed.connect(self._read_point)
        document.edited.connect(self.show_edit)
        self.show_edit()

    def show_edit(self) -> None:
        """Show the grade of the current photo."""
        edit = self._document.current_edit
        self._column.setEnabled(self._document.shot is not None)
        for name, slider in self.sliders.items():
            slider.set_value(_value(edit, name))
        for group, section in zip(GROUPS, self.groups, strict=True):
            section.reset.setEnabled(any(_value(edit, spec.name) for spec in group.sliders))
        self.curve.show_curve(edit.grade.curve)
        self.tone_curve.reset.setEnabled(edit.grade.curve != STRAIGHT)
        self.reset.setEnabled(edit.grade != NO_GRADE or edit.exposure != 0)
        self.crop.show_frame(edit.frame)
        self._read_point()

    def set_slider(self, spec: Spec, value: float) -> None:
        """Set a slider of the current photo; quick changes of it are one step."""
        if spec.name == "exposure":
            self._document.set_exposure(value)
            return
        value = min(max(value, SPAN[0]), SPAN[1])
        changes: dict[str, Any] = {spec.name: value}
        grade = replace(self._document.current_edit.grade, **changes)
        self._document.edit(tr(spec.title), merge=spec.name, grade=grade)

    def show_cropping(self, on: bool) -> None:
        """Show whether the crop is being chosen on the canvas, with the buttons that end it in sight."""
        self.crop.show_cropping(on)
        if on:
            self.crop.fold.setChecked(True)
            # Once the layout has made room for them.
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.crop, 0, 0))

    def _group(self, group: Group) -> "_Part":
        section = _Part(tr(group.title))
        for spec in group.sliders:
            slider = _slider(spec)
            slider.changed.connect(partial(self.set_slider, spec))
            self.sliders[spec.name] = slider
            section.column.addWidget(slider)
        section.reset.clicked.connect(partial(self._reset_group, group))
        return section

    def _curve_section(self) -> "_Part":
        section = _Part(tr("Tone curve"))
        self._point = QLabel()
        self._point.setObjectName("hint")
        section.column.addWidget(self.curve)
        section.column.addWidget(self._point)
        section.reset.clicked.connect(self._straighten_curve)
        return section

    def _arrange(self) -> None:
        widest = max(slider.label.sizeHint().width() for slider in self.sliders.values())
        for slider in (*self.sliders.values(), self.crop.angle):
            slider.label.setMinimumWidth(widest)
            slider.number.setFixedWidth(_NUMBER_WIDTH)
        self.crop.label.setMinimumWidth(widest)
        parts = QVBoxLayout(self._column)
        parts.setContentsMargins(0, 0, 0, 8)
        parts.setSpacing(2)
        for part in (*self.groups, self.tone_curve, self.crop):
            parts.addWidget(part)
        last = QHBoxLayout()
        last.setContentsMargins(12, 8, 10, 0)
        last.addStretch(1)
        last.addWidget(self.reset)
        parts.addLayout(last)
        parts.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._column)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(tr("Grade"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def _reset_group(self, group: Group) -> None:
        edit = self._document.current_edit
        names = [spec.name for spec in group.sliders]
        changes: dict[str, Any] = {name: 0.0 for name in names if name != "exposure"}
        grade = replace(edit.grade, **changes)
        exposure = 0.0 if "exposure" in names else edit.exposure
        label = tr("Reset {part}").format(part=tr(group.title))
        self._document.edit(label, grade=grade, exposure=exposure)

    def _bend(self, curve: Curve) -> None:
        grade = replace(self._document.current_edit.grade, curve=curve)
        self._document.edit(tr("Tone curve"), merge="curve", grade=grade)

    def _straighten_curve(self) -> None:
        grade = replace(self._document.current_edit.grade, curve=STRAIGHT)
        self._document.edit(tr("Reset {part}").format(part=tr("Tone curve")), grade=grade)

    def _read_point(self) -> None:
        self._point.setText(self.curve.reading())


class _Part(Section):
    """A section of the panel with a small button that resets it."""

    def __init__(self, title: str) -> None:
        super().__init__(title, QWidget())
        self.reset = QPushButton(tr("Reset"))
        self.reset.setProperty("small", True)
        tip = tr("Reset {part}").format(part=title)
        self.reset.setToolTip(tip)
        self.reset.setAccessibleName(tip)
        self.header.addWidget(self.reset)
        self.header.addWidget(self.fold)
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(12, 0, 10, 4)
        self.column.setSpacing(2)


def _slider(spec: Spec) -> NamedSlider:
    if spec.name == "exposure":
        return NamedSlider(
            tr(spec.title),
            tr(spec.tip),
            span=EXPOSURES,
            neutral=0,
            step=0.05,
            decimals=2,
            signed=True,
        )
    return NamedSlider(tr(spec.title), tr(spec.tip), span=SPAN, neutral=0, step=1, signed=True)


def _value(edit: Edit, name: str) -> float:
    return edit.exposure if name == "exposure" else float(getattr(edit.grade, name))
