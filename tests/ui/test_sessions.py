"""Sessions as files, through the window: what is replaced comes back by undo, what was saved by opening."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from disque_studio.studio.session import Pair, Session
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS, exemplar
from tests.ui.test_main_window import drop, run, settle


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    """Answer the file dialogs."""
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.workers.idle, timeout=PATIENCE_MS)


def told(window: MainWindow) -> list[str]:
    return [f"{message.subject} {message.text}".strip() for message in window.messages.messages]


@pytest.fixture
def edited(shown: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with a photo in the look of a pair."""
    shown.document.take_pair(Pair("k", "warm"), exemplar("warm", (1.5, 1.0, 0.5)))
    shown.document.set_strength(0.6)
    settle(shown, qtbot)
    return shown


@pytest.fixture
def file(edited: MainWindow, qtbot: QtBot, tmp_path: Path) -> Path:
    """The session of that window, saved."""
    path = tmp_path / "warm.disque"
    edited.sessions.save(path)
    idle(edited, qtbot)
    assert path.exists()
    return path


def test_a_new_session_is_empty_and_undo_brings_the_one_before(edited: MainWindow, qtbot: QtBot) -> None:
    before, steps = edited.document.session, edited.document.stack.count()
    picture = settle(edited, qtbot)
    run(edited, "new_session")
    assert edited.document.session == Session()
    assert edited.document.stack.count() == steps + 1
    assert edited.stage.currentWidget() is edited.welcome
    assert edited.status.photo.whole == edited.status.zoom.text() == ""
    run(edited, "undo")
    assert edited.document.session == before
    edited.messages.dismiss()
    assert (settle(edited, qtbot) == picture).all()


def test_a_new_session_after_none_is_no_step(window: MainWindow) -> None:
    run(window, "new_session")
    assert window.document.stack.count() == 0
    assert not window.messages.isVisible()


