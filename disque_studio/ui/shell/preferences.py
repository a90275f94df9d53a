"""The settings as the window sees them: they tell when one changes, and keep themselves."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from disque_studio.errors import DisqueError
from disque_studio.studio import settings
from disque_studio.studio.settings import Settings


class Preferences(QObject):
    """Holds the settings of a file; every change is written at once.

    `problem` is what was wrong with the file when it was read, or "". `failed` gives the error of a change
    that holds, but could not be written.
    """

    changed = Signal(str)
    failed = Signal(Exception)

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        loaded = settings.load(file)
        self.values = loaded.settings
        self.problem = loaded.problem
        self._file, self._others = file, loaded.others

    def set(self, name: str, value: Any) -> None:
        """Change one setting."""
        if getattr(self.values, name) == value:
            return
        self.values = replace(self.values, **{name: value})
        self._keep()
        self.changed.emit(name)

    def reset(self) -> None:
        """Go back to the defaults."""
        before, self.values = self.values, Settings()
        self._keep()
        for name in settings.options():
            if getattr(before, name) != getattr(self.values, name):
                self.changed.emit(name)

    def _keep(self) -> None:
        try:
            settings.save(self._file, self.values, self._others)
        except DisqueError as error:
            self.failed.emit(error)
