"""The window with pairs, another photo, and looks of the user's."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from disque_studio.looks.look import Look
from disque_studio.ui.look.part import LookPart
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS, exemplar, write_pfm

Settle = Callable[[Callable[[], object]], None]


@pytest.fixture
def settle(shown: MainWindow, qtbot: QtBot) -> Settle:
    """Wait until something is so and all work is done."""

    def settle(so: Callable[[], object] = lambda: True) -> None:
        qtbot.waitUntil(lambda: bool(so()) and shown.workers.idle(), timeout=PATIENCE_MS)

    return settle


@pytest.fixture
def part(shown: MainWindow) -> LookPart:
    shown.docks.show("look")
    return shown.look


@pytest.fixture
def paired(shown: MainWindow, settle: Settle, hdr_file: Path, tmp_path: Path) -> MainWindow:
    """The window with a mix of two pairs."""
    shown.look.take([hdr_file, tmp_path / "scene_a.jpg", tmp_path / "scene_b.jpg"])
    settle(lambda: len(shown.document.mixed()) == 2)
    return shown


@pytest.fixture
def other(shown: MainWindow, settle: Settle, hdr_file: Path) -> Path:
    """A second photo in the filmstrip, which is not current; the first has its own edit."""
    path = write_pfm(hdr_file.with_name("other.pfm"), np.full((40, 60, 3), 0.3, np.float32))
    shown.document.add([path])
    settle(lambda: shown.document.ready and shown.document.current == path)
    shown.document.go(hdr_file)
    settle(lambda: shown.document.ready)
    return path


@pytest.fixture
def write_look(tmp_path: Path) -> Callable[[str], Path]:
    def write(name: str) -> Path:
        path = tmp_path / f"{name}.look"
        Look(name, (exemplar(name, (2.0, 1.0, 0.5)),), (1.0,)).save(path)
        return path

    return write


@pytest.fixture
def own(part: LookPart, settle: Settle, write_look: Callable[[str], Path]) -> LookPart:
    """The part with two looks of the user's: Dawn and Dusk."""
    part.catalogue.take([write_look("Dawn"), write_look("Dusk")])
    settle(lambda: len(part.catalogue.entries) == 5 and len(part.catalogue.previews) == 5)
    return part


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], list[str]]:
    """Answer every file dialog with one path; gives what the dialogs suggested."""
    suggested: list[str] = []

    def choose(path: Path) -> list[str]:
        def answer(parent: object, title: str, at: str, filters: str) -> tuple[str, str]:
            suggested.append(at)
            return str(path), filters

        def answer_many(parent: object, title: str, at: str, filters: str) -> tuple[list[str], str]:
            return [str(path)], filters

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer_many)
        return suggested

    return choose


def dialog(window: MainWindow, kind: type[QDialog]) -> QDialog:
    """Give the dialog that is open."""
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    return found
