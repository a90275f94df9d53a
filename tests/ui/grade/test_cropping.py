import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from disque_studio.imaging.frame import NO_FRAME, WHOLE
from disque_studio.ui.canvas.crop import tilt
from disque_studio.ui.grade.aspects import ASPECTS, ratio
from tests.ui.conftest import PATIENCE_MS

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def cropping(shown, qtbot):
    """The window in its crop mode; the photo is 120 × 80."""
    shown.actions_by_name["crop"].trigger()
    qtbot.waitUntil(
        lambda: shown.canvas.tool is shown.grade.cropping.tool and shown.workers.idle(), timeout=PATIENCE_MS
    )
    shown.canvas.setFocus()
    qtbot.waitUntil(shown.canvas.hasFocus, timeout=PATIENCE_MS)
    return shown


def settled(window, qtbot, box):
    frame = window.document.current_edit.frame
    qtbot.waitUntil(
        lambda: window.document.photo.frame == frame and window.workers.idle(), timeout=PATIENCE_MS
    )
    assert frame.box == pytest.approx(box, abs=0.02)


def at(window, x, y):
    place = window.canvas.point_of(QPointF(120 * x, 80 * y))
    return QPoint(round(place.x()), round(place.y()))


def drag(window, qtbot, start, end, keys=Qt.KeyboardModifier.NoModifier):
    canvas = window.canvas
    qtbot.mousePress(canvas, LEFT, keys, at(window, *start))
    qtbot.mouseMove(canvas, at(window, *end))
    canvas.grab()
    qtbot.mouseRelease(canvas, LEFT, keys, at(window, *end))


def test_the_mode_shows_on_the_action_and_in_the_panel(cropping):
    assert cropping.actions_by_name["crop"].isChecked()
    assert cropping.grade.panel.crop.done.isVisibleTo(cropping.grade.panel.crop)
    assert cropping.grade.cropping.tool.box == WHOLE


def test_a_corner_is_dragged_and_enter_cuts(cropping, qtbot):
    steps = cropping.document.stack.count()
    drag(cropping, qtbot, (0, 0), (0.25, 0.5))
    assert cropping.grade.cropping.tool.box == pytest.approx((0.25, 0.5, 1, 1), abs=0.02)
    assert cropping.document.current_edit.frame == NO_FRAME
    qtbot.keyClick(cropping.canvas, Qt.Key.Key_Return)
    assert cropping.canvas.tool is None
    settled(cropping, qtbot, (0.25, 0.5, 1, 1))
    assert cropping.document.stack.count() == steps + 1
    assert cropping.document.photo.pyramid.size == pytest.approx((90, 40), abs=2)


def test_the_box_is_moved(cropping, qtbot):
    cropping.grade.cropping.tool.set_box((0.2, 0.2, 0.6, 0.6))
    drag(cropping, qtbot, (0.4, 0.4), (0.5, 0.3))
    assert cropping.grade.cropping.tool.box == pytest.approx((0.3, 0.1, 0.7, 0.5), abs=0.02)


def test_escape_leaves_all_as_it_was(cropping, qtbot):
    cropping.grade.cropping.tool.set_box((0.2, 0.2, 0.6, 0.6))
    cropping.grade.cropping.turn(5)
    qtbot.keyClick(cropping.canvas, Qt.Key.Key_Escape)
    assert not cropping.actions_by_name["crop"].isChecked()
    settled(cropping, qtbot, WHOLE)
    assert cropping.document.current_edit.frame == NO_FRAME


def test_keys_move_size_turn_and_shape_the_box(cropping, qtbot):
    tool, canvas = cropping.grade.cropping.tool, cropping.canvas
    tool.set_box((0.2, 0.2, 0.6, 0.6))
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert tool.box == pytest.approx((0.205, 0.195, 0.605, 0.595))
    qtbot.keyClick(canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert tool.box == pytest.approx((0.205, 0.195, 0.605, 0.605))
    qtbot.keyClick(canvas, Qt.Key.Key_BracketLeft)
    assert cropping.document.current_edit.frame.angle == pytest.approx(0.1)
    qtbot.keyClick(canvas, "3")
    left, top, right, bottom = tool.box
    assert 120 * (right - left) == pytest.approx(80 * (bottom - top))
    assert cropping.grade.panel.crop.chosen().name == "1:1"
    qtbot.keyClick(canvas, "6")
    wide = tool.box
    assert 120 * (wide[2] - wide[0]) / (80 * (wide[3] - wide[1])) == pytest.approx(16 / 9)
    qtbot.keyClick(canvas, Qt.Key.Key_X)
    high = tool.box
    assert 120 * (high[2] - high[0]) / (80 * (high[3] - high[1])) == pytest.approx(9 / 16)
    qtbot.waitUntil(cropping.workers.idle, timeout=PATIENCE_MS)


def test_a_drag_outside_turns_the_photo(cropping, qtbot):
    cropping.grade.cropping.tool.set_box((0.3, 0.3, 0.7, 0.7))
    drag(cropping, qtbot, (0.95, 0.5), (0.95, 0.3))
    assert 5 < cropping.document.current_edit.frame.angle < 30
    qtbot.waitUntil(cropping.workers.idle, timeout=PATIENCE_MS)


def test_a_line_that_is_drawn_becomes_level(cropping, qtbot):
    drag(cropping, qtbot, (0.2, 0.4), (0.8, 0.5), CTRL)
    assert cropping.document.current_edit.frame.angle == pytest.approx(6.3, abs=1)
    qtbot.waitUntil(cropping.workers.idle, timeout=PATIENCE_MS)


def test_undo_brings_the_box_back(cropping, qtbot):
    cropping.grade.cropping.tool.set_box((0.3, 0.3, 0.7, 0.7))
    cropping.grade.cropping.reset()
    cropping.grade.cropping.turn(2)
    cropping.document.stack.undo()
    assert cropping.grade.cropping.on
    assert cropping.grade.cropping.tool.box == WHOLE
    qtbot.waitUntil(cropping.workers.idle, timeout=PATIENCE_MS)


def test_removing_the_photo_ends_the_mode(cropping, qtbot):
    cropping.document.remove([cropping.document.current])
    assert cropping.canvas.tool is None
    assert not cropping.grade.cropping.on


def test_an_aspect_is_chosen_without_the_mode_too(shown, qtbot):
    section = shown.grade.panel.crop
    section.choose(ASPECTS[2])
    section.shaped.emit(section.chosen())
    left, top, right, bottom = shown.document.current_edit.frame.box
    assert 120 * (right - left) == pytest.approx(80 * (bottom - top))
    qtbot.waitUntil(shown.workers.idle, timeout=PATIENCE_MS)


@pytest.mark.parametrize(
    ("line", "turn"), [((10, 0), 0), ((10, 1), 5.71), ((-10, 1), -5.71), ((1, 10), -5.71), ((-1, -10), -5.71)]
)
def test_lines_become_level_or_upright(line, turn):
    assert tilt(*line) == pytest.approx(turn, abs=0.01)


def test_ratios_follow_the_photo_and_the_crop():
    free, original, square, wide = ASPECTS[0], ASPECTS[1], ASPECTS[2], ASPECTS[3]
    assert ratio(free, 1.5, upright=False) is None
    assert ratio(original, 1.5, upright=False) == 1
    assert ratio(original, 2 / 3, upright=True) == pytest.approx(1)
    assert ratio(square, 2.0, upright=False) == 0.5
    assert ratio(wide, 1.5, upright=True) == pytest.approx(4 / 9)
