"""What a file tells of its exposure, and which files are a series of exposures of one scene.

Exposure is EXIF's: time x ISO / 100 / aperture squared (EXIF 2.32, ISO 12232). Nothing is decoded here.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Literal

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs import exif, jpeg, rawtiff
from disque_studio.imaging.suffixes import RAW_SUFFIXES, TIFF_SUFFIXES, ULTRA_HDR_SUFFIXES

MOST_FRAMES = 15
"""Exposures of one series; no camera takes more."""

_SECONDS, _APERTURE, _ISO, _TAKEN, _SUBSECOND = 0x829A, 0x829D, 0x8827, 0x9003, 0x9291
_WIDTH, _HEIGHT = 0x0100, 0x0101
_DATE = re.compile(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d")
_LONGEST_PAUSE = 4.0
"""Seconds between the end of one exposure and the beginning of the next: cameras write to their cards."""
_SAME_STOPS = 0.15
_LEAST_SPAN = 0.6
"""Stops between the shortest and the longest exposure, below which frames are a burst and no series."""

Form = Literal["raw", "jpeg", "tiff"]


@dataclass(frozen=True)
class Facts:
    """An exposure. `taken` is in seconds from any moment that is the same for all files; None where unknown.

    `size` is width and height as they are stored, `camera` what the maker calls it.
    """

    path: Path
    form: Form
    seconds: float
    aperture: float
    iso: float
    taken: float | None
    camera: str
    size: tuple[int, int]

    @property
    def exposure(self) -> float:
        """How much light the picture got, up to a factor that all cameras share."""
        return self.seconds * self.iso / 100 / self.aperture**2

    @property
    def stops(self) -> float:
        """The exposure in stops."""
        return math.log2(self.exposure)


def read_facts(path: Path) -> Facts:
    """Read what a JPEG, TIFF or raw file tells of its exposure.

    Raises:
        FileRefusedError: it tells no exposure time, is damaged, or of another kind.
    """
    form = _form(path)
    try:
        told, size = _read_jpeg(path) if form == "jpeg" else _read_tiff(path)
    except OSError as error:
        raise FileRefusedError(path, f"cannot be read: {error.strerror or error}") from error
    seconds = _number(told, _SECONDS, 0.0)
    if seconds <= 0:
        raise FileRefusedError(path, "tells no exposure time, so its place in a series is unknown")
    camera = " ".join(str(told.get(tag, "")) for tag in (exif.MAKE, exif.MODEL)).strip()
    return Facts(
        path=path,
        form=form,
        seconds=seconds,
        aperture=_number(told, _APERTURE, 1.0),
        iso=_number(told, _ISO, 100.0),
        taken=_moment(str(told.get(_TAKEN, "")), str(told.get(_SUBSECOND, ""))),
        camera=camera,
        size=size,
    )


def may_be_exposure(path: Path) -> bool:
    """Tell by its name whether a file may be one of a series."""
    return path.suffix.lower() in RAW_SUFFIXES | TIFF_SUFFIXES | ULTRA_HDR_SUFFIXES


def find_series(frames: Iterable[Facts]) -> list[tuple[Facts, ...]]:
    """Group frames into series, each from the shortest exposure to the longest, in the order they were taken.

    A series is of one camera, size and form, without long pauses, no exposure twice. Where a series was taken
    as raw files and JPEGs, it is the raw one.
    """
    series = []
    for _, group in groupby(sorted(frames, key=_sorting), key=_kind):
        for run in _without_pauses(list(group)):
            series += _without_repeats(run)
    good = [_ordered(one) for one in series if _is_series(one)]
    raw = {_stems(one) for one in good if one[0].form == "raw"}
    good = [one for one in good if one[0].form == "raw" or _stems(one) not in raw]
    return sorted(good, key=lambda one: min(str(frame.path) for frame in one))


def read_all(
    paths: Sequence[Path], *, check: Callable[[], None] = lambda: None
) -> tuple[list[Facts], list[FileRefusedError]]:
    """Read the facts of those files that may be exposures; give those that tell none with their reasons."""
    facts, refused = [], []
    for path in paths:
        check()
        try:
            facts.append(read_facts(path))
        except FileRefusedError as error:
            refused.append(error)
    return facts, refused


def check_series(frames: Sequence[Facts]) -> None:
    """See that frames can be merged.

    Raises:
        FileRefusedError: one frame has another size than the others, or the exposures do not differ.
    """
    if not frames:
        raise ValueError("a series has frames")
    sizes = [frame.size for frame in frames]
    usual = max(sizes, key=sizes.count)
    for frame in frames:
        if frame.size != usual:
            raise FileRefusedError(
                frame.path, f"is {_size(frame.size)} pixels, the others {_size(usual)}; leave it out"
            )
    if len(frames) > MOST_FRAMES:
        raise FileRefusedError(
            frames[-1].path, f"is one of {len(frames)} exposures; at most {MOST_FRAMES} are merged"
        )
    if not _spans(frames):
        raise FileRefusedError(
            frames[-1].path, "is exposed as the others are; choose pictures of different exposures"
        )


def _form(path: Path) -> Form:
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise FileRefusedError(path, f"cannot be read: {error.strerror or error}") from error
    if jpeg.matches(head):
        return "jpeg"
    if rawtiff.matches(head):
        return "raw" if rawtiff.is_raw(path) else "tiff"
    if path.suffix.lower() in RAW_SUFFIXES:
        return "raw"
    raise FileRefusedError(path, "is no JPEG, TIFF or raw file")


def _read_jpeg(path: Path) -> tuple[dict[int, str | tuple[float, ...]], tuple[int, int]]:
    stream = jpeg.parse(path, path.read_bytes())
    return exif.values(stream.exif), (stream.width, stream.height)


def _read_tiff(path: Path) -> tuple[dict[int, str | tuple[float, ...]], tuple[int, int]]:
    with rawtiff.mapped(path) as view:
        if rawtiff.matches(view):
            try:
                sizes = [_area(directory) for directory in exif.directories(view)]
            except ValueError as error:
                raise FileRefusedError(path, f"is damaged: {error}") from error
            return exif.values(view), max(sizes, key=lambda size: size[0] * size[1])
    # Other containers keep what they tell in ways of their own, which LibRaw knows.
    from disque_studio.imaging.codecs import raw

    return raw.exposure_of(path)


def _area(directory: exif.Numbers) -> tuple[int, int]:
    width, height = (int((directory.get(tag) or (0,))[0]) for tag in (_WIDTH, _HEIGHT))
    return width, height


def _number(told: dict[int, str | tuple[float, ...]], tag: int, default: float) -> float:
    value = told.get(tag)
    if isinstance(value, tuple) and value and math.isfinite(value[0]) and value[0] > 0:
        return float(value[0])
    return default


def _moment(date: str, fraction: str) -> float | None:
    found = _DATE.match(date)
    if found is None:
        return None
    try:
        moment = datetime.strptime(found[0], "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment.timestamp() + (float(f"0.{fraction}") if fraction.isdigit() else 0.0)


def _kind(frame: Facts) -> tuple[str, Form, str, tuple[int, int]]:
    return str(frame.path.parent), frame.form, frame.camera, frame.size


def _sorting(frame: Facts) -> tuple[object, ...]:
    return *_kind(frame), frame.taken or 0.0, frame.path.name


def _without_pauses(frames: list[Facts]) -> list[list[Facts]]:
    runs: list[list[Facts]] = []
    for frame in frames:
        before = runs[-1][-1] if runs else None
        if before is not None and _follows(before, frame):
            runs[-1].append(frame)
        else:
            runs.append([frame])
    return runs


def _follows(before: Facts, frame: Facts) -> bool:
    if before.taken is None or frame.taken is None:
        return before.taken == frame.taken
    # Some cameras note when an exposure begins, others when it ends.
    return frame.taken - before.taken <= _LONGEST_PAUSE + max(before.seconds, frame.seconds)


def _without_repeats(run: list[Facts]) -> list[list[Facts]]:
    """Begin anew where an exposure comes again: cameras take one series after the other."""
    series: list[list[Facts]] = []
    for frame in run:
        known = series and any(abs(frame.stops - one.stops) < _SAME_STOPS for one in series[-1])
        if not series or known or len(series[-1]) == MOST_FRAMES:
            series.append([])
        series[-1].append(frame)
    return series


def _is_series(frames: list[Facts]) -> bool:
    return len(frames) > 1 and _spans(frames)


def _spans(frames: Sequence[Facts]) -> bool:
    stops = [frame.stops for frame in frames]
    return max(stops) - min(stops) >= _LEAST_SPAN


def _ordered(frames: list[Facts]) -> tuple[Facts, ...]:
    return tuple(sorted(frames, key=lambda frame: frame.stops))


def _stems(frames: Sequence[Facts]) -> frozenset[tuple[Path, str]]:
    return frozenset((frame.path.parent, frame.path.stem) for frame in frames)


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]} × {size[1]}"
