"""JPEG XL files (ISO/IEC 18181): the frames by libjxl, head and container by our own code."""

from pathlib import Path

import imagecodecs
import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.bands import cores, for_bands
from disque_studio.imaging.codecs.bmff import box, boxes
from disque_studio.imaging.codecs.jxl_header import Head
from disque_studio.imaging.codecs.told import Told
from disque_studio.imaging.colour import REC709, SPACES, convert, rgb_to_rgb

_SIGNATURE = box(b"JXL ", b"\r\n\x87\n")
_TYPE = box(b"ftyp", b"jxl \0\0\0\0jxl ")
_LOSSLESS = 100
_EFFORT = 5

Codes = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]


def pieces(path: Path, codes: Codes, *, quality: int, colour_space: str, told: Told) -> list[bytes]:
    """Code (H, W, 3) uint8 or uint16 codes of sRGB or Display P3; quality 100 loses nothing.

    Raises:
        FileRefusedError: libjxl refuses.
    """
    lossless = quality == _LOSSLESS
    depth = codes.dtype.itemsize * 8
    pixels = codes if lossless else _light(codes, colour_space)
    try:
        coded = imagecodecs.jpegxl_encode(
            pixels,
            effort=_EFFORT,
            lossless=lossless,
            distance=None if lossless else distance(quality),
            usecontainer=True,
            numthreads=cores(),
        )
    except imagecodecs.JpegxlError as error:
        raise FileRefusedError(path, f"cannot be coded as JPEG XL: {error}; choose another format") from error
    kinds = dict(boxes(bytes(coded)))
    given = "srgb" if pixels.dtype == np.uint8 else "linear"
    height, width = codes.shape[:2]
    old = Head(width, height, pixels.dtype.itemsize * 8, given, lossless).to_bytes()
    new = Head(width, height, depth, colour_space, lossless).to_bytes()
    if not kinds[b"jxlc"].startswith(old):
        raise FileRefusedError(
            path, "cannot be written by this version of imagecodecs; choose another format"
        )
    level = [box(b"jxll", kinds[b"jxll"])] if b"jxll" in kinds else []
    items = [] if told.exif is None else [box(b"Exif", bytes(4), told.exif)]
    items += [] if told.xmp is None else [box(b"xml ", told.xmp)]
    return [_SIGNATURE, _TYPE, *level, *items, box(b"jxlc", new, kinds[b"jxlc"][len(old) :])]


def distance(quality: int) -> float:
    """Give libjxl's distance (1 is the least that can be seen) of a quality 1 to 99, as its own tools do."""
    if quality >= 30:
        return 0.1 + (100 - quality) * 0.09
    return 53 / 3000 * quality**2 - 23 / 20 * quality + 25


def _light(codes: Codes, colour_space: str) -> npt.NDArray[np.float32]:
    """Give linear Rec.709, in which colours beyond it are negative; the codec's XYB holds them."""
    space = SPACES[colour_space]
    table = space.decode(np.linspace(0, 1, int(np.iinfo(codes.dtype).max) + 1))
    matrix = rgb_to_rgb(space.primaries, REC709)
    light = np.empty(codes.shape, np.float32)

    def decode_band(band: slice) -> None:
        light[band] = table[codes[band]] if space.primaries is REC709 else convert(table[codes[band]], matrix)

    for_bands(len(codes), decode_band)
    return light
