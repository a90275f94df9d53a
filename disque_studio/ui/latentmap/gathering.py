"""What stands on the latent map: found, coded where that is not done yet, and placed; knows no widget."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from disque_studio.errors import DisqueError
from disque_studio.studio.failure import reason
from disque_studio.studio.latentmap import MOST, Coded, Item, Method, Point, Space
from disque_studio.studio.pairing import Left
from disque_studio.ui.filmstrip.work import Stock
from disque_studio.ui.latentmap import work
from disque_studio.ui.latentmap.work import Found, Stamp
from disque_studio.ui.texts import plural, tr
from disque_studio.ui.workers import Workers

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar

FIND, FILES, RENDER, PLACE = "map-find", "map-files", "map-render", "map-place"
"""The lanes."""

KEPT = 2 * MOST
"""Points that are kept for the next map."""

_INTERIM_MS = 600
"""How often points are placed while others are still coded."""
_MANY = 150
"""Points whose placing takes so long that it is shown."""


class Gathering(QObject):
    """Gathers one map; a new one takes its place. `exemplars` gives the coded pairs of the shelf.

    `space` and `method` say by which codes and how points are placed from the next `place` on.
    `placed` tells of points at their places, `changed` that `share` or `left` is another, `ended` that all
    is done that can be.
    """

    placed = Signal(object)
    changed = Signal()
    ended = Signal()
    _coded = Signal(object)

    def __init__(
        self,
        workers: Workers,
        stock: Stock,
        exemplars: "Callable[[], Mapping[str, Exemplar]]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workers, self._stock, self._exemplars = workers, stock, exemplars
        self.space: Space = "quality"
        self.method: Method = "pca"
        self._known: OrderedDict[tuple[Item, Stamp], Point] = OrderedDict()
        self._wanted: dict[Item, Stamp] = {}
        self._before: dict[object, Point] = {}
        self._failed: dict[Item, str] = {}
        self._refused: tuple[Left, ...] = ()
        self._missing: set[Item] = set()
        self._coding = self._was_busy = False
        self._interim = QTimer(self, singleShot=True, interval=_INTERIM_MS)
        self._interim.timeout.connect(self.place)
        self._coded.connect(self._take_coded)
        workers.changed.connect(self._watch)

    @property
    def share(self) -> float | None:
        """How much of the map is done, 0 to 1; None when nothing is being done."""
        if not self._busy(FIND, FILES, RENDER, PLACE):
            return None
        if self._coding or not self._wanted:
            return 1 - len(self._missing) / len(self._wanted) if self._wanted else 0.0
        return next((job.fraction or 0.0 for job in self._workers.shown()), 1.0)

    @property
    def left(self) -> list[Left]:
        """What cannot stand on the map, and why."""
        failed = [Left(item.path or Path(item.name), why) for item, why in self._failed.items()]
        return [*self._refused, *failed]

    def map_items(self, items: Sequence[Item]) -> None:
        """Map what a session has to show."""
        self._workers.submit(FIND, partial(work.look_up, tuple(items)), self._begin)

    def map_files(self, paths: Sequence[Path]) -> None:
        """Map finished pictures, and those of folders."""
        find = partial(work.find_files, tuple(paths))
        self._workers.submit(FIND, find, self._begin, label=tr("Looking for pictures"))

    def stop(self) -> None:
        """End all work; what is coded stays on the map."""
        for lane in (FIND, FILES, RENDER, PLACE):
            self._workers.clear(lane)

    def place(self) -> None:
        """Place what is coded; while more is to come, in the way that is quick."""
        points = self._points()
        method = "pca" if self._coding else self.method
        slow = method == "tsne" and len(points) >= _MANY
        label = plural("Placing {count} picture", "Placing {count} pictures", len(points)) if slow else ""
        self._workers.submit(
            PLACE, partial(work.place, points, self.space, method), self.placed.emit, label=label
        )

    def _begin(self, found: Found) -> None:
        exemplars = self._exemplars()
        self._before = {point.item.identity: point for point in self._points()}
        self._wanted = {i: s for i, s in found.items if i.path is not None or i.key in exemplars}
        self._failed = {}
        self._refused = tuple(Left(entry.path, entry.left) for entry in found.left)
        missing = [item for item, stamp in self._wanted.items() if (item, stamp) not in self._known]
        files = tuple(item for item in missing if item.edit is None and item.path is not None)
        self._workers.clear(FILES)
        self._workers.clear(RENDER)
        self._missing, self._coding = set(missing), bool(missing)
        if files:
            label = plural("Mapping {count} picture", "Mapping {count} pictures", len(files))
            self._workers.submit(
                FILES, partial(work.code_files, files, self._coded.emit), lambda _: None, label=label
            )
        for item in missing:
            if item not in files:
                job = partial(work.code_rendition, self._stock, item, exemplars)
                self._workers.submit(
                    RENDER, job, partial(self._take_point, item), failed=partial(self._refuse, item)
                )
        if not missing:
            self.place()
            self.ended.emit()
        self.changed.emit()

    def _take_coded(self, coded: Coded) -> None:
        if coded.point is not None:
            self._take_point(coded.item, coded.point)
        elif coded.item in self._wanted:
            self._failed[coded.item] = coded.error
            self._missing.discard(coded.item)
            self.changed.emit()

    def _take_point(self, item: Item, point: Point) -> None:
        stamp = self._wanted.get(item)
        if stamp is None:
            return
        self._known[item, stamp] = point
        self._missing.discard(item)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        if not self._interim.isActive():
            self._interim.start()
        self.changed.emit()

    def _refuse(self, item: Item, error: Exception) -> None:
        if isinstance(error, DisqueError):
            self._take_coded(Coded(item, error=reason(error, item.path)))
        else:
            self._failed[item] = reason(error)
            self._workers.failed.emit(error)

    def _points(self) -> tuple[Point, ...]:
        """Give the points that are known; what was edited stays where it was until it is coded again."""
        found = [self._known.get((item, stamp)) for item, stamp in self._wanted.items()]
        if self._coding:
            waiting = [item.identity for item in self._wanted]
            found = [f or self._before.get(name) for f, name in zip(found, waiting, strict=True)]
        return tuple(point for point in found if point is not None)

    def _watch(self) -> None:
        """Follow work that ends, or is cancelled from wherever."""
        if self._coding and not self._busy(FIND, FILES, RENDER):
            # A lane is idle a moment before it hands over its last result.
            QTimer.singleShot(0, self, self._end)
        busy = self._busy(FIND, FILES, RENDER, PLACE)
        if busy or self._was_busy:
            self._was_busy = busy
            self.changed.emit()

    def _end(self) -> None:
        if self._coding and not self._busy(FIND, FILES, RENDER):
            self._coding = False
            self._interim.stop()
            self.place()
            self.ended.emit()

    def _busy(self, *lanes: str) -> bool:
        return any(self._workers.busy(lane) for lane in lanes)
