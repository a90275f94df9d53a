from PySide6.QtCore import Qt

from disque_studio.imaging.frame import NO_FRAME
from disque_studio.looks.grade import NO_GRADE, SLIDERS, STRAIGHT
from disque_studio.ui.grade.sliders import GROUPS
from tests.ui.conftest import PATIENCE_MS


def grade(window):
    return window.document.current_edit.grade


def test_every_slider_of_a_grade_is_in_the_panel(window):
    shown = {spec.name for group in GROUPS for spec in group.sliders}
    assert shown == {*SLIDERS, "exposure"}
    assert window.grade.panel.sliders.keys() == shown


def test_without_a_photo_nothing_can_be_graded(window):
    assert not window.grade.panel.sliders["contrast"].isEnabled()
    assert not window.actions_by_name["crop"].isEnabled()


def test_a_slider_grades_the_photo_and_a_drag_is_one_step(shown, qtbot):
    document, slider = shown.document, shown.grade.panel.sliders["contrast"]
    steps = document.stack.count()
    for value in (10, 20, 35):
        slider.slider.setValue(value)
    assert grade(shown).contrast == 35
    assert document.stack.count() == steps + 1
    assert document.stack.undoText() == "Contrast"
    assert document.graded.grade.contrast == 35
    document.stack.undo()
    assert grade(shown) == NO_GRADE
    assert slider.value() == 0


def test_exposure_is_the_documents(shown):
    shown.grade.panel.sliders["exposure"].number.setValue(1.25)
    assert shown.document.current_edit.exposure == 1.25
    shown.document.set_exposure(-0.5)
    assert shown.grade.panel.sliders["exposure"].value() == -0.5


def test_a_double_click_on_a_name_resets_its_slider(shown, qtbot):
    slider = shown.grade.panel.sliders["clarity"]
    slider.number.setValue(60)
    qtbot.mouseDClick(slider.label, Qt.MouseButton.LeftButton)
    assert grade(shown).clarity == 0


def test_a_group_is_reset_in_one_step(shown, qtbot):
    sliders = shown.grade.panel.sliders
    for name, value in (("shadows", 40), ("blacks", -20), ("exposure", 1), ("tint", 15)):
        sliders[name].number.setValue(value)
    steps = shown.document.stack.count()
    tone = shown.grade.panel.groups[1]
    assert tone.reset.isEnabled()
    tone.reset.click()
    assert (grade(shown).shadows, grade(shown).blacks, grade(shown).tint) == (0, 0, 15)
    assert shown.document.current_edit.exposure == 0
    assert not tone.reset.isEnabled()
    assert shown.document.stack.count() == steps + 1


def test_the_curve_is_kept_and_reset(shown):
    panel = shown.grade.panel
    panel.curve.changed.emit(((0.0, 0.1), (1.0, 1.0)))
    assert grade(shown).curve == ((0.0, 0.1), (1.0, 1.0))
    assert panel.curve.curve == ((0.0, 0.1), (1.0, 1.0))
    panel.tone_curve.reset.click()
    assert grade(shown).curve == STRAIGHT


def test_a_group_can_be_folded_away(shown):
    group = shown.grade.panel.groups[0]
    shown.docks.show("grade")
    group.fold.click()
    assert not group.content.isVisibleTo(group)
    group.fold.click()
    assert group.content.isVisibleTo(group)


def test_commands_move_sliders_and_reset_the_grade(shown):
    actions = shown.actions_by_name
    for name in ("warmer", "contrast_up", "shadows_up", "vibrance_up", "highlights_down"):
        actions[name].trigger()
        actions[name].trigger()
    now = grade(shown)
    assert (now.temperature, now.contrast, now.shadows, now.vibrance, now.highlights) == (10, 10, 10, 10, -10)
    for name in ("cooler", "contrast_down", "shadows_down", "vibrance_down", "highlights_up"):
        actions[name].trigger()
    assert grade(shown).contrast == 5
    shown.document.set_exposure(2)
    actions["reset_grade"].trigger()
    assert grade(shown) == NO_GRADE
    assert shown.document.current_edit.exposure == 0


def test_a_slider_goes_no_further_than_its_end(shown):
    shown.grade.panel.sliders["contrast"].number.setValue(98)
    shown.actions_by_name["contrast_up"].trigger()
    assert grade(shown).contrast == 100


def test_turning_and_its_undoing(shown, qtbot):
    document, actions = shown.document, shown.actions_by_name
    for _ in range(3):
        actions["straighten_left"].trigger()
    actions["straighten_right"].trigger()
    assert document.current_edit.frame.angle == 0.2
    qtbot.waitUntil(lambda: document.photo.frame.angle == 0.2, timeout=PATIENCE_MS)
    shown.grade.panel.crop.angle.number.setValue(-4)
    assert document.current_edit.frame.angle == -4
    actions["unturn"].trigger()
    assert document.current_edit.frame == NO_FRAME
    actions["straighten_left"].trigger()
    actions["reset_crop"].trigger()
    assert document.current_edit.frame == NO_FRAME
    qtbot.waitUntil(lambda: document.photo.frame == NO_FRAME and shown.workers.idle(), timeout=PATIENCE_MS)
