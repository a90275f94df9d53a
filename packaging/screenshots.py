"""Take the README's pictures of the window: open the demo, put looks on it, grab the window to PNG files.

Usage: python packaging/screenshots.py [--size 1280x800] [--photo FILE] FOLDER
Works under the current display, or with QT_QPA_PLATFORM=offscreen without one.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from disque_studio.ui import environment

environment.prepare()

from PySide6.QtWidgets import QApplication  # noqa: E402

from disque_studio.ui import theme  # noqa: E402
from disque_studio.ui.main_window import MainWindow  # noqa: E402

_PATIENCE_SECONDS = 120.0


def wait(app: QApplication, ready: Callable[[], bool]) -> None:
    """Let the window work until something holds; raises TimeoutError when it never does."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError("the window did not get ready")
        app.processEvents()
        time.sleep(0.01)
    app.processEvents()


def take(folder: Path, size: tuple[int, int], photo: Path | None) -> list[Path]:
    """Drive the window and give the pictures taken of it."""
    app = QApplication(sys.argv[:1])
    theme.apply(app)
    window = MainWindow()
    window.resize(*size)
    window.show()
    taken: list[Path] = []

    def grab(name: str) -> None:
        app.processEvents()
        target = folder / f"{name}.png"
        if not window.grab().save(str(target)):
            raise OSError(f"{target} cannot be written")
        taken.append(target)

    def settled() -> bool:
        frame, quality = window.canvas.frame, window.quality
        wanted = window.view.settled()
        scored = not quality.scores.facts or quality.scores.settled or bool(quality.scores.trouble)
        known = scored and quality.target.state != "finding"
        return frame is not None and wanted and known and window.workers.idle()

    wait(app, window.isVisible)
    grab("welcome")
    window.start([photo] if photo else [])
    wait(app, lambda: window.quality.scores.facts is not None)
    if photo is None:
        window.actions_by_name["demo"].trigger()
    wait(app, settled)
    grab("look")
    if window.quality.panel.maps():
        window.actions_by_name["map"].trigger()
        grab("map")
        window.actions_by_name["map"].trigger()
    window.actions_by_name["next_look"].trigger()
    window.actions_by_name["wipe"].trigger()
    wait(app, settled)
    grab("wipe")
    window.close()
    return taken


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Take pictures of the window.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--photo", type=Path, help="instead of the demo photo")
    asked = parser.parse_args()
    width, height = (int(n) for n in asked.size.split("x"))
    asked.folder.mkdir(parents=True, exist_ok=True)
    for path in take(asked.folder, (width, height), asked.photo):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
