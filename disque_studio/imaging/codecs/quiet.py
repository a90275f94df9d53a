"""Keeps native libraries from writing to the terminal: what a file lacks is said once, by its refusal."""

import contextlib
import ctypes
import os
import sys
import tempfile
import threading
from collections.abc import Iterator
from typing import Any, TextIO

_LOCK = threading.Lock()
_STDOUT, _STDERR = 1, 2


@contextlib.contextmanager
def quiet(*, native_stdout: bool = False) -> Iterator[None]:
    """Drop what this thread's native calls write to standard error, and to Python's standard output.

    Only one thread is inside at a time, so wrap calls that hold the interpreter anyway. What other threads
    print to standard output meanwhile arrives; what they write to standard error is dropped. With
    `native_stdout` the same goes for the process's standard output: only for libraries that write there.
    """
    with _LOCK, contextlib.ExitStack() as stack:
        if sys.stdout is not None:
            stack.enter_context(contextlib.redirect_stdout(_Muted(sys.stdout)))
        for descriptor in (_STDERR, _STDOUT) if native_stdout else (_STDERR,):
            stack.enter_context(_discarded(descriptor))
        yield


@contextlib.contextmanager
def heard() -> Iterator[list[str]]:
    """Keep native calls off standard error, as `quiet`, and give the lines that they wrote, at the end.

    For libraries that tell there alone that a file is damaged. Without a standard error nothing is heard.
    """
    lines: list[str] = []
    with _LOCK, tempfile.TemporaryFile() as told:
        with _redirected(_STDERR, told.fileno()):
            yield lines
        told.seek(0)
        lines += told.read().decode("utf-8", "replace").splitlines()


@contextlib.contextmanager
def _discarded(descriptor: int) -> Iterator[None]:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        with _redirected(descriptor, nowhere):
            yield
    finally:
        os.close(nowhere)


@contextlib.contextmanager
def _redirected(descriptor: int, target: int) -> Iterator[None]:
    try:
        saved = os.dup(descriptor)
    except OSError:  # a windowed program may have no standard streams at all
        yield
        return
    _flush()
    os.dup2(target, descriptor)
    try:
        yield
    finally:
        _flush()
        os.dup2(saved, descriptor)
        os.close(saved)


def _flush() -> None:
    """Empty C's own buffers, which would else reach the terminal after the streams are restored."""
    runtime = ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None)
    runtime.fflush(None)


class _Muted:
    """Standard output without the lines of the thread that made it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._thread = threading.get_ident()

    def write(self, text: str) -> int:
        if threading.get_ident() == self._thread:
            return len(text)
        return self._stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
