"""Measure the memory of a 400 MP half-float EXR, on the command line and in the window.

The photo is 25,000 x 16,000, made of the demo photo side by side and written a band at a time. Printed are
the seconds, and the most memory (resident) of all processes together: of the window, its reader, and the
process that exports. Memory that several share is counted for each, so the true figure is lower. Linux alone.
`--every` goes through the ways of packing the photo and the formats of the file besides, and `--aim` asks for
a score each time.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

import large_exr
import numpy as np
import OpenEXR
from bench_export import DISQUE, FOLDER

# These set the folders for settings and caches, which are read on import.
from bench_window import HOME, Bench
from PySide6.QtWidgets import QApplication
from watching import Memory, report

from disque_studio.imaging import codecs
from disque_studio.imaging.finish import FORMATS, suffix_of
from disque_studio.studio.photos import demo_photo
from disque_studio.studio.presets import ExportPreset
from disque_studio.ui import theme

WIDTH, HEIGHT = 25_000, 16_000
AIM = 40.0
_PATIENCE = 1200.0
_PACKINGS = {
    "ZIP": {"compression": OpenEXR.ZIP_COMPRESSION},
    "PIZ": {"compression": OpenEXR.PIZ_COMPRESSION},
    "tiled": {"compression": OpenEXR.ZIP_COMPRESSION, "tiled": True},
}


@dataclass(frozen=True)
class Cost:
    """What an export took: seconds and the peak memory of its processes in MB; and why it was refused."""

    seconds: float
    megabytes: float
    refusal: str


def main() -> None:
    """Run the benchmark and print a table, or JSON lines with --json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--every", action="store_true", help="every packing and format, not ZIP to JPEG alone"
    )
    parser.add_argument("--packing", choices=_PACKINGS, action="append", help="this way of packing alone")
    parser.add_argument("--format", choices=FORMATS, action="append", help="this format alone")
    parser.add_argument("--aim", action="store_true", help=f"ask for a score of {AIM:g} as well")
    parser.add_argument("--no-window", action="store_true", help="the command line alone")
    options = parser.parse_args()

    FOLDER.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(HOME, ignore_errors=True)
    for packing in options.packing or (_PACKINGS if options.every else ("ZIP",)):
        photo = large_photo(packing).absolute()
        for format in options.format or (FORMATS if options.every else ("jpg",)):
            told(packing, format, exported(photo, format, aim=options.aim), options)
        if packing != "ZIP":
            photo.unlink()
    if not options.no_window:
        windowed(large_photo("ZIP").absolute(), aim=options.aim, as_json=options.json)


def told(packing: str, format: str, cost: Cost, options: argparse.Namespace) -> None:
    """Print what an export on the command line took."""
    name = f"400 MP EXR ({packing}) to {format}, command line{', by a score' * options.aim}"
    if cost.refusal:
        sys.stderr.write(f"{name}: refused: {cost.refusal}\n")
    report(options.json, name + ": refused" * bool(cost.refusal), cost.seconds, "s")
    report(options.json, f"{name}: peak memory", cost.megabytes, "MB")


def large_photo(packing: str) -> Path:
    """Make the photo of the demo photo side by side; kept in out/."""
    path = FOLDER / f"400mp-{packing.lower()}.exr"
    if not path.exists():
        demo = codecs.read(demo_photo()).rgb.astype(np.float16)
        wide = np.tile(demo, (1, -(-WIDTH // demo.shape[1]), 1))[:, :WIDTH]
        partial = path.with_suffix(".part")
        large_exr.write(
            partial,
            WIDTH,
            HEIGHT,
            lambda band: wide[np.arange(HEIGHT)[band] % len(wide)],
            **_PACKINGS[packing],
        )
        partial.replace(path)
    return path


def exported(photo: Path, format: str, *, aim: bool) -> Cost:
    """Export by the command line; a refusal is one that says why, and leaves no file."""
    result = FOLDER / f"400mp-result{suffix_of(format)}"
    result.unlink(missing_ok=True)
    command = [str(DISQUE), "tonemap", str(photo), "-o", str(result), "--format", format, "--quiet"]
    command += ["--target-quality", f"{AIM}"] if aim else []
    start = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    memory = Memory(process.pid)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    memory.stop()
    if (process.returncode == 0) != result.exists():
        raise SystemExit(f"the export failed with status {process.returncode}: {said[-500:]}")
    result.unlink(missing_ok=True)
    most = max(memory.summed, usage.ru_maxrss * 1024)
    return Cost(seconds, most / 1e6, said.strip() if process.returncode else "")


def windowed(photo: Path, *, aim: bool, as_json: bool) -> None:
    """Open the photo in the window, then export it as a batch of one."""
    app = QApplication(sys.argv[:1])
    theme.apply(app)
    memory = Memory()
    bench = Bench(app, as_json=as_json)
    bench.load()
    seconds = bench.drop(photo, patience=_PATIENCE)
    report(as_json, "400 MP EXR: first picture after the drop", seconds, "s")
    bench.wait(bench.idle, seconds=_PATIENCE)
    memory.stop()
    report(as_json, "400 MP EXR in the window: peak memory of all processes", memory.summed / 1e6, "MB")

    memory, queue = Memory(), bench.window.export.queue
    preset = replace(ExportPreset("bench"), folder="exported", conflict="replace")
    shots = [
        replace(shot, edit=replace(shot.edit, target=AIM if aim else None))
        for shot in bench.window.document.session.shots
    ]
    bench.window.export.export(shots, preset)
    seconds = bench.wait(lambda: not queue.busy, seconds=_PATIENCE)
    memory.stop()
    if not all(row.state == "done" for row in queue.rows):
        raise SystemExit("the batch did not write its file")
    words = f"a batch of one{', by a score,' * aim} beside the window"
    report(as_json, f"400 MP EXR, {words}", seconds, "s")
    report(as_json, "the same: peak memory of all processes", memory.summed / 1e6, "MB")
    bench.window.close()
    shutil.rmtree(photo.parent / "exported", ignore_errors=True)


if __name__ == "__main__":
    main()
