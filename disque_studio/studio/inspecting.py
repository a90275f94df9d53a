"""Scoring many pictures beside the window: in a process of its own, so that the window keeps running.

Until that process has loaded its networks, small pictures are scored where the networks are loaded already,
so that the first scores are there at once. Both are the same code on the same files.
"""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from disque_studio.errors import CancelledError, FileRefusedError
from disque_studio.studio.inspection import Entry, Record
from disque_studio.studio.reader import Reader, shared

if TYPE_CHECKING:
    from disque_studio.studio.inspector import Inspector

LIGHT_PIXELS = 4_000_000
"""Pixels of a picture up to which its scoring does not hold up a window in the same process."""

LIMIT_SECONDS = 600.0
"""What one picture may take: a large one with its HDR photo takes a minute on a slow machine."""

_WAIT_SECONDS = 0.02
_BEHIND = 10
"""How much nicer than the window the process is, so that the window has the processor first."""

# studio.inspector is imported inside the functions: it brings OpenCV, which takes long to load.


def records(entries: Sequence[Entry], *, cancelled: Callable[[], bool]) -> Iterator[Record]:
    """Give the record of each entry in turn, as soon as it is known.

    Raises:
        CancelledError: `cancelled`, which is asked many times a second, said so.
    """
    reader = Reader(limit_seconds=LIMIT_SECONDS)
    with ThreadPoolExecutor(1, thread_name_prefix="inspection") as starter:
        try:
            ready = starter.submit(reader.call, load, Path(), cancelled=cancelled)
            for entry in entries:
                if cancelled():
                    raise CancelledError("scoring was cancelled")
                yield _record(entry, reader, ready, cancelled)
        finally:
            reader.close()


def load(_path: Path) -> None:
    """Load what scoring needs, and use it once: what comes after is quick.

    This process steps back behind the window from now on.
    """
    from disque_studio.studio.inspector import warm_up

    step_back()
    warm_up()


def step_back() -> None:
    """Let the window have the processor before this process from now on."""
    if sys.platform != "win32":
        os.nice(_BEHIND)


def score(path: Path, entry: Entry) -> Record:
    """Score one picture with what the last calls of this process have loaded."""
    assert path == entry.path
    return _inspector().record(entry)


@cache
def _inspector() -> "Inspector":
    from disque_studio.studio.inspector import Inspector

    return Inspector()


def _record(entry: Entry, reader: Reader, ready: "Future[None]", cancelled: Callable[[], bool]) -> Record:
    if entry.left:
        return Record(entry, error=entry.left)
    while not ready.done():
        if "torch" in sys.modules and _is_light(entry):
            return score(entry.path, entry)
        if cancelled():
            raise CancelledError("scoring was cancelled")
        wait([ready], _WAIT_SECONDS)
    try:
        return reader.call(score, entry.path, entry, cancelled=cancelled)
    except FileRefusedError as error:
        return Record(entry, error=error.reason)


def _is_light(entry: Entry) -> bool:
    from disque_studio.studio.inspector import size_of

    if entry.reference is not None:
        return False
    try:
        size = shared().call(size_of, entry.path)
    except FileRefusedError:
        return False
    return size is not None and size[0] * size[1] <= LIGHT_PIXELS
