"""Kills a training at random moments, lets it go on each time, and compares it with an unbroken one.

`python packaging/soak/kill_training.py [--kills 20] [--seed 1]`. A run holds where every checkpoint can be
read after every kill, and every loss told on the way, and the weights in the end, are exactly those of the
unbroken run. Exactly is to be had on one kind of CPU with one number of threads, which the run sets to 1.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
STEPS_EACH = 120
"""Steps of the training for every kill; a process is killed after at most half of them."""

_SOON, _STARTING = 0.02, 2.0
"""Seconds after a step of a process, or after its start, within which it is killed."""

_STARTING_SHARE = 0.2
_STEP = b'"progress"'
_PATIENCE = 600.0


def main() -> int:
    """Kill as often as asked; 0 where everything held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the moments")
    parser.add_argument("--train", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if options.train:
        return train(options.train)
    with tempfile.TemporaryDirectory() as folder:
        wrong = check(Path(folder), options.kills, random.Random(options.seed))
    sys.stdout.write("".join(f"{line}\n" for line in wrong) or "held\n")
    return 1 if wrong else 0


def train(arguments: list[str]) -> int:
    """Be the trainer, with the recipe beside this file."""
    import trainer.recipes
    from trainer.__main__ import main as trainer_main

    trainer.recipes.__path__.append(str(Path(__file__).parent / "recipes"))
    return trainer_main(arguments)


def check(folder: Path, kills: int, chance: random.Random) -> list[str]:
    """Give what did not hold, a line each."""
    steps, whole, broken = STEPS_EACH * kills, folder / "whole", folder / "broken"
    finish(start(whole, steps))
    wrong: list[str] = []
    for number in range(1, kills + 1):
        began = length(broken)
        process = start(broken, steps)
        moment = wait(process, broken, began, chance)
        if process.poll() is not None:
            return [*wrong, f"the training ended before kill {number}"]
        process.kill()
        process.wait()
        wrong += unreadable(broken / "checkpoints")
        sys.stdout.write(f"kill {number} of {kills}, {moment}\n")
        sys.stdout.flush()
    finish(start(broken, steps))
    return wrong + differences(whole, broken)


def start(out: Path, steps: int) -> "subprocess.Popen[bytes]":
    """Start a process that trains in a folder, whose events are added to those of the ones before."""
    out.mkdir(parents=True, exist_ok=True)
    words = ["fit", "soak", "--out", str(out), "--resume", "--device", "cpu", "--json", f"steps={steps}"]
    with (out / "events.jsonl").open("ab") as events:
        return subprocess.Popen([sys.executable, __file__, "--train", *words], stdout=events, cwd=ROOT)


def finish(process: "subprocess.Popen[bytes]") -> None:
    """Wait for a training's end.

    Raises:
        RuntimeError: it failed.
    """
    if process.wait(_PATIENCE):
        raise RuntimeError(f"the training failed with status {process.returncode}; see above")


def wait(process: "subprocess.Popen[bytes]", out: Path, began: int, chance: random.Random) -> str:
    """Wait for a random moment: most of them are between two steps. Give it in words."""
    if chance.random() < _STARTING_SHARE:
        seconds = chance.uniform(0, _STARTING)
        time.sleep(seconds)
        return f"{seconds:.2f} s after its start"
    end, steps = time.monotonic() + _PATIENCE, chance.randint(1, STEPS_EACH // 2)
    while process.poll() is None and time.monotonic() < end and told(out)[began:].count(_STEP) < steps:
        time.sleep(0.005)
    time.sleep(chance.uniform(0, _SOON))
    return f"step {progress(out)[-1]['step']}"


def told(out: Path) -> bytes:
    """Give the events as they are."""
    return (out / "events.jsonl").read_bytes()


def length(out: Path) -> int:
    """Give the size of the events so far."""
    return len(told(out)) if out.is_dir() else 0


def progress(out: Path) -> list[dict[str, Any]]:
    """Give the events of steps; lines that a kill cut off, and what was written behind them, are left out."""
    events = []
    for line in told(out).splitlines():
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if event["event"] == "progress":
            events.append(event)
    return events


def unreadable(folder: Path) -> list[str]:
    """Name the checkpoints that can't be read."""
    from disque_studio.errors import FileRefusedError
    from trainer import checkpoints

    wrong = []
    for path in sorted(folder.glob("[!.]*")):
        try:
            checkpoints.load(path)
        except FileRefusedError as error:
            wrong.append(str(error))
    return wrong


def differences(whole: Path, broken: Path) -> list[str]:
    """Name the steps whose losses differ, steps that are missing, and weights that differ in the end."""
    from trainer import checkpoints

    expected = {event["step"]: event["losses"] for event in progress(whole)}
    found = progress(broken)
    wrong = [
        f"step {event['step']}: {event['losses']}, not {expected[event['step']]}"
        for event in found
        if event["losses"] != expected[event["step"]]
    ]
    last = max(expected)
    if max(event["step"] for event in found) != last:
        wrong.append(f"the last step, {last}, is missing")
    name = Path("checkpoints") / f"step-{last:09d}.safetensors"
    (one, _), (other, _) = (checkpoints.load(out / name) for out in (whole, broken))
    return wrong + [f"{key} differs in the end" for key in one if not one[key].equal(other[key])]


if __name__ == "__main__":
    sys.exit(main())
