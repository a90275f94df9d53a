"""Matching a finished photo of the filmstrip."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from disque_studio.studio.session import Choice
from disque_studio.ui.dialogs.add_pair import AddPairDialog
from disque_studio.ui.look.match_dialog import MatchDialog
from disque_studio.ui.main_window import MainWindow
from tests.ui.look.conftest import Settle, dialog


@pytest.fixture
def finished(shown: MainWindow, settle: Settle, other: Path, hdr_file: Path) -> Path:
    """The other photo in the look Warm."""
    shown.document.go(other)
    settle(lambda: shown.document.ready)
    shown.document.choose(Choice("builtin", "Warm"))
    shown.document.go(hdr_file)
    settle(lambda: shown.document.ready)
    return other


def test_a_finished_photo_is_matched_in_one_step(
    shown: MainWindow, finished: Path, settle: Settle, hdr_file: Path
) -> None:
    document = shown.document
    document.set_strength(0.4)
    shown.actions_by_name["match_photo"].trigger()
    asked = dialog(shown, MatchDialog)
    assert [asked.list.item(row).text() for row in range(asked.list.count())] == ["other.pfm   ·   Warm"]
    asked.match.click()
    settle(lambda: document.session.pairs)
    (pair,) = document.session.pairs
    assert (pair.name, pair.before, pair.after) == ("other", finished, None)
    assert document.current == hdr_file
    assert [share.key for share in document.mixed()] == [pair.key]
    assert document.current_edit.strength == 1.0
    assert document.mapping.tint == pytest.approx((1.4, 1.0, 0.6))
    assert document.session.shot(finished).edit.choice == Choice("builtin", "Warm")
    assert document.stack.undoText() == "Match other"
    document.stack.undo()
    assert not document.session.pairs
    assert document.current_edit.strength == 0.4


def test_pairs_before_stay_in_the_mix_switched_off(
    paired: MainWindow, finished: Path, settle: Settle
) -> None:
    paired.look.match(finished)
    settle(lambda: len(paired.document.session.pairs) == 3)
    assert [share.on for share in paired.document.current_edit.choice.mix] == [False, False, True]


def test_all_selected_photos_take_the_look(
    shown: MainWindow, finished: Path, settle: Settle, hdr_file: Path
) -> None:
    shown.document.select([hdr_file, finished])
    shown.actions_by_name["match_selected"].trigger()
    settle(lambda: shown.document.session.pairs)
    assert shown.document.session.shot(finished).edit.choice.kind == "pairs"
    assert shown.document.session.shot(hdr_file).edit.choice.kind == "builtin"


def test_a_photo_selected_alone_goes_to_the_shelf(shown: MainWindow, settle: Settle) -> None:
    before = shown.document.current_edit
    shown.actions_by_name["match_selected"].trigger()
    settle(lambda: shown.document.session.pairs)
    assert shown.document.current_edit == before
    assert shown.document.stack.undoText() == "Add pair scene"


def test_without_another_photo_a_picture_file_is_asked_for(shown: MainWindow, qtbot: QtBot) -> None:
    shown.actions_by_name["match_photo"].trigger()
    asked = dialog(shown, MatchDialog)
    assert not asked.match.isVisible()
    asked.file.click()
    assert dialog(shown, AddPairDialog).before.path() is None


def test_a_photo_that_left_the_filmstrip_is_not_matched(shown: MainWindow, tmp_path: Path) -> None:
    shown.look.match(tmp_path / "gone.exr")
    assert shown.workers.idle()
