"""The curves are read by mouse and by key, on either scale."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from disque_studio.studio.training_events import Curve
from disque_studio.ui import theme
from disque_studio.ui.training.curves import Curves
from disque_studio.ui.training.plot import smoothed

STEPS = tuple(range(0, 100, 5))


@pytest.fixture
def curves(qtbot: QtBot) -> Curves:
    made = Curves()
    qtbot.addWidget(made)
    made.make_plot()
    made.resize(320, 320)
    made.show()
    falling = Curve("loss", STEPS, tuple(100.0 - step for step in STEPS))
    # A loss may be 0 or below, where a logarithm has nothing to say.
    odd = Curve("margin", STEPS, tuple(5.0 - step for step in STEPS))
    made.show_curves((falling, odd), at_once=True)
    return made


def texts(curves: Curves) -> list[str]:
    return [box.text() for box in curves.legend]


def test_the_legend_tells_the_newest_values(curves: Curves) -> None:
    assert texts(curves) == ["loss  5", "margin  -90"]


def test_the_keyboard_steps_along_the_curves(curves: Curves, qtbot: QtBot) -> None:
    plot = curves.plot
    assert plot is not None
    for key, step, value in [
        (Qt.Key.Key_Home, 0, "loss  100"),
        (Qt.Key.Key_Right, 5, "loss  95"),
        (Qt.Key.Key_End, 95, "loss  5"),
        (Qt.Key.Key_Left, 90, "loss  10"),
        (Qt.Key.Key_PageDown, 40, "loss  60"),
    ]:
        qtbot.keyClick(plot, key)
        assert curves.step.text() == f"Step {step}"
        assert texts(curves)[0] == value
        assert value in plot.accessibleDescription()


def test_both_scales_show_whatever_values_there_are(curves: Curves, qtbot: QtBot) -> None:
    curves.grab()
    curves.log.click()
    curves.grab()
    theme.changed.emit()
    curves.log.click()
    curves.grab()


def test_the_scale_is_one_that_shows_every_curve_until_somebody_chooses(curves: Curves) -> None:
    assert not curves.log.isChecked()
    curves.show_curves((Curve("loss", STEPS, tuple(1.0 + step for step in STEPS)),), at_once=True)
    assert curves.log.isChecked()
    curves.log.click()
    curves.show_curves((Curve("loss", STEPS, tuple(2.0 + step for step in STEPS)),), at_once=True)
    assert not curves.log.isChecked()


@pytest.mark.parametrize("width", [200, 320, 900])
def test_the_legend_stands_whole_at_any_width(curves: Curves, qtbot: QtBot, width: int) -> None:
    curves.resize(width, 320)
    qtbot.waitUntil(lambda: all(box.width() > 80 for box in curves.legend))
    first, second = (box.geometry() for box in curves.legend)
    assert not first.intersects(second)


def test_a_curve_can_be_left_out(curves: Curves) -> None:
    curves.legend[0].click()
    plot = curves.plot
    assert plot is not None
    assert plot.hidden == {"loss"}
    behind, before = plot._items[0]
    assert not behind.isVisible() and not before.isVisible()
    assert plot._items[1][1].isVisible()


def test_other_curves_take_their_place(curves: Curves) -> None:
    curves.show_curves((Curve("grid", (1, 2), (3.0, 2.0)),), at_once=True)
    assert texts(curves) == ["grid  2"]
    curves.show_curves((), at_once=True)
    assert curves.legend == []
    assert curves.wait.isVisible()


def test_a_running_mean_of_a_constant_is_the_constant() -> None:
    assert smoothed(np.full(50, 3.0)) == pytest.approx(np.full(50, 3.0))
    values = np.random.default_rng(1).normal(size=400)
    assert smoothed(values)[100:].std() < 0.4 * values.std()
