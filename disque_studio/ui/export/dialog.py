"""The one dialog of exports: which photos, what the files are, and where they go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from disque_studio.studio.naming import Facts
from disque_studio.studio.presets import ExportPreset, Presets
from disque_studio.studio.session import Shot
from disque_studio.ui.export.naming_form import NamingForm
from disque_studio.ui.export.options import OptionsForm, form_layout, row
from disque_studio.ui.export.preset_row import PresetRow
from disque_studio.ui.texts import plural, said, tr

FactsOf = Callable[[Shot, int, ExportPreset], Facts]
"""Gives the facts of a photo that is the first of so many, as a preset makes its file."""


@dataclass(frozen=True)
class Offered:
    """The photos that may be exported: the current one, those selected, and all."""

    current: Shot | None
    selected: tuple[Shot, ...]
    shown: tuple[Shot, ...]

    def groups(self) -> Mapping[str, tuple[Shot, ...]]:
        """Give the photos by what they are called in the dialog."""
        current = () if self.current is None else (self.current,)
        return {"current": current, "selected": self.selected, "all": self.shown}

    def usual(self) -> str:
        """Tell which of them is meant unless something else is said."""
        return "selected" if len(self.selected) > 1 or self.current is None else "current"


class ExportDialog(QDialog):
    """Asks what to export and how. It begins with what was exported with last."""

    def __init__(
        self, offered: Offered, presets: Presets, facts_of: FactsOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export"))
        self._groups, self._facts_of = offered.groups(), facts_of
        self._preset = presets.last()
        self.presets = PresetRow(presets)
        self.options = OptionsForm()
        self.naming = NamingForm(self._facts)
        self.which = {name: QRadioButton() for name in self._groups}
        self._radios = QButtonGroup(self)
        self.without_rejected = QCheckBox(tr("Leave out &rejected photos"))
        self.problem = QLabel()
        self.problem.setObjectName("problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setMinimumHeight(2 * self.problem.fontMetrics().lineSpacing())
        self.problem.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export = self.buttons.addButton(tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._offer(offered.usual())
        self._arrange()
        # A dialog knows its default button only once the button is in it.
        self.export.setDefault(True)
        self._connect()
        self.show_preset(self._preset)
        self.which[offered.usual()].setFocus()

    def shots(self) -> list[Shot]:
        """Give the photos that are chosen."""
        group = next(name for name, radio in self.which.items() if radio.isChecked())
        leaves = group != "current" and self.without_rejected.isChecked()
        return [shot for shot in self._groups[group] if not (leaves and shot.flag == "reject")]

    def preset(self) -> ExportPreset:
        """Give what is chosen as a preset.

        Raises:
            ValueError: it cannot be used; the text says why.
        """
        return self.naming.put_into(self.options.put_into(self._preset))

    def show_preset(self, preset: ExportPreset) -> None:
        """Show a preset."""
        self._preset = preset
        self.options.show_preset(preset)
        self.naming.show_preset(preset)
        self._check()

    def _offer(self, usual: str) -> None:
        current, selected, every = (self._groups[name] for name in ("current", "selected", "all"))
        texts = {
            "current": tr("C&urrent photo, {name}").format(name=_short(current[0].path) if current else "–"),
            "selected": plural("Se&lected photo, {count}", "Se&lected photos, {count}", len(selected)),
            "all": plural("&All photos, {count}", "&All photos, {count}", len(every)),
        }
        for name, radio in self.which.items():
            radio.setText(texts[name])
            radio.setEnabled(bool(self._groups[name]))
            self._radios.addButton(radio)
        self.which[usual].setChecked(True)
        rejected = any(shot.flag == "reject" for shot in every)
        self.without_rejected.setVisible(rejected)
        self.without_rejected.setChecked(rejected)

    def _arrange(self) -> None:
        top = form_layout()
        row(top, tr("&Preset"), self.presets)
        photos = QVBoxLayout()
        photos.setSpacing(5)
        for radio in self.which.values():
            photos.addWidget(radio)
        photos.addWidget(self.without_rejected)
        holder = QWidget()
        photos.setContentsMargins(0, 2, 0, 0)
        holder.setLayout(photos)
        row(top, tr("Photos"), holder)
        top.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(_rule())
        layout.addWidget(self.options)
        layout.addWidget(_rule())
        layout.addWidget(self.naming)
        layout.addStretch()
        bottom = QHBoxLayout()
        bottom.setSpacing(12)
        self.problem.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        bottom.addWidget(self.problem, 1)
        bottom.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(bottom)
        self.setFixedWidth(620)

    def _connect(self) -> None:
        self.presets.chosen.connect(self.show_preset)
        self.presets.failed.connect(lambda error: self._tell(_sentence(error)))
        self._radios.buttonToggled.connect(self._check)
        self.without_rejected.toggled.connect(self._check)
        self.options.changed.connect(self._check)
        self.naming.changed.connect(self._check)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _check(self, *_: object) -> None:
        """Show what is wrong, or what will be written."""
        count = len(self.shots())
        self.export.setText(plural("Export {count} photo", "Export {count} photos", count))
        problem = self.naming.problem() or (tr("There is no photo to export.") if not count else "")
        try:
            preset = self.preset()
        except ValueError as error:
            problem = problem or _sentence(error)
            self.naming.show_example(None)
        else:
            self._preset = preset
            self.presets.show_present(preset)
            self.naming.show_example(preset)
        self._tell(problem)
        self.export.setEnabled(not problem)

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setAccessibleName(problem)

    def _facts(self, preset: ExportPreset) -> tuple[Facts, Path]:
        shots = self.shots() or list(self._groups["all"]) or list(self._groups["current"])
        return self._facts_of(shots[0], len(shots), preset), shots[0].path


def _sentence(error: Exception) -> str:
    text = said(str(error))
    return f"{text[:1].upper()}{text[1:]}."


def _short(path: Path, longest: int = 40) -> str:
    """Give a file's name, cut in the middle where it is long, with & as it is shown on a button."""
    name, half = path.name, longest // 2
    return (name if len(name) <= longest else f"{name[:half]}…{name[-half:]}").replace("&", "&&")


def _rule() -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line
