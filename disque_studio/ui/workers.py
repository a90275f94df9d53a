"""The one mechanism for long work: lanes of one thread each, with progress and cooperative cancel.

A request is a function of a `Job`; it runs in its lane's thread, and its result comes back to the GUI thread.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from disque_studio.errors import CancelledError
from disque_studio.ui.turns import Turns

_REPORT_SECONDS = 0.03


class Policy(Enum):
    """What a new request does to the requests before it in the same lane."""

    QUEUE = "runs after them"
    LATEST = "replaces them: the waiting are dropped and the running one is cancelled"
    STREAM = "replaces the waiting; the running one still delivers, so that a drag shows progress"


class Job:
    """One request as its function sees it: progress goes out, cancel comes in."""

    def __init__(self, label: str, report: Callable[[], None]) -> None:
        self.label = label
        self.fraction: float | None = None
        self._report = report
        self._reported = 0.0
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; its result will not be delivered."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Tell whether the work should stop."""
        return self._cancelled.is_set()

    def check(self) -> None:
        """Raise CancelledError when the work should stop."""
        if self.cancelled():
            raise CancelledError(f"{self.label or 'work'} cancelled")

    def progress(self, fraction: float) -> None:
        """Report how much is done, 0 to 1."""
        self.fraction = fraction
        now = time.monotonic()
        if now - self._reported >= _REPORT_SECONDS:
            self._reported = now
            self._report()


@dataclass(frozen=True, eq=False)
class _Request:
    job: Job
    work: Callable[[Job], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Lane(QObject):
    """A thread that runs requests one after the other under a `Policy`."""

    changed = Signal()
    _returned = Signal(object, object, object)

    def __init__(self, name: str, policy: Policy, turns: Turns, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._turns = turns
        self._policy = policy
        self._wake = threading.Condition()
        self._waiting: deque[_Request] = deque()
        self._undelivered: list[Job] = []
        self._closed = False
        self._thread: threading.Thread | None = None
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(self, request: _Request) -> None:
        """Take a request; the thread starts with the first one."""
        with self._wake:
            if self._closed:
                return
            if self._policy is not Policy.QUEUE:
                self._drop(running=self._policy is Policy.LATEST)
            self._waiting.append(request)
            self._undelivered.append(request.job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._loop, name=f"lane {self._name}", daemon=True)
                self._thread.start()
            self._wake.notify()
        self.changed.emit()

    def clear(self) -> None:
        """Drop what waits, and cancel what runs or has not yet delivered its result."""
        with self._wake:
            self._drop(running=True)
        self.changed.emit()

    def jobs(self) -> list[Job]:
        """List the jobs that wait, run, or have not yet delivered their result."""
        with self._wake:
            return [job for job in self._undelivered if not job.cancelled()]

    def close(self, timeout: float) -> None:
        """Cancel everything and end the thread, waiting up to `timeout` seconds for it."""
        with self._wake:
            self._closed = True
            self._drop(running=True)
            self._wake.notify()
        if self._thread is not None:
            self._thread.join(timeout)

    def _drop(self, *, running: bool) -> None:
        """Drop what waits, and `running` cancels what runs or has not yet delivered its result."""
        for request in self._waiting:
            request.job.cancel()
            self._undelivered.remove(request.job)
        self._waiting.clear()
        if running:
            for job in self._undelivered:
                job.cancel()

    def _loop(self) -> None:
        while (request := self._next()) is not None:
            self._run(request)

    def _next(self) -> _Request | None:
        with self._wake:
            while not self._waiting and not self._closed:
                self._wake.wait()
            return None if self._closed else self._waiting.popleft()

    def _run(self, request: _Request) -> None:
        result, error = None, None
        try:
            with self._turns.turn(self._name, request.job.cancelled):
                request.job.check()
                result = request.work(request.job)
        except Exception as raised:  # noqa: BLE001 - whatever it is, the user must see it
            error = raised
        with self._wake:
            if self._closed:
                return
        self._returned.emit(request, result, error)

    def _deliver(self, request: _Request, result: Any, error: Exception | None) -> None:
        with self._wake:
            self._undelivered.remove(request.job)
        self.changed.emit()
        if request.job.cancelled() or isinstance(error, CancelledError):
            return
        if error is None:
            request.done(result)
        else:
            request.failed(error)


class Workers(QObject):
    """All lanes; the place where the window starts work, watches it and ends it.

    The lanes named in `turns` work one at a time, the first named first.
    """

    failed = Signal(object)
    changed = Signal()

    def __init__(
        self, lanes: dict[str, Policy], parent: QObject | None = None, *, turns: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        taken = Turns(turns)
        self._lanes = {name: Lane(name, policy, taken, self) for name, policy in lanes.items()}
        for lane in self._lanes.values():
            lane.changed.connect(self.changed)

    def submit(
        self,
        lane: str,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        *,
        label: str = "",
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Run `work` in a lane, then `done` with its result in the GUI thread.

        A job with a `label` is shown to the user. An error goes to `failed`, else to the signal `failed`.
        """
        job = Job(label, self._lanes[lane].changed.emit)
        self._lanes[lane].submit(_Request(job, work, done, failed or self.failed.emit))
        return job

    def clear(self, lane: str) -> None:
        """Drop all work of a lane."""
        self._lanes[lane].clear()

    def shown(self) -> list[Job]:
        """List the running and waiting jobs that the user should see."""
        return [job for lane in self._lanes.values() for job in lane.jobs() if job.label]

    def cancel_shown(self) -> None:
        """Cancel every job that the user can see."""
        for job in self.shown():
            job.cancel()
        self.changed.emit()

    def idle(self) -> bool:
        """Tell whether nothing runs or waits in any lane."""
        return not any(lane.jobs() for lane in self._lanes.values())

    def busy(self, lane: str) -> bool:
        """Tell whether something runs or waits in a lane."""
        return bool(self._lanes[lane].jobs())

    def close(self, timeout: float = 10.0) -> None:
        """End all lanes; after it no thread is left, unless one is stuck beyond `timeout` seconds."""
        for lane in self._lanes.values():
            lane.clear()
        for lane in self._lanes.values():
            lane.close(timeout)
