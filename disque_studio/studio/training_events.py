"""What a training tells: its events read line by line as they are written, and what they add up to.

The file grows for hours, and may be damaged where a process was ended in the middle of a line. What is kept
of it stays small, however long it gets.
"""

import json
import math
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

Phase = Literal[
    "starting", "preparing", "training", "paused", "stopping", "done", "stopped", "failed", "ended"
]
"""Where a training is. "ended": its process is gone and has left no last word."""

EVENTS = "events.jsonl"
"""The file of a training's folder that they stand in."""

LAST_WORDS: tuple[Phase, ...] = ("done", "stopped", "failed")

MOST_POINTS = 2000
"""Of a curve; one that gets longer is thinned evenly."""

_MEMORIES = ("memory", "device_memory")
_MOST_CURVES = 12
_MOST_WARNINGS = 5
_MOST_SAMPLES = 12
_MOST_TEXT = 2000
_LONGEST_LINE = 1 << 20
_BLOCK = 1 << 18

Event = Mapping[str, Any]


@dataclass(frozen=True)
class Curve:
    """The values of one loss over the steps."""

    name: str
    steps: tuple[int, ...]
    values: tuple[float, ...]


@dataclass(frozen=True)
class Sample:
    """The files of a picture, what should become of it, and what does; a name of "" is none."""

    source: str
    target: str
    prediction: str


@dataclass(frozen=True)
class Comparison:
    """How the new model did beside the installed one; no `installed` value: there was none to beat."""

    benchmark: str
    candidate: float | None
    installed: float | None
    better: bool


@dataclass(frozen=True)
class Standing:
    """What is known of a training. Rates are per second, memory is in bytes, times are in seconds.

    `compares`: what is prepared is the comparison after the last step. `error` is what "failed" said, `model`
    the file that was written in the end, `verdict` why it was `exported` or not, `damaged` counts lines that
    were no events.
    """

    phase: Phase = "starting"
    what: str = ""
    compares: bool = False
    share: float = 0.0
    step: int = 0
    steps: int = 0
    seconds: float = 0.0
    eta: float | None = None
    learning_rate: float | None = None
    images_per_second: float | None = None
    steps_per_second: float | None = None
    device: str = ""
    reason: str = ""
    memory: float | None = None
    device_memory: float | None = None
    skipped: int = 0
    checkpoint: int | None = None
    curves: tuple[Curve, ...] = ()
    samples: tuple[Sample, ...] = ()
    samples_step: int = 0
    warnings: tuple[str, ...] = ()
    comparison: Comparison | None = None
    exported: bool = False
    verdict: str = ""
    model: str = ""
    error: str = ""
    damaged: int = 0


class Tail:
    """Reads the lines that were added to a file since it was read last."""

    def __init__(self, path: Path, start: int = 0) -> None:
        self._path = path
        # Where the middle of the file is the middle of a line, the rest of that is skipped.
        self._at = max(start - 1, 0)
        self._skips = start > 0
        self._rest = b""
        self.damaged = 0

    def read(self) -> list[Event]:
        """Give the events of the next whole lines, at most a quarter of a megabyte of them.

        A line that is no event is counted in `damaged`; a file that is not there (yet) has none.
        """
        try:
            with self._path.open("rb") as file:
                file.seek(self._at)
                block = file.read(_BLOCK)
        except OSError:
            return []
        self._at += len(block)
        *lines, self._rest = (self._rest + block).split(b"\n")
        if self._skips and lines:
            self._skips = False
            del lines[0]
        if len(self._rest) > _LONGEST_LINE:
            self._rest = b""
            self.damaged += not self._skips
            self._skips = True
        return [event for line in lines if line.strip() and (event := self._event(line)) is not None]

    def _event(self, line: bytes) -> Event | None:
        try:
            event = json.loads(line)
        except (ValueError, RecursionError):
            event = None
        if isinstance(event, dict) and isinstance(event.get("event"), str):
            return event
        self.damaged += 1
        return None


class Track:
    """The points of one curve: every one at first, then every second, every fourth …, never too many."""

    def __init__(self) -> None:
        self._steps: list[int] = []
        self._values: list[float] = []
        self._stride = 1
        self._passed = 0

    def add(self, step: int, value: float) -> None:
        """Add a point; steps that come again take the place of those before."""
        while self._steps and self._steps[-1] >= step:
            del self._steps[-1], self._values[-1]
        if self._passed % self._stride == 0:
            self._steps.append(step)
            self._values.append(value)
        self._passed += 1
        if len(self._steps) > MOST_POINTS:
            del self._steps[1::2], self._values[1::2]
            self._stride *= 2
            self._passed = 1

    def curve(self, name: str) -> Curve:
        """Give the points."""
        return Curve(name, tuple(self._steps), tuple(self._values))


