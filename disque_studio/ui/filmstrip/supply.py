"""Brings the filmstrip its pictures and scores, in the background, what is missed most first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from disque_studio.studio.failure import FAILURES, reason
from disque_studio.studio.session import Edit, Shot
from disque_studio.ui.document import Document
from disque_studio.ui.filmstrip import work
from disque_studio.ui.filmstrip.work import Box, Shown, Stock
from disque_studio.ui.workers import Workers

READ, MAKE = "thumbs-read", "thumbs"
"""The lanes: files are read in one, pictures made in the other."""

_QUIET_MS = 250
"""An edit is shown small when it has stood so long: a slider that is dragged needs the processor itself."""

_CALM_MS = 150
"""Nothing is made while the strip is scrolled, and so long after."""

_REST_MS = 4000
"""So long without a file to read, and the process that reads them ends."""


@dataclass(frozen=True, eq=False)
class Seen:
    """What the filmstrip knows of a photo.

    `pixmap` lies within `box`; it shows the edit `shown`, or (None) the photo without any. `score` is that of
    the edit `scored`. `error` is why the file cannot be read, `fault` why the edit `failed` cannot be shown.
    """

    thumb: Any = None
    pixmap: QPixmap | None = None
    box: Box = (0, 0)
    shown: Edit | None = None
    score: float | None = None
    scored: Edit | None = None
    time: float | None = None
    error: str = ""
    fault: str = ""
    failed: Edit | None = None


_UNSEEN = Seen()


class Supply(QObject):
    """Knows each photo's small picture and score; `stock` makes them. `changed` tells whose became another.

    Files are read one at a time, those that are visible first, and not while the current photo is opened.
    """

    changed = Signal(object)

    def __init__(self, document: Document, workers: Workers, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._workers = document, workers
        self.stock = Stock()
        self._seen: dict[Path, Seen] = {}
        self._wanted: tuple[Path, ...] = ()
        self._box: Box = (160, 108)
        self._busy: dict[str, Path] = {}
        self._unsettled: set[Path] = set()
        self._edits: dict[Path, Edit] = {}
        self._exact: dict[Path, Edit] = {}
        self._started = self._closed = self._held = False
        self._quiet = self._timer(_QUIET_MS, self._settle)
        self._rest = self._timer(_REST_MS, self._let_rest)
        self._calm = self._timer(_CALM_MS, self._start_next)
        self._pump = self._timer(0, self._start_next)
        document.started.connect(self._begin)
        document.session_changed.connect(self._follow)
        document.photo_changed.connect(self._pump.start)
        document.pairs_changed.connect(self._pump.start)
        document.open_failed.connect(self._fail_reading)
        workers.changed.connect(self._resume)

    def seen(self, path: Path) -> Seen:
        """Give what is known of a photo."""
        return self._seen.get(path, _UNSEEN)

    def want(self, paths: Iterable[Path]) -> None:
        """Name the photos that are visible, the most missed first."""
        wanted = tuple(paths)
        if wanted != self._wanted:
            self._wanted = wanted
            self._calm.start()
        self._pump.start()

    def fit(self, box: Box) -> None:
        """Make pictures for a box of this size from now on."""
        self._box = box
        self._pump.start()

    def retry(self, path: Path) -> None:
        """Try again to read a file that could not be read."""
        if self.seen(path).error:
            self._keep(path, replace(self.seen(path), error=""))
            self._pump.start()

    def remake(self) -> None:
        """Make all pictures and scores anew: what plans the looks has changed."""
        self._workers.clear(MAKE)
        self._busy.pop(MAKE, None)
        self._exact.clear()
        self._seen = {
            path: replace(seen, shown=None, scored=None, failed=None) for path, seen in self._seen.items()
        }
        self._pump.start()

    def judge(self, path: Path, edit: Edit, score: float) -> None:
        """Take a score that was made elsewhere, and better."""
        self._exact[path] = edit
        self._keep(path, replace(self.seen(path), score=score, scored=edit))

    def scores(self) -> dict[Path, float]:
        """Give the scores that are known, also of edits that have changed since."""
        return {path: seen.score for path, seen in self._seen.items() if seen.score is not None}

    def times(self) -> dict[Path, float]:
        """Give when the files were changed, as far as it is known."""
        return {path: seen.time for path, seen in self._seen.items() if seen.time is not None}

    def close(self) -> None:
        """Start nothing any more, and end the process that reads files."""
        self._closed = True
        for lane in (READ, MAKE):
            self._workers.clear(lane)
        self.stock.rest()

    def _timer(self, milliseconds: int, run: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(run)
        return timer

    def _begin(self) -> None:
        self._started = True
        self._pump.start()

    def _follow(self) -> None:
        """Let changed edits settle before they are shown, and forget photos that are gone."""
        edits = {shot.path: shot.edit for shot in self._document.session.shots}
        changed = {path for path, edit in edits.items() if self._edits.get(path, edit) != edit}
        self._edits = edits
        self._seen = {path: seen for path, seen in self._seen.items() if path in edits}
        self._exact = {path: edit for path, edit in self._exact.items() if path in edits}
        if changed:
            self._unsettled |= changed
            self._quiet.start()
        self._pump.start()

    def _settle(self) -> None:
        self._unsettled.clear()
        self._start_next()

    def _start_next(self) -> None:
        if self._closed:
            return
        if MAKE not in self._busy and self._started and not self._calm.isActive():
            self._start_making()
        # The photo that is being opened has processor and disk for itself.
        self._held = self._workers.busy("open")
        if READ not in self._busy and not self._held:
            self._start_reading()

    def _let_rest(self) -> None:
        """End the process that reads files, unless a picture is being made: that may read its file anew."""
        if MAKE in self._busy:
            self._rest.start()
        else:
            self.stock.rest()

    def _resume(self) -> None:
        """Go on when the current photo is open, or its opening was cancelled."""
        if self._held and not self._workers.busy("open"):
            self._pump.start()

    def _start_reading(self) -> None:
        shot = next((s for s in self._in_order() if self._unread(s)), None)
        if shot is None:
            self._rest.start()
            return
        self._rest.stop()
        whole = self._document.whole
        if whole is not None and whole.path == shot.path:
            job = partial(work.adopt, self.stock, whole, shot.edit, self._box)
        else:
            job = partial(work.glance, self.stock, shot.path, shot.edit, self._box)
        self._submit(READ, shot, job, self._fail_reading)

    def _start_making(self) -> None:
        for shot in self._in_order(visible=True):
            seen = self.seen(shot.path)
            if seen.thumb is not None and seen.box != self._box:
                self._refit(shot.path, seen)
                return
        for shot in self._in_order(visible=True):
            if self.seen(shot.path).shown != shot.edit and self._can_be_made(shot):
                self._make(work.show, shot)
                return
        ready = next((shot for shot in self._in_order() if self._can_be_made(shot)), None)
        if ready is not None:
            self._make(work.judge, ready)

    def _make(self, function: Callable[..., Shown], shot: Shot) -> None:
        job = partial(function, self.stock, shot.path, shot.edit, self._document.exemplars, self._box)
        self._submit(MAKE, shot, job, partial(self._fail_making, shot.edit))

    def _refit(self, path: Path, seen: Seen) -> None:
        box = self._box

        def done(image: QImage) -> None:
            if self._freed(MAKE, path):
                self._keep(path, replace(self.seen(path), pixmap=QPixmap.fromImage(image), box=box))

        self._busy[MAKE] = path
        self._workers.submit(MAKE, partial(work.refit, seen.thumb, box), done)

    def _submit(
        self, lane: str, shot: Shot, job: Callable[..., Shown], failed: Callable[[Path, Exception], None]
    ) -> None:
        path, box = shot.path, self._box

        def done(shown: Shown) -> None:
            if self._freed(lane, path):
                self._take(path, shown, box)

        def refuse(error: Exception) -> None:
            if self._freed(lane, path):
                failed(path, error)

        self._busy[lane] = path
        self._workers.submit(lane, job, done, failed=refuse)

    def _freed(self, lane: str, path: Path) -> bool:
        """Note that a lane is free again; tell whether its photo is still here."""
        self._busy.pop(lane, None)
        self._pump.start()
        return path in self._document.session.by_path

    def _take(self, path: Path, shown: Shown, box: Box) -> None:
        before = self.seen(path)
        known = replace(
            before,
            thumb=shown.thumb,
            pixmap=QPixmap.fromImage(shown.image),
            box=box,
            shown=shown.edit,
            time=before.time if shown.time is None else shown.time,
            error="",
        )
        if shown.edit is not None:
            known = replace(known, fault="", failed=None)
        if shown.score is not None and self._exact.get(path) != shown.edit:
            known = replace(known, score=shown.score, scored=shown.edit)
        self._keep(path, known)

    def _fail_reading(self, path: Path, error: Exception) -> None:
        self._keep(path, replace(self.seen(path), error=self._reason(path, error)))

    def _fail_making(self, edit: Edit, path: Path, error: Exception) -> None:
        self._keep(path, replace(self.seen(path), fault=self._reason(path, error), failed=edit))

    def _reason(self, path: Path, error: Exception) -> str:
        if not isinstance(error, FAILURES):
            self._workers.failed.emit(error)
        return reason(error, path)

    def _keep(self, path: Path, seen: Seen) -> None:
        self._seen[path] = seen
        self.changed.emit(path)

    def _in_order(self, *, visible: bool = False) -> Iterator[Shot]:
        """Give the photos, the most missed first."""
        session, wanted = self._document.session, dict.fromkeys(self._wanted)
        for path in wanted:
            shot = session.shot(path)
            if shot is not None:
                yield shot
        if not visible:
            yield from (shot for shot in session.shots if shot.path not in wanted)

    def _unread(self, shot: Shot) -> bool:
        seen = self.seen(shot.path)
        return seen.thumb is None and not seen.error

    def _can_be_made(self, shot: Shot) -> bool:
        """Tell whether a photo's picture or score is missing, and all is there to make it."""
        seen, edit = self.seen(shot.path), shot.edit
        if seen.thumb is None or seen.error or shot.path in self._unsettled or seen.failed == edit:
            return False
        return (seen.shown != edit or seen.scored != edit) and not self._waits_for_pairs(edit)

    def _waits_for_pairs(self, edit: Edit) -> bool:
        """Tell whether a pair of the look is on the shelf, but not yet coded."""
        if edit.choice.kind != "pairs":
            return False
        missing = [share.key for share in edit.choice.mix if share.key not in self._document.exemplars]
        return any(self._document.session.pair(key) is not None for key in missing)
