"""Highlights, shadows and clarity as stops of exposure that depend on place and brightness: pure arrays.

They move the scene's light before the look does its work, as exposure does: what a look, or the screen, would
cut off comes back, and no colour shifts. Highlights and shadows press or stretch the photo's local brightness
(see `looks.surroundings`) beyond two pivots, where the look's own tones turn bright and dark; the detail
above it stays. Clarity stretches that detail. However they are combined, a brighter pixel stays brighter than
a darker one beside it.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.primaries import REC709_LUMINANCE
from disque_studio.imaging.transfer import Floats, srgb_encode
from disque_studio.looks.grade import Grade
from disque_studio.looks.mapping import (
    SURROUNDINGS_DEPTH,
    SURROUNDINGS_LOWEST,
    SURROUNDINGS_STEP,
    Mapping,
    positions,
)

BRIGHT, DARK = 0.66, 0.38
"""Tones, as parts of the look's range, from which on highlights and shadows work."""

_LEAST_APART = 1.0
_SOFTNESS = 0.3
_DOWN, _UP = 0.7, 0.5
_OPEN, _CLOSE = 0.75, 0.6
_MOST_UP, _MOST_OPEN = 1.5, 3.5
_CLARITY = 0.55
_BIG_DETAIL = 1.0
_FLATTEST = 0.15


def changes_light(grade: Grade) -> bool:
    """Tell whether a grade moves light depending on place or brightness."""
    return any((grade.highlights, grade.shadows, grade.clarity))


def local_light(mapping: Mapping) -> Floats:
    """Give the stops that a mapping's grade adds, at each vertex of its surroundings: float32 (h, w, depth).

    The depth is brightness before exposure, as the surroundings' is. Takes about a millisecond.
    """
    grade = mapping.grade
    own = SURROUNDINGS_LOWEST + SURROUNDINGS_STEP * np.arange(SURROUNDINGS_DEPTH, dtype=np.float32)
    around = own[None, None] if mapping.surroundings is None else mapping.surroundings
    stops = _pressed(around + np.float32(mapping.exposure), pivots(mapping), grade)
    if grade.clarity:
        detail = np.tanh((own - around) / np.float32(_BIG_DETAIL))
        stops += np.float32(grade.clarity / 100 * _CLARITY * _BIG_DETAIL) * detail
    # No brighter pixel may become the darker one, whatever comes together here.
    room = (1 - _FLATTEST) * SURROUNDINGS_STEP * np.arange(SURROUNDINGS_DEPTH, dtype=np.float32)
    return np.ascontiguousarray(np.maximum.accumulate(stops + room, -1) - room, np.float32)


def _pressed(around: Floats, at: tuple[float, float], grade: Grade) -> Floats:
    """Give the stops of highlights and shadows where the local brightness is `around`."""
    dark, bright = at
    soft = _SOFTNESS * (bright - dark)
    high, low = grade.highlights / 100, grade.shadows / 100
    stops = np.zeros_like(around)
    if high:
        above = _over(around - bright, soft)
        stops += high * _DOWN * above if high < 0 else _capped(high * _UP * above, _MOST_UP)
    if low:
        below = _over(dark - around, soft)
        size = _capped(abs(low) * (_OPEN if low > 0 else _CLOSE) * below, _MOST_OPEN)
        stops += np.sign(low) * size
    return stops


def _over(stops: Floats, soft: float) -> Floats:
    """Give what lies above 0, setting in softly."""
    return np.asarray(np.logaddexp(0, stops / np.float32(soft)) * np.float32(soft), np.float32)


def _capped(stops: Floats, most: float) -> Floats:
    return np.asarray(-most * np.expm1(-stops / np.float32(most)), np.float32)


def pivots(mapping: Mapping) -> tuple[float, float]:
    """Give the log2 luminance, exposed, whose grey the look makes dark, and that which it makes bright."""
    look = np.clip(mapping.table[:, :3] @ np.array(REC709_LUMINANCE, np.float32), 0, 1)
    neutral = _neutral_tones()
    tones = np.maximum.accumulate(np.clip(neutral + mapping.strength * (look - neutral), 0, 1))
    low, high = tones[0], tones[-1]
    dark, bright = (
        float(_stops()[min(np.searchsorted(tones, low + part * (high - low)), len(tones) - 1)])
        for part in (DARK, BRIGHT)
    )
    short = max(_LEAST_APART - (bright - dark), 0) / 2
    return dark - short, bright + short


@cache
def _neutral_tones() -> Floats:
    return np.clip(srgb_encode(positions()), 0, 1)


@cache
def _stops() -> npt.NDArray[np.float32]:
    return np.log2(positions())
