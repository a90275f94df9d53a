"""Serves the commands of the look, and joins its panel to the document and the library."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from disque_studio.studio.session import Choice
from disque_studio.ui import drops
from disque_studio.ui.desk import Desk
from disque_studio.ui.dialogs.add_pair import AddPairDialog
from disque_studio.ui.look.catalogue import Catalogue
from disque_studio.ui.look.files import LookFiles
from disque_studio.ui.look.learner import Learner
from disque_studio.ui.look.match_dialog import MatchDialog
from disque_studio.ui.look.panel import LookPanel
from disque_studio.ui.texts import tr

_STRENGTH_STEP = 0.05
_EXPOSURE_STEP = 0.25


class LookPart(QObject):
    """Owns the library as the window shows it; the window places `panel`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk, self._document = desk, desk.document
        self.catalogue = Catalogue(desk.document, desk.workers, self)
        self.learner = Learner(desk.document, desk.workers, self)
        self.panel = LookPanel(desk.document, self.catalogue, desk.actions)
        self.files = LookFiles(desk, self.catalogue, self.panel.looks, self)
        document, grid = desk.document, self.panel.looks.grid
        desk.connect(
            {
                "add_pair": lambda _: self._ask_pair(),
                "match_photo": lambda _: self._ask_match(),
                "match_selected": lambda _: self._match_selected(),
                "camera_look": lambda _: self._use_camera_look(),
                "use_pairs": lambda _: document.choose(Choice("pairs")),
                "no_look": lambda _: document.choose(Choice("none")),
                "next_look": lambda _: grid.step(1),
                "previous_look": lambda _: grid.step(-1),
                "search_looks": lambda _: self._find(),
                "strength_up": self._strengthen(_STRENGTH_STEP),
                "strength_down": self._strengthen(-_STRENGTH_STEP),
                "exposure_up": self._expose(_EXPOSURE_STEP),
                "exposure_down": self._expose(-_EXPOSURE_STEP),
                "reset": lambda _: document.edit(tr("Reset sliders"), strength=1.0, exposure=0.0),
            }
        )
        self.panel.shelf.dropped.connect(self.take)
        self.panel.shelf.replaced.connect(self._ask_replacement)

    def match(self, source: Path) -> None:
        """Learn the look of a finished photo of the filmstrip, and put it on the selected photos.

        Where it is the only one that is selected, its pair lies on the shelf, for any photo to use.
        """
        selected = self._document.selected or (self._document.current,)
        targets = [path for path in selected if path is not None and path != source]
        self.learner.match(source, targets)

    def take(self, files: list[Path]) -> None:
        """Put files that were dropped on the shelf there; ask for what is missing."""
        drops.receive(self._desk.workers, files, lambda found: self._take(files, found))

    def _take(self, files: list[Path], found: drops.Sorted) -> None:
        if len(files) <= 2 and len(found.photos) + len(found.finished) == len(files):
            self._ask_pair(next(iter(found.photos), None), next(iter(found.finished), None))
            return
        found = found.for_shelf
        for look in found.looks:
            self._document.open_look(look)
        for before, after in found.pairs:
            self._document.add_pair(before, after)
        if found.left:
            self._desk.messages.show_error(drops.complaint(found.left))

    def _ask_pair(self, before: Path | None = None, after: Path | None = None) -> None:
        self._ask_files(before, after, self._document.add_pair)

    def _ask_replacement(self, key: str) -> None:
        pair = self._document.session.pair(key)
        if pair is not None:
            self._ask_files(
                pair.before, pair.after, lambda before, after: self.learner.replace(key, before, after)
            )

    def _ask_files(
        self, before: Path | None, after: Path | None, take: Callable[[Path, Path | None], object]
    ) -> None:
        dialog = AddPairDialog(before, after, self._desk.window)

        def accept() -> None:
            pair = dialog.pair()
            if pair is not None:
                take(*pair)

        self._desk.show_dialog(dialog, accept)

    def _ask_match(self) -> None:
        document = self._document
        shots = [shot for shot in document.session.shots if shot.path != document.current]
        dialog = MatchDialog(shots, [_look_name(shot.edit.choice) for shot in shots], self._desk.window)

        def accept() -> None:
            path = dialog.path()
            if path is not None:
                self.match(path)

        dialog.file_asked.connect(self._ask_pair)
        self._desk.show_dialog(dialog, accept)

    def _match_selected(self) -> None:
        current = self._document.current
        if current is not None:
            self.match(current)

    def _use_camera_look(self) -> None:
        document = self._document
        if document.current is not None:
            self.learner.learn_own(document.current, document.selected or (document.current,))

    def _find(self) -> None:
        panel = self._desk.actions["panel"]
        if not panel.isChecked():
            panel.trigger()
        self.panel.begin_search()

    def _strengthen(self, by: float) -> Callable[[bool], None]:
        document = self._document
        return lambda _: document.set_strength(document.current_edit.strength + by)

    def _expose(self, by: float) -> Callable[[bool], None]:
        document = self._document
        return lambda _: document.set_exposure(document.current_edit.exposure + by)


def _look_name(choice: Choice) -> str:
    if choice.kind == "none":
        return tr("no look")
    if choice.kind == "pairs":
        return tr("look of the pairs")
    return Path(choice.name).stem
