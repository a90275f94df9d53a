"""The filmstrip's photos as a list for Qt: in which order, which of them, and what is known of each."""

# ruff: noqa: N802 - Qt names the methods

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from disque_studio.studio.session import Edit, Shot
from disque_studio.ui.document import Document
from disque_studio.ui.filmstrip.ordering import Kept, Order, arranged
from disque_studio.ui.filmstrip.supply import Seen, Supply
from disque_studio.ui.texts import as_tip, said, tr

CELL = Qt.ItemDataRole.UserRole
"""The role under which a photo's `Cell` is given."""

_RESORT_MS = 500
"""Scores come one by one: the order follows them at this pace."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, eq=False)
class Cell:
    """What is painted of a photo. `edited` tells whether it has been edited since it was added."""

    shot: Shot
    seen: Seen
    edited: bool

    @property
    def score(self) -> int | None:
        """The score in whole points, as far as there is one."""
        return None if self.seen.score is None else round(self.seen.score)

    @property
    def stale(self) -> bool:
        """Whether the score is of an earlier edit."""
        return self.seen.scored != self.shot.edit

    @property
    def trouble(self) -> str:
        """Why the photo, or its edit, cannot be shown; "" where it can."""
        return self.seen.error or (self.seen.fault if self.seen.failed == self.shot.edit else "")


class FilmModel(QAbstractListModel):
    """Gives the photos that are shown. `arranged_anew` follows when rows are others than before."""

    arranged_anew = Signal()

    def __init__(self, document: Document, supply: Supply, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._supply = document, supply
        self.order: Order = "added"
        self.kept: Kept = "all"
        self.descending = False
        self._shots: tuple[Shot, ...] = ()
        self._rows: dict[Path, int] = {}
        self._new_edit = Edit()
        self._resort = QTimer(self, singleShot=True, interval=_RESORT_MS)
        self._resort.timeout.connect(self.refresh)
        document.session_changed.connect(self.refresh)
        supply.changed.connect(self._show_supplied)
        self.refresh()

    def arrange(
        self, *, order: Order | None = None, kept: Kept | None = None, descending: bool | None = None
    ) -> None:
        """Show other photos, or in another order; None leaves it as it is."""
        self.order = self.order if order is None else order
        self.kept = self.kept if kept is None else kept
        self.descending = self.descending if descending is None else descending
        self.refresh()

    def refresh(self) -> None:
        """Show the session as it is."""
        shots = arranged(
            self._document.session.shots,
            self.order,
            self.kept,
            descending=self.descending,
            scores=self._supply.scores() if self.order == "score" else None,
            times=self._supply.times() if self.order == "date" else None,
        )
        before, self._new_edit = self._new_edit, self._document.new_edit
        if [shot.path for shot in shots] != [shot.path for shot in self._shots]:
            self._reset(shots)
            return
        changed = [row for row, shot in enumerate(shots) if shot is not self._shots[row]]
        self._shots = shots
        for row in range(len(shots)) if before != self._new_edit else changed:
            self._tell(row)

    def path(self, row: int) -> Path | None:
        """Give the photo of a row."""
        return self._shots[row].path if 0 <= row < len(self._shots) else None

    def row(self, path: Path | None) -> int | None:
        """Give the row of a photo; None where it is not shown."""
        return None if path is None else self._rows.get(path)

    def paths(self) -> list[Path]:
        """List the photos in the order in which they are shown."""
        return [shot.path for shot in self._shots]

    def cell(self, row: int) -> Cell:
        """Give what is painted of a row."""
        shot = self._shots[row]
        return Cell(shot, self._supply.seen(shot.path), shot.edit != self._document.new_edit)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Count the photos that are shown."""
        return 0 if parent.isValid() else len(self._shots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a photo's cell, name, tooltip, or its words for a screen reader."""
        if not index.isValid():
            return None
        if role == CELL:
            return self.cell(index.row())
        shot = self._shots[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shot.path.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip("\n".join((str(shot.path), *told(self.cell(index.row())))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((shot.path.name, *told(self.cell(index.row()))))
        return None

    def _reset(self, shots: tuple[Shot, ...]) -> None:
        self.beginResetModel()
        self._shots = shots
        self._rows = {shot.path: row for row, shot in enumerate(shots)}
        self.endResetModel()
        self.arranged_anew.emit()

    def _show_supplied(self, path: Path) -> None:
        row = self.row(path)
        if row is not None:
            self._tell(row)
        if self.order in ("score", "date") and not self._resort.isActive():
            self._resort.start()

    def _tell(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)


def told(cell: Cell) -> list[str]:
    """Put what a cell's marks mean into words."""
    words = []
    if cell.trouble:
        words.append(tr("Not shown: {reason}").format(reason=said(cell.trouble)))
    elif cell.seen.pixmap is None:
        words.append(tr("Being read"))
    if cell.shot.flag:
        words.append(tr("Picked") if cell.shot.flag == "pick" else tr("Rejected"))
    if cell.shot.rating:
        words.append(
            tr("1 star") if cell.shot.rating == 1 else tr("{count} stars").format(count=cell.shot.rating)
        )
    if cell.edited:
        words.append(tr("Edited"))
    if cell.score is not None:
        text = tr("Quality {score} before the last edit") if cell.stale else tr("Quality {score} of 100")
        words.append(text.format(score=cell.score))
    return words
