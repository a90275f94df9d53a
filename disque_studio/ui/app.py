"""Starts the window."""

import sys
from pathlib import Path

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
    from disque_studio.ui.garbage import Garbage
    from disque_studio.ui.main_window import MainWindow
    from disque_studio.ui.shell import languages
    from disque_studio.ui.shell.asked import AskedFiles
    from disque_studio.ui.shell.preferences import Preferences
    from disque_studio.ui.shell.watching import Watch

    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    Garbage(app)
    app.setApplicationName("Disque Studio")
    app.setDesktopFileName("disque-studio")
    app.setWindowIcon(QIcon(str(resource_path("icons") / "disque-studio.svg")))
    preferences = Preferences(folders.config() / settings.FILE)
    untranslated = languages.install(app, languages.chosen(preferences.values.language))
    theme.apply(app, preferences.values.theme, preferences.values.surround)
    watch = Watch(folders.data() / "reports", app)
    window = MainWindow(preferences)
    watch.over(window)
    if untranslated:
        window.messages.show_error(DisqueError(untranslated))
    window.fit_screen()
    window.show()
    if sys.platform == "darwin":
        asked = AskedFiles(app)
        app.installEventFilter(asked)
        window.keeper.restored.connect(lambda: asked.hand_to(window.files.open_files))
    QTimer.singleShot(_AFTER_FIRST_PAINT_MS, lambda: window.start(files))
    status = app.exec()
    watch.end()
    return status
