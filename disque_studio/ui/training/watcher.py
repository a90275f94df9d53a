"""Starts, follows and stops trainings without ever waiting for one."""

import math
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from disque_studio.studio.training import Asked, Run, Trainings
from disque_studio.studio.training_events import Follower
from disque_studio.ui.training import work
from disque_studio.ui.training.work import Told
from disque_studio.ui.workers import Job, Workers

LANE, TAIL_LANE = "training", "training-tail"

SEEN_MS, UNSEEN_MS = 250, 1000
"""Between two looks at what a training tells."""

HANDS_ON = ("render", "open")
"""The lanes that work for whoever holds the mouse: a training holds still meanwhile."""

_HOLD_SECONDS = 0.2
"""Between two words to a training that it should; each lasts for half a second."""


class Watcher(QObject):
    """Knows the trainings. `told` gives a `Told`, `listed` follows each new list of `runs`.

    `ended` gives the last `Told` of the training that ran, `failed` what could not be done.
    """

    told = Signal(object)
    listed = Signal()
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, trainings: Trainings, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.trainings = trainings
        self._workers = workers
        self.runs: tuple[Run, ...] = ()
        self.shown: Path | None = None
        self.pausing = self.stopping = False
        self._followers: dict[Path, Follower] = {}
        self._live: Path | None = None
        self._busy = False
        self._held = -math.inf
        self._timer = QTimer(self, interval=UNSEEN_MS)
        self._timer.timeout.connect(self._look)
        workers.changed.connect(self._hold)

    @property
    def live(self) -> Run | None:
        """The training that runs."""
        return self.run(self._live)

    @property
    def busy(self) -> bool:
        """Whether a training is being started or resumed."""
        return self._busy

    def run(self, out: Path | None) -> Run | None:
        """Give a training of the list."""
        return next((run for run in self.runs if run.out == out), None)

    def attend(self, seen: bool) -> None:
        """Look more often while somebody does, too."""
        wanted = SEEN_MS if seen else UNSEEN_MS
        # A timer that is told its interval begins anew: told at every painting, it would never end.
        if self._timer.interval() != wanted:
            self._timer.setInterval(wanted)

    def refresh(self) -> None:
        """List the trainings anew."""
        self._submit(self.trainings.runs, self._list)

    def show(self, out: Path | None) -> None:
        """Tell of this training too."""
        self.shown = out
        self._followers = {kept: f for kept, f in self._followers.items() if kept in (out, self._live)}
        if out is not None:
            self._follow(out)

    def start(self, asked: Asked) -> None:
        """Start a training, and show it."""
        self._begin(partial(self.trainings.start, asked))

    def resume(self, out: Path) -> None:
        """Let a training go on that has ended."""
        self._begin(partial(self.trainings.resume, out))

    def pause(self, on: bool) -> None:
        """Hold the training that runs, or let it go on."""
        if self._live is not None:
            self.pausing = on
            ask = self.trainings.pause if on else self.trainings.go_on
            self._submit(partial(ask, self._live), lambda _: None)

    def stop(self) -> None:
        """Stop the training that runs; asked a second time, end its process at once."""
        if self._live is None:
            return
        end = self.trainings.kill if self.stopping else self.trainings.stop
        self.stopping = True
        self._submit(partial(end, self._live), lambda _: self._look())

    def delete(self, out: Path) -> None:
        """Remove a training that does not run."""
        self._submit(partial(self.trainings.delete, out), lambda _: self.refresh())

    def close(self) -> None:
        """Follow nothing any more; what runs goes on."""
        self._timer.stop()
        self.blockSignals(True)

    def _hold(self) -> None:
        """Let the training that runs hold still while the picture follows a hand."""
        now = time.monotonic()
        if self._live is None or now - self._held < _HOLD_SECONDS:
            return
        if any(self._workers.busy(lane) for lane in HANDS_ON):
            self._held = now
            self._submit(partial(self.trainings.hold, self._live), lambda _: None)

    def _begin(self, launch: Callable[[], Run]) -> None:
        self._busy = True
        self._submit(launch, self._begun, self._not_begun)

    def _begun(self, run: Run) -> None:
        self._busy = False
        self.runs = (run, *(other for other in self.runs if other.out != run.out))
        self.shown = run.out
        self._followers.pop(run.out, None)
        self._take_live(run.out)
        self.refresh()

    def _not_begun(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(error)
        self.refresh()

    def _list(self, runs: tuple[Run, ...]) -> None:
        self.runs = runs
        alive = next((run.out for run in runs if run.alive), None)
        if alive is not None and self._live is None:
            self._take_live(alive)
        self.listed.emit()

    def _take_live(self, out: Path) -> None:
        self._live = out
        self.pausing = self.stopping = False
        self._timer.start()
        self._look()

    def _look(self) -> None:
        if self._live is not None and not self._workers.busy(TAIL_LANE):
            self._follow(self._live)

    def _follow(self, out: Path) -> None:
        follower = self._followers.setdefault(out, Follower.of(out))
        look = partial(work.follow, self.trainings, out, follower)
        self._workers.submit(TAIL_LANE, look, self._take, failed=self.failed.emit)

    def _take(self, told: Told) -> None:
        if told.out == self._live and told.phase == "paused":
            self.pausing = False
        self.runs = tuple(
            replace(run, phase=told.phase, share=told.standing.share, error=told.standing.error)
            if run.out == told.out
            else run
            for run in self.runs
        )
        self.told.emit(told)
        run = self.run(told.out)
        if told.out == self._live and run is not None and not run.alive:
            self._live = None
            self.pausing = self.stopping = False
            self._timer.stop()
            self.ended.emit(told)
            self.refresh()

    def _submit(
        self,
        act: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        def run(_job: Job) -> Any:
            return act()

        self._workers.submit(LANE, run, done, failed=failed or self.failed.emit)
