"""Drops damaged files on the window, one after another, and looks at what becomes of each.

`python packaging/soak/fuzz_window.py [--files 300] [--minutes 30] [--seed 1] [--found DIR] [--out DIR]`. The
window is the real one over the real engine, drawn off the screen, in folders of its own; finished pictures
are read as the inspection reads them, and not scored. It ends with the files or the minutes.

A finding is a file of which nothing is said, or more than once, an internal error, and an event loop that one
file holds for more than `LONGEST_HOLD` seconds of processor time. Found files are kept in OUT. The exit
status is 1 where there are.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

SOAK = Path(__file__).resolve().parent
ROOT = SOAK.parent.parent
sys.path[:0] = [str(ROOT), str(SOAK)]

from fuzz_corpus import WORDS, corpus  # noqa: E402
from fuzz_mutations import mutated, repaired  # noqa: E402

from disque_studio.errors import FileRefusedError  # noqa: E402
from disque_studio.imaging import codecs  # noqa: E402
from disque_studio.studio.inspection import Entry, Record  # noqa: E402
from disque_studio.ui import environment  # noqa: E402

environment.prepare()

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl  # noqa: E402
from PySide6.QtGui import QDropEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

if TYPE_CHECKING:
    from disque_studio.studio.session import Pair
    from disque_studio.ui.main_window import MainWindow

LONGEST_HOLD = 0.25
"""Seconds of processor time. A frame that is late by less is not felt as a window that stands still."""

_SUFFIXES = {
    **{"exr": "exr", "radiance": "hdr", "pfm": "pfm", "tiff": "tif", "png": "png", "jpeg": "jpg"},
    **{"webp": "webp", "gainmap": "jpg", "raw": "dng", "look": "look", "bundle": "disque"},
}
"""What the window opens, by the fuzzer's targets."""

_TICK_MS, _CALM_SECONDS, _PATIENCE_SECONDS = 5, 0.05, 600.0
_FILES_PER_SESSION = 20


GOOD = ("told", "opened", "inspected")
"""What may become of a file."""


@dataclass(frozen=True)
class Fate:
    """What became of a dropped file: one of `GOOD`, or else what is wrong.

    `held` is the longest time that the event loop was held meanwhile, in seconds of processor time.
    """

    kind: str
    text: str
    held: float

    @property
    def fault(self) -> bool:
        """Whether that should not be."""
        return self.kind not in GOOD or self.held > LONGEST_HOLD


class Pulse:
    """Measures for how long at a time the thread of the window works without coming back to its events."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._last = time.thread_time()
        self._longest = 0.0

    def start(self) -> None:
        """Begin anew."""
        self._last, self._longest = time.thread_time(), 0.0
        self._timer.start()

    def stop(self) -> float:
        """Give the longest time."""
        self._timer.stop()
        return self._longest

    def _tick(self) -> None:
        now = time.thread_time()
        self._longest, self._last = max(self._longest, now - self._last), now


class Dropper:
    """Drops files on a window that has loaded all that it needs."""

    def __init__(self, window: "MainWindow") -> None:
        self._window, self._pulse = window, Pulse()

    def drop(self, path: Path) -> Fate:
        """Drop a file, wait until the window has done all that it does with it, and tell what that was."""
        pairs = self._window.document.session.pairs
        self._pulse.start()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        middle = QPointF(self._window.rect().center())
        keys = Qt.KeyboardModifier.NoModifier
        left = Qt.MouseButton.LeftButton
        event = QDropEvent(middle, Qt.DropAction.CopyAction, data, left, keys)
        self._window.dropEvent(event)
        calm = self.settle()
        held = self._pulse.stop()
        kind, text = self._fate(path, pairs) if calm else ("endless", "the window is still at work with it")
        self._window.messages.dismiss()
        return Fate(kind, text, held)

    def clear(self) -> None:
        """Go to an empty session, and forget what was inspected."""
        self._window.inspection.close()
        self._window.sessions.begin()
        self.settle()
        self._window.messages.dismiss()

    def settle(self) -> bool:
        """Serve the window's events until it has nothing to do; whether that came."""
        end, calm_since = time.monotonic() + _PATIENCE_SECONDS, None
        while time.monotonic() < end:
            QApplication.processEvents()
            if not self._window.workers.idle():
                calm_since = None
            elif calm_since is None:
                calm_since = time.monotonic()
            elif time.monotonic() - calm_since > _CALM_SECONDS:
                return True
            time.sleep(_TICK_MS / 1000)
        return False

    def _fate(self, path: Path, pairs: "tuple[Pair, ...]") -> tuple[str, str]:
        messages = self._window.messages.messages
        errors = [message for message in messages if message.kind == "error"]
        told = "\n".join(f"{message.subject} {message.text}" for message in errors)
        if any("Traceback" in message.details for message in errors):
            return "internal error", "\n".join(message.details for message in errors)
        if len(errors) > 1:
            return "told more than once", told
        if errors:
            return ("told" if path.name in told else "not named"), told
        rows = [row for row in self._window.inspection.table.rows if row.path == path]
        if rows:
            return ("inspected" if rows[0].record is not None else "without a record"), str(rows[0].record)
        document = self._window.document
        shown = document.photo is not None and document.photo.path == path
        taken = shown or messages or document.session.pairs != pairs
        return ("opened" if taken else "silent"), ""


