"""What enters the window: opened, dropped and pasted files, and where each of them belongs."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from disque_studio.errors import DisqueError
from disque_studio.ui import drops
from disque_studio.ui.desk import Desk
from disque_studio.ui.texts import tr


class FilesPart(QObject):
    """Serves opening and pasting; `open_files` takes whatever is given and puts it where it belongs."""

    def __init__(
        self,
        desk: Desk,
        inspect: Callable[[list[Path]], None],
        offer: Callable[[list[Path], Callable[[], None]], None],
        open_session: Callable[[Path, Callable[[], None]], None],
    ) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._inspect = inspect
        self._offer = offer
        self._open_session = open_session
        self._folder = Path.home()
        desk.connect(
            {
                "open": lambda _: self._ask_photos(),
                "demo": lambda _: desk.document.add_demo(),
                "paste": lambda _: self._paste(),
            }
        )

    def open_files(self, files: list[Path]) -> None:
        """Open files and folders by their meaning; what only their contents tell is opened a little later.

        Several exposures of a scene are offered to be merged.
        """
        self._offer(files, lambda: drops.receive(self._desk.workers, files, self._open))

    def _open(self, sorted_files: drops.Sorted) -> None:
        """Open looks, photos and pairs; finished pictures alone are inspected. A session comes first."""
        if sorted_files.sessions:
            first, *others = sorted_files.sessions
            alone = tr("is a second session; one at a time is open")
            left = (*sorted_files.left, *(drops.Left(path, alone) for path in others))
            rest = replace(sorted_files, sessions=(), left=left)
            self._open_session(first, partial(self._open, rest))
            return
        found, document = sorted_files.for_window, self._desk.document
        for look in found.looks:
            document.open_look(look)
        for before, after in found.pairs:
            document.add_pair(before, after)
        photos = list(found.photos)
        if not photos and found.pairs and document.current is None:
            photos = [found.pairs[0][0]]
        if found.finished:
            self._inspect(list(found.finished))
        if photos:
            self._folder = photos[0].parent
            document.add(photos)
        if found.left:
            self._desk.messages.show_error(drops.complaint(found.left))

    def _ask_photos(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self._desk.window, tr("Open Photos"), str(self._folder), tr(drops.PHOTO_FILTER)
        )
        if chosen:
            self.open_files([Path(name) for name in chosen])

    def _paste(self) -> None:
        files = drops.paths(QGuiApplication.clipboard().mimeData())
        if files:
            self.open_files(files)
        else:
            self._desk.messages.show_error(
                DisqueError(tr("The clipboard holds no files: copy some in a file manager first"))
            )
