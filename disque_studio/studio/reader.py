"""Reading photos in another process, so that the window keeps running while a large file is decoded.

OpenEXR holds the interpreter's lock while it decompresses, and a fault in a native decoder ends its process:
here that is the reader's, and the photo is refused. So it is with a file that takes more time or memory than
its bounds. A reader that is not asked anything costs its memory alone. It ends with the program that started
it, however that ends.
"""

import contextlib
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from disque_studio.errors import CancelledError, FileRefusedError
from disque_studio.studio import bounds, reentry, sharing
from disque_studio.studio.failure import FAILURES

if TYPE_CHECKING:
    from disque_studio.studio.colourconfig import InputSpace
    from disque_studio.studio.photos import OpenPhoto

LIMIT_SECONDS = 120.0
"""What one file may take, on a slow disk too."""

_POLL_SECONDS = 0.02
_LOADED_AHEAD = ("disque_studio.studio.photos", "disque_studio.imaging.codecs.exr")

Result = TypeVar("Result")


class Reader:
    """A process that reads one file at a time; a dead one is replaced when the next file is asked for.

    Every method may be called on any thread. A file may take `limit_seconds`, and the process `limit_bytes`
    of memory, by default `studio.bounds.of_machine()`.
    """

    def __init__(self, *, limit_seconds: float = LIMIT_SECONDS, limit_bytes: int | None = None) -> None:
        self._limit = limit_seconds
        self._bytes = limit_bytes or bounds.of_machine()
        self._turn = threading.Lock()
        self._process: _Process | None = None
        self._closed = False

    def start(self) -> None:
        """Start the process ahead of the first file, so that it loads its packages meanwhile."""
        with self._turn:
            self._ready()

    def open_photo(
        self,
        path: str | Path,
        *,
        layer: str | None = None,
        space: "InputSpace | None" = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> "OpenPhoto":
        """Read a photo, as `studio.photos.open_photo` does.

        Raises:
            FileRefusedError: as there; also where the decoder crashed, or the file took too long.
            CancelledError: `cancelled` said so, or the reader was closed.
        """
        return self.call(_open_photo, path, layer, space, cancelled=cancelled)

    def call(
        self,
        work: Callable[..., Result],
        path: str | Path,
        *arguments: object,
        cancelled: Callable[[], bool] | None = None,
    ) -> Result:
        """Give `work(path, *arguments)` of the process; `work` is a function of a module.

        Raises:
            FileRefusedError: the decoder crashed, or the file took too long.
            CancelledError: `cancelled` said so, or the reader was closed.
            Exception: what `work` raised.
        """
        stop = partial(self._check, cancelled)
        while not self._turn.acquire(timeout=_POLL_SECONDS):
            stop()
        try:
            stop()
            done, result = self._ask(partial(work, path, *arguments), Path(path), stop)
        finally:
            self._turn.release()
        if not done:
            raise result
        return result

    def close(self) -> None:
        """End the process; whoever waits for a file gets a CancelledError."""
        self._closed = True
        if self._process is not None:
            self._process.kill()

    def _ask(self, work: Callable[[], Any], path: Path, stop: Callable[[], None]) -> tuple[bool, Any]:
        process = self._ready()
        try:
            process.connection.send(work)
            self._wait(process, path, stop)
            return sharing.receive(process.connection)
        except (EOFError, OSError) as error:
            process.kill()
            stop()
            raise FileRefusedError(
                path, "made its decoder crash: the file is damaged, or memory ran out"
            ) from error

    def _wait(self, process: "_Process", path: Path, stop: Callable[[], None]) -> None:
        end = time.monotonic() + self._limit
        while not process.connection.poll(_POLL_SECONDS):
            try:
                stop()
            except CancelledError:
                process.kill()
                raise
            if time.monotonic() > end:
                process.kill()
                raise FileRefusedError(path, f"could not be read within {self._limit:g} seconds")

    def _ready(self) -> "_Process":
        if self._process is None or not self._process.alive():
            self._process = _Process(self._bytes)
        if self._closed:
            self._process.kill()
        return self._process

    def _check(self, cancelled: Callable[[], bool] | None) -> None:
        if self._closed or (cancelled is not None and cancelled()):
            raise CancelledError("reading was cancelled")


class _Process:
    """This program started again as a reader, and the connection to it."""

    def __init__(self, limit_bytes: int) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        handle = theirs.fileno()
        try:
            self._process = subprocess.Popen(
                [*reentry.program(), reentry.READ, str(handle), str(limit_bytes)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                **_inheriting(handle),
            )
        finally:
            theirs.close()

    def alive(self) -> bool:
        return self._process.poll() is None

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()


def _inheriting(handle: int) -> dict[str, Any]:
    """Give the options of Popen that hand on a connection."""
    if sys.platform != "win32":
        return {"pass_fds": (handle,)}
    os.set_handle_inheritable(handle, True)
    return {
        "startupinfo": subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]}),
        "creationflags": subprocess.CREATE_NO_WINDOW,
    }


def serve(handle: int, limit_bytes: int) -> int:
    """Be the reader at the other end of a connection until that is closed; give the exit status."""
    bounds.hold(limit_bytes)
    # Ctrl+C in a terminal is for the window, which ends its reader.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection = _connection(handle)
    for package in _LOADED_AHEAD:
        import_module(package)
    with contextlib.suppress(EOFError, OSError):
        while True:
            sharing.send(connection, _answer(connection.recv()))
    return 0


def _connection(handle: int) -> Connection:
    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection

        return PipeConnection(handle)
    return Connection(handle)


def _answer(work: Callable[[], Any]) -> tuple[bool, Any]:
    try:
        return True, work()
    except FAILURES as error:
        return False, error


def _open_photo(path: str | Path, layer: str | None, space: "InputSpace | None") -> "OpenPhoto":
    from disque_studio.studio import photos

    return photos.open_photo(path, layer=layer, space=space)


_shared: Reader | None = None
_sharing = threading.Lock()


def shared() -> Reader:
    """Give the reader of this process, which starts with the first file.

    From then on every file that this process asks `imaging.codecs` for is decoded there.
    """
    from disque_studio.imaging import codecs

    global _shared
    with _sharing:
        if _shared is None:
            _shared = Reader()
            codecs.read_elsewhere(_shared.call)
        return _shared


@contextlib.contextmanager
def apart(*, many: bool) -> Iterator[None]:
    """Decode in another process while `many` files are worked on: one that makes it crash costs no other.

    A single file is decoded here, where a crash ends no other work.
    """
    if many:
        shared()
    try:
        yield
    finally:
        close()


def close() -> None:
    """End the shared reader; the next photo would start another."""
    global _shared
    with _sharing:
        ended, _shared = _shared, None
    if ended is not None:
        from disque_studio.imaging import codecs

        codecs.read_elsewhere(None)
        ended.close()
