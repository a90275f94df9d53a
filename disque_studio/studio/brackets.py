"""Series of exposures among the user's files: found, shown small, merged, and saved beside the originals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from disque_studio.errors import DisqueError
from disque_studio.studio import folders
from disque_studio.studio.naming import Namer, safe_name
from disque_studio.studio.targets import check_target
from disque_studio.studio.walking import walk

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from disque_studio.imaging.brackets import Merged, Options
    from disque_studio.imaging.brackets_facts import Facts
    from disque_studio.imaging.brackets_frames import Frame

    Pixels = npt.NDArray[np.uint8]

PREVIEW_SIDE = 720
THUMB_SIDE = 160
SUFFIX = ".exr"

_READING = 0.6
"""Part of a merge's time that is reading."""
_SHOWN_BY = "reinhard-local"

# Codecs and OpenCV are imported inside the functions: they take long to load.


@dataclass(frozen=True)
class Series:
    """Exposures of one scene, the shortest first."""

    frames: "tuple[Facts, ...]"

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files in the order of their exposures."""
        return tuple(frame.path for frame in self.frames)

    @property
    def span(self) -> float:
        """Stops from the shortest to the longest exposure."""
        return self.frames[-1].stops - self.frames[0].stops

    def stops(self) -> tuple[float, ...]:
        """Give each exposure in stops from the middle one."""
        middle = self.frames[len(self.frames) // 2].stops
        return tuple(frame.stops - middle for frame in self.frames)

    def without(self, path: Path) -> "Series":
        """Give the series without one frame."""
        return Series(tuple(frame for frame in self.frames if frame.path != path))


@dataclass(frozen=True)
class Found:
    """The series among files, and how many files are in none."""

    series: tuple[Series, ...]
    others: int


@dataclass(frozen=True)
class Saved:
    """A merged series: its file, and what the user should know of it. `ghosts` is a part of the picture."""

    path: Path
    unaligned: tuple[Path, ...]
    ghosts: float


def may_be_series(files: Sequence[Path]) -> bool:
    """Tell by names alone whether these files may be a series; folders are not looked into."""
    from disque_studio.imaging.brackets_facts import may_be_exposure

    return len(files) > 1 and all(may_be_exposure(path) for path in files)


def find(files: Sequence[Path], *, check: Callable[[], None] = lambda: None) -> Found:
    """Find the series among files and in folders, however deep, by what the files tell of their exposures."""
    from disque_studio.imaging.brackets_facts import find_series, may_be_exposure, read_all

    candidates = [path for path in walk(files, check=check).files if may_be_exposure(path)]
    facts, _ = read_all(candidates, check=check)
    series = tuple(Series(frames) for frames in find_series(facts))
    return Found(series, len(candidates) - sum(len(one.frames) for one in series))


def read_small(
    series: Series,
    *,
    check: Callable[[], None] = lambda: None,
    progress: Callable[[float], None] = lambda part: None,
) -> "tuple[Frame, ...]":
    """Read the frames of a series, small, for its preview.

    Raises:
        FileRefusedError: one cannot be read.
    """
    from disque_studio.imaging.brackets_frames import load_frame

    small = []
    for number, frame in enumerate(series.frames, 1):
        check()
        small.append(load_frame(frame).shrunk(PREVIEW_SIDE))
        progress(number / len(series.frames))
    return tuple(small)


def thumb(frame: "Frame") -> "Pixels":
    """Show a frame as it was exposed: (h, w, 3) uint8, sRGB-encoded."""
    from disque_studio.imaging.brackets_frames import SRGB_RESPONSE

    small = frame.shrunk(THUMB_SIDE)
    return _encoded(small.light(slice(None), SRGB_RESPONSE))


def preview(
    frames: "Sequence[Frame]", options: "Options", *, check: Callable[[], None] = lambda: None
) -> "Pixels":
    """Merge small frames and show the scene: (h, w, 3) uint8, sRGB-encoded.

    Raises:
        DisqueError: as `imaging.brackets.merge`.
    """
    import numpy as np

    from disque_studio.imaging.brackets import merge
    from disque_studio.imaging.operators import OPERATORS

    shown = OPERATORS[_SHOWN_BY](merge(frames, options, check=check).rgb)
    return np.rint(shown * 255).astype(np.uint8)


def suggest(series: Series) -> Path:
    """Give a new name beside the originals for the merged picture."""
    first, last = sorted(series.paths)[0], sorted(series.paths)[-1]
    stem = safe_name(f"{first.stem}-{_ending(first.stem, last.stem)} HDR")
    place = Namer("number", series.paths).take(folders.beside(first), stem, SUFFIX)
    assert place is not None
    return place.path


def merge_files(
    series: Series,
    options: "Options",
    target: Path,
    *,
    check: Callable[[], None] = lambda: None,
    progress: Callable[[float], None] = lambda part: None,
) -> Saved:
    """Merge a series and save it as a half-float EXR; a file that is there is never replaced.

    Raises:
        FileRefusedError: a frame cannot be read or does not fit the others, or the target cannot be written.
        DisqueError: the series is too large.
    """
    from disque_studio.imaging import codecs
    from disque_studio.imaging.brackets import merge
    from disque_studio.imaging.brackets_facts import check_series
    from disque_studio.imaging.brackets_frames import load_frame

    if target.suffix.lower() != SUFFIX:
        raise DisqueError(f"a merged series is an EXR file; let its name end in {SUFFIX}")
    check_target(target, originals=series.paths, overwrite=False)
    check_series(series.frames)
    frames = []
    for number, facts in enumerate(series.frames, 1):
        check()
        frames.append(load_frame(facts))
        progress(_READING * number / len(series.frames))
    left = 1 - _READING
    merged: Merged = merge(
        frames, options, check=check, progress=lambda part: progress(_READING + left * part)
    )
    frames.clear()
    check()
    check_target(target, originals=series.paths, overwrite=False)
    codecs.write(target, merged.rgb, format="exr", exif=merged.exif)
    return Saved(target, merged.unaligned, merged.ghosts)


def _encoded(light: "npt.NDArray[np.float32]") -> "Pixels":
    import numpy as np

    from disque_studio.imaging.transfer import srgb_encode

    return np.rint(srgb_encode(np.clip(light, 0, 1)) * 255).astype(np.uint8)


def _ending(first: str, last: str) -> str:
    """Give what the second name has that the first has not: "IMG_12", "IMG_14" -> "14"."""
    same = 0
    while same < min(len(first), len(last)) and first[same] == last[same]:
        same += 1
    while same and last[same - 1].isdigit():
        same -= 1
    return last[same:] or last
