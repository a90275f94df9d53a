"""The working copies that scorers look at: every picture at a fixed area, whatever its file's size.

People judge a picture as a whole, at the size of a screen. So a score belongs to the picture and not to its
pixel count: files of different sizes of one picture have (nearly) one score.
"""

import math

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging.photo import Picture

Floats = npt.NDArray[np.float32]

BLIND_AREA = 384 * 384
"""Pixels of the copy that blind scorers see."""

PAIRED_AREA = 768 * 512
"""Most pixels of the copies that full-reference scorers compare."""

SMALLEST = 32
"""Pixels of the shorter side below which networks would see nothing; thin pictures are stretched to it."""


def blind_view(picture: Picture) -> Floats:
    """Give the picture at `BLIND_AREA`: float32 (h, w, 3), sRGB-encoded [0, 1]."""
    return resized(picture, *_size(picture.rgb.shape, BLIND_AREA, enlarge=True))


def paired_views(picture: Picture, reference: Picture) -> tuple[Floats, Floats]:
    """Give both pictures at the same size, at most `PAIRED_AREA`: float32 (h, w, 3), sRGB-encoded [0, 1].

    The size is the picture's; a reference of another size is brought to it.
    """
    height, width = _size(picture.rgb.shape, PAIRED_AREA, enlarge=False)
    return resized(picture, height, width), resized(reference, height, width)


def resized(picture: Picture, height: int, width: int) -> Floats:
    """Average (or interpolate) the encoded values to another size, as the eye averages a display."""
    pixels = picture.rgb
    largest = np.float32(np.iinfo(pixels.dtype).max)
    if pixels.shape[:2] != (height, width):
        shrinks = pixels.shape[0] >= height and pixels.shape[1] >= width
        how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
        if not shrinks or pixels.size <= 4 * 3 * PAIRED_AREA:
            pixels = pixels.astype(np.float32)
        pixels = cv2.resize(pixels, (width, height), interpolation=how)
    return np.asarray(pixels, np.float32) / largest


def _size(shape: tuple[int, ...], area: int, *, enlarge: bool) -> tuple[int, int]:
    height, width = shape[:2]
    scale = math.sqrt(area / (height * width))
    if not enlarge:
        scale = min(scale, 1.0)
    return max(round(height * scale), SMALLEST), max(round(width * scale), SMALLEST)
