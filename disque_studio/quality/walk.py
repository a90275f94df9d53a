"""A walk from a look towards lower and higher scores, and answers to where a score lies on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from disque_studio.looks.mapping import Floats, Mapping
from disque_studio.quality.stage import Reading, Stage

STILL = 0.25
"""Points within which the look itself is the answer: nothing is changed."""

CLOSE = 0.5
"""Points between asked and measured score at which a search ends."""

CORRECTIONS = 2
"""Measurements after the first, at most."""


class Reach(NamedTuple):
    """The scores that a photo can be brought to in its look, and in plain words why it ends there."""

    low: float
    high: float
    why_low: str
    why_high: str


@dataclass(frozen=True, eq=False)
class Found:
    """What was found for a target.

    `mapping` renders it. `asked` is the target, `got` the score that was measured, `t` the place on the walk.
    `reason` tells in plain words why `asked` is out of reach; None where it is not.
    """

    mapping: Mapping
    asked: float
    got: float
    t: float
    reason: str | None = None


@dataclass(frozen=True, eq=False)
class Knot:
    """A place of the walk that was measured: `t` in [-1, 1], the grid there, and its reading."""

    t: float
    grid: Floats
    reading: Reading


@dataclass(frozen=True, eq=False)
class Walk:
    """Grids in a row, from the lowest score to the highest; between two, the grid is interpolated.

    `look` is the mapping as it was given, and is the answer at t = 0. `steered` is the mapping whose grid is
    replaced elsewhere: `look` itself, or at a low strength its equal at full strength. `knots` ascend in t
    and in score, and every one keeps the structure guard. `why_low` and `why_high` tell why the walk ends.
    """

    stage: Stage
    look: Mapping
    steered: Mapping
    knots: Sequence[Knot]
    why_low: str
    why_high: str

    @property
    def score(self) -> float:
        """The score of the look itself."""
        return self._own().score

    @property
    def reach(self) -> Reach:
        """The reachable scores."""
        scores = [knot.reading.score for knot in self.knots]
        return Reach(scores[0], scores[-1], self.why_low, self.why_high)

    def at(self, t: float) -> Mapping:
        """Give the mapping at a place, -1 (lowest score) to 1 (highest); nothing is measured."""
        if t == 0:
            return self.look
        places = [knot.t for knot in self.knots]
        t = min(max(t, places[0]), places[-1])
        after = min(max(int(np.searchsorted(places, t)), 1), len(places) - 1)
        if len(places) == 1:
            return self.look
        before = after - 1
        share = np.float32((t - places[before]) / (places[after] - places[before]))
        low, high = self.knots[before].grid, self.knots[after].grid
        return replace(self.steered, grid=low + share * (high - low))

    def place(self, target: float) -> float:
        """Estimate where a score lies from what is known already, in no time."""
        scores = [knot.reading.score for knot in self.knots]
        return float(np.interp(target, scores, [knot.t for knot in self.knots]))

    def find(self, target: float) -> Found:
        """Bring the photo to a score, 0 to 100, as near as the walk goes; deterministic.

        Measures the rendered picture one to three times.

        Raises:
            ValueError: the target is not within 0 to 100.
        """
        if not 0 <= target <= 100:
            raise ValueError(f"a target lies within 0 to 100, not {target}")
        reach = self.reach
        if target < reach.low - CLOSE or target > reach.high + CLOSE:
            end, why = (
                (self.knots[0], reach.why_low) if target < reach.low else (self.knots[-1], reach.why_high)
            )
            return Found(self.at(end.t), target, end.reading.score, end.t, why)
        if abs(target - self.score) <= STILL:
            return Found(self.look, target, self.score, 0.0)
        return self._search(target)

    def measure(self, t: float) -> Reading:
        """Render and measure a place."""
        return self.stage.read(self.stage.pictures([self.at(t)]))[0]

    def _search(self, target: float) -> Found:
        """Close in on a target between two knots: a guess from their scores, then corrections."""
        scores = [knot.reading.score for knot in self.knots]
        after = min(max(int(np.searchsorted(scores, target)), 1), len(scores) - 1)
        low, high = ((self.knots[i].t, self.knots[i].reading.score) for i in (after - 1, after))
        best = min((low, high), key=lambda point: abs(point[1] - target))
        own = self._own()
        for _ in range(1 + CORRECTIONS):
            if abs(best[1] - target) <= CLOSE or high[1] <= low[1]:
                break
            share = (target - low[1]) / (high[1] - low[1])
            t = low[0] + min(max(share, 0.02), 0.98) * (high[0] - low[0])
            reading = self.measure(t)
            if reading.keeps(own) and abs(reading.score - target) < abs(best[1] - target):
                best = t, reading.score
            if reading.score < target:
                low = t, reading.score
            else:
                high = t, reading.score
        return Found(self.at(best[0]), target, best[1], best[0])

    def _own(self) -> Reading:
        return next(knot.reading for knot in self.knots if knot.t == 0)
