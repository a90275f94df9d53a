"""The screen's colours in the window: found, chosen, followed and proofed."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from disque_studio.imaging.colour import SPACES
from disque_studio.studio import settings
from disque_studio.ui.actions import ACTIONS
from disque_studio.ui.dialogs.settings import SettingsDialog
from disque_studio.ui.display import system
from disque_studio.ui.display.place import Place, place_of
from disque_studio.ui.display.system import Found
from disque_studio.ui.main_window import MainWindow
from tests.imaging.table_profiles import inks_profile
from tests.ui.display.conftest import pixels, settle

P3, ADOBE = SPACES["display-p3"].icc_profile(), SPACES["adobe-rgb"].icc_profile()


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    made = {"p3": P3, "adobe": ADOBE, "inks": inks_profile(), "weak": inks_profile(0.3), "damaged": P3[:300]}
    for name, icc in made.items():
        (tmp_path / f"{name}.icc").write_bytes(icc)
    return {name: str(tmp_path / f"{name}.icc") for name in made}


@pytest.fixture
def vivid(shown: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a look that colours the photo."""
    shown.actions_by_name["next_look"].trigger()
    settle(shown, qtbot)
    return shown


def seen(window: MainWindow) -> np.ndarray:
    assert window.canvas.frame is not None
    return pixels(window.canvas.frame.shown["after"])


def test_without_a_profile_srgb_is_assumed_and_the_reason_told(shown: MainWindow) -> None:
    assert shown.display.screen.source == "assumed"
    assert shown.status.profile.text() == "sRGB?"
    assert "tells nothing" in shown.status.profile.toolTip()
    assert shown.canvas.frame is not None and shown.canvas.frame.request.colour is None


def test_a_chosen_profile_changes_what_is_shown_and_nothing_else(
    vivid: MainWindow, qtbot: QtBot, files: dict[str, str]
) -> None:
    before, codes = seen(vivid), pixels(vivid.canvas.frame and vivid.canvas.frame.after)
    vivid.preferences.set("display_profile", files["adobe"])
    settle(vivid, qtbot)
    assert (seen(vivid) != before).any()
    assert np.abs(pixels(vivid.canvas.frame and vivid.canvas.frame.after) - codes).max() <= 1
    assert "chosen" in vivid.status.profile.toolTip() and "Adobe RGB" in vivid.status.profile.toolTip()
    vivid.preferences.set("display_profile", settings.SRGB)
    settle(vivid, qtbot)
    np.testing.assert_array_equal(seen(vivid), before)


@pytest.mark.parametrize("name", ["damaged", "inks", "gone"])
def test_a_profile_that_is_none_of_a_screen_is_told(
    shown: MainWindow, qtbot: QtBot, files: dict[str, str], name: str
) -> None:
    shown.preferences.set("display_profile", files.get(name, "/gone.icc"))
    settle(shown, qtbot)
    assert shown.display.screen.source == "assumed"
    assert "assumed to be sRGB: " in shown.status.profile.toolTip()


def test_the_systems_profile_is_followed(
    shown: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = {"icc": P3}
    monkeypatch.setattr(system, "find", lambda place: Found(now["icc"]))
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    handle = shown.windowHandle()
    handle.screenChanged.emit(handle.screen())
    settle(shown, qtbot)
    assert shown.display.screen.source == "system"
    assert shown.status.profile.text() == "Display P3"
    colour = shown.canvas.frame and shown.canvas.frame.request.colour
    assert colour is not None
    QApplication.sendEvent(shown, QEvent(QEvent.Type.WindowActivate))
    settle(shown, qtbot)
    assert shown.canvas.frame is not None
    assert shown.canvas.frame.request.colour is colour, "nothing has changed"
    now["icc"] = ADOBE
    QApplication.sendEvent(shown, QEvent(QEvent.Type.WindowActivate))
    settle(shown, qtbot)
    assert "Adobe" in shown.status.profile.toolTip()


def test_a_place_is_the_windows_screen(shown: MainWindow) -> None:
    place = place_of(shown)
    assert (place.platform, place.index) == ("offscreen", 0)
    assert shown.screen().geometry().contains(place.x, place.y)
    assert isinstance(hash(place), int) and place == Place(*vars(place).values())


def test_a_proof_is_shown_and_named_and_ends(vivid: MainWindow, qtbot: QtBot, files: dict[str, str]) -> None:
    before = seen(vivid)
    vivid.preferences.set("proof_profile", files["inks"])
    vivid.preferences.set("proof_paper", True)
    qtbot.keyClick(vivid.canvas, "Y")
    settle(vivid, qtbot)
    colour = vivid.canvas.frame and vivid.canvas.frame.request.colour
    assert colour is not None and colour.proofs and colour.output == "By table"
    assert (seen(vivid) != before).any()
    paper = seen(vivid)
    vivid.preferences.set("proof_intent", "absolute")
    vivid.preferences.set("proof_black_point", False)
    settle(vivid, qtbot)
    assert (seen(vivid) != paper).any()
    qtbot.keyClick(vivid.canvas, "Y")
    settle(vivid, qtbot)
    np.testing.assert_array_equal(seen(vivid), before)


def test_the_gamut_warning_counts_what_the_output_lacks(
    vivid: MainWindow, qtbot: QtBot, files: dict[str, str]
) -> None:
    vivid.preferences.set("proof_profile", files["weak"])
    vivid.actions_by_name["gamut"].trigger()
    settle(vivid, qtbot)
    frame = vivid.canvas.frame
    assert frame is not None and frame.request.colour is not None
    assert not frame.request.colour.proofs
    assert frame.marked.outside is not None and 0 < frame.marked.outside < 1


def test_a_proofs_profile_that_cannot_be_used_switches_it_off_and_is_told(
    shown: MainWindow, qtbot: QtBot, files: dict[str, str]
) -> None:
    shown.preferences.set("proof_profile", files["damaged"])
    for name in ("proof", "gamut"):
        shown.actions_by_name[name].trigger()
    settle(shown, qtbot)
    assert not any(shown.actions_by_name[name].isChecked() for name in ("proof", "gamut"))
    assert shown.messages.messages[0].subject == "damaged.icc"


def test_the_colour_settings_take_a_file(
    shown: MainWindow, qtbot: QtBot, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.actions_by_name["proof_setup"].trigger()
    (dialog,) = shown.findChildren(SettingsDialog)
    assert dialog.focusWidget() is dialog.rows["proof_profile"]
    row = dialog.rows["display_profile"]
    assert "tells nothing" in dialog.told["display_profile"].text()
    answers = ["", files["p3"]]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (answers.pop(0), ""))
    for expected in (settings.FROM_SYSTEM, files["p3"]):
        last = row.count() - 1
        row.setCurrentIndex(last)
        row.activated.emit(last)
        assert row.currentData() == shown.preferences.values.display_profile == expected
    assert row.currentText() == "p3.icc"
    settle(shown, qtbot)
    assert "Display P3, chosen" in dialog.told["display_profile"].text()


def test_keys_collide_with_no_other() -> None:
    own = {key for spec in ACTIONS if spec.name in ("proof", "gamut", "proof_setup") for key in spec.keys}
    others = [k for spec in ACTIONS if spec.name not in ("proof", "gamut", "proof_setup") for k in spec.keys]
    assert len(own) == 3 and not own & set(others)
