"""Kernels that take pixels from one encoded colour space to another, both curves read from tables.

They let go of the GIL and are called on bands of rows (`bands.for_bands`).
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from numba import njit

from disque_studio.imaging.transfer import Floats, srgb_decode

Integers = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]

_DARKEST, _BRIGHTEST = -1.0, 2.0
_DECODE_STEPS = 4096
_ENCODE_STEPS = 8192


def srgb_decoding_table() -> Floats:
    """Give sRGB decoded at even steps from -1 to 2."""
    return srgb_decode(np.linspace(_DARKEST, _BRIGHTEST, int((_BRIGHTEST - _DARKEST) * _DECODE_STEPS) + 1))


def encoding_table(encode: Callable[[npt.ArrayLike], Floats]) -> Floats:
    """Give a transfer function at even steps of the fourth root of light, over which it is smooth."""
    return encode(np.linspace(0, 1, _ENCODE_STEPS + 1) ** 4)


@njit(cache=True, nogil=True, error_model="numpy")
def recode_floats(pixels: Floats, decoding: Floats, matrix: Floats, encoding: Floats) -> Floats:
    """Take sRGB-encoded (H, W, 3) floats through `srgb_decoding_table` and a matrix to clipped codes."""
    result = np.empty_like(pixels)
    light = np.empty(3, np.float32)
    for y in range(pixels.shape[0]):
        for x in range(pixels.shape[1]):
            for c in range(3):
                value = min(max(pixels[y, x, c], np.float32(_DARKEST)), np.float32(_BRIGHTEST))
                light[c] = look_up(decoding, (value - np.float32(_DARKEST)) * np.float32(_DECODE_STEPS))
            for c in range(3):
                value = matrix[c, 0] * light[0] + matrix[c, 1] * light[1] + matrix[c, 2] * light[2]
                result[y, x, c] = encode_light(encoding, value)
    return result


@njit(cache=True, nogil=True, error_model="numpy")
def recode_integers(
    pixels: Integers, decoding: Floats, matrix: Floats, encoding: Floats, result: Integers
) -> None:
    """Take (H, W, 3) integers through a table a channel, (3, 256 or 65536), and a matrix to rounded codes."""
    top = np.float32(decoding.shape[1] - 1)
    for y in range(pixels.shape[0]):
        for x in range(pixels.shape[1]):
            red = decoding[0, pixels[y, x, 0]]
            green = decoding[1, pixels[y, x, 1]]
            blue = decoding[2, pixels[y, x, 2]]
            for c in range(3):
                value = matrix[c, 0] * red + matrix[c, 1] * green + matrix[c, 2] * blue
                result[y, x, c] = np.uint16(encode_light(encoding, value) * top + np.float32(0.5))


@njit(cache=True, nogil=True, inline="always")
def encode_light(encoding: Floats, value: np.float32) -> np.float32:
    """Look up the code of light, clipped to 0 to 1, in an `encoding_table`."""
    root = np.sqrt(np.sqrt(min(max(value, np.float32(0)), np.float32(1))))
    return look_up(encoding, root * np.float32(_ENCODE_STEPS))


@njit(cache=True, nogil=True, inline="always")
def look_up(table: Floats, position: np.float32) -> np.float32:
    """Give a table's value at a place between its entries."""
    index = min(max(int(position), 0), table.size - 2)
    fraction = position - np.float32(index)
    return table[index] + (table[index + 1] - table[index]) * fraction