@dataclass
class Story:
    """Adds events up."""

    values: dict[str, Any] = field(default_factory=dict)
    tracks: dict[str, Track] = field(default_factory=dict)
    warnings: deque[str] = field(default_factory=lambda: deque(maxlen=_MOST_WARNINGS))
    trained: bool = False

    def begin(self) -> None:
        """Forget how it ended, because it goes on."""
        for name in ("error", "comparison", "exported", "verdict", "model", "eta"):
            self.values.pop(name, None)
        self.values |= {"phase": "starting", "compares": False}
        self.trained = False

    def add(self, event: Event) -> None:
        """Take the next event; one that is not known says nothing."""
        take = getattr(self, f"_take_{event['event']}", None)
        if take is not None:
            take(event)

    def standing(self, damaged: int = 0) -> Standing:
        """Give what all events come to."""
        curves = tuple(track.curve(name) for name, track in self.tracks.items())
        return Standing(**self.values, curves=curves, warnings=tuple(self.warnings), damaged=damaged)

    def _take_asked(self, _event: Event) -> None:
        self.begin()

    def _take_start(self, event: Event) -> None:
        self.begin()
        self.values["phase"] = "preparing"
        self._keep(event, "step", "steps")
        training = event.get("training")
        if isinstance(training, dict):
            self._keep(training, "steps")
        self._keep_texts(event, "device", "reason")

    def _take_prepare(self, event: Event) -> None:
        self.values |= {"phase": "preparing", "share": _share(event.get("share"))}
        self.values |= {"what": _text(event.get("what")), "compares": self.trained}

    def _take_progress(self, event: Event) -> None:
        self.trained = True
        self.values |= {"phase": "training", "what": "", "share": _share(event.get("share"))}
        self.values["eta"] = _number(event.get("eta"))
        self._keep(event, "step", "steps", "skipped")
        for name in ("seconds", "learning_rate", "images_per_second", "steps_per_second", *_MEMORIES):
            if (value := _number(event.get(name))) is not None:
                self.values[name] = value
        self._keep_texts(event, "device", "reason")
        losses = event.get("losses")
        for name, loss in losses.items() if isinstance(losses, dict) else ():
            value = _number(loss)
            if value is not None and (name in self.tracks or len(self.tracks) < _MOST_CURVES):
                self.tracks.setdefault(str(name)[:60], Track()).add(self.values.get("step", 0), value)

    def _take_samples(self, event: Event) -> None:
        found = event.get("samples")
        samples = [_sample(one) for one in found[:_MOST_SAMPLES]] if isinstance(found, list) else []
        self.values["samples"] = tuple(one for one in samples if one is not None)
        self.values["samples_step"] = _whole(event.get("step")) or 0

    def _take_checkpoint(self, event: Event) -> None:
        self.values["checkpoint"] = _whole(event.get("step"))

    def _take_warning(self, event: Event) -> None:
        self.warnings.append(_text(event.get("text")))

    def _take_paused(self, _event: Event) -> None:
        self.values["phase"] = "paused"

    def _take_resumed(self, _event: Event) -> None:
        self.values["phase"] = "training"

    def _take_stopping(self, _event: Event) -> None:
        self.values["phase"] = "stopping"

    def _take_compared(self, event: Event) -> None:
        self.values["comparison"] = Comparison(
            _text(event.get("benchmark")),
            _number(event.get("candidate")),
            _number(event.get("installed")),
            event.get("better") is True,
        )

    def _take_done(self, event: Event) -> None:
        path = _text(event.get("path"))
        self.values |= {"phase": "done", "share": 1.0, "eta": None, "model": path}
        self.values |= {"exported": event.get("exported", bool(path)) is True}
        self.values["verdict"] = _text(event.get("reason"))

    def _take_stopped(self, _event: Event) -> None:
        self.values |= {"phase": "stopped", "eta": None}

    def _take_failed(self, event: Event) -> None:
        self.values |= {"phase": "failed", "eta": None, "error": _text(event.get("error"))}

    def _keep(self, event: Event, *names: str) -> None:
        for name in names:
            if (value := _whole(event.get(name))) is not None:
                self.values[name] = value

    def _keep_texts(self, event: Event, *names: str) -> None:
        for name in names:
            if text := _text(event.get(name)):
                self.values[name] = text


class Follower:
    """Follows the events of one training, from the byte `start` on."""

    def __init__(self, path: Path, start: int = 0) -> None:
        self._tail = Tail(path, start)
        self._story = Story()

    @classmethod
    def of(cls, out: Path, start: int = 0) -> Self:
        """Follow the training of a folder."""
        return cls(out / EVENTS, start)

    def read(self) -> bool:
        """Take in a block of what is new; whether there was something."""
        events = self._tail.read()
        for event in events:
            self._story.add(event)
        return bool(events)

    def standing(self) -> Standing:
        """Give what is known now."""
        return self._story.standing(self._tail.damaged)


def _sample(value: Any) -> Sample | None:
    if not isinstance(value, dict):
        return None
    names = [_text(value.get(name)) for name in ("source", "target", "prediction")]
    return Sample(*names) if any(names) else None


def _number(value: Any) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _whole(value: Any) -> int | None:
    number = _number(value)
    return None if number is None else int(number)


def _share(value: Any) -> float:
    return min(max(_number(value) or 0.0, 0.0), 1.0)


def _text(value: Any) -> str:
    return value[:_MOST_TEXT] if isinstance(value, str) else ""
