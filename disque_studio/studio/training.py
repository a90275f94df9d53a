"""Trainings beside the window: started, held, stopped and found again.

Each is a process of its own with a folder of its own, which outlives the window where that is wanted. The
process holds the file `lock` while it runs and writes its events to `events.jsonl`; what is wished of it is
put into the file `wish`.
"""

import json
import math
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.imaging.files import replace_file
from disque_studio.studio import folders
from disque_studio.studio.training_events import EVENTS, LAST_WORDS, Follower, Phase, Standing
from disque_studio.studio.training_process import Process, launch, locked

ERRORS, WISH, BUSY, ASKED, FACTS = "stderr.log", "wish", "busy", "asked.json", "run.json"
"""The files of a training's folder; FACTS is the trainer's own, ASKED what the window asked of it."""

PAUSE, STOP = "pause", "stop"

ANSWER_SECONDS = 1.5
"""What a training may take to answer the wish to stop; then its process is ended."""

STARTING_SECONDS = 60.0
"""For so long a process that was started by another window may not have taken its lock yet."""

GENERAL = "general"
UPON_GENERAL = ("qdnet", "dri")
"""The recipes that build upon what GENERAL has learnt."""

MANNERS = ("--background",)
"""How a training treats the window beside it: at the lowest priority, with a core left free."""

_REPORT_STEPS = 5
_CHECKPOINT_MINUTES = 2.0
"""What is learnt since the last checkpoint is lost where a process has to be ended."""

_LOOK_SECONDS = 0.02
_PATIENCE_SECONDS = 10.0
_TAIL_BYTES = 1 << 16
_LAST_LINE_BYTES = 4000
_NAME_DATE = "%Y%m%d-%H%M%S"
_LATEST = 2.0**36
"""Seconds since 1970 up to which a time is taken for one."""

_LARGEST_PROCESS = 2**31 - 1
_MALFORMED = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True)
class Asked:
    """What to train, on what, for how long at most (0: as long as the recipe says), with which settings."""

    recipe: str
    data: Path
    minutes: float = 0.0
    settings: tuple[str, ...] = ()

    def words(self) -> list[str]:
        """Give the arguments of the trainer."""
        often = [f"report_steps={_REPORT_STEPS}", f"checkpoint_minutes={_CHECKPOINT_MINUTES:g}"]
        limit = [f"minutes={self.minutes:g}"] if self.minutes > 0 else []
        return [self.recipe, "--data", str(self.data), *often, *limit, *self.settings]


@dataclass(frozen=True)
class Run:
    """A training as it stands in its folder; `begun` is in seconds since 1970, `error` why it has failed."""

    out: Path
    asked: Asked
    begun: float
    phase: Phase
    share: float = 0.0
    error: str = ""

    @property
    def alive(self) -> bool:
        """Whether its process runs."""
        return self.phase not in (*LAST_WORDS, "ended")

    @property
    def resumable(self) -> bool:
        """Whether it can go on from where it was left."""
        return not self.alive and self.phase != "done"


def home() -> Path:
    """Give the folder of all trainings of this user."""
    return folders.data() / "training"


