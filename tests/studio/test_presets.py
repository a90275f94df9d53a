import json
from dataclasses import replace

import pytest

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.imaging.finish import OutputSize
from disque_studio.studio import presets as module
from disque_studio.studio.presets import BUILTIN, ExportPreset, Presets, find_preset, load_preset

MINE = ExportPreset(
    "Für Oma",
    format="png",
    bit_depth=16,
    colour_space="display-p3",
    size=OutputSize("megapixels", 2.5, enlarge=True),
    sharpening="high",
    template="{date} {name}",
    rule="folder",
    folder="/somewhere",
    conflict="skip",
)


@pytest.fixture
def told():
    return []


@pytest.fixture
def presets(tmp_path, told):
    return Presets(tmp_path / "presets", told.append)


@pytest.mark.parametrize("preset", [*BUILTIN, MINE], ids=lambda preset: preset.name)
def test_a_preset_comes_back_from_json(preset):
    assert ExportPreset.from_json(json.loads(json.dumps(preset.to_json()))) == preset


def test_the_users_presets_are_kept_replaced_and_deleted(presets, tmp_path):
    assert presets.all() == list(BUILTIN)
    presets.save(MINE)
    presets.save(replace(MINE, name="für oma", quality=50))
    again = Presets(tmp_path / "presets")
    assert [each.name for each in again.all()[len(BUILTIN) :]] == ["für oma"]
    assert again.find("FÜR OMA").quality == 50
    assert again.is_own("Für Oma") and not again.is_own(BUILTIN[0].name)
    again.delete("Für Oma")
    assert presets.all() == list(BUILTIN)
    assert not any((tmp_path / "presets").iterdir())


def test_names_that_make_one_file_name_do_not_replace_each_other(presets):
    presets.save(replace(MINE, name="a/b"))
    presets.save(replace(MINE, name="a:b"))
    presets.save(replace(MINE, name="last-export"))
    presets.keep_last(BUILTIN[1])
    assert {"a/b", "a:b", "last-export"} <= {each.name for each in presets.all()}


def test_a_builtin_preset_is_not_replaced(presets):
    with pytest.raises(DisqueError, match="built-in"):
        presets.save(replace(MINE, name=BUILTIN[0].name.upper()))


def test_the_last_one_is_remembered(presets, tmp_path):
    assert presets.last() == BUILTIN[0]
    presets.keep_last(MINE)
    assert Presets(tmp_path / "presets").last() == MINE
    assert presets.all() == list(BUILTIN)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 101),
        ("name", "a\nb"),
        ("name", 7),
        ("format", "exe"),
        ("format", ["jpg"]),
        ("bit_depth", 16),
        ("bit_depth", True),
        ("quality", 0),
        ("quality", 1e9),
        ("quality", "95"),
        ("colour_space", "rec2020"),
        ("sharpening", "brutal"),
        ("template", "{__class__}"),
        ("template", ""),
        ("rule", "anywhere"),
        ("folder", "../up"),
        ("folder", "/etc"),
        ("folder", "C:\\Windows"),
        ("folder", "a/../../b"),
        ("conflict", "ask"),
        ("size", {"kind": "long", "limit": 1e99}),
        ("size", {"kind": "long", "limit": float("nan")}),
        ("size", {"kind": "long", "limit": "9"}),
        ("size", {"kind": "full", "enlarge": 1}),
        ("size", None),
        ("hidden", 1),
    ],
)
def test_a_hostile_value_is_refused_by_its_file(tmp_path, presets, told, field, value):
    document = BUILTIN[0].to_json()
    document["preset"] |= {"name": "hostile", field: value}
    path = tmp_path / "presets" / f"x{module.SUFFIX}"
    path.parent.mkdir()
    path.write_text(json.dumps(document))
    with pytest.raises(FileRefusedError, match="no export preset"):
        load_preset(path)
    assert presets.all() == list(BUILTIN)
    (error,) = told
    assert error.path == path


@pytest.mark.parametrize(
    "text",
    [
        *(b"", b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 60_000, b'{"format": "disque-export-preset"}'),
        json.dumps(BUILTIN[0].to_json() | {"version": 99}).encode(),
        b" " * 70_000,
    ],
    ids=range(9),
)
def test_a_file_that_is_none_is_named(tmp_path, text):
    path = tmp_path / "x.json"
    path.write_bytes(text)
    with pytest.raises(FileRefusedError, match="no export preset"):
        load_preset(path)


def test_presets_are_found_by_name_and_by_file(tmp_path, monkeypatch):
    monkeypatch.setattr(module.folders, "data", lambda: tmp_path)
    Presets().save(MINE)
    (file,) = (tmp_path / "presets").iterdir()
    assert find_preset("für OMA") == find_preset(str(file)) == MINE
    assert find_preset("web 2048 px") == BUILTIN[1]
    with pytest.raises(DisqueError, match="Full-size JPEG"):
        find_preset("nowhere")
    with pytest.raises(FileRefusedError, match="cannot be read"):
        find_preset("nowhere.json")


def test_a_folder_that_takes_nothing_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(FileRefusedError):
        Presets(tmp_path / "file").save(MINE)
