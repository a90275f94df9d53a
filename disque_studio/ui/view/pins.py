"""Pictures that are pinned to be compared with: from a file, or the photo as it looks now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from disque_studio.ui import tasks
from disque_studio.ui.canvas.reference import Reference

if TYPE_CHECKING:
    from disque_studio.looks.mapping import Mapping
    from disque_studio.studio.session import Edit
    from disque_studio.ui.tasks import Opened
    from disque_studio.ui.workers import Job

_WHOLE = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, eq=False)
class Look:
    """How a pinned view was made of its photo: the planned look before the grade, and the edit."""

    path: Path
    planned: Mapping
    edit: Edit


@dataclass(frozen=True, eq=False)
class Pin:
    """What is pinned: its picture, and for a view its look, which is exact at every zoom of its own photo."""

    reference: Reference
    look: Look | None = None


def read(path: Path, job: Job) -> Pin:
    """Read a finished picture; an HDR file is shown plainly, at its own key.

    Raises:
        FileRefusedError: it cannot be read.
    """
    from disque_studio.imaging import codecs

    if codecs.content(path) != "light":
        rgb = codecs.read_picture(path).rgb
        job.check()
        return Pin(Reference(path.name, to_bytes(rgb)))
    opened = tasks.engine().open_photo(path, cancelled=job.cancelled)
    job.check()
    plain = tasks.view(opened.photo.rgb, tasks.engine().neutral(opened), _WHOLE)
    return Pin(Reference(path.name, plain))


def render(opened: Opened, mapping: Mapping, look: Look | None, name: str, job: Job) -> Pin:
    """Render a photo whole, as it looks now."""
    return Pin(Reference(name, tasks.view(opened.open_photo.photo.rgb, mapping, _WHOLE)), look)


def to_bytes(rgb: tasks.Thumb) -> tasks.Thumb:
    """Bring a picture of 8 or 16 bits to 8, rounding."""
    import numpy as np

    if rgb.dtype == np.uint8:
        return rgb
    return ((rgb.astype(np.uint32) * 255 + 32767) // 65535).astype(np.uint8)
