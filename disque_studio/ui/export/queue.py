"""What is exported: the rows of all batches, how far they are, and which comes next."""

import time
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from disque_studio.studio.batch import Batch, Event, Item, save_exemplars, used_pairs
from disque_studio.studio.presets import ExportPreset
from disque_studio.ui.export.runner import Runner
from disque_studio.ui.texts import tr
from disque_studio.ui.workers import Job, Workers

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar

State = Literal["waiting", "working", "done", "skipped", "failed", "cancelled"]

LANE = "export-pairs"

_SETTLED = ("done", "skipped", "failed", "cancelled")
_TELLING_PART = 0.02
"""Below it the speed of the work is not known well enough to say when it ends."""


@dataclass(frozen=True)
class Request:
    """Photos to be exported, with all that this needs; the originals are never written to."""

    items: tuple[Item, ...]
    preset: ExportPreset
    exemplars: "Mapping[str, Exemplar]"
    originals: tuple[Path, ...]
    look_model: str = ""
    colour_config: str = ""


@dataclass(frozen=True)
class Row:
    """A photo of a request and how far it is. `part` is 0 to 1."""

    item: Item
    request: Request
    state: State = "waiting"
    part: float = 0.0
    output: str = ""
    reason: str = ""

    @property
    def settled(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state in _SETTLED


class ExportQueue(QObject):
    """Exports one request after the other.

    `row_changed` tells of a row, `progressed` that one is further, and `changed` of anything more than that.
    `ended` follows each request: with its rows, and what went wrong as a whole, or "".
    """

    rows_added = Signal(int, int)
    rows_removed = Signal()
    row_changed = Signal(int)
    changed = Signal()
    progressed = Signal()
    ended = Signal(object, str)

    def __init__(self, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = workers
        self.runner = Runner(self)
        self.rows: list[Row] = []
        self.paused = False
        self._waiting: list[Request] = []
        self._current: Request | None = None
        self._first = 0
        self._pairs = ExitStack()
        self._clock = _Clock()
        self.runner.happened.connect(self._follow)
        self.runner.ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Whether there is work that is not done."""
        return self._current is not None

    @property
    def part(self) -> float:
        """How much of all rows is done, 0 to 1."""
        return sum(1.0 if row.settled else row.part for row in self.rows) / max(len(self.rows), 1)

    def count(self, *states: State) -> int:
        """Count the rows in these states."""
        return sum(row.state in states for row in self.rows)

    def seconds_left(self) -> float | None:
        """Estimate how long the work will take; None where that is not known yet."""
        running = [row for row in self.rows[self._first :] if row.state != "skipped"]
        done = sum(1.0 if row.settled else row.part for row in running)
        if not self.busy or done < max(_TELLING_PART * len(running), 0.2):
            return None
        return self._clock.seconds() * (len(running) - done) / done

    def add(self, request: Request) -> None:
        """Export these photos after those that wait."""
        if not self.busy:
            self.clear()
        start = len(self.rows)
        self.rows += [Row(item, request) for item in request.items]
        self.rows_added.emit(start, len(self.rows) - 1)
        self._waiting.append(request)
        if self._current is None:
            self._next()
        self.changed.emit()

    def pause(self, on: bool) -> None:
        """Hold the work, or let it go on."""
        self.paused = on and self.busy
        self._clock.run(self.busy and not self.paused)
        if self.paused:
            self.runner.pause()
        else:
            self.runner.resume()
        self.changed.emit()

    def cancel(self) -> None:
        """Stop all work; what is written stays, what is not is marked as cancelled."""
        self._waiting.clear()
        for row in range(len(self.rows)):
            if not self.rows[row].settled:
                self._set(row, state="cancelled", part=0.0)
        if self.runner.busy:
            self.runner.cancel()
        elif self._current is not None:
            self._workers.clear(LANE)
            self._end("")
        self.changed.emit()

    def retry(self) -> None:
        """Export again what failed or was cancelled."""
        again: dict[int, tuple[Request, list[Item]]] = {}
        for row in self.rows:
            if row.state in ("failed", "cancelled"):
                again.setdefault(id(row.request), (row.request, []))[1].append(row.item)
        for request, items in again.values():
            self.add(replace(request, items=tuple(items)))

    def clear(self) -> None:
        """Forget the rows of a queue whose work is done."""
        if not self.busy and self.rows:
            self.rows = []
            self.rows_removed.emit()
            self.changed.emit()

    def close(self) -> None:
        """End all work at once."""
        self._waiting.clear()
        self.runner.close()
        self._current = None
        self._pairs.close()

    def _next(self) -> None:
        self._current = self._waiting.pop(0) if self._waiting else None
        if self._current is None:
            return
        request = self._current
        self._first = next(n for n, row in enumerate(self.rows) if row.request is request and not row.settled)
        keys = used_pairs(request.items)
        exemplars = {key: exemplar for key, exemplar in request.exemplars.items() if key in keys}
        self._workers.submit(LANE, partial(_write_pairs, exemplars), self._start, failed=self._refuse)

    def _start(self, written: tuple[ExitStack, dict[str, Path]]) -> None:
        self._pairs, files = written
        if self._current is None:
            self._pairs.close()
            return
        request = self._current
        self._clock = _Clock()
        self._clock.run(not self.paused)
        self.runner.start(
            Batch(
                request.items,
                request.preset,
                files,
                request.originals,
                request.look_model,
                request.colour_config,
            )
        )
        if self.paused:
            self.runner.pause()

    def _refuse(self, error: Exception) -> None:
        self._end(str(error))

    def _follow(self, event: Event) -> None:
        row = self._first + event.item
        if event.item < 0 or row >= len(self.rows) or self.rows[row].settled:
            return
        match event.happening:
            case "started":
                self._set(row, state="working", part=0.0)
            case "progress":
                output = event.output or self.rows[row].output
                self._set(row, state="working", part=event.part, output=output)
                self.progressed.emit()
                return
            case "done" | "skipped" | "failed":
                self._set(row, state=event.happening, output=event.output, reason=event.reason)
        self.changed.emit()

    def _end(self, trouble: str) -> None:
        request, self._current = self._current, None
        if request is None:
            return
        self._clock.run(False)
        own = range(self._first, min(self._first + len(request.items), len(self.rows)))
        for row in own:
            left = self.rows[row]
            if left.output and left.state in ("working", "cancelled"):
                self._workers.submit(LANE, partial(_sweep, Path(left.output)), _nothing)
            if not left.settled:
                self._set(row, state="failed", reason=trouble or tr("It was left out."), output="")
        self._pairs.close()
        rows = [self.rows[row] for row in own]
        self._next()
        if self._current is None:
            self.paused = False
        self.changed.emit()
        self.ended.emit(rows, trouble)

    def _set(self, number: int, **values: object) -> None:
        self.rows[number] = replace(self.rows[number], **values)  # type: ignore[arg-type]
        self.row_changed.emit(number)


class _Clock:
    """Counts the seconds during which it runs."""

    def __init__(self) -> None:
        self._sum = 0.0
        self._since: float | None = None

    def run(self, on: bool) -> None:
        self._sum = self.seconds()
        self._since = time.monotonic() if on else None

    def seconds(self) -> float:
        return self._sum + (0.0 if self._since is None else time.monotonic() - self._since)


def outputs(rows: Iterable[Row]) -> list[Path]:
    """List the files that were written."""
    return [Path(row.output) for row in rows if row.state == "done" and row.output]


def _write_pairs(exemplars: "Mapping[str, Exemplar]", job: Job) -> tuple[ExitStack, dict[str, Path]]:
    """Write the coded pairs where the process reads them, and give what removes them again."""
    from disque_studio.imaging.files import scratch_folder

    with ExitStack() as holding:
        files = save_exemplars(holding.enter_context(scratch_folder()), exemplars) if exemplars else {}
        job.check()
        return holding.pop_all(), files


def _sweep(path: Path, job: Job) -> None:
    from disque_studio.imaging.files import sweep

    sweep(path)


def _nothing(_: object) -> None:
    """Take a result that nobody waits for."""
