"""The curves are read by mouse and by key, each on a scale of its own."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from disque_studio.studio.training_events import Curve
from disque_studio.ui import theme
from disque_studio.ui.training.curves import Curves
from disque_studio.ui.training.marks import MOST, marks, written
from disque_studio.ui.training.strip import Strip, smoothed

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


def told(curves: Curves) -> list[str]:
    assert curves.plot is not None
    return [f"{strip.title.name} {strip.title.value}" for strip in curves.plot.strips]


def reach(strip: Strip) -> tuple[float, float]:
    low, high = strip.box.viewRange()[1]
    return low, high


def test_every_curve_tells_its_newest_value(curves: Curves) -> None:
    assert told(curves) == ["loss 5", "margin -90"]


def test_the_keyboard_steps_along_all_curves(curves: Curves, qtbot: QtBot) -> None:
    plot = curves.plot
    assert plot is not None
    for key, step, value in [
        (Qt.Key.Key_Home, 0, "loss 100"),
        (Qt.Key.Key_Right, 5, "loss 95"),
        (Qt.Key.Key_End, 95, "loss 5"),
        (Qt.Key.Key_Left, 90, "loss 10"),
        (Qt.Key.Key_PageDown, 40, "loss 60"),
    ]:
        qtbot.keyClick(plot, key)
        assert curves.step.text() == f"Step {step}"
        assert told(curves)[0] == value
        assert value in plot.accessibleDescription()


def test_the_mouse_reads_every_curve_at_its_step(curves: Curves, qtbot: QtBot) -> None:
    plot = curves.plot
    assert plot is not None
    qtbot.waitUntil(lambda: plot.strips[1].box.sceneBoundingRect().width() > 100)
    middle = plot.strips[1].box.sceneBoundingRect().center()
    plot.scene().sigMouseMoved.emit(middle)
    assert curves.step.text() in ("Step 45", "Step 50")
    assert told(curves)[0] in ("loss 55", "loss 50")


def test_each_curve_has_an_axis_of_its_own(curves: Curves) -> None:
    large = Curve("large", STEPS, tuple(1e6 + step for step in STEPS))
    small = Curve("small", STEPS, tuple(1e-6 * (1 + step) for step in STEPS))
    curves.log.click()
    curves.show_curves((large, small), at_once=True)
    assert curves.plot is not None
    first, second = (reach(strip) for strip in curves.plot.strips)
    assert 0.9e6 < first[0] < 1e6 < first[1] < 1.1e6
    assert -1e-4 < second[0] < second[1] < 2e-4


def test_a_logarithmic_scale_is_for_curves_above_0(curves: Curves) -> None:
    assert curves.log.isChecked() and curves.plot is not None
    falling, odd = (reach(strip) for strip in curves.plot.strips)
    assert falling[1] < 3
    assert odd[0] < -90
    curves.log.click()
    assert reach(curves.plot.strips[0])[1] > 100


@pytest.mark.parametrize("theme_name", ["dark", "light"])
@pytest.mark.parametrize("width", [200, 328, 900])
def test_plots_stand_whole_at_any_width(curves: Curves, qtbot: QtBot, width: int, theme_name: str) -> None:
    theme.apply(QApplication.instance(), theme_name)
    plot = curves.plot
    assert plot is not None
    curves.resize(width, 320)
    columns = 2 if width == 900 else 1
    qtbot.waitUntil(lambda: plot._columns == columns and plot.strips[1].box.size().height() >= 50)
    curves.grab()
    boxes = [strip.box.sceneBoundingRect() for strip in plot.strips]
    assert not boxes[0].intersects(boxes[1])
    assert all(plot.sceneRect().contains(box) for box in boxes)


def test_a_curve_that_never_changes_or_has_no_values_is_shown(curves: Curves) -> None:
    still = (Curve("still", (1, 2), (0.0, 0.0)), Curve("empty", (), ()), Curve("one", (1,), (4.0,)))
    curves.show_curves(still, at_once=True)
    curves.grab()
    assert told(curves) == ["still 0", "empty ", "one 4"]


def test_other_curves_take_their_place(curves: Curves) -> None:
    curves.show_curves((Curve("grid", (1, 2), (3.0, 2.0)),), at_once=True)
    assert told(curves) == ["grid 2"]
    curves.show_curves((), at_once=True)
    assert told(curves) == []
    assert curves.wait.isVisible()


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize(
    ("low", "high"),
    [(0.5, 0.5), (0.5, 0.503), (0.2, 3.5), (1.0, 1e6), (1e-9, 1e9), (1e-6, 2e-6), (999.0, 1001.0)],
)
def test_marks_are_few_and_within(low: float, high: float, log: bool) -> None:
    found = marks(low, high, log=log)
    assert 1 <= len(found) <= MOST
    assert all(low * 0.999 <= mark <= high * 1.001 for mark in found)
    assert len({written(mark) for mark in found}) == len(found)


def test_marks_of_a_range_about_0() -> None:
    assert marks(-1.6, 0.6) == pytest.approx([-1, 0])


def test_a_running_mean_of_a_constant_is_the_constant() -> None:
    assert smoothed(np.full(50, 3.0)) == pytest.approx(np.full(50, 3.0))
    values = np.random.default_rng(1).normal(size=400)
    assert smoothed(values)[100:].std() < 0.4 * values.std()
