"""Listing the files of folders that were dropped, however deep, linked or large they are."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from disque_studio.studio.failure import reason

MOST_FILES = 20_000
"""Files at which a walk ends: a whole disk that was dropped by mistake must not be read."""


@dataclass
class Walk:
    """Files in the order of their names, folder by folder; `left` is what could not be listed, and why."""

    files: list[Path] = field(default_factory=list)
    left: list[tuple[Path, str]] = field(default_factory=list)


def walk(paths: Iterable[Path], *, check: Callable[[], None] = lambda: None) -> Walk:
    """List files, and the files of folders; each once.

    Hidden files and folders are skipped inside folders. Links are followed, but no folder is entered twice,
    so that a circle of links ends. `check` is called for each folder and may raise to stop.
    """
    found = Walk()
    entered: set[tuple[int, int]] = set()
    listed: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            listed[path] = None
            continue
        for file in _files_of(path, entered, found, check):
            listed[file] = None
            if len(listed) >= MOST_FILES:
                found.left.append((path, f"holds more than {MOST_FILES} files; drop folders inside it"))
                break
    found.files = list(listed)
    return found


def _files_of(
    top: Path, entered: set[tuple[int, int]], found: Walk, check: Callable[[], None]
) -> Iterator[Path]:
    waiting = [top]
    while waiting:
        check()
        folder = waiting.pop()
        try:
            identity = folder.stat()
            if (identity.st_dev, identity.st_ino) in entered:
                continue
            entered.add((identity.st_dev, identity.st_ino))
            with os.scandir(folder) as entries:
                inside = sorted((entry for entry in entries if not _hidden(entry)), key=_order)
        except OSError as error:
            found.left.append((folder, reason(error, folder)))
            continue
        yield from (Path(entry.path) for entry in inside if _is(entry, folder=False))
        waiting += [Path(entry.path) for entry in reversed(inside) if _is(entry, folder=True)]


def _order(entry: os.DirEntry[str]) -> tuple[str, str]:
    return entry.name.casefold(), entry.name


def _hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return True
    try:
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    except OSError:
        return False
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _is(entry: os.DirEntry[str], *, folder: bool) -> bool:
    """Tell what an entry leads to; a link in a circle leads nowhere."""
    try:
        return entry.is_dir() if folder else entry.is_file()
    except OSError:
        return False
