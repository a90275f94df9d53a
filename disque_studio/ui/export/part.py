"""Puts exporting together: the dialog, the queue, its panel, and the commands of the File menu."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from disque_studio.errors import DisqueError
from disque_studio.studio import colourconfig, folders, lookmodels
from disque_studio.studio.batch import Item
from disque_studio.studio.naming import EXAMPLE, Facts
from disque_studio.studio.placing import day_of, look_word
from disque_studio.studio.presets import ExportPreset, Presets
from disque_studio.studio.session import Shot
from disque_studio.ui.desk import Desk
from disque_studio.ui.dialogs.save import SaveDialog
from disque_studio.ui.export.dialog import ExportDialog, Offered
from disque_studio.ui.export.panel import ExportPanel
from disque_studio.ui.export.queue import ExportQueue, Request, Row
from disque_studio.ui.messages import Message
from disque_studio.ui.texts import plural, said, tr

_TOLD_FAILURES = 20


class ExportPart(QObject):
    """Owns the queue; the window places `panel` and brings it up when `begun` says so."""

    begun = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk, self._document = desk, desk.document
        self.presets = Presets(told=desk.messages.show_error)
        self.queue = ExportQueue(desk.workers, self)
        self._closes = False
        desk.connect(
            {
                "save": lambda _: self._ask_file(),
                "export": lambda _: self._ask(),
                "export_again": lambda _: self._again(),
                "pause_export": lambda _: self.queue.pause(not self.queue.paused),
                "cancel_export": lambda _: self.queue.cancel(),
            }
        )
        self.panel = ExportPanel(self.queue, desk.actions)
        self.queue.changed.connect(self._enable)
        self.queue.ended.connect(self._tell)
        self._enable()

    def export(self, shots: Sequence[Shot], preset: ExportPreset) -> None:
        """Export photos, and remember the preset."""
        document = self._document
        try:
            self.presets.keep_last(preset)
        except DisqueError as error:
            self._desk.messages.show_error(error)
        pairs = [file for pair in document.session.pairs for file in (pair.before, pair.after)]
        originals = [*(shot.path for shot in document.session.shots), *(file for file in pairs if file)]
        items = tuple(Item(shot.path, shot.edit, shot.rating) for shot in shots)
        self.queue.add(
            Request(
                items,
                preset,
                dict(document.exemplars),
                tuple(originals),
                lookmodels.active(),
                colourconfig.used(),
            )
        )
        self.begun.emit()

    def may_close(self) -> bool:
        """Tell whether the window may close; while photos are exported it asks, and closes later if told."""
        if not self.queue.busy:
            return True
        box = QMessageBox(self._desk.window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Export"))
        left = self.queue.count("waiting", "working")
        box.setText(
            plural("{count} photo is still being exported.", "{count} photos are still being exported.", left)
        )
        box.setInformativeText(tr("What is written already stays in any case."))
        wait = box.addButton(tr("&Close When Done"), QMessageBox.ButtonRole.AcceptRole)
        stop = box.addButton(tr("&Stop and Close"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr("&Keep Open"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(wait)
        wait.clicked.connect(lambda: self._close_later(stop=False))
        stop.clicked.connect(lambda: self._close_later(stop=True))
        self._desk.show_dialog(box)
        return False

    def close(self) -> None:
        """End all work at once."""
        self.queue.close()

    def _close_later(self, *, stop: bool) -> None:
        self._closes = True
        if stop:
            self.queue.cancel()
        self._close_if_done()

    def _close_if_done(self) -> None:
        if self._closes and not self.queue.busy:
            self._desk.window.close()

    def _offered(self) -> Offered:
        document = self._document
        by_path = document.session.by_path
        selected = tuple(by_path[path] for path in document.selected if path in by_path)
        return Offered(document.shot, selected, document.session.shots)

    def _ask(self) -> None:
        offered = self._offered()
        if not offered.shown:
            return
        dialog = ExportDialog(offered, self.presets, self._facts_of, self._desk.window)
        self._desk.show_dialog(dialog, lambda: self.export(dialog.shots(), dialog.preset()))

    def _again(self) -> None:
        """Export the selected photos as the last ones were; where that needs an answer, ask."""
        offered = self._offered()
        shots = offered.groups()[offered.usual()]
        preset = self.presets.last()
        if not shots or (preset.rule == "folder" and not preset.folder):
            self._ask()
        else:
            self.export(shots, preset)

    def _ask_file(self) -> None:
        shot = self._document.shot
        if shot is None or not self._document.ready:
            return
        last = self.presets.last()
        name = f"{shot.path.stem}_look{last.suffix}"
        dialog = SaveDialog(folders.beside(shot.path) / name, last, self._desk.window)
        self._desk.show_dialog(dialog, lambda: self._document.save(dialog.output()))

    def _facts_of(self, shot: Shot, count: int, preset: ExportPreset) -> Facts:
        """Give what is known of a photo without reading it: an example is not worth the wait."""
        opened = self._document.photo
        names = {pair.key: pair.name for pair in self._document.session.pairs}
        width, height = EXAMPLE.width, EXAMPLE.height
        if opened is not None and opened.path == shot.path:
            width, height = opened.pyramid.size
        width, height = preset.size.of(width, height)
        return Facts(
            name=shot.path.stem,
            look=look_word(shot.edit.choice, names),
            count=count,
            rating=shot.rating,
            date=_day(shot.path),
            width=width,
            height=height,
            folder=shot.path.parent.name,
        )

    def _enable(self) -> None:
        for name in ("pause_export", "cancel_export"):
            self._desk.actions[name].setEnabled(self.queue.busy)
        self._desk.actions["pause_export"].setChecked(self.queue.paused)

    def _tell(self, rows: Sequence[Row], trouble: str) -> None:
        failed = [row for row in rows if row.state == "failed"]
        done = [row for row in rows if row.state == "done"]
        if not self.queue.busy:
            self._close_if_done()
        if failed:
            text = plural("{count} photo was not exported.", "{count} photos were not exported.", len(failed))
            told = [f"{row.item.path}: {said(row.reason)}" for row in failed[:_TOLD_FAILURES]]
            message = Message(tr("Export"), f"{text} {trouble}".strip(), "\n".join(told))
            self._desk.messages.show_message(message)
        elif done:
            where = {Path(row.output).parent for row in done}
            text = plural("{count} photo is exported", "{count} photos are exported", len(done))
            folder = tr("in {folder}.").format(folder=next(iter(where))) if len(where) == 1 else ""
            self._desk.messages.show_info(tr("Export"), f"{text} {folder}".strip())


def _day(path: Path) -> str:
    try:
        return day_of(path)
    except OSError:
        return EXAMPLE.date
