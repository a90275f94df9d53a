"""From the finished float picture to the integers of a file: colour space, clipping, dither."""

import functools

import numpy as np
import numpy.typing as npt
from numba import njit

from disque_studio.imaging.bands import for_bands
from disque_studio.imaging.colour import REC709, SPACES, rgb_to_rgb
from disque_studio.imaging.dither import SIDE, dither_mask
from disque_studio.imaging.recode import Integers, encoding_table, recode_floats, srgb_decoding_table
from disque_studio.imaging.transfer import Floats


def encode_pixels(
    display: npt.NDArray[np.floating], *, colour_space: str, bit_depth: int, row: int = 0
) -> Integers:
    """Bring an sRGB-encoded (H, W, 3) picture to the integers of an output file.

    `display` may leave [0, 1]: colours outside sRGB that the output space holds are kept, the rest is
    clipped. Eight bits are dithered by a blue-noise mask (uniform, one step wide), so that smooth skies do
    not band; colours that are exact already stay as they are. Ten and sixteen bits are rounded. `row` is the
    place of the first row in the whole picture: bands encoded one by one equal the whole.

    Returns uint8 or uint16 (of ten bits up to 1023), (H, W, 3), in the encoding of `colour_space` (a name in
    `colour.SPACES`).

    Raises:
        ValueError: unknown colour space or bit depth, or not three channels.
    """
    _check(display, colour_space)
    if bit_depth not in (8, 10, 16):
        raise ValueError(f"bit depth is 8, 10 or 16, not {bit_depth}")
    result: Integers = np.empty(display.shape, np.uint8 if bit_depth == 8 else np.uint16)

    def encode_band(band: slice) -> None:
        pixels = np.ascontiguousarray(display[band], np.float32)
        if colour_space != "srgb":
            pixels = recode_floats(pixels, *_tables(colour_space))
        result[band] = quantise(pixels, bit_depth=bit_depth, row=row + band.start)

    for_bands(display.shape[0], encode_band)
    return result


def space_codes(display: npt.NDArray[np.floating], colour_space: str) -> Floats:
    """Bring an sRGB-encoded (H, W, 3) picture to the codes of an output space, within [0, 1], in float32.

    What follows works on what the file would show: `encode_pixels` is this and then `quantise`.

    Raises:
        ValueError: unknown colour space, or not three channels.
    """
    _check(display, colour_space)
    pixels = np.ascontiguousarray(display, np.float32)
    return np.clip(pixels, 0, 1) if colour_space == "srgb" else recode_floats(pixels, *_tables(colour_space))


def quantise(codes: Floats, *, bit_depth: int, row: int = 0) -> Integers:
    """Turn (H, W, 3) codes of an output space into uint8, dithered, or uint16, rounded; clipped to [0, 1].

    `row` is the place of the first row in the whole picture.
    """
    result: Integers = np.empty(codes.shape, np.uint8 if bit_depth == 8 else np.uint16)
    mask = np.repeat(dither_mask(), 3, axis=1)
    offsets = mask + np.float32(0.5) if bit_depth == 8 else np.full_like(mask, 0.5)
    top = np.float32(2**bit_depth - 1)
    _quantise(codes.reshape(len(codes), -1), offsets, row, top, result.reshape(len(codes), -1))
    return result


def displayed_light(codes: Floats, colour_space: str) -> npt.NDArray[np.float16]:
    """Turn (H, W, 3) codes of an output space into the linear light of a display, 1 for white."""
    return np.clip(SPACES[colour_space].decode(codes), 0, 1).astype(np.float16)


def _check(display: npt.NDArray[np.floating], colour_space: str) -> None:
    if colour_space not in SPACES:
        raise ValueError(f"unknown colour space {colour_space!r}; there are {', '.join(SPACES)}")
    if display.ndim != 3 or display.shape[2] != 3:
        raise ValueError(f"a picture is (H, W, 3), not {display.shape}")


@functools.cache
def _tables(colour_space: str) -> tuple[Floats, Floats, Floats]:
    """Give the decoding table, the matrix, and the encoding table over the fourth root of light."""
    space = SPACES[colour_space]
    matrix = rgb_to_rgb(REC709, space.primaries).astype(np.float32)
    return srgb_decoding_table(), matrix, encoding_table(space.encode)


@njit(cache=True, nogil=True, error_model="numpy")
def _quantise(values: Floats, offsets: Floats, row: int, top: np.float32, result: Integers) -> None:
    """Write floor(value * top + offset) of (H, 3 W) values; offsets (64, 192) repeat over the picture."""
    period = offsets.shape[1]
    for y in range(values.shape[0]):
        offset = offsets[(row + y) % SIDE]
        for start in range(0, values.shape[1], period):
            for x in range(start, min(start + period, values.shape[1])):
                value = values[y, x] * top + offset[x - start]
                value = value if value > 0 else np.float32(0)
                result[y, x] = np.uint16(value if value < top else top)
