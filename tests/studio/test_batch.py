"""The export process as the window drives it, on small EXRs; and its parts in this process."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from disque_studio.errors import CancelledError, DisqueError, FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.files import replacing
from disque_studio.imaging.finish import OutputSize
from disque_studio.studio import batch, batchwork, reentry
from disque_studio.studio.batch import Batch, Event, Item
from disque_studio.studio.batchwork import Control
from disque_studio.studio.presets import BUILTIN, ExportPreset
from disque_studio.studio.session import Choice, Edit, Share
from tests.studio.conftest import exemplar

PLAIN = Edit()
PNG = replace(BUILTIN[0], name="test", format="png", template="{name}", folder="out")


@pytest.fixture
def photos(tmp_path: Path, scene: np.ndarray, write_exr: Callable[[Path, np.ndarray], Path]) -> list[Path]:
    return [write_exr(tmp_path / f"{name}.exr", scene) for name in "abc"]


def asked(photos: list[Path], preset: ExportPreset = PNG, edit: Edit = PLAIN) -> Batch:
    return Batch(tuple(Item(path, edit) for path in photos), preset)


def run(made: Batch, control: Control | None = None) -> list[Event]:
    """Export in this process."""
    events: list[Event] = []
    batchwork.export_batch(made, control or Control(), events.append)
    return events


class Process:
    """The export process, its events read one by one."""

    def __init__(self, made: Batch) -> None:
        self._process = subprocess.Popen(
            [*reentry.program(), reentry.EXPORT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.say(made.to_line())

    def say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.flush()

    def next(self, happening: str = "") -> Event:
        assert self._process.stdout is not None
        while line := self._process.stdout.readline():
            event = Event.from_line(line)
            if happening in ("", event.happening):
                return event
        raise AssertionError(f"the process ended before {happening or 'any event'}")

    def rest(self) -> list[Event]:
        assert self._process.stdout is not None
        return [Event.from_line(line) for line in self._process.stdout]

    def leave(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()

    def wait(self) -> int:
        return self._process.wait(60)

    def kill(self) -> None:
        self._process.kill()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with suppress(BrokenPipeError):
                pipe.close()


@pytest.fixture
def start() -> Iterator[Callable[[Batch], Process]]:
    """Start the export process; none outlives its test."""
    started: list[Process] = []

    def start_one(made: Batch) -> Process:
        started.append(Process(made))
        return started[-1]

    yield start_one
    for process in started:
        process.close()


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_batch_comes_back_from_its_line(photos):
    edit = Edit(Choice("pairs", "", (Share("key", 0.5),)), strength=0.6, exposure=-1.0, target=70.0)
    items = (Item(photos[0], edit, 4), Item(photos[1], PLAIN, output=Path("x.jpg"), replaces=True))
    made = Batch(items, BUILTIN[1], {"key": Path("1.look")}, (photos[2],))
    assert "\n" not in made.to_line()
    assert Batch.from_line(made.to_line()) == made
    assert batch.used_pairs(items) == {"key"}


@pytest.mark.parametrize(
    "line", ["", "{}", "[]", '{"version": 2}', '{"version": 1, "items": 3}', "[" * 60_000]
)
def test_a_line_that_is_no_batch_is_refused(line):
    with pytest.raises(DisqueError, match="no batch"):
        Batch.from_line(line)
    with pytest.raises(DisqueError, match="no event"):
        Event.from_line(line)


def test_each_photo_is_told_from_start_to_end(photos, tmp_path):
    events = run(asked(photos))
    for number in range(3):
        own = [event for event in events if event.item == number]
        assert own[0].happening == "started" and own[-1].happening == "done"
        parts = [event.part for event in own[1:-1]]
        assert parts == sorted(parts) and parts[-1] == 1.0
        assert own[-1].output == str(tmp_path / "out" / f"{'abc'[number]}.png")
    assert files(tmp_path / "out") == ["a.png", "b.png", "c.png"]


@pytest.mark.usefixtures("quick_looks")
def test_tokens_are_the_photos_facts(photos, tmp_path):
    preset = replace(
        PNG, template="{folder}-{look}-{number}-{rating}-{width}x{height}", size=OutputSize("long", 45)
    )
    items = (Item(photos[0], Edit(Choice("builtin", "Punchy")), rating=3),)
    run(Batch(items, preset))
    assert files(tmp_path / "out") == [f"{tmp_path.name}-Punchy-01-3-45x35.png"]


def test_what_is_there_is_numbered_skipped_or_replaced(photos, tmp_path):
    run(asked(photos[:1]))
    run(asked(photos[:1]))
    assert files(tmp_path / "out") == ["a-2.png", "a.png"]
    (tmp_path / "out" / "a.png").write_bytes(b"dear to me")
    assert run(asked(photos[:1], replace(PNG, conflict="skip")))[-1].happening == "skipped"
    assert (tmp_path / "out" / "a.png").read_bytes() == b"dear to me"
    run(asked(photos[:1], replace(PNG, conflict="replace")))
    assert codecs.read_picture(tmp_path / "out" / "a.png").rgb.shape == (70, 90, 3)


def test_a_failed_photo_is_told_and_the_others_go_on(photos, tmp_path):
    photos[1].write_bytes(b"\x76\x2f\x31\x01 and then nothing of use")
    photos.append(tmp_path / "gone.exr")
    events = run(asked(photos, edit=PLAIN))
    last = [[e for e in events if e.item == number][-1] for number in range(4)]
    assert [event.happening for event in last] == ["done", "failed", "done", "failed"]
    assert last[1].reason and str(photos[1]) not in last[1].reason
    assert files(tmp_path / "out") == ["a.png", "c.png"]


def test_originals_are_never_replaced(photos, tmp_path):
    original = tmp_path / "a.png"
    codecs.write(original, np.zeros((4, 4, 3), np.uint8), format="png")
    kept = original.read_bytes()
    made = replace(asked(photos[:1], replace(PNG, folder="", conflict="replace")), originals=(original,))
    (event,) = [event for event in run(made) if event.happening == "failed"]
    assert "never changed" in event.reason
    named = replace(made, items=(Item(photos[0], PLAIN, output=original, replaces=True),))
    assert run(named)[-1].happening == "failed"
    assert original.read_bytes() == kept


@pytest.mark.usefixtures("quick_looks")
def test_pairs_travel_as_look_files(photos, tmp_path):
    (tmp_path / "pairs").mkdir()
    used = batch.save_exemplars(tmp_path / "pairs", {"k/1": exemplar("warm"), "k2": exemplar("cool")})
    edit = Edit(Choice("pairs", "", (Share("k/1", 1.0), Share("k2", 0.5))))
    made = Batch((Item(photos[0], edit),), replace(PNG, template="{look}"), used)
    assert run(made)[-1].output == str(tmp_path / "out" / "warm+cool.png")
    used["k2"].unlink()
    assert "pair of this look is gone" in run(made)[-1].reason


def test_cancel_between_photos_stops_there(photos, tmp_path):
    control = Control()
    events: list[Event] = []

    def tell(event: Event) -> None:
        events.append(event)
        if event.happening == "done":
            control.cancel()

    with pytest.raises(CancelledError):
        batchwork.export_batch(asked(photos), control, tell)
    assert [event.item for event in events if event.happening == "started"] == [0]
    assert files(tmp_path / "out") == ["a.png"]


def test_a_paused_batch_waits(photos):
    control = Control()
    thread = threading.Thread(target=run, args=(asked(photos), control))
    control._runs.clear()
    thread.start()
    thread.join(0.05)
    assert thread.is_alive()
    control._runs.set()
    thread.join(60)
    assert not thread.is_alive()


def test_words_pause_resume_and_their_end_cancels():
    control = Control()
    states = []

    def words():
        for word in ("pause", "resume", "nonsense"):
            yield f"{word}\n"
            states.append(control._runs.is_set())

    control.listen(words())
    assert states == [False, True, True]
    assert control.cancelled()


@pytest.mark.skipif(sys.platform == "win32", reason="files that are open stay until the process has ended")
def test_a_process_that_does_not_stop_is_ended_and_its_file_goes(tmp_path, monkeypatch):
    monkeypatch.setattr(batchwork, "STUCK_SECONDS", 0.0)
    ended: list[bool] = []
    control = Control(lambda: ended.append(True))
    control.writing = tmp_path / "a.png"
    others = ".a.png.0123456789ab.part"
    with pytest.raises(FileRefusedError), replacing(control.writing):
        (tmp_path / others).touch()
        control.cancel()
        assert files(tmp_path) == [others]
    assert ended == [True]
    assert files(tmp_path) == [others]


def test_the_process_exports_pauses_and_goes_on(photos, tmp_path, start):
    process = start(asked(photos))
    process.next("started")
    process.say(batch.PAUSE)
    process.say(batch.RESUME)
    events = process.rest()
    assert events[-1] == Event("finished")
    assert process.wait() == 0
    assert files(tmp_path / "out") == ["a.png", "b.png", "c.png"]


def test_a_cancelled_process_ends_and_leaves_no_temporary_file(photos, tmp_path, start):
    process = start(asked(photos * 50))
    process.next("done")
    process.say(batch.CANCEL)
    process.rest()
    process.wait()
    made = files(tmp_path / "out")
    assert 1 <= len(made) < 150
    assert all(name.endswith(".png") and codecs.read_picture(tmp_path / "out" / name) for name in made)


def test_a_paused_process_is_cancelled_too(photos, tmp_path, start):
    process = start(asked(photos * 50))
    process.next("started")
    process.say(batch.PAUSE)
    process.say(batch.CANCEL)
    process.rest()
    process.wait()
    assert len(files(tmp_path / "out")) < 150


def test_the_process_ends_with_its_parent(photos, tmp_path, start):
    process = start(asked(photos * 50))
    process.next("done")
    process.leave()
    process.rest()
    process.wait()
    assert len(files(tmp_path / "out")) < 150


def test_a_killed_process_tells_no_end(photos, tmp_path, start):
    process = start(asked(photos * 50))
    process.next("done")
    process.kill()
    assert all(event.happening != "finished" for event in process.rest())
    assert process.wait() != 0


def test_only_events_come_out_of_the_process(photos, start):
    process = start(asked(photos[:1]))
    for event in process.rest():
        assert json.loads(event.to_line())["happening"] in batch.HAPPENINGS
