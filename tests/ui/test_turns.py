"""Heavy work takes turns."""

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from disque_studio.ui.lanes import LANES, TURNS
from disque_studio.ui.workers import Job, Policy, Workers

PATIENCE_MS = 30000
LANES_HERE = dict.fromkeys(("first", "second", "third", "free"), Policy.QUEUE)
TURNS_HERE = ("first", "second", "third")


def test_only_lanes_that_exist_take_turns() -> None:
    assert set(TURNS) <= LANES.keys()
    assert not {"render", "plan", "open", "score"} & set(TURNS), "somebody waits for these"


def test_one_works_at_a_time_and_the_first_named_is_next(qtbot: QtBot) -> None:
    workers = Workers(LANES_HERE, turns=TURNS_HERE)
    held, ran = threading.Event(), []
    at_once: list[str] = []

    def work(name: str) -> object:
        def run(job: Job) -> None:
            at_once.append(name)
            assert len(at_once) == 1
            if name == "second":
                held.wait(PATIENCE_MS / 1000)
            at_once.remove(name)
            ran.append(name)

        return run

    done: list[None] = []
    workers.submit("second", work("second"), done.append)
    qtbot.waitUntil(lambda: at_once == ["second"], timeout=PATIENCE_MS)
    for name in ("third", "first"):
        workers.submit(name, work(name), done.append)
    qtbot.waitUntil(lambda: _waiting(workers) == 2, timeout=PATIENCE_MS)
    workers.submit("free", lambda job: ran.append("free"), done.append)
    qtbot.waitUntil(lambda: "free" in ran, timeout=PATIENCE_MS)
    held.set()
    qtbot.waitUntil(lambda: len(done) == 4, timeout=PATIENCE_MS)
    assert ran == ["free", "second", "first", "third"]
    workers.close()


def test_cancelled_work_gives_its_turn_up(qtbot: QtBot, tmp_path: Path) -> None:
    workers = Workers(LANES_HERE, turns=TURNS_HERE)
    held, ran = threading.Event(), []
    done: list[None] = []
    began = threading.Event()

    def hold(job: Job) -> None:
        began.set()
        held.wait(PATIENCE_MS / 1000)

    workers.submit("third", hold, done.append)
    qtbot.waitUntil(began.is_set, timeout=PATIENCE_MS)
    waits = workers.submit("first", lambda job: ran.append("first"), done.append)
    workers.submit("second", lambda job: ran.append("second"), done.append)
    qtbot.waitUntil(lambda: _waiting(workers) == 2, timeout=PATIENCE_MS)
    waits.cancel()
    qtbot.waitUntil(lambda: _waiting(workers) == 1, timeout=PATIENCE_MS)
    held.set()
    qtbot.waitUntil(lambda: ran == ["second"] and workers.idle(), timeout=PATIENCE_MS)
    workers.close()


def test_closing_does_not_wait_for_a_turn(qtbot: QtBot) -> None:
    workers = Workers(LANES_HERE, turns=TURNS_HERE)
    began = threading.Event()
    workers.submit("first", lambda job: _until_cancelled(job, began), print)
    qtbot.waitUntil(began.is_set, timeout=PATIENCE_MS)
    workers.submit("second", lambda job: None, print)
    qtbot.waitUntil(lambda: _waiting(workers) == 1, timeout=PATIENCE_MS)
    workers.close()


def _waiting(workers: Workers) -> int:
    return len(workers._lanes["free"]._turns._waiting)


def _until_cancelled(job: Job, began: threading.Event) -> None:
    began.set()
    while not job.cancelled():
        threading.Event().wait(0.001)
