"""Joins the latent map to the document and the library, and serves its commands."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from disque_studio.errors import DisqueError
from disque_studio.studio import folders, latentmap_choices
from disque_studio.studio.latentmap import Item, Placed, Point, session_items
from disque_studio.studio.latentmap_choices import Choices
from disque_studio.studio.placing import PLAIN_LOOK, look_word
from disque_studio.studio.session import Choice
from disque_studio.ui import drops
from disque_studio.ui.desk import Desk
from disque_studio.ui.filmstrip.work import Stock
from disque_studio.ui.latentmap import work
from disque_studio.ui.latentmap.gathering import FIND, Gathering
from disque_studio.ui.latentmap.panel import MapPanel
from disque_studio.ui.latentmap.taking import LookTaker
from disque_studio.ui.look.catalogue import Catalogue
from disque_studio.ui.look.learner import Learner
from disque_studio.ui.texts import plural, said, tr

SHOW = "map-show"
"""The lane of the chosen point's picture."""

_TICKS = {
    "map_appearance": "appearance",
    "map_tsne": "tsne",
    "map_by_look": "by_look",
    "map_pictures": "pictures",
}
"""The actions whose ticks are kept, with the names under which they are."""

_CALM_MS = 700
"""The session is mapped anew when it has stood so long."""


