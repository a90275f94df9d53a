"""The map over the photo: chosen, toggled, painted, and never one of an earlier state."""

from collections.abc import Callable

import numpy as np
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS
from tests.ui.fake_quality import FakeQuality

Rest = Callable[[MainWindow], None]


def picture(window: MainWindow) -> np.ndarray:
    image = window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(int)


def test_the_map_is_toggled_and_painted(scored: MainWindow) -> None:
    plain = picture(scored)
    scored.actions_by_name["map"].trigger()
    assert scored.quality.map == "qdnet"
    assert scored.quality.panel.map.currentText() == "QD-net"
    mapped = picture(scored)
    assert np.abs(mapped - plain).mean() > 5
    scored.actions_by_name["map"].trigger()
    assert (picture(scored) == plain).all()
    assert scored.quality.panel.map.currentText() == "Off"


def test_the_next_map_comes_round(scored: MainWindow) -> None:
    seen = []
    for _ in range(5):
        scored.actions_by_name["next_map"].trigger()
        seen.append(scored.quality.map)
        assert scored.actions_by_name["map"].isChecked() is bool(scored.quality.map)
    assert seen == ["qdnet", "dri", "disque", "causal", ""]


def test_a_map_is_chosen_in_the_panel(scored: MainWindow) -> None:
    combo = scored.quality.panel.map
    combo.setCurrentIndex(combo.findData("disque"))
    combo.activated.emit(combo.currentIndex())
    assert scored.quality.map == "disque"
    assert scored.canvas.overlay is not None
    assert scored.canvas.overlay.title == "DisQUE"
    scored.actions_by_name["map"].trigger()
    scored.actions_by_name["map"].trigger()
    assert scored.quality.map == "disque"


def test_the_map_is_hidden_while_it_is_of_an_earlier_state(
    scored: MainWindow, quality: FakeQuality, qtbot: QtBot, rest: Rest
) -> None:
    scored.actions_by_name["map"].trigger()
    old = scored.canvas.overlay
    quality.gate.clear()
    scored.document.set_exposure(1.0)
    assert scored.canvas.overlay is None
    quality.gate.set()
    rest(scored)
    assert scored.canvas.overlay is not None
    assert scored.canvas.overlay is not old


def test_the_map_is_of_the_after_picture_alone(scored: MainWindow, qtbot: QtBot) -> None:
    plain = picture(scored)
    scored.actions_by_name["map"].trigger()
    scored.actions_by_name["wipe"].trigger()
    qtbot.waitUntil(
        lambda: scored.canvas.frame is not None and scored.canvas.frame.before is not None,
        timeout=PATIENCE_MS,
    )
    both = picture(scored)
    height, width = both.shape[:2]
    # Natural is the photo without a look, so the side before shows what was shown without a map.
    rows, left, right = slice(60, height // 3), slice(40, width // 2 - 40), slice(width // 2 + 40, width - 40)
    assert (both[rows, left] == plain[rows, left]).all()
    assert np.abs(both[rows, right] - plain[rows, right]).mean() > 5
    scored.actions_by_name["wipe"].trigger()
    scored.actions_by_name["before"].trigger()
    assert (picture(scored)[rows] == plain[rows]).all()
