"""What a look does to one photo: a table over luminance and a bilateral grid, as plain arrays.

The planner makes a `Mapping` once for a photo and a look; the kernel in `looks.apply` renders it at any size.
With c a scene-linear channel, L the Rec.709 luminance and ``Lg = L * gain * 2^exposure``:

1. ratios ``t_c = clip(max(c, 0) / L, 2^-6, 2^4)^(1/2.4) - 1``
2. base ``b_o = a_o + sum_j B_oj t_j + sum_k Q_ok q_k``, clipped to [-0.05, 1.05]; q = (tR tB, tR tR, tB tB);
   a, B and Q are interpolated in `table` at Lg
3. correction ``out = b + A [b, 1]``; A is interpolated in `grid` at the place and the log code of Lg
4. strength mixes out with the neutral rendition, the sRGB-encoded ``c * gain * 2^exposure``

(bilateral grids of affine transforms: Gharbi et al. 2017, "Deep bilateral learning").
"""

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import Self

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.frame import NO_FRAME, Frame, to_whole
from disque_studio.looks.grade import NO_GRADE, Grade

Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.intp]

Window = tuple[float, float, float, float]
WHOLE: Window = (0.0, 0.0, 1.0, 1.0)

EXPONENT = 1 / 2.4
"""Of the ratios, and of the sRGB curve."""

LOWEST_RATIO, HIGHEST_RATIO = 2.0**-6, 2.0**4
LOWEST_BASE, HIGHEST_BASE = -0.05, 1.05

LOWEST_OCTAVE = -20
OCTAVES = 36
PER_OCTAVE = 64
ENTRIES = OCTAVES * PER_OCTAVE + 1
"""Rows of a table: even within each octave of Lg from 2^-20 to 2^16, as the bits of a float32 are."""

COEFFICIENTS = 21
"""Columns of a table: a (3), then B (output by ratio, 9), then Q (output by product, 9)."""

AFFINE = 12
"""Numbers in a vertex of the grid: A (3 outputs by [r, g, b, 1])."""

CODE_TOP = 1.25
"""Log code at the last vertex of the grid's depth; 0 lies at the first."""

SURROUNDINGS_LOWEST, SURROUNDINGS_STEP, SURROUNDINGS_DEPTH = -13.0, 0.5, 45
"""Of the surroundings' depth: the first vertex (log2 of luminance times the gain), the step, the count."""

_MARGIN = 0.1

STRONGEST = 1.5
EXPOSURE_STOPS = 10.0


@dataclass(frozen=True, eq=False)
class Mapping:
    """A look, planned for one photo.

    `gain` brings the photo's log-mean luminance to key. `table` is float32 (ENTRIES, COEFFICIENTS). `grid` is
    float32 (height, width, depth, AFFINE), its vertices at the centres of equal cells over the photo, or
    None for no correction. `strength` is 0 (neutral) to 1.5, 1 being the look as learnt; `exposure` in stops.
    `grade` is what the user does beside the look. `aspect` is the photo's width over its height.
    `surroundings` (see `looks.surroundings`) is float32 (height, width, SURROUNDINGS_DEPTH), over the photo
    as the grid is; without it (None) a grade takes every pixel to be as bright as what is around it.
    `window` (left, top, right, bottom) is what the photo spans of the grids, as parts of their sides.

    Raises:
        ValueError: naming the field that is not so.
    """

    gain: float
    table: Floats
    grid: Floats | None
    strength: float = 1.0
    exposure: float = 0.0
    grade: Grade = NO_GRADE
    aspect: float = 1.0
    surroundings: Floats | None = None
    window: Window = WHOLE

    def __post_init__(self) -> None:
        if not (np.isfinite(self.gain) and self.gain > 0):
            raise ValueError(f"gain must be a finite number above 0, not {self.gain}")
        if not 0 <= self.strength <= STRONGEST:
            raise ValueError(f"strength must lie within 0 to {STRONGEST}, not {self.strength}")
        if not -EXPOSURE_STOPS <= self.exposure <= EXPOSURE_STOPS:
            raise ValueError(f"exposure must lie within ±{EXPOSURE_STOPS:g} stops, not {self.exposure}")
        _check("table", self.table, (ENTRIES, COEFFICIENTS))
        if self.grid is not None:
            _check("grid", self.grid, (*self.grid.shape[:-1], AFFINE))
            if self.grid.ndim != 4 or not self.grid.size:
                raise ValueError(f"grid must be (height, width, depth, {AFFINE}), not {self.grid.shape}")

        if self.surroundings is not None:
            _check("surroundings", self.surroundings, (*self.surroundings.shape[:2], SURROUNDINGS_DEPTH))
            if not self.surroundings.size:
                raise ValueError("surroundings must not be empty")

    def with_(
        self, *, strength: float | None = None, exposure: float | None = None, grade: Grade | None = None
    ) -> Self:
        """Give the same look at another strength, exposure or grade; None keeps what is."""
        return replace(
            self,
            strength=self.strength if strength is None else strength,
            exposure=self.exposure if exposure is None else exposure,
            grade=self.grade if grade is None else grade,
        )

    def framed(self, frame: Frame) -> Self:
        """Give the mapping that renders the photo in its frame as this one renders the whole photo."""
        if frame == NO_FRAME:
            return self
        places = np.array(to_whole(frame, self.aspect))
        wide, high = (float(np.hypot(*(places[:, i] * (self.aspect, 1)))) for i in (0, 1))
        framed = replace(self, aspect=wide / high)
        if frame.angle == 0:
            return replace(framed, window=part_of(self.window, frame.box))
        # Somewhat more than the frame, so that its border lies between vertices as the inside does.
        beyond = 1 + 2 * _MARGIN
        grown = places @ [[beyond, 0, -_MARGIN], [0, beyond, -_MARGIN], [0, 0, 1]]
        edge = _MARGIN / beyond
        return framed._resampled(grown, (edge, edge, 1 - edge, 1 - edge))

    def settled(self) -> Self:
        """Give about the same mapping with grids that end where the photo does."""
        if self.window == WHOLE:
            return self
        return self._resampled(np.eye(2, 3), WHOLE)

    def _resampled(self, places: npt.NDArray[np.float64], window: Window) -> Self:
        """Put the grids into others, in which the photo spans `window`; `places` maps their points to its."""
        left, top, right, bottom = self.window
        there = places * [[right - left], [bottom - top]] + [[0, 0, left], [0, 0, top]]
        return replace(
            self,
            grid=None if self.grid is None else _resample(self.grid, there),
            surroundings=None if self.surroundings is None else _resample(self.surroundings, there),
            window=window,
        )

    @property
    def scale(self) -> float:
        """The factor from scene-linear light to key-normalised, exposed light."""
        return self.gain * 2.0**self.exposure


