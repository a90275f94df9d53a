"""The inspection's table as Qt's views ask for it; it fills as results come."""

# ruff: noqa: N802 - Qt names the methods

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPixmap

from disque_studio.studio.inspection import Entry, Record, shown
from disque_studio.ui.inspection.rows import NAME, SIZE, Ends, Row, matching, metrics_of, ordered
from disque_studio.ui.texts import as_tip, said, tr

Index = QModelIndex | QPersistentModelIndex

PICTURE_COLUMN, NAME_COLUMN, SIZE_COLUMN, FIRST_METRIC = range(4)
THUMB_SIZE = QSize(78, 48)

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `Row` of an index."""
METRIC_ROLE = Qt.ItemDataRole.UserRole + 1
"""The metric of a column's header."""

_SORT_MS = 300
"""How long results gather before rows move to their places."""
_PIXMAPS = 400
_NOWHERE = QModelIndex()


class PictureTable(QAbstractTableModel):
    """Holds all rows; shows those that match the filter, in order.

    `wanted` says that visible rows lack a thumbnail: `take_wanted` names them. `counted` says that rows came,
    went or were scored. With `busy` on, rows without a result are shown as waiting.
    """

    wanted = Signal()
    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.shown: list[Row] = []
        self.metrics: list[tuple[str, str]] = []
        self.ends = Ends()
        self.busy = False
        self._by_path: dict[Path, Row] = {}
        self._places: dict[Row, int] = {}
        self._filter = ""
        self._order: tuple[str, bool] | None = None
        self._pixmaps: OrderedDict[tuple[Row, float], QPixmap] = OrderedDict()
        self._missing: dict[Row, None] = {}
        self._tried: set[Row] = set()
        self._settling = QTimer(self, singleShot=True, interval=_SORT_MS)
        self._settling.timeout.connect(self.settle)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows that are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count thumbnail, name, size and the metrics."""
        return 0 if parent.isValid() else FIRST_METRIC + len(self.metrics)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a cell's text, tooltip, or its row."""
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        row = self.shown[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(self._tip(row, index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() >= SIZE_COLUMN:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        metric = self.metric(section)
        if role == Qt.ItemDataRole.DisplayRole:
            fixed = {NAME_COLUMN: tr("Name"), SIZE_COLUMN: tr("Size")}
            title = fixed.get(section, "") if metric is None else metric[1]
            return f"{title} {self._arrow(section)}".rstrip()
        if role == METRIC_ROLE:
            return None if metric is None else metric[0]
        if role == Qt.ItemDataRole.ToolTipRole and section > PICTURE_COLUMN:
            return tr("Click to sort by this column")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section >= SIZE_COLUMN else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, now and as results come; a column below 0 keeps the order of the files."""
        by = self._order_of(column)
        self._order = None if by is None else (by, order == Qt.SortOrder.DescendingOrder)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.settle()

    def filter(self, words: str) -> None:
        """Show only the rows whose path has each of these words."""
        if words == self._filter:
            return
        self.beginResetModel()
        self._filter = words
        self._set_shown(self._arranged())
        self.endResetModel()

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Have a row for each of these; what is known of an entry that was here already stays."""
        entries = tuple(entries)
        paths = {entry.path for entry in entries}
        self.remove([row for row in self.rows if row.path not in paths])
        added = []
        for entry in entries:
            row = self._by_path.get(entry.path)
            if row is None:
                self._by_path[entry.path] = row = Row(entry)
                added.append(row)
            elif row.entry != entry:
                row.entry, row.record, row.asked = entry, None, False
        self.rows += added
        new = matching(added, self._filter)
        if new:
            first = len(self.shown)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._set_shown([*self.shown, *new])
            self.endInsertRows()
        self._recount()
        self.settle()

    def remove(self, rows: Sequence[Row]) -> None:
        """Take rows off the table."""
        if not rows:
            return
        gone = set(rows)
        self.beginResetModel()
        self.rows = [row for row in self.rows if row not in gone]
        self._by_path = {row.path: row for row in self.rows}
        self._set_shown(self._arranged())
        self.endResetModel()
        self._recount()

    def take_record(self, record: Record) -> None:
        """Take a result; that of an entry that has changed since is left aside."""
        row = self._by_path.get(record.entry.path)
        if row is None or row.entry != record.entry:
            return
        row.record = record
        row.size = record.size or row.size
        if record.thumbnail:
            self._show_thumbnail(row, record.thumbnail)
        self._learn_metrics(row)
        for changed in self.ends.take(row) | {row}:
            self._changed(changed)
        if self._order is not None and not self._settling.isActive():
            self._settling.start()
        self.counted.emit()

    def take_preview(self, path: Path, thumbnail: bytes, size: tuple[int, int]) -> None:
        """Take a thumbnail and the size that were read before the result."""
        row = self._by_path.get(path)
        if row is not None and row.record is None:
            row.size = size
            self._show_thumbnail(row, thumbnail)
            self._changed(row)

    def take_wanted(self) -> list[Path]:
        """Give the files that were painted without a thumbnail since the last call; from any thread."""
        missing, self._missing = self._missing, {}
        return [row.path for row in missing if not row.thumbnail and row.record is None]

    def set_busy(self, busy: bool) -> None:
        """Say whether results are on their way."""
        if busy != self.busy:
            self.busy = busy
            self._all_changed()

    @property
    def sorted_by(self) -> str:
        """What the rows are sorted by: "", `rows.NAME`, `rows.SIZE` or a metric."""
        return "" if self._order is None else self._order[0]

    def metric(self, column: int) -> tuple[str, str] | None:
        """Give a column's metric as (name, title)."""
        place = column - FIRST_METRIC
        return self.metrics[place] if 0 <= place < len(self.metrics) else None

    def row(self, path: Path) -> Row | None:
        """Give the row of a file."""
        return self._by_path.get(path)

    def index_of(self, row: Row, column: int = NAME_COLUMN) -> QModelIndex:
        """Give where a row is shown; an invalid index where it is not."""
        place = self._places.get(row)
        return QModelIndex() if place is None else self.index(place, column)

    def records(self) -> list[Record]:
        """Give the results of the rows that are shown, in their order."""
        return [row.record for row in self.shown if row.record is not None]

    def pixmap(self, row: Row, scale: float) -> QPixmap | None:
        """Give a row's thumbnail for a screen of `scale` device pixels each; None where none is known yet."""
        if not row.thumbnail:
            if row.record is None and row not in self._tried:
                self._tried.add(row)
                self._missing[row] = None
                self.wanted.emit()
            return None
        pixmap = self._pixmaps.pop((row, scale), None) or _pixmap(row.thumbnail, scale)
        self._pixmaps[row, scale] = pixmap
        if len(self._pixmaps) > _PIXMAPS:
            self._pixmaps.popitem(last=False)
        return pixmap

    def settle(self) -> None:
        """Bring the rows into their order."""
        arranged = self._arranged()
        if arranged == self.shown:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self.shown[index.row()] for index in before]
        self._set_shown(arranged)
        after = [self.index_of(row, index.column()) for row, index in zip(held, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _text(self, row: Row, column: int) -> str:
        if column == NAME_COLUMN:
            return row.path.name
        if column == SIZE_COLUMN:
            return f"{row.size[0]} × {row.size[1]}" if row.size else ""
        metric = self.metric(column)
        if metric is None:
            return ""
        score = row.score(metric[0])
        if score is not None:
            return shown(score.value, score.range)
        return "…" if row.record is None and self.busy else "–"

    def _tip(self, row: Row, column: int) -> str:
        metric = self.metric(column)
        if metric is not None:
            score = row.score(metric[0])
            return "" if score is None else f"{score.title}: {score.value!r} {score.unit}".rstrip()
        lines = [str(row.path)]
        if row.entry.reference is not None:
            lines.append(tr("Compared with {photo}").format(photo=row.entry.reference))
        hints = () if row.record is None else row.record.hints
        return "\n".join([*lines, *map(said, (*row.troubles, *hints))])

    def _order_of(self, column: int) -> str | None:
        metric = self.metric(column)
        return {NAME_COLUMN: NAME, SIZE_COLUMN: SIZE}.get(column) if metric is None else metric[0]

    def _arrow(self, column: int) -> str:
        if self._order is None or self._order[0] != self._order_of(column):
            return ""
        return "▼" if self._order[1] else "▲"

    def _arranged(self) -> list[Row]:
        rows = matching(self.rows, self._filter) if self._filter else list(self.rows)
        return rows if self._order is None else ordered(rows, self._order[0], descending=self._order[1])

    def _set_shown(self, rows: list[Row]) -> None:
        self.shown = rows
        self._places = {row: place for place, row in enumerate(rows)}

    def _learn_metrics(self, row: Row) -> None:
        found = metrics_of([row], self.metrics)
        if len(found) > len(self.metrics):
            first = self.columnCount()
            self.beginInsertColumns(QModelIndex(), first, FIRST_METRIC + len(found) - 1)
            self.metrics = found
            self.endInsertColumns()

    def _recount(self) -> None:
        self.ends = Ends()
        for row in self.rows:
            self.ends.take(row)
        self._all_changed()
        self.counted.emit()

    def _show_thumbnail(self, row: Row, thumbnail: bytes) -> None:
        row.thumbnail = thumbnail
        for key in [key for key in self._pixmaps if key[0] is row]:
            del self._pixmaps[key]

    def _changed(self, row: Row) -> None:
        first = self.index_of(row, PICTURE_COLUMN)
        if first.isValid():
            self.dataChanged.emit(first, first.siblingAtColumn(self.columnCount() - 1))

    def _all_changed(self) -> None:
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, self.columnCount() - 1))


def _pixmap(data: bytes, scale: float) -> QPixmap:
    image = QImage.fromData(data)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    pixmap = QPixmap.fromImage(image.scaled(THUMB_SIZE * scale, keep, smooth))
    pixmap.setDevicePixelRatio(scale)
    return pixmap
