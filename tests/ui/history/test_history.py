"""The history panel: steps to go to and snapshots to come back to, by mouse and by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from disque_studio.studio.session import Edit, Snapshot
from disque_studio.ui.history.panel import HistoryPanel
from disque_studio.ui.history.snapshots import free_name
from disque_studio.ui.history.steps import STATE
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS


@pytest.fixture
def window_with_steps(shown: MainWindow) -> MainWindow:
    """Three steps: the photo was added, and its strength and exposure changed."""
    shown.docks.show("history")
    shown.document.edit("Strength", strength=0.5)
    shown.document.edit("Exposure", exposure=1.0)
    return shown


def states(window: MainWindow) -> list[str]:
    model = window.history.panel.model
    return [model.index(row).data(STATE) for row in range(model.rowCount())]


def names(window: MainWindow) -> list[str]:
    model = window.history.panel.model
    return [model.index(row).data() for row in range(model.rowCount())]


def put_cursor(steps: QListView, row: int) -> None:
    steps.setFocus()
    index = steps.model().index(row, 0)
    steps.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)


def snapshots(window: MainWindow) -> list[tuple[str, float]]:
    shot = window.document.shot
    assert shot is not None
    return [(kept.name, kept.edit.strength) for kept in shot.snapshots]


def test_the_last_step_stands_on_top_and_is_the_present(window_with_steps: MainWindow) -> None:
    assert names(window_with_steps) == ["Exposure", "Strength", "Add scene.pfm", "Start"]
    assert states(window_with_steps) == ["now", "done", "done", "done"]


def test_a_click_goes_to_a_state_and_tells_once(window_with_steps: MainWindow, qtbot: QtBot) -> None:
    panel: HistoryPanel = window_with_steps.history.panel
    told = []
    window_with_steps.document.session_changed.connect(lambda: told.append(1))
    place = panel.steps.visualRect(panel.model.index(2)).center()
    qtbot.mouseClick(panel.steps.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window_with_steps.document.current_edit.strength == 1.0
    assert window_with_steps.document.current_edit.exposure == 0.0
    assert states(window_with_steps) == ["undone", "undone", "now", "done"]
    assert len(told) == 1


def test_enter_goes_to_the_state_under_the_cursor(window_with_steps: MainWindow, qtbot: QtBot) -> None:
    steps = window_with_steps.history.panel.steps
    put_cursor(steps, 1)
    qtbot.keyClick(steps, Qt.Key.Key_Return)
    assert window_with_steps.document.current_edit == Edit(
        window_with_steps.document.current_edit.choice, strength=0.5
    )
    put_cursor(steps, 0)
    qtbot.keyClick(steps, Qt.Key.Key_Return)
    assert window_with_steps.document.current_edit.exposure == 1.0


def test_undo_and_redo_move_the_mark(window_with_steps: MainWindow) -> None:
    for name, wanted in (("undo", ["undone", "now"]), ("redo", ["now", "done"])):
        window_with_steps.actions_by_name[name].trigger()
        assert states(window_with_steps)[:2] == wanted


def test_a_new_step_takes_the_place_of_those_taken_back(window_with_steps: MainWindow) -> None:
    window_with_steps.document.jump(1)
    window_with_steps.document.edit("Grade", strength=0.1)
    assert names(window_with_steps) == ["Grade", "Add scene.pfm", "Start"]


def test_a_snapshot_is_named_kept_and_applied(window_with_steps: MainWindow, qtbot: QtBot) -> None:
    window, panel = window_with_steps, window_with_steps.history.panel
    window.actions_by_name["new_snapshot"].trigger()
    dialog = window.findChild(QInputDialog)
    assert dialog is not None and dialog.textValue() == "Snapshot 1"
    dialog.setTextValue("Half")
    dialog.accept()
    assert snapshots(window) == [("Half", 0.5)]
    window.document.edit("Strength", strength=1.2)
    place = panel.snapshots.visualItemRect(panel.snapshots.item(0)).center()
    qtbot.mouseClick(panel.snapshots.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.document.current_edit.strength == 0.5
    assert window.document.stack.undoText() == "Apply snapshot Half"
    window.document.stack.undo()
    assert window.document.current_edit.strength == 1.2


def test_snapshots_are_applied_renamed_and_deleted_by_keys(
    window_with_steps: MainWindow, qtbot: QtBot, hdr_file: Path
) -> None:
    window, listed = window_with_steps, window_with_steps.history.panel.snapshots
    window.history.take("Half")
    window.document.edit("Strength", strength=1.2)
    listed.setFocus()
    listed.setCurrentRow(0)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert window.document.current_edit.strength == 0.5
    qtbot.keyClick(listed, Qt.Key.Key_F2)
    field = listed.findChild(QLineEdit)
    assert field is not None
    field.setText("Softer")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: snapshots(window) == [("Softer", 0.5)], timeout=PATIENCE_MS)
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Delete)
    assert snapshots(window) == []
    assert window.document.current == hdr_file  # Delete took the snapshot away, not the photo
    window.document.stack.undo()
    assert snapshots(window) == [("Softer", 0.5)]


def test_an_empty_name_changes_nothing(window_with_steps: MainWindow) -> None:
    window_with_steps.history.take("Half")
    steps = window_with_steps.document.stack.count()
    window_with_steps.history.panel.snapshots.item(0).setText("  ")
    assert window_with_steps.document.stack.count() == steps
    assert window_with_steps.history.panel.snapshots.item(0).text() == "Half"


def test_a_snapshot_can_be_set_to_the_present_edit(window_with_steps: MainWindow) -> None:
    window_with_steps.history.take("Half")
    window_with_steps.document.edit("Strength", strength=0.9)
    window_with_steps.history.panel.snapshots.updated.emit(0)
    assert snapshots(window_with_steps) == [("Half", 0.9)]


def test_the_menu_of_a_snapshot_offers_what_the_keys_do(window_with_steps: MainWindow) -> None:
    window_with_steps.history.take("Half")
    listed = window_with_steps.history.panel.snapshots
    menu = listed.menu_for(0)
    assert [action.text() for action in menu.actions()] == [
        "Apply",
        "Set to the Present Edit",
        "Rename",
        "Delete",
    ]
    menu.actions()[3].trigger()
    assert snapshots(window_with_steps) == []


def test_a_free_name_is_taken_by_no_snapshot() -> None:
    kept = tuple(Snapshot(f"Snapshot {number}", Edit()) for number in (1, 2, 4))
    assert free_name(kept) == "Snapshot 3"
