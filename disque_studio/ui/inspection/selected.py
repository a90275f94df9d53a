"""What can be done with the selected rows: compare, edit, show, copy."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from disque_studio.ui.desk import Desk
from disque_studio.ui.inspection import work
from disque_studio.ui.inspection.compare import CompareDialog
from disque_studio.ui.inspection.model import PictureTable
from disque_studio.ui.inspection.pane import Pane
from disque_studio.ui.inspection.rows import Row
from disque_studio.ui.inspection.view import InspectionView
from disque_studio.ui.texts import said

READ = "inspect-read"
"""The lane that pictures are read in for the comparison."""

_SELECTING = ("inspect_open", "inspect_reveal", "inspect_copy", "inspect_remove")


class Selected(QObject):
    """Serves the commands of the selected rows; `opened` names a picture that is to be edited."""

    opened = Signal(object)

    def __init__(self, desk: Desk, table: PictureTable, view: InspectionView, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._table, self._view = desk, table, view
        desk.connect(
            {
                "inspect_best": lambda _: self.go_to_end(best=True),
                "inspect_worst": lambda _: self.go_to_end(best=False),
                "inspect_compare": lambda _: self.compare(),
                "inspect_open": lambda _: self._open(view.table.rows()),
                "inspect_reveal": lambda _: self.reveal(),
                "inspect_copy": lambda _: self.copy(),
            }
        )
        view.table.opened.connect(lambda row: self._open([row]))
        view.table.copied.connect(self.copy)
        view.table.selection_changed.connect(self._enable)
        table.modelReset.connect(self._enable)
        self._enable()

    def compare(self) -> CompareDialog | None:
        """Show two rows side by side, where two are selected."""
        rows = self._view.table.rows()
        if len(rows) != 2:
            return None
        dialog = CompareDialog(rows, self._table.metrics, self._desk.window)
        dialog.resize(self._desk.window.size() * 0.94)
        jobs = [
            self._desk.workers.submit(
                READ,
                partial(work.levels, row.path),
                pane.show_levels,
                failed=partial(self._refuse, pane),
            )
            for row, pane in zip(rows, dialog.panes, strict=True)
        ]
        for job in jobs:
            dialog.finished.connect(lambda _, job=job: job.cancel())
        self._desk.show_dialog(dialog)
        return dialog

    def copy(self) -> None:
        """Copy the selected rows as text for a spreadsheet."""
        from disque_studio.studio import report

        records = [row.record for row in self._view.table.rows() if row.record is not None]
        if records:
            QGuiApplication.clipboard().setText(report.csv_text(records, delimiter="\t"))

    def reveal(self) -> None:
        """Open the folder of the first selected row in the system's file manager."""
        for row in self._view.table.rows()[:1]:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(row.path.parent)))

    def go_to_end(self, *, best: bool) -> None:
        """Select the best or worst picture by the metric that the table is sorted by, else by the first."""
        ends = self._table.ends.best if best else self._table.ends.worst
        names = [self._table.sorted_by, *(name for name, _ in self._table.metrics)]
        row = next((ends[name] for name in names if name in ends), None)
        if row is not None:
            self._view.table.go_to(row)

    def _open(self, rows: Sequence[Row]) -> None:
        for row in rows[:1]:
            self.opened.emit(row.path)

    def _enable(self) -> None:
        count = self._view.table.count()
        for name in _SELECTING:
            self._desk.actions[name].setEnabled(count > 0)
        self._desk.actions["inspect_compare"].setEnabled(count == 2)

    def _refuse(self, pane: Pane, error: Exception) -> None:
        pane.say(said(str(error)))
