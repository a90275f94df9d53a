"""What of the filmstrip runs in the lanes: frozen values in and out, pictures ready to be painted."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from disque_studio.ui import tasks
from disque_studio.ui.panels.thumbs import to_image

if TYPE_CHECKING:
    from disque_studio.studio.development import Exemplars
    from disque_studio.studio.session import Edit
    from disque_studio.studio.thumbnails import Thumbnails
    from disque_studio.ui.tasks import Opened, Thumb
    from disque_studio.ui.workers import Job

Box = tuple[int, int]
"""Width and height in the screen's own pixels."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A photo's small picture.

    `image` is `thumb` scaled to lie within the box that was asked for. `edit` is what it shows, None for the
    photo without any; `score` is that of `edit`, where it is known. `time` is when the file was changed, in
    seconds.
    """

    thumb: Thumb
    image: QImage
    edit: Edit | None = None
    score: float | None = None
    time: float | None = None


class Stock:
    """The maker of thumbnails, loaded in the lane that needs it first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._thumbs: Thumbnails | None = None

    def open(self) -> Thumbnails:
        """Give the maker."""
        with self._lock:
            if self._thumbs is None:
                self._thumbs = tasks.engine().thumbnails()
            return self._thumbs

    def rest(self) -> None:
        """Let go of what reads files, until the next one is read."""
        if self._thumbs is not None:
            self._thumbs.rest()


def glance(stock: Stock, path: Path, edit: Edit, box: Box, job: Job) -> Shown:
    """Show a photo as quickly as can be: what is kept of its edit, else the photo without it."""
    time = path.stat().st_mtime
    kept = stock.open().kept(path, edit)
    job.check()
    if kept is not None:
        return Shown(kept.thumb, fitted(kept.thumb, box), edit, kept.score, time)
    thumb = stock.open().neutral(path, edit.input_space)
    return Shown(thumb, fitted(thumb, box), time=time)


def adopt(stock: Stock, opened: Opened, edit: Edit, box: Box, job: Job) -> Shown:
    """Take what is needed of a photo that is open, in place of reading its file again; then glance."""
    stock.open().adopt(opened.path, opened.open_photo)
    return glance(stock, opened.path, edit, box, job)


def show(stock: Stock, path: Path, edit: Edit, exemplars: Exemplars, box: Box, job: Job) -> Shown:
    """Show a photo as it is edited."""
    thumb = stock.open().thumb(path, edit, exemplars)
    return Shown(thumb, fitted(thumb, box), edit)


def judge(stock: Stock, path: Path, edit: Edit, exemplars: Exemplars, box: Box, job: Job) -> Shown:
    """Show a photo as it is edited, with its score."""
    made = stock.open().make(path, edit, exemplars)
    return Shown(made.thumb, fitted(made.thumb, box), edit, made.score)


def refit(thumb: Thumb, box: Box, job: Job) -> QImage:
    """Scale a picture to another box."""
    return fitted(thumb, box)


def fitted(thumb: Thumb, box: Box) -> QImage:
    """Give a thumbnail scaled to lie within a box."""
    return to_image(thumb).scaled(
        QSize(*box), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
