"""The rows of the inspection's table: what is known of each picture, in which order; knows no Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disque_studio.studio.inspection import Entry, Record, Score
from disque_studio.ui.filmstrip.ordering import natural

NAME, SIZE = "name", "size"
"""What rows can be sorted by besides a metric."""


@dataclass(eq=False)
class Row:
    """A picture; `record` is None until it is scored, `thumbnail` and `size` may be known before."""

    entry: Entry
    record: Record | None = None
    thumbnail: bytes = b""
    size: tuple[int, int] | None = None
    asked: bool = False

    @property
    def path(self) -> Path:
        """The picture's file."""
        return self.entry.path

    def score(self, metric: str) -> Score | None:
        """Give a metric's score, where there is one."""
        return None if self.record is None else self.record.score(metric)

    @property
    def troubles(self) -> tuple[str, ...]:
        """What could not be said of the picture, and why: a sentence each."""
        if self.record is None:
            return ()
        if self.record.error:
            return (self.record.error,)
        return tuple(f"{name}: {why}" for name, why in self.record.refused)


class Ends:
    """The best and the worst row of each metric, followed as scores come."""

    def __init__(self) -> None:
        self.best: dict[str, Row] = {}
        self.worst: dict[str, Row] = {}

    def take(self, row: Row) -> set[Row]:
        """Take the scores of a row into account; give the rows that are an end, or no longer one."""
        changed: set[Row] = set()
        for score in row.record.scores if row.record is not None else ():
            for ends, wins in ((self.best, score.better_than), (self.worst, _worse_than(score))):
                before = ends.get(score.metric)
                known = None if before is None else before.score(score.metric)
                if before is None or known is None or wins(known):
                    ends[score.metric] = row
                    changed |= {row} if before is None else {row, before}
        return changed

    def badge(self, row: Row, metric: str) -> str:
        """Tell whether a row is the "best" or the "worst" of a metric; "" where it is neither, or alone."""
        best, worst = self.best.get(metric), self.worst.get(metric)
        if best is worst:
            return ""
        return "best" if row is best else "worst" if row is worst else ""


def ordered(rows: Iterable[Row], by: str, *, descending: bool) -> list[Row]:
    """Sort rows by NAME, SIZE or a metric; rows without that value stand last in either order."""
    value = sort_value(by)
    keyed = [(value(row), row) for row in rows]
    known = sorted(
        (pair for pair in keyed if pair[0] is not None), key=lambda pair: pair[0], reverse=descending
    )
    return [row for _, row in known] + [row for key, row in keyed if key is None]


def sort_value(by: str) -> Callable[[Row], Any]:
    """Give the function of a row that `ordered` sorts by."""
    if by == NAME:
        return lambda row: (natural(row.path.name), str(row.path))
    if by == SIZE:
        return lambda row: None if row.size is None else row.size[0] * row.size[1]

    def value(row: Row) -> float | None:
        score = row.score(by)
        return None if score is None else score.value

    return value


def matching(rows: Iterable[Row], words: str) -> list[Row]:
    """Keep the rows whose file or folder has each of these words in its name."""
    wanted = words.casefold().split()
    return [row for row in rows if all(word in str(row.path).casefold() for word in wanted)]


def metrics_of(rows: Sequence[Row], known: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the metrics of the rows as (name, title), those that are known first."""
    found = dict(known)
    for row in rows:
        for score in row.record.scores if row.record is not None else ():
            found.setdefault(score.metric, score.title)
    return list(found.items())


def _worse_than(score: Score) -> Callable[[Score], bool]:
    return lambda other: other.better_than(score)
