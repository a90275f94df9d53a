"""Editing: every change is one named step, drags merge, and undo shows what it changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from disque_studio.studio.session import Choice, Edit, Session, Shot
from disque_studio.ui import editing as module
from disque_studio.ui.editing import Editing

A, B, C = Path("a.exr"), Path("b.exr"), Path("c.exr")


@pytest.fixture
def editing(qapp: object) -> Editing:
    made = Editing()
    made.new_edit = Edit()
    made.add([A, B, C])
    return made


def test_photos_are_added_once_and_the_first_is_current(editing: Editing) -> None:
    editing.add([B, B])
    assert [shot.path for shot in editing.session.shots] == [A, B, C]
    assert editing.current == B
    assert editing.stack.count() == 1


def test_an_edit_is_a_step_that_can_be_undone_and_made_again(editing: Editing) -> None:
    editing.edit("Strength", strength=0.5)
    assert editing.current_edit.strength == 0.5
    assert editing.stack.undoText() == "Strength"
    editing.stack.undo()
    assert editing.current_edit == Edit()
    editing.stack.redo()
    assert editing.current_edit.strength == 0.5


def test_an_edit_that_changes_nothing_is_no_step(editing: Editing) -> None:
    editing.edit("Strength", strength=1.0)
    assert editing.stack.count() == 1


def test_a_drag_is_one_step_and_two_sliders_are_two(editing: Editing) -> None:
    for value in (0.9, 0.8, 0.7):
        editing.edit("Strength", merge="strength", strength=value)
    editing.edit("Exposure", merge="exposure", exposure=1.0)
    assert [editing.stack.text(index) for index in range(1, 3)] == ["Strength", "Exposure"]
    editing.stack.undo()
    editing.stack.undo()
    assert editing.current_edit == Edit()


def test_a_drag_back_to_where_it_began_leaves_no_step(editing: Editing) -> None:
    editing.edit("Strength", merge="strength", strength=0.5)
    editing.edit("Strength", merge="strength", strength=1.0)
    assert editing.stack.count() == 1


def test_a_later_drag_of_the_same_slider_is_another_step(
    editing: Editing, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    editing.edit("Strength", merge="strength", strength=0.5)
    now[0] += 2 * module.MERGE_SECONDS
    editing.edit("Strength", merge="strength", strength=0.6)
    editing.stack.undo()
    assert editing.current_edit.strength == 0.5


def test_the_same_slider_of_another_photo_is_another_step(editing: Editing) -> None:
    editing.edit("Strength", merge="strength", strength=0.5)
    editing.go(B)
    editing.edit("Strength", merge="strength", strength=0.6)
    editing.stack.undo()
    assert editing.session.by_path[A].edit.strength == 0.5
    assert editing.session.by_path[B].edit.strength == 1.0


def test_an_edit_of_the_look_takes_the_target_back(editing: Editing) -> None:
    editing.edit("Target", target=70.0)
    editing.edit("Exposure", exposure=1.0)
    assert editing.current_edit.target is None
    editing.stack.undo()
    assert editing.current_edit.target == 70.0


def test_undo_goes_to_the_photo_that_it_changes(editing: Editing) -> None:
    editing.edit("Strength", strength=0.5)
    editing.go(C)
    editing.stack.undo()
    assert editing.current == A


def test_a_change_of_others_leaves_the_current_photo_where_it_is(editing: Editing) -> None:
    changed = [replace(editing.session.by_path[B], rating=3)]
    editing.change("Rate", editing.session.replacing(changed))
    assert editing.current == A


def test_removing_the_current_photo_goes_to_its_neighbour_and_undo_brings_it_back(editing: Editing) -> None:
    editing.go(B)
    editing.edit("Strength", strength=0.5)
    editing.remove([B])
    assert editing.current == C
    assert editing.selected == (C,)
    editing.stack.undo()
    assert editing.session.by_path[B].edit.strength == 0.5
    editing.remove([A, B, C])
    assert editing.current is None
    assert editing.selected == ()


def test_edited_tells_only_of_the_current_photo(editing: Editing) -> None:
    told: list[Edit] = []
    editing.edited.connect(lambda: told.append(editing.current_edit))
    editing.change("Rate", editing.session.replacing([Shot(B, rating=2)]))
    assert told == []
    editing.edit("Look", choice=Choice("builtin", "Warm"))
    assert len(told) == 1


def test_a_kept_history_comes_back(editing: Editing) -> None:
    editing.edit("Strength", strength=0.5)
    editing.edit("Exposure", exposure=1.0)
    editing.stack.undo()
    other = Editing()
    other.restore(editing.session, editing.steps(), editing.stack.index())
    assert other.session == editing.session
    assert other.stack.undoText() == "Strength"
    assert other.stack.redoText() == "Exposure"
    other.go(A)
    other.stack.redo()
    assert other.current_edit.exposure == 1.0
    for _ in range(3):
        other.stack.undo()
    assert other.session == Session()
