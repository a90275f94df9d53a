"""What part of the map is seen, and the ways between its points; pure geometry."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.floating]

Size = tuple[float, float]

LARGEST = 64.0
MARGIN = 34.0
"""Around the points where all of them are seen."""

_SAME = 1e-4
"""Places nearer than this cannot be told apart at any zoom."""

_BESIDE = 9.0
"""How far points of one place stand from each other, in points of the screen; many of them stand closer."""

_FARTHEST = 40.0
_TURN = math.pi * (3 - math.sqrt(5))
"""From one point of a sunflower's spiral to the next."""

_SIDEWAYS = 2.0
"""How much farther away a point counts that lies at 45 degrees to the way asked for."""


@dataclass(frozen=True)
class Lens:
    """The map at `zoom` (1 shows all of it) with the place (`x`, `y`) in the middle.

    Places reach from -`reach` to `reach` in either direction; y grows upwards.
    """

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0
    reach: tuple[float, float] = (1.0, 1.0)

    def scale(self, size: Size) -> float:
        """Give the screen's points a unit of the map."""
        rooms = [max(side / 2 - MARGIN, 1.0) for side in size]
        return self.zoom * min(room / max(reach, 1e-6) for room, reach in zip(rooms, self.reach, strict=True))

    def on_screen(self, places: "Floats", size: Size) -> "Floats":
        """Give where places (n, 2) are seen, (n, 2)."""
        scale = self.scale(size)
        seen: Floats = (places - (self.x, self.y)) * (scale, -scale) + (size[0] / 2, size[1] / 2)
        return seen

    def zoomed(self, factor: float, at: tuple[float, float], size: Size) -> "Lens":
        """Zoom, keeping what is seen at `at` where it is; all of the map is in the middle again."""
        zoom = min(max(self.zoom * factor, 1.0), LARGEST)
        if zoom == 1:
            return Lens(reach=self.reach)
        before, after = 1 / self.scale(size), 1 / replace(self, zoom=zoom).scale(size)
        right, up = at[0] - size[0] / 2, size[1] / 2 - at[1]
        moved = replace(
            self, zoom=zoom, x=self.x + right * (before - after), y=self.y + up * (before - after)
        )
        return moved.held()

    def panned(self, dx: float, dy: float, size: Size) -> "Lens":
        """Move the map by points of the screen."""
        scale = self.scale(size)
        return replace(self, x=self.x - dx / scale, y=self.y + dy / scale).held()

    def showing(self, place: tuple[float, float], size: Size) -> "Lens":
        """Move the map no farther than is needed to see a place."""
        scale = self.scale(size)
        half = [max(side / 2 - MARGIN, 1.0) / scale for side in size]
        x = min(max(self.x, place[0] - half[0]), place[0] + half[0])
        y = min(max(self.y, place[1] - half[1]), place[1] + half[1])
        return replace(self, x=x, y=y)

    def held(self) -> "Lens":
        """Keep the middle among the points."""
        across, up = self.reach
        return replace(self, x=min(max(self.x, -across), across), y=min(max(self.y, -up), up))


def spread(places: "Floats") -> "Floats":
    """Give the offsets on the screen, (n, 2), by which points of the same place are told apart.

    They stand around it in a spiral; a point that is alone stays where it is.
    """
    import numpy as np

    offsets = np.zeros((len(places), 2))
    if not len(places):
        return offsets
    _, group = np.unique(np.round(places / _SAME).astype(np.int64), axis=0, return_inverse=True)
    group = group.reshape(-1)
    counts = np.bincount(group)
    order = np.argsort(group, kind="stable")
    first = np.concatenate([[0], counts.cumsum()[:-1]])
    rank = np.empty(len(places))
    rank[order] = np.arange(len(places)) - np.repeat(first, counts)
    step = np.minimum(_BESIDE, _FARTHEST / np.sqrt(np.maximum(counts - 1, 1)))[group]
    radius, angle = step * np.sqrt(rank), _TURN * rank
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def nearest(seen: "Floats", at: tuple[float, float], within: float) -> int | None:
    """Give the index of the point (n, 2) nearest to `at`, at most `within` away."""
    if not len(seen):
        return None
    apart = ((seen - at) ** 2).sum(1)
    found = int(apart.argmin())
    return found if apart[found] <= within**2 else None


def towards(seen: "Floats", start: int, direction: tuple[int, int]) -> int | None:
    """Give the index of the nearest point (n, 2) in a direction: (1, 0) is to the right, (0, 1) down.

    Those within 45 degrees come first; None where nothing lies that way.
    """
    import numpy as np

    offset = seen - seen[start]
    ahead = offset @ np.array(direction)
    aside = np.abs(offset @ np.array(direction[::-1]))
    cost = ahead + _SIDEWAYS * aside
    for fits in ((ahead > 0) & (aside <= ahead), ahead > 0):
        if fits.any():
            return int(np.where(fits, cost, np.inf).argmin())
    return None


def roomy(seen: "Floats", order: Iterable[int], room: Size, size: Size) -> list[int]:
    """Choose, in this order, points (n, 2) on a screen of `size` around which `room` is free of others."""
    taken: dict[tuple[int, int], tuple[float, float]] = {}
    chosen = []
    for index in order:
        x, y = float(seen[index][0]), float(seen[index][1])
        if not (0 <= x <= size[0] and 0 <= y <= size[1]):
            continue
        column, row = int(x // room[0]), int(y // room[1])
        around = (taken.get((column + dx, row + dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        if not any(p is not None and abs(p[0] - x) < room[0] and abs(p[1] - y) < room[1] for p in around):
            taken[column, row] = x, y
            chosen.append(index)
    return chosen
