"""What is set is kept, and a file that cannot be trusted does no harm."""

import json
import stat
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disque_studio.errors import FileRefusedError
from disque_studio.studio import settings
from disque_studio.studio.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_what_is_saved_is_loaded(file: Path) -> None:
    changed = Settings(theme="light", language="de", first_look="Vivid", recent_files=3, surround="grey")
    settings.save(file, changed)
    loaded = settings.load(file)
    assert loaded.settings == changed
    assert not loaded.problem
    assert json.loads(file.read_text())["version"] == settings.VERSION


def test_without_a_file_the_defaults_hold_and_nothing_is_said(file: Path) -> None:
    assert settings.load(file) == settings.Loaded()


def test_every_setting_is_declared_in_full_and_its_default_is_allowed() -> None:
    declared = settings.options()
    assert list(declared) == [known.name for known in fields(Settings)]
    for name, option in declared.items():
        assert option.title and option.section and len(option.tip) > 20, name
        assert option.allows(getattr(Settings(), name)), name
        assert option.choices or option.bounds or option.source or isinstance(getattr(Settings(), name), bool)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"version": 1}', '{"settings": 3}', "[" * 100_000])
def test_a_damaged_file_is_kept_aside_and_told(file: Path, text: str) -> None:
    file.write_text(text)
    loaded = settings.load(file)
    assert loaded.settings == Settings()
    assert "settings.damaged.json" in loaded.problem
    assert file.with_name("settings.damaged.json").read_text() == text
    assert not file.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "pink"), ("theme", 1), ("recent_files", -1), ("recent_files", 10**9), ("recent_files", True)],
)
def test_a_value_that_does_not_fit_is_named_and_the_others_hold(file: Path, name: str, value: Any) -> None:
    file.write_text(json.dumps({"version": 1, "settings": {"language": "de", name: value}}))
    loaded = settings.load(file)
    assert loaded.settings == replace(Settings(), language="de")
    assert name in loaded.problem


def test_keys_of_a_newer_version_survive(file: Path) -> None:
    file.write_text(json.dumps({"version": 9, "settings": {"theme": "light", "hologram": [1, 2]}}))
    loaded = settings.load(file)
    assert loaded.settings.theme == "light"
    assert not loaded.problem
    settings.save(file, loaded.settings, loaded.others)
    assert json.loads(file.read_text())["settings"]["hologram"] == [1, 2]


def test_a_disk_that_refuses_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "closed" / "settings.json"
    with pytest.raises(FileRefusedError, match="folder"):
        settings.save(file, Settings())
    assert not file.exists()


def test_a_folder_in_the_place_of_the_file_is_told(file: Path) -> None:
    file.mkdir()
    loaded = settings.load(file)
    assert loaded.settings == Settings()
    assert str(file) in loaded.problem
    assert stat.S_ISDIR(file.stat().st_mode)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner)))
def test_no_value_of_a_file_gets_past_its_declaration(value: Any) -> None:
    for name, option in settings.options().items():
        kind = type(getattr(Settings(), name))
        if type(value) is kind and option.allows(value) and option.bounds:
            assert option.bounds[0] <= value <= option.bounds[1]
