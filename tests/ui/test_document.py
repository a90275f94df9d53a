"""The document: photos are opened, planned and kept; every state of the edit has its mapping."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from disque_studio.imaging.frame import Frame
from disque_studio.studio.session import Choice, Edit
from disque_studio.ui import document as module
from disque_studio.ui.document import Document
from disque_studio.ui.lanes import LANES
from disque_studio.ui.workers import Workers
from tests.ui.conftest import PATIENCE_MS, FakeEngine, write_pfm


@pytest.fixture
def document(engine: FakeEngine, qtbot: QtBot) -> Iterator[Document]:
    workers = Workers(LANES)
    made = Document(workers)
    with qtbot.waitSignal(made.started, timeout=PATIENCE_MS):
        made.start()
    yield made
    workers.close()


@pytest.fixture
def other_file(tmp_path: Path) -> Path:
    return write_pfm(tmp_path / "other.pfm", np.full((30, 40, 3), 0.5, np.float32))


def settle(document: Document, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: document.ready and not document.stands_in and document._workers.idle(), timeout=PATIENCE_MS
    )


def tint(document: Document) -> tuple[float, ...]:
    return document.rendered.tint  # type: ignore[union-attr]


def test_a_new_photo_has_the_recommended_look(document: Document, qtbot: QtBot, hdr_file: Path) -> None:
    document.add([hdr_file])
    settle(document, qtbot)
    assert document.current_edit.choice.name == "Natural"
    assert document.photo is document.whole


def test_a_look_is_planned_when_it_is_chosen_and_back_at_once_on_undo(
    document: Document, qtbot: QtBot, hdr_file: Path
) -> None:
    document.add([hdr_file])
    settle(document, qtbot)
    natural = document.mapping
    document.choose(Choice("builtin", "Warm"))
    settle(document, qtbot)
    assert tint(document) == (1.4, 1.0, 0.6)
    document.stack.undo()
    assert document.mapping is natural


def test_nothing_is_rendered_of_a_photo_that_is_not_open_yet(
    document: Document, qtbot: QtBot, hdr_file: Path, other_file: Path
) -> None:
    document.add([hdr_file, other_file])
    settle(document, qtbot)
    document.go(other_file)
    assert document.rendered is None
    settle(document, qtbot)
    assert document.photo is not None
    assert document.photo.path == other_file


def test_going_back_to_a_photo_opens_nothing_anew(
    document: Document, qtbot: QtBot, hdr_file: Path, other_file: Path
) -> None:
    document.add([hdr_file, other_file])
    settle(document, qtbot)
    first = document.photo
    document.go(other_file)
    settle(document, qtbot)
    document.go(hdr_file)
    assert document.photo is first
    assert document.rendered is not None


def test_photos_beyond_the_limit_are_let_go(
    document: Document, qtbot: QtBot, hdr_file: Path, other_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT_PIXELS", 1)
    document.add([hdr_file, other_file])
    settle(document, qtbot)
    first = document.photo
    document.go(other_file)
    settle(document, qtbot)
    document.go(hdr_file)
    settle(document, qtbot)
    assert document.photo is not first


def test_a_file_that_cannot_be_read_is_told_and_the_photo_before_stays(
    document: Document, qtbot: QtBot, hdr_file: Path, other_file: Path, tmp_path: Path
) -> None:
    document.add([hdr_file, other_file])
    settle(document, qtbot)
    bad = tmp_path / "bad.exr"
    bad.write_bytes(b"nothing")
    with qtbot.waitSignal(document.open_failed, timeout=PATIENCE_MS):
        document.add([bad])
    assert document.current == hdr_file
    assert document.rendered is not None


def test_the_next_photo_is_shown_where_the_first_of_several_cannot_be_read(
    document: Document, qtbot: QtBot, hdr_file: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.exr"
    bad.write_bytes(b"nothing")
    document.add([bad, hdr_file])
    qtbot.waitUntil(lambda: document.ready, timeout=PATIENCE_MS)
    assert document.current == hdr_file
    assert bad in document.session.by_path


def test_the_nearest_photo_is_shown_where_the_next_of_a_removed_one_cannot_be_read(
    document: Document, qtbot: QtBot, hdr_file: Path, other_file: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.exr"
    bad.write_bytes(b"nothing")
    last = write_pfm(tmp_path / "last.pfm", np.full((20, 30, 3), 0.5, np.float32))
    document.add([hdr_file, other_file, last, bad])
    document.go(last)
    settle(document, qtbot)
    document.go(other_file)
    settle(document, qtbot)
    document.go(last)
    document.remove([last])
    qtbot.waitUntil(lambda: document.ready, timeout=PATIENCE_MS)
    assert document.current == other_file


def test_the_grade_goes_into_what_is_rendered(document: Document, qtbot: QtBot, hdr_file: Path) -> None:
    document.add([hdr_file])
    settle(document, qtbot)
    document.set_exposure(1.5)
    document.set_strength(9.0)
    grade = replace(document.current_edit.grade, contrast=30.0)
    document.edit("Contrast", grade=grade)
    mapping = document.rendered
    assert mapping is not None
    assert (mapping.exposure, mapping.strength, mapping.grade) == (1.5, 1.5, grade)
    assert document.rendered is mapping


def test_a_frame_crops_what_is_shown_and_cropping_shows_it_whole(
    document: Document, qtbot: QtBot, hdr_file: Path
) -> None:
    document.add([hdr_file])
    settle(document, qtbot)
    document.edit("Crop", frame=Frame((0.25, 0.0, 0.75, 1.0)))
    qtbot.waitUntil(lambda: document.photo is not document.whole, timeout=PATIENCE_MS)
    assert document.photo is not None
    assert document.photo.pyramid.size == (60, 80)
    document.set_cropping(True)
    assert document.photo is document.whole
    document.set_cropping(False)
    qtbot.waitUntil(lambda: document.photo is not document.whole, timeout=PATIENCE_MS)
    document.stack.undo()
    assert document.photo is document.whole


def test_what_was_found_goes_with_the_next_edit(document: Document, qtbot: QtBot, hdr_file: Path) -> None:
    document.add([hdr_file])
    settle(document, qtbot)
    document.show_found(document.graded.with_(tint=(2.0, 1.0, 1.0)))  # type: ignore[union-attr,call-arg]
    assert tint(document) == (2.0, 1.0, 1.0)
    document.set_exposure(0.5)
    assert tint(document) == (1.0, 1.0, 1.0)


def test_a_pair_is_learnt_then_mixed_and_each_photo_has_its_own_mix(
    document: Document, qtbot: QtBot, hdr_file: Path, other_file: Path, finished_file: Path
) -> None:
    document.add([hdr_file, other_file])
    settle(document, qtbot)
    document.add_pair(hdr_file, finished_file)
    assert [pair.name for pair in document.learning] == [finished_file.stem]
    settle(document, qtbot)
    (pair,) = document.session.pairs
    assert not document.learning
    assert tint(document) == (1.5, 1.0, 0.5)
    document.change_pair(pair.key, weight=0.0)
    settle(document, qtbot)
    assert tint(document) == (1.0, 1.0, 1.0)
    document.go(other_file)
    settle(document, qtbot)
    assert not document.share(pair.key).on
    document.choose(Choice("pairs"))
    settle(document, qtbot)
    assert tint(document) == (1.5, 1.0, 0.5)


def test_a_removed_pair_leaves_every_mix_and_undo_brings_it_back(
    document: Document, qtbot: QtBot, hdr_file: Path, finished_file: Path
) -> None:
    document.add([hdr_file])
    document.add_pair(hdr_file, finished_file)
    settle(document, qtbot)
    (pair,) = document.session.pairs
    document.remove_pair(pair.key)
    assert document.current_edit.choice == Choice("none")
    assert document.session.pairs == ()
    document.stack.undo()
    settle(document, qtbot)
    assert tint(document) == (1.5, 1.0, 0.5)


def test_a_pair_that_is_refused_leaves_the_shelf(
    document: Document, qtbot: QtBot, hdr_file: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(document._workers.failed, timeout=PATIENCE_MS):
        document.add_pair(hdr_file, tmp_path / "other_scene.jpg")
    assert document.learning == ()
    assert document.session.pairs == ()


def test_the_mix_is_remembered_beneath_another_look(
    document: Document, qtbot: QtBot, hdr_file: Path, finished_file: Path
) -> None:
    document.add([hdr_file])
    document.add_pair(hdr_file, finished_file)
    settle(document, qtbot)
    (pair,) = document.session.pairs
    document.change_pair(pair.key, weight=0.4)
    document.choose(Choice("builtin", "Cool"))
    document.choose(Choice("pairs"))
    assert document.share(pair.key).weight == 0.4


def test_without_a_photo_edits_change_nothing(document: Document) -> None:
    document.set_strength(0.3)
    document.choose(Choice("builtin", "Cool"))
    assert document.stack.count() == 0
    assert document.current_edit == Edit(choice=Choice("builtin", "Natural"))


def test_removing_the_last_photo_closes_it(document: Document, qtbot: QtBot, hdr_file: Path) -> None:
    document.add([hdr_file])
    settle(document, qtbot)
    with qtbot.waitSignal(document.closed, timeout=PATIENCE_MS):
        document.remove([hdr_file])
    assert document.photo is None
    document.stack.undo()
    settle(document, qtbot)
    assert document.current == hdr_file
