"""What is wished of a running training: by signals, or by the file OUT/wish that holds "pause" or "stop"."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Any, Self

from disque_studio.errors import CancelledError
from trainer.courtesy import give_way
from trainer.events import Reporter

_LOOK_SECONDS = 0.1
_ANSWER_SECONDS = 0.2


class Wish(IntEnum):
    """What is to be done after a step."""

    GO_ON = 0
    PAUSE = 1
    STOP = 2


class Wishes:
    """Listens; the file of a wish to stop is removed when it is obeyed."""

    def __init__(self, out: Path, stopped: Callable[[], bool], reporter: Reporter) -> None:
        self._path = out / "wish"
        self._stopped = stopped
        self._reporter = reporter
        self._looked = -1.0

    @contextmanager
    def answered(self) -> Iterator[Self]:
        """Answer the wish to stop by "stopping" at once, from a thread: a step or a measure may be long."""
        over = threading.Event()

        def listen() -> None:
            while not over.wait(_ANSWER_SECONDS):
                if self._now() is Wish.STOP:
                    self._reporter.event("stopping")
                    return

        thread = threading.Thread(target=listen, name="wishes", daemon=True)
        thread.start()
        try:
            yield self
        finally:
            over.set()
            thread.join()

    def heard(self) -> Wish:
        """Give what is wished now; the file is looked at a few times a second at most."""
        now = time.monotonic()
        if not self._stopped() and now - self._looked < _LOOK_SECONDS:
            return Wish.GO_ON
        self._looked = now
        return self._now()

    def _now(self) -> Wish:
        if self._stopped():
            return Wish.STOP
        try:
            word = self._path.read_text(encoding="utf-8").strip()
        except (OSError, ValueError):  # none, or one that is being written
            return Wish.GO_ON
        return {"pause": Wish.PAUSE, "stop": Wish.STOP}.get(word, Wish.GO_ON)

    def wait(self) -> float:
        """Wait as long as a pause is wished, and give the seconds."""
        began = time.monotonic()
        self._reporter.event("paused")
        while self._now() is Wish.PAUSE:
            time.sleep(_LOOK_SECONDS)
        if self._now() is Wish.GO_ON:
            self._reporter.event("resumed")
        return time.monotonic() - began

    def obeyed(self) -> None:
        """Take the wish to stop as fulfilled."""
        self._path.unlink(missing_ok=True)

    def preparing(self, share: float, text: str) -> None:
        """Tell of work before the first step, give way, and do there too what is wished.

        Raises:
            CancelledError: the training is to stop.
        """
        self._working(share, text, "stopped before the first step; --resume starts again")

    def comparing(self, share: float, text: str) -> None:
        """Tell of work after the last step, as `preparing` does.

        Raises:
            CancelledError: the comparison is to stop.
        """
        self._working(share, text, "stopped before it was compared; --resume compares it")

    def _working(self, share: float, text: str, stopped: str) -> None:
        self._reporter.preparing(share, text)
        give_way(self._path.parent)
        wish = self.heard()
        if wish is Wish.PAUSE:
            self.wait()
            wish = self._now()
        if wish is Wish.STOP:
            self.obeyed()
            raise CancelledError(stopped)


@contextmanager
def signals() -> Iterator[Callable[[], bool]]:
    """Turn the first SIGINT or SIGTERM into a wish to stop; a second one acts as usual."""
    wish = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield wish.is_set
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def stop(_number: int, _frame: Any) -> None:
        wish.set()
        restore()

    for number in before:
        signal.signal(number, stop)
    try:
        yield wish.is_set
    finally:
        restore()
