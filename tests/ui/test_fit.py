"""In each language all texts have the room they need at 1280 × 800."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from disque_studio.resources import resource_path
from disque_studio.ui.dialogs.settings import SettingsDialog
from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.panels.elided import ElidedLabel


@pytest.fixture(params=["en", "de"], autouse=True)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translator = QTranslator()
    if request.param != "en":
        assert translator.load(str(resource_path("translations", f"disque-studio_{request.param}.qm")))
        qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)


def cut(top: QWidget) -> list[str]:
    """Texts that are shown and have less room than they ask for."""
    found = []
    for widget in top.findChildren(QWidget):
        if not widget.isVisibleTo(top) or isinstance(widget, ElidedLabel):
            continue
        if isinstance(widget, QLabel) and (widget.wordWrap() or not widget.text()):
            continue
        if isinstance(widget, QLabel | QPushButton | QCheckBox):
            text, needed = widget.text(), widget.sizeHint().width()
        elif isinstance(widget, QComboBox):
            text = widget.currentText()
            needed = widget.fontMetrics().horizontalAdvance(text) + 28
        else:
            continue
        if widget.width() < needed:
            found.append(f"{text!r} has {widget.width()} of {needed} pixels")
    return found


def too_wide(top: QWidget) -> list[str]:
    """Scrolled columns that are wider than what shows them."""
    return [
        f"{area.accessibleName()}: {area.widget().minimumSizeHint().width()} of {area.viewport().width()}"
        for area in top.findChildren(QScrollArea)
        if area.widget() is not None
        and area.isVisibleTo(top)
        and area.widget().minimumSizeHint().width() > area.viewport().width()
    ]


def test_all_panels_have_room(shown: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    shown.resize(1280, 800)
    wrong = {}
    for name, dock in shown.docks.docks.items():
        shown.docks.show(name)
        qapp.processEvents()
        found = cut(dock.widget()) + too_wide(dock.widget())
        if found:
            wrong[name] = found
    found = cut(shown.quality.strip)
    assert not wrong and not found, (wrong, found)


def test_the_welcome_has_room(window: MainWindow, qapp: QApplication) -> None:
    window.resize(900, 600)
    qapp.processEvents()
    assert not cut(window.welcome) + too_wide(window.welcome)


def test_the_settings_have_room(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name["settings"].trigger()
    (dialog,) = window.findChildren(SettingsDialog)
    assert not cut(dialog) + too_wide(dialog)
    assert dialog.height() < dialog.screen().availableSize().height()


def test_the_toolbar_has_room(shown: MainWindow, qapp: QApplication) -> None:
    shown.resize(1280, 800)
    qapp.processEvents()
    (bar,) = (child for child in shown.findChildren(QWidget) if child.objectName() == "tools")
    assert bar.sizeHint().width() <= 1280
