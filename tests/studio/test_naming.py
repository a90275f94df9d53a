from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.studio import naming
from disque_studio.studio.naming import EXAMPLE, TOKENS, Namer, fill, safe_name


def test_every_token_is_filled():
    made = fill(" ".join(f"{{{token}}}" for token in TOKENS), EXAMPLE)
    assert made == "Harbour Natural 01 4 2025-06-21 6000 4000 Summer"


def test_numbers_of_a_run_are_equally_long():
    facts = replace(EXAMPLE, count=120, number=7)
    assert fill("{number}", facts) == "007"
    assert fill("{number}", replace(facts, number=120)) == "120"


@pytest.mark.parametrize("template", ["", "  ", "{nmae}", "{name", "name}", "{}", "{{name}}", "a" * 201])
def test_a_template_that_cannot_be_filled_is_refused(template):
    with pytest.raises(ValueError, match=r"name|there is no|characters"):
        naming.check_template(template)


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("CON", "CON_"),
        ("nul.tar", "nul_.tar"),
        ("Contact", "Contact"),
        ("com1", "com1_"),
        ("dots. . ", "dots"),
        (".hidden", "hidden"),
        ("...", "picture"),
        ("new\nline\x00", "newline"),
        ("größe ☀", "größe ☀"),
        ("é" * 200, "é" * 75),
    ],
)
def test_names_are_safe_everywhere(asked, made):
    assert safe_name(asked) == made


@given(st.text())
def test_any_text_becomes_one_usable_name(text):
    made = safe_name(text)
    assert made and made == safe_name(made)
    assert len(made.encode()) <= 151
    assert Path(made).name == made and made not in (".", "..")


def test_a_hostile_name_stays_in_its_folder():
    assert fill("{name}", replace(EXAMPLE, name="../../etc/passwd")) == "-..-etc-passwd"


@pytest.fixture
def taken(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"dear to me")
    return path


@pytest.mark.parametrize(
    ("conflict", "names"),
    [
        ("number", ["a-2.jpg", "a-3.jpg", "b.jpg"]),
        ("skip", [None, None, "b.jpg"]),
        ("replace", ["a.jpg", "a-2.jpg", "b.jpg"]),
    ],
)
def test_what_happens_where_a_name_is_taken(tmp_path, taken, conflict, names):
    namer = Namer(conflict, [])
    places = [namer.take(tmp_path, stem, ".jpg") for stem in ("a", "a", "b")]
    assert [place and place.path.name for place in places] == names
    assert all(place.replaces == (conflict == "replace") for place in places if place)


@pytest.mark.parametrize("conflict", naming.CONFLICTS)
def test_two_photos_never_get_one_file(tmp_path, conflict):
    namer = Namer(conflict, [])
    places = [namer.take(tmp_path, stem, ".png") for stem in ("same", "SAME", "same")]
    assert [place.path.name for place in places if place] == ["same.png", "SAME-2.png", "same-3.png"]


def test_an_original_is_never_replaced(tmp_path, taken):
    with pytest.raises(FileRefusedError, match="never changed"):
        Namer("replace", [taken]).take(tmp_path, "a", ".jpg")


def test_folders_by_rule(tmp_path):
    photo = tmp_path / "trip" / "a.exr"
    assert naming.folder_for(photo, "subfolder", "web") == tmp_path / "trip" / "web"
    assert naming.folder_for(photo, "subfolder", "") == tmp_path / "trip"
    assert naming.folder_for(photo, "folder", str(tmp_path)) == tmp_path
    with pytest.raises(DisqueError, match="choose one"):
        naming.folder_for(photo, "folder", " ")
