"""The look of the camera's own picture in a raw file, by one command."""

from pathlib import Path

import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.studio.session import Choice
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import FakeEngine
from tests.ui.look.conftest import Settle


def test_the_cameras_look_is_learned_and_put_on_the_photo_in_one_step(
    shown: MainWindow, settle: Settle, hdr_file: Path
) -> None:
    document = shown.document
    shown.actions_by_name["camera_look"].trigger()
    settle(lambda: document.session.pairs)
    (pair,) = document.session.pairs
    assert (pair.before, pair.after) == (hdr_file, None)
    assert [share.key for share in document.mixed()] == [pair.key]
    assert document.mapping.tint == pytest.approx((0.5, 1.0, 1.5))
    document.stack.undo()
    assert not document.session.pairs and document.current_edit.choice == Choice("builtin", "Natural")


def test_a_look_that_lies_on_the_shelf_is_not_learned_again(shown: MainWindow, settle: Settle) -> None:
    for _ in range(2):
        shown.actions_by_name["camera_look"].trigger()
        settle(lambda: shown.document.session.pairs)
        shown.document.choose(Choice("none"))
    shown.actions_by_name["camera_look"].trigger()
    settle()
    assert len(shown.document.session.pairs) == 1
    assert shown.document.current_edit.choice.kind == "pairs"


def test_all_selected_photos_take_it(shown: MainWindow, settle: Settle, other: Path, hdr_file: Path) -> None:
    shown.document.select([hdr_file, other])
    shown.actions_by_name["camera_look"].trigger()
    settle(lambda: shown.document.session.pairs)
    assert [shot.edit.choice.kind for shot in shown.document.session.shots] == ["pairs", "pairs"]


def test_a_file_without_a_picture_of_its_own_says_so(
    shown: MainWindow, settle: Settle, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise FileRefusedError(path, "holds no finished picture of the camera; choose one beside it")

    monkeypatch.setattr(engine, "code_own_pair", refuse, raising=False)
    shown.actions_by_name["camera_look"].trigger()
    settle(lambda: shown.messages.messages)
    assert "no finished picture" in shown.messages.messages[-1].text
    assert not shown.document.session.pairs
