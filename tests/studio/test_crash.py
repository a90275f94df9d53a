"""Reports of runs that ended unexpectedly."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from disque_studio.studio import crash
from tests.guards import PATIENCE_SECONDS

FACTS = {"Disque Studio": "1.0", "System": "a system"}

_RUN = """
import ctypes, os, signal, sys
from pathlib import Path
from disque_studio.studio import crash
log = crash.Log(Path(sys.argv[1]), {"Disque Studio": "1.0"})
log.note("photo /photos/beach.exr")
{end}
"""


def run(folder: Path, end: str) -> None:
    """Let another process begin a report and come to this end."""
    subprocess.run(
        [sys.executable, "-c", _RUN.replace("{end}", end), folder],
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_a_run_that_ends_in_order_leaves_nothing(tmp_path: Path) -> None:
    log = crash.Log(tmp_path, FACTS)
    log.note("photo a.exr")
    assert crash.left(tmp_path) is None
    log.end()
    log.end()
    assert crash.left(tmp_path) is None
    assert not list(tmp_path.iterdir())


def test_a_native_crash_leaves_where_it_was_and_what_was_open(tmp_path: Path) -> None:
    run(tmp_path, "os.kill(os.getpid(), signal.SIGSEGV)")
    report = crash.left(tmp_path)
    assert report is not None
    text = crash.read(report)
    for part in (
        "nothing is sent",
        "Disque Studio: 1.0",
        "/photos/beach.exr",
        "Segmentation fault",
        "line 7",
    ):
        assert part in text
    assert crash.left(tmp_path) is None, "it is told once"
    assert report.exists()


def test_a_run_that_is_killed_leaves_what_was_open(tmp_path: Path) -> None:
    run(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)")
    report = crash.left(tmp_path)
    assert report is not None and "beach.exr" in crash.read(report)


def test_a_run_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    first, second = crash.Log(tmp_path, FACTS), crash.Log(tmp_path, FACTS)
    assert crash.left(tmp_path) is None
    first.end()
    second.end()
    assert not list(tmp_path.iterdir())


def test_faults_are_written_with_their_trace_and_kept_though_the_run_ends_in_order(tmp_path: Path) -> None:
    log = crash.Log(tmp_path, FACTS)
    for number in range(crash.MOST_FAULTS + 5):
        log.fault(ValueError(f"fault {number};"))
    log.end()
    assert crash.left(tmp_path) is None, "nothing unexpected: the window told of it"
    (report,) = tmp_path.iterdir()
    text = crash.read(report)
    assert "ValueError: fault 0;" in text and f"fault {crash.MOST_FAULTS};" not in text


def test_what_a_thread_does_not_catch_is_written_and_still_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(threading, "excepthook", told.append)
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    log = crash.Log(tmp_path, FACTS)
    crash.listen(log)

    def fail() -> None:
        raise KeyError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join(PATIENCE_SECONDS)
    log.end()
    (report,) = tmp_path.iterdir()
    assert "in a thread" in crash.read(report) and "in fail" in crash.read(report)
    assert len(told) == 1


def test_only_the_newest_reports_are_kept(tmp_path: Path) -> None:
    for number in range(crash.MOST_REPORTS + 3):
        (tmp_path / f"report-{number}.txt").write_text(str(number))
        os.utime(tmp_path / f"report-{number}.txt", (number, number))
    crash.left(tmp_path)
    kept = {crash.read(path) for path in tmp_path.iterdir()}
    assert kept == {str(number) for number in range(3, crash.MOST_REPORTS + 3)}


def test_a_disk_that_refuses_stops_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.write_text("no folder")
    log = crash.Log(folder, FACTS)
    log.note("photo")
    log.fault(ValueError("lost"))
    log.end()
    assert crash.left(folder) is None


def test_a_signal_may_end_the_run_while_it_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = crash.Log(tmp_path, FACTS)
    monkeypatch.setattr(crash, "_clock", lambda: log.end() or "now")
    ended = threading.Thread(target=log.note, args=("photo a.exr",), daemon=True)
    ended.start()
    ended.join(PATIENCE_SECONDS)
    assert not ended.is_alive()
    assert crash.left(tmp_path) is None
