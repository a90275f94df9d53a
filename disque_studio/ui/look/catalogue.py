"""The look library as the window holds it: what it lists, and each look's preview on the open photo."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QFile, QObject, Signal

from disque_studio.errors import DisqueError
from disque_studio.studio.library import Entry, Library
from disque_studio.studio.session import Choice
from disque_studio.ui.document import Document
from disque_studio.ui.look import work
from disque_studio.ui.texts import tr
from disque_studio.ui.workers import Workers

if TYPE_CHECKING:
    from disque_studio.ui.tasks import Opened


class Catalogue(QObject):
    """Follows the library's folder and the open photo. Previews come in after the photo's own look.

    `entries` are all looks in the library's order. `kept` tells of a look that came in, `exported` of a file.
    """

    changed = Signal()
    preview_made = Signal(str, object)
    kept = Signal(object)
    exported = Signal(object)

    def __init__(self, document: Document, workers: Workers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._workers = document, workers
        self._library = Library(builtin=lambda: document.looks)
        self.entries: tuple[Entry, ...] = ()
        self.previews: dict[str, Any] = {}
        self._previewed: Opened | None = None
        document.started.connect(self.refresh)
        document.preview_made.connect(lambda name, thumb: self._show(f"builtin:{name}", thumb))
        document.mapping_changed.connect(self._follow)
        document.closed.connect(self._follow)

    def find(self, choice: Choice) -> Entry | None:
        """Give the look that a choice names, if it is here."""
        return next((e for e in self.entries if _same(e.choice, choice)), None)

    def refresh(self) -> None:
        """Look at the library's folder again."""
        before = {entry.key: entry.path for entry in self.entries}
        self.entries = self._library.entries()
        self.changed.emit()
        for entry in self.entries:
            if not entry.builtin and before.get(entry.key) != entry.path:
                self._preview(entry)

    def mark(self, entry: Entry) -> None:
        """Make a look a favourite, or no longer."""
        self._change(lambda: self._library.mark(entry, not entry.favourite))

    def place(self, entries: Sequence[Entry]) -> None:
        """Keep another order of all looks."""
        self._change(lambda: self._library.place(entries))

    def rename(self, entry: Entry, name: str) -> Entry | None:
        """Give a look of the user's another name; None where that is refused."""
        renamed: list[Entry] = []
        self._change(lambda: renamed.append(self._library.rename(entry, name)))
        return renamed[0] if renamed else None

    def trash(self, entry: Entry) -> bool:
        """Move a look of the user's to the system's trash; False where there is none."""
        moved: list[bool] = []
        self._change(lambda: moved.append(self._library.delete(entry, remove=_move_to_trash)))
        return moved != [False]

    def delete(self, entry: Entry) -> None:
        """Delete a look of the user's for good."""
        self._change(lambda: self._library.delete(entry))

    def take(self, paths: Sequence[Path]) -> None:
        """Copy .look files in."""
        job = partial(work.take, self._library, tuple(paths))
        self._workers.submit("looks", job, self._taken, label=tr("Importing looks"), failed=self._refused)

    def keep(self, name: str) -> None:
        """Write the look of the current photo's pairs into the library."""
        document = self._document
        job = partial(work.keep, self._library, name, document.current_edit.choice, document.exemplars)
        self._workers.submit("looks", job, self._written, label=tr("Saving {name}").format(name=name))

    def export(self, entry: Entry, target: Path, *, overwrite: bool) -> None:
        """Copy a look out."""
        job = partial(work.export, self._library, entry, target, overwrite)
        self._workers.submit(
            "looks", job, self.exported.emit, label=tr("Exporting {name}").format(name=entry.name)
        )

    def renew(self) -> None:
        """Preview the user's looks anew when the photo is shown again: what plans them has changed."""
        self._previewed = None

    def _taken(self, entries: list[Entry]) -> None:
        self.refresh()
        for entry in entries:
            self.kept.emit(entry)

    def _refused(self, error: Exception) -> None:
        # Those before the one that was refused are in.
        self.refresh()
        self._workers.failed.emit(error)

    def _written(self, path: Path) -> None:
        self.refresh()
        self.kept.emit(Entry(path.stem, path))

    def _change(self, change: Callable[[], object]) -> None:
        try:
            change()
        except DisqueError as error:
            self._workers.failed.emit(error)
        self.refresh()

    def _follow(self) -> None:
        """Preview the user's looks on another photo once that is shown in its own look."""
        whole = self._document.whole
        if whole is self._previewed:
            return
        self._previewed = whole
        self._workers.clear("look-previews")
        for entry in self.entries:
            if not entry.builtin:
                self._preview(entry)

    def _preview(self, entry: Entry) -> None:
        whole = self._document.whole
        job = partial(work.preview, whole, entry.path)
        # A file that is no look shows that when it is chosen; the others' previews go on.
        self._workers.submit(
            "look-previews", job, partial(self._keep, whole, entry.key), failed=lambda error: None
        )

    def _keep(self, whole: "Opened | None", key: str, thumb: Any) -> None:
        if whole is self._document.whole:
            self._show(key, thumb)

    def _show(self, key: str, thumb: Any) -> None:
        self.previews[key] = thumb
        self.preview_made.emit(key, thumb)


def _same(one: Choice, other: Choice) -> bool:
    return (one.kind, one.name) == (other.kind, other.name)


def _move_to_trash(path: Path) -> bool:
    return QFile(str(path)).moveToTrash() or not path.exists()
