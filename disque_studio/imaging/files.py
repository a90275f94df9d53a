"""Writing a file whole or not at all, and what to do where the disk refuses."""

import contextlib
import errno
import os
import uuid
from collections.abc import Sequence
from pathlib import Path

from disque_studio.errors import FileRefusedError

_END = ".part"


def replace_file(path: Path, pieces: Sequence[bytes | bytearray], *, durable: bool = False) -> None:
    """Write a temporary file in the same folder and move it over `path`; remove it if anything goes wrong.

    With `durable` it is on the disk before it is moved: a loss of power leaves the old one or the new.

    Raises:
        FileRefusedError: the disk refuses; the old file, if there was one, is as it was.
    """
    temporary = path.with_name(f"{_start(path)}{uuid.uuid4().hex[:12]}{_END}")
    try:
        with temporary.open("xb") as file:
            file.writelines(pieces)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise FileRefusedError(path, _advice(error)) from error
    finally:
        _discard(temporary)


def sweep(path: Path) -> None:
    """Remove what a process that was killed while it wrote `path` has left beside it."""
    with contextlib.suppress(OSError):
        for file in path.parent.iterdir():
            if file.name.startswith(_start(path)) and file.name.endswith(_END):
                _discard(file)


def _start(path: Path) -> str:
    return f".{path.name[:60]}."


def _discard(file: Path) -> None:
    """Remove a temporary file; nothing is said where its folder has gone or does not let us."""
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)


def _advice(error: OSError) -> str:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return "cannot be written: its folder does not exist; choose another folder"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "cannot be written: its folder or the old file is read-only; choose another place"
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "cannot be written: the disk is full; free some space or choose another disk"
        case errno.ENAMETOOLONG:
            return "cannot be written: its name is too long; choose a shorter one"
        case errno.EISDIR:
            return "cannot be written: a folder has that name; choose another name"
    return f"cannot be written: {error.strerror or error}"
