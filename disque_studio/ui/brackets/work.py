"""What the lanes of exposure series do: frozen values in, frozen values out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from disque_studio.studio.brackets import Found, Saved, Series
from disque_studio.ui.tasks import Thumb

if TYPE_CHECKING:
    from disque_studio.imaging.brackets_frames import Frame
    from disque_studio.ui.workers import Job

FIND, PREVIEW, MERGE = "brackets-find", "brackets-preview", "brackets"
"""The lanes."""


@dataclass(frozen=True)
class Wish:
    """What is to be done with a series."""

    series: Series
    align: bool = True
    deghost: bool = True


@dataclass(frozen=True, eq=False)
class Shown:
    """A series as the dialog shows it. `frames` are small, for another preview of the same series."""

    frames: tuple[Frame, ...]
    thumbs: tuple[Thumb, ...]


def find(files: Sequence[Path], job: Job) -> Found:
    """Find the series among files."""
    from disque_studio.studio import brackets

    return brackets.find(files, check=job.check)


def show(series: Series, job: Job) -> Shown:
    """Read a series, small."""
    from disque_studio.studio import brackets

    frames = brackets.read_small(series, check=job.check, progress=job.progress)
    return Shown(frames, tuple(brackets.thumb(frame) for frame in frames))


def preview(frames: tuple[Frame, ...], wish: Wish, job: Job) -> Thumb:
    """Merge small frames."""
    from disque_studio.imaging.brackets import Options
    from disque_studio.studio import brackets

    return brackets.preview(frames, Options(wish.align, wish.deghost), check=job.check)


def merge(wish: Wish, target: Path, job: Job) -> Saved:
    """Merge a series into a file."""
    from disque_studio.imaging.brackets import Options
    from disque_studio.studio import brackets

    options = Options(wish.align, wish.deghost)
    return brackets.merge_files(wish.series, options, target, check=job.check, progress=job.progress)
