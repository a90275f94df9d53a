"""The two steps of a pair."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from disque_studio.ui.dialogs.add_pair import AddPairDialog


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
