"""The inspection's table on the screen: columns, sorting by their heads, and the keys that rows answer to."""

# ruff: noqa: N802 - Qt names the event handlers

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from disque_studio.ui.inspection.model import (
    FIRST_METRIC,
    NAME_COLUMN,
    PICTURE_COLUMN,
    SIZE_COLUMN,
    THUMB_SIZE,
    PictureTable,
)
from disque_studio.ui.inspection.painting import ROW_HEIGHT, CellPainter
from disque_studio.ui.inspection.rows import Row
from disque_studio.ui.texts import tr

_LEAST_NAME = 200
_SIZE_WIDTH = 104
_SCORE_WIDTH = 118
_ARROW_WIDTH = 14


class PictureView(QTableView):
    """Shows a `PictureTable`. Enter opens, Delete removes, Ctrl+C copies, what `menu` holds is at hand."""

    opened = Signal(object)
    removed = Signal()
    copied = Signal()
    sorted = Signal(int, bool)
    selection_changed = Signal()

    def __init__(self, table: PictureTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._sorted = (-1, False)
        self.menu = QMenu(self)
        self.setObjectName("inspection-table")
        self.setAccessibleName(tr("Pictures and their scores"))
        self.setModel(table)
        self.setItemDelegate(CellPainter(table, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self._set_up_heads()
        self.doubleClicked.connect(lambda index: self.opened.emit(table.shown[index.row()]))
        table.columnsInserted.connect(self._fit_columns)
        table.columnsInserted.connect(lambda: self._select(self.rows()))

    def rows(self) -> list[Row]:
        """Give the selected rows, from top to bottom."""
        chosen = sorted(place for first, last in self._spans() for place in range(first, last + 1))
        return [self._table.shown[place] for place in chosen]

    def count(self) -> int:
        """Count the selected rows, quickly."""
        return sum(last - first + 1 for first, last in self._spans())

    def go_to(self, row: Row) -> None:
        """Select a row and bring it into sight."""
        index = self._table.index_of(row)
        if index.isValid():
            self.setCurrentIndex(index)
            self.selectRow(index.row())
            self.scrollTo(index)
            self.setFocus()

    def choose(self, rows: list[Row]) -> None:
        """Select these rows and bring the first into sight."""
        self._select(rows)
        if rows:
            self.scrollTo(self._table.index_of(rows[0]))

    def sort(self, column: int, *, descending: bool) -> None:
        """Sort by a column; one below 0 brings back the order of the files."""
        self._sorted = column, descending
        self._table.sort(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        self.sorted.emit(column, descending)

    def selectionChanged(self, chosen: QItemSelection, before: QItemSelection) -> None:
        """Tell that other rows are selected."""
        super().selectionChanged(chosen, before)
        self.selection_changed.emit()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that rows answer to from the window's shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Copy) or event.key() == Qt.Key.Key_Delete)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, copy or remove the selected rows."""
        current = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self.opened.emit(self._table.shown[current.row()])
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give names the space that the other columns leave."""
        super().resizeEvent(event)
        self._fit_columns()

    def _select(self, rows: list[Row]) -> None:
        chosen = QItemSelection()
        for row in rows:
            index = self._table.index_of(row)
            if index.isValid():
                chosen.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def _spans(self) -> list[tuple[int, int]]:
        """Give the first and last place of each run of selected rows, also where columns came since."""
        chosen = self.selectionModel().selection()
        runs = [chosen.at(number) for number in range(chosen.count())]
        return [(run.top(), run.bottom()) for run in runs if run.left() == PICTURE_COLUMN]

    def _set_up_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setSectionsClickable(True)
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setMinimumSectionSize(56)
        heads.setFixedHeight(28)
        heads.sectionClicked.connect(self._sort_by_head)

    def _sort_by_head(self, column: int) -> None:
        if column == PICTURE_COLUMN:
            return
        before, descending = self._sorted
        self.sort(column, descending=not descending if before == column else column >= FIRST_METRIC)

    def _fit_columns(self) -> None:
        heads = self.horizontalHeader()
        scores = [
            max(heads.sectionSizeHint(FIRST_METRIC + place) + _ARROW_WIDTH, _SCORE_WIDTH)
            for place in range(self._table.columnCount() - FIRST_METRIC)
        ]
        others = THUMB_SIZE.width() + 24 + _SIZE_WIDTH + sum(scores)
        self.setColumnWidth(PICTURE_COLUMN, THUMB_SIZE.width() + 24)
        self.setColumnWidth(NAME_COLUMN, max(self.viewport().width() - others, _LEAST_NAME))
        self.setColumnWidth(SIZE_COLUMN, _SIZE_WIDTH)
        for place, width in enumerate(scores):
            self.setColumnWidth(FIRST_METRIC + place, width)

    def _show_menu(self, at: QPoint) -> None:
        if self.indexAt(at).isValid():
            self.menu.popup(self.viewport().mapToGlobal(at))
