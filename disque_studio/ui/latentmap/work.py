"""What the latent map's lanes do: each function takes frozen values, and tells what it finds as it goes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from disque_studio.ui import tasks
from disque_studio.ui.panels.thumbs import to_image

if TYPE_CHECKING:
    from disque_studio.looks.look import Exemplar
    from disque_studio.studio.inspection import Entry
    from disque_studio.studio.latentmap import Coded, Item, Method, Placed, Point, Space
    from disque_studio.ui.filmstrip.work import Stock
    from disque_studio.ui.workers import Job

Stamp = tuple[int, ...]
"""The states of the files that an item is made of."""


@dataclass(frozen=True, eq=False)
class Found:
    """What is to stand on a map, each with its stamp, and the files that cannot."""

    items: tuple[tuple[Item, Stamp], ...]
    left: tuple[Entry, ...] = ()


def find_files(paths: Sequence[Path], job: Job) -> Found:
    """Find the finished pictures of files and folders, and the HDR photos that they were made of."""
    from disque_studio.studio import inspection, latentmap

    files = inspection.find(paths, check=job.check)
    job.check()
    items, left = latentmap.file_items(inspection.pair(files))
    return Found(_stamped(items, job), tuple(left))


def still_there(paths: Sequence[Path], job: Job) -> tuple[Path, ...]:
    """Give those of some files and folders that are there; asking can take long on a network."""
    # Path.exists raises where a name is too long.
    return tuple(path for path in paths if os.path.exists(path))  # noqa: PTH110


def look_up(items: Sequence[Item], job: Job) -> Found:
    """Give the items of a session their stamps; a pair whose file is gone is known by its small copy."""
    return Found(_stamped([_without_lost_file(item) for item in items], job))


def code_files(items: Sequence[Item], tell: Callable[[Coded], None], job: Job) -> None:
    """Give finished files their codes one after another, and tell each result."""
    for done, coded in enumerate(tasks.engine().coded_files(items, cancelled=job.cancelled), 1):
        tell(coded)
        job.progress(done / len(items))


def code_rendition(stock: Stock, item: Item, exemplars: Mapping[str, Exemplar], job: Job) -> Point:
    """Give a photo as it is edited, or what is left of a pair, its codes."""
    from disque_studio.imaging.photo import Picture

    pixels = _pixels(stock, item, exemplars)
    job.check()
    point: Point = tasks.engine().locate(item, Picture(pixels))
    return point


def place(points: Sequence[Point], space: Space, method: Method, job: Job) -> Placed:
    """Lay points out."""
    from disque_studio.studio import latentmap

    return latentmap.place(points, space, method, progress=job.progress, check=job.check)


def show(stock: Stock, item: Item, exemplars: Mapping[str, Exemplar], job: Job) -> QImage:
    """Give an item's picture at the size at which it is looked at."""
    if item.edit is None and item.path is not None:
        return QImage.fromData(tasks.engine().read_large(item.path, cancelled=job.cancelled))
    return to_image(_pixels(stock, item, exemplars))


def _pixels(stock: Stock, item: Item, exemplars: Mapping[str, Exemplar]) -> Any:
    """Render a photo as it is edited; of a pair whose file is not known give the small copy."""
    if item.edit is None or item.path is None:
        return exemplars[item.key].target_thumb
    return stock.open().view(item.path, item.edit, exemplars)


def _without_lost_file(item: Item) -> Item:
    lost = item.kind == "pair" and item.path is not None and not os.path.isfile(item.path)  # noqa: PTH113
    return replace(item, path=None) if lost else item


def _stamped(items: Sequence[Item], job: Job) -> tuple[tuple[Item, Stamp], ...]:
    stamped = []
    for item in items:
        job.check()
        stamped.append((item, _stamp(item)))
    return tuple(stamped)


def _stamp(item: Item) -> Stamp:
    """Tell in which state an item's files are; a file that is gone has none."""
    files = [item.path]
    if item.edit is not None and item.edit.choice.kind == "file":
        files.append(Path(item.edit.choice.name))
    found = []
    for file in files:
        try:
            found.append(0 if file is None else file.stat().st_mtime_ns)
        except OSError:
            found.append(-1)
    return tuple(found)
