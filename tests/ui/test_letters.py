"""In each language, no two fields of a dialog answer to one letter: Alt with it would only go round them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QGroupBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from disque_studio.studio.naming import EXAMPLE, Facts
from disque_studio.studio.presets import BUILTIN, ExportPreset, Presets
from disque_studio.studio.session import Shot
from disque_studio.ui.brackets.dialog import BracketsDialog
from disque_studio.ui.dialogs.save import SaveDialog
from disque_studio.ui.export.dialog import ExportDialog, Offered
from disque_studio.ui.main_window import MainWindow

_LETTER = re.compile(r"(?<!&)&([^&\s])")

OPENED_BY = ("settings", "proof_setup", "guide", "shortcuts", "add_pair", "match_photo")
"""Commands that show a dialog at once, with a photo."""


@pytest.fixture(params=["english", "german"], autouse=True)
def language(request: pytest.FixtureRequest) -> None:
    if request.param == "german":
        request.getfixturevalue("german")


def texts(top: QWidget) -> Iterator[str]:
    """Give what stands on the fields, also on those that are not shown yet."""
    yield from (label.text() for label in top.findChildren(QLabel))
    yield from (button.text() for button in top.findChildren(QAbstractButton))
    yield from (box.title() for box in top.findChildren(QGroupBox))


def doubled(top: QWidget) -> list[str]:
    """Give the texts that have a letter with another one."""
    by_letter: dict[str, list[str]] = {}
    for text in texts(top):
        for letter in _LETTER.findall(text)[:1]:
            by_letter.setdefault(letter.lower(), []).append(text)
    return [text for found in by_letter.values() if len(found) > 1 for text in found]


def lettered(top: QWidget) -> bool:
    return any(_LETTER.search(text) for text in texts(top))


def test_the_export_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    def facts_of(shot: Shot, count: int, preset: ExportPreset) -> Facts:
        return EXAMPLE

    shots = tuple(Shot(tmp_path / f"{name}.exr", flag="reject" if name == "b" else "") for name in "ab")
    dialog = ExportDialog(Offered(shots[0], shots, shots), Presets(tmp_path / "presets"), facts_of)
    qtbot.addWidget(dialog)
    assert lettered(dialog) and not doubled(dialog)


def test_the_save_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = SaveDialog(tmp_path / "a.jpg", BUILTIN[0])
    qtbot.addWidget(dialog)
    assert lettered(dialog) and not doubled(dialog)


def test_the_brackets_dialog(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = BracketsDialog(dropped=True)
    qtbot.addWidget(dialog)
    assert lettered(dialog) and not doubled(dialog)


@pytest.mark.parametrize("name", OPENED_BY)
def test_the_dialogs_of_the_window(name: str, shown: MainWindow) -> None:
    shown.actions_by_name[name].trigger()
    dialogs = [dialog for dialog in shown.findChildren(QDialog) if dialog.isVisible()]
    assert dialogs
    for dialog in dialogs:
        assert not doubled(dialog), dialog.windowTitle()
        dialog.close()


def test_the_panels_beside_the_menus(shown: MainWindow) -> None:
    menus = [action.text() for action in shown.menuBar().actions()]
    panels = [text for dock in shown.docks.docks.values() for text in texts(dock)]
    letters = [letter.lower() for text in (*menus, *panels) for letter in _LETTER.findall(text)[:1]]
    assert len(menus) > 5 and len(letters) == len(set(letters)), sorted(letters)
