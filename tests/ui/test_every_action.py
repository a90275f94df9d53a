"""Every command of the window runs where there is no photo, one photo and several, and leaves no error."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from disque_studio.ui.actions import ACTIONS
from disque_studio.ui.main_window import MainWindow
from tests.ui.conftest import PATIENCE_MS, write_pfm

ENDS = ("quit",)
"""Closes the window; test_app.py has it."""


@pytest.fixture(autouse=True)
def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer the system's own dialogs as a user who changes his mind."""
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        empty: object = [] if name.endswith("s") else ""
        monkeypatch.setattr(QFileDialog, name, lambda *_, answer=empty, **__: (answer, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(QMessageBox, "question", lambda *_, **__: QMessageBox.StandardButton.Cancel)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)


def rest(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.workers.idle, timeout=PATIENCE_MS)


def run_all(window: MainWindow, qtbot: QtBot) -> list[str]:
    """Run every enabled command, closing what it opens; give the names of those that ran."""
    ran, photos = [], len(window.document.session.shots)
    for spec in ACTIONS:
        action = window.actions_by_name[spec.name]
        if spec.name in ENDS or not action.isEnabled():
            continue
        for _ in range(2 if spec.checkable else 1):
            action.trigger()
            QApplication.processEvents()
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        QApplication.processEvents()
        internal = [message for message in window.messages.messages if message.subject == "Internal error"]
        assert not internal, f"{spec.name}: {internal}"
        ran.append(spec.name)
        if len(window.document.session.shots) < photos:
            window.document.stack.undo()
            qtbot.waitUntil(lambda: window.document.ready, timeout=PATIENCE_MS)
    rest(window, qtbot)
    return ran


def test_every_command_runs_without_a_photo(window: MainWindow, qtbot: QtBot) -> None:
    assert {"open", "demo", "palette", "settings"} <= set(run_all(window, qtbot))


def test_every_command_runs_with_several_photos(
    shown: MainWindow, qtbot: QtBot, hdr_file: Path, finished_file: Path, tmp_path: Path
) -> None:
    other = write_pfm(tmp_path / "other.pfm", np.full((30, 40, 3), 0.5, np.float32))
    shown.document.add([other])
    shown.document.add_pair(hdr_file, finished_file)
    qtbot.waitUntil(lambda: bool(shown.document.session.pairs), timeout=PATIENCE_MS)
    shown.document.select([hdr_file, other])
    shown.document.set_exposure(0.5)
    rest(shown, qtbot)
    ran = set(run_all(shown, qtbot))
    assert {"undo", "export", "crop", "map", "paste_special", "difference", "vectorscope"} <= ran