def damaged(found: Path | None, count: int, seed: int, folder: Path) -> list[Path]:
    """Write damaged files of all kinds that the window opens, `count` of them, mixed."""
    files, chance = corpus(found), random.Random(seed)
    paths = []
    for number in range(count):
        target = chance.choice(list(_SUFFIXES))
        data = mutated(chance.choice(files[target]), files[target], WORDS.get(target, ()), chance)
        paths.append(folder / f"{number:04}-{target}.{_SUFFIXES[target]}")
        paths[-1].write_bytes(repaired(data) if chance.random() < 0.7 else data)
    return paths


def main() -> int:
    """Drop files for as long as there are any, and print what became of them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, metavar="DIR", help="a folder with more files to begin with")
    parser.add_argument("--out", type=Path, default=ROOT / "runs" / "fuzz-window", metavar="DIR")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("CONFIG", "DATA", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = str(Path(folder, kind.lower()))
        paths = damaged(options.found, options.files, options.seed, Path(folder))
        return _drop_all(paths, options.out, time.monotonic() + 60 * options.minutes)


def plain_records(entries: Sequence[Entry], *, cancelled: Callable[[], bool]) -> Iterator[Record]:
    """Stand in for `inspecting.records`: pictures are read, without the networks that score them."""
    for entry in entries:
        try:
            height, width = codecs.read_picture(entry.path).rgb.shape[:2]
            yield Record(entry, size=(width, height))
        except FileRefusedError as refusal:
            yield Record(entry, error=refusal.reason)


def _drop_all(paths: list[Path], out: Path, end: float) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from disque_studio.studio import inspecting
    from disque_studio.ui.main_window import MainWindow

    inspecting.records = plain_records
    app = QApplication([])
    window = MainWindow()
    window.show()
    window.start([])
    dropper = Dropper(window)
    dropper.settle()
    fates, counts = [], Counter[str]()
    for number, path in enumerate(paths, 1):
        if time.monotonic() > end:
            break
        fate = dropper.drop(path)
        fates.append(fate)
        counts[fate.kind] += 1
        if fate.fault:
            (out / path.name).write_bytes(path.read_bytes())
            sys.stderr.write(f"{path.name}: {fate.kind}, held {1000 * fate.held:.0f} ms: {fate.text}\n")
        if number % _FILES_PER_SESSION == 0:
            dropper.clear()
    window.close()
    del app
    held = sorted(fate.held for fate in fates)
    told = ", ".join(f"{kind} {count}" for kind, count in counts.most_common())
    sys.stdout.write(
        f"{len(fates)} files: {told}; the event loop was held for {1000 * held[len(held) // 2]:.0f} ms "
        f"(median), {1000 * held[-1]:.0f} ms at most\n"
    )
    return 1 if any(fate.fault for fate in fates) else 0


if __name__ == "__main__":
    sys.exit(main())
