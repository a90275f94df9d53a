"""Finished pictures, and scores of plain arithmetic that come when the test lets them."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from disque_studio.errors import CancelledError
from disque_studio.studio import inspecting, inspector
from disque_studio.studio.inspection import Entry, Record, Score
from disque_studio.ui.inspection.part import InspectionPart
from disque_studio.ui.main_window import MainWindow

PATIENCE_MS = 10_000


@dataclass
class FakeScoring:
    """Scores a picture by its brightness, and by its file's name; `open` lets so many results through."""

    permits: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    asked: list[list[Entry]] = field(default_factory=list)

    def open(self, count: int = 1000) -> None:
        for _ in range(count):
            self.permits.release()

    def records(self, entries: Sequence[Entry], *, cancelled: Callable[[], bool]) -> Iterator[Record]:
        self.asked.append(list(entries))
        for entry in entries:
            while not self.permits.acquire(timeout=0.005):
                if cancelled():
                    raise CancelledError("cancelled")
            yield self.record(entry)

    def record(self, entry: Entry) -> Record:
        made = inspector.preview(entry.path)
        if entry.left or made is None:
            return Record(entry, error=entry.left or "is no picture")
        thumbnail, size = made
        with Image.open(entry.path) as image:
            level = round(float(np.asarray(image.convert("L")).mean()) / 2.55, 4)
        scores = [Score("qdnet", "QD-net", level), Score("dri", "DRI", 100.0 - level)]
        if entry.reference is not None:
            scores.append(Score("disque", "DisQUE", 64.25))
        return Record(entry, size, thumbnail, tuple(scores))


@pytest.fixture
def scoring(monkeypatch: pytest.MonkeyPatch) -> FakeScoring:
    fake = FakeScoring()
    monkeypatch.setattr(inspecting, "records", fake.records)
    return fake


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    """Five pictures in a folder of their own, the middle one the brightest, each a little larger."""
    folder = tmp_path / "finished"
    folder.mkdir()
    paths = []
    for number, level in enumerate((40, 80, 250, 120, 10)):
        paths.append(folder / f"shot{number}.png")
        Image.new("RGB", (30 + number, 20), (level, level, level)).save(paths[-1])
    return paths


@pytest.fixture
def part(window: MainWindow, scoring: FakeScoring) -> InspectionPart:
    return window.inspection


@pytest.fixture
def filled(part: InspectionPart, scoring: FakeScoring, pictures: list[Path], qtbot: QtBot) -> InspectionPart:
    """The inspection with all five pictures scored."""
    scoring.open()
    part.inspect(pictures)
    wait_scored(qtbot, part, len(pictures))
    return part


def wait_scored(qtbot: QtBot, part: InspectionPart, count: int) -> None:
    def done() -> bool:
        return sum(row.record is not None for row in part.table.rows) >= count

    qtbot.waitUntil(done, timeout=PATIENCE_MS)
    if count == len(part.table.rows):
        qtbot.waitUntil(lambda: not part.table.busy, timeout=PATIENCE_MS)
