"""Keeping: what was edited is back at the next start, also after a sudden end."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from disque_studio.errors import FileRefusedError
from disque_studio.studio.session import Pair
from disque_studio.ui import keeping
from disque_studio.ui.document import Document
from disque_studio.ui.keeping import Keeper
from disque_studio.ui.lanes import LANES
from disque_studio.ui.workers import Workers
from tests.looks.test_look import exemplar
from tests.ui.conftest import PATIENCE_MS, FakeEngine

Open = Callable[[], "Desk"]


class Desk(QObject):
    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.workers = Workers(LANES, self)
        self.document = Document(self.workers, self)
        self.keeper = Keeper(self.document, self.workers, folder, self)
        self.errors: list[Exception] = []
        self.workers.failed.connect(self.errors.append)


@pytest.fixture
def begin(engine: FakeEngine, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Give what opens another desk on the same folder; none is ended in order, as after a crash."""
    desks: list[Desk] = []

    def make() -> Desk:
        desk = Desk(tmp_path / "session")
        with qtbot.waitSignal(desk.keeper.restored, timeout=PATIENCE_MS):
            desk.keeper.begin()
        desks.append(desk)
        return desk

    yield make
    for desk in desks:
        desk.keeper.end()
        desk.workers.close()


def crash(desk: Desk, qtbot: QtBot) -> None:
    """Let what is due be written, then forget the desk without its orderly end."""
    qtbot.waitUntil(lambda: not desk.keeper._timer.isActive() and desk.workers.idle(), timeout=PATIENCE_MS)
    desk.keeper._lock.unlock()
    desk.keeper.keeps = False
    desk.workers.close()


def test_edits_and_their_history_survive_a_crash(begin: Open, qtbot: QtBot, hdr_file: Path) -> None:
    first = begin()
    first.document.add([hdr_file])
    first.document.set_strength(0.6)
    first.document.set_exposure(1.0)
    first.document.stack.undo()
    crash(first, qtbot)
    second = begin()
    assert second.document.current == hdr_file
    assert second.document.current_edit.strength == 0.6
    assert second.document.stack.redoText() == "Exposure"
    qtbot.waitUntil(lambda: second.document.ready, timeout=PATIENCE_MS)


def test_pairs_survive_a_crash(begin: Open, qtbot: QtBot, hdr_file: Path) -> None:
    first = begin()
    first.document.add([hdr_file])
    coded = exemplar("warm")
    first.document.take_pair(Pair("k", "warm", hdr_file, None), coded)
    crash(first, qtbot)
    second = begin()
    qtbot.waitUntil(lambda: "k" in second.document.exemplars, timeout=PATIENCE_MS)
    assert second.document.session.pair("k") == Pair("k", "warm", hdr_file, None)
    assert second.document.exemplars["k"].fit_error == coded.fit_error
    assert [share.key for share in second.document.current_edit.choice.mix] == ["k"]


def test_a_lost_pair_is_told(begin: Open, qtbot: QtBot, tmp_path: Path, hdr_file: Path) -> None:
    first = begin()
    first.document.take_pair(Pair("k", "warm"), exemplar("warm"))
    crash(first, qtbot)
    (tmp_path / "session" / "pairs" / "k.look").unlink()
    second = begin()
    qtbot.waitUntil(lambda: len(second.errors) == 1, timeout=PATIENCE_MS)
    assert "k.look" in str(second.errors[0])


def test_a_damaged_session_is_put_aside_and_told(begin: Open, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "session"
    folder.mkdir()
    (folder / "session.json").write_text("{")
    desk = begin()
    assert len(desk.errors) == 1
    assert (folder / "session.damaged.json").read_text() == "{"
    desk.document.add([tmp_path / "x.exr"])
    crash(desk, qtbot)
    assert json.loads((folder / "session.json").read_text())["format"] == "disque-session"


def test_a_second_window_leaves_the_session_of_the_first_alone(
    begin: Open, qtbot: QtBot, hdr_file: Path
) -> None:
    first = begin()
    first.document.add([hdr_file])
    second = begin()
    assert not second.keeper.keeps
    assert second.document.session.shots == ()
    second.document.add([hdr_file, Path("other.exr")])
    crash(first, qtbot)
    third = begin()
    assert [shot.path for shot in third.document.session.shots] == [hdr_file]


def test_what_is_not_written_yet_is_written_at_the_end(begin: Open, hdr_file: Path) -> None:
    first = begin()
    first.document.add([hdr_file])
    first.keeper.end()
    assert begin().document.current == hdr_file


def test_a_disk_that_takes_nothing_is_told_and_the_window_begins(
    engine: FakeEngine, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("no folder")
    desk = Desk(tmp_path / "data" / "session")
    with qtbot.waitSignal(desk.keeper.restored, timeout=PATIENCE_MS):
        desk.keeper.begin()
    (error,) = desk.errors
    assert "is not kept for the next start" in str(error)
    assert not desk.keeper.keeps
    desk.keeper.end()
    desk.workers.close()


def test_a_full_disk_does_not_keep_the_window_from_closing(
    begin: Open, monkeypatch: pytest.MonkeyPatch, hdr_file: Path
) -> None:
    desk = begin()
    desk.document.add([hdr_file])

    def refuse(folder: Path, saved: object) -> None:
        raise FileRefusedError(folder, "cannot be written: the disk is full")

    monkeypatch.setattr(keeping, "_save", refuse)
    assert desk.keeper._timer.isActive()
    desk.keeper.end()
    assert not desk.keeper.keeps
