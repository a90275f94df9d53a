"""Reports of runs that ended unexpectedly. They stay on this machine: nothing is ever sent.

A run writes its report while it runs and takes it away when it ends in order, so that a report is there
however a run ends, also where it is killed. The next run finds what no living process holds.
"""

import contextlib
import faulthandler
import os
import platform
import sys
import threading
import traceback
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

MOST_REPORTS = 5
MOST_FAULTS = 20
"""Faults of one run that are written down: a frame that fails may fail at every move of the mouse."""

MOST_NOTES = 200

_RUN, _REPORT, _END, _LOCK = "run-", "report-", ".txt", ".lock"
_HEAD = "This report stays on this machine; nothing is sent. It names the files that were open."


class Log:
    """The report of this run. Where the disk refuses it there is none, and the run goes on."""

    def __init__(self, folder: Path, facts: Mapping[str, str]) -> None:
        self._folder = folder
        self._guard = threading.RLock()  # a signal may end the run while its thread writes
        self._faults = self._notes = 0
        self._file: BinaryIO | None = None
        self._path = folder / f"{_RUN}{os.getpid()}-{os.urandom(4).hex()}{_END}"
        self._lock = FileLock(_lock_of(self._path), timeout=0)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
            self._file = self._path.open("wb", buffering=0)
        except OSError:
            _release(self._lock)
            return
        self._write("\n".join((_HEAD, "", *(f"{name}: {text}" for name, text in facts.items()), "")))
        faulthandler.enable(self._file, all_threads=True)

    def note(self, text: str) -> None:
        """Write down what the run does, as what it opens."""
        with self._guard:
            self._notes += 1
            if self._notes <= MOST_NOTES:
                self._write(f"{_clock()} {text}")

    def fault(self, error: BaseException) -> None:
        """Write down an error that is the program's own, with its traceback."""
        with self._guard:
            self._faults += 1
            if self._faults <= MOST_FAULTS:
                self._write(f"{_clock()} {''.join(traceback.format_exception(error))}")

    def end(self) -> None:
        """Take the report away, for the run ends in order; one that holds faults is kept for whoever asks."""
        with self._guard:
            if self._file is None:
                return
            faulthandler.disable()
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):
                if self._faults:
                    _keep(self._path)
                else:
                    self._path.unlink(missing_ok=True)
            _release(self._lock)

    def _write(self, text: str) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.write(f"{text}\n".encode("utf-8", "backslashreplace"))


def facts(version: str) -> dict[str, str]:
    """Give what a report says of the program and its system."""
    return {
        "Disque Studio": version,
        "System": platform.platform(),
        "Python": platform.python_version(),
        "Started": datetime.now().strftime("%Y-%m-%d %H:%M:%S"),
    }


def listen(log: Log) -> None:
    """Write down what nobody catches, in threads and in what Python cannot raise; it is told as before."""
    tell_thread, tell_lost = threading.excepthook, sys.unraisablehook

    def of_thread(told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            log.fault(told.exc_value)
        tell_thread(told)

    def of_lost(told: "sys.UnraisableHookArgs") -> None:
        if told.exc_value is not None:
            log.fault(told.exc_value)
        tell_lost(told)

    threading.excepthook, sys.unraisablehook = of_thread, of_lost


def left(folder: Path) -> Path | None:
    """Give the report of the last run that ended unexpectedly since this was asked; None where all went well.

    Of all reports the newest `MOST_REPORTS` are kept.
    """
    found: list[Path] = []
    with contextlib.suppress(OSError):
        for path in folder.glob(f"{_RUN}*{_END}"):
            lock = FileLock(_lock_of(path), timeout=0)
            try:
                lock.acquire()
            except Timeout:
                continue  # its run goes on
            if path.exists():
                found.append(_keep(path))
            _release(lock)
        for old in sorted(folder.glob(f"{_REPORT}*{_END}"), key=_age)[:-MOST_REPORTS]:
            old.unlink(missing_ok=True)
    return max(found, key=_age, default=None)


def read(report: Path) -> str:
    """Give the text of a report.

    Raises:
        OSError: it is gone.
    """
    return report.read_bytes().decode("utf-8", "replace")


def _keep(path: Path) -> Path:
    kept = path.with_name(f"{_REPORT}{path.name.removeprefix(_RUN)}")
    path.replace(kept)
    return kept


def _age(path: Path) -> int:
    return path.stat().st_mtime_ns


def _lock_of(path: Path) -> Path:
    return path.with_suffix(_LOCK)


def _release(lock: FileLock) -> None:
    lock.release()
    with contextlib.suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)


def _clock() -> str:
    return datetime.now().strftime("%H:%M:%S")
