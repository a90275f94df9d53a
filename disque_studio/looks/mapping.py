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

from dataclasses import dataclass, replace
from functools import cache
from typing import Self

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

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

STRONGEST = 1.5
EXPOSURE_STOPS = 10.0


@dataclass(frozen=True, eq=False)
class Mapping:
    """A look, planned for one photo.

    `gain` brings the photo's log-mean luminance to key. `table` is float32 (ENTRIES, COEFFICIENTS). `grid` is
    float32 (height, width, depth, AFFINE), its vertices at the centres of equal cells over the photo, or
    None for no correction. `strength` is 0 (neutral) to 1.5, 1 being the look as learnt; `exposure` in stops.

    Raises:
        ValueError: naming the field that is not so.
    """

    gain: float
    table: Floats
    grid: Floats | None
    strength: float = 1.0
    exposure: float = 0.0

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

    def with_(self, *, strength: float | None = None, exposure: float | None = None) -> Self:
        """Give the same look at another strength or exposure; None keeps what is."""
        return replace(
            self,
            strength=self.strength if strength is None else strength,
            exposure=self.exposure if exposure is None else exposure,
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
