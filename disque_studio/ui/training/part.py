"""Trainings in the window: serves their commands, and joins their panel to what follows them."""

from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from disque_studio.studio.training import Run, Trainings, home
from disque_studio.studio.training_survey import Survey, survey
from disque_studio.ui.desk import Desk
from disque_studio.ui.messages import Message
from disque_studio.ui.shell.preferences import Preferences
from disque_studio.ui.tasks import Start
from disque_studio.ui.texts import tr
from disque_studio.ui.training import closing, result, words, work
from disque_studio.ui.training.panel import TrainingPanel
from disque_studio.ui.training.samples import SampleDialog
from disque_studio.ui.training.watcher import LANE, Watcher
from disque_studio.ui.training.work import Row, Told
from disque_studio.ui.workers import Job

SURVEY_LANE = "training-survey"


class TrainingPart(QObject):
    """Owns `panel`, which the window places and brings up when `begun` says so."""

    begun = Signal()

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__(desk.window)
        self._desk, self._preferences = desk, preferences
        self.panel = TrainingPanel(desk.actions)
        self.watcher = Watcher(Trainings(home()), desk.workers, self)
        self._device = ("", "")
        self._rows: tuple[Row, ...] = ()
        self._samples: tuple[Path, object] | None = None
        self._plots = self._reconnects = False
        self._closes = ""
        desk.connect(
            {
                "training_data": lambda _: self._ask_data(),
                "training_start": lambda _: self._start(),
                "training_pause": lambda _: self._pause_or_resume(),
                "training_stop": lambda _: self.watcher.stop(),
                "training_data_folder": lambda _: self._open(self._data_folder()),
                "training_folder": lambda _: self._open(self.watcher.shown),
                "training_delete": lambda _: self._ask_delete(),
            }
        )
        self._connect()
        self._enable()

    def take_data(self, data: Path) -> None:
        """Set up a training on this data."""
        self.show(None)
        self.panel.setup.take_data(data)

    def show(self, out: Path | None) -> None:
        """Show a training in the panel; None: the form of a new one."""
        run = self.watcher.run(out)
        self._samples, self._rows = None, ()
        self.panel.show_run(run)
        self.watcher.show(None if run is None else out)
        self._enable()

    def may_close(self) -> bool:
        """Tell whether the window may close. While a training runs it asks, and closes later if told."""
        live = self.watcher.live
        if live is None or self._closes == closing.CONTINUE:
            return True
        wanted = self._closes or self._preferences.values.training_on_close
        if wanted == closing.CONTINUE:
            return True
        if wanted == closing.STOP:
            self._close_by(closing.STOP)
        else:
            name = words.title(live.asked.recipe)
            box = closing.question(self._desk.window, name, self._preferences, self._close_by)
            self._desk.show_dialog(box)
        return False

    def close(self) -> None:
        """Follow nothing any more; a training that runs goes on."""
        self.watcher.close()
        self.panel.view.curves.close_down()

    def _connect(self) -> None:
        panel, watcher = self.panel, self.watcher
        self._desk.document.started.connect(self._started)
        panel.chosen.connect(self.show)
        panel.dropped.connect(self.take_data)
        panel.seen.connect(self._wake)
        panel.setup.changed.connect(self._survey)
        panel.view.samples.grid.picked.connect(self._enlarge)
        watcher.listed.connect(self._show_list)
        watcher.told.connect(self._show_told)
        watcher.ended.connect(self._tell_end)
        watcher.failed.connect(self._desk.messages.show_error)

    def _started(self, start: Start) -> None:
        self._device = (start.device, start.reason)
        self.panel.setup.show_device(start.device, start.reason)
        self._reconnects = True
        self.watcher.refresh()

    def _wake(self) -> None:
        """Do what was put off until the panel is in sight."""
        if not self._plots and self.panel.in_sight():
            self._plots = True
            self._desk.workers.submit(LANE, _load_plots, lambda _: self.panel.view.curves.make_plot())
        self.watcher.attend(True)

    def _survey(self) -> None:
        """Have the trainer look into the data that is set up."""
        setup = self.panel.setup
        self._desk.workers.clear(SURVEY_LANE)
        self._enable()
        if setup.data is None:
            return
        look = partial(_look, self.watcher.trainings, setup.recipe.currentData(), setup.data)
        self._desk.workers.submit(SURVEY_LANE, look, self._take_survey, failed=self._take_trouble)

    def _take_survey(self, found: Survey) -> None:
        self.panel.setup.show_survey(found)
        self._enable()

    def _take_trouble(self, error: Exception) -> None:
        self.panel.setup.show_trouble(error)
        self._enable()

    def _start(self) -> None:
        asked = self.panel.setup.asked()
        if asked is not None and self.watcher.live is None and not self.watcher.busy:
            self.begun.emit()
            self.watcher.start(asked)
            self._enable()

    def _pause_or_resume(self) -> None:
        live, shown = self.watcher.live, self.watcher.run(self.watcher.shown)
        if live is not None:
            self.watcher.pause(live.phase != "paused" and not self.watcher.pausing)
        elif shown is not None and shown.resumable and not self.watcher.busy:
            self.watcher.resume(shown.out)
        self._enable()

    def _show_list(self) -> None:
        self.panel.show_runs(self.watcher.runs)
        if self._reconnects:
            self._reconnects = False
            self._tell_live()
        if self.watcher.shown != self.panel.shown:
            self.show(self.watcher.shown)
        self._enable()

    def _tell_live(self) -> None:
        """Tell of a training that was found running."""
        live = self.watcher.live
        if live is not None:
            text = tr("{name} goes on in the background.").format(name=words.title(live.asked.recipe))
            self._desk.messages.show_info(tr("Training"), text)
            self.watcher.shown = live.out

    def _show_told(self, told: Told) -> None:
        watcher = self.watcher
        watcher.attend(self.panel.in_sight())
        self.panel.show_runs(watcher.runs)
        if told.out == self.panel.shown:
            self.panel.view.show_told(told, self._device, pausing=watcher.pausing, stopping=watcher.stopping)
            self._load_samples(told)
        self._enable()

    def _load_samples(self, told: Told) -> None:
        key = (told.out, told.standing.samples_step)
        if not told.standing.samples or key == self._samples:
            return
        self._samples = key
        load = partial(work.load_samples, told.out, told.standing.samples)
        self._desk.workers.submit(LANE, load, partial(self._show_samples, told))

    def _show_samples(self, told: Told, rows: tuple[Row, ...]) -> None:
        if told.out == self.panel.shown:
            self._rows = rows
            self.panel.view.show_samples(rows, told.standing.samples_step)

    def _enlarge(self, row: int) -> None:
        if self._rows:
            self._desk.show_dialog(SampleDialog(self._rows, row, self._desk.window))

    def _tell_end(self, told: Told) -> None:
        run = self.watcher.run(told.out)
        name = words.title(run.asked.recipe) if run is not None else ""
        subject, text = tr("Training"), f"{name}: {result.in_words(told)}"
        if self._closes:
            self._desk.window.close()
        elif told.phase in ("failed", "ended"):
            self._desk.messages.show_message(Message(subject, text, str(told.out)))
        else:
            self._desk.messages.show_info(subject, text)

    def _close_by(self, answer: str) -> None:
        self._closes = answer
        if answer == closing.STOP and self.watcher.live is not None:
            if not self.watcher.stopping:
                self.watcher.stop()
        else:
            self._desk.window.close()

    def _ask_data(self) -> None:
        folder = self.panel.setup.data or Path.home()
        chosen = QFileDialog.getExistingDirectory(
            self._desk.window, tr("Choose a Folder to Learn From"), str(folder)
        )
        if chosen:
            self.begun.emit()
            self.take_data(Path(chosen))

    def _ask_delete(self) -> None:
        run = self.watcher.run(self.watcher.shown)
        if run is None or run.alive:
            return
        box = QMessageBox(self._desk.window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Delete Training"))
        box.setText(tr("Delete {name} with all its checkpoints?").format(name=words.title(run.asked.recipe)))
        box.setInformativeText(tr("This cannot be undone. {folder}").format(folder=run.out))
        delete = box.addButton(tr("&Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(tr("&Keep"), QMessageBox.ButtonRole.RejectRole))
        delete.clicked.connect(partial(self._delete, run))
        self._desk.show_dialog(box)

    def _delete(self, run: Run) -> None:
        self.show(None)
        self.watcher.delete(run.out)

    def _data_folder(self) -> Path | None:
        shown = self.watcher.run(self.watcher.shown)
        return self.panel.setup.data if shown is None else shown.asked.data

    def _open(self, folder: Path | None) -> None:
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _refusal(self) -> str:
        """Say why nothing can be started now."""
        live = self.watcher.live
        if live is not None:
            name = words.title(live.asked.recipe)
            return tr("{name} is being trained; stop it first, or wait for its end.").format(name=name)
        return self.panel.setup.missing()

    def _enable(self) -> None:
        watcher, actions = self.watcher, self._desk.actions
        live, shown = watcher.live, watcher.run(watcher.shown)
        refusal = self._refusal()
        resumes = live is None and shown is not None and shown.resumable
        actions["training_start"].setEnabled(not refusal and not watcher.busy)
        actions["training_pause"].setEnabled((live is not None or resumes) and not watcher.busy)
        actions["training_stop"].setEnabled(live is not None)
        actions["training_data_folder"].setEnabled(self._data_folder() is not None)
        actions["training_folder"].setEnabled(shown is not None)
        actions["training_delete"].setEnabled(shown is not None and not shown.alive)
        goes_on = resumes or (live is not None and live.phase == "paused")
        text = tr("&Resume Training") if goes_on else tr("&Pause Training")
        actions["training_pause"].setText(text)
        self.panel.setup.show_refusal(refusal if self.panel.setup.data or live else "")


def _look(trainings: Trainings, recipe: str, data: Path, job: Job) -> Survey:
    general = trainings.general(recipe)
    return survey(recipe, data, home=trainings.folder, general=general, cancelled=job.cancelled)


def _load_plots(job: Job) -> None:
    import_module("pyqtgraph")
