"""Serves the commands that keep, bring in, give out, rename and delete looks."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox

from disque_studio.studio.library import Entry, fit_name
from disque_studio.studio.session import Choice
from disque_studio.ui import drops
from disque_studio.ui.desk import Desk
from disque_studio.ui.look.catalogue import Catalogue
from disque_studio.ui.look.looks import Looks
from disque_studio.ui.texts import plural, tr

_LONGEST_NAME = 60


class LookFiles(QObject):
    """Asks for names and files; a look that photos use is changed there in the same breath."""

    def __init__(self, desk: Desk, catalogue: Catalogue, looks: Looks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._document = desk, desk.document
        self._catalogue, self._looks = catalogue, looks
        self._folder = Path.home()
        desk.connect(
            {
                "keep_look": lambda _: self._ask_name_to_keep(),
                "save_look": lambda _: self._ask_target_of_mix(),
                "open_look": lambda _: self._ask_look(),
                "import_look": lambda _: self._ask_imports(),
                "favourite_look": self._with_look(catalogue.mark),
                "open_on_shelf": self._with_look(lambda entry: desk.document.open_look(entry.path)),
                "export_look": self._with_look(self._ask_export),
                "rename_look": self._with_look(self._ask_new_name),
                "delete_look": self._with_look(self._delete),
            }
        )
        looks.dropped.connect(catalogue.take)
        catalogue.kept.connect(self._tell_kept)
        catalogue.exported.connect(
            lambda path: desk.messages.show_info(
                path.name, tr("is saved in {folder}.").format(folder=path.parent)
            )
        )

    def _with_look(self, do: Callable[[Entry], object]) -> Callable[[bool], None]:
        def run(_: bool) -> None:
            entry = self._looks.current()
            if entry is not None:
                do(entry)

        return run

    def _tell_kept(self, entry: Entry) -> None:
        self._desk.messages.show_info(entry.name, tr("is in your library."))

    def _mix_name(self) -> str:
        names = [pair.name for s in self._document.mixed() if (pair := self._document.session.pair(s.key))]
        return fit_name(" + ".join(names)[:_LONGEST_NAME])

    def _ask_name_to_keep(self) -> None:
        if self._document.mixed():
            self._ask_text(tr("Keep Look"), tr("Name of the look:"), self._mix_name(), self._catalogue.keep)

    def _ask_new_name(self, entry: Entry) -> None:
        if not entry.builtin:
            self._ask_text(
                tr("Rename Look"), tr("New name:"), entry.name, lambda name: self._rename(entry, name)
            )

    def _ask_text(self, title: str, label: str, text: str, take: Callable[[str], object]) -> None:
        dialog = QInputDialog(self._desk.window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        dialog.resize(380, dialog.sizeHint().height())

        def accept() -> None:
            if dialog.textValue().strip():
                take(dialog.textValue().strip())

        self._desk.show_dialog(dialog, accept)

    def _rename(self, entry: Entry, name: str) -> None:
        renamed = self._catalogue.rename(entry, name)
        if renamed is not None:
            label = tr("Rename look {name}").format(name=renamed.name)
            self._exchange(label, entry.choice, renamed.choice)

    def _delete(self, entry: Entry) -> None:
        if entry.builtin:
            return
        used = sum(_uses(shot.edit.choice, entry.choice) for shot in self._document.session.shots)
        question = plural(
            "{count} photo has this look and will be without one.",
            "{count} photos have this look and will be without one.",
            used,
        )
        if used and not self._agreed(tr("Delete {name}?").format(name=entry.name), question):
            return
        if not self._catalogue.trash(entry):
            lost = tr("It cannot be moved to the trash. Deleted for good, it does not come back.")
            if not self._agreed(tr("Delete {name} for good?").format(name=entry.name), lost):
                return
            self._catalogue.delete(entry)
        self._exchange(tr("Delete look {name}").format(name=entry.name), entry.choice, Choice("none"))

    def _agreed(self, title: str, text: str) -> bool:
        buttons = QMessageBox.StandardButton
        asked = QMessageBox.question(self._desk.window, title, text, buttons.Yes | buttons.Cancel)
        return asked == buttons.Yes

    def _exchange(self, label: str, old: Choice, new: Choice) -> None:
        """Put another look on the photos that have this one."""
        session = self._document.session
        shots = []
        for shot in session.shots:
            if _uses(shot.edit.choice, old):
                choice = replace(shot.edit.choice, kind=new.kind, name=new.name)
                shots.append(replace(shot, edit=replace(shot.edit, choice=choice)))
        self._document.change(label, session.replacing(shots))

    def _ask_look(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._desk.window, tr("Open Look"), str(self._folder), tr(drops.LOOK_FILTER)
        )
        if path:
            self._folder = Path(path).parent
            self._document.open_look(Path(path))

    def _ask_imports(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self._desk.window, tr("Import Looks"), str(self._folder), tr(drops.LOOK_FILTER)
        )
        if paths:
            self._folder = Path(paths[0]).parent
            self._catalogue.take([Path(path) for path in paths])

    def _ask_export(self, entry: Entry) -> None:
        target = self._ask_target(tr("Export Look"), entry.name)
        if target is not None:
            self._catalogue.export(entry, target[0], overwrite=target[1])

    def _ask_target_of_mix(self) -> None:
        target = self._ask_target(tr("Save Look"), self._mix_name())
        if target is not None:
            self._document.save_look(target[0], overwrite=target[1])

    def _ask_target(self, title: str, name: str) -> tuple[Path, bool] | None:
        """Ask for a file; whether it may be replaced comes with it."""
        suggested = self._folder / f"{name}{drops.LOOK_SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._desk.window, title, str(suggested), tr(drops.LOOK_FILTER)
        )
        if not chosen:
            return None
        path = Path(chosen)
        self._folder = path.parent
        named = path.suffix.lower() == drops.LOOK_SUFFIX
        # The dialog has asked about replacing the file of the name that was typed, and of no other.
        return (path if named else path.with_name(f"{path.name}{drops.LOOK_SUFFIX}")), named


def _uses(choice: Choice, look: Choice) -> bool:
    return (choice.kind, choice.name) == (look.kind, look.name)
