"""The trainings, newest first: what each trains, how it stands, and when it began."""

# ruff: noqa: N802 - Qt names the methods

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QObject,
    Qt,
)

from disque_studio.studio.training import Run
from disque_studio.ui.panels.two_lines import Index, TwoLines
from disque_studio.ui.texts import as_tip, said, tr
from disque_studio.ui.training import words

RUN = Qt.ItemDataRole.UserRole
"""The role under which a `Run` is given."""

_WARNED = ("failed", "ended")


class RunModel(QAbstractListModel):
    """Gives the trainings in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runs: tuple[Run, ...] = ()

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Give these; where they are the same trainings, only what has changed is told."""
        if [run.out for run in self.runs] != [run.out for run in runs]:
            self.beginResetModel()
            self.runs = tuple(runs)
            self.endResetModel()
            return
        changed = [row for row, run in enumerate(runs) if run != self.runs[row]]
        self.runs = tuple(runs)
        for row in changed:
            self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the trainings."""
        return 0 if parent is not None and parent.isValid() else len(self.runs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a training as a value, or in words."""
        if not index.isValid() or index.row() >= len(self.runs):
            return None
        run = self.runs[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.title(run.asked.recipe)
            case Qt.ItemDataRole.ToolTipRole:
                return as_tip(
                    "\n".join(part for part in (str(run.asked.data), began(run), said(run.error)) if part)
                )
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join([words.title(run.asked.recipe), state(run), began(run)])
        return run if role == RUN else None


def run_lines(index: Index) -> TwoLines:
    """Say what a training's row shows."""
    run: Run = index.data(RUN)
    return TwoLines(
        name=words.title(run.asked.recipe),
        state=state(run),
        more=said(run.error) or f"{began(run)} · {run.asked.data.name}",
        part=run.share if run.alive else None,
        warns=run.phase in _WARNED,
    )


def state(run: Run) -> str:
    """Tell how a training stands in a word or a percentage."""
    return percent(run.share) if run.phase == "training" else tr(words.STATES[run.phase])


def percent(share: float) -> str:
    """Write a share, 0 to 1, as a percentage."""
    return f"{100 * share:.0f} %"


def began(run: Run) -> str:
    """Tell when a training began."""
    return QDateTime.fromSecsSinceEpoch(round(run.begun)).toString("yyyy-MM-dd HH:mm")
