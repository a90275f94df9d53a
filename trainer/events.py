"""What a run says: JSON lines for programs, one line with a bar for people."""

import json
import math
import shutil
import time
from typing import Any, TextIO

_BAR = 24
_BETWEEN = 0.2


class Reporter:
    """Writes events as JSON lines to `events`, and a bar that redraws itself to `screen`; either may be none.

    Events: start, prepare, progress, checkpoint, done, stopped, failed; each an object with "event" and the
    fields that its caller names. Numbers that are not finite are written as null.
    """

    def __init__(self, *, events: TextIO | None = None, screen: TextIO | None = None) -> None:
        self._events = events
        self._screen = screen
        self._width = 0
        self._drawn = -math.inf

    def event(self, name: str, **fields: Any) -> None:
        """Tell programs."""
        if self._events is not None:
            self._events.write(json.dumps({"event": name, **_finite(fields)}, allow_nan=False) + "\n")
            self._events.flush()

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
