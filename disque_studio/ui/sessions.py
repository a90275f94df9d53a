"""Sessions as files: a new one, one that was saved, and saving the present one."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from disque_studio.errors import DisqueError
from disque_studio.resources import resource_path
from disque_studio.studio.session import Session
from disque_studio.studio.sessionfile import Saved
from disque_studio.ui import drops
from disque_studio.ui.desk import Desk
from disque_studio.ui.texts import plural, tr
from disque_studio.ui.workers import Job

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar
    from disque_studio.studio.bundle import Bundle

_LANE = "session"
"""That of the autosave, so that nothing is opened before the last session is back."""

Loaded = tuple["Bundle", list[Path]]
"""What a file holds, and its photos that are not there."""


class SessionsPart(QObject):
    """Serves the commands of sessions. Another one comes in one step: undo brings back the one before.

    A file is given the present state alone: the history stays with the window.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk, self._document = desk, desk.document
        self._file: Path | None = None
        desk.connect(
            {
                "new_session": lambda _: self.begin(),
                "open_session": lambda _: self._ask_session(),
                "save_session": lambda _: self._ask_target(),
            }
        )

    def begin(self) -> None:
        """Go to an empty session."""
        self._file = None
        if self._document.session != Session():
            self._document.change(tr("New session"), Session())
            self._desk.messages.show_info(tr("New session"), tr("Undo brings the one before back."))

    def open(self, path: Path, then: Callable[[], None] = lambda: None) -> None:
        """Go to the session of a file; `then` follows when it is there, or could not be read."""

        def refuse(error: Exception) -> None:
            self._desk.workers.failed.emit(error)
            then()

        def take(loaded: Loaded) -> None:
            self._take(path, *loaded)
            then()

        label = tr("Opening {name}").format(name=path.name)
        self._desk.workers.submit(_LANE, partial(_load, path), take, label=label, failed=refuse)

    def save(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the present session."""
        document = self._document
        saved = Saved((("", document.session),), 0, document.current)
        self._desk.workers.submit(
            _LANE,
            partial(_save, path, saved, document.exemplars, overwrite),
            lambda _: self._tell_saved(path),
            label=tr("Saving {name}").format(name=path.name),
        )

    def _take(self, path: Path, bundle: "Bundle", missing: list[Path]) -> None:
        document, saved = self._document, bundle.saved
        self._file = path
        document.keep_exemplars(dict(bundle.exemplars))
        document.change(tr("Open session {name}").format(name=path.stem), saved.session)
        self._go(saved, missing)
        text = tr("is open. Undo brings the session before back.")
        self._desk.messages.show_info(path.name, text)
        if missing:
            self._desk.messages.show_error(_complaint(missing))

    def _go(self, saved: Saved, missing: list[Path]) -> None:
        """Go to the photo that was looked at last, or else to one that is there."""
        there = [shot.path for shot in saved.session.shots if shot.path not in missing]
        wanted = saved.current if saved.current in there else next(iter(there), None)
        if wanted is not None and wanted != self._document.current:
            # The change went to another photo, which may be missing: nobody needs to hear of that twice.
            self._desk.workers.clear("open")
            self._document.go(wanted)

    def _tell_saved(self, path: Path) -> None:
        self._file = path
        self._desk.messages.show_info(path.name, tr("is saved in {folder}.").format(folder=path.parent))

    def _ask_session(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._desk.window, tr("Open Session"), str(self._suggested().parent), tr(drops.SESSION_FILTER)
        )
        if chosen:
            self.open(Path(chosen))

    def _ask_target(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._desk.window, tr("Save Session"), str(self._suggested()), tr(drops.SESSION_FILTER)
        )
        if chosen:
            path = Path(chosen)
            named = path.suffix.lower() == drops.SESSION_SUFFIX
            # The dialog has asked about replacing the file of the name that was typed, and of no other.
            target = path if named else path.with_name(f"{path.name}{drops.SESSION_SUFFIX}")
            self.save(target, overwrite=named)

    def _suggested(self) -> Path:
        """Give the file of the session, or one beside the photo: then the folder can be moved whole."""
        if self._file is not None:
            return self._file
        photo = self._document.current
        own = photo is not None and not photo.is_relative_to(resource_path())
        folder = photo.absolute().parent if photo is not None and own else Path.home()
        return folder / f"{tr('Session')}{drops.SESSION_SUFFIX}"


def _complaint(missing: list[Path]) -> DisqueError:
    """Put into words which photos are not there, and what to do."""
    names = drops.named([path.name for path in missing])
    photos = plural(
        "{count} photo is not where it was", "{count} photos are not where they were", len(missing)
    )
    text = tr("{photos}: {names}. Put back what was moved, then open the session again.")
    return DisqueError(text.format(photos=photos, names=names))


def _load(path: Path, job: Job) -> Loaded:
    from disque_studio.studio import bundle

    loaded = bundle.load(path)
    job.check()
    return loaded, bundle.missing(loaded.saved.session)


def _save(path: Path, saved: Saved, exemplars: "Mapping[str, Exemplar]", overwrite: bool, job: Job) -> None:
    from disque_studio.studio import bundle

    job.check()
    bundle.save(path, saved, exemplars, overwrite=overwrite)
