"""The working copies that scorers look at: every picture at a fixed area, whatever its file's size.

People judge a picture as a whole, at the size of a screen. So a score belongs to the picture and not to its
pixel count: files of different sizes of one picture have (nearly) one score.
"""

import math

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging import spill
from disque_studio.imaging.bands import for_bands
from disque_studio.imaging.photo import Picture

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]

BLIND_AREA = 384 * 384
"""Pixels of the copy that blind scorers see."""

PAIRED_AREA = 768 * 512
"""Most pixels of the copies that full-reference scorers compare."""

SMALLEST = 32
"""Pixels of the shorter side below which networks would see nothing.

Thin pictures are stretched to it, and shrunk along the other side as far as the area asks for.
"""

_BAND_ROWS = 32


def blind_view(picture: Picture) -> Floats:
    """Give the picture at `BLIND_AREA`: float32 (h, w, 3), sRGB-encoded [0, 1]."""
    return resized(picture, *_size(picture.rgb.shape, BLIND_AREA, enlarge=True))


def paired_views(picture: Picture, reference: Picture) -> tuple[Floats, Floats]:
    """Give both pictures at the same size, at most `PAIRED_AREA`: float32 (h, w, 3), sRGB-encoded [0, 1].

    The size is the picture's; a reference of another size is brought to it.
    """
    height, width = paired_size(picture.rgb.shape)
    return resized(picture, height, width), resized(reference, height, width)


def paired_size(shape: tuple[int, ...]) -> tuple[int, int]:
    """Give height and width of the copy at which a picture of this shape is compared."""
    return _size(shape, PAIRED_AREA, enlarge=False)


def resized(picture: Picture, height: int, width: int) -> Floats:
    """Average (or interpolate) the encoded values to another size, as the eye averages a display.

    Sums are float32 whatever the picture's depth, so that 8 and 16 bits of one picture give one copy.
    """
    pixels = picture.rgb
    largest = np.float32(np.iinfo(pixels.dtype).max)
    rows, columns = pixels.shape[:2]
    seen = _averaged(pixels, min(rows, height), min(columns, width))
    if seen.shape[:2] != (height, width):
        seen = np.asarray(cv2.resize(seen, (width, height), interpolation=cv2.INTER_LINEAR))
    return seen / largest


def _averaged(pixels: Integers, height: int, width: int) -> Floats:
    """Average by area, rows in bands, so that a large picture is never held as a whole in float32."""
    narrow = np.empty((len(pixels), width, 3), np.float32)

    def narrow_band(band: slice) -> None:
        values = pixels[band].astype(np.float32)
        narrow[band] = cv2.resize(values, (width, len(values)), interpolation=cv2.INTER_AREA)
        spill.release(pixels[band])

    for_bands(len(pixels), narrow_band, rows=_BAND_ROWS)
    return np.asarray(cv2.resize(narrow, (width, height), interpolation=cv2.INTER_AREA))


def _size(shape: tuple[int, ...], area: int, *, enlarge: bool) -> tuple[int, int]:
    height, width = shape[:2]
    scale = math.sqrt(area / (height * width))
    if not enlarge:
        scale = min(scale, 1.0)
    longest = area // SMALLEST
    height, width = (min(max(round(side * scale), SMALLEST), longest) for side in (height, width))
    return height, width
