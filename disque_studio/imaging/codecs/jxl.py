"""JPEG XL files (ISO/IEC 18181): the frames by libjxl, head and container by our own code."""

from dataclasses import replace
from pathlib import Path

import imagecodecs
import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.bands import cores
from disque_studio.imaging.codecs.bmff import box, boxes
from disque_studio.imaging.codecs.jxl_header import Head
from disque_studio.imaging.codecs.rows import Rows
from disque_studio.imaging.codecs.told import Told
from disque_studio.imaging.colour import REC709, SPACES, convert, rgb_to_rgb

_SIGNATURE = box(b"JXL ", b"\r\n\x87\n")
_TYPE = box(b"ftyp", b"jxl \0\0\0\0jxl ")
_LOSSLESS = 100
_EFFORT = 5

MOST_PIXELS, MOST_LOSSLESS = 104_000_000, 1 << 26
"""What is coded in 3 GB of memory, for libjxl is given the picture as a whole: up to 26 bytes a pixel, and 36
where nothing is lost."""


def check_size(path: Path, width: int, height: int, quality: int) -> None:
    """Refuse a picture that is too large.

    Raises:
        FileRefusedError: it has more than `MOST_PIXELS`, or at quality 100 `MOST_LOSSLESS`.
    """
    most = MOST_LOSSLESS if quality == _LOSSLESS else MOST_PIXELS
    if height * width > most:
        limit = f"is too large for a JPEG XL of quality {quality}, which holds {most // 1_000_000} megapixels"
        raise FileRefusedError(path, f"{limit} here; choose a smaller size, or choose tif, png or jpg")


def pieces(path: Path, rows: Rows, *, quality: int, colour_space: str, told: Told) -> list[bytes]:
    """Code uint8 or uint16 codes of sRGB or Display P3; quality 100 loses nothing.

    Raises:
        FileRefusedError: libjxl refuses.
    """
    lossless = quality == _LOSSLESS
    pixels = (rows if lossless else _light(rows, colour_space)).whole()
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
    size = rows.width, rows.height
    old = Head(*size, pixels.dtype.itemsize * 8, given, lossless).to_bytes()
    new = Head(*size, rows.dtype.itemsize * 8, colour_space, lossless).to_bytes()
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


def _light(rows: Rows, colour_space: str) -> Rows:
    """Give linear Rec.709, in which colours beyond it are negative; the codec's XYB holds them.

    Half floats are finer than any code of eight bits, and than what a lossy file keeps of sixteen.
    """
    space = SPACES[colour_space]
    table = space.decode(np.linspace(0, 1, int(np.iinfo(rows.dtype).max) + 1))
    matrix = rgb_to_rgb(space.primaries, REC709)

    def decode(band: slice) -> npt.NDArray[np.float16]:
        light = table[rows.make(band)]
        return (light if space.primaries is REC709 else convert(light, matrix)).astype(np.float16)

    return replace(rows, dtype=np.dtype(np.float16), make=decode)
