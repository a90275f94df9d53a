"""A studio's colours in the window: its configuration, the photos' input spaces, and views of before."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from disque_studio.imaging import ocio
from disque_studio.studio import colourconfig
from disque_studio.studio.colourconfig import ACES_CG, ACES_STUDIO, FROM_ENVIRONMENT, InputSpace
from disque_studio.ui.dialogs.settings import SettingsDialog
from disque_studio.ui.display.input_space import InputSpaceDialog
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS
from tests.ui.display.conftest import pixels, settle

SDR = "sRGB - Display: ACES 2.0 - SDR 100 nits (Rec.709)"


@pytest.fixture(autouse=True)
def config_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(colourconfig, "_used", "")
    monkeypatch.delenv("OCIO", raising=False)


@pytest.fixture
def aces(shown: MainWindow, qtbot: QtBot) -> MainWindow:
    shown.preferences.set("colour_config", ACES_CG)
    settle(shown, qtbot)
    return shown


def light(window: MainWindow) -> np.ndarray:
    assert window.document.photo is not None
    return np.asarray(window.document.photo.open_photo.photo.rgb)


def told(window: MainWindow) -> str:
    return window.messages.messages[-1].text


def dialog(window: MainWindow) -> InputSpaceDialog:
    window.actions_by_name["input_space"].trigger()
    opened = window.findChild(InputSpaceDialog)
    assert isinstance(opened, InputSpaceDialog)
    return opened


def choose(window: MainWindow, qtbot: QtBot, words: str) -> None:
    asked = dialog(window)
    qtbot.keyClicks(asked.line, words)
    qtbot.keyClick(asked.line, Qt.Key.Key_Return)
    settle(window, qtbot)
    qtbot.waitUntil(lambda: window.findChild(InputSpaceDialog) is None, timeout=PATIENCE_MS)


def test_a_space_is_found_by_typing_and_taken_back(aces: MainWindow, qtbot: QtBot) -> None:
    said = light(aces).copy()
    choose(aces, qtbot, "2065")
    assert aces.document.current_edit.input_space == "ACES2065-1"
    np.testing.assert_array_equal(light(aces), ocio.to_linear(said.copy(), ACES_CG, "ACES2065-1"))
    assert aces.document.photo is not None
    assert aces.document.photo.asked == InputSpace(ACES_CG, "ACES2065-1")
    assert aces.document.stack.undoText() == "Input space ACES2065-1"
    aces.document.stack.undo()
    settle(aces, qtbot)
    np.testing.assert_array_equal(light(aces), said)
    aces.document.stack.redo()
    settle(aces, qtbot)
    assert (light(aces) != said).any()


def test_the_dialog_shows_families_and_what_is_chosen(aces: MainWindow, qtbot: QtBot) -> None:
    aces.preferences.set("colour_config", ACES_STUDIO)
    settle(aces, qtbot)
    choose(aces, qtbot, "logc4")
    asked = dialog(aces)
    item = asked.tree.currentItem()
    assert asked.chosen == "ARRI LogC4" and item is not None
    assert item.parent().text(0) == "ARRI" and item.parent().parent().text(0) == "Input"
    ok = asked.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.keyClicks(asked.line, "no such space")
    assert not ok.isEnabled()
    asked.line.clear()
    qtbot.keyClick(asked.line, Qt.Key.Key_Up)
    assert ok.isEnabled() == (asked.tree.currentItem().data(0, Qt.ItemDataRole.UserRole) is not None)
    asked.tree.setCurrentItem(asked.tree.topLevelItem(0))
    asked.accept()
    settle(aces, qtbot)
    assert aces.document.current_edit.input_space == ""


def test_a_space_that_is_missing_is_told_and_the_photo_shown(aces: MainWindow, qtbot: QtBot) -> None:
    said = light(aces).copy()
    aces.document.edit("", input_space="Gone")
    settle(aces, qtbot)
    np.testing.assert_array_equal(light(aces), said)
    assert "it has no colour space “Gone”" in told(aces)
    assert "as its file says" in told(aces)
    asked = dialog(aces)
    assert asked.chosen == "Gone" and "missing" in asked.tree.currentItem().text(0)
    asked.reject()


def test_without_a_configuration_the_dialog_says_so(shown: MainWindow, qtbot: QtBot) -> None:
    asked = dialog(shown)
    assert asked.tree.topLevelItemCount() == 1 and "Without a colour configuration" in asked.hint.text()
    with qtbot.waitSignal(asked.settings_asked):
        asked.more.click()
    settings = shown.findChild(SettingsDialog)
    assert settings is not None
    settings.reject()


def test_another_configuration_reads_the_photo_anew(aces: MainWindow, qtbot: QtBot) -> None:
    choose(aces, qtbot, "acescg")
    aces.preferences.set("colour_config", ACES_STUDIO)
    settle(aces, qtbot)
    assert aces.document.photo is not None
    assert aces.document.photo.asked == InputSpace(ACES_STUDIO, "ACEScg")
    aces.preferences.set("colour_config", "")
    settle(aces, qtbot)
    assert "needs an OpenColorIO configuration" in told(aces)


@pytest.mark.parametrize("setting", ["broken", "gone", FROM_ENVIRONMENT])
def test_a_configuration_that_cannot_be_used_is_told_and_set_off(
    shown: MainWindow, qtbot: QtBot, tmp_path: Path, setting: str
) -> None:
    (tmp_path / "broken.ocio").write_text("hello: [")
    value = setting if setting == FROM_ENVIRONMENT else str(tmp_path / f"{setting}.ocio")
    shown.preferences.set("colour_config", value)
    settle(shown, qtbot)
    assert shown.preferences.values.colour_config == ""
    words = told(shown)
    assert ("$OCIO" if setting == FROM_ENVIRONMENT else f"{setting}.ocio") in words
    assert shown.studio_colours.found.offer is None


def test_the_environment_names_a_configuration(
    shown: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCIO", ACES_STUDIO)
    shown.preferences.set("colour_config", FROM_ENVIRONMENT)
    settle(shown, qtbot)
    choose(shown, qtbot, "logc4")
    assert shown.document.current_edit.input_space == "ARRI LogC4"


def test_before_is_shown_by_the_view_and_nothing_else_changes(aces: MainWindow, qtbot: QtBot) -> None:
    aces.canvas.one_to_one()
    aces.view.show("sides")
    settle(aces, qtbot)
    frame = aces.canvas.frame
    assert frame is not None
    plain, after = pixels(frame.before), pixels(frame.after)
    aces.preferences.set("before_view", SDR)
    settle(aces, qtbot)
    frame = aces.canvas.frame
    assert frame is not None and frame.request.colour is not None
    np.testing.assert_array_equal(pixels(frame.after), after)
    view = frame.request.colour.before
    assert view is not None and (pixels(frame.before) != plain).any()
    expected = np.rint(255 * np.clip(view(light(aces)), 0, 1)).astype(int)
    shape = pixels(frame.before).shape
    assert np.abs(pixels(frame.before) - expected[: shape[0], : shape[1]]).max() <= 1
    aces.document.set_exposure(1.0)
    settle(aces, qtbot)
    frame = aces.canvas.frame
    assert frame is not None
    brighter = np.rint(255 * np.clip(view(light(aces), 2.0), 0, 1)).astype(int)
    assert np.abs(pixels(frame.before) - brighter[: shape[0], : shape[1]]).max() <= 1
    aces.preferences.set("before_view", "")
    aces.document.set_exposure(0.0)
    settle(aces, qtbot)
    np.testing.assert_array_equal(pixels(aces.canvas.frame and aces.canvas.frame.before), plain)


def test_a_view_that_is_missing_is_told_and_before_is_plain(aces: MainWindow, qtbot: QtBot) -> None:
    aces.preferences.set("before_view", "sRGB - Display: Gone")
    settle(aces, qtbot)
    assert aces.preferences.values.before_view == "" and aces.preferences.values.colour_config == ACES_CG
    assert "no view “Gone”" in told(aces)


def test_the_settings_offer_the_views_of_the_configuration(shown: MainWindow, qtbot: QtBot) -> None:
    shown.actions_by_name["proof_setup"].trigger()
    settings = shown.findChild(SettingsDialog)
    assert settings is not None
    row = settings.rows["before_view"]
    assert row.count() == 1
    shown.preferences.set("colour_config", ACES_CG)
    settle(shown, qtbot)
    assert row.findData(SDR) > 0 and "input spaces" in settings.told["colour_config"].text()
    row.setCurrentIndex(row.findData(SDR))
    row.activated.emit(row.currentIndex())
    settle(shown, qtbot)
    assert shown.preferences.values.before_view == SDR
    shown.preferences.set("colour_config", "")
    settle(shown, qtbot)
    assert not settings.told["colour_config"].isVisible()
    settings.reject()
    QApplication.processEvents()
