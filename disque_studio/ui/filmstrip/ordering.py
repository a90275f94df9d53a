"""In which order the filmstrip shows which photos; knows no Qt."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from disque_studio.studio.session import Shot

Order = Literal["added", "name", "score", "rating", "date"]
ORDERS: tuple[Order, ...] = ("added", "name", "score", "rating", "date")

Kept = Literal["all", "picks", "unrejected", "rejected", "1", "2", "3", "4", "5"]
KEPT: tuple[Kept, ...] = ("all", "picks", "unrejected", "rejected", "1", "2", "3", "4", "5")
"""Which photos are shown; a number is the fewest stars."""

_DIGITS = re.compile(r"(\d+)")


def arranged(
    shots: Iterable[Shot],
    order: Order = "added",
    kept: Kept = "all",
    *,
    descending: bool = False,
    scores: Mapping[Path, float] | None = None,
    times: Mapping[Path, float] | None = None,
) -> tuple[Shot, ...]:
    """Give the photos that are shown, in their order; equal ones stay as they were added.

    Photos whose score or time is not known come last, whichever way the order goes.
    """
    key = _key(order, scores or {}, times or {})
    chosen = [(key(shot), shot) for shot in shots if _shows(shot, kept)]
    known = [pair for pair in chosen if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=descending)
    if order == "added" and descending:
        known = chosen[::-1]
    return tuple(shot for _, shot in known) + tuple(shot for value, shot in chosen if value is None)


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """Give a key that sorts names as people do: 2 before 10, whatever the case."""
    parts = _DIGITS.split(name.casefold())
    return tuple((int(part), "") if place % 2 else (-1, part) for place, part in enumerate(parts))


def _key(order: Order, scores: Mapping[Path, float], times: Mapping[Path, float]) -> Callable[[Shot], Any]:
    keys: dict[Order, Callable[[Shot], Any]] = {
        "added": lambda shot: 0,
        "name": lambda shot: natural(shot.path.name),
        "score": lambda shot: scores.get(shot.path),
        "rating": lambda shot: shot.rating,
        "date": lambda shot: times.get(shot.path),
    }
    return keys[order]


def _shows(shot: Shot, kept: Kept) -> bool:
    if kept == "all":
        return True
    if kept == "picks":
        return shot.flag == "pick"
    if kept == "unrejected":
        return shot.flag != "reject"
    if kept == "rejected":
        return shot.flag == "reject"
    return shot.rating >= int(kept)
