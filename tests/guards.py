"""What a test must not leave behind: threads and processes."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE_SECONDS = 5.0
"""What ends at a test's end may take a moment; a test that leaves nothing does not wait for it."""

_OWN = "multiprocessing.resource_tracker"
"""Python's own helper, which stays until its process ends."""


@contextmanager
def nothing_left_running() -> Iterator[None]:
    """Fail when threads or processes that were started within are still there at the end."""
    threads, processes = set(threading.enumerate()), children()
    yield
    end = time.monotonic() + PATIENCE_SECONDS
    while left := _names(set(threading.enumerate()) - threads, children() - processes):
        assert time.monotonic() < end, f"left running: {', '.join(sorted(left))}"
        time.sleep(0.01)


def children() -> set[int]:
    """Give the processes that this one started and that still run; none where the system does not tell."""
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        return set()
    found: set[int] = set()
    for task in tasks.iterdir():
        try:
            found.update(int(child) for child in (task / "children").read_text().split())
        except OSError:  # the thread has ended meanwhile
            continue
    return {child for child in found if _runs(child) and _OWN not in command(child)}


def command(process: int) -> str:
    """Give the command line of a process; "" for one that has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text().replace("\0", " ").strip()
    except OSError:
        return ""


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    # One that has ended is a zombie until its parent asks how, which Popen does late.
    return state != "Z"


def _names(threads: set[threading.Thread], processes: set[int]) -> list[str]:
    mine = os.getpid()
    return [f"thread {thread.name}" for thread in threads if thread.is_alive()] + [
        f"process {process} of {mine}: {command(process)}" for process in processes
    ]
