"""The Training panel: a new training and the list of all on one side, the chosen one on the other.

Where it is narrow, one side is shown at a time.
"""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from disque_studio.studio.training import Run
from disque_studio.ui.panels.headed import Headed
from disque_studio.ui.panels.panel import SightedPanel
from disque_studio.ui.panels.two_lines import TwoLineDelegate
from disque_studio.ui.texts import tr
from disque_studio.ui.training.run_list import RUN, RunModel, run_lines
from disque_studio.ui.training.run_view import RunView
from disque_studio.ui.training.setup import Setup

_BOTH = 700
"""The width from which on both sides are shown."""

_SIDE = 318
_LIST_HEIGHT = 150
_ANY_WIDTH = 16777215
"""Qt's own word for it, QWIDGETSIZE_MAX, is not there in Python."""

_ARCHIVES = (".tar", ".npy")


class TrainingPanel(SightedPanel):
    """`chosen` gives a training's folder, None for a new one; `dropped` the data."""

    chosen = Signal(object)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent, takes=_data_of)
        self.setAccessibleName(tr("Training"))
        self.setup, self.view = Setup(actions), RunView(actions)
        self.list = QListView()
        self.model = RunModel(self)
        self.shown: Path | None = None
        self._set_up_list()
        self._arrange()
        self.view.left.connect(lambda: self.chosen.emit(None))
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show the list of all trainings."""
        self.model.show_runs(runs)
        self.all.setVisible(bool(runs))
        self._mark_chosen()

    def show_run(self, run: Run | None) -> None:
        """Show a training; None: the form of a new one."""
        inside = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.shown = None if run is None else run.out
        if run is not None:
            self.view.show_run(run)
        self._mark_chosen()
        self._show_sides()
        if inside and not self._is_wide():
            (self.list if run is None else self.view.back).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both sides where there is room."""
        super().resizeEvent(event)
        self._show_sides()

    def _set_up_list(self) -> None:
        self.list.setObjectName("rows")
        self.list.setAccessibleName(tr("Trainings"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(run_lines, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setMinimumHeight(_LIST_HEIGHT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _arrange(self) -> None:
        self.all = Headed(tr("Trainings"))
        self.all.body.setContentsMargins(12, 0, 10, 8)
        self.all.body.addWidget(self.list)
        self.all.hide()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.setup)
        column.addWidget(self.all, 1)
        column.addStretch(0)
        self.side = QScrollArea()
        self.side.setWidgetResizable(True)
        self.side.setFrameShape(QFrame.Shape.NoFrame)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setWidget(inner)
        self._none = QLabel(tr("Start a training, or choose one of those there are."))
        self._none.setObjectName("hint")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        self._rule = QFrame()
        self._rule.setObjectName("rule")
        self._rule.setFixedWidth(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.side)
        layout.addWidget(self._rule)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._none, 1)
        self._show_sides()

    def _is_wide(self) -> bool:
        return self.width() >= _BOTH

    def _show_sides(self) -> None:
        wide, shows = self._is_wide(), self.shown is not None
        self.side.setMinimumWidth(_SIDE if wide else 0)
        self.side.setMaximumWidth(_SIDE if wide else _ANY_WIDTH)
        # What goes is hidden first: both at once would widen the sidebar for good.
        parts = {
            self.side: wide or not shows,
            self.view: shows,
            self._none: wide and not shows,
            self._rule: wide,
        }
        for part, on in sorted(parts.items(), key=lambda item: item[1]):
            part.setVisible(on)
        self.view.show_back(not wide)

    def _mark_chosen(self) -> None:
        row = next((at for at, run in enumerate(self.model.runs) if run.out == self.shown), None)
        index = QModelIndex() if row is None else self.model.index(row)
        self.list.setCurrentIndex(index)

    def _choose(self, index: QModelIndex) -> None:
        run: Run = index.data(RUN)
        self.chosen.emit(run.out)


def _data_of(paths: Sequence[Path]) -> Path | None:
    """Give what a training can learn from among what is dropped: a folder, an archive, or a file's folder."""
    if not paths:
        return None
    first = paths[0]
    return first if first.is_dir() or first.suffix in _ARCHIVES else first.parent
