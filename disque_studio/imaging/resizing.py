"""Scaling a finished picture to the size of its file, in bands of rows.

A picture is made smaller by area averages of displayed light: what the eye averages when it steps back from
the larger picture. So lamps and stars keep their light, fine patterns their brightness, and no edge gets the
dark ring that the negative lobes of sharper filters draw around it; the crispness that averaging takes is
given back by output sharpening (`imaging.sharpening`). A picture is made larger, only where that is asked
for, by Lanczos' filter (three lobes; Duchon 1979) over display codes, in which its overshoots look alike on
the dark and on the bright side of an edge.
"""

import functools

import numpy as np
import numpy.typing as npt
from numba import njit

from disque_studio.imaging.colour import SPACES
from disque_studio.imaging.recode import encode_light, encoding_table, look_up
from disque_studio.imaging.transfer import Floats

_LOBES = 3
_DECODE_STEPS = 4096


class Resizer:
    """Scales pictures of one size, in the codes of one colour space, band by band; bands equal the whole."""

    def __init__(self, source: tuple[int, int], target: tuple[int, int], colour_space: str) -> None:
        """Take (width, height) of the picture, and of what it becomes."""
        self._columns, self._rows = (_axis(*sides) for sides in zip(source, target, strict=True))
        self._width = target[0]
        self._averages = target[0] * target[1] < source[0] * source[1]
        self._decoding, self._encoding = _tables(colour_space)

    def source_rows(self, band: slice) -> slice:
        """Tell which rows of the picture a band of the result is made of."""
        first, weights = self._rows
        return slice(int(first[band.start]), int(first[band.stop - 1]) + weights.shape[1])

    def resize(self, codes: Floats, band: slice) -> Floats:
        """Make a band of the result from `source_rows`: (h, W, 3) codes within [0, 1] in, (h', W', 3) out."""
        values = codes.reshape(len(codes), -1)
        if self._averages:
            values = _decode(values, self._decoding)
        result = self._resampled(values, band)
        if self._averages:
            _encode(result.reshape(-1), self._encoding)
        return np.clip(result, 0, 1, out=result)

    def resize_light(self, light: Floats, band: slice) -> Floats:
        """Make a band of linear light, 0 and up without bound, as `resize` does of codes."""
        result = self._resampled(light.reshape(len(light), -1), band)
        return np.maximum(result, 0, out=result)

    def _resampled(self, values: Floats, band: slice) -> Floats:
        first, weights = self._rows
        rows = (first[band] - first[band.start], weights[band])
        result = np.empty((band.stop - band.start, self._width, 3), np.float32)
        _resample(values, *rows, *self._columns, result)
        return result


def _axis(source: int, target: int) -> tuple[npt.NDArray[np.intp], Floats]:
    """Give for each place of the result the first place that it is made of, and (target, taps) weights."""
    radius = 0.5 * source / target if target <= source else float(_LOBES)
    middle = (np.arange(target) + 0.5) * (source / target)
    taps = min(int(np.ceil(2 * radius)) + 1, source)
    first = np.clip(np.floor(middle - radius).astype(np.intp), 0, source - taps)
    # A margin of places beyond the edges, whose weights go to the edge itself.
    reach = np.arange(-_LOBES, taps + _LOBES)
    place = first[:, None] + reach
    if target <= source:
        left, right = middle[:, None] - radius, middle[:, None] + radius
        weights = np.clip(np.minimum(place + 1, right) - np.maximum(place, left), 0, None)
    else:
        weights = _lanczos(place + 0.5 - middle[:, None])
    folded = np.zeros((target, taps))
    index = np.clip(np.clip(place, 0, source - 1) - first[:, None], 0, taps - 1)
    np.add.at(folded, (np.arange(target)[:, None], index), weights)
    return first, (folded / folded.sum(axis=1, keepdims=True)).astype(np.float32)


def _lanczos(x: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.where(np.abs(x) < _LOBES, np.sinc(x) * np.sinc(x / _LOBES), 0.0)


@functools.cache
def _tables(colour_space: str) -> tuple[Floats, Floats]:
    """Give the light of evenly spaced codes 0 to 1, and the codes over the fourth root of light."""
    space = SPACES[colour_space]
    return space.decode(np.linspace(0, 1, _DECODE_STEPS + 1)), encoding_table(space.encode)


@njit(cache=True, nogil=True, error_model="numpy")
def _decode(codes: Floats, decoding: Floats) -> Floats:
    light = np.empty_like(codes)
    steps = np.float32(decoding.size - 1)
    for y in range(codes.shape[0]):
        for x in range(codes.shape[1]):
            light[y, x] = look_up(decoding, codes[y, x] * steps)
    return light


@njit(cache=True, nogil=True, error_model="numpy")
def _encode(light: Floats, encoding: Floats) -> None:
    for place in range(light.size):
        light[place] = encode_light(encoding, light[place])


@njit(cache=True, nogil=True, error_model="numpy")
def _resample(
    values: Floats,
    top: npt.NDArray[np.intp],
    down: Floats,
    left: npt.NDArray[np.intp],
    across: Floats,
    result: Floats,
) -> None:
    """Weigh rows of (h, 3 W) into one row, then its columns; `top` and `left` are the first ones."""
    row = np.empty(values.shape[1], np.float32)
    for y in range(result.shape[0]):
        row[:] = 0
        for tap in range(down.shape[1]):
            weight = down[y, tap]
            if weight != 0:
                source = values[top[y] + tap]
                for x in range(row.size):
                    row[x] += weight * source[x]
        for x in range(result.shape[1]):
            red = green = blue = np.float32(0)
            for tap in range(across.shape[1]):
                weight, place = across[x, tap], 3 * (left[x] + tap)
                red += weight * row[place]
                green += weight * row[place + 1]
                blue += weight * row[place + 2]
            result[y, x, 0], result[y, x, 1], result[y, x, 2] = red, green, blue
