"""The two steps of a pair."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from disque_studio.ui.dialogs.add_pair import AddPairDialog
from disque_studio.ui.dialogs.shortcuts import ShortcutsDialog
from disque_studio.ui.main_window import MainWindow


@pytest.fixture
def dialog(qtbot: QtBot) -> AddPairDialog:
    made = AddPairDialog()
    qtbot.addWidget(made)
    return made


def test_both_files_are_needed(dialog: AddPairDialog, tmp_path: Path) -> None:
    before, after = tmp_path / "a.exr", tmp_path / "a.jpg"
    for path in (before, after):
        path.touch()
    assert not dialog.add.isEnabled()
    dialog.before.set_path(before)
    assert not dialog.add.isEnabled()
    dialog.after.set_path(tmp_path / "missing.jpg")
    assert not dialog.add.isEnabled()
    dialog.after.set_path(after)
    assert dialog.add.isEnabled()
    assert dialog.pair() == (before, after)


def test_a_jpeg_may_be_a_pair_by_itself(dialog: AddPairDialog, tmp_path: Path) -> None:
    (tmp_path / "phone.jpg").touch()
    dialog.before.set_path(tmp_path / "phone.jpg")
    assert dialog.pair() == (tmp_path / "phone.jpg", None)


def test_a_file_dropped_alone_on_the_shelf_is_the_first_step(
    window: MainWindow, qtbot: QtBot, hdr_file: Path, finished_file: Path
) -> None:
    window.add_files_as_pairs([hdr_file])
    (dialog,) = window.findChildren(AddPairDialog)
    assert dialog.before.path() == hdr_file
    dialog.after.line.setText(str(finished_file))
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(pair.exemplar for pair in window.document.pairs), timeout=5000)


def test_the_shortcut_list_holds_every_command(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    keys = {dialog.table.item(row, 2).text() for row in range(dialog.table.rowCount())}
    assert {"Ctrl+O", "hold B", "Shift+Left"} <= keys
