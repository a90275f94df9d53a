"""The inspection: takes files, has them scored, and serves its commands."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from disque_studio.studio.inspection import Entry
from disque_studio.ui.desk import Desk
from disque_studio.ui.inspection import work
from disque_studio.ui.inspection.model import PictureTable
from disque_studio.ui.inspection.selected import Selected
from disque_studio.ui.inspection.view import InspectionView
from disque_studio.ui.texts import mark, plural, tr
from disque_studio.ui.workers import Job

FIND, SCORE, PREVIEW, WRITE = "inspect-find", "inspect", "inspect-thumbs", "export"
"""The lanes."""

_PICTURES = mark("Finished pictures (*.jpg *.jpeg *.png *.tif *.tiff *.webp);;All files (*)")
_FILLED = ("inspect_best", "inspect_worst", "inspect_filter", "inspect_close")
_SCORED = ("inspect_report", "inspect_csv")


class InspectionPart(QObject):
    """Owns the table and its `view`, which the window puts in the canvas's place.

    `shown` and `closed` say that the view is to be put there, or to go; `opened` names a picture to edit.
    """

    shown = Signal()
    closed = Signal()
    opened = Signal(object)
    _scored = Signal(object)
    _previewed = Signal(object, bytes, tuple)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.table = PictureTable(self)
        self.view = InspectionView(self.table, desk.actions)
        self.selected = Selected(desk, self.table, self.view, self)
        self._roots: dict[Path, None] = {}
        self._removed: set[Path] = set()
        self._previewing = False
        self._folder = Path.home()
        desk.connect(self._commands())
        self._connect()
        self._enable()

    def inspect(self, paths: Sequence[Path]) -> None:
        """Show the inspection, and score these files and the pictures of these folders in it too."""
        if not paths:
            return
        self._folder = paths[0].parent
        named = [path.absolute() for path in paths]
        self._roots |= dict.fromkeys(named)
        self._removed = {
            file for file in self._removed if file not in named and not set(file.parents) & set(named)
        }
        self.toggle(True)
        find = partial(work.find, tuple(self._roots))
        self._desk.workers.submit(FIND, find, self._take_entries, label=tr("Looking for pictures"))

    def toggle(self, on: bool) -> None:
        """Put the view in the photo's place, or the photo back."""
        self._desk.actions["inspection"].setChecked(on)
        (self.shown if on else self.closed).emit()
        if on:
            self.view.table.setFocus()

    def close(self) -> None:
        """Forget everything and go back to the photo."""
        self.stop()
        self._roots.clear()
        self._removed.clear()
        self.table.set_entries(())
        self.toggle(False)

    def stop(self) -> None:
        """End looking and scoring; what is scored stays."""
        self._desk.workers.clear(FIND)
        self._desk.workers.clear(SCORE)

    def go_on(self) -> None:
        """Score what is neither scored nor about to be."""
        rows = [row for row in self.table.rows if row.record is None and not row.asked]
        for row in rows:
            row.asked = True
        if rows:
            score = partial(work.score, tuple(row.entry for row in rows), self._scored.emit)
            label = plural("Scoring {count} picture", "Scoring {count} pictures", len(rows))
            self._desk.workers.submit(SCORE, score, lambda _: None, label=label)

    def save(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the rows that are shown, in their order: as HTML or CSV, as the file's name says."""
        write = partial(work.write, path, tuple(self.table.records()), overwrite)
        label = tr("Saving {name}").format(name=path.name)
        self._desk.workers.submit(WRITE, write, self._tell_saved, label=label)

    def _commands(self) -> dict[str, Callable[[bool], object]]:
        return {
            "inspect_pictures": lambda _: self._ask_pictures(),
            "inspect_folder": lambda _: self._ask_folder(),
            "inspection": self.toggle,
            "inspect_filter": lambda _: self.view.filter.setFocus(),
            "inspect_remove": lambda _: self._remove(),
            "inspect_report": lambda _: self._ask_target(".html", tr("Report (*.html)")),
            "inspect_csv": lambda _: self._ask_target(".csv", tr("Table (*.csv)")),
            "inspect_close": lambda _: self.close(),
        }

    def _connect(self) -> None:
        view, table = self.view, self.table
        self._scored.connect(table.take_record)
        self._previewed.connect(table.take_preview)
        table.wanted.connect(self._preview)
        table.counted.connect(self._enable)
        view.dropped.connect(self.inspect)
        view.stopped.connect(self.stop)
        view.continued.connect(self.go_on)
        view.table.removed.connect(self._remove)
        self.selected.opened.connect(self._open)
        self._desk.workers.changed.connect(self._watch)
        self._desk.document.photo_changed.connect(lambda: self._desk.actions["inspection"].setChecked(False))
        self._desk.document.photo_changed.connect(lambda: self._desk.actions["inspection"].setChecked(False))

    def _enable(self) -> None:
        actions = self._desk.actions
        for name in _FILLED:
            actions[name].setEnabled(bool(self.table.rows))
        for name in _SCORED:
            actions[name].setEnabled(any(row.record is not None for row in self.table.rows))

    def _take_entries(self, entries: tuple[Entry, ...]) -> None:
        self.table.set_entries(entry for entry in entries if entry.path not in self._removed)
        if not entries:
            self._desk.messages.show_info(
                tr("No pictures"), tr("are there: JPEG, PNG, WebP and TIFF files are scored.")
            )
        if len(self.table.rows) == 1:
            self.view.table.go_to(self.table.rows[0])
        self.go_on()

    def _watch(self) -> None:
        """Follow work that begins, ends, or is cancelled from wherever."""
        busy = self._desk.workers.busy(SCORE)
        if not busy:
            for row in self.table.rows:
                row.asked = row.record is not None
        self.table.set_busy(busy)
        self.view.show_work(finding=self._desk.workers.busy(FIND), scoring=busy)

    def _preview(self) -> None:
        if not self._previewing:
            self._previewing = True
            self._desk.workers.submit(
                PREVIEW, self._preview_wanted, lambda _: self._end_preview(), failed=self._fail_preview
            )

    def _preview_wanted(self, job: Job) -> None:
        work.preview(self.table.take_wanted, self._previewed.emit, job)

    def _end_preview(self) -> None:
        self._previewing = False

    def _fail_preview(self, error: Exception) -> None:
        self._end_preview()
        self._desk.workers.failed.emit(error)

    def _open(self, path: Path) -> None:
        self.toggle(False)
        self.opened.emit(path)

    def _remove(self) -> None:
        rows = self.view.table.rows()
        self._removed |= {row.path for row in rows}
        self.table.remove(rows)

    def _ask_pictures(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._desk.window, tr("Inspect Pictures"), str(self._folder), tr(_PICTURES)
        )
        self.inspect([Path(name) for name in names])

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._desk.window, tr("Inspect Folder"), str(self._folder))
        self.inspect([Path(name)] if name else [])

    def _ask_target(self, suffix: str, kinds: str) -> None:
        suggested = self._folder / f"{tr('scores')}{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(self._desk.window, tr("Save Scores"), str(suggested), kinds)
        if chosen:
            path = Path(chosen)
            named = path.suffix.lower() == suffix
            # The dialog has asked about replacing the file of the name that was typed, and of no other.
            self.save(path if named else path.with_name(path.name + suffix), overwrite=named)

    def _tell_saved(self, path: Path) -> None:
        self._desk.messages.show_info(path.name, tr("is saved in {folder}.").format(folder=path.parent))
