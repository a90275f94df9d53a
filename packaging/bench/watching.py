"""What benchmarks of the window watch: how long its event loop was kept waiting, and its memory."""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

BEAT_MS = 4
MOVE_SECONDS = 1 / 125
SAMPLING_SECONDS = 0.5

_PAGE = 4096


class Watch:
    """Beats every 4 ms in the event loop; the longest time between two beats is the longest stall.

    `each` is done with the seconds since the start at the rate at which a mouse tells of its moves.
    """

    def __init__(self, each: Callable[[float], object] = lambda _: None) -> None:
        self.longest = 0.0
        self._each = each
        self._last = self._start = self._moved = time.perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now
        if now - self._moved >= MOVE_SECONDS:
            self._moved = now
            self._each(now - self._start)

    def stop(self) -> float:
        """Give the longest stall in milliseconds."""
        self._timer.stop()
        return 1000.0 * max(self.longest, time.perf_counter() - self._last)


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        """See every event and keep none."""
        self.count += event.type() == QEvent.Type.Paint
        return False


class Memory:
    """Samples the memory of a process, by default this one, and of all below it, on a thread of its own.

    What several processes may share is counted once, where it is most; `summed` counts it for each of them,
    and is too much (Linux alone).
    """

    def __init__(self, process: int | None = None) -> None:
        """Begin; `process` is another one to watch with all below it."""
        self._process = os.getpid() if process is None else process
        self.most = self.summed = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """Give the most that was seen at once, in MB (10^6 bytes)."""
        self._ended.set()
        self._thread.join()
        return self.most / 1e6

    def _run(self) -> None:
        while not self._ended.wait(SAMPLING_SECONDS):
            pages = [_pages(process) for process in _family(self._process)]
            now = sum(own for own, _ in pages) + max((shared for _, shared in pages), default=0)
            self.most = max(self.most, now)
            self.summed = max(self.summed, sum(own + shared for own, shared in pages))


def _family(process: int) -> list[int]:
    """List a process and all below it (none but on Linux)."""
    parents: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(status.parent.name))
    found = [process] if parents else []
    for each in found:
        found.extend(parents.get(each, ()))
    return found


def _pages(process: int) -> tuple[int, int]:
    """Give a process's own resident memory, and what of it others may share, in bytes.

    Read from statm: smaps would be exact, but the kernel walks all pages for it and holds the process up.
    """
    try:
        _, resident, shared, *_ = map(int, Path(f"/proc/{process}/statm").read_text().split())
    except OSError:
        return 0, 0
    return (resident - shared) * _PAGE, shared * _PAGE


def wait(app: QApplication, ready: Callable[[], bool], *, seconds: float = 120.0) -> float:
    """Let the window work until something holds; give the seconds that it took."""
    start = time.perf_counter()
    while not ready():
        if time.perf_counter() - start > seconds:
            raise SystemExit("the window did not get ready")
        app.processEvents()
        time.sleep(0.0005)
    return time.perf_counter() - start


def report(as_json: bool, name: str, value: float, unit: str) -> None:
    """Print one number."""
    if as_json:
        record = {"name": name, "value": round(value, 3), "unit": unit}
        sys.stdout.write(json.dumps({**record, "peer": None, "peer_value": None, "ratio": None}) + "\n")
    else:
        sys.stdout.write(f"{name:62} {value:9.2f} {unit}\n")
    sys.stdout.flush()
