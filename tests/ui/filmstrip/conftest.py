"""Photos in the filmstrip of a window."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS, write_pfm


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Five small photos, each twice as bright on the right as the one before it."""
    made = []
    for number in range(5):
        light = np.linspace(0.1, 0.2 * 2**number, 30, dtype=np.float32)[None, :, None]
        rgb = np.broadcast_to(light, (20, 30, 3))
        made.append(write_pfm(tmp_path / f"p{number}.pfm", rgb))
    return made


@pytest.fixture
def strip(window: MainWindow, qtbot: QtBot, files: list[Path]) -> MainWindow:
    """The window with the five photos, all with their pictures and scores."""
    window.document.add(files)
    settle(window, qtbot)
    return window


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until every photo that can be read is shown and scored as it is edited."""
    document, supply = window.document, window.filmstrip.supply

    def done() -> bool:
        cells = [(supply.seen(shot.path), shot.edit) for shot in document.session.shots]
        return all(seen.error or (seen.shown == edit and seen.scored == edit) for seen, edit in cells)

    qtbot.waitUntil(lambda: done() and window.workers.idle(), timeout=PATIENCE_MS)
