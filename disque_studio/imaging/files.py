"""Writing a file whole or not at all, and what to do where the disk refuses.

What is written goes to a temporary file beside the old one, which is moved in when it is complete. A process
that is killed leaves its temporary file behind: the first write of another one into the same folder removes
it. As long as a file is being written its writer holds it locked, so that nobody else takes it for left. The
same goes for folders, and for folders of what is needed for a while.
"""

import contextlib
import errno
import os
import re
import shutil
import sys
import tempfile
import threading
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from disque_studio.errors import FileRefusedError

_LEFT = re.compile(r"\..{1,60}\.[0-9a-f]{12}\.part")
_SCRATCH = "disque-studio"
_PRIVATE, _USUAL = 0o700, 0o777

_swept: set[Path] = set()
_sweeping = threading.Lock()

_working: dict[Path, Path] = {}
"""The temporary files and folders of this process, and the names that they are to have."""


@contextlib.contextmanager
def replacing(path: Path, *, durable: bool = False) -> Iterator[BinaryIO]:
    """Give a temporary file in the same folder, and move it over `path` once it is written.

    It is removed if anything goes wrong. With `durable` it is on the disk before it is moved: a loss of power
    leaves the old one or the new.

    Raises:
        FileRefusedError: the disk refuses; the old file, if there was one, is as it was.
    """
    _sweep_once(path.parent)
    temporary = _beside(path)
    try:
        with _held(temporary) as file:
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
            if _MOVES_OPEN:  # held until it has its name: somebody may sweep the folder
                temporary.replace(path)
        if not _MOVES_OPEN:
            temporary.replace(path)
    except OSError as error:
        raise FileRefusedError(path, _advice(error)) from error
    finally:
        _discard(temporary)


def replace_file(path: Path, pieces: Iterable[bytes | bytearray], *, durable: bool = False) -> None:
    """Write `pieces` one after another as `replacing` does.

    Raises:
        FileRefusedError: as `replacing`.
    """
    with replacing(path, durable=durable) as file:
        file.writelines(pieces)


@contextlib.contextmanager
def making_folder(path: Path) -> Iterator[Path]:
    """Give a temporary folder beside `path`, and move it there once it is filled; all of it or nothing.

    Raises:
        FileRefusedError: the disk refuses, or there is such a folder already.
    """
    temporary = _beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep_once(path.parent)
        with _held_folder(temporary, _USUAL):
            yield temporary
            temporary.rename(path)
    except OSError as error:
        raise FileRefusedError(path, _advice(error)) from error
    finally:
        _discard(temporary)


@contextlib.contextmanager
def scratch_folder(parent: Path | None = None) -> Iterator[Path]:
    """Give an empty folder of this user's alone, which goes with all that is in it.

    It lies in `parent`, by default in the system's folder for such; that is made where there is none.

    Raises:
        FileRefusedError: the disk refuses.
    """
    folder = Path(tempfile.gettempdir()) if parent is None else parent
    temporary = _beside(folder / _SCRATCH)
    try:
        with contextlib.ExitStack() as holding:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                _sweep_once(folder)
                holding.enter_context(_held_folder(temporary, _PRIVATE))
            except OSError as error:
                raise FileRefusedError(folder, _advice(error)) from error
            yield temporary
    finally:
        _discard(temporary)


def abandon(path: Path) -> None:
    """Remove what this process has written of `path` so far: it is about to be ended."""
    for temporary, target in list(_working.items()):
        if target == path:
            _discard(temporary)


def sweep(path: Path) -> None:
    """Remove what processes that were ended while they wrote `path` have left beside it."""
    _sweep(path.parent, re.compile(re.escape(_start(path)) + r"[0-9a-f]{12}\.part"))


def sweep_folder(folder: Path) -> None:
    """Remove what processes that were ended while they wrote have left in a folder."""
    _sweep(folder, _LEFT)


def _sweep(folder: Path, left: re.Pattern[str]) -> None:
    with contextlib.suppress(OSError):
        for file in folder.iterdir():
            if left.fullmatch(file.name):
                # One that belongs to somebody else does not keep the others.
                with contextlib.suppress(OSError):
                    _discard_left(file)


def _sweep_once(folder: Path) -> None:
    """Sweep a folder before this process first writes into it: a large one takes time to look through."""
    with _sweeping:
        known = folder in _swept
        _swept.add(folder)
    if not known:
        sweep_folder(folder)


def _start(path: Path) -> str:
    return f".{path.name[:60]}."


def _beside(path: Path) -> Path:
    temporary = path.with_name(f"{_start(path)}{uuid.uuid4().hex[:12]}.part")
    _working[temporary] = path
    return temporary


def _discard(file: Path) -> None:
    """Remove a temporary file or folder; nothing is said where it has gone or the disk does not let us."""
    _working.pop(file, None)
    if file.is_dir():
        shutil.rmtree(file, ignore_errors=True)
        return
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)


_MOVES_OPEN = sys.platform != "win32"

if sys.platform == "win32":

    def _held(path: Path) -> BinaryIO:
        # Windows itself keeps an open file from being removed.
        return path.open("xb")

    @contextlib.contextmanager
    def _held_folder(path: Path, mode: int) -> Iterator[None]:
        path.mkdir(mode)
        yield

    def _discard_left(file: Path) -> None:
        if not file.is_dir():
            _discard(file)

else:
    import fcntl

    def _held(path: Path) -> BinaryIO:
        """Create a file and lock it; again, should somebody have taken it for left before it was locked."""
        while True:
            file = path.open("xb")
            # Some network disks have no locks; nothing is removed there.
            with contextlib.suppress(OSError):
                fcntl.flock(file, fcntl.LOCK_EX)
            if path.exists():
                return file
            file.close()

    @contextlib.contextmanager
    def _held_folder(path: Path, mode: int) -> Iterator[None]:
        handle = _locked_folder(path, mode)
        try:
            yield
        finally:
            os.close(handle)

    def _locked_folder(path: Path, mode: int) -> int:
        """Make a folder and lock it; again, as `_held`."""
        while True:
            path.mkdir(mode)
            with contextlib.suppress(FileNotFoundError):
                handle = os.open(path, os.O_RDONLY)
                with contextlib.suppress(OSError):
                    fcntl.flock(handle, fcntl.LOCK_EX)
                if path.exists():
                    return handle
                os.close(handle)

    def _discard_left(file: Path) -> None:
        """Remove a temporary file or folder that nobody holds, and hold it meanwhile: it may be a new one."""
        # In a folder that others write to, that name may be a pipe's or a link's.
        handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        try:
            with contextlib.suppress(BlockingIOError, FileNotFoundError):
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                # Another may have removed it, and its writer made a new one of that name.
                if os.path.samestat(os.fstat(handle), file.stat()):
                    _discard(file)
        finally:
            os.close(handle)


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
