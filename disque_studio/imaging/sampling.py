"""Small copies of large pictures, and the tones in which a picture is scaled for the eye."""

import math
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging import spill
from disque_studio.imaging.bands import for_bands

Tones = npt.NDArray[np.int16]

_BAND_ROWS = 32
_ONE = 32767


def small_copy(rgb: npt.NDArray[np.floating], long_side: int) -> npt.NDArray[np.float32]:
    """Give a float32 copy of (H, W, C) whose longer side is `long_side`, every pixel an area average.

    A picture that is already as small is copied at its size. Works in bands, so that a half-float picture is
    never held as a whole in float32.

    Raises:
        ValueError: `long_side` is not positive.
    """
    if long_side < 1:
        raise ValueError(f"long_side must be at least 1, not {long_side}")
    height, width = rgb.shape[:2]
    scale = long_side / max(height, width)
    if scale >= 1:
        return np.array(rgb, np.float32)
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    narrow = np.empty((height, size[0], rgb.shape[2]), np.float32)

    def narrow_band(band: slice) -> None:
        wide = np.ascontiguousarray(rgb[band], np.float32)
        narrow[band] = cv2.resize(wide, (size[0], len(wide)), interpolation=cv2.INTER_AREA)
        spill.release(rgb[band])

    for_bands(height, narrow_band, rows=_BAND_ROWS)
    return np.asarray(cv2.resize(narrow, size, interpolation=cv2.INTER_AREA))


def to_tones(light: npt.NDArray[np.floating], gain: float) -> Tones:
    """Code scene-linear light (rows of any shape) as tones, to be averaged as the eye averages a display.

    The eye averages what is displayed, and so does whoever scales the exported file down. The mean of
    scene-linear light is another one: a lamp of a thousand times white outweighs its neighbours, so that a
    small view of the photo is brighter at every edge than the file. The mean of tones comes close to that of
    any look's display values, before a look is known: with ``u = 2 sqrt(light * gain)``, where `gain` is the
    photo's key gain, a tone is ``u / (1 + u)``. So key grey (0.18) has the tone 0.46, which is its sRGB code,
    below it tones follow the display's power law, and they stay below 1 however bright the light. Negative
    light (colours outside Rec.709) has the negative tone of its amount.

    Tones are int16, with 32767 for 1: half a step is 0.01 % of the light at key grey, and 1 % sixteen stops
    below it. NaN becomes 0.
    """
    if light.dtype == np.float16:
        return np.asarray(cv2.LUT(light.view(np.uint16), _half_tones(gain))).view(np.int16)
    tones = np.empty(light.shape, np.int16)

    def code(band: slice) -> None:
        tones[band] = _coded(light[band], gain)

    for_bands(len(light), code, rows=_BAND_ROWS)
    return tones


def tones_copy(
    light: npt.NDArray[np.floating], size: tuple[int, int], gain: float
) -> npt.NDArray[np.floating]:
    """Give a smaller copy of (H, W, 3) scene-linear light, `size` wide and high, its tones averaged by area.

    `gain` is as of `to_tones`. Works in bands, so that the photo is never held as a whole in tones.
    """
    narrow = np.empty((len(light), size[0], 3), np.int16)

    def narrow_band(band: slice) -> None:
        tones = to_tones(light[band], gain)
        narrow[band] = cv2.resize(tones, (size[0], len(tones)), interpolation=cv2.INTER_AREA)
        spill.release(light[band])

    for_bands(len(light), narrow_band, rows=_BAND_ROWS)
    tones = np.asarray(cv2.resize(narrow, size, interpolation=cv2.INTER_AREA), np.int16)
    return from_tones(tones, gain, light.dtype)


def from_tones(tones: Tones, gain: float, dtype: npt.DTypeLike) -> npt.NDArray[np.floating]:
    """Invert `to_tones`, to scene-linear light in float16 or float32; finite in either."""
    lights = _lights(gain, np.dtype(dtype))
    if lights.dtype == np.float16:
        return np.asarray(cv2.LUT(tones.view(np.uint16), lights.view(np.uint16))).view(np.float16)
    return np.asarray(cv2.LUT(tones.view(np.uint16), lights))


def _coded(light: npt.NDArray[np.floating], gain: float) -> Tones:
    tone = np.abs(light, dtype=np.float32)
    np.sqrt(np.fmax(tone, 0, out=tone), out=tone)  # fmax prefers 0 to NaN
    # The root of the gain alone, so that no product overflows.
    tone *= np.float32(2 * math.sqrt(gain))
    tone += 1
    np.divide(_ONE, tone, out=tone)
    np.subtract(_ONE, tone, out=tone)
    return np.rint(np.copysign(tone, light, out=tone), out=tone).astype(np.int16)


@lru_cache(maxsize=4)
def _half_tones(gain: float) -> npt.NDArray[np.uint16]:
    """Give the tone of every half-float bit pattern, as bits."""
    halves = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    return _coded(halves.astype(np.float32), gain).view(np.uint16)


@lru_cache(maxsize=4)
def _lights(gain: float, dtype: np.dtype[np.floating]) -> npt.NDArray[np.floating]:
    """Give the light of every tone, in the order of their bit patterns."""
    tone = np.arange(1 << 16, dtype=np.uint16).view(np.int16) / _ONE
    # A tone of 1 would be endless light: the last step below it stands for all beyond.
    size = np.minimum(np.abs(tone), 1 - 0.5 / _ONE)
    light = np.copysign((size / (1 - size) / 2) ** 2 / gain, tone)
    largest = float(np.finfo(dtype).max)
    return np.clip(light, -largest, largest).astype(dtype)