class Trainings:
    """The trainings of a folder. Every function looks at the disk; `stop` and `resume` may wait a little."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._processes: dict[Path, Process] = {}

    def runs(self) -> tuple[Run, ...]:
        """List the trainings, the newest first."""
        try:
            found = [self.run(out) for out in self.folder.iterdir() if out.is_dir()]
        except OSError:
            return ()
        return tuple(sorted((run for run in found if run is not None), key=lambda run: -run.begun))

    def general(self, recipe: str) -> Path | None:
        """Give the general feature that was trained last, for a recipe that builds upon one."""
        if recipe not in UPON_GENERAL:
            return None
        for run in self.runs():
            if run.asked.recipe == GENERAL and run.phase == "done":
                model = last_standing(run.out).model
                # Path.is_file raises where a name is too long.
                if os.path.isfile(model):  # noqa: PTH113
                    return Path(model)
        return None

    def run(self, out: Path) -> Run | None:
        """Look at one training; None where a folder holds none."""
        found = _asked(out)
        if found is None:
            return None
        asked, begun = found
        last = last_standing(out)
        phase = self.phase(out, last.phase)
        return Run(out, asked, begun, phase, last.share, last.error)

    def phase(self, out: Path, told: Phase) -> Phase:
        """Correct what a training has told last by whether its process is alive."""
        if told in LAST_WORDS or self.alive(out):
            return told
        # Another window's process takes its lock a little later.
        begins = told == "starting" and out not in self._processes and _age(out) < STARTING_SECONDS
        return told if begins else "ended"

    def alive(self, out: Path) -> bool:
        """Tell whether the process of a training runs, whoever started it."""
        process = self._processes.get(out)
        return (process is not None and process.runs()) or locked(out)

    def start(self, asked: Asked) -> Run:
        """Start a training in a new folder.

        Raises:
            DisqueError: one runs already, or the disk refuses.
        """
        self._refuse_second()
        general = self.general(asked.recipe)
        if general is not None:
            asked = replace(asked, settings=(*asked.settings, f"general={general}"))
        begun = time.time()
        out = self._new_folder(asked.recipe, begun)
        record = {
            "recipe": asked.recipe,
            "data": str(asked.data),
            "minutes": asked.minutes,
            "settings": list(asked.settings),
            "begun": begun,
        }
        replace_file(out / ASKED, [json.dumps(record).encode()])
        self._launch(out, asked)
        return Run(out, asked, begun, "starting")

    def resume(self, out: Path) -> Run:
        """Let a training go on that has ended before it was done.

        Raises:
            DisqueError: one runs already, or the disk refuses.
        """
        self._refuse_second()
        found = _asked(out)
        if found is None:
            raise FileRefusedError(out, "holds no training; start a new one")
        self._launch(out, found[0], "--resume")
        return Run(out, found[0], found[1], "starting")

    def pause(self, out: Path) -> None:
        """Ask a training to wait.

        Raises:
            FileRefusedError: the disk refuses.
        """
        replace_file(out / WISH, [PAUSE.encode()])

    def go_on(self, out: Path) -> None:
        """Let a training that waits go on.

        Raises:
            FileRefusedError: the disk refuses.
        """
        _forget_wish(out)

    def hold(self, out: Path) -> None:
        """Let a training hold still for half a second: somebody moves something in the window."""
        with suppress(OSError):
            (out / BUSY).touch()

    def stop(self, out: Path, *, check: Callable[[], None] = lambda: None) -> None:
        """Stop a training: within two seconds it has answered, or its process is ended.

        Raises:
            FileRefusedError: the disk refuses the wish, and the process cannot be ended.
        """
        told = _size(out / EVENTS)
        with suppress(FileRefusedError):
            replace_file(out / WISH, [STOP.encode()])
            end = time.monotonic() + ANSWER_SECONDS
            while time.monotonic() < end:
                check()
                if not self.alive(out) or _answered(out, told):
                    return
                time.sleep(_LOOK_SECONDS)
        self.kill(out)

    def kill(self, out: Path) -> None:
        """End the process of a training at once; its last checkpoint stays.

        Raises:
            FileRefusedError: it cannot be ended from here.
        """
        if not self.alive(out):
            return
        process = self._processes.get(out) or Process(_process_number(out))
        if not process.end():
            raise FileRefusedError(out, "its process cannot be ended from here; end it in the task manager")
        _append(out, {"event": "stopped", "reason": "its process was ended"})
        _forget_wish(out)

    def delete(self, out: Path) -> None:
        """Remove a training that does not run, with all its files.

        Raises:
            FileRefusedError: it runs, is none of this folder's, or the disk refuses.
        """
        if out.parent != self.folder or self.alive(out):
            raise FileRefusedError(out, "is in use; stop the training first")
        try:
            shutil.rmtree(out)
        except OSError as error:
            raise FileRefusedError(out, f"cannot be removed: {error.strerror or error}") from error

    def _refuse_second(self) -> None:
        running = next((run for run in self.runs() if run.alive), None)
        if running is not None:
            raise DisqueError("a training runs already; stop it first, or wait for its end")

    def _await_end(self, out: Path) -> None:
        """Let the process before, which has said its last word, put its things away."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while self.alive(out):
            if time.monotonic() > end:
                raise FileRefusedError(out, "is still coming to its end; try again in a moment")
            time.sleep(_LOOK_SECONDS)

    def _new_folder(self, recipe: str, begun: float) -> Path:
        name = f"{time.strftime(_NAME_DATE, time.localtime(begun))}-{recipe}"
        for number in range(1, 100):
            out = self.folder / (name if number == 1 else f"{name}-{number}")
            try:
                out.mkdir(parents=True)
            except FileExistsError:
                continue
            except OSError as error:
                raise FileRefusedError(out, f"cannot be made: {error.strerror or error}") from error
            return out
        raise FileRefusedError(self.folder / name, "exists already; try again in a second")

    def _launch(self, out: Path, asked: Asked, *more: str) -> None:
        self._await_end(out)
        _forget_wish(out)
        _append(out, {"event": "asked", "recipe": asked.recipe, "data": str(asked.data)})
        words = ["fit", *asked.words(), "--out", str(out), *MANNERS, *more]
        self._processes[out] = launch(words, out / EVENTS, out / ERRORS)


