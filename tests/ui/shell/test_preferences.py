"""Settings that tell when they change, and keep themselves."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from disque_studio.studio.settings import Settings
from disque_studio.ui.shell.preferences import Preferences


def test_a_change_is_told_and_kept(tmp_path: Path, qtbot: QtBot) -> None:
    preferences = Preferences(tmp_path / "settings.json")
    with qtbot.waitSignal(preferences.changed) as told:
        preferences.set("theme", "light")
    assert told.args == ["theme"]
    assert Preferences(tmp_path / "settings.json").values == Settings(theme="light")
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.set("theme", "light")


def test_the_defaults_come_back(tmp_path: Path, qtbot: QtBot) -> None:
    preferences = Preferences(tmp_path / "settings.json")
    preferences.set("theme", "light")
    preferences.set("recent_files", 3)
    told: list[str] = []
    preferences.changed.connect(told.append)
    preferences.reset()
    assert told == ["theme", "recent_files"]
    assert Preferences(tmp_path / "settings.json").values == Settings()


def test_a_change_holds_though_the_disk_refuses_it(tmp_path: Path, qtbot: QtBot) -> None:
    preferences = Preferences(tmp_path / "gone" / "settings.json")
    with qtbot.waitSignal(preferences.failed) as told:
        preferences.set("theme", "light")
    assert "folder" in str(told.args[0])
    assert preferences.values.theme == "light"
