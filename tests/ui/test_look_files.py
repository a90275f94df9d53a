"""Keeping a look made from pairs in a .look file, and getting it back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from disque_studio.ui.main_window import MainWindow

Choose = Callable[[Path], list[str]]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """A function that answers every file dialog with one path, and records what the dialogs suggested."""
    suggested: list[str] = []

    def choose(path: Path) -> list[str]:
        def answer(parent: object, title: str, at: str, filters: str) -> tuple[str, str]:
            suggested.append(at)
            return str(path), filters

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
        return suggested

    return choose


@pytest.fixture
def mixed(shown: MainWindow, qtbot: QtBot, hdr_file: Path, tmp_path: Path) -> MainWindow:
    """The window with a mix of two pairs, one at half the other's weight."""
    shown.open_files([hdr_file, tmp_path / "scene_a.jpg", tmp_path / "scene_b.jpg"])
    qtbot.waitUntil(lambda: shown.workers.idle() and len(shown.document.mixed()) == 2, timeout=5000)
    shown.document.change_pair(shown.document.pairs[1].key, weight=0.5)
    qtbot.waitUntil(shown.workers.idle, timeout=5000)
    return shown


def test_a_saved_look_comes_back_with_its_weights(
    mixed: MainWindow, qtbot: QtBot, tmp_path: Path, choose: Choose
) -> None:
    suggested = choose(tmp_path / "evening")
    with qtbot.waitSignal(mixed.document.saved, timeout=5000):
        mixed.actions_by_name["save_look"].trigger()
    assert Path(suggested[0]).name == "scene_a + scene_b.look"
    saved = tmp_path / "evening.look"
    assert json.loads(saved.read_text())[0] == "evening"
    assert mixed.messages.messages[0].subject == "evening.look"
    choose(saved)
    mixed.actions_by_name["open_look"].trigger()
    qtbot.waitUntil(lambda: len(mixed.document.pairs) == 4 and mixed.workers.idle(), timeout=5000)
    assert mixed.document.choice.kind == "pairs"
    assert [(p.name, p.on, p.weight) for p in mixed.document.pairs] == [
        ("scene_a", False, 1.0),
        ("scene_b", False, 0.5),
        ("scene_a", True, 1.0),
        ("scene_b", True, 0.5),
    ]


def test_a_file_is_replaced_only_under_the_name_that_was_confirmed(
    mixed: MainWindow, qtbot: QtBot, tmp_path: Path, choose: Choose
) -> None:
    kept = tmp_path / "evening.look"
    kept.write_text("mine")
    choose(tmp_path / "evening")
    mixed.actions_by_name["save_look"].trigger()
    qtbot.waitUntil(mixed.messages.isVisible, timeout=5000)
    assert kept.read_text() == "mine"
    choose(kept)
    with qtbot.waitSignal(mixed.document.saved, timeout=5000):
        mixed.actions_by_name["save_look"].trigger()
    assert kept.read_text() != "mine"


def test_a_look_can_be_saved_only_where_pairs_make_one(shown: MainWindow, mixed: MainWindow) -> None:
    save = mixed.actions_by_name["save_look"]
    assert save.isEnabled()
    for pair in mixed.document.pairs:
        mixed.document.change_pair(pair.key, on=False)
    assert not save.isEnabled()


@pytest.mark.parametrize("on_shelf", [False, True])
def test_a_dropped_look_is_put_on_the_photo(
    shown: MainWindow, qtbot: QtBot, tmp_path: Path, on_shelf: bool
) -> None:
    path = tmp_path / "red.look"
    path.write_text(json.dumps(["red", [["sunset", [2.0, 1.0, 1.0], 3.0]]]))
    (shown.add_files_as_pairs if on_shelf else shown.open_files)([path])
    qtbot.waitUntil(lambda: bool(shown.document.mixed()) and shown.workers.idle(), timeout=5000)
    assert shown.document.mapping is not None
    assert shown.document.mapping.tint == (2.0, 1.0, 1.0)  # type: ignore[attr-defined]
    assert shown.document.mixed()[0].weight == 1.0


def test_a_damaged_look_is_refused_in_one_message(shown: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "bad.look").write_text("{")
    shown.open_files([tmp_path / "bad.look"])
    qtbot.waitUntil(shown.messages.isVisible, timeout=5000)
    assert len(shown.messages.messages) == 1
    assert not shown.document.pairs
