"""Session files: what was edited comes back, and what is no session is refused in one line."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.frame import Frame
from disque_studio.looks.grade import Grade
from disque_studio.studio import sessionfile
from disque_studio.studio.session import Choice, Edit, Pair, Session, Share, Shot, Snapshot
from disque_studio.studio.sessionfile import Saved

EDIT = Edit(
    choice=Choice("pairs", "", (Share("a", 0.4), Share("b", 1.0, False))),
    strength=0.6,
    exposure=-1.25,
    grade=Grade(contrast=20, clarity=-5, curve=((0.0, 0.1), (0.5, 0.4), (1.0, 1.0))),
    frame=Frame((0.1, 0.0, 0.9, 0.8), 2.5),
    target=72.0,
)


def history() -> Saved:
    start = Session()
    added = start.adding([Shot(Path("a.exr")), Shot(Path("b ü.hdr"))])
    edited = replace(added, pairs=(Pair("a", "warm", Path("x.exr"), None),)).replacing(
        [Shot(Path("a.exr"), EDIT, "pick", 4, (Snapshot("first", Edit()),))]
    )
    return Saved((("", start), ("Add 2 photos", added), ("Strength", edited)), 1, Path("a.exr"))


def test_a_session_comes_back_with_its_history(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    sessionfile.save(path, history())
    assert sessionfile.load(path) == history()


def test_equal_photos_are_written_once(tmp_path: Path) -> None:
    shots = [Shot(Path(f"{n}.exr")) for n in range(50)]
    session = Session().adding(shots)
    steps = tuple((f"step {n}", session) for n in range(100))
    sessionfile.save(tmp_path / "s", Saved(steps, 99))
    assert len(json.loads((tmp_path / "s").read_text())["shots"]) == 50


@given(
    strength=st.floats(0, 1.5),
    exposure=st.floats(-5, 5),
    contrast=st.floats(-100, 100),
    target=st.none() | st.floats(0, 100),
)
def test_an_edit_keeps_every_digit(
    strength: float, exposure: float, contrast: float, target: float | None
) -> None:
    edit = replace(EDIT, strength=strength, exposure=exposure, grade=Grade(contrast=contrast), target=target)
    text = json.dumps(sessionfile.edit_to_json(edit))
    assert sessionfile.edit_from_json(json.loads(text)) == edit


@pytest.mark.parametrize(
    ("damage", "word"),
    [
        (lambda d: d | {"version": 99}, "version 99"),
        (lambda d: d | {"at": 3}, "damaged"),
        (lambda d: d | {"at": None}, "damaged"),
        (lambda d: d | {"steps": [{"label": "x", "shots": [9], "pairs": []}], "at": 0}, "damaged"),
        (lambda d: d | {"shots": [{}]}, "damaged"),
        (lambda d: d | {"shots": 5}, "damaged"),
        (lambda d: d | {"format": "other"}, "no session"),
        (lambda d: [d], "no session"),
    ],
)
def test_a_file_that_is_no_session_is_refused(tmp_path: Path, damage, word: str) -> None:
    path = tmp_path / "session.json"
    sessionfile.save(path, history())
    path.write_text(json.dumps(damage(json.loads(path.read_text()))))
    with pytest.raises(FileRefusedError, match=word):
        sessionfile.load(path)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{", b"[" * 100_000, b"null"])
def test_rubbish_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "session.json"
    path.write_bytes(data)
    with pytest.raises(FileRefusedError, match="no session"):
        sessionfile.load(path)


def test_values_beyond_their_bounds_are_refused() -> None:
    good = sessionfile.edit_to_json(EDIT)
    for bad in (
        good | {"strength": 2.0},
        good | {"exposure": float("nan")},
        good | {"target": -1},
        good | {"frame": {"box": [0.5, 0, 0.4, 1], "angle": 0}},
        good | {"grade": good["grade"] | {"contrast": 101}},
        good | {"look": {"kind": "spell", "name": "", "mix": []}},
        good | {"look": {"kind": "file", "name": "a\0.look", "mix": []}},
    ):
        with pytest.raises((ValueError, TypeError, KeyError)):
            sessionfile.edit_from_json(bad)
