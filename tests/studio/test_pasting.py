from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from disque_studio.imaging.frame import Frame
from disque_studio.looks.grade import Grade
from disque_studio.studio.pasting import PARTS, USUAL, pasted, taking
from disque_studio.studio.session import Choice, Edit, Shot

SOURCE = Edit(Choice("builtin", "Warm"), 0.6, 1.5, Grade(contrast=20), Frame((0.1, 0.1, 0.9, 0.9), 3.0), 80.0)

parts = st.sets(st.sampled_from(PARTS))


@settings(deadline=None)
@given(parts)
def test_only_the_chosen_parts_are_taken(chosen: set[str]) -> None:
    taken = taking(Edit(), SOURCE, chosen)
    for part in PARTS:
        assert getattr(taken, part) == getattr(SOURCE if part in chosen else Edit(), part)


@settings(deadline=None)
@given(parts)
def test_taking_twice_is_taking_once(chosen: set[str]) -> None:
    once = taking(Edit(), SOURCE, chosen)
    assert taking(once, SOURCE, chosen) == once


def test_a_crop_is_taken_only_where_it_is_asked_for() -> None:
    assert "frame" not in USUAL
    assert taking(Edit(), SOURCE).frame == Edit().frame
    assert taking(Edit(), SOURCE, PARTS) == SOURCE


def test_only_photos_that_change_are_given() -> None:
    same, other = Shot(Path("same"), SOURCE), Shot(Path("other"), rating=3, flag="pick")
    (changed,) = pasted([same, other], SOURCE, PARTS)
    assert changed == Shot(Path("other"), SOURCE, "pick", 3)
