"""The process of a training: this program, started again as the trainer.

It is in a session of its own and has no pipe to the window, so that it goes on when that is closed. Nothing
here imports the trainer but `serve`, by its name.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from disque_studio.errors import CancelledError, DisqueError, FileRefusedError
from disque_studio.studio import reentry

_TRAINER = "trainer.__main__"
_LOCK = "lock"
_PATIENCE_SECONDS = 0.3
_LOOK_SECONDS = 0.1

_DETACHED: dict[str, Any] = {"start_new_session": True}
if sys.platform == "win32":
    _DETACHED = {
        "creationflags": subprocess.CREATE_NEW_PROCESS_GROUP
        | subprocess.CREATE_NO_WINDOW
        | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    }


def serve(arguments: Sequence[str]) -> int:
    """Be the trainer, to the end of this process.

    Raises:
        DisqueError: the trainer is not part of this program.
    """
    try:
        trainer = import_module(_TRAINER)
    except ModuleNotFoundError as error:
        if error.name not in (_TRAINER, _TRAINER.partition(".")[0]):
            raise
        raise DisqueError("the trainer is not part of this program; install it whole") from error
    return int(trainer.run(arguments))


def program() -> list[str]:
    """Give the command that starts the trainer."""
    return [*reentry.program(), reentry.TRAIN]


class Process:
    """A process by its number; one that was started here is known by its `child` too."""

    def __init__(self, number: int, child: "subprocess.Popen[bytes] | None" = None) -> None:
        self._number, self._child = number, child

    def runs(self) -> bool:
        """Tell whether a process that was started here has not ended yet."""
        return self._child is not None and self._child.poll() is None

    def end(self) -> bool:
        """End the process, and those that it started, at once; whether it could be."""
        if self._number <= 1:
            return False
        try:
            if sys.platform == "win32":
                os.kill(self._number, signal.SIGTERM)
            else:
                # Another process that has got the number meanwhile leads no group of its own, as a rule.
                os.killpg(self._number, signal.SIGKILL)
        except OSError:
            return False
        if self._child is not None:
            with suppress(subprocess.TimeoutExpired):
                self._child.wait(_PATIENCE_SECONDS)
        return True


def launch(arguments: Sequence[str], events: Path, errors: Path) -> Process:
    """Start the trainer; its stdout is added to `events`, its stderr to `errors`.

    Raises:
        FileRefusedError: the files cannot be written, or the program cannot be started.
    """
    try:
        with events.open("ab") as told, errors.open("ab") as said:
            child = subprocess.Popen(
                [*program(), *arguments], stdin=subprocess.DEVNULL, stdout=told, stderr=said, **_DETACHED
            )
    except OSError as error:
        raise FileRefusedError(events.parent, f"cannot be used: {error.strerror or error}") from error
    return Process(child.pid, child)


def ask(arguments: Sequence[str], *, cancelled: Callable[[], bool]) -> str:
    """Run the trainer for an answer, and give its stdout.

    Raises:
        CancelledError: `cancelled` said so; the process is ended.
        DisqueError: it failed without an answer, with the last line that it said.
    """
    with subprocess.Popen(
        [*program(), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **_DETACHED,
    ) as child:
        while True:
            try:
                out, said = child.communicate(timeout=_LOOK_SECONDS)
                break
            except subprocess.TimeoutExpired:
                if cancelled():
                    child.kill()
                    child.communicate()
                    raise CancelledError("cancelled") from None
    # A survey that finds something missing answers too, and ends with status 1.
    if child.returncode != 0 and not out.strip():
        lines = said.decode(errors="replace").strip().splitlines()
        raise DisqueError(lines[-1] if lines else "the trainer ended without an answer")
    return out.decode(errors="replace")


def locked(out: Path) -> bool:
    """Tell whether a process holds the lock of a training's folder."""
    path = out / _LOCK
    if not path.is_file():
        return False
    from filelock import FileLock, Timeout

    try:
        with FileLock(path, timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return False
