"""Qt's environment before it starts."""

import sys

import pytest

from disque_studio.errors import DisqueError
from disque_studio.ui import environment


def test_opencvs_paths_are_taken_back_and_others_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM_PLUGIN_PATH", "/site-packages/cv2/qt/plugins")
    monkeypatch.setenv("QT_QPA_FONTDIR", "/my/fonts")
    environment.prepare()
    assert "QT_QPA_PLATFORM_PLUGIN_PATH" not in environment.os.environ
    assert environment.os.environ["QT_QPA_FONTDIR"] == "/my/fonts"


def test_missing_libraries_are_named_by_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment.sys, "platform", "linux")
    monkeypatch.setattr(environment, "_loads", lambda library: "cursor" not in library)
    with pytest.raises(DisqueError, match="apt install libxcb-cursor0"):
        environment.prepare()


def test_a_display_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not environment.has_display()
    monkeypatch.setenv("DISPLAY", ":0")
    assert environment.has_display()


def test_qt_hands_out_pythons_singletons_with_a_reference() -> None:
    """PySide6 6.12.0 does not on Python before 3.12, and the process dies after some thousand calls."""
    from PySide6.QtCore import QObject

    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 100
