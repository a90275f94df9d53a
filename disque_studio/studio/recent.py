"""The photos that were opened last, newest first, kept as a list of paths in a JSON file."""

import json
from collections.abc import Sequence
from pathlib import Path

from disque_studio.imaging.files import replace_file

FILE = "recent.json"
_LIMIT_BYTES = 1 << 20


def load(path: Path) -> tuple[Path, ...]:
    """Read the list; empty where there is none. A list that cannot be understood is begun anew.

    Nothing but the convenience of the list is lost then, so nobody is told.
    """
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_LIMIT_BYTES))
    except (OSError, ValueError, RecursionError):
        return ()
    if not isinstance(found, list):
        return ()
    return tuple(dict.fromkeys(Path(one) for one in found if isinstance(one, str) and one))


def adding(recent: Sequence[Path], opened: Path, longest: int) -> tuple[Path, ...]:
    """Put a photo at the front of a list of at most `longest`."""
    return tuple(dict.fromkeys((opened.absolute(), *recent)))[:longest]


def save(path: Path, recent: Sequence[Path]) -> None:
    """Write the list in the place of the one before.

    Raises:
        FileRefusedError: the disk refuses.
    """
    replace_file(path, [json.dumps([str(one) for one in recent]).encode()])
