"""The quality slider's search: given a photo, its look and a target score, the nearest picture that has it.

Built once for a photo and a mapping, a `Walk` leads from the look to lower and to higher scores of QD-net,
in steps of the mapping's grid: full resolution is rendered by the same kernel, and nothing is synthesised.
Where a step leads is said by `steering`: by equations 5 and 6 of the paper (codes drawn from the prior, fused
with the picture's own, decoded), and by the gradient of the score. A small decoder moves the score of what is
rendered less than that of its own code, so from the second step on the gradient leads alone.

Every step is rendered and scored. One that breaks the guard of `stage`, or moves the score the wrong way, is
shortened or not taken; so the score rises along the walk, and every place that was measured keeps structure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from torch import Tensor

from disque_studio.errors import CancelledError
from disque_studio.looks.mapping import AFFINE, Floats, Mapping, neutral_mapping
from disque_studio.quality.pushes import FINE
from disque_studio.quality.qdnet import QdNetScorer
from disque_studio.quality.stage import CLIPPING_GAIN, FIDELITY_LOSS, Reading, Stage, stage
from disque_studio.quality.steering import Heading, Request, Steering
from disque_studio.quality.walk import Knot, Walk

STEPS = 4
"""Most steps to either side."""

WANTED = 12.0
"""Points of score that a step aims at."""

SHORTEST, LONGEST = 0.002, 0.05
"""Root mean square change of the picture in one step, in display values."""

LEAST_GAIN = 0.4
"""Points below which a step is not worth its change, and the walk ends."""

TRIES = 3
"""Lengths that are tried for a step."""

THRIFT = 0.6
"""Share of what is left of the guard that one step may plan to use up."""

WEAKEST = 0.1
"""Strength below which the look is rewritten at full strength, where the grid has its full effect."""

GUARD = "beyond this the picture would lose structure of the photo"
SATURATED = "no smooth change of tone and colour brings the score further"
ENDED = "the search goes no further from the look"
SCALE_END = "the scale ends here"
"""Why a walk ends, in words for the user."""


@dataclass(eq=False)
class _Side:
    """One direction of a walk, growing: `sign` 1 up, -1 down; `grids` and `readings` from the look on.

    `picture` is the last one, as the scorer sees it. `trust` is by how much the score moved, to what was
    promised. `why` is set when the side has ended.
    """

    sign: int
    grids: list[Floats]
    readings: list[Reading]
    picture: Tensor
    trust: float = 1.0
    why: str = ""

    def request(self, own: Reading) -> Request:
        last = self.readings[-1]
        room = (
            THRIFT * (last.fidelity - own.fidelity + FIDELITY_LOSS),
            THRIFT * (own.clipped + CLIPPING_GAIN - last.clipped),
        )
        return Request(self.sign, last.score, LONGEST / 2, room)


@dataclass(eq=False)
class _Try:
    """A step that is tried: along `heading`, of a `length` in display values."""

    side: _Side
    heading: Heading
    length: float
    why: str = SATURATED

    @property
    def grid(self) -> Floats:
        return self.side.grids[-1] + np.float32(self.length) * self.heading.grid


def search(
    rgb: npt.NDArray[np.floating],
    mapping: Mapping,
    scorer: QdNetScorer,
    *,
    refine: bool = True,
    cancelled: Callable[[], bool] | None = None,
) -> Walk:
    """Build the walk of a photo's scene-linear Rec.709 pixels (H, W, 3) from `mapping`; deterministic.

    Without `refine`, decoded codes alone say where every step leads.

    Raises:
        CancelledError: `cancelled` said so.
    """
    return _Search(stage(rgb, mapping, scorer), mapping, cancelled or _never).walk(by_gradient=refine)


class _Search:
    """One search: what is known of the photo, and the two sides of the walk."""

    def __init__(self, on: Stage, mapping: Mapping, cancelled: Callable[[], bool]) -> None:
        self._stage, self._look, self._cancelled = on, mapping, cancelled
        self._steered = steerable(mapping)
        assert self._steered.grid is not None
        self._grid = self._steered.grid
        pictures = on.pictures([mapping])
        self._own = on.read(pictures)[0]
        self._steering = Steering(on, self._steered, (pictures.shape[2], pictures.shape[3]))
        self._sides = [_Side(sign, [self._grid], [self._own], pictures[0]) for sign in (1, -1)]

    def walk(self, *, by_gradient: bool) -> Walk:
        """Take steps to both sides, and give the walk."""
        for step in range(STEPS):
            for side in self._sides:
                if not 1 <= side.readings[-1].score <= 99:
                    side.why = side.why or SCALE_END
            active = [side for side in self._sides if not side.why]
            if not active:
                break
            # Codes cost as much as a gradient, and tell the direction as well from the look as from later on.
            self._step(active, by_code=step == 0 or not by_gradient, by_gradient=by_gradient)
        return self._made()

    def _step(self, sides: Sequence[_Side], *, by_code: bool, by_gradient: bool) -> None:
        """Find a heading for every side, and go the longest of some lengths that holds."""
        self._check()
        headings = self._steering.headings(
            [side.picture for side in sides],
            [side.request(self._own) for side in sides],
            by_code=by_code,
            by_gradient=by_gradient,
        )
        tries = []
        for side, heading in zip(sides, headings, strict=True):
            if heading is None:
                side.why = GUARD if len(side.grids) > 1 else SATURATED
            else:
                tries.append(_Try(side, heading, self._length(side, heading)))
        for _ in range(TRIES):
            if tries:
                self._check()
                tries = self._tried(tries)
        for failed in tries:
            failed.side.why = failed.why

    def _length(self, side: _Side, heading: Heading) -> float:
        """Choose the length that should bring `WANTED` points, as far as is known."""
        points = self._stage.scorer.calibration
        score = side.readings[-1].score
        goal = np.clip(score + side.sign * WANTED, 0.5, 99.5)
        raw = np.interp([score, goal], points.score, points.raw)
        length = abs(float(raw[1] - raw[0])) / (heading.promise * side.trust)
        return float(np.clip(length, SHORTEST, LONGEST))

    def _tried(self, tries: Sequence[_Try]) -> list[_Try]:
        """Measure every step; take those that hold, and give the others back, shortened."""
        grids = [each.grid for each in tries]
        pictures = self._stage.pictures([replace(self._steered, grid=grid) for grid in grids])
        failed = []
        for each, grid, picture, reading in zip(
            tries, grids, pictures, self._stage.read(pictures), strict=True
        ):
            side, last = each.side, each.side.readings[-1]
            gain = side.sign * (reading.score - last.score)
            if gain >= LEAST_GAIN and reading.keeps(self._own):
                side.trust *= float(np.clip(gain / WANTED, 0.5, 2.0)) if each.length < LONGEST else 1.0
                side.grids.append(grid)
                side.readings.append(reading)
                side.picture = picture
            else:
                each.why = SATURATED if reading.keeps(self._own) else GUARD
                each.length *= self._shortening(last, reading)
                failed.append(each)
        return failed

    def _shortening(self, last: Reading, reading: Reading) -> float:
        """Estimate by how much a step is to be shortened, for the guard to hold or for the score to move."""
        own, share = self._own, 1.0
        lost = last.fidelity - reading.fidelity
        if reading.fidelity < own.fidelity - FIDELITY_LOSS and lost > 0:
            share = min(share, (last.fidelity - own.fidelity + FIDELITY_LOSS) / lost)
        gained = reading.clipped - last.clipped
        if reading.clipped > own.clipped + CLIPPING_GAIN and gained > 0:
            share = min(share, (own.clipped + CLIPPING_GAIN - last.clipped) / gained)
        return max(0.8 * share, 0.05) if share < 1 else 0.35

    def _made(self) -> Walk:
        knots = [Knot(0.0, self._grid, self._own)]
        for side in self._sides:
            count = len(side.grids) - 1
            places = (side.sign * (i + 1) / count for i in range(count))
            knots += map(Knot, places, side.grids[1:], side.readings[1:])
        why = {side.sign: side.why or ENDED for side in self._sides}
        knots.sort(key=lambda knot: knot.t)
        return Walk(self._stage, self._look, self._steered, knots, why[-1], why[1])

    def _check(self) -> None:
        if self._cancelled():
            raise CancelledError("the search was cancelled")


def steerable(mapping: Mapping) -> Mapping:
    """Give a mapping that renders as this one does, with a grid over the photo that has its full effect."""
    mapping = mapping.settled()
    grid = mapping.grid if mapping.grid is not None else np.zeros((*FINE, AFFINE), np.float32)
    if mapping.strength >= WEAKEST:
        return replace(mapping, grid=grid)
    neutral = neutral_mapping(mapping.gain).table
    share = np.float32(mapping.strength)
    table = neutral + share * (mapping.table - neutral)
    return replace(mapping, table=table, grid=share * grid, strength=1.0)


def _never() -> bool:
    return False
