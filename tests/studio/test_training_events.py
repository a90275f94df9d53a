"""What a training tells is added up in bounded memory, whatever the file holds."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disque_studio.studio.training_events import (
    MOST_POINTS,
    Comparison,
    Follower,
    Sample,
    Standing,
    Story,
    Tail,
    Track,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "events.jsonl"


def line(event: str, **values: Any) -> str:
    return json.dumps({"event": event, "time": 1.0, **values}) + "\n"


def told(file: Path) -> Standing:
    follower = Follower(file)
    while follower.read():
        pass
    return follower.standing()


def progress(step: int, **losses: float | None) -> str:
    return line("progress", step=step, share=step / 100, losses=losses, learning_rate=1e-3, eta=12.5)


def test_a_missing_file_tells_nothing(file: Path) -> None:
    assert told(file) == Standing()


def test_only_new_whole_lines_are_given(file: Path) -> None:
    tail = Tail(file)
    file.write_text(line("a") + '{"event": "b"')
    assert [event["event"] for event in tail.read()] == ["a"]
    with file.open("a") as more:
        more.write("}\n" + line("c"))
    assert [event["event"] for event in tail.read()] == ["b", "c"]
    assert tail.read() == []


def test_what_is_no_event_is_counted_and_passed_over(file: Path) -> None:
    file.write_bytes(b"no json\n\xff\xfe\n[1]\n{}\n\n" + b"[" * 5000 + b"\n" + line("a").encode())
    tail = Tail(file)
    assert [event["event"] for event in tail.read()] == ["a"]
    assert tail.damaged == 5


def test_a_line_without_end_does_not_fill_the_memory(file: Path) -> None:
    file.write_bytes(b"x" * (3 << 20) + b"\n" + line("a").encode())
    tail, found = Tail(file), []
    for _ in range(20):
        found += tail.read()
        assert len(tail._rest) <= (1 << 20) + (1 << 18)
    assert [event["event"] for event in found] == ["a"]
    assert tail.damaged == 1


@pytest.mark.parametrize("into", [0, 3])
def test_the_end_alone_begins_with_a_whole_line(file: Path, into: int) -> None:
    file.write_text(line("a") + line("b"))
    tail = Tail(file, start=len(line("a")) + into)
    assert [event["event"] for event in tail.read()] == ([] if into else ["b"])
    assert tail.damaged == 0


def test_a_training_is_told_from_its_events(file: Path) -> None:
    file.write_text(
        line("asked")
        + line("prepare", share=0.5, what="photos")
        + line("start", device="cpu", reason="no GPU", step=0, training={"steps": 100})
        + progress(1, loss=4.0, grid=3.0)
        + progress(2, loss=2.0, grid=None)
        + line("samples", step=2, samples=[{"source": "a.png", "target": "b.png", "prediction": "c.png"}, 7])
        + line("warning", text="slow disk")
        + line("checkpoint", step=2)
    )
    standing = told(file)
    assert (standing.phase, standing.step, standing.steps, standing.share) == ("training", 2, 100, 0.02)
    assert (standing.device, standing.reason, standing.eta) == ("cpu", "no GPU", 12.5)
    assert [(c.name, c.steps, c.values) for c in standing.curves] == [
        ("loss", (1, 2), (4.0, 2.0)),
        ("grid", (1,), (3.0,)),
    ]
    assert standing.samples == (Sample("a.png", "b.png", "c.png"),)
    assert (standing.warnings, standing.checkpoint) == (("slow disk",), 2)


def test_its_end_is_told_and_forgotten_when_it_goes_on(file: Path) -> None:
    file.write_text(line("failed", error="the disk is full"))
    assert (told(file).phase, told(file).error) == ("failed", "the disk is full")
    with file.open("a") as more:
        more.write(line("asked"))
    assert (told(file).phase, told(file).error) == ("starting", "")
    with file.open("a") as more:
        more.write(line("compared", benchmark="looks", candidate=25, installed=None, better=True))
        more.write(line("done", path="/out/disque.safetensors"))
    standing = told(file)
    assert standing.comparison == Comparison("looks", 25.0, None, True)
    assert (standing.phase, standing.share, standing.model) == ("done", 1.0, "/out/disque.safetensors")


def test_steps_that_come_again_after_a_crash_take_the_place_of_those_before() -> None:
    track = Track()
    for step, value in [(1, 9.0), (2, 8.0), (3, 7.0), (2, 6.0), (3, 5.0)]:
        track.add(step, value)
    assert track.curve("loss").values == (9.0, 6.0, 5.0)


@pytest.mark.parametrize("count", [10, MOST_POINTS, 10 * MOST_POINTS + 7])
def test_a_long_curve_is_thinned_evenly(count: int) -> None:
    track = Track()
    for step in range(count):
        track.add(step, -step)
    curve = track.curve("loss")
    gaps = {b - a for a, b in zip(curve.steps, curve.steps[1:], strict=False)}
    assert min(count, MOST_POINTS) / 2 <= len(curve.steps) <= MOST_POINTS
    assert len(gaps) == 1
    assert curve.values == tuple(-step for step in curve.steps)


values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(
    [
        *("asked", "found", "start", "prepare", "progress", "samples", "checkpoint", "warning", "compared"),
        *("paused", "resumed", "stopping", "done", "stopped", "failed", "keep", "other"),
    ]
)
fields = st.sampled_from(
    ["step", "share", "losses", "eta", "training", "samples", "text", "error", "path", "steps", "candidate"]
)


@given(st.lists(st.tuples(names, st.dictionaries(fields, values)), max_size=8))
def test_whatever_events_hold_they_can_be_added_up(events: list[tuple[str, dict[str, Any]]]) -> None:
    story = Story()
    for name, more in events:
        story.add({**more, "event": name})
    standing = story.standing()
    assert 0 <= standing.share <= 1
    assert isinstance(standing.step, int)
