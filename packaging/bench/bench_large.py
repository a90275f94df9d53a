"""Measure the memory of a 400 MP half-float EXR, on the command line and in the window.

The photo is 25,000 x 16,000, made of the demo photo side by side and written a band at a time. Printed are
the seconds, and the most memory (resident) of all processes together: of the window, its reader, and the
process that exports. Memory that several share is counted for each, so the true figure is lower. Linux alone.
"""

import argparse
import os
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path

import large_exr
import numpy as np
from bench_export import DISQUE, FOLDER

# These set the folders for settings and caches, which are read on import.
from bench_window import HOME, Bench
from PySide6.QtWidgets import QApplication
from watching import Memory, report

from disque_studio.imaging import codecs
from disque_studio.studio.photos import demo_photo
from disque_studio.studio.presets import ExportPreset
from disque_studio.ui import theme

WIDTH, HEIGHT = 25_000, 16_000
_PATIENCE = 1200.0


def main() -> None:
    """Run the benchmark and print a table, or JSON lines with --json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    options = parser.parse_args()

    FOLDER.mkdir(parents=True, exist_ok=True)
    photo = large_photo().absolute()
    shutil.rmtree(HOME, ignore_errors=True)
    seconds, memory = exported(photo)
    report(options.json, "400 MP EXR to JPEG, command line", seconds, "s")
    report(options.json, "400 MP EXR to JPEG, command line: peak memory", memory, "MB")
    windowed(photo, as_json=options.json)


def large_photo() -> Path:
    """Make the photo of the demo photo side by side; kept in out/."""
    path = FOLDER / "400mp.exr"
    if not path.exists():
        demo = codecs.read(demo_photo()).rgb.astype(np.float16)
        wide = np.tile(demo, (1, -(-WIDTH // demo.shape[1]), 1))[:, :WIDTH]
        partial = path.with_suffix(".part")
        large_exr.write(partial, WIDTH, HEIGHT, lambda band: wide[np.arange(HEIGHT)[band] % len(wide)])
        partial.replace(path)
    return path


def exported(photo: Path) -> tuple[float, float]:
    """Export by the command line; give the seconds and the peak memory of its processes in MB."""
    result = FOLDER / "400mp.jpg"
    result.unlink(missing_ok=True)
    command = [str(DISQUE), "tonemap", str(photo), "-o", str(result), "--overwrite", "--quiet"]
    start = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ)
    memory = Memory(process)
    _, status = os.waitpid(process, 0)
    seconds = time.perf_counter() - start
    memory.stop()
    if status or not result.exists():
        raise SystemExit("the export failed; see above")
    result.unlink()
    return seconds, memory.summed / 1e6


def windowed(photo: Path, *, as_json: bool) -> None:
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
    bench.window.export.export(list(bench.window.document.session.shots), preset)
    seconds = bench.wait(lambda: not queue.busy, seconds=_PATIENCE)
    memory.stop()
    if not all(row.state == "done" for row in queue.rows):
        raise SystemExit("the batch did not write its file")
    report(as_json, "400 MP EXR, a batch of one beside the window", seconds, "s")
    report(as_json, "the same: peak memory of all processes", memory.summed / 1e6, "MB")
    bench.window.close()
    shutil.rmtree(photo.parent / "exported", ignore_errors=True)


if __name__ == "__main__":
    main()
