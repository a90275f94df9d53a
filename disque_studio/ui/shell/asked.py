"""Files that the system asks a running program to open: macOS does so, also when it has just started it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent


class AskedFiles(QObject):
    """An event filter of the application. It keeps what is asked for until somebody takes it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Path] = []
        self._take: Callable[[list[Path]], object] | None = None

    def hand_to(self, take: Callable[[list[Path]], object]) -> None:
        """Let files be opened from now on, those that wait at once and together."""
        self._take = take
        waiting, self._waiting = self._waiting, []
        if waiting:
            take(waiting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        """Take the system's requests; whatever else happens goes on."""
        if isinstance(event, QFileOpenEvent) and event.file():
            path = Path(event.file())
            if self._take is None:
                self._waiting.append(path)
            else:
                self._take([path])
            return True
        return super().eventFilter(watched, event)
