"""Exporting from the window, as a user does it."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from disque_studio.ui.export.dialog import ExportDialog
from disque_studio.ui.export.model import ROW
from disque_studio.ui.export.panel import time_text
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS
from tests.ui.export.conftest import wait_done


def dialog_of(window: MainWindow) -> ExportDialog:
    window.actions_by_name["export"].trigger()
    (dialog,) = window.findChildren(ExportDialog)
    return dialog


def export_all(window: MainWindow) -> None:
    dialog = dialog_of(window)
    dialog.which["all"].setChecked(True)
    dialog.accept()


def test_all_photos_go_out_with_their_edits(filled: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    filled.document.set_strength(0.6)
    export_all(filled)
    wait_done(filled, qtbot)
    made = hdr_file.parent / "export"
    assert sorted(path.name for path in made.iterdir()) == ["harbour.jpg", "scene.jpg", "tower.jpg"]
    assert json.loads((made / "scene.jpg").read_text())["strength"] == 0.6
    assert json.loads((made / "tower.jpg").read_text())["strength"] == 1.0
    assert filled.docks.docks["export"].isVisible()
    assert filled.export.panel.state.whole == "3 of 3 exported"
    assert "3 photos are exported" in filled.messages.messages[-1].text


def test_by_keys_alone(filled: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    qtbot.keyClick(filled, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = filled.findChildren(ExportDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.which["all"].isChecked)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    wait_done(filled, qtbot)
    assert len(list((hdr_file.parent / "export").iterdir())) == 3


def test_export_again_takes_the_last_preset(filled: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    dialog = dialog_of(filled)
    dialog.options.kind.setCurrentIndex(dialog.options.kind.findData("png"))
    dialog.naming.folder.setText("second")
    dialog.accept()
    wait_done(filled, qtbot)
    filled.document.go(hdr_file.with_name("tower.pfm"))
    filled.actions_by_name["export_again"].trigger()
    wait_done(filled, qtbot)
    made = hdr_file.parent / "second"
    assert sorted(path.name for path in made.iterdir()) == ["scene.png", "tower.png"]


def test_a_failure_is_told_and_the_rest_is_done(filled: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    bad = hdr_file.with_name("bad.pfm")
    bad.write_bytes(hdr_file.read_bytes())
    filled.document.add([bad])
    export_all(filled)
    wait_done(filled, qtbot)
    panel = filled.export.panel
    assert panel.state.whole == "3 of 4 exported, 1 failed"
    assert panel.retry.isEnabled()
    row = panel.model.index(3)
    assert row.data(ROW).state == "failed"
    assert "is damaged" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    (message,) = [m for m in filled.messages.messages if m.kind == "error"]
    assert "1 photo was not exported" in message.text and str(bad) in message.details
    panel.clear.click()
    assert panel.empty.isVisibleTo(panel) and not filled.export.queue.rows


def slow(window: MainWindow, hdr_file: Path, qtbot: QtBot) -> None:
    """Begin an export that does not end by itself."""
    path = hdr_file.with_name("slow.pfm")
    path.write_bytes(hdr_file.read_bytes())
    window.document.add([path])
    window.document.select([path])
    window.document.go(path)
    dialog_of(window).accept()
    qtbot.waitUntil(lambda: window.export.queue.rows[0].part == 0.5, timeout=PATIENCE_MS)


def test_the_user_edits_on_while_photos_are_exported(
    filled: MainWindow, qtbot: QtBot, hdr_file: Path
) -> None:
    slow(filled, hdr_file, qtbot)
    filled.document.set_exposure(1.0)
    assert filled.document.current_edit.exposure == 1.0
    panel, named = filled.export.panel, filled.actions_by_name
    assert panel.pause.isVisibleTo(panel) and not panel.begin.isVisibleTo(panel)
    panel.pause.click()
    assert filled.export.queue.paused and panel.left.whole == "Paused"
    assert named["pause_export"].isChecked() and panel.pause.text() == "Go On"
    named["pause_export"].trigger()
    wait_done(filled, qtbot)
    assert panel.state.whole == "1 of 1 exported"
    written = hdr_file.parent / "export" / "slow.jpg"
    assert json.loads(written.read_text())["exposure"] == 0.0
    assert not named["pause_export"].isEnabled()


def test_cancel_cancels(filled: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    slow(filled, hdr_file, qtbot)
    filled.actions_by_name["cancel_export"].trigger()
    assert filled.export.queue.rows[0].state == "cancelled"
    wait_done(filled, qtbot)
    assert filled.export.panel.state.whole == "0 of 1 exported, 1 cancelled"
    assert not filled.messages.isVisible()


def answer(window: MainWindow, text: str) -> None:
    window.close()
    assert window.isVisible()
    (box,) = window.findChildren(QMessageBox)
    next(button for button in box.buttons() if button.text().replace("&", "") == text).click()


def test_closing_asks_and_stays_open(filled: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    slow(filled, hdr_file, qtbot)
    answer(filled, "Keep Open")
    assert filled.isVisible() and filled.export.queue.busy
    filled.export.queue.cancel()
    wait_done(filled, qtbot)
    assert filled.isVisible()


def test_closing_waits_for_the_end(filled: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    slow(filled, hdr_file, qtbot)
    answer(filled, "Close When Done")
    assert filled.isVisible()
    filled.export.queue.pause(False)
    qtbot.waitUntil(lambda: not filled.isVisible(), timeout=PATIENCE_MS)
    assert (hdr_file.parent / "export" / "slow.jpg").exists()


def test_closing_stops_where_it_is_told_to(filled: MainWindow, qtbot: QtBot, hdr_file: Path) -> None:
    slow(filled, hdr_file, qtbot)
    answer(filled, "Stop and Close")
    qtbot.waitUntil(lambda: not filled.isVisible(), timeout=PATIENCE_MS)
    assert not (hdr_file.parent / "export" / "slow.jpg").exists()


def test_without_a_photo_nothing_is_offered(window: MainWindow) -> None:
    for name in ("export", "export_again", "save", "pause_export", "cancel_export"):
        assert not window.actions_by_name[name].isEnabled()
    window.export._ask()
    assert not window.findChildren(QDialog)


def test_time_is_told_as_exactly_as_it_is_known() -> None:
    assert [time_text(seconds) for seconds in (0.4, 12, 59, 61, 600)] == [
        "About 5 seconds left",
        "About 15 seconds left",
        "About 60 seconds left",
        "About 2 minutes left",
        "About 10 minutes left",
    ]
