"""What a run told, and what it left in its folder."""

import io
import json
from types import SimpleNamespace

from trainer import checkpoints


def of(events, name):
    return [event for event in events if event["event"] == name]


def changed(recipe, **parts):
    return SimpleNamespace(**{**vars(recipe), **parts})


def newest(out):
    return checkpoints.Shelf(out / "checkpoints", 3).steps()[-1]


def lines(stream):
    return [json.loads(text) for text in stream.getvalue().splitlines()]


class Answering(io.StringIO):
    """A stream of events that does something as soon as one is told."""

    def __init__(self, event, act):
        super().__init__()
        self._event, self._act = event, act

    def write(self, text):
        written = super().write(text)
        if json.loads(text)["event"] == self._event:
            self._act()
        return written
