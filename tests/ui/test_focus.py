"""Whoever works by keyboard sees where they are, and whoever listens hears what it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from disque_studio.ui import theme
from disque_studio.ui.main_window import MainWindow

SKIPPED = (QScrollBar,)


def reached_by_tab(window: QWidget) -> list[QWidget]:
    """The widgets that can be seen and reached with the Tab key."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(window)
        and widget.isEnabled()
        and not widget.visibleRegion().isEmpty()
        and not isinstance(widget, SKIPPED)
        and not (isinstance(widget, QLineEdit) and isinstance(widget.parent(), QAbstractSpinBox))
        and not widget.objectName().startswith("qt_")
    ]


@pytest.mark.parametrize("name", ["dark", "light"])
def test_what_has_the_keyboard_is_seen(
    shown: MainWindow, qtbot: QtBot, qapp: QApplication, name: str
) -> None:
    theme.apply(qapp, name)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    unseen = []
    for widget in reached_by_tab(shown):
        shown.setFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.grab().toImage() == before:
            unseen.append(f"{type(widget).__name__} {widget.accessibleName()}")
    theme.apply(qapp)
    assert not unseen


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_the_tab_key_leads_through_all_that_is_seen_and_round(
    shown: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    shown.canvas.setFocus()
    passed: list[QWidget] = []
    while shown.canvas not in passed:
        qtbot.keyClick(QApplication.focusWidget(), key)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused not in passed
        dock = shown.docks.docks["history"]
        assert not dock.isAncestorOf(focused), "a panel behind a tab has the keyboard"
        passed.append(focused)
    assert len(passed) > 10
