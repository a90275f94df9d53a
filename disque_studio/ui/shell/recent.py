"""The photos that were opened lately: kept on disk, and offered in the File menu."""

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.resources import resource_path
from disque_studio.studio import folders, recent
from disque_studio.ui.desk import Desk
from disque_studio.ui.shell.preferences import Preferences
from disque_studio.ui.texts import tr


class RecentPhotos(QObject):
    """Remembers what is opened; `changed` follows when the list is another one."""

    changed = Signal()

    def __init__(self, desk: Desk, preferences: Preferences) -> None:
        super().__init__(desk.window)
        self._desk, self._preferences = desk, preferences
        self._file = folders.data() / recent.FILE
        self.photos = recent.load(self._file)[: preferences.values.recent_files]
        self.menu = QMenu(tr("Open &Recent"), desk.window)
        self.menu.setObjectName("recent")
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)
        self._show()
        desk.document.photo_changed.connect(self._remember)
        preferences.changed.connect(self._follow)

    def open(self, path: Path) -> None:
        """Open a photo of the list; one that is gone leaves the list."""
        # Path.is_file raises where a name is too long.
        if os.path.isfile(path):  # noqa: PTH113
            self._desk.document.add([path])
            return
        self._set(tuple(other for other in self.photos if other != path))
        self._desk.messages.show_error(
            FileRefusedError(path, tr("is no longer there: it was moved, renamed or deleted"))
        )

    def forget(self) -> None:
        """Empty the list."""
        self._set(())

    def _remember(self) -> None:
        opened = self._desk.document.photo
        if opened is not None and not opened.path.is_relative_to(resource_path()):
            self._set(recent.adding(self.photos, opened.path, self._preferences.values.recent_files))

    def _follow(self, name: str) -> None:
        if name == "recent_files":
            self._set(self.photos[: self._preferences.values.recent_files])

    def _set(self, photos: tuple[Path, ...]) -> None:
        if photos == self.photos:
            return
        self.photos = photos
        self._show()
        self.changed.emit()
        try:
            recent.save(self._file, photos)
        except DisqueError as error:
            self._desk.messages.show_error(error)

    def _show(self) -> None:
        self.menu.menuAction().setEnabled(bool(self.photos))
        self._desk.actions["forget_recent"].setEnabled(bool(self.photos))

    def _fill(self) -> None:
        self.menu.clear()
        for number, path in enumerate(self.photos, 1):
            name = path.name.replace("&", "&&")
            action = self.menu.addAction(f"&{number}   {name}" if number < 10 else f"     {name}")
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.open(path))
