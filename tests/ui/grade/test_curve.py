import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from disque_studio.looks.grade import STRAIGHT
from disque_studio.ui.grade.curve import CurveEditor

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(qtbot):
    whole = QWidget()
    made, after = CurveEditor(), QPushButton("after")
    layout = QVBoxLayout(whole)
    layout.addWidget(made)
    layout.addWidget(after)
    whole.resize(320, 300)
    qtbot.addWidget(whole)
    whole.show()
    qtbot.waitExposed(whole)
    made.whole, made.after = whole, after
    return made


def at(editor, x, y):
    place = editor._at(x, y)
    return QPoint(round(place.x()), round(place.y()))


def near(point):
    return pytest.approx(point, abs=0.01)


def test_a_click_adds_a_point_and_a_drag_moves_it(editor, qtbot):
    qtbot.mousePress(editor, LEFT, pos=at(editor, 0.5, 0.6))
    assert editor.curve[1] == near((0.5, 0.6))
    qtbot.mouseMove(editor, at(editor, 0.4, 0.8))
    qtbot.mouseRelease(editor, LEFT, pos=at(editor, 0.4, 0.8))
    assert editor.curve[1] == near((0.4, 0.8))
    assert editor.curve[0] == (0, 0)
    assert "40 % becomes 80 %" in editor.reading()
    editor.grab()


def test_a_double_click_removes_a_point(editor, qtbot):
    editor.show_curve(((0.0, 0.0), (0.5, 0.6), (1.0, 1.0)))
    with qtbot.waitSignal(editor.changed) as told:
        qtbot.mouseDClick(editor, LEFT, pos=at(editor, 0.5, 0.6))
    assert told.args == [STRAIGHT]


def test_all_of_it_works_by_keyboard(editor, qtbot):
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(editor.hasFocus)
    assert editor.chosen == 0
    qtbot.keyClick(editor, Qt.Key.Key_Insert)
    assert editor.curve == ((0, 0), (0.5, 0.5), (1, 1))
    assert editor.chosen == 1
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    qtbot.keyClick(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert editor.curve[1] == near((0.45, 0.51))
    assert "2 of 3" in editor.accessibleDescription()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.curve == STRAIGHT
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.curve == STRAIGHT


def test_tab_goes_over_the_points_and_on(editor, qtbot):
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.chosen == 1
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(editor.after.hasFocus)
    qtbot.keyClick(editor.after, Qt.Key.Key_Backtab)
    qtbot.waitUntil(editor.hasFocus)
    assert editor.chosen == 1


def test_what_is_shown_is_not_announced(editor, qtbot):
    with qtbot.assertNotEmitted(editor.changed):
        editor.show_curve(((0.0, 0.2), (1.0, 0.8)))
    assert editor.curve == ((0.0, 0.2), (1.0, 0.8))
