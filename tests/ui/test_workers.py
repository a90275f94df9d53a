"""Lanes: order, replacement, cancel, errors, and an end without leftovers."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from disque_studio.ui.workers import Job, Policy, Workers


@pytest.fixture
def workers(qtbot: QtBot) -> Iterator[Workers]:
    made = Workers({policy.name: policy for policy in Policy})
    yield made
    made.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("lane")]


class Held:
    """Work that waits to be let go, and remembers that it ran."""

    def __init__(self, result: str) -> None:
        self.result = result
        self.running, self.go = threading.Event(), threading.Event()

    def __call__(self, job: Job) -> str:
        self.running.set()
        while not self.go.wait(0.002):
            job.check()
        return self.result


@pytest.mark.parametrize(
    ("policy", "delivered"),
    [
        (Policy.QUEUE, ["first", "second", "third"]),
        (Policy.LATEST, ["third"]),
        (Policy.STREAM, ["first", "third"]),
    ],
)
def test_what_newer_requests_do_to_older_ones(
    workers: Workers, qtbot: QtBot, policy: Policy, delivered: list[str]
) -> None:
    got: list[str] = []
    held = [Held(name) for name in ("first", "second", "third")]
    workers.submit(policy.name, held[0], got.append)
    held[0].running.wait(2)
    for work in held[1:]:
        workers.submit(policy.name, work, got.append)
    for work in held:
        work.go.set()
    qtbot.waitUntil(workers.idle, timeout=2000)
    assert got == delivered


def test_the_latest_replaces_what_is_done_but_not_yet_delivered(workers: Workers, qtbot: QtBot) -> None:
    got: list[str] = []
    done = threading.Event()
    workers.submit("LATEST", lambda job: "first", got.append)
    workers.submit("LATEST", lambda job: done.set(), got.append)
    assert done.wait(2)
    workers.submit("LATEST", lambda job: "third", got.append)
    qtbot.waitUntil(workers.idle, timeout=2000)
    assert got == ["third"]


def test_work_leaves_the_gui_thread_and_its_result_comes_back(workers: Workers, qtbot: QtBot) -> None:
    home, places = threading.current_thread(), []
    workers.submit("QUEUE", lambda job: threading.current_thread(), lambda there: places.append(there))
    workers.submit("QUEUE", lambda job: 1, lambda _: places.append(threading.current_thread()))
    qtbot.waitUntil(lambda: len(places) == 2, timeout=2000)
    assert places[0] is not home
    assert places[1] is home
    assert QThread.currentThread() is not None


def test_an_error_is_handed_over_and_the_lane_lives(workers: Workers, qtbot: QtBot) -> None:
    got: list[object] = []
    with qtbot.waitSignal(workers.failed, timeout=2000) as caught:
        workers.submit("QUEUE", lambda job: 1 / 0, got.append)
    assert isinstance(caught.args[0], ZeroDivisionError)
    workers.submit("QUEUE", lambda job: {}["key"], got.append, failed=lambda error: got.append(type(error)))
    workers.submit("QUEUE", lambda job: "fine", got.append)
    qtbot.waitUntil(lambda: "fine" in got, timeout=2000)
    assert got == [KeyError, "fine"]


def test_cancelled_work_delivers_nothing(workers: Workers, qtbot: QtBot) -> None:
    got: list[object] = []
    workers.failed.connect(got.append)
    held = Held("never")
    workers.submit("QUEUE", held, got.append, label="Working")
    held.running.wait(2)
    assert [job.label for job in workers.shown()] == ["Working"]
    workers.cancel_shown()
    assert not workers.shown()
    workers.submit("QUEUE", lambda job: "next", got.append)
    qtbot.waitUntil(lambda: got == ["next"], timeout=2000)


def test_progress_is_seen_while_work_runs(workers: Workers, qtbot: QtBot) -> None:
    go = threading.Event()

    def work(job: Job) -> None:
        job.progress(0.25)
        go.wait(2)

    seen: list[float | None] = []
    workers.changed.connect(lambda: seen.extend(job.fraction for job in workers.shown()))
    workers.submit("QUEUE", work, lambda _: None, label="Working")
    qtbot.waitUntil(lambda: 0.25 in seen, timeout=2000)
    go.set()
    qtbot.waitUntil(workers.idle, timeout=2000)


def test_closing_cancels_what_runs(workers: Workers) -> None:
    held = Held("never")
    workers.submit("QUEUE", held, lambda _: None)
    held.running.wait(2)
    workers.close()
    workers.submit("QUEUE", held, lambda _: None)
    assert workers.idle()


def test_clearing_a_lane_drops_what_is_done_but_not_yet_delivered(workers: Workers, qtbot: QtBot) -> None:
    got: list[str] = []
    held = Held("second")
    workers.submit("QUEUE", lambda job: "first", got.append)
    workers.submit("QUEUE", held, got.append)
    assert held.running.wait(2)
    workers.clear("QUEUE")
    held.go.set()
    workers.submit("QUEUE", lambda job: "third", got.append)
    qtbot.waitUntil(lambda: "third" in got, timeout=2000)
    assert got == ["third"]
