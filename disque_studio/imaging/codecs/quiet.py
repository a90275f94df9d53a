"""Keeps native libraries from writing to the terminal: what a file lacks is said once, by its refusal."""

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any, TextIO

_LOCK = threading.Lock()
_STDERR = 2


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Drop what this thread's native calls write to standard error, and to Python's standard output.

    Only one thread is inside at a time, so wrap calls that hold the interpreter anyway. What other threads
    print to standard output meanwhile arrives; what they write to standard error is dropped.
    """
    with _LOCK, contextlib.ExitStack() as stack:
        if sys.stdout is not None:
            stack.enter_context(contextlib.redirect_stdout(_Muted(sys.stdout)))
        with contextlib.suppress(OSError):  # a windowed program may have no standard error at all
            saved = os.dup(_STDERR)
            stack.callback(os.close, saved)
            nowhere = os.open(os.devnull, os.O_WRONLY)
            stack.callback(os.close, nowhere)
            os.dup2(nowhere, _STDERR)
            stack.callback(os.dup2, saved, _STDERR)
        yield


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
