"""Keeping, bringing in, giving out, renaming and deleting looks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from disque_studio.looks.look import Look
from disque_studio.ui.look.part import LookPart
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS
from tests.ui.look.conftest import Settle, dialog

Choose = Callable[[Path], list[str]]


def listed(part: LookPart) -> list[str]:
    return [entry.name for entry in part.catalogue.entries if not entry.builtin]


def mark(part: LookPart, name: str) -> None:
    """Put a look on the photo."""
    (entry,) = [entry for entry in part.catalogue.entries if entry.name == name]
    part.panel.looks.grid.chosen.emit(entry.key)


def answer(window: MainWindow, text: str) -> None:
    asked = dialog(window, QInputDialog)
    asked.setTextValue(text)
    asked.accept()


def test_a_saved_look_comes_back_with_its_weights(
    paired: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path, choose: Choose
) -> None:
    document = paired.document
    document.change_pair(document.session.pairs[1].key, weight=0.5)
    suggested = choose(tmp_path / "evening")
    with qtbot.waitSignal(document.saved, timeout=PATIENCE_MS):
        paired.actions_by_name["save_look"].trigger()
    assert Path(suggested[0]).name == "scene_a + scene_b.look"
    assert Look.load(tmp_path / "evening.look").name == "evening"
    choose(tmp_path / "evening.look")
    paired.actions_by_name["open_look"].trigger()
    settle(lambda: len(document.session.pairs) == 4)
    assert [share.weight for share in document.mixed()] == [1.0, 0.5]
    assert not any(document.share(pair.key).on for pair in document.session.pairs[:2])


def test_a_file_is_replaced_only_under_the_name_that_was_confirmed(
    paired: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path, choose: Choose
) -> None:
    kept = tmp_path / "evening.look"
    kept.write_text("mine")
    choose(tmp_path / "evening")
    paired.actions_by_name["save_look"].trigger()
    settle(lambda: paired.messages.messages)
    assert kept.read_text() == "mine"
    choose(kept)
    with qtbot.waitSignal(paired.document.saved, timeout=PATIENCE_MS):
        paired.actions_by_name["save_look"].trigger()
    assert Look.load(kept).name == "evening"


def test_a_mix_is_kept_in_the_library(paired: MainWindow, settle: Settle) -> None:
    paired.actions_by_name["keep_look"].trigger()
    assert dialog(paired, QInputDialog).textValue() == "scene_a + scene_b"
    answer(paired, "Evening / red")
    settle(lambda: listed(paired.look) == ["Evening - red"])
    assert paired.messages.messages[0].subject == "Evening - red"
    for pair in paired.document.session.pairs:
        paired.document.change_pair(pair.key, on=False)
    assert not paired.actions_by_name["keep_look"].isEnabled()
    assert not paired.actions_by_name["save_look"].isEnabled()


def test_looks_are_imported_and_exported(
    own: LookPart, shown: MainWindow, qtbot: QtBot, settle: Settle, tmp_path: Path, choose: Choose
) -> None:
    mark(own, "Dusk")
    settle()
    choose(tmp_path / "out.look")
    with qtbot.waitSignal(own.catalogue.exported, timeout=PATIENCE_MS):
        shown.actions_by_name["export_look"].trigger()
    assert Look.load(tmp_path / "out.look").name == "Dusk"
    choose(tmp_path / "out.look")
    shown.actions_by_name["import_look"].trigger()
    settle(lambda: listed(own) == ["Dawn", "Dusk", "out"])


def test_a_damaged_look_is_refused_in_one_message(
    own: LookPart, shown: MainWindow, settle: Settle, tmp_path: Path, choose: Choose
) -> None:
    (tmp_path / "bad.look").write_text("{")
    own.panel.looks.dropped.emit([tmp_path / "bad.look"])
    settle(lambda: [message for message in shown.messages.messages if "bad.look" in str(message)])
    assert listed(own) == ["Dawn", "Dusk"]


def test_a_renamed_look_stays_on_its_photos(own: LookPart, shown: MainWindow, settle: Settle) -> None:
    mark(own, "Dusk")
    settle()
    shown.actions_by_name["rename_look"].trigger()
    answer(shown, "Night fall")
    settle(lambda: listed(own) == ["Dawn", "Night fall"])
    assert Path(shown.document.current_edit.choice.name).stem == "Night fall"
    assert own.panel.looks.grid.currentItem().text() == "Night fall"
    assert shown.document.mapping.tint == (2.0, 1.0, 0.5)


def test_a_name_that_is_taken_is_refused(own: LookPart, shown: MainWindow, settle: Settle) -> None:
    mark(own, "Dusk")
    settle()
    shown.actions_by_name["rename_look"].trigger()
    answer(shown, "Dawn")
    assert "already" in str(shown.messages.messages)
    assert listed(own) == ["Dawn", "Dusk"]


@pytest.mark.parametrize("agreed", [False, True])
def test_deleting_a_look_that_is_in_use_asks_first(
    own: LookPart, shown: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    mark(own, "Dusk")
    settle()
    buttons = QMessageBox.StandardButton
    asked: list[str] = []

    def ask(parent: object, title: str, text: str, offered: object) -> object:
        asked.append(text)
        return buttons.Yes if agreed else buttons.Cancel

    monkeypatch.setattr(QMessageBox, "question", ask)
    shown.actions_by_name["delete_look"].trigger()
    settle()
    assert "1 photo has this look" in asked[0]
    assert listed(own) == (["Dawn"] if agreed else ["Dawn", "Dusk"])
    assert shown.document.current_edit.choice.kind == ("none" if agreed else "file")


def test_a_built_in_look_cannot_be_renamed_or_deleted(own: LookPart, shown: MainWindow) -> None:
    mark(own, "Warm")
    for name in ("rename_look", "delete_look"):
        assert not shown.actions_by_name[name].isEnabled()
    assert shown.actions_by_name["export_look"].isEnabled()


def test_a_look_is_opened_on_the_shelf(own: LookPart, shown: MainWindow, settle: Settle) -> None:
    mark(own, "Dusk")
    settle()
    shown.actions_by_name["open_on_shelf"].trigger()
    settle(lambda: len(shown.document.session.pairs) == 1)
    assert shown.document.session.pairs[0].name == "Dusk"
    assert shown.document.current_edit.choice.kind == "pairs"
