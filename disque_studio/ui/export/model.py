"""The rows of the export queue for Qt, and how they are told in words."""

# ruff: noqa: N802 - Qt names the methods

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from disque_studio.ui.export.queue import ExportQueue, Row
from disque_studio.ui.texts import as_tip, mark, said, tr

ROW = Qt.ItemDataRole.UserRole
"""The role under which a `Row` is given."""

STATES = {
    "waiting": mark("Waiting"),
    "working": mark("Exporting"),
    "done": mark("Done"),
    "skipped": mark("Left out"),
    "failed": mark("Failed"),
    "cancelled": mark("Cancelled"),
}

Index = QModelIndex | QPersistentModelIndex


class ExportModel(QAbstractListModel):
    """Gives the photos of the queue in their order."""

    def __init__(self, queue: ExportQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._count = 0
        queue.rows_added.connect(self._add)
        queue.rows_removed.connect(self._reset)
        queue.row_changed.connect(self._tell)
        self._reset()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the rows."""
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a row as a value, or in words."""
        if not index.isValid() or index.row() >= self._count:
            return None
        row = self._queue.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.item.path.name
            case Qt.ItemDataRole.ToolTipRole:
                return as_tip(
                    "\n".join(part for part in (str(row.item.path), state_text(row), outcome(row)) if part)
                )
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (row.item.path.name, state_text(row), outcome(row)) if part)
        return row if role == ROW else None

    def _add(self, first: int, last: int) -> None:
        self.beginInsertRows(QModelIndex(), first, last)
        self._count = last + 1
        self.endInsertRows()

    def _reset(self) -> None:
        self.beginResetModel()
        self._count = len(self._queue.rows)
        self.endResetModel()

    def _tell(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)


def state_text(row: Row) -> str:
    """Tell a row's state in a word or a percentage."""
    if row.state == "working":
        return f"{round(100 * row.part)} %"
    return tr(STATES[row.state])


def outcome(row: Row) -> str:
    """Tell more of a row: the file that was written, or why there is none."""
    if row.state == "done":
        return row.output
    return said(row.reason)


def output_name(row: Row) -> str:
    """Give the name of the file that a row has written."""
    return Path(row.output).name
