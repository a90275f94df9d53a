"""The list of photos opened last."""

from pathlib import Path

import pytest

from disque_studio.studio import recent


def test_the_newest_is_first_and_each_stands_once(tmp_path: Path) -> None:
    a, b, c = (tmp_path / name for name in "abc")
    known: tuple[Path, ...] = ()
    for opened in (a, b, a, c):
        known = recent.adding(known, opened, 2)
    assert known == (c, a)
    assert recent.adding(known, b, 0) == ()


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "recent.json"
    # The last stands for a name that is no UTF-8, as a disk may hold it.
    names = (tmp_path / "Größe 漢字.exr", tmp_path / "b.hdr", tmp_path / "\udcff.hdr")
    recent.save(file, names)
    assert recent.load(file) == names


@pytest.mark.parametrize("text", ["", "{}", "[1, null]", "\xff", "[" * 100_000])
def test_a_damaged_list_is_begun_anew(tmp_path: Path, text: str) -> None:
    file = tmp_path / "recent.json"
    file.write_text(text, encoding="latin-1")
    assert recent.load(file) == ()
    assert recent.load(tmp_path / "none.json") == ()
