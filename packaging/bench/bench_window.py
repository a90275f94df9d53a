"""Measure how the window answers: its start, opening a 24 MP photo, and what goes on beside it.

The window runs as it always does (QT_QPA_PLATFORM=offscreen without a display), with folders of its own for
settings and caches. A stall is the longest time between two beats of a 4 ms timer in its event loop.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")) and sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_export import FOLDER, large_photo

HOME = FOLDER / "home"
for kind in ("CONFIG", "DATA", "CACHE"):
    os.environ[f"XDG_{kind}_HOME"] = str((HOME / kind.lower()).absolute())

from disque_studio.ui import environment  # noqa: E402

environment.prepare()

from PySide6.QtWidgets import QApplication  # noqa: E402
from watching import Memory, Paints, Watch, report, wait  # noqa: E402

from disque_studio.studio.photos import demo_photo  # noqa: E402
from disque_studio.studio.presets import ExportPreset  # noqa: E402
from disque_studio.ui import theme  # noqa: E402
from disque_studio.ui.main_window import MainWindow  # noqa: E402

STARTS = 5
OPENINGS = 3
EXPORTS = 20
FILMSTRIP = 200
TRACES = 60
SIZE = (1600, 1000)

_START = """
import sys, time
from PySide6.QtCore import QTimer
from disque_studio.ui import app, main_window

