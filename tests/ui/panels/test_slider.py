"""The named slider."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from disque_studio.ui.panels.slider import NamedSlider


@pytest.fixture
def exposure(qtbot: QtBot) -> NamedSlider:
    made = NamedSlider(
        "Exposure", "Tip", span=(-5, 5), neutral=0, step=0.05, decimals=2, suffix=" EV", signed=True
    )
    qtbot.addWidget(made)
    made.resize(300, 30)
    made.show()
    return made


def test_keys_mouse_and_typing_agree(exposure: NamedSlider, qtbot: QtBot) -> None:
    seen: list[float] = []
    exposure.changed.connect(seen.append)
    qtbot.keyClick(exposure.slider, Qt.Key.Key_Right)
    assert seen == [pytest.approx(0.05)]
    assert exposure.number.text() == "+0.05 EV"
    exposure.number.setValue(-1.5)
    assert exposure.slider.value() == -30
    slider = exposure.slider
    at = QPoint(slider.width() * 3 // 4, slider.height() // 2)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=at)
    assert exposure.value() == pytest.approx(2.6, abs=0.2)
    qtbot.mouseDClick(exposure.label, Qt.MouseButton.LeftButton)
    assert seen[-1] == 0


def test_showing_a_value_announces_nothing(exposure: NamedSlider) -> None:
    seen: list[float] = []
    exposure.changed.connect(seen.append)
    exposure.set_value(1.25)
    assert exposure.value() == 1.25
    assert not seen
