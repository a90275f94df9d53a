"""Photos of 100,000 x 2 and 2 x 100,000 pixels on the canvas."""

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS, write_pfm

LONG = 100_000


@pytest.mark.parametrize(("height", "width"), [(2, LONG), (LONG, 2)])
def test_a_long_photo_is_shown_at_every_zoom(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, height: int, width: int
) -> None:
    def settled() -> bool:
        return window.canvas.frame is not None and window.workers.idle()

    light = np.exp2(np.linspace(-4, 4, LONG, dtype=np.float32)).reshape(-1, 1, 1)
    rgb = np.broadcast_to(light if width == 2 else light.swapaxes(0, 1), (height, width, 3))
    window.files.open_files([write_pfm(tmp_path / "long.pfm", rgb)])
    qtbot.waitUntil(settled, timeout=PATIENCE_MS)
    for name in ("fill", "one_to_one", "zoom_in", "zoom_out", "fit"):
        window.actions_by_name[name].trigger()
        qtbot.waitUntil(settled, timeout=PATIENCE_MS)
        assert not window.canvas.grab().isNull()
    assert not window.messages.messages
