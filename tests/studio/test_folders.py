"""The application's own folders."""

import sys
from pathlib import Path

import pytest

from disque_studio.studio import folders, photos


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG variables are Linux's")
@pytest.mark.parametrize(
    ("folder", "variable"),
    [
        (folders.config, "XDG_CONFIG_HOME"),
        (folders.data, "XDG_DATA_HOME"),
        (folders.cache, "XDG_CACHE_HOME"),
    ],
)
def test_the_system_says_where_they_are(folder, variable: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "deep" / "home"))
    assert folder() == tmp_path / "deep" / "home" / "disque-studio"
    assert folder().is_dir()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG variables are Linux's")
def test_a_folder_that_cannot_be_made_is_named_all_the_same(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert folders.data() == tmp_path / "file" / "disque-studio"


def test_finished_pictures_stay_out_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_pictures_path", lambda: tmp_path)
    assert folders.beside(photos.demo_photo()) == tmp_path
    assert folders.beside(tmp_path / "trip" / "a.exr") == tmp_path / "trip"
