"""The inspection of finished pictures: found in folders, paired with their HDR photos by name, summed up.

`studio.inspector` scores them.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.suffixes import ULTRA_HDR_SUFFIXES, pictures
from disque_studio.looks.pairnames import pairs_by_name
from disque_studio.studio.kinds import Kind, by_content, by_suffix
from disque_studio.studio.walking import walk

THUMB_SIDE = 256
"""Pixels of a thumbnail's longer side."""

_STEPS, _LEAST_STEPS = 20, 4
_SMALL_RANGE = 10.0

NO_RENDITION = (
    "holds scene light, and no rendition of it is here: scene light is scored once it is tone-mapped; "
    "give its rendition a name that begins with this one"
)


@dataclass(frozen=True)
class Entry:
    """A picture of the inspection, the HDR photo that it is compared with, or why it is `left` out."""

    path: Path
    reference: Path | None = None
    left: str = ""


@dataclass(frozen=True)
class Score:
    """What one metric says: `value` as `score --json` gives it, in `range`, in `unit`s."""

    metric: str
    title: str
    value: float
    range: tuple[float, float] = (0.0, 100.0)
    higher_is_better: bool = True
    unit: str = "points"

    def better_than(self, other: "Score") -> bool:
        """Tell which of two scores of the same metric is the better one."""
        return self.value > other.value if self.higher_is_better else self.value < other.value


@dataclass(frozen=True)
class Record:
    """All that is known of a picture.

    `thumbnail` is a JPEG, sRGB, `THUMB_SIDE` pixels long, b"" where there is none. `refused` holds what could
    not be said of it, as (metric, reason); `error` says in one line why there are no scores at all.
    """

    entry: Entry
    size: tuple[int, int] | None = None
    thumbnail: bytes = b""
    scores: tuple[Score, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()
    error: str = ""

    def score(self, metric: str) -> Score | None:
        """Give a metric's score."""
        return next((score for score in self.scores if score.metric == metric), None)


@dataclass(frozen=True)
class Summary:
    """One metric over many pictures. `values` are in the order of the records that have one."""

    metric: str
    title: str
    range: tuple[float, float]
    higher_is_better: bool
    unit: str
    values: tuple[float, ...]
    mean: float
    median: float
    best: Path
    worst: Path


def find(paths: Iterable[Path], *, check: Callable[[], None] = lambda: None) -> list[Path]:
    """List the named files and, in named folders at any depth, every file whose suffix is a picture's.

    Each once, and absolute; see `walking.walk`.
    """
    named = list(dict.fromkeys(path.absolute() for path in paths))
    files = walk(named, check=check).files
    wanted = {*named, *pictures(files)}
    return [file for file in files if file in wanted]


def pair(files: Iterable[Path]) -> tuple[Entry, ...]:
    """Make an entry of each finished picture, with the HDR photo of its name (see `pairnames.pairs_by_name`).

    HDR photos that a picture goes with are no entries; one without is left out, with the reason.
    """
    files = list(dict.fromkeys(files))
    light = {file for file in files if _holds_light(file)}
    partners = pairs_by_name([file for file in files if file in light], [f for f in files if f not in light])
    used = set(partners.values())
    return tuple(
        Entry(file, left=NO_RENDITION) if file in light else Entry(file, partners.get(file))
        for file in files
        if file not in used
    )


def summaries(records: Iterable[Record]) -> tuple[Summary, ...]:
    """Sum up each metric over the records that have it, in the order in which metrics appear."""
    found: dict[str, list[tuple[Score, Path]]] = {}
    for record in records:
        for score in record.scores:
            found.setdefault(score.metric, []).append((score, record.entry.path))
    return tuple(_summary(metric, scored) for metric, scored in found.items())


def bins(summary: Summary, count: int) -> tuple[float, float, list[int]]:
    """Count a metric's values in `count` equal parts of a span that holds them: its ends and the counts.

    The span is made of twentieths of the metric's range, at least four of them, so that it stays readable.
    """
    low, high = summary.range
    step = (high - low) / _STEPS
    first = min(max(math.floor((min(summary.values) - low) / step), 0), _STEPS - _LEAST_STEPS)
    last = max(math.ceil((max(summary.values) - low) / step), first + _LEAST_STEPS)
    start, end = low + first * step, low + last * step
    counts = [0] * count
    for value in summary.values:
        counts[min(max(int((value - start) / (end - start) * count), 0), count - 1)] += 1
    return start, end, counts


def shown(value: float, range: tuple[float, float]) -> str:
    """Write a score for people: to a tenth of a point, finer where the whole range is small."""
    return f"{value:.1f}" if range[1] - range[0] > _SMALL_RANGE else f"{value:.3f}"


def _summary(metric: str, scored: list[tuple[Score, Path]]) -> Summary:
    first = scored[0][0]
    values = tuple(score.value for score, _ in scored)
    ranked = sorted(scored, key=lambda pair: pair[0].value, reverse=first.higher_is_better)
    return Summary(
        metric=metric,
        title=first.title,
        range=first.range,
        higher_is_better=first.higher_is_better,
        unit=first.unit,
        values=values,
        mean=fmean(values),
        median=median(values),
        best=ranked[0][1],
        worst=ranked[-1][1],
    )


def _holds_light(path: Path) -> bool:
    """Tell whether a file is an HDR photo: by its name, and where that leaves it open by its header."""
    kind = by_suffix(path)
    if kind is None and path.suffix.lower() not in ULTRA_HDR_SUFFIXES:
        try:
            kind = by_content(path)
        except FileRefusedError:
            return False
    return kind is Kind.LIGHT