class Seen(main_window.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        if self.isVisible():
            print(time.monotonic(), "torch" in sys.modules, flush=True)
            QTimer.singleShot(0, self.close)
    def start(self, files):
        pass

main_window.MainWindow = Seen
sys.exit(app.run([]))
"""


class Bench:
    """One window, and the measurements of it, in the order in which they are to be made."""

    def __init__(self, app: QApplication, *, as_json: bool) -> None:
        self.app, self.as_json = app, as_json
        self.window = MainWindow()
        self.window.resize(*SIZE)
        self.window.show()
        self.rest(0.5)

    def wait(self, ready: Callable[[], bool], *, seconds: float = 120.0) -> float:
        """See `watching.wait`."""
        return wait(self.app, ready, seconds=seconds)

    def rest(self, seconds: float) -> None:
        """Let the window be for a while."""
        end = time.perf_counter() + seconds
        self.wait(lambda: time.perf_counter() > end, seconds=seconds + 60)

    def idle(self) -> bool:
        """Tell whether no lane has work."""
        return self.window.workers.idle()

    def report(self, name: str, value: float, unit: str) -> None:
        """Print one number."""
        report(self.as_json, name, value, unit)

    def load(self) -> None:
        """Load torch and all else beside the window."""
        watch = Watch()
        self.window.start([])
        self.wait(self.idle)
        self.report("loading the packages beside the window: longest stall", watch.stop(), "ms")

    def open(self, photos: list[Path]) -> None:
        """Drop photos one after the other, each after the one before is shown and scored."""
        times, stalls = [], []
        for photo in photos:
            watch = Watch()
            times.append(self.drop(photo))
            self.wait(self.idle)
            stalls.append(watch.stop())
        self.report("24 MP EXR: first picture after the drop", statistics.median(times), "s")
        self.report("24 MP EXR: longest stall from the drop to the last score", max(stalls), "ms")

    def drop(self, photo: Path, *, patience: float = 120.0) -> float:
        """Drop a photo and give the seconds until its picture is on the canvas."""
        start = time.perf_counter()
        self.window.files.open_files([photo])
        document, canvas = self.window.document, self.window.canvas
        self.wait(lambda: document.photo is not None and document.photo.path == photo, seconds=patience)
        self.wait(lambda: canvas.frame is not None and canvas.frame.request.pyramid is document.photo.pyramid)
        canvas.repaint()
        return time.perf_counter() - start

    def drag(self, name: str, seconds: float) -> None:
        """Move the strength slider at every beat."""
        paints, watch = Paints(self.window.canvas), Watch(self.move)
        self.rest(seconds)
        self.report(f"{name}: canvas painted", paints.count / seconds, "1/s")
        self.report(f"{name}: longest stall", watch.stop(), "ms")
        self.wait(self.idle)

    def move(self, seconds: float) -> None:
        """Put the strength where a hand would have it after so many seconds."""
        phase = seconds % 2.0
        self.window.document.set_strength(1.5 * min(phase, 2.0 - phase))

    def export(self, photos: list[Path]) -> None:
        """Export all, then a few while the slider is dragged; cancel a batch beside which a photo opens."""
        shots = [self.window.document.session.by_path[photo] for photo in photos]
        preset = replace(ExportPreset("bench"), folder="exported", conflict="replace")
        queue = self.window.export.queue
        for count, each, words in ((len(shots), None, ""), (4, self.move, " while the slider is dragged")):
            self.window.export.export(shots[:count], preset)
            watch = Watch(each) if each else Watch()
            took = self.wait(lambda: not queue.busy, seconds=900)
            name = f"{count} exports of 24 MP{words}"
            self.report(name, took, "s")
            self.report(f"{name}: longest stall", watch.stop(), "ms")
            self.wait(self.idle)
        self.window.export.export(shots, preset)
        self.wait(lambda: any(row.part > 0.3 and not row.settled for row in queue.rows), seconds=300)
        watch = Watch()
        opened = self.drop(photos[-1])
        name = "24 MP EXR: first picture while a batch is exported"
        self.report(name, opened, "s")
        self.report(f"{name}: longest stall", watch.stop(), "ms")
        start = time.perf_counter()
        queue.cancel()
        self.wait(lambda: not queue.busy)
        self.report("cancel of the batch: until it has ended", 1000 * (time.perf_counter() - start), "ms")

    def trace(self) -> None:
        """Drag with the scopes in sight, and time what each update costs the window's thread."""
        self.window.docks.show("scopes")
        scopes = self.window.scopes
        self.wait(lambda: scopes.panel.plot is not None and self.idle())
        for mode in ("histogram", "waveform", "parade", "vectorscope"):
            scopes.choose(mode)
            self.wait(self.idle)
            trace, costs = scopes.panel.plot.trace, []
            for _ in range(TRACES):
                start = time.perf_counter()
                scopes.panel.show_trace(trace, log=False)
                scopes.panel.plot.viewport().repaint()
                costs.append(time.perf_counter() - start)
            self.report(f"scopes, {mode}: time of the window's thread", 1000 * statistics.median(costs), "ms")

    def scroll(self, photos: list[Path], seconds: float) -> None:
        """Scroll the filmstrip to and fro, while its pictures are made and again when they are there."""
        watch = Watch()
        self.window.files.open_files(photos)
        self.wait(lambda: len(self.window.document.session.shots) >= len(photos))
        self.report(f"{len(photos)} photos dropped: longest stall", watch.stop(), "ms")
        view = self.window.filmstrip.view
        bar = view.horizontalScrollBar()
        for name in ("while their pictures are made", "when their pictures are there"):
            paints = Paints(view.viewport())
            watch = Watch(lambda now: bar.setValue(round(bar.maximum() * min(now % 4, 4 - now % 4) / 2)))
            self.rest(seconds)
            rate, stall = paints.count / seconds, watch.stop()
            self.report(f"{len(photos)} photos scroll {name}", rate, "1/s")
            self.report(f"{len(photos)} photos scroll {name}: longest stall", stall, "ms")
            self.wait(self.idle, seconds=900)


def main() -> None:
    """Run the benchmark and print a table, or JSON lines with --json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--seconds", type=float, default=5.0, help="for each drag and scroll (5)")
    parser.add_argument("--exports", type=int, default=EXPORTS, help="photos of the batch, at least 4 (20)")
    options = parser.parse_args()

    shutil.rmtree(HOME, ignore_errors=True)
    photos = copies(large_photo(), options.exports)
    strip = copies(demo_photo(), FILMSTRIP)
    starts = [start() for _ in range(STARTS + 1)][1:]
    report(options.json, "window visible after the start of its process", statistics.median(starts), "s")
    app = QApplication(sys.argv[:1])
    theme.apply(app)
    memory = Memory()
    bench = Bench(app, as_json=options.json)
    bench.load()
    bench.open(photos[:OPENINGS])
    bench.drag("strength slider, 24 MP", options.seconds)
    bench.trace()
    bench.drag("strength slider with scopes, 24 MP", options.seconds)
    bench.window.files.open_files(photos)
    bench.wait(lambda: len(bench.window.document.session.shots) == len(photos) and bench.idle(), seconds=600)
    bench.export(photos)
    bench.scroll(strip, options.seconds)
    report(options.json, "memory of all processes together, at most", memory.stop(), "MB")
    bench.window.close()


def start() -> float:
    """Start the window in a process of its own and give the seconds until it was painted."""
    begun = time.monotonic()
    done = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise SystemExit(f"the window did not start: {done.stderr[-500:]}")
    painted, torch = done.stdout.split("\n")[0].split()
    if torch != "False":
        raise SystemExit("torch was loaded before the window was painted")
    return float(painted) - begun


def copies(photo: Path, count: int) -> list[Path]:
    """Give a photo under so many names, without copying it where links can be made."""
    folder = (FOLDER / f"{photo.stem} x {count}").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{photo.stem}-{number:03}{photo.suffix}" for number in range(count)]
    for path in paths:
        if not path.exists():
            try:
                os.link(photo, path)
            except OSError:
                shutil.copyfile(photo, path)
    return paths


if __name__ == "__main__":
    main()
