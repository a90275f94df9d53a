"""Where a window is, as the systems' functions for colour profiles need it."""

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Place:
    """The screen that holds most of a window.

    `platform` is Qt's name of the window system, `index` the screen's number there, `window` the system's
    handle of the window, (`x`, `y`) the screen's middle in points.
    """

    platform: str
    index: int
    window: int
    x: int
    y: int


def place_of(window: QWidget) -> Place:
    """Tell where a window is; on the GUI thread."""
    screen = window.screen()
    middle = screen.geometry().center()
    index = QGuiApplication.screens().index(screen)
    handle = int(window.winId()) if window.isVisible() else 0
    return Place(QGuiApplication.platformName(), index, handle, middle.x(), middle.y())
