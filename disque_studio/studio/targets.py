"""Where a file may be written: never over an original, and over nothing unasked."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from disque_studio.errors import FileRefusedError


def check_target(path: Path, *, originals: Sequence[Path | None], overwrite: bool) -> None:
    """Refuse a target that is an original, or that exists although `overwrite` is not set.

    Raises:
        FileRefusedError: with what to do instead.
    """
    if not path.exists():
        if not path.parent.is_dir():
            raise FileRefusedError(path, "is to lie in a folder that does not exist")
        return
    refuse_original(path, originals)
    if path.is_dir():
        raise FileRefusedError(path, "is a folder")
    if not overwrite:
        raise FileRefusedError(path, "exists already; it is replaced only where overwriting is asked for")


def refuse_original(path: Path, originals: Iterable[Path | None]) -> None:
    """Refuse a file that is one of the originals, by whatever name.

    Raises:
        FileRefusedError: with what to do instead.
    """
    if any(original is not None and original.exists() and path.samefile(original) for original in originals):
        raise FileRefusedError(path, "is an original, and originals are never changed; choose another name")