class LatentMapPart(QObject):
    """Owns the `panel`. Nothing is computed while that is out of sight.

    `stock` makes pictures of photos, `catalogue` lists looks, `learner` learns those of finished pictures.
    """

    def __init__(self, desk: Desk, stock: Stock, catalogue: Catalogue, learner: Learner) -> None:
        super().__init__(desk.window)
        self._desk, self._document, self._workers = desk, desk.document, desk.workers
        self._stock, self._catalogue = stock, catalogue
        self._file = folders.data() / latentmap_choices.FILE
        self._kept = latentmap_choices.load(self._file)
        self._paths = self._kept.paths
        self._folder = self._paths[0].parent if self._paths else Path.home()
        self._started, self._stale = False, True
        self.panel = MapPanel(desk.actions)
        self.taker = LookTaker(desk, learner, self)
        self.gathering = Gathering(desk.workers, stock, lambda: desk.document.exemplars, self)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._catch_up)
        for name, choice in _TICKS.items():
            desk.actions[name].setChecked(getattr(self._kept, choice))
        self._connect()
        self._place_by_ticks()
        self._show_choices()
        self._enable(None)
        self._tell()

    def map_session(self) -> None:
        """Show the map of the session."""
        self._paths = ()
        self._keep()
        self._show()

    def map_files(self, paths: Sequence[Path]) -> None:
        """Show the map of finished pictures and of those in folders."""
        if paths:
            self._paths, self._folder = tuple(path.absolute() for path in paths), paths[0].absolute().parent
            self._keep()
            self._show()

    def take_dragged(self) -> None:
        """Put the look of the point that was dropped on the current photo."""
        self._apply(self.panel.chart.dragged)

    def refresh(self) -> None:
        """Gather the map anew."""
        self._stale = False
        if self._paths:
            self.gathering.map_files(self._paths)
        else:
            self.gathering.map_items(self._session_items())

    def _connect(self) -> None:
        self._desk.connect(
            {
                "map_session": lambda _: self.map_session(),
                "map_folder": lambda _: self._ask_folder(),
                "map_apply": lambda _: self._apply(self.panel.detail.point),
                "map_appearance": lambda _: self._lay_out(),
                "map_tsne": lambda _: self._lay_out(),
                "map_by_look": lambda _: self._change_choices(),
                "map_pictures": lambda _: self._change_choices(),
                "map_fit": lambda _: self.panel.chart.show_all(),
            }
        )
        document, panel = self._document, self.panel
        for changed in (document.session_changed, document.photo_changed, document.pairs_changed):
            changed.connect(self._follow)
        self._catalogue.changed.connect(self._follow)
        document.started.connect(self._start)
        document.closed.connect(self._follow)
        panel.seen.connect(self._catch_up)
        panel.dropped.connect(self.map_files)
        panel.stopped.connect(self.gathering.stop)
        panel.chart.chosen.connect(self._choose)
        panel.chart.applied.connect(self._apply)
        self.gathering.placed.connect(self._show_placed)
        self.gathering.changed.connect(self._tell)
        self.gathering.ended.connect(self._complain)

    def _session_items(self) -> tuple[Item, ...]:
        document = self._document
        return session_items(
            document.session, document.current, self._catalogue.entries, named=self._look_name
        )

    def _look_name(self, choice: Choice) -> str:
        word = look_word(choice, {pair.key: pair.name for pair in self._document.session.pairs})
        return "" if word == PLAIN_LOOK else word

    def _show(self) -> None:
        """Bring the panel to the front, and the map with it."""
        self._stale = True
        self.panel.chart.show_all()
        action = self._desk.actions["latentmap_panel"]
        if not action.isChecked():
            action.trigger()
        self._catch_up()

    def _start(self) -> None:
        if self._paths:
            look = partial(work.still_there, self._paths)
            self._workers.submit(FIND, look, partial(self._start_with, self._paths))
        else:
            self._start_with((), ())

    def _start_with(self, kept: tuple[Path, ...], there: tuple[Path, ...]) -> None:
        """Begin with what is left of the files and folders that were mapped last, else with the session."""
        if self._paths == kept:
            self._paths = there
        self._started = True
        self._catch_up()

    def _follow(self) -> None:
        """Map the session anew once it rests."""
        if not self._paths:
            self._stale = True
            self._calm.start()

    def _catch_up(self) -> None:
        if self._stale and self._started and not self._calm.isActive() and self.panel.in_sight():
            self.refresh()

    def _lay_out(self) -> None:
        self._place_by_ticks()
        self.gathering.place()
        self._change_choices()

    def _place_by_ticks(self) -> None:
        actions, gathering = self._desk.actions, self.gathering
        gathering.space = "appearance" if actions["map_appearance"].isChecked() else "quality"
        gathering.method = "tsne" if actions["map_tsne"].isChecked() else "pca"

    def _change_choices(self) -> None:
        self._keep()
        self._show_choices()

    def _keep(self) -> None:
        """Keep what is mapped and how for the next window."""
        ticks = {choice: self._desk.actions[name].isChecked() for name, choice in _TICKS.items()}
        choices = Choices(paths=self._paths, **ticks)
        if choices == self._kept:
            return
        self._kept = choices
        try:
            latentmap_choices.save(self._file, choices)
        except DisqueError as error:
            self._desk.messages.show_error(error)

    def _show_choices(self) -> None:
        self.panel.show_choices()
        self.panel.recolour()

    def _show_placed(self, placed: Placed) -> None:
        self.panel.show_placed(placed)
        self._enable(self.panel.detail.point)
        self._tell()

    def _choose(self, point: Point) -> None:
        self.panel.show_point(point)
        self._enable(point)
        show = partial(work.show, self._stock, point.item, self._document.exemplars)
        # What cannot be read any more is still shown small.
        self._workers.submit(SHOW, show, partial(self._show_large, point), failed=lambda error: None)

    def _show_large(self, point: Point, image: QImage) -> None:
        shown = self.panel.detail.point
        if shown is not None and shown.item == point.item:
            self.panel.show_large(image)

    def _apply(self, point: Point | None) -> None:
        if point is not None:
            self.taker.take(point.item)

    def _enable(self, point: Point | None) -> None:
        self._desk.actions["map_apply"].setEnabled(point is not None and point.item.teaches)

    def _tell(self) -> None:
        placed, left = self.panel.placed, self.gathering.left
        self.panel.show_work(self.gathering.share)
        words = []
        if placed is not None and placed.points:
            words.append(plural("{count} picture", "{count} pictures", len(placed.points)))
            if placed.shares is not None:
                across, up = (round(100 * share) for share in placed.shares)
                words.append(tr("axes show {across} % and {up} %").format(across=across, up=up))
        if left:
            words.append(tr("{count} left out").format(count=len(left)))
        reasons = "\n".join(f"{each.path.name}: {said(each.reason)}" for each in left)
        self.panel.say(" · ".join(words), reasons, self._hint())

    def _hint(self) -> str:
        if self.gathering.share is not None:
            return tr("Pictures are looked at…")
        if self._paths:
            return tr("No finished pictures are there: JPEG, PNG, WebP and TIFF files are mapped.")
        return tr("Open a photo to map the looks on it, or drop a folder of finished pictures here.")

    def _complain(self) -> None:
        """List the files that were asked for and cannot be mapped."""
        if self._paths and self.gathering.left:
            self._desk.messages.show_error(drops.complaint(self.gathering.left))

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._desk.window, tr("Map Folder"), str(self._folder))
        self.map_files([Path(name)] if name else [])
