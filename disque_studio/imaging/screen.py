"""Kernels that take a finished picture to the codes of a screen, and find what lies outside a gamut.

Tables over light are indexed by the upper bits of a float32: even within each octave, so that no power is
computed per pixel and dark tones are as exact as bright ones. All let go of the GIL.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

from disque_studio.imaging.transfer import Floats, srgb_decode

Bytes = npt.NDArray[np.uint8]

NO_CUBE: Floats = np.zeros((0, 3), np.float32)

_F = np.float32
_LOWEST, _HIGHEST = -0.75, 1.25
_FLOAT_STEPS = 4096
_OCTAVES, _PER_OCTAVE = 24, 512
_SHIFT = 23 - 9
_FIRST = np.int32(np.array(2.0**-_OCTAVES, _F).view(np.int32))
_LAST = np.int32(_OCTAVES * _PER_OCTAVE)
_ZERO, _ONE = _F(0), _F(1)
_DARKEST = _F(2.0**-_OCTAVES)


def decoding(dtype: npt.DTypeLike) -> tuple[Floats, tuple[np.float32, np.float32, np.float32]]:
    """Give light for every sRGB code of a type, and factor, offset and limit from a sample to its entry.

    uint8 holds codes of 0 to 255; float32 holds them as -0.75 to 1.25, 1 being 255.
    """
    if np.dtype(dtype) == np.uint8:
        return srgb_decode(np.arange(256) / 255), (_F(1), _F(0), _F(255))
    count = int((_HIGHEST - _LOWEST) * _FLOAT_STEPS) + 1
    codes = np.linspace(_LOWEST, _HIGHEST, count)
    return srgb_decode(codes), (_F(_FLOAT_STEPS), _F(0.5 - _LOWEST * _FLOAT_STEPS), _F(count - 1))


def table_over_light(function: Callable[[npt.NDArray[np.float64]], npt.ArrayLike]) -> npt.NDArray[np.float64]:
    """Give a function of light from 0 to 1 as a table that `entry_of` indexes."""
    bits = (np.arange(_LAST + 1, dtype=np.int64) << _SHIFT) + int(_FIRST) + (1 << (_SHIFT - 1))
    light = bits.astype(np.int32).view(np.float32).astype(np.float64)
    light[0], light[-1] = 0.0, 1.0
    return np.asarray(function(light), np.float64)


@njit(cache=True, nogil=True)
def entry_of(light: np.float32) -> np.uintp:
    """Give the entry of light, clipped to 0 to 1, in a `table_over_light`."""
    clipped = _F(min(max(light, _DARKEST), _ONE))
    return np.uintp((clipped.view(np.int32) - _FIRST) >> _SHIFT)


@njit(cache=True, nogil=True)
def _decode(sample: Any, table: Floats, scale: Any) -> np.float32:
    place = min(max(_F(sample) * scale[0] + scale[1], _ZERO), scale[2])
    return table[np.uintp(np.int32(place))]


@njit(cache=True, nogil=True)
def _light(row: Any, x: int, table: Floats, scale: Any) -> Any:
    return (
        _decode(row[x], table, scale),
        _decode(row[x + 1], table, scale),
        _decode(row[x + 2], table, scale),
    )


@njit(cache=True, nogil=True)
def _turn(matrix: Floats, light: Any) -> Any:
    red, green, blue = light
    return (
        matrix[0, 0] * red + matrix[0, 1] * green + matrix[0, 2] * blue,
        matrix[1, 0] * red + matrix[1, 1] * green + matrix[1, 2] * blue,
        matrix[2, 0] * red + matrix[2, 1] * green + matrix[2, 2] * blue,
    )


@njit(cache=True, nogil=True)
def _clipped(light: Any) -> Any:
    red, green, blue = light
    return (
        min(max(red, _ZERO), _ONE),
        min(max(green, _ZERO), _ONE),
        min(max(blue, _ZERO), _ONE),
    )


@njit(cache=True, nogil=True)
def _tetrahedron(red: np.float32, green: np.float32, blue: np.float32, side: int) -> Any:
    """Find the four vertices around a place in a cube, as offsets, and their weights.

    Tetrahedral interpolation (Sakamoto, US patent 4,275,413, long expired), as colour engines do it.
    """
    last = np.int32(side - 2)
    i, j, k = min(np.int32(red), last), min(np.int32(green), last), min(np.int32(blue), last)
    r, g, b = red - _F(i), green - _F(j), blue - _F(k)
    across, down, deep = side * side, side, 1
    whole, base = across + down + deep, i * across + j * down + k
    most, least = max(r, g, b), min(r, g, b)
    mid = r + g + b - most - least
    # The path from the near to the far corner takes the longest step first and the shortest last.
    first = across if r == most else (down if g == most else deep)
    last_step = deep if b == least else (down if g == least else across)
    offsets = (
        np.uintp(base),
        np.uintp(base + first),
        np.uintp(base + whole - last_step),
        np.uintp(base + whole),
    )
    return offsets, (_ONE - most, most - mid, mid - least, least)


@njit(cache=True, nogil=True)
def _mix(cube: Floats, at: Any, weight: Any, channel: int) -> np.float32:
    return (
        weight[0] * cube[at[0], channel]
        + weight[1] * cube[at[1], channel]
        + weight[2] * cube[at[2], channel]
        + weight[3] * cube[at[3], channel]
    )


@njit(cache=True, nogil=True, error_model="numpy")
def round_codes(source: Floats, out: Bytes) -> None:
    """Round rows (h, n) of codes, of which 1 is 255, to bytes; what is outside is clipped."""
    for y in range(source.shape[0]):
        for x in range(source.shape[1]):
            out[y, x] = np.uint8(min(max(source[y, x] * _F(255) + _F(0.5), _ZERO), _F(255)))


@njit(cache=True, nogil=True, error_model="numpy")
def through_tables(
    source: Any, table: Floats, scale: Any, matrices: Floats, codes: Bytes, out: Bytes
) -> None:
    """Take rows (h, 3w) of sRGB codes through matrices, clipped between them, to bytes by channel tables.

    `table` and `scale` are of `decoding`; `codes` is uint8 (3, entries), each a `table_over_light`.
    """
    for y in range(source.shape[0]):
        row, made = source[y], out[y]
        for x in range(0, source.shape[1], 3):
            light = _turn(matrices[0], _light(row, x, table, scale))
            for step in range(1, len(matrices)):
                light = _turn(matrices[step], _clipped(light))
            for c in range(3):
                made[x + c] = codes[c, entry_of(light[c])]


@njit(cache=True, nogil=True, error_model="numpy")
def through_cube(
    source: Any, table: Floats, scale: Any, matrices: Floats, shaper: Floats, cube: Floats, out: Bytes
) -> None:
    """Take rows (h, 3w) of sRGB codes through matrices, clipped between them, to bytes by a cube.

    `shaper` is a `table_over_light` that gives places along a side; `cube` is float32 (side³, 3) in bytes.
    """
    side = round(len(cube) ** (1 / 3))
    for y in range(source.shape[0]):
        row, made = source[y], out[y]
        for x in range(0, source.shape[1], 3):
            light = _turn(matrices[0], _light(row, x, table, scale))
            for step in range(1, len(matrices)):
                light = _turn(matrices[step], _clipped(light))
            at, weight = _tetrahedron(
                shaper[entry_of(light[0])], shaper[entry_of(light[1])], shaper[entry_of(light[2])], side
            )
            for c in range(3):
                made[x + c] = np.uint8(_mix(cube, at, weight, c) + _F(0.5))


@njit(cache=True, nogil=True, error_model="numpy")
def outside_primaries(
    source: Any, table: Floats, scale: Any, matrices: Floats, limits: Any, out: Bytes
) -> None:
    """Mark with 255 in `out` (h, w) the pixels whose light leaves `limits` after the last of two matrices."""
    lowest, highest = limits
    for y in range(source.shape[0]):
        row, made = source[y], out[y]
        for x in range(out.shape[1]):
            light = _clipped(_turn(matrices[0], _light(row, 3 * x, table, scale)))
            red, green, blue = _turn(matrices[1], light)
            least, most = min(red, green, blue), max(red, green, blue)
            made[x] = 255 if least < lowest or most > highest else 0


@njit(cache=True, nogil=True, error_model="numpy")
def outside_cube(
    source: Any,
    table: Floats,
    scale: Any,
    matrix: Floats,
    shaper: Floats,
    cube: Floats,
    limit: np.float32,
    out: Bytes,
) -> None:
    """Mark with 255 in `out` (h, w) the pixels whose difference, of a cube (side³, 1), passes `limit`."""
    side = round(len(cube) ** (1 / 3))
    for y in range(source.shape[0]):
        row, made = source[y], out[y]
        for x in range(out.shape[1]):
            light = _turn(matrix, _light(row, 3 * x, table, scale))
            at, weight = _tetrahedron(
                shaper[entry_of(light[0])], shaper[entry_of(light[1])], shaper[entry_of(light[2])], side
            )
            made[x] = 255 if _mix(cube, at, weight, 0) > limit else 0
