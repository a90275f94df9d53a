"""Kills the program while it writes, and looks at what is left: the old file or the new, never half of one.

`python packaging/soak/kill_writing.py [--kills 20] [--seed 1] [--only KIND]...` kills every kind of write so
many times, each at a random moment; `--calls` kills it instead at its first, middle and last call: before a
piece is written (or the file moved), after half of it, and behind it. Whatever a killed process left beside
the file must be gone once another process has written there. Linux and macOS.
"""

import argparse
import io
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from writes import KINDS, Write  # noqa: E402

from disque_studio.imaging import files  # noqa: E402

_WARM = 3
_BEYOND = 1.1
"""How much later than a whole write takes the last kills come."""


def main() -> int:
    """Kill as often as asked; 0 where everything held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20, metavar="N", help="of each kind of write (20)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the moments")
    parser.add_argument("--only", action="append", choices=sorted(KINDS), metavar="KIND")
    parser.add_argument("--calls", action="store_true", help="kill at chosen calls instead")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    wrong: list[str] = []
    for name in options.only or KINDS:
        with tempfile.TemporaryDirectory() as folder:
            bench = _Bench(name, KINDS[name], Path(folder))
            kills = bench.at_calls() if options.calls else bench.at_random(options.kills, chance)
            found = [line for line in kills if line is not None]
        sys.stdout.write(
            f"{name}: {bench.kills} kills, {bench.olds} left the old one, {bench.news} the new one"
        )
        sys.stdout.write(f", {len(found)} WRONG\n" if found else "\n")
        sys.stdout.flush()
        wrong += found
    sys.stdout.write("".join(f"{line}\n" for line in wrong) or "held\n")
    return 1 if wrong else 0


class _Bench:
    """One kind of write: what it leaves when it ends by itself, and what when it is killed."""

    def __init__(self, name: str, write: Write, folder: Path) -> None:
        self.name, self.kills, self.olds, self.news = name, 0, 0, 0
        self._write, self._folder = write, folder
        for version, place in enumerate(("old", "new")):
            _in_process(lambda place=place, version=version: self._into(folder / place, version))
        self._old, self._new = (_content(folder / place) for place in ("old", "new"))
        if self._old == self._new:
            raise SystemExit(f"{name}: both versions are the same, so nothing can be told apart")

    def at_random(self, kills: int, chance: random.Random) -> Iterator[str | None]:
        """Kill at random moments of a write; a line for what is wrong."""
        took = sorted(self._killed(None)[1] for _ in range(_WARM))[_WARM // 2]
        for _ in range(kills):
            moment = chance.uniform(0, _BEYOND * took)
            yield self._look(
                *self._killed(lambda child, at=moment: _kill_after(child, at)), f"{moment:.4f} s"
            )

    def at_calls(self) -> Iterator[str | None]:
        """Kill at calls; a line for what is wrong."""
        with tempfile.TemporaryFile() as counted:
            _in_process(lambda: self._count(counted.fileno()))
            counted.seek(0)
            calls = int(counted.read())
        for call in sorted({1, (calls + 1) // 2, calls}):
            for when in ("before", "half way in", "after"):
                yield self._look(*self._killed(None, _Death(call, when)), f"{when} call {call} of {calls}")

    def _killed(
        self, kill: Callable[[int], None] | None, death: "_Death | None" = None
    ) -> tuple[Path, float]:
        """Write the new version over the old one in a process that is killed; give folder and seconds."""
        place = Path(tempfile.mkdtemp(dir=self._folder))
        _in_process(lambda: self._into(place, 0))
        began = time.perf_counter()
        child = os.fork()
        if child == 0:
            _leave(lambda: self._dying(place, death))
        if kill is not None:
            kill(child)
        os.waitpid(child, 0)
        return place, time.perf_counter() - began

    def _look(self, place: Path, _: float, moment: str) -> str | None:
        """Say what is wrong with what a kill left, if anything is."""
        self.kills += 1
        left = _content(place, hidden=False)
        self.olds += left == self._old
        self.news += left == self._new
        if left not in (self._old, self._new):
            return f"{self.name}, killed {moment}: neither the old file nor the new one is there"
        _in_process(lambda: self._into(place, 1))
        if _content(place) != self._new:
            names = sorted(file.name for file in place.iterdir())
            return f"{self.name}, killed {moment}: the next write leaves {', '.join(names)}"
        return None

    def _into(self, place: Path, version: int) -> None:
        place.mkdir(exist_ok=True)
        self._write(place, version)

    def _dying(self, place: Path, death: "_Death | None") -> None:
        if death is not None:
            death.ready()
        self._write(place, 1)

    def _count(self, counted: int) -> None:
        place = Path(tempfile.mkdtemp(dir=self._folder))
        self._write(place, 0)
        count = _Death(0, "")
        count.ready()
        self._write(place, 1)
        os.write(counted, str(count.calls).encode())


class _Death:
    """Ends this process at the call of a number: writes of pieces, and moves."""

    def __init__(self, call: int, when: str) -> None:
        self.calls = 0
        self._call, self._when = call, when

    def ready(self) -> None:
        """Stand between the program and the disk."""
        death = self
        held, moved, renamed = files._held, Path.replace, Path.rename

        class Dying(io.FileIO):
            def write(self, data: bytes) -> int:  # type: ignore[override]
                piece = memoryview(data).cast("B")
                return death.at(
                    lambda: io.FileIO.write(self, piece),
                    lambda: io.FileIO.write(self, piece[: len(piece) // 2]),
                )

        def dying(path: Path) -> Dying:
            with held(path) as file:
                return Dying(os.dup(file.fileno()), "w+b")

        files._held = dying  # type: ignore[assignment]
        for name, move in (("replace", moved), ("rename", renamed)):
            # There is nothing half way in a move.
            setattr(
                Path, name, lambda path, target, move=move: death.at(lambda: move(path, target), lambda: None)
            )

    def at(self, work: Callable[[], Any], half: Callable[[], object]) -> Any:
        """Do what a call does, or die at it."""
        self.calls += 1
        here = self.calls == self._call
        if here and self._when == "half way in":
            half()
        if here and self._when != "after":
            os.kill(os.getpid(), signal.SIGKILL)
        done = work()
        if here:
            os.kill(os.getpid(), signal.SIGKILL)
        return done


def _kill_after(child: int, seconds: float) -> None:
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)


def _in_process(work: Callable[[], object]) -> None:
    """Do something in a process of its own, as another start of the program does.

    Raises:
        RuntimeError: it failed.
    """
    child = os.fork()
    if child == 0:
        _leave(work)
    if os.waitpid(child, 0)[1]:
        raise RuntimeError("a write failed; see above")


def _leave(work: Callable[[], object]) -> None:
    """Be a child: work and end, without the parent's cleaning up."""
    status = 1
    try:
        work()
        status = 0
    finally:
        if status:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        os._exit(status)


def _content(place: Path, *, hidden: bool = True) -> dict[str, bytes]:
    """Give what lies in a folder, by name; with `hidden`, what a killed write leaves counts as well."""
    found = sorted(place.rglob("*")) if place.is_dir() else []
    return {
        name: file.read_bytes()
        for file in found
        if file.is_file()
        and (hidden or not any(part.startswith(".") for part in file.relative_to(place).parts))
        for name in [str(file.relative_to(place))]
    }


if __name__ == "__main__":
    sys.exit(main())
