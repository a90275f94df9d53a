"""Measure how smoothly the strength slider moves on a 24 MP photo in a 1600 x 1000 view.

The photo wears the default look, and the window runs as it always does (QT_QPA_PLATFORM=offscreen without a
display). For some seconds the strength moves with every beat of a 4 ms timer, as fast as any mouse; counted
are the frames painted, and the longest time between two beats, which is how long the GUI thread was busy
with something else.
"""

import argparse
import os
import shutil
import sys
import time

if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")) and sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench_export import FOLDER, large_photo

HOME = FOLDER / "home"
for kind in ("CONFIG", "DATA", "CACHE"):
    os.environ[f"XDG_{kind}_HOME"] = str((HOME / kind.lower()).absolute())

from disque_studio.ui import environment  # noqa: E402

environment.prepare()

from PySide6.QtCore import Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from watching import BEAT_MS, report, wait  # noqa: E402

from disque_studio.ui import theme  # noqa: E402
from disque_studio.ui.main_window import MainWindow  # noqa: E402

VIEW = (1600, 1000)


class Drive:
    """Moves the strength at every beat, and counts frames and the longest gap."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.frames = 0
        self.longest = 0.0
        self._frame = window.canvas.frame
        self._last = self._start = time.perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now
        if self.window.canvas.frame is not self._frame:
            self._frame = self.window.canvas.frame
            self.frames += 1
        phase = (now - self._start) % 2.0
        self.window.document.set_strength(1.5 * min(phase, 2.0 - phase))

    def stop(self) -> tuple[float, float]:
        """Give frames a second, and the longest gap in milliseconds."""
        self._timer.stop()
        return self.frames / (time.perf_counter() - self._start), 1000.0 * self.longest


def opened(app: QApplication) -> MainWindow:
    """Open a window, as nobody has used it before, on the photo in a view of that size."""
    shutil.rmtree(HOME, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    photo = large_photo().absolute()
    theme.apply(app)
    window = MainWindow()
    window.show()
    wait(app, window.isVisible)
    canvas = window.canvas
    window.start([photo])
    wait(app, lambda: window.document.photo is not None and window.workers.idle())
    window.resize(window.width() + VIEW[0] - canvas.width(), window.height() + VIEW[1] - canvas.height())
    wait(app, lambda: (canvas.width(), canvas.height()) == VIEW and window.workers.idle())
    return window


def main() -> None:
    """Run the benchmark and print a table, or JSON lines with --json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--seconds", type=float, default=5.0, help="for each zoom (5)")
    options = parser.parse_args()

    app = QApplication(sys.argv[:1])
    window = opened(app)
    canvas = window.canvas
    for zoom, look_at in (("whole photo", canvas.fit), ("1:1", canvas.one_to_one)):
        look_at()
        wait(app, window.workers.idle)
        drive = Drive(window)
        end = time.monotonic() + options.seconds
        wait(app, lambda end=end: time.monotonic() > end)
        name = f"strength slider, 24 MP, {VIEW[0]} x {VIEW[1]}, {zoom}"
        rate, gap = drive.stop()
        report(options.json, f"{name}: frames", rate, "1/s")
        report(options.json, f"{name}: longest stall", gap, "ms")
    window.close()


if __name__ == "__main__":
    main()
