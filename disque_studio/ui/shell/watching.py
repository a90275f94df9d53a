"""Keeps the report of this run, and tells of the one before where that ended unexpectedly."""

import os
import signal
import socket
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QVBoxLayout

from disque_studio.errors import DisqueError
from disque_studio.studio import crash
from disque_studio.ui.main_window import MainWindow
from disque_studio.ui.shell.crash_bar import CrashBar

_ENDS = ("SIGINT", "SIGTERM", "SIGHUP")
"""How a terminal, or a system that shuts down, ends programs: nothing unexpected."""


class Watch:
    """Watches a window from its making to its end."""

    def __init__(self, folder: Path, app: QApplication) -> None:
        self._left = crash.left(folder)
        self._log = crash.Log(folder, crash.facts(version("disque-studio")))
        crash.listen(self._log)
        self._heed_ends(app)

    def over(self, window: MainWindow) -> None:
        """Watch this window, and tell it of the run before."""
        sys.excepthook = self._reports(window.messages.show_error)
        window.workers.failed.connect(self._fault)
        window.document.photo_changed.connect(lambda: self._note(window))
        if self._left is not None:
            middle = window.centralWidget()
            assert middle is not None
            above = middle.layout()
            assert isinstance(above, QVBoxLayout)
            above.insertWidget(0, CrashBar(self._left))

    def end(self) -> None:
        """Take the report away: the run ends in order."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for end in self._pair:
            end.close()
        self._log.end()

    def _note(self, window: MainWindow) -> None:
        photo = window.document.photo
        if photo is not None:
            size = f"{photo.open_photo.photo.width} x {photo.open_photo.photo.height}"
            self._log.note(f"photo {photo.path} ({size}), {len(window.document.session.shots)} in the strip")

    def _fault(self, error: Exception) -> None:
        if not isinstance(error, DisqueError):
            self._log.fault(error)

    def _reports(
        self, show: Callable[[Exception], None]
    ) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
        """Make a hook that shows an error of a slot in the window too; Qt has already gone on by then."""

        def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            sys.__excepthook__(kind, error, trace)
            if isinstance(error, Exception):
                self._fault(error)
                show(error)

        return report

    def _heed_ends(self, app: QApplication) -> None:
        """Let signals that end the program do so at once, with no report left."""
        # Python handles a signal when it runs next, and Qt may wait for long: the notifier wakes it.
        reads, writes = socket.socketpair()
        for end in (reads, writes):
            end.setblocking(False)
        signal.set_wakeup_fd(writes.fileno(), warn_on_full_buffer=False)
        self._pair = reads, writes
        self._notifier = QSocketNotifier(reads.fileno(), QSocketNotifier.Type.Read, app)
        self._notifier.activated.connect(lambda: reads.recv(64))
        for name in _ENDS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._leave)

    def _leave(self, number: int, _frame: FrameType | None) -> None:
        self._log.end()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
