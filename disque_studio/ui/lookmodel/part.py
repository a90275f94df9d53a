"""Serves the commands of look models: making one, comparing it with the shipped one, using either."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from disque_studio.errors import DisqueError
from disque_studio.studio import lookmodels
from disque_studio.studio.library import Entry, Library
from disque_studio.studio.training import Asked, Run
from disque_studio.ui import drops
from disque_studio.ui.desk import Desk
from disque_studio.ui.filmstrip.supply import Supply
from disque_studio.ui.look.catalogue import Catalogue
from disque_studio.ui.lookmodel import work
from disque_studio.ui.lookmodel.compare_dialog import CompareDialog
from disque_studio.ui.lookmodel.make_dialog import MINUTES, MakeDialog
from disque_studio.ui.lookmodel.work import LANE, Pairs
from disque_studio.ui.shell.preferences import Preferences
from disque_studio.ui.texts import said, tr
from disque_studio.ui.training.part import TrainingPart
from disque_studio.ui.training.work import Told

if TYPE_CHECKING:
    from disque_studio.studio.ownpairs import Outcome


class LookModelPart(QObject):
    """Joins the trainings to what plans the looks. Which model is in use is a setting.

    When that changes, the photo, the previews and the filmstrip are made anew.
    """

    def __init__(
        self,
        desk: Desk,
        preferences: Preferences,
        training: TrainingPart,
        catalogue: Catalogue,
        supply: Supply,
    ) -> None:
        super().__init__(desk.window)
        self._desk, self._document, self._preferences = desk, desk.document, preferences
        self._training, self._catalogue, self._supply = training, catalogue, supply
        self._making: MakeDialog | None = None
        self._asked_of: set[tuple[str, ...]] = set()
        lookmodels.use(preferences.values.look_model)
        desk.connect(
            {
                "make_look_model": lambda _: self._ask(),
                "compare_look_models": lambda _: self._compare(),
                "use_look_model": lambda _: self._use(_newest()),
                "use_shipped_model": lambda _: self._use(""),
            }
        )
        preferences.changed.connect(self._follow)
        training.watcher.ended.connect(self._take_end)
        training.watcher.listed.connect(self._enable)
        desk.document.started.connect(self._check)
        desk.document.mapping_changed.connect(self._check_look)
        self._enable()

    def _ask(self) -> None:
        """Ask which pairs to learn from."""
        pairs = self._document.session.pairs
        known = self._shelf()
        live = self._training.watcher.live
        refusal = tr("A training runs; stop it first, or wait for its end.") if live is not None else ""
        dialog = MakeDialog(len(known), len(pairs) - len(known), refusal, self._desk.window)
        self._making = dialog
        dialog.folder_asked.connect(self._look_into)
        dialog.finished.connect(self._forget)
        self._desk.show_dialog(dialog, partial(self._lay_out, dialog))

    def _forget(self) -> None:
        self._making = None

    def _shelf(self) -> Pairs:
        """List the pairs of the shelf that are coded, and whose photos are known."""
        exemplars = self._document.exemplars
        return tuple(
            (pair.before, pair.after, exemplars[pair.key])
            for pair in self._document.session.pairs
            if pair.before is not None and pair.key in exemplars
        )

    def _look_into(self, folder: Path) -> None:
        drops.receive(self._desk.workers, [folder], partial(self._show_found, folder))

    def _show_found(self, folder: Path, found: drops.Sorted) -> None:
        if self._making is not None:
            self._making.show_found(folder, found.pairs)

    def _lay_out(self, dialog: MakeDialog) -> None:
        name = dialog.model_name()
        if name is None:
            return
        found = tuple((before, after, None) for before, after in dialog.found or ())
        pairs = self._shelf() if dialog.shelf.isChecked() else found
        label = tr("Preparing {count} pairs").format(count=len(pairs))
        self._desk.workers.submit(LANE, partial(work.lay_out, name, pairs), self._start, label=label)

    def _start(self, folder: Path) -> None:
        watcher = self._training.watcher
        if watcher.live is not None or watcher.busy:
            self._desk.messages.show_error(
                DisqueError(tr("A training runs; stop it first, or wait for its end."))
            )
            return
        self._training.begun.emit()
        watcher.start(Asked(lookmodels.RECIPE, folder, MINUTES))

    def _take_end(self, told: Told) -> None:
        run = self._training.watcher.run(told.out)
        if run is not None and told.phase == "done" and _makes_model(run):
            self._try(run)

    def _compare(self) -> None:
        run = self._done()
        if run is not None:
            self._try(run)

    def _done(self) -> Run | None:
        """Give the newest training that made a look model."""
        runs = self._training.watcher.runs
        return next((run for run in runs if run.phase == "done" and _makes_model(run)), None)

    def _try(self, run: Run) -> None:
        job = partial(work.finish, run.asked.data, run.out)
        self._desk.workers.submit(LANE, job, self._show, label=tr("Trying your look model"))

    def _show(self, outcome: "Outcome") -> None:
        in_use = lookmodels.active() == outcome.name
        dialog = CompareDialog(outcome, in_use=in_use, parent=self._desk.window)
        if in_use:
            dialog.shipped.clicked.connect(lambda: self._use(""))
        self._desk.show_dialog(dialog, partial(self._keep, outcome))

    def _keep(self, outcome: "Outcome") -> None:
        library = Library(builtin=lambda: self._document.looks)
        label = tr("Keeping {name}").format(name=outcome.name)
        self._desk.workers.submit(
            LANE, partial(work.keep, library, outcome), partial(self._put_to_use, outcome.name), label=label
        )

    def _put_to_use(self, name: str, entry: Entry) -> None:
        """Use a model that is kept, and put its look on the photo."""
        if lookmodels.active() == name:
            self._renew()
        self._use(name)
        self._catalogue.refresh()
        if self._document.current is not None:
            self._document.choose(entry.choice)

    def _use(self, name: str) -> None:
        self._preferences.set(lookmodels.SETTING, name)

    def _follow(self, setting: str) -> None:
        if setting != lookmodels.SETTING:
            return
        name = self._preferences.values.look_model
        lookmodels.use(name)
        self._renew()
        self._check()
        if name:
            text = tr("plans the looks of your pairs. Back with Look, Back to the Shipped Model.")
            self._desk.messages.show_info(name, text)
        else:
            text = tr("plans all looks again.")
            self._desk.messages.show_info(tr("The shipped model"), text)

    def _renew(self) -> None:
        """Make anew what was planned by another model."""
        self._catalogue.renew()
        self._supply.remake()
        self._document.replan()
        self._enable()

    def _check(self) -> None:
        """Tell if the model in use cannot be used."""
        if lookmodels.active():
            self._desk.workers.submit(LANE, work.problem, self._tell_problem)

    def _tell_problem(self, error: DisqueError | None) -> None:
        if error is not None:
            self._desk.messages.show_error(error)

    def _check_look(self) -> None:
        """Tell, once for each look, if it goes by its fits alone."""
        choice = self._document.current_edit.choice
        keys = tuple(share.key for share in choice.mix if share.on) if choice.kind == "pairs" else ()
        look = (choice.kind, choice.name, *keys)
        if choice.kind != "none" and look not in self._asked_of:
            self._asked_of.add(look)
            name = tr("Look of the pairs") if choice.kind == "pairs" else Path(choice.name).stem
            job = partial(work.fall_back, choice, dict(self._document.exemplars))
            self._desk.workers.submit(LANE, job, partial(self._tell_fall_back, name))

    def _tell_fall_back(self, name: str, reason: str | None) -> None:
        if reason is not None:
            self._desk.messages.show_info(name, said(reason))

    def _enable(self) -> None:
        actions = self._desk.actions
        actions["compare_look_models"].setEnabled(self._done() is not None)
        actions["use_look_model"].setEnabled(not lookmodels.active() and bool(lookmodels.names()))
        actions["use_shipped_model"].setEnabled(bool(lookmodels.active()))


def _makes_model(run: Run) -> bool:
    return run.asked.recipe == lookmodels.RECIPE and lookmodels.name_of(run.asked.data) is not None


def _newest() -> str:
    """Name the look model that was made last."""
    return max(lookmodels.names(), key=lambda name: lookmodels.path_of(name).stat().st_mtime, default="")
