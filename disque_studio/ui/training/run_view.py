"""One training: how far it is, its figures, its curves and samples, and what came of it."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from disque_studio.studio.training import Run
from disque_studio.ui import icons
from disque_studio.ui.export.panel import time_text
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.panels.headed import Headed, button
from disque_studio.ui.panels.wrapped import WrappedLabel
from disque_studio.ui.texts import said, tr
from disque_studio.ui.training import result, words
from disque_studio.ui.training.curves import Curves
from disque_studio.ui.training.facts import Facts
from disque_studio.ui.training.run_list import began, percent
from disque_studio.ui.training.samples import SampleGrid
from disque_studio.ui.training.work import Row, Told

_STEPS = 1000
_SIDE = 12
_FACTS_WIDTH = 560
_BESIDE = 640
"""The width from which on curves stand beside samples."""


class RunView(QWidget):
    """Shows a training. `left`: back to the list."""

    left = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Training"))
        self.told: Told | None = None
        self.back = QToolButton()
        self.back.setIcon(icons.icon("back"))
        self.back.setIconSize(QSize(14, 14))
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.setAccessibleName(tr("All trainings"))
        self.back.setToolTip(tr("Back to all trainings (Tab to it, then Space)"))
        self.back.clicked.connect(self.left)
        self.title, self.begun, self.state = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self.title.setObjectName("heading")
        self.begun.setObjectName("dim")
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Training progress"))
        self.pause = button(actions["training_pause"], tr("Pause"))
        self.stop = button(actions["training_stop"], tr("Stop"))
        self.folder = button(actions["training_folder"], tr("Open Folder"))
        self.delete = button(actions["training_delete"], tr("Delete…"))
        # All four buttons at once would widen the sidebar.
        self.stop.hide()
        self.delete.hide()
        self.result = WrappedLabel()
        self.result.setObjectName("result")
        self.result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts, self.curves, self.samples = Facts(), Curves(), Samples()
        self.warnings = Warnings()
        self._arrange()
        self.curves.made.connect(self._lay_out)

    def show_run(self, run: Run) -> None:
        """Show another training, of which nothing is told yet."""
        self.told = None
        self.title.say(words.title(run.asked.recipe))
        self.begun.say(f"{began(run)} · {run.asked.data.name}", str(run.asked.data))
        self.show_samples((), 0)

    def show_told(self, told: Told, device: tuple[str, str], *, pausing: bool, stopping: bool) -> None:
        """Show how the training stands."""
        fresh = self.told is None
        self.told, standing = told, told.standing
        text = result.in_words(told)
        alive = not text
        self.bar.setVisible(alive)
        unknown = told.phase == "starting" or (told.phase == "preparing" and standing.share <= 0)
        self.bar.setRange(0, 0 if unknown else _STEPS)
        if not unknown:
            self.bar.setValue(round(_STEPS * standing.share))
        self.state.say(_state(told, pausing=pausing, stopping=stopping), said(standing.what))
        self.pause.setText(tr("Pause") if alive and told.phase != "paused" else tr("Resume"))
        self.pause.setVisible(told.phase != "done")
        self.stop.setVisible(alive)
        self.delete.setVisible(not alive)
        self.result.say(text)
        self.result.setVisible(bool(text))
        # Of what ended before its first step there are neither.
        begun = alive or standing.step > 0
        self.facts.setVisible(begun)
        self.curves.setVisible(begun)
        self.facts.show_standing(standing, *device)
        self.curves.show_curves(standing.curves, at_once=fresh)
        self.warnings.show_texts(standing.warnings, standing.damaged)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put curves and samples beside each other where there is room."""
        super().resizeEvent(event)
        self._lay_out()

    def show_back(self, on: bool) -> None:
        """Show the way back to the list, where that is not beside it."""
        self.back.setVisible(on)
        self._head.setContentsMargins(6 if on else _SIDE, 8, 10, 0)

    def show_samples(self, rows: Sequence[Row], step: int) -> None:
        """Show samples that were made at a step."""
        self.samples.show_rows(rows, step)
        self._lay_out()

    def _lay_out(self) -> None:
        wide = self.width() >= _BESIDE
        beside = self.samples.isVisibleTo(self) or self.warnings.isVisibleTo(self)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._columns.setStretch(0, 3)
        self._columns.setStretch(1, 2 if wide and beside else 0)
        self.curves.fill(wide)

    def _arrange(self) -> None:
        head = self._head = QHBoxLayout()
        head.setContentsMargins(6, 8, 10, 0)
        head.setSpacing(5)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.begun)
        head.addWidget(self.back)
        head.addLayout(names, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 0, 10, 0)
        buttons.setSpacing(6)
        for one in (self.pause, self.stop, self.folder, self.delete):
            buttons.addWidget(one)
        buttons.addStretch(1)
        top = QVBoxLayout()
        top.setContentsMargins(12, 4, 10, 0)
        top.setSpacing(6)
        top.addWidget(self.state)
        top.addWidget(self.bar)
        top.addWidget(self.result)
        inner = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, inner)
        self._columns.setContentsMargins(0, 0, 0, 8)
        self._columns.setSpacing(4)
        self._columns.addWidget(self.curves)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(self.samples)
        beside.addWidget(self.warnings)
        beside.addStretch(1)
        self._columns.addLayout(beside)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(7)
        layout.addLayout(head)
        layout.addLayout(top)
        layout.addLayout(buttons)
        self.facts.setMaximumWidth(_FACTS_WIDTH)
        layout.addWidget(self.facts)
        layout.addWidget(area, 1)


class Samples(Headed):
    """The newest samples, once there are any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Samples"), parent)
        self.grid = SampleGrid()
        self.step = QLabel()
        self.step.setObjectName("dim")
        self.header.addWidget(self.step)
        self.body.addWidget(self.grid)
        self.hide()

    def show_rows(self, rows: Sequence[Row], step: int) -> None:
        """Show samples that were made at a step."""
        self.step.setText(tr("Step {step}").format(step=f"{step:,}"))
        self.grid.show_rows(rows)
        self.setVisible(bool(rows))


class Warnings(Headed):
    """What the training warned of last; hidden where that is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Warnings"), parent)
        self.text = WrappedLabel()
        self.text.setObjectName("hint")
        self.text.setContentsMargins(12, 0, 10, 0)
        self.body.addWidget(self.text)
        self.hide()

    def show_texts(self, warnings: Sequence[str], damaged: int) -> None:
        """Show the last warnings, the newest first."""
        lines = [said(warning) for warning in reversed(warnings)]
        if damaged:
            lines.append(tr("{count} lines of its events could not be read.").format(count=damaged))
        self.text.say("\n".join(f"– {line}" for line in lines))
        self.setVisible(bool(lines))


def _state(told: Told, *, pausing: bool, stopping: bool) -> str:
    """Tell in a line how a training stands."""
    standing = told.standing
    if stopping and told.phase in ("starting", "preparing", "training", "paused", "stopping"):
        return tr("Stopping…")
    if pausing and told.phase == "training":
        return tr("Pausing at the end of this step…")
    word = tr(words.STATES[told.phase])
    if told.phase == "training":
        left = tr("Estimating the time…") if standing.eta is None else time_text(standing.eta)
        return f"{percent(standing.share)} · {left}"
    if told.phase == "preparing":
        word = tr("Comparing with the installed model") if standing.compares else word
        what = f": {said(standing.what)}" if standing.what else ""
        return f"{word}{what} {percent(standing.share)}" if standing.share else f"{word}{what}…"
    return f"{word}…" if told.phase == "starting" else word
