"""The shelf: pairs come in by drop, are weighed, switched, replaced and removed, each in one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from disque_studio.studio.session import Choice, Share
from disque_studio.ui.dialogs.add_pair import AddPairDialog
from disque_studio.ui.look.part import LookPart
from disque_studio.ui.main_window import MainWindow
from tests.ui.look.conftest import Settle, dialog


def drop(part: LookPart, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    part.panel.shelf.dropEvent(event)


def test_dropped_files_become_cards_with_their_errors(
    shown: MainWindow, part: LookPart, settle: Settle, hdr_file: Path, tmp_path: Path
) -> None:
    shelf = part.panel.shelf
    assert shelf.hint.isVisible() and not shelf.cards
    drop(part, hdr_file, tmp_path / "scene_a.jpg", tmp_path / "scene_b.jpg")
    settle(lambda: len(shown.document.session.pairs) == 2)
    assert not shelf.hint.isVisible()
    cards = list(shelf.cards.values())
    assert [card.name.whole for card in cards] == ["scene_a", "scene_b"]
    assert (cards[0].error.text(), cards[0].grade.text()) == ("ΔE 1.5", "close")
    assert shown.document.current_edit.choice.kind == "pairs"
    assert shown.document.stack.undoText() == "Add pair scene_b"


def test_a_folder_is_looked_into(
    shown: MainWindow, part: LookPart, settle: Settle, hdr_file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "pair"
    folder.mkdir()
    hdr_file.rename(folder / "before.pfm")
    (folder / "after.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    drop(part, folder)
    settle(lambda: len(shown.document.session.pairs) == 1)
    (pair,) = shown.document.session.pairs
    assert (pair.before, pair.after) == (folder / "before.pfm", folder / "after.jpg")


def test_one_file_asks_for_the_other(
    shown: MainWindow, part: LookPart, settle: Settle, hdr_file: Path, tmp_path: Path
) -> None:
    drop(part, hdr_file)
    asked = dialog(shown, AddPairDialog)
    assert asked.before.path() == hdr_file
    (tmp_path / "warm.jpg").touch()
    asked.after.set_path(tmp_path / "warm.jpg")
    asked.add.click()
    settle(lambda: len(shown.document.session.pairs) == 1)


def test_what_is_no_pair_is_named(
    shown: MainWindow, part: LookPart, settle: Settle, hdr_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("notes")
    drop(part, hdr_file, tmp_path / "notes.txt", tmp_path / "gone.jpg")
    settle(lambda: shown.messages.messages)
    (message,) = shown.messages.messages
    assert all(name in message.text for name in ("notes.txt", "gone.jpg", "scene.pfm"))
    assert not shown.document.session.pairs


def test_a_pair_of_two_scenes_is_refused_and_leaves_no_card(
    shown: MainWindow, part: LookPart, settle: Settle, hdr_file: Path, tmp_path: Path
) -> None:
    drop(part, hdr_file, tmp_path / "scene_other.jpg")
    assert len(part.panel.shelf.cards) == 1
    assert part.panel.shelf.cards[next(iter(part.panel.shelf.cards))].error.text() == "Learning…"
    settle(lambda: shown.messages.messages)
    assert not part.panel.shelf.cards


def test_a_weight_is_dragged_in_one_step_and_undone(paired: MainWindow, settle: Settle) -> None:
    document, steps = paired.document, paired.document.stack.count()
    card = list(paired.look.panel.shelf.cards.values())[1]
    for value in (90, 70, 50):
        card.weight.setValue(value)
    settle()
    assert document.stack.count() == steps + 1
    assert document.current_edit.choice.mix[1].weight == 0.5
    assert document.mapping.tint == (1.5, 1.0, 0.5)
    document.stack.undo()
    assert card.weight.value() == 100


def test_a_switch_takes_a_pair_out_of_the_mix(paired: MainWindow, settle: Settle) -> None:
    first, second = paired.look.panel.shelf.cards.values()
    first.switch.click()
    settle()
    assert [share.on for share in paired.document.current_edit.choice.mix] == [False, True]
    assert not first.weight.isEnabled()
    assert second.weight.isEnabled()


def test_the_keyboard_does_all(paired: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    card = next(iter(paired.look.panel.shelf.cards.values()))
    paired.docks.show("look")
    card.weight.setFocus()
    qtbot.keyClick(card.weight, Qt.Key.Key_PageDown)
    assert paired.document.current_edit.choice.mix[0].weight == 0.9
    qtbot.keyClick(card.switch, Qt.Key.Key_Space)
    assert not paired.document.current_edit.choice.mix[0].on
    qtbot.keyClick(card.remove, Qt.Key.Key_Space)
    assert len(paired.document.session.pairs) == 1
    for widget in (card.switch, card.weight, card.remove, card.replace):
        assert widget.accessibleName() and widget.toolTip()


def test_removal_is_undone(paired: MainWindow, settle: Settle) -> None:
    shelf = paired.look.panel.shelf
    next(iter(shelf.cards.values())).remove.click()
    assert [card.name.whole for card in shelf.cards.values()] == ["scene_b"]
    paired.document.stack.undo()
    settle()
    assert sorted(card.name.whole for card in shelf.cards.values()) == ["scene_a", "scene_b"]
    assert len(paired.document.mixed()) == 2


def test_a_replaced_pair_keeps_its_place_and_weight(
    paired: MainWindow, settle: Settle, tmp_path: Path, hdr_file: Path
) -> None:
    document = paired.document
    first = document.session.pairs[0]
    document.change_pair(first.key, weight=0.4)
    next(iter(paired.look.panel.shelf.cards.values())).replace.click()
    asked = dialog(paired, AddPairDialog)
    assert asked.before.path() == hdr_file
    (tmp_path / "scene_new.jpg").touch()
    asked.after.set_path(tmp_path / "scene_new.jpg")
    asked.add.click()
    settle(lambda: document.session.pairs[0].name == "scene_new")
    assert [pair.name for pair in document.session.pairs] == ["scene_new", "scene_b"]
    assert document.current_edit.choice.mix[0] == Share(document.session.pairs[0].key, 0.4)
    document.stack.undo()
    settle()
    assert document.session.pairs[0] == first
    assert len(document.mixed()) == 2


def test_use_puts_the_mix_back_on_the_photo(paired: MainWindow, settle: Settle) -> None:
    use = paired.actions_by_name["use_pairs"]
    assert not use.isEnabled()
    paired.document.choose(Choice("builtin", "Warm"))
    assert use.isEnabled()
    use.trigger()
    settle()
    assert paired.document.current_edit.choice.kind == "pairs"
    assert len(paired.document.mixed()) == 2


@pytest.mark.parametrize("width", [320])
def test_no_text_is_cut_off_in_the_sidebar(paired: MainWindow, width: int) -> None:
    panel = paired.look.panel
    assert panel.minimumSizeHint().width() <= width
    for card in panel.shelf.cards.values():
        for label in (card.error, card.grade):
            assert label.sizeHint().width() <= label.width() or not label.isVisible()
