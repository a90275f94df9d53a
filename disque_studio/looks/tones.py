"""The tones of a grade: contrast, whites, blacks and the curve, as one table of display codes."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.transfer import Floats
from disque_studio.looks.grade import STRAIGHT, Curve, Grade

STEPS = 1024
"""Even steps of the tables, from code 0 to code 1."""

PIVOT = 0.46
"""The code of key grey, which contrast leaves alone."""

SQUARE, CUBE = 0.712, 0.288
"""Of the polynomial that stands for the sRGB curve where only the balance of channels matters."""

_CONTRAST, _SOFT_CONTRAST = 1.75, 1.2
_WHITES, _DULL_WHITES = 0.2, 0.14
_BLACKS = 0.14


def changes_tones(grade: Grade) -> bool:
    """Tell whether a grade changes anything after the look."""
    sliders = (grade.contrast, grade.whites, grade.blacks, grade.vibrance, grade.saturation)
    return any(sliders) or grade.curve != STRAIGHT


@lru_cache(maxsize=64)
def tone_table(contrast: float, whites: float, blacks: float, curve: Curve) -> Floats:
    """Give the code for each of `STEPS` + 2 codes: read-only float32.

    Never descending, and within 0 to 1; the last (of 1) stands twice.
    """
    code = np.linspace(0, 1, STEPS + 1)
    slope = contrast / 100 * (_CONTRAST if contrast > 0 else _SOFT_CONTRAST)
    bent = code + slope * code * (1 - code) * (code - PIVOT)
    bent = bent + whites / 100 * (_WHITES if whites > 0 else _DULL_WHITES) * bent**3
    bent = bent + blacks / 100 * _BLACKS * (1 - bent) ** 3
    bent = through(curve, np.clip(bent, 0, 1)) if curve != STRAIGHT else np.clip(bent, 0, 1)
    return _table(bent)


def table_of(grade: Grade) -> Floats:
    """Give the tone table of a grade."""
    return tone_table(grade.contrast, grade.whites, grade.blacks, grade.curve)


@lru_cache(maxsize=1)
def grey_table() -> Floats:
    """Give the code of grey for the square root of its light, in steps as even as those of the codes."""
    codes = np.linspace(0, 1, 64 * STEPS + 1)
    return _table(np.interp(np.linspace(0, 1, STEPS + 1), np.sqrt(light_of(codes)), codes))


def light_of(code: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """Give about the linear light of display codes, as the kernel counts it: within 0.003 of white's."""
    return code * code * (SQUARE + CUBE * code)


def _table(values: npt.NDArray[np.floating]) -> Floats:
    """Repeat the last value, so that every step has a next; read-only, as all of the kernel's tables are."""
    table = np.append(values, values[-1]).astype(np.float32)
    table.flags.writeable = False
    return table


def through(curve: Curve, at: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Evaluate the curve through some points: smooth, without a swing that the points do not have.

    Piecewise cubic Hermite interpolation (Fritsch and Carlson 1980, doi:10.1137/0717021) with slopes after
    Fritsch and Butland 1984 (doi:10.1137/0905021); level beyond the first and the last point.
    """
    x, y = np.array(curve, np.float64).T
    step, rise = np.diff(x), np.diff(y)
    slope = _slopes(step, rise / step)
    at = np.clip(np.asarray(at, np.float64), x[0], x[-1])
    i = np.clip(np.searchsorted(x, at, "right") - 1, 0, len(step) - 1)
    t = (at - x[i]) / step[i]
    bend_left = slope[i] * step[i] - rise[i]
    bend_right = rise[i] - slope[i + 1] * step[i]
    # The chord, and what bends away from it.
    return np.asarray(y[i] + t * rise[i] + t * (1 - t) * ((1 - t) * bend_left + t * bend_right))


def _slopes(step: npt.NDArray[np.float64], secant: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Give the slope at each point, from the steps between points and the slopes of the chords."""
    if len(step) == 1:
        return np.repeat(secant, 2)
    before, after = secant[:-1], secant[1:]
    first, second = 2 * step[1:] + step[:-1], step[1:] + 2 * step[:-1]
    same = before * after > 0
    share = first / np.where(same, before, 1) + second / np.where(same, after, 1)
    middle = np.where(same, (first + second) / share, 0)
    ends = (_end(*step[:2], *secant[:2]), _end(*step[:-3:-1], *secant[:-3:-1]))
    return np.concatenate([ends[:1], middle, ends[1:]])


def _end(step: float, beyond: float, secant: float, next_secant: float) -> float:
    """Give the slope at an end: the parabola's through three points, as far as it stays monotone."""
    slope = ((2 * step + beyond) * secant - step * next_secant) / (step + beyond)
    if slope * secant <= 0:
        return 0.0
    if secant * next_secant <= 0 and abs(slope) > 3 * abs(secant):
        return 3 * secant
    return slope
