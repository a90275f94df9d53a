import io
import json
import math
import time

import pytest

from trainer.events import Reporter, duration


def test_events_are_strict_json():
    events = io.StringIO()
    Reporter(events=events).event("progress", losses={"loss": math.nan, "other": 2.0}, eta=math.inf)
    line = json.loads(events.getvalue(), parse_constant=lambda name: pytest.fail(name))
    assert abs(line.pop("time") - time.time()) < 60
    assert line == {"event": "progress", "losses": {"loss": None, "other": 2.0}, "eta": None}


def test_the_bar_redraws_one_line_and_covers_what_was_there():
    screen = io.StringIO()
    reporter = Reporter(screen=screen)
    reporter.bar(0.5, "a long text")
    reporter.bar(1, "short")
    assert "\n" not in screen.getvalue()
    first, second = screen.getvalue().split("\r")[1:]
    assert " 50% a long text" in first
    assert "100% short" in second
    assert len(second) >= len(first)


def test_the_bar_is_drawn_a_few_times_a_second():
    screen = io.StringIO()
    reporter = Reporter(screen=screen)
    for step in range(1000):
        reporter.bar(step / 1000, "working")
    assert screen.getvalue().count("\r") < 20


def test_without_streams_nothing_is_said():
    reporter = Reporter()
    reporter.preparing(0.5, "decoding")
    reporter.line("done")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0s"), (59.6, "1m00s"), (185, "3m05s"), (7620, "2h07m"), (math.inf, "?"), (math.nan, "?")],
)
def test_durations_are_short(seconds, text):
    assert duration(seconds) == text
