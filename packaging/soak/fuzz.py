"""Feeds damaged files to every reader of the program, in the process that reads for the window.

`python packaging/soak/fuzz.py [--minutes 10] [--seed 1] [--targets exr tiff] [--found DIR] [--out DIR]`.
A finding is a reader that ends its process, takes more than 5 s of processor time (or 10 minutes in all: a
fuzzer stands back behind everything else), asks for more than 1 GiB of memory, or raises what is no error for
the user. Each is kept once, cut down to few bytes, in the folder OUT beside the counts of all runs so far,
which are printed as a table. The exit status is 1 where something was found.
"""

import argparse
import hashlib
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SOAK = Path(__file__).resolve().parent
ROOT = SOAK.parent.parent
# For this process and the reader, which is started anew.
sys.path[:0] = [str(ROOT), str(SOAK)]
os.environ["PYTHONWARNINGS"] = "ignore"  # of what libraries think of damaged files
os.environ["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(SOAK), os.environ.get("PYTHONPATH", "")))

import fuzz_targets  # noqa: E402
from fuzz_corpus import WORDS, corpus  # noqa: E402
from fuzz_mutations import mutated, repaired  # noqa: E402

from disque_studio.errors import FileRefusedError  # noqa: E402
from disque_studio.studio.reader import Reader  # noqa: E402

LIMIT_SECONDS, LIMIT_BYTES = 600.0, 1 << 30
_AT_ONCE = 25
"""Inputs that the reader is given at a time: on a busy machine an answer takes longer than the reading."""

_TURN_SECONDS = 4.0
"""On the clock, before it is the next target's turn."""

_REPAIRED = 0.7
"""The part of the inputs whose checksums are made to fit, so that readers look behind them."""

_ENDS = ("crash", "hang")
"""Faults that end the reader."""

_CUTS = 300
"""Most attempts to make a finding smaller."""

Found = tuple[str, str, fuzz_targets.Outcome]
"""The kind of an input's fault ("" for none), what names it, and how the input went."""

_HEAD = "target      seconds   busy   inputs    read  refused  peak MB  findings\n"


@dataclass
class Count:
    """What a target has had so far: `seconds` on the clock, of which its reader was `busy` so many."""

    seconds: float = 0.0
    busy: float = 0.0
    inputs: int = 0
    read: int = 0
    refused: int = 0
    peak: int = 0
    findings: int = 0

    def add(self, outcome: fuzz_targets.Outcome) -> None:
        """Count an input."""
        self.inputs += 1
        self.busy += outcome.seconds
        self.read += outcome.kind == "read"
        self.refused += outcome.kind == "refused"
        self.peak = max(self.peak, outcome.peak)


class Fuzzer:
    """Runs targets in a reader, and keeps what it finds in `out`."""

    def __init__(self, out: Path, folder: Path) -> None:
        self._out, self._folder = out, folder
        self._reader = Reader(limit_seconds=LIMIT_SECONDS, limit_bytes=LIMIT_BYTES)
        out.mkdir(parents=True, exist_ok=True)

    def close(self) -> None:
        """End the reader."""
        self._reader.close()

    def faults(self, target: str, inputs: Sequence[bytes]) -> list[Found]:
        """Run inputs one after another."""
        try:
            outcomes = self._reader.call(fuzz_targets.run_all, self._folder, target, inputs)
        except FileRefusedError as refusal:
            found = [self.fault(target, data) for data in inputs]
            if not any(kind in _ENDS for kind, _, _ in found):
                # None of them alone ends the process that all of them together have ended.
                found[-1] = "crash", "together", fuzz_targets.Outcome("crash", refusal.reason)
                self._keep_all(target, inputs)
            return found
        return [_judged(outcome) for outcome in outcomes]

    def fault(self, target: str, data: bytes) -> Found:
        """Run one input.

        What took too long is tried again: the first time it may have been the loading of a package.
        """
        found = self._fault(target, data)
        return self._fault(target, data) if found[0] == "hang" else found

    def _fault(self, target: str, data: bytes) -> Found:
        try:
            (outcome,) = self._reader.call(fuzz_targets.run_all, self._folder, target, (data,))
        except FileRefusedError as refusal:
            process = self._reader._process
            ended = None if process is None else process._process.returncode
            kind = "crash" if "crash" in refusal.reason and ended != -signal.SIGPROF else "hang"
            return kind, kind, fuzz_targets.Outcome(kind, refusal.reason)
        return _judged(outcome)

    def _keep_all(self, target: str, inputs: Sequence[bytes]) -> None:
        folder = self._out / f"{target}-together"
        folder.mkdir(exist_ok=True)
        for number, data in enumerate(inputs):
            (folder / f"{number:02}.bin").write_bytes(data)

    def keep(self, target: str, data: bytes, kind: str, name: str, text: str) -> bool:
        """Keep a finding, cut down; whether it is a new one."""
        mark = hashlib.sha256(f"{target} {name}".encode()).hexdigest()[:8]
        place = self._out / f"{target}-{kind}-{mark}.bin"
        if place.exists():
            return False
        place.write_bytes(data)
        place.with_suffix(".txt").write_text(f"{name}\n\n{text}\n")
        place.write_bytes(self._smaller(target, data, name))
        return True

    def _smaller(self, target: str, data: bytes, name: str) -> bytes:
        """Leave out what the fault does not need, in ever smaller pieces."""
        size, tries = len(data) // 2, 0
        while size and tries < _CUTS:
            at = 0
            while at < len(data) and tries < _CUTS:
                shorter, tries = data[:at] + data[at + size :], tries + 1
                if self.fault(target, shorter)[1] == name:
                    data = shorter
                else:
                    at += size
            size //= 2
        return data


def _judged(outcome: fuzz_targets.Outcome) -> Found:
    match outcome.kind:
        case "raised":
            return "raised", outcome.place, outcome
        case "memory":
            return "memory", "memory", outcome
        case _:
            return "", "", outcome


def main() -> int:
    """Fuzz for as long as asked, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--targets", nargs="+", choices=sorted(fuzz_targets.TARGETS), metavar="TARGET")
    parser.add_argument("--found", type=Path, metavar="DIR", help="a folder with more files to begin with")
    parser.add_argument("--out", type=Path, default=ROOT / "runs" / "fuzz", metavar="DIR")
    options = parser.parse_args()
    targets = options.targets or list(fuzz_targets.TARGETS)
    files, chance = corpus(options.found), random.Random(options.seed)
    counts = _earlier(options.out)
    end = time.monotonic() + 60 * options.minutes
    with tempfile.TemporaryDirectory() as folder:
        fuzzer = Fuzzer(options.out, Path(folder))
        try:
            while time.monotonic() < end:
                for target in targets:
                    _turn(fuzzer, target, files[target], counts.setdefault(target, Count()), chance)
                    _write(options.out, counts)
        finally:
            fuzzer.close()
    sys.stdout.write(_told(counts))
    return 1 if any(count.findings for count in counts.values()) else 0


def _turn(fuzzer: Fuzzer, target: str, files: Sequence[bytes], count: Count, chance: random.Random) -> None:
    began = time.monotonic()
    while time.monotonic() < began + _TURN_SECONDS:
        inputs = [_damaged(target, files, chance) for _ in range(_AT_ONCE)]
        for data, (kind, name, outcome) in zip(inputs, fuzzer.faults(target, inputs), strict=True):
            count.add(outcome)
            if kind and fuzzer.keep(target, data, kind, name, outcome.text):
                count.findings += 1
                sys.stderr.write(f"{target}: {kind}: {name}\n")
    count.seconds += time.monotonic() - began


def _damaged(target: str, files: Sequence[bytes], chance: random.Random) -> bytes:
    data = mutated(chance.choice(files), files, WORDS.get(target, ()), chance)
    return repaired(data) if chance.random() < _REPAIRED else data


def _file(out: Path) -> Path:
    return out / "counts.json"


def _earlier(out: Path) -> dict[str, Count]:
    if not _file(out).exists():
        return {}
    return {target: Count(**count) for target, count in json.loads(_file(out).read_text()).items()}


def _write(out: Path, counts: dict[str, Count]) -> None:
    _file(out).write_text(json.dumps({target: vars(count) for target, count in counts.items()}, indent=1))


def _told(counts: dict[str, Count]) -> str:
    total = Count(peak=max((count.peak for count in counts.values()), default=0))
    for name in ("seconds", "busy", "inputs", "read", "refused", "findings"):
        setattr(total, name, sum(getattr(count, name) for count in counts.values()))
    rows = [*counts.items(), ("all", total)]
    return _HEAD + "".join(
        f"{target:<10}{count.seconds:>9.0f}{count.busy:>7.0f}{count.inputs:>9}{count.read:>8}{count.refused:>9}"
        f"{count.peak / 1e6:>9.0f}{count.findings:>10}\n"
        for target, count in rows
    )


if __name__ == "__main__":
    sys.exit(main())