def last_standing(out: Path) -> Standing:
    """Tell how a training stands by the last of its events alone."""
    follower = Follower.of(out, start=max(_size(out / EVENTS) - _TAIL_BYTES, 0))
    while follower.read():
        pass
    return follower.standing()


def last_error(out: Path) -> str:
    """Give the last line that a training's process wrote on stderr."""
    path = out / ERRORS
    try:
        with path.open("rb") as file:
            file.seek(max(_size(path) - _LAST_LINE_BYTES, 0))
            lines = file.read().decode(errors="replace").split("\n")
    except OSError:
        return ""
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _asked(out: Path) -> tuple[Asked, float] | None:
    """Read what was asked, and when; a training from the command line has the trainer's facts alone."""
    for name in (ASKED, FACTS):
        try:
            record = json.loads((out / name).read_bytes())
            asked = Asked(
                recipe=str(record["recipe"]),
                data=Path(record["data"]),
                minutes=float(record.get("minutes", 0.0)),
                settings=tuple(str(word) for word in record.get("settings", ())),
            )
            begun = float(record.get("begun") or (out / name).stat().st_mtime)
            return asked, min(max(begun, 0.0), _LATEST) if math.isfinite(begun) else 0.0
        except (*_MALFORMED, OSError):
            continue
    return None


def _age(out: Path) -> float:
    """Give the seconds since a training last told something."""
    try:
        return abs(time.time() - (out / EVENTS).stat().st_mtime)
    except OSError:
        return math.inf


def _process_number(out: Path) -> int:
    try:
        number = int(json.loads((out / FACTS).read_bytes())["process"])
    except (*_MALFORMED, OSError):
        return 0
    return number if 0 < number <= _LARGEST_PROCESS else 0


def _answered(out: Path, told: int) -> bool:
    """Tell whether a training has answered the wish to stop since its events were `told` bytes long."""
    follower = Follower.of(out, start=told)
    while follower.read():
        pass
    return follower.standing().phase in ("stopping", *LAST_WORDS)


def _append(out: Path, event: dict[str, Any]) -> None:
    """Add an event of the window's to those of the trainer, on a line of its own."""
    path = out / EVENTS
    try:
        with path.open("ab+") as file:
            if file.tell() > 0:
                file.seek(-1, 2)
                whole = file.read(1) == b"\n"
                file.write(b"" if whole else b"\n")
            file.write(json.dumps({**event, "time": time.time()}).encode() + b"\n")
    except OSError as error:
        raise FileRefusedError(path, f"cannot be written: {error.strerror or error}") from error


def _forget_wish(out: Path) -> None:
    try:
        (out / WISH).unlink(missing_ok=True)
    except OSError as error:
        raise FileRefusedError(out / WISH, f"cannot be removed: {error.strerror or error}") from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
