"""The look library: what is kept, and what strange files do to it."""

import json
from pathlib import Path

import numpy as np
import pytest

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.looks.look import Exemplar, Look
from disque_studio.studio.library import Entry, Library, fit_name, search
from disque_studio.studio.session import Choice


def write_look(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    thumb = np.full((4, 6, 3), 128, np.uint8)
    code = {"code": np.ones(3, np.float32)}
    Look(path.stem, (Exemplar("one", thumb, thumb, code, 0.5, "none"),), (1.0,)).save(path)
    return path


@pytest.fixture
def library(tmp_path: Path) -> Library:
    shipped = {name: write_look(tmp_path / "shipped" / f"{name}.look") for name in ("Natural", "Airy")}
    return Library(tmp_path / "looks", builtin=lambda: shipped)


@pytest.fixture
def evening(library: Library, tmp_path: Path) -> Entry:
    return library.take(write_look(tmp_path / "Evening.look"))


def names(library: Library) -> list[str]:
    return [entry.name for entry in library.entries()]


def test_built_in_looks_come_first_and_need_no_folder(library: Library, tmp_path: Path) -> None:
    assert names(library) == ["Natural", "Airy"]
    assert not (tmp_path / "looks").exists()
    library.take(write_look(tmp_path / "zebra.look"))
    library.take(write_look(tmp_path / "Amber.look"))
    assert names(library) == ["Natural", "Airy", "Amber", "zebra"]


def test_a_look_is_chosen_by_its_name_or_its_file(library: Library, evening: Entry) -> None:
    assert library.entries()[0].choice == Choice("builtin", "Natural")
    assert evening.choice == Choice("file", str(evening.path))


def test_a_look_goes_in_and_comes_out_unchanged(library: Library, evening: Entry, tmp_path: Path) -> None:
    out = tmp_path / "out.look"
    library.export(evening, out)
    assert out.read_bytes() == (tmp_path / "Evening.look").read_bytes()
    with pytest.raises(FileRefusedError, match="exists already"):
        library.export(evening, out)
    library.export(library.entries()[0], out, overwrite=True)
    assert Look.load(out).name == "Natural"


def test_taken_names_are_numbered(library: Library, evening: Entry, tmp_path: Path) -> None:
    assert library.take(tmp_path / "Evening.look").name == "Evening 2"
    assert library.take(tmp_path / "Evening.look").name == "Evening 3"
    assert library.take(write_look(tmp_path / "natural.look")).name == "natural 2"


def test_what_is_no_look_is_not_taken(library: Library, tmp_path: Path) -> None:
    (tmp_path / "bad.look").write_text("no look")
    for path in (tmp_path / "bad.look", tmp_path / "missing.look"):
        with pytest.raises(FileRefusedError):
            library.take(path)
    assert names(library) == ["Natural", "Airy"]


def test_favourites_and_order_are_kept(library: Library, evening: Entry) -> None:
    natural, airy, own = library.entries()
    library.mark(airy, True)
    library.mark(own, True)
    library.mark(airy, False)
    library.place([own, airy, natural])
    again = Library(library.folder, builtin=library._builtin).entries()
    assert [(entry.name, entry.favourite) for entry in again] == [
        ("Evening", True),
        ("Airy", False),
        ("Natural", False),
    ]


def test_a_look_whose_name_is_no_utf8_can_be_a_favourite(library: Library, evening: Entry) -> None:
    strange = Entry("b\udcff", evening.path.with_name("b\udcff.look"))
    library.mark(strange, True)
    library.mark(evening, True)
    library.mark(strange, False)
    assert [each.name for each in library.entries() if each.favourite] == ["Evening"]


def test_a_renamed_look_keeps_its_star_and_place(library: Library, evening: Entry) -> None:
    library.mark(evening, True)
    library.place([evening, *library.entries()[:2]])
    dusk = library.rename(evening, "  Dusk  red ")
    assert dusk.name == "Dusk red" and dusk.path.is_file()
    assert names(library) == ["Dusk red", "Natural", "Airy"]
    assert library.entries()[0].favourite


@pytest.mark.parametrize("name", ["", "   ", "a/b", "..", "nul", "a\nb:", "x" * 200])
def test_a_name_that_no_file_can_have_is_refused(library: Library, evening: Entry, name: str) -> None:
    with pytest.raises(DisqueError, match="cannot have the name"):
        library.rename(evening, name)
    assert evening.path.is_file()


def test_a_taken_name_is_refused(library: Library, evening: Entry, tmp_path: Path) -> None:
    library.take(write_look(tmp_path / "Dusk.look"))
    for name in ("Dusk", "Natural"):
        with pytest.raises(DisqueError, match="already"):
            library.rename(evening, name)
    assert library.rename(evening, "EVENING").name == "EVENING"


def test_a_deleted_look_is_gone(library: Library, evening: Entry) -> None:
    library.mark(evening, True)
    assert not library.delete(evening, remove=lambda path: False)
    assert evening.path.is_file()
    assert library.delete(evening)
    assert names(library) == ["Natural", "Airy"]
    assert "Evening" not in (library.folder / "library.json").read_text()
    assert library.delete(evening), "a file that is gone already is deleted"


def test_built_in_looks_cannot_be_changed(library: Library) -> None:
    natural = library.entries()[0]
    for change in (lambda: library.rename(natural, "Mine"), lambda: library.delete(natural)):
        with pytest.raises(DisqueError, match="built in"):
            change()


def good(**changes: object) -> str:
    document = {"format": "disque-look-library", "version": 1, "favourites": [], "order": []}
    return json.dumps(document | changes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        '{"format": 7}',
        good(version=2, favourites=["builtin:Airy"]),
        good(favourites="builtin:Airy"),
        good(favourites={"builtin:Airy": 1}),
        good(favourites=[7, None, ["builtin:Airy"]], order=5),
        good(order=["own:gone", "builtin:gone"]),
        " " * (2 << 20),
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_damaged_notes_cost_no_look(library: Library, evening: Entry, text: str) -> None:
    (library.folder / "library.json").write_text(text, encoding="utf-8")
    entries = library.entries()
    assert [entry.name for entry in entries] == ["Natural", "Airy", "Evening"]
    assert not any(entry.favourite for entry in entries)
    library.mark(entries[0], True)
    assert library.entries()[0].favourite


def test_strange_things_in_the_folder_are_no_looks(library: Library, evening: Entry) -> None:
    (library.folder / "folder.look").mkdir()
    (library.folder / ".part.look").touch()
    (library.folder / "notes.txt").touch()
    assert names(library) == ["Natural", "Airy", "Evening"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    library = Library(tmp_path / "file" / "looks", builtin=dict)
    assert library.entries() == ()
    with pytest.raises(FileRefusedError, match="cannot be made"):
        library.free_path("Evening")


def test_search_takes_words_in_any_order_and_case() -> None:
    looks = [Entry("Golden Hour", Path("a")), Entry("Night City", Path("b"), favourite=True)]
    assert [entry.name for entry in search(looks, "HOUR gold")] == ["Golden Hour"]
    assert [entry.name for entry in search(looks, " ")] == ["Golden Hour", "Night City"]
    assert [entry.name for entry in search(looks, "", favourites=True)] == ["Night City"]
    assert search(looks, "dawn") == []


def test_every_text_becomes_a_name() -> None:
    assert fit_name("a/b: c") == "a-b- c"
    assert fit_name("") == "Look"
    assert fit_name("nul") == "Nul look"
    assert len(fit_name("x" * 500)) == 80
