"""AVIF files (AV1 Image File Format 1.1; HEIF, ISO/IEC 23008-12) of 10 bits.

Libavif codes the pixels and names their colour space by its code (ITU-T H.273). It wants a picture as a
whole, and over forty bytes of memory for each pixel; so a large one is coded as tiles of a grid. The boxes
for that, and of EXIF and XMP, for which its Python binding has no room, are our own.
"""

import math
from collections.abc import Iterator
from pathlib import Path

import imagecodecs
import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.bands import cores
from disque_studio.imaging.codecs import avif_boxes
from disque_studio.imaging.codecs.rows import Rows
from disque_studio.imaging.codecs.told import Told

MOST_PIXELS = 1 << 28
"""What readers take: libavif, by which most read, has this bound."""

ONE_FRAME = 1 << 25
"""Pixels above which a picture is coded as tiles."""

_BITS = 10
_LONGEST_SIDE = 65_536
_FULL_COLOUR_QUALITY = 90
_SPEED = 6
_PRIMARIES = {"srgb": 1, "display-p3": 12}
_SRGB_CURVE, _REC709_MATRIX = 13, 1
_TILE = (1024, 4096)
_TILE_STEP = 64

Codes = npt.NDArray[np.uint16]


def check_size(path: Path, width: int, height: int) -> None:
    """Refuse a picture that is larger than readers of AVIF take.

    Raises:
        FileRefusedError: it has more than `MOST_PIXELS`, or a side above 65,536 pixels.
    """
    if max(height, width) > _LONGEST_SIDE:
        raise FileRefusedError(path, f"cannot be an AVIF: a side is above {_LONGEST_SIDE} pixels; choose tif")
    if height * width > MOST_PIXELS:
        limit = f"is too large for an AVIF, which holds {MOST_PIXELS // 1_000_000} megapixels"
        raise FileRefusedError(path, f"{limit}; choose a smaller size, or choose tif, png or jpg")


def pieces(path: Path, rows: Rows, *, quality: int, colour_space: str, told: Told) -> list[bytes]:
    """Code uint16 codes 0 to 1023 of sRGB or Display P3; 4:4:4 from quality 90 on.

    Raises:
        FileRefusedError: libavif refuses.
    """
    size = rows.width, rows.height
    tiled = rows.width * rows.height > ONE_FRAME
    # Colours that are shared by pixels in twos cannot end with half of two in a grid.
    sampling = "444" if quality >= _FULL_COLOUR_QUALITY or (tiled and (size[0] | size[1]) % 2) else "420"

    def code(codes: Codes) -> bytes:
        return _coded(path, codes, quality=quality, colour_space=colour_space, sampling=sampling)

    if not tiled:
        shown = [avif_boxes.picture(code(rows.whole()))]
    else:
        tiles = [avif_boxes.picture(code(codes), hidden=True) for codes in _tiles(rows)]
        shown = avif_boxes.grid(tiles, _steps(rows.width, _TILE[1])[0], *size)
    return avif_boxes.file([*shown, *avif_boxes.told_items(told)])


def _coded(path: Path, codes: Codes, *, quality: int, colour_space: str, sampling: str) -> bytes:
    try:
        coded = imagecodecs.avif_encode(
            codes,
            quality,
            speed=_SPEED,
            bitspersample=_BITS,
            pixelformat=sampling,
            primaries=_PRIMARIES[colour_space],
            transfer=_SRGB_CURVE,
            matrix=_REC709_MATRIX,
            numthreads=cores(),
        )
    except imagecodecs.AvifError as error:
        raise FileRefusedError(path, f"cannot be coded as AVIF: {error}; choose another format") from error
    return bytes(coded)


def _tiles(rows: Rows) -> Iterator[Codes]:
    """Cut a picture into tiles of one size, row by row; those at its end repeat its last pixels beyond it."""
    (down, height), (across, width) = _steps(rows.height, _TILE[0]), _steps(rows.width, _TILE[1])
    for top in range(0, down * height, height):
        band = rows.whole(slice(top, min(top + height, rows.height)))
        margin = (0, height - len(band)), (0, across * width - rows.width), (0, 0)
        band = np.pad(band, margin, mode="edge")
        for left in range(0, across * width, width):
            yield np.ascontiguousarray(band[:, left : left + width])


def _steps(side: int, most: int) -> tuple[int, int]:
    """Give the count of tiles along a side, and their length: of whole steps, and none beyond the side."""
    length = math.ceil(side / math.ceil(side / most) / _TILE_STEP) * _TILE_STEP
    return math.ceil(side / length), length
