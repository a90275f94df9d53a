"""Starts the window."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from disque_studio.errors import DisqueError
from disque_studio.ui import environment

_AFTER_FIRST_PAINT_MS = 150
"""The window paints itself first: while large libraries are linked, drawing waits for the memory map."""


def run(files: list[Path]) -> int:
    """Show the window with these files open, until it is closed; give the process's exit status.

    The window is on the screen before OpenCV, Numba and torch are loaded.

    Raises:
        DisqueError: Qt cannot start on this system; the text says what to install.
    """
    environment.prepare()
    # Qt reads its environment when it loads, so it is imported only now.
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QGuiApplication, QIcon
    from PySide6.QtWidgets import QApplication

    from disque_studio.resources import resource_path
    from disque_studio.studio import folders, settings
    from disque_studio.ui import theme
    from disque_studio.ui.main_window import MainWindow
    from disque_studio.ui.shell import languages
    from disque_studio.ui.shell.preferences import Preferences

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Disque Studio")
    app.setDesktopFileName("disque-studio")
    app.setWindowIcon(QIcon(str(resource_path("icons") / "disque-studio.svg")))
    preferences = Preferences(folders.config() / settings.FILE)
    untranslated = languages.install(app, languages.chosen(preferences.values.language))
    theme.apply(app, preferences.values.theme, preferences.values.surround)
    window = MainWindow(preferences)
    if untranslated:
        window.messages.show_error(DisqueError(untranslated))
    sys.excepthook = _report_to(window.messages.show_error)
    window.fit_screen()
    window.show()
    QTimer.singleShot(_AFTER_FIRST_PAINT_MS, lambda: window.start(files))
    return app.exec()


def _report_to(
    show: Callable[[Exception], None],
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Make a hook that shows an error of a slot in the window too; Qt has already gone on by then."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            show(error)

    return report
