"""Measure a 24 MP half-float EXR -> JPEG, by one exemplar, as a whole process; beside other programs.

Wall time and peak memory (resident) of each process, the middle one of several runs, after one that warms
the disk and the kernel's cache. Luminance HDR's `luminance-hdr-cli` (Debian: luminance-hdr) and
`darktable-cli` (Debian: darktable) are timed on the same file in the same run, where they are installed; so
are OpenCV's tone mappers, each in a small program of its own.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import OpenEXR

from disque_studio.imaging import codecs
from disque_studio.studio.photos import demo_photo

FOLDER = Path("out/bench")
WIDTH, HEIGHT = 6000, 4000
LUMINANCE = ("reinhard02", "durand", "mantiuk06")
SLOW = ("mantiuk06",)
OPENCV = ("Reinhard", "Drago", "Mantiuk")
DISQUE = Path(sys.executable).with_name("disque-studio")


@dataclass(frozen=True)
class Cost:
    """What one process took: wall seconds, and peak resident memory in MB (10^6 bytes)."""

    seconds: float
    megabytes: float


def main() -> None:
    """Run the benchmark and print a table, or JSON lines with --json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--runs", type=int, default=3, help="timed runs of each program (3)")
    options = parser.parse_args()

    FOLDER.mkdir(parents=True, exist_ok=True)
    photo, pair = large_photo(), exemplar()
    result = FOLDER / "disque.jpg"
    ours = cost(
        [
            str(DISQUE),
            "tonemap",
            str(photo),
            "--exemplar",
            *pair,
            "-o",
            str(result),
            "--overwrite",
            "--quiet",
        ],
        result,
        runs=options.runs,
    )
    report(options.json, "disque-studio, one exemplar", ours, None, None)
    for peer, command, result in peers(photo):
        theirs = cost(command, result, runs=1 if peer.endswith(SLOW) else options.runs)
        report(options.json, "disque-studio, one exemplar", ours, peer, theirs)


def peers(photo: Path) -> Iterator[tuple[str, list[str], Path]]:
    """Give each program that is installed: its name and operator, its command, and what this writes."""
    missing = []
    if shutil.which("luminance-hdr-cli"):
        for operator in LUMINANCE:
            result = FOLDER / f"luminance-{operator}.jpg"
            command = ["luminance-hdr-cli", "--load", str(photo), "--tmo", operator, "--output", str(result)]
            yield f"luminance-hdr {operator}", command, result
    else:
        missing.append("luminance-hdr-cli")
    if shutil.which("darktable-cli"):
        result = FOLDER / "darktable.jpg"
        own = ["--core", "--configdir", str(FOLDER / "darktable"), "--library", ":memory:"]
        yield "darktable, as it opens", ["darktable-cli", str(photo), str(result), *own], result
    else:
        missing.append("darktable-cli")
    program = str(Path(__file__).with_name("opencv_tonemap.py"))
    for operator in OPENCV:
        result = FOLDER / f"opencv-{operator}.jpg"
        yield f"OpenCV {operator}", [sys.executable, program, str(photo), str(result), operator], result
    if missing:
        sys.stderr.write(f"not installed, so not measured beside: {', '.join(missing)}\n")


def large_photo() -> Path:
    """Make the 24 MP photo from the demo photo, enlarged, with fresh noise in every pixel; kept in out/."""
    path = FOLDER / "24mp.exr"
    if not path.exists():
        rng = np.random.default_rng(24)
        demo = codecs.read(demo_photo()).rgb.astype(np.float32)
        large = cv2.resize(demo, (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR)
        for row in large:
            row *= 1.0 + 0.02 * rng.standard_normal(row.shape, dtype=np.float32)
        save_half(path, large)
    return path


def exemplar() -> tuple[str, str]:
    """Make the exemplar pair: the demo photo, and the same finished in a built-in look."""
    before, after = demo_photo(), FOLDER / "exemplar.jpg"
    if not after.exists():
        subprocess.run([DISQUE, "tonemap", before, "-o", after, "--quiet"], check=True)
    return str(before), str(after)


def save_half(path: Path, rgb: np.ndarray) -> None:
    """Write (H, W, 3) as a half-float EXR, ZIP compressed."""
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    with OpenEXR.File(header, {"RGB": np.clip(rgb, 0, 65504).astype(np.float16)}) as file:
        file.write(str(path))


def cost(command: Sequence[str], result: Path, *, runs: int) -> Cost:
    """Run a command once to warm up (unless only one run is wanted), then `runs` times; give the middle."""
    costs = [run(command, result) for _ in range(runs + (runs > 1))]
    timed = costs[1:] if runs > 1 else costs
    return Cost(statistics.median(each.seconds for each in timed), max(each.megabytes for each in timed))


def run(command: Sequence[str], result: Path) -> Cost:
    """Run one command, which must write `result`."""
    result.unlink(missing_ok=True)
    # Python keeps its compiled modules, as it does unless it is told not to.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 or not result.exists():
        raise SystemExit(f"{command[0]} failed with status {process.returncode}: {said[-500:]}")
    kilobyte = 1 if sys.platform == "darwin" else 1024
    return Cost(seconds, usage.ru_maxrss * kilobyte / 1e6)


def report(as_json: bool, name: str, ours: Cost, peer: str | None, theirs: Cost | None) -> None:
    """Print our cost, and a peer's; `ratio` is theirs over ours, so more than 1 is ours ahead."""
    for unit, value, other in (
        ("s", ours.seconds, theirs and theirs.seconds),
        ("MB", ours.megabytes, theirs and theirs.megabytes),
    ):
        if as_json:
            record = {
                "name": f"24 MP EXR to JPEG, {name}",
                "value": round(value, 3),
                "unit": unit,
                "peer": peer,
                "peer_value": other and round(other, 3),
                "ratio": other and round(other / value, 2),
            }
            sys.stdout.write(json.dumps(record) + "\n")
        elif other is None:
            sys.stdout.write(f"{name:32} {value:9.2f} {unit}\n")
        else:
            sys.stdout.write(f"{peer:32} {other:9.2f} {unit:2}  ({other / value:.2f} times ours)\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
