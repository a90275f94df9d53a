"""What the tests of colours on the screen wait for and look at."""

import numpy as np
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the canvas shows what was asked for last."""
    qtbot.waitUntil(lambda: window.workers.idle() and window.view.settled(), timeout=PATIENCE_MS)


def pixels(image: QImage | None) -> np.ndarray:
    """Give the codes (H, W, 3) of a picture of the canvas."""
    assert image is not None
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., 2::-1].astype(int)
