"""What a run says: JSON lines for programs, one line with a bar for people.

Every line is an object with "event", its name, and "time", seconds since 1970. Numbers that are not finite
are null; fields in [] may be missing. Times are in seconds, memory in bytes, rates per second.

| event | fields |
|---|---|
| start | recipe, version, device, [reason], weights, step, config, training |
| prepare | share (0-1), what |
| progress | step, share, losses {name: value}, learning_rate, seconds (trained), eta, skipped, retreats |
| ... | steps_per_second, [images_per_second], device, [reason], memory (most so far), [device_memory] |
| samples | step, samples [{source, target, prediction}]: paths of PNG files |
| checkpoint | path, step, best (whether it is), measures {name: value} |
| warning | text |
| paused, resumed, stopping (heard; stopped follows) | |
| compared | benchmark, higher_is_better, candidate, installed, better |
| done | path, exported, reason, and the facts of the card |
| stopped | reason |
| failed | error, in words for the user; [unexpected]: the type of an error that is a fault of the program |

"reason" beside a device says why "auto" came to be the CPU. A line that is cut off is the last one of a
process that was killed.
"""

import json
import math
import shutil
import threading
import time
from collections.abc import Callable
from typing import Any, TextIO

Board = Callable[[str, dict[str, Any]], None]
"""Takes an event's name and fields."""

_BAR = 24
_BETWEEN = 0.2


class Reporter:
    """Writes events as JSON lines to `events`, and a bar that redraws itself to `screen`; either may be none.

    `board` is told of events too, with their fields as they are.
    """

    def __init__(
        self, *, events: TextIO | None = None, screen: TextIO | None = None, board: Board | None = None
    ) -> None:
        self._events = events
        self._writing = threading.Lock()
        self._board = board
        self._screen = screen
        self._width = 0
        self._drawn = -math.inf

    def event(self, name: str, **fields: Any) -> None:
        """Tell programs."""
        if self._events is not None:
            line = {"event": name, "time": round(time.time(), 3), **_finite(fields)}
            text = json.dumps(line, allow_nan=False) + "\n"
            with self._writing:
                self._events.write(text)
                self._events.flush()
        if self._board is not None:
            self._board(name, fields)

    def line(self, text: str) -> None:
        """Tell people something that stays, above the bar."""
        if self._screen is not None:
            self._screen.write(f"\r{text:{self._width}}\n")
            self._screen.flush()
            self._width = 0

    def bar(self, share: float, text: str) -> None:
        """Draw the bar at `share`, 0 to 1, a few times a second at most."""
        now = time.monotonic()
        if self._screen is None or (now - self._drawn < _BETWEEN and share < 1):
            return
        self._drawn = now
        full = round(min(max(share, 0), 1) * _BAR)
        line = f"{'█' * full}{'░' * (_BAR - full)} {share:4.0%} {text}"
        # A line that wraps could not be redrawn.
        line = line[: shutil.get_terminal_size().columns - 1]
        self._screen.write(f"\r{line:{self._width}}")
        self._screen.flush()
        self._width = len(line)

    def preparing(self, share: float, text: str) -> None:
        """Tell both about work before the first step."""
        self.event("prepare", share=round(share, 4), what=text)
        self.bar(share, text)


def _finite(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def duration(seconds: float) -> str:
    """Write a time as 42s, 3m05s or 2h07m; ? where it is not known."""
    if not math.isfinite(seconds):
        return "?"
    minutes, rest = divmod(round(seconds), 60)
    if minutes >= 60:
        return f"{minutes // 60}h{minutes % 60:02d}m"
    return f"{minutes}m{rest:02d}s" if minutes else f"{rest}s"
