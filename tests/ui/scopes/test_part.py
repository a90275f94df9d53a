"""The scopes in the window."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from disque_studio.ui import theme
from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.scopes.panel import spelled
from disque_studio.ui.scopes.tracing import MODES, Figures

PATIENCE_MS = 30000


@pytest.fixture
def scopes(shown: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the photo and its scopes in sight."""
    shown.docks.show("scopes")
    qtbot.waitUntil(lambda: shown.scopes.panel.plot is not None, timeout=PATIENCE_MS)
    qtbot.waitUntil(shown.workers.idle, timeout=PATIENCE_MS)
    return shown


def settled(window: MainWindow, qtbot: QtBot) -> np.ndarray:
    qtbot.waitUntil(
        lambda: window.workers.idle() and not window.scopes._timer.isActive(), timeout=PATIENCE_MS
    )
    assert window.scopes.panel.plot is not None
    image = window.scopes.panel.plot.grab().toImage()
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).copy()


def test_nothing_is_traced_while_the_panel_is_out_of_sight(shown: MainWindow) -> None:
    assert not shown.scopes.panel.in_sight()
    assert shown.scopes.panel.plot is None


def test_a_panel_that_comes_back_into_sight_shows_what_changed(scopes: MainWindow, qtbot: QtBot) -> None:
    before = scopes.scopes.panel.figures.text()
    scopes.docks.show("quality")
    qtbot.waitUntil(lambda: not scopes.scopes.panel.in_sight(), timeout=PATIENCE_MS)
    scopes.document.set_exposure(2.0)
    settled(scopes, qtbot)
    assert scopes.scopes.panel.figures.text() == before
    scopes.docks.show("scopes")
    qtbot.waitUntil(lambda: scopes.scopes.panel.figures.text() != before, timeout=PATIENCE_MS)


def test_each_scope_has_its_command_and_is_drawn(scopes: MainWindow, qtbot: QtBot) -> None:
    pictures = []
    for mode in MODES:
        action = scopes.actions_by_name[mode]
        action.trigger()
        pictures.append(settled(scopes, qtbot))
        assert action.isChecked()
        assert [m for m in MODES if scopes.actions_by_name[m].isChecked()] == [mode]
        assert scopes.scopes.panel.modes.currentData() == mode
        assert scopes.scopes.panel.plot.mode == mode
    assert all((a != b).any() for a, b in itertools.pairwise(pictures))
    scopes.actions_by_name["vectorscope"].trigger()
    assert scopes.actions_by_name["vectorscope"].isChecked()


def test_keys_choose_a_scope(scopes: MainWindow, qtbot: QtBot) -> None:
    scopes.canvas.setFocus()
    qtbot.keyClick(scopes, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    settled(scopes, qtbot)
    assert scopes.scopes.mode == "parade"


def test_the_list_chooses_a_scope(scopes: MainWindow, qtbot: QtBot) -> None:
    modes = scopes.scopes.panel.modes
    modes.setFocus()
    qtbot.keyClick(modes, Qt.Key.Key_Down)
    settled(scopes, qtbot)
    assert scopes.scopes.mode == "waveform"


def test_the_scopes_follow_the_sliders(scopes: MainWindow, qtbot: QtBot) -> None:
    before, figures = settled(scopes, qtbot), scopes.scopes.panel.figures.text()
    scopes.document.set_exposure(2.0)
    after = settled(scopes, qtbot)
    assert (before != after).any()
    assert scopes.scopes.panel.figures.text() != figures
    assert scopes.scopes.panel.plot.accessibleDescription() == scopes.scopes.panel.figures.text()


def test_the_logarithm_is_for_the_histogram_alone(scopes: MainWindow, qtbot: QtBot) -> None:
    linear = settled(scopes, qtbot)
    scopes.scopes.panel.log.click()
    assert scopes.actions_by_name["scopes_log"].isChecked()
    assert (settled(scopes, qtbot) != linear).any()
    scopes.actions_by_name["waveform"].trigger()
    assert not scopes.actions_by_name["scopes_log"].isEnabled()
    assert scopes.scopes.panel.log.isHidden()


def test_the_scopes_take_the_themes_colours(scopes: MainWindow, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dark = settled(scopes, qtbot)
    try:
        theme.apply(app, "light")
        light = settled(scopes, qtbot)
    finally:
        theme.apply(app)
    assert light[2, 2, :3].mean() > dark[2, 2, :3].mean() + 50


def test_without_a_photo_the_panel_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.docks.show("scopes")
    qtbot.waitUntil(window.scopes.panel.hint.isVisible, timeout=PATIENCE_MS)
    assert window.scopes.panel.plot is None


def test_figures_are_spelled_in_two_lines() -> None:
    assert spelled(Figures((1, 2, 3, 4), 0.0, 0.0001)) == "R 1  G 2  B 3  Y 4\nblack 0 %  white <0.1 %"
    assert "black 12.5 %" in spelled(Figures((0, 0, 0, 0), 0.125, 0.0))


def test_pyqtgraph_is_not_loaded_with_the_window() -> None:
    for name in ("part", "panel", "tracing", "colours"):
        source = Path(__file__).parents[3] / "disque_studio" / "ui" / "scopes" / f"{name}.py"
        assert "import pyqtgraph" not in source.read_text()
