"""Measures of a photo's light, and of a finished picture's codes: histogram, waveform, parade, vectorscope.

The scopes count the codes of a picture (H, W, 3), uint8, sRGB-encoded. Luma and colour differences are those
of Rec. ITU-R BT.709-6 (2015), items 3.2 and 3.3, of the encoded values.
"""

import math
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging import spill
from disque_studio.imaging.primaries import REC709_LUMINANCE, luminance

CODES = 256

SKIN_DEGREES = 123.0
"""Direction in which the colour of skin lies, of whatever tone: the I axis of NTSC, as vectorscopes mark it.

Anticlockwise from the Cb axis in the plane of (Cb, Cr).
"""

_TAIL = 1e-3
_SAMPLES_PER_SIDE = 2048
_SCOPE_SAMPLES = 400_000

_BLUE_EXCESS, _RED_EXCESS = 1.8556, 1.5748
_PLANE_LUMA = 0.55

Picture = npt.NDArray[np.uint8]
Counts = npt.NDArray[np.int64]


def stops(rgb: npt.NDArray[np.floating]) -> float:
    """Give the dynamic range in stops of scene-linear Rec.709 (H, W, 3); 0 for a black picture.

    The binary logarithm of the 99.9 % over the 0.1 % quantile of the luminances above 0, so that neither a
    few hot pixels nor the noise floor nor black borders decide. Large pictures are sampled on a regular
    lattice of at most 2048 pixels a side.
    """
    light = luminance(spill.lattice(rgb, _SAMPLES_PER_SIDE))
    light = light[light > 0]
    if not light.size:
        return 0.0
    low, high = np.quantile(light.astype(np.float64), (_TAIL, 1 - _TAIL))
    return float(np.log2(high / low))


@dataclass(frozen=True)
class Target:
    """Where a colour bar lies in the vectorscope: its letter, and (Cb, Cr), each -0.5 to 0.5."""

    letter: str
    blue: float
    red: float


def histogram(picture: Picture) -> Counts:
    """Count the codes of red, green, blue and luma: (4, 256), each row over all pixels."""
    counts = [cv2.calcHist([picture], [channel], None, [CODES], [0, CODES]) for channel in range(3)]
    counts.append(cv2.calcHist([luma(picture)], [0], None, [CODES], [0, CODES]))
    return np.stack([count.reshape(-1) for count in counts]).astype(np.int64)


def waveform(picture: Picture) -> Counts:
    """Count the codes of luma over the picture's width: (256, 256), white on top.

    Large pictures are sampled on a regular lattice, here and in the scopes below.
    """
    return _traced(luma(_sampled(picture)), 0)


def parade(picture: Picture) -> Counts:
    """Count the codes of red, green and blue over the picture's width: (3, 256, 256), as `waveform`."""
    sampled = _sampled(picture)
    return np.stack([_traced(sampled, channel) for channel in range(3)])


def vectorscope(picture: Picture) -> Counts:
    """Count the colour differences: (256, 256), Cb to the right and Cr upwards, no colour in the middle.

    Column and row of the middle are 128 and 127; 255 of them span 1, so the ends are ±0.5.
    """
    both = colour_differences(_sampled(picture))
    counts = cv2.calcHist([both], [1, 0], None, [CODES, CODES], [0, CODES, 0, CODES])
    return counts[::-1].astype(np.int64)


def luma(picture: Picture) -> Picture:
    """Give the luma of a picture, uint8 (H, W)."""
    return np.asarray(cv2.transform(picture, np.array([REC709_LUMINANCE])), np.uint8)


def colour_differences(picture: Picture) -> Picture:
    """Give Cb and Cr of a picture, uint8 (H, W, 2): 128 is none, 255 steps span 1."""
    luma_row = np.array(REC709_LUMINANCE)
    rows = [
        ((0.0, 0.0, 1.0) - luma_row) / _BLUE_EXCESS,
        ((1.0, 0.0, 0.0) - luma_row) / _RED_EXCESS,
    ]
    offset = np.full((2, 1), CODES // 2)
    return np.asarray(cv2.transform(picture, np.hstack([rows, offset])), np.uint8)


def targets(amplitude: float = 0.75) -> tuple[Target, ...]:
    """Give the places of the colour bars of this amplitude (0 to 1) in the vectorscope."""
    bars = {
        "R": (1, 0, 0),
        "Y": (1, 1, 0),
        "G": (0, 1, 0),
        "C": (0, 1, 1),
        "B": (0, 0, 1),
        "M": (1, 0, 1),
    }
    return tuple(Target(letter, *_differences(bar, amplitude)) for letter, bar in bars.items())


def skin_line() -> tuple[float, float]:
    """Give the end of the line of skin, as (Cb, Cr), 0.5 from the middle."""
    angle = math.radians(SKIN_DEGREES)
    return 0.5 * math.cos(angle), 0.5 * math.sin(angle)


@cache
def colour_plane() -> Picture:
    """Give the colour of every place in the vectorscope, (256, 256, 3), at one luma, within sRGB."""
    red, blue = np.meshgrid(np.linspace(0.5, -0.5, CODES), np.linspace(-0.5, 0.5, CODES), indexing="ij")
    r, b = _PLANE_LUMA + _RED_EXCESS * red, _PLANE_LUMA + _BLUE_EXCESS * blue
    g = (_PLANE_LUMA - REC709_LUMINANCE[0] * r - REC709_LUMINANCE[2] * b) / REC709_LUMINANCE[1]
    plane = np.rint(255 * np.clip(np.dstack([r, g, b]), 0, 1)).astype(np.uint8)
    plane.flags.writeable = False
    return plane


def brightness(counts: Counts) -> npt.NDArray[np.uint8]:
    """Turn counts into brightness for the eye, 0 to 255: 0 stays 0, one stands out, the most is white.

    The root of the counts' logarithm, so that single pixels and large areas are seen at once.
    """
    most = int(counts.max(initial=0))
    if not most:
        return np.zeros(counts.shape, np.uint8)
    part = np.log1p(counts.astype(np.float32)) / np.float32(math.log1p(most))
    return np.asarray(np.rint(255 * np.sqrt(part)), np.uint8)


def _differences(bar: tuple[int, int, int], amplitude: float) -> tuple[float, float]:
    y = sum(weight * part for weight, part in zip(REC709_LUMINANCE, bar, strict=True))
    return amplitude * (bar[2] - y) / _BLUE_EXCESS, amplitude * (bar[0] - y) / _RED_EXCESS


def _sampled(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    step = max(math.isqrt(height * width // _SCOPE_SAMPLES), 1)
    return np.ascontiguousarray(picture[::step, ::step])


def _traced(codes: Picture, channel: int) -> Counts:
    """Count a channel's codes over the width: (256, 256), white on top."""
    height, width = codes.shape[:2]
    columns = np.broadcast_to((np.arange(width) * CODES // width).astype(np.uint8), (height, width))
    sources = [codes, np.ascontiguousarray(columns)]
    beside = 1 if codes.ndim == 2 else codes.shape[2]
    counts = cv2.calcHist(sources, [channel, beside], None, [CODES, CODES], [0, CODES, 0, CODES])
    return counts[::-1].astype(np.int64)
