"""Measure what a training in the background costs the window, and how soon it answers.

The strength slider of a 24 MP photo is dragged as in bench_slider.py, by turns while a training of the look
model runs, in sight in its panel, and while it is paused. Printed are the medians of both, their ratio, and
the seconds until the training has paused and stopped.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

from bench_slider import HOME, VIEW, Drive, opened

# bench_slider has set the folders for settings and caches, which are read on import.
from PySide6.QtWidgets import QApplication
from watching import report, wait

from disque_studio.studio.training import Asked
from disque_studio.ui.main_window import MainWindow
from trainer import bench_data

TURNS = 3
_PREPARED_SECONDS = 300.0
_BRIEF = ("pool=500", "prior_samples=200")


class Bench:
    """A window with an open photo and a training beside it."""

    def __init__(self, app: QApplication, window: MainWindow, seconds: float) -> None:
        self.app, self.window, self.seconds = app, window, seconds
        self.watcher = window.training.watcher

    def begin(self, data: Path) -> None:
        """Start a training, and wait for its first steps."""
        self.watcher.start(Asked("disque", data, minutes=30.0, settings=_BRIEF))
        wait(self.app, lambda: self._phase() == "training", seconds=_PREPARED_SECONDS)

    def drag(self) -> tuple[float, float]:
        """Drag for a while: frames a second, and the longest stall in milliseconds."""
        wait(self.app, self.window.workers.idle)
        drive = Drive(self.window)
        end = time.monotonic() + self.seconds
        wait(self.app, lambda: time.monotonic() > end)
        return drive.stop()

    def pause(self, on: bool) -> float:
        """Pause the training or let it go on; give the seconds until it has."""
        self.watcher.pause(on)
        return wait(self.app, lambda: (self._phase() == "paused") == on)

    def stop(self) -> tuple[float, float]:
        """Stop the training; give the seconds until it answers, and until it has ended."""
        self.watcher.stop()
        answered = wait(self.app, lambda: self._phase() in ("stopping", ""))
        return answered, answered + wait(self.app, lambda: self.watcher.live is None)

    def _phase(self) -> str:
        live = self.watcher.live
        return "" if live is None else live.phase


def main() -> None:
    """Run the benchmark and print a table, or JSON lines with --json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--seconds", type=float, default=5.0, help="for each drag (5)")
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    window = opened(app)
    data = HOME / "light"
    bench_data.write_photos(data, 8)
    window.docks.show("training")
    bench = Bench(app, window, options.seconds)
    bench.begin(data.absolute())
    pauses, alone, beside = [], [], []
    for _ in range(TURNS):
        beside.append(bench.drag())
        pauses.append(bench.pause(True))
        alone.append(bench.drag())
        bench.pause(False)
    stopped = bench.stop()
    window.close()

    name = f"strength slider, 24 MP, {VIEW[0]} x {VIEW[1]}, whole photo"
    for place, (what, unit) in enumerate((("frames", "1/s"), ("longest stall", "ms"))):
        without, with_it = (statistics.median(turn[place] for turn in turns) for turns in (alone, beside))
        report(options.json, f"{name}: {what}, no training", without, unit)
        report(options.json, f"{name}: {what}, training", with_it, unit)
        report(options.json, f"{name}: {what}, ratio", with_it / without, "")
    report(options.json, "training: paused after", max(pauses), "s")
    report(options.json, "training: answered the stop after", stopped[0], "s")
    report(options.json, "training: ended after", stopped[1], "s")


if __name__ == "__main__":
    main()