def test_a_saved_session_opens_in_one_step(
    edited: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved, picture = edited.document.session, settle(edited, qtbot)
    choose(monkeypatch, tmp_path / "mine")
    run(edited, "save_session")
    idle(edited, qtbot)
    assert told(edited)[-1].startswith("mine.disque is saved in")
    run(edited, "new_session")
    edited.document.exemplars.clear()
    steps = edited.document.stack.count()
    choose(monkeypatch, tmp_path / "mine.disque")
    run(edited, "open_session")
    qtbot.waitUntil(lambda: edited.document.session == saved, timeout=PATIENCE_MS)
    edited.messages.dismiss()
    assert (settle(edited, qtbot) == picture).all()
    assert edited.document.stack.count() == steps + 1
    assert edited.document.stack.undoText() == "Open session mine"
    run(edited, "undo")
    assert edited.document.session == Session()


def test_nothing_happens_where_no_file_is_chosen(
    edited: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = edited.document.session
    choose(monkeypatch, "")
    run(edited, "save_session", "open_session")
    idle(edited, qtbot)
    assert edited.document.session == before


def test_a_dropped_session_is_opened(edited: MainWindow, qtbot: QtBot, file: Path) -> None:
    saved = edited.document.session
    run(edited, "new_session")
    drop(edited, file)
    qtbot.waitUntil(lambda: edited.document.session == saved, timeout=PATIENCE_MS)
    settle(edited, qtbot)
    assert "warm.disque is open. Undo brings the session before back." in told(edited)


def test_photos_dropped_with_a_session_are_added_to_it(
    edited: MainWindow, qtbot: QtBot, file: Path, hdr_file: Path
) -> None:
    other = hdr_file.with_name("other.pfm")
    other.write_bytes(hdr_file.read_bytes())
    run(edited, "new_session")
    drop(edited, other, file)
    qtbot.waitUntil(lambda: len(edited.document.session.shots) == 2, timeout=PATIENCE_MS)
    settle(edited, qtbot)
    assert [shot.path for shot in edited.document.session.shots] == [hdr_file, other]


def test_of_two_sessions_one_is_opened_and_the_other_is_told(
    edited: MainWindow, qtbot: QtBot, file: Path
) -> None:
    second = file.with_name("second.disque")
    second.write_bytes(file.read_bytes())
    drop(edited, file, second)
    qtbot.waitUntil(lambda: any("second.disque" in text for text in told(edited)), timeout=PATIENCE_MS)
    settle(edited, qtbot)


def test_the_photo_that_was_looked_at_is_current_again(
    edited: MainWindow, qtbot: QtBot, tmp_path: Path, hdr_file: Path
) -> None:
    other = hdr_file.with_name("other.pfm")
    other.write_bytes(hdr_file.read_bytes())
    edited.document.add([other])
    edited.sessions.save(tmp_path / "two.disque")
    run(edited, "new_session")
    edited.sessions.open(tmp_path / "two.disque")
    qtbot.waitUntil(lambda: edited.document.current == other, timeout=PATIENCE_MS)
    settle(edited, qtbot)


def test_a_pair_of_an_opened_session_is_kept_for_the_next_start(
    edited: MainWindow, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "home" / "data" / "disque-studio" / "session" / "pairs" / "k.look"
    assert kept.exists()
    kept.unlink()
    drop(edited, file)
    qtbot.waitUntil(kept.exists, timeout=PATIENCE_MS)
    idle(edited, qtbot)


def test_a_damaged_session_is_told_and_changes_nothing(edited: MainWindow, qtbot: QtBot, file: Path) -> None:
    before, steps = edited.document.session, edited.document.stack.count()
    file.write_bytes(file.read_bytes()[:-40])
    drop(edited, file)
    qtbot.waitUntil(lambda: "warm.disque is a damaged session" in " ".join(told(edited)), timeout=PATIENCE_MS)
    assert edited.document.session == before
    assert edited.document.stack.count() == steps


def test_missing_photos_are_told_in_one_message_and_stay(
    edited: MainWindow, qtbot: QtBot, tmp_path: Path, hdr_file: Path
) -> None:
    gone = hdr_file.with_name("a-gone.pfm")
    document = edited.document
    first = replace(document.session.shots[0], path=gone)
    document.change("", replace(document.session, shots=(first, *document.session.shots)))
    document.go(hdr_file)
    edited.sessions.save(tmp_path / "two.disque")
    run(edited, "new_session")
    edited.sessions.open(tmp_path / "two.disque")
    qtbot.waitUntil(lambda: any("a-gone.pfm" in text for text in told(edited)), timeout=PATIENCE_MS)
    settle(edited, qtbot)
    assert [shot.path for shot in document.session.shots] == [gone, hdr_file]
    assert document.current == hdr_file
    assert sum("a-gone.pfm" in text for text in told(edited)) == 1


def test_a_session_whose_one_photo_is_missing_keeps_its_pairs(
    edited: MainWindow, qtbot: QtBot, file: Path, hdr_file: Path
) -> None:
    run(edited, "new_session")
    edited.document._kept.clear()
    hdr_file.unlink()
    drop(edited, file)
    qtbot.waitUntil(lambda: len(told(edited)) >= 2, timeout=PATIENCE_MS)
    idle(edited, qtbot)
    assert [pair.key for pair in edited.document.session.pairs] == ["k"]
    assert edited.document.session.shots[0].edit.strength == 0.6
    run(edited, "undo")
    assert edited.document.session == Session()


def test_a_session_is_not_written_without_a_pair(edited: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    edited.document.exemplars = {}
    edited.sessions.save(tmp_path / "x.disque")
    qtbot.waitUntil(lambda: "the pair warm is not loaded" in " ".join(told(edited)), timeout=PATIENCE_MS)
    assert not (tmp_path / "x.disque").exists()


def test_a_file_that_the_dialog_did_not_ask_about_is_not_replaced(
    edited: MainWindow, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    edited.document.set_strength(0.2)
    choose(monkeypatch, file.with_suffix(""))
    run(edited, "save_session")
    qtbot.waitUntil(lambda: "exists already" in " ".join(told(edited)), timeout=PATIENCE_MS)
    assert file.read_bytes() == before
    choose(monkeypatch, file)
    run(edited, "save_session")
    idle(edited, qtbot)
    assert file.read_bytes() != before
