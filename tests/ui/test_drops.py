"""How files enter the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from disque_studio.studio import reader
from disque_studio.ui import drops
from disque_studio.ui.drops import Left, Sorted
from disque_studio.ui.messages import explain
from disque_studio.ui.workers import Policy, Workers


def files(*names: str) -> list[Path]:
    return [Path(name) for name in names]


@pytest.fixture
def workers(qtbot: QtBot):
    made = Workers({"drop": Policy.QUEUE})
    yield made
    made.close()
    reader.close()


def test_only_local_files_are_taken() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.exr"), QUrl.fromLocalFile("/photos/b.exr")])
    assert drops.paths(data) == [Path("/photos/b.exr")]


def test_what_names_tell_is_given_at_once(workers: Workers) -> None:
    got: list[Sorted] = []
    drops.receive(workers, files("a.exr", "a_warm.jpg", "night.look"), got.append)
    assert got == [Sorted(pairs=((Path("a.exr"), Path("a_warm.jpg")),), looks=(Path("night.look"),))]
    assert workers.idle()


def test_the_rest_follows_from_a_lane(workers: Workers, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.exr").touch()
    (tmp_path / "b.png").write_bytes(b"no picture")
    got: list[Sorted] = []
    drops.receive(workers, [Path("night.look"), tmp_path], got.append)
    assert got == [Sorted(looks=(Path("night.look"),), unread=(tmp_path,))]
    assert [job.label for job in workers.shown()] == ["Looking into 1 file"]
    qtbot.waitUntil(lambda: len(got) == 2, timeout=30000)
    assert {left.path.name for left in got[1].left} == {"a.exr", "b.png"}


def test_nothing_is_given_twice_nor_too_early(workers: Workers, qtbot: QtBot, tmp_path: Path) -> None:
    got: list[Sorted] = []
    drops.receive(workers, [tmp_path], got.append)
    assert not got
    qtbot.waitUntil(lambda: bool(got), timeout=30000)
    assert [left.path for left in got[0].left] == [tmp_path]


def test_a_complaint_names_files_and_reasons_but_not_without_end() -> None:
    one = drops.complaint([Left(Path("x/a.txt"), "is no picture")])
    assert explain(one).subject == "a.txt"
    assert explain(one).text == "is no picture"
    left = [*(Left(Path(f"{n}.txt"), "is no picture") for n in range(9)), Left(Path("b.exr"), "is empty")]
    many = str(drops.complaint(left))
    assert many.startswith("10 files were left out. 0.txt, 1.txt")
    assert many.endswith("and 5 more: is no picture; b.exr: is empty")
