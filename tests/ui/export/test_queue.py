"""The queue and the process that it drives."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from disque_studio.looks.look import Look
from disque_studio.studio.batch import Item
from disque_studio.studio.presets import BUILTIN
from disque_studio.studio.session import Choice, Edit, Share
from disque_studio.ui.export import queue as module
from disque_studio.ui.export import runner
from disque_studio.ui.export.queue import ExportQueue, Request, outputs
from disque_studio.ui.lanes import LANES
from disque_studio.ui.workers import Workers
from tests.studio.conftest import exemplar
from tests.ui.conftest import PATIENCE_MS

Names = Callable[..., list[Path]]

pytestmark = pytest.mark.usefixtures("program")


@pytest.fixture
def queue(qtbot: QtBot) -> Iterator[ExportQueue]:
    workers = Workers(LANES)
    made = ExportQueue(workers)
    yield made
    made.close()
    workers.close()


def request(paths: list[Path], edit: Edit = Edit(), **more: object) -> Request:  # noqa: B008
    items = tuple(Item(path, edit) for path in paths)
    return Request(items, BUILTIN[0], dict(more), ())


def states(queue: ExportQueue) -> list[str]:
    return [row.state for row in queue.rows]


def wait_for(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def test_photos_are_exported_one_after_the_other(queue: ExportQueue, qtbot: QtBot, photos: Names) -> None:
    with qtbot.waitSignal(queue.ended, timeout=PATIENCE_MS) as ended:
        queue.add(request(photos("a", "b", "c")))
        assert queue.busy and states(queue) == ["waiting"] * 3
    assert states(queue) == ["done"] * 3
    assert queue.part == 1.0 and not queue.busy
    assert [path.name for path in outputs(queue.rows)] == ["a.jpg", "b.jpg", "c.jpg"]
    assert all(path.exists() for path in outputs(queue.rows))
    assert ended.args[1] == ""


def test_a_failed_photo_keeps_its_reason_and_is_tried_again(
    queue: ExportQueue, qtbot: QtBot, photos: Names
) -> None:
    queue.add(request(photos("a", "bad", "c")))
    wait_for(qtbot, lambda: not queue.busy)
    assert states(queue) == ["done", "failed", "done"]
    assert queue.rows[1].reason == "is damaged"
    queue.retry()
    assert [row.item.path.stem for row in queue.rows] == ["bad"]
    wait_for(qtbot, lambda: not queue.busy)
    assert states(queue) == ["failed"]


def test_more_photos_wait_for_those_before(queue: ExportQueue, qtbot: QtBot, photos: Names) -> None:
    queue.add(request(photos("a", "bad")))
    queue.add(request(photos("c", "d")))
    assert states(queue) == ["waiting"] * 4
    wait_for(qtbot, lambda: not queue.busy)
    assert states(queue) == ["done", "failed", "done", "done"]
    queue.clear()
    assert queue.rows == []


def test_pausing_holds_and_going_on_finishes(queue: ExportQueue, qtbot: QtBot, photos: Names) -> None:
    queue.add(request(photos("slow", "b")))
    wait_for(qtbot, lambda: queue.rows[0].part == 0.5)
    queue.pause(True)
    assert queue.paused and queue.busy
    queue.pause(False)
    wait_for(qtbot, lambda: not queue.busy)
    assert states(queue) == ["done", "done"] and not queue.paused


def test_cancelling_stops_and_keeps_what_is_written(queue: ExportQueue, qtbot: QtBot, photos: Names) -> None:
    queue.add(request(photos("a", "slow", "c")))
    queue.add(request(photos("d")))
    wait_for(qtbot, lambda: queue.rows[1].part == 0.5)
    queue.cancel()
    assert states(queue) == ["done", "cancelled", "cancelled", "cancelled"]
    wait_for(qtbot, lambda: not queue.busy)
    assert [path.name for path in outputs(queue.rows)] == ["a.jpg"]
    queue.retry()
    assert [row.item.path.stem for row in queue.rows] == ["slow", "c", "d"]


def test_a_process_that_hangs_is_ended_and_its_remains_are_swept(
    queue: ExportQueue, qtbot: QtBot, photos: Names, tmp_path: Path
) -> None:
    part = tmp_path / "export" / ".hang.jpg.0123456789ab.part"
    queue.add(request(photos("hang")))
    wait_for(qtbot, part.exists)
    wait_for(qtbot, lambda: queue.rows[0].output != "")
    queue.cancel()
    wait_for(qtbot, lambda: not queue.busy)
    wait_for(qtbot, lambda: not part.exists())


def test_a_process_that_dies_is_told_with_what_is_done(
    queue: ExportQueue, qtbot: QtBot, photos: Names
) -> None:
    with qtbot.waitSignal(queue.ended, timeout=PATIENCE_MS) as ended:
        queue.add(request(photos("a", "crash", "c")))
    assert states(queue) == ["done", "failed", "failed"]
    assert "ended before" in ended.args[1] and "hit something" in ended.args[1]
    assert ended.args[1] == queue.rows[1].reason
    queue.add(request(photos("d")))
    wait_for(qtbot, lambda: not queue.busy)
    assert states(queue) == ["done"]


def test_a_process_that_cannot_start_is_told(
    queue: ExportQueue, qtbot: QtBot, photos: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "program", lambda: ["/nowhere/at/all"])
    with qtbot.waitSignal(queue.ended, timeout=PATIENCE_MS) as ended:
        queue.add(request(photos("a")))
    assert states(queue) == ["failed"] and ended.args[1]


def test_the_pairs_in_use_travel_as_files(
    queue: ExportQueue, qtbot: QtBot, photos: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[dict[str, Path]] = []
    names: list[str] = []

    def write(folder: Path, exemplars: dict) -> dict[str, Path]:
        written.append(save(folder, exemplars))
        names.extend(Look.load(path).name for path in written[-1].values())
        return written[-1]

    save = module.save_exemplars
    monkeypatch.setattr(module, "save_exemplars", write)
    edit = Edit(Choice("pairs", "", (Share("k"), Share("off", on=False))))
    queue.add(request(photos("a"), edit, k=exemplar("warm"), off=exemplar("cool"), other=exemplar("x")))
    wait_for(qtbot, lambda: not queue.busy)
    assert names == ["warm"] and states(queue) == ["done"]
    assert not any(path.exists() for path in written[0].values())


def test_time_left_counts_only_while_it_runs(
    queue: ExportQueue, qtbot: QtBot, photos: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    queue.add(request(photos("a", "slow", "c", "d")))
    wait_for(qtbot, lambda: queue.rows[1].part == 0.5)
    now[0] += 30
    assert queue.seconds_left() == pytest.approx(30 * 2.5 / 1.5)
    queue.pause(True)
    now[0] += 1000
    assert queue.seconds_left() == pytest.approx(30 * 2.5 / 1.5)
