"""Finished pictures in the layout of the benchmark, and ways to wait for their map."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from disque_studio.ui.latentmap.part import LatentMapPart
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS, FakeEngine, write_pfm
from tests.ui.fake_coding import FakeCoding

OPERATORS = {"warm": (1.0, 0.7, 0.4), "cool": (0.4, 0.7, 1.0), "plain": (0.8, 0.8, 0.8)}


@pytest.fixture
def coding(engine: FakeEngine) -> FakeCoding:
    return engine.coding


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two scenes in three operators each, in the benchmark's layout: six finished pictures of 40 × 30."""
    made = tmp_path / "looks"
    made.mkdir()
    for number, level in enumerate((90, 200)):
        write_pfm(made / f"scene_{number}.pfm", np.full((30, 40, 3), 0.2 + number, np.float32))
        for operator, tint in OPERATORS.items():
            pixels = np.broadcast_to((level * np.array(tint)).astype(np.uint8), (30, 40, 3))
            cv2.imwrite(str(made / f"scene_{number}__{operator}.png"), pixels[..., ::-1])
    return made


@pytest.fixture
def part(window: MainWindow, coding: FakeCoding) -> LatentMapPart:
    return window.latentmap


def settle(window: MainWindow, qtbot: QtBot, count: int | None = None) -> None:
    """Wait until all is done and, where it is given, so many points are placed."""
    qtbot.waitUntil(lambda: count is None or points(window) == count, timeout=PATIENCE_MS)
    qtbot.waitUntil(window.workers.idle, timeout=PATIENCE_MS)


def points(window: MainWindow) -> int:
    placed = window.latentmap.panel.placed
    return 0 if placed is None else len(placed.points)


def index_of(part: LatentMapPart, name: str) -> int:
    names = [point.item.name for point in part.panel.chart.points]
    return names.index(name)