def _check(name: str, values: Floats, shape: tuple[int, ...]) -> None:
    if values.dtype != np.float32:
        raise ValueError(f"{name} must be float32, not {values.dtype}")
    if values.shape != shape:
        raise ValueError(f"{name} must have shape {shape}, not {values.shape}")
    if not np.isfinite(values).all():
        raise ValueError(f"{name} holds numbers that are not finite")


def part_of(window: Window, part: Window) -> Window:
    """Give where a part of what spans `window` lies."""
    left, top, right, bottom = window
    width, height = right - left, bottom - top
    return left + part[0] * width, top + part[1] * height, left + part[2] * width, top + part[3] * height


def _resample(grid: Floats, places: npt.NDArray[np.float64]) -> Floats:
    """Read a grid (h, w, …) at the vertices of another, twice as dense, whose points `places` maps to it."""
    height, width = grid.shape[:2]
    across, down = (
        min(math.ceil(2 * count * span) + 1, 2 * count) if count > 1 else 1
        for count, span in ((width, np.abs(places[0, :2]).max()), (height, np.abs(places[1, :2]).max()))
    )
    x, y = np.meshgrid((np.arange(across) + 0.5) / across, (np.arange(down) + 0.5) / down)
    at_x, at_y = np.tensordot(places, np.stack([x, y, np.ones_like(x)]), 1)
    left, beside = between(at_x, width)
    top, below = between(at_y, height)
    beside, below = (part.reshape(*part.shape, *[1] * (grid.ndim - 2)) for part in (beside, below))
    right, bottom = np.minimum(left + 1, width - 1), np.minimum(top + 1, height - 1)
    upper = grid[top, left] + beside * (grid[top, right] - grid[top, left])
    lower = grid[bottom, left] + beside * (grid[bottom, right] - grid[bottom, left])
    return np.ascontiguousarray(upper + below * (lower - upper))


def between(parts: npt.NDArray[np.floating], count: int) -> tuple[Indices, Floats]:
    """Place parts of a side between the centres of `count` cells: the vertex before, the part beyond."""
    place = np.clip(parts * count - 0.5, 0, count - 1)
    before = place.astype(np.intp)
    return before, (place - before).astype(np.float32)


@cache
def positions() -> Floats:
    """Give the luminance Lg that each row of a table stands for, ascending: read-only float32 (ENTRIES,)."""
    octave, part = np.divmod(np.arange(ENTRIES), PER_OCTAVE)
    light = (2.0 ** (LOWEST_OCTAVE + octave) * (1 + part / PER_OCTAVE)).astype(np.float32)
    light.flags.writeable = False
    return light


def neutral_mapping(gain: float) -> Mapping:
    """Give the mapping that shows a photo without a look: at strength 0 the sRGB curve alone.

    Its table writes the power part of the curve as a look, so that other strengths are near it too.
    """
    power = 1.055 * positions().astype(np.float64) ** EXPONENT
    table = np.zeros((ENTRIES, COEFFICIENTS), np.float32)
    table[:, :3] = (power - 0.055)[:, None]
    table[:, 3:12:4] = power[:, None]
    return Mapping(gain, table, None, strength=0.0)
