"""Keeps what is edited on disk while it is edited, and brings it back at the next start."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.studio.sessionfile import Saved
from disque_studio.ui.document import Document
from disque_studio.ui.texts import tr
from disque_studio.ui.workers import Job, Workers

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar

KEEP_MS = 400
"""The rest after a change before it is written."""


class Keeper(QObject):
    """Writes the session of `folder` after every change, and the pairs that it mixes.

    Another window that works on the same folder keeps it: then this one begins empty and keeps nothing.
    `restored` follows when what was kept is back, or when there was nothing.
    """

    restored = Signal()

    def __init__(self, document: Document, workers: Workers, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._workers, self._folder = document, workers, folder
        self._lock = QLockFile(str(folder / "lock"))
        self._lock.setStaleLockTime(0)
        self._timer = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._timer.timeout.connect(self._write)
        self.keeps = False

    def begin(self) -> None:
        """Bring back what was kept, then keep every change."""
        with suppress(OSError):  # the lock tells then
            self._folder.mkdir(parents=True, exist_ok=True)
        self.keeps = self._lock.tryLock(0)
        if not self.keeps:
            if self._lock.error() != QLockFile.LockError.LockFailedError:
                reason = tr("cannot be written to; what you edit is not kept for the next start")
                self._workers.failed.emit(FileRefusedError(self._folder, reason))
            self.restored.emit()
            return
        self._workers.submit(
            "session",
            partial(_load, self._folder),
            self._restore,
            label=tr("Bringing the last session back"),
            failed=self._refuse,
        )

    def end(self) -> None:
        """Write what is not written yet, and let another window have the folder."""
        if self.keeps:
            if self._timer.isActive():
                self._timer.stop()
                # A disk that refuses has been told of before, and must not keep the window from closing.
                with suppress(FileRefusedError):
                    _save(self._folder, self._saved())
            self._lock.unlock()
            self.keeps = False

    def _restore(self, saved: Saved) -> None:
        document = self._document
        early = [shot.path for shot in document.session.shots]
        document.restore(saved.session, saved.steps, saved.at)
        for signal in (document.session_changed, document.edited):
            signal.connect(self._timer.start)
        document.exemplar_coded.connect(self._keep_exemplar)
        keys = {pair.key for _, session in saved.steps for pair in session.pairs}
        if keys:
            work = partial(_load_exemplars, self._folder, keys)
            self._workers.submit("session", work, self._give_exemplars)
        if saved.current is not None:
            document.go(saved.current)
        elif document.session.shots:
            document.go(document.session.shots[0].path)
        if early:
            # Photos that were dropped before the last session was read.
            document.add(early)
        self.restored.emit()

    def _give_exemplars(self, loaded: "tuple[dict[str, Exemplar], list[DisqueError]]") -> None:
        exemplars, errors = loaded
        self._document.keep_exemplars(exemplars)
        for error in errors:
            self._workers.failed.emit(error)

    def _refuse(self, error: Exception) -> None:
        """Begin anew where the session cannot be read; its file is put aside, not lost."""
        self._workers.failed.emit(error)
        self._restore(Saved())

    def _saved(self) -> Saved:
        document = self._document
        steps, at = document.steps(), document.stack.index()
        if steps[at][1] != document.session:
            steps, at = [("", document.session)], 0
        return Saved(tuple(steps), at, document.current)

    def _write(self) -> None:
        self._workers.submit("session", partial(_write, self._folder, self._saved()), _nothing)

    def _keep_exemplar(self, key: str) -> None:
        work = partial(_save_exemplar, self._folder, key, self._document.exemplars[key])
        self._workers.submit("session", work, _nothing)


def _nothing(_: object) -> None:
    """Take a result that nobody waits for."""


def _file(folder: Path) -> Path:
    return folder / "session.json"


def _load(folder: Path, job: Job) -> Saved:
    from disque_studio.studio import sessionfile

    path = _file(folder)
    if not path.exists():
        return Saved()
    try:
        return sessionfile.load(path)
    except FileRefusedError:
        with suppress(OSError):  # it is read-only, so that nothing is written over it either
            path.replace(path.with_suffix(".damaged.json"))
        raise


def _save(folder: Path, saved: Saved) -> None:
    from disque_studio.studio import sessionfile

    sessionfile.save(_file(folder), saved)


def _write(folder: Path, saved: Saved, job: Job) -> None:
    job.check()
    _save(folder, saved)


def _pair_file(folder: Path, key: str) -> Path:
    return folder / "pairs" / f"{key}.look"


def _save_exemplar(folder: Path, key: str, exemplar: "Exemplar", job: Job) -> None:
    from disque_studio.looks.look import Look

    path = _pair_file(folder, key)
    if not path.exists():
        with suppress(OSError):  # writing tells better what is wrong with the folder
            path.parent.mkdir(exist_ok=True)
        Look(exemplar.name, (exemplar,), (1.0,)).save(path)


def _load_exemplars(
    folder: Path, keys: set[str], job: Job
) -> "tuple[dict[str, Exemplar], list[DisqueError]]":
    """Load coded pairs, and give what is wrong with those that cannot be loaded."""
    from disque_studio.looks.look import Look

    found: dict[str, Exemplar] = {}
    errors: list[DisqueError] = []
    for key in sorted(keys):
        job.check()
        try:
            found[key] = Look.load(_pair_file(folder, key)).exemplars[0]
        except DisqueError as error:
            errors.append(error)
    return found, errors
