"""What can be measured to be wrong with a finished picture, each from its pixels alone.

All measures take float32 (h, w, 3) or (h, w), sRGB-encoded [0, 1], the picture as it is seen on a screen (see
`quality.views`); only the traces of compression are looked for in the file's own pixels. Local measures are
maps of `CELLS` x `CELLS` cells over the picture.
"""

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]

CELLS = 16
"""Cells a side of every map."""

_BLOCK = 8
_LUMA = np.array([[0.2126, 0.7152, 0.0722]], np.float32)
_DIAGONAL = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32) / 6
_MEAN_TO_SIGMA = np.float32(np.sqrt(np.pi / 2))
_WHITE_END, _BLACK_END = 253.5 / 255, 2.5 / 255
_SMALLEST_AREA = 1e-3
_MILD_CHROMA, _LEAST_MILD = 30, 0.15
_GARISH_CHROMA, _BRIGHT = 60, 0.3
_LEAST_BLOCKS, _LEAST_STEP = 4, 0.25 / 255
_EVEN_CODE, _EDGE_CODE, _BINS = 0.05, 0.06, 64


def luma(picture: Floats) -> Floats:
    """Give the encoded luminance (Rec.709 weights)."""
    return _floats(cv2.transform(picture, _LUMA))


def cells(values: npt.NDArray[Any]) -> Floats:
    """Average numbers or truths (h, w) to (`CELLS`, `CELLS`)."""
    return _floats(cv2.resize(_floats(values), (CELLS, CELLS), interpolation=cv2.INTER_AREA))


def noise(grey: Floats) -> tuple[Floats, Floats]:
    """Give sigma of the noise in each block, and its scale: 0.5 for white noise, 1 and more for texture.

    Sigma is the deviation of the diagonal Laplacian, which smooth shading and straight edges do not answer
    (Immerkaer 1996, "Fast noise variance estimation", equation 5, which takes the mean magnitude).
    White noise halves when the picture is halved, texture does not.
    """
    fine = _sigma(grey, _BLOCK * 2)
    half = cv2.resize(grey, (grey.shape[1] // 2, grey.shape[0] // 2), interpolation=cv2.INTER_AREA)
    coarse = cv2.resize(_sigma(_floats(half), _BLOCK), fine.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return fine, _floats(coarse / np.maximum(fine, 1e-6))


def _sigma(grey: Floats, block: int) -> Floats:
    answer = np.abs(cv2.filter2D(grey, cv2.CV_32F, _DIAGONAL, borderType=cv2.BORDER_REFLECT_101))
    size = max(grey.shape[1] // block, 1), max(grey.shape[0] // block, 1)
    return _floats(cv2.resize(answer, size, interpolation=cv2.INTER_AREA)) * _MEAN_TO_SIGMA


def blur(grey: Floats) -> tuple[Floats, Floats]:
    """Give the share of steps between neighbours that outlives another blur (1 blurred), and their mean.

    Crete et al. 2007, "The blur effect: perception and estimation with a new no-reference perceptual blur
    metric", equations 2 to 8, each cell by itself.
    """
    shares, amounts = [], []
    for kernel in ((9, 1), (1, 9)):
        again = cv2.blur(grey, kernel, borderType=cv2.BORDER_REFLECT_101)
        steps, left = (_steps(values, across=kernel[0] > 1) for values in (grey, again))
        amount = cells(steps)
        lost = cells(cv2.subtract(cv2.max(steps, left), left))
        shares.append(1 - lost / np.maximum(amount, 1e-6))
        amounts.append(amount)
    return np.maximum(*shares), np.minimum(*amounts)


def _steps(values: Any, *, across: bool) -> Any:
    """Give the magnitudes of the differences between neighbours."""
    if across:
        return cv2.absdiff(values[:, 1:], values[:, :-1])
    return cv2.absdiff(values[1:], values[:-1])


def _floats(values: npt.NDArray[Any]) -> Floats:
    return np.asarray(values, np.float32)


def at_white(picture: Floats) -> tuple[Mask, float, tuple[float, float, float]]:
    """Find blown areas: where all channels are at the top, their share, and each channel's share at the top.

    Only connected areas count: a glint is no loss.
    """
    red, green, blue = (channel >= _WHITE_END for channel in cv2.split(picture))
    white = _areas(red & green & blue)
    return white, _share(white), (_share(_areas(red)), _share(_areas(green)), _share(_areas(blue)))


def at_black(picture: Floats) -> tuple[Mask, float]:
    """Find crushed areas: where all channels are at the bottom in connected areas, and their share."""
    red, green, blue = (channel <= _BLACK_END for channel in cv2.split(picture))
    black = _areas(red & green & blue)
    return black, _share(black)


def _areas(mask: Mask) -> Mask:
    """Keep the connected parts of a mask that are a thousandth of the picture or more."""
    least = _SMALLEST_AREA * mask.size
    if np.count_nonzero(mask) < least:
        return np.zeros_like(mask)
    _, parts, facts, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    large = facts[:, cv2.CC_STAT_AREA] >= least
    large[0] = False
    return np.asarray(large[parts])


def _share(mask: Mask) -> float:
    return np.count_nonzero(mask) / mask.size


def lightness_range(lab: Floats) -> float:
    """Give the span of L* between its 1 % and 99 % quantiles."""
    low, high = np.quantile(lab[..., 0], (0.01, 0.99))
    return float(high - low)


def cast(lab: Floats) -> tuple[float, float]:
    """Give chroma (CIELAB) and hue (degrees) that even the most neutral mid-tones keep; 0 without a cast.

    Mid-tones of little chroma lean some way in the median. Where a cast is, all do, dark and light: so the
    chroma is what nine in ten of them exceed in that direction, in the third of the lightnesses where it is
    least. A scene with anything neutral in it has none.
    """
    light, colour = lab[..., 0], lab[..., 1:]
    mild = (np.hypot(colour[..., 0], colour[..., 1]) < _MILD_CHROMA) & (light > 20) & (light < 90)
    if mild.mean() < _LEAST_MILD:
        return 0.0, 0.0
    light, colour = light[mild], colour[mild]
    lean = np.median(colour, axis=0)
    length = float(np.hypot(*lean))
    if length == 0:
        return 0.0, 0.0
    along = colour @ (lean / length)
    thirds = np.searchsorted(np.quantile(light, (1 / 3, 2 / 3)), light)
    least = min(float(np.quantile(along[thirds == third], 0.1)) for third in np.unique(thirds))
    return max(least, 0.0), float(np.degrees(np.arctan2(lean[1], lean[0])) % 360)


def garish(picture: Floats, lab: Floats) -> Mask:
    """Find garish pixels: of a chroma that few things have, or bright ones without a trace of one channel."""
    edge = (picture.min(axis=2) <= _BLACK_END) & (picture.max(axis=2) >= _BRIGHT)
    return np.asarray(edge | (np.hypot(lab[..., 1], lab[..., 2]) > _GARISH_CHROMA))


def blockiness(grey: Floats) -> float:
    """Give by how much steps at the borders of 8 x 8 blocks exceed the others; 1 where there is no grid.

    `grey` is in the file's own pixels, from any offset: the grid is looked for at all eight. The step at a
    border is taken beyond what the slopes on both sides lead to expect (Wang, Bovik and Evans 2000, "Blind
    measurement of blocking artifacts in images", measure the same excess by its spectrum). The weaker
    direction counts, for scenes have lines of their own, but seldom in both.
    """
    return min(_grid(grey), _grid(grey.T))


def _grid(grey: Floats) -> float:
    steps = np.diff(grey, axis=1)
    excess = np.abs(steps[:, 1:-1] - (steps[:, :-2] + steps[:, 2:]) / 2).mean(axis=0)
    columns = excess[: len(excess) // 8 * 8].reshape(-1, 8)
    if len(columns) < _LEAST_BLOCKS:
        return 1.0
    phases = columns.mean(axis=0)
    return float((phases.max() + _LEAST_STEP) / (np.median(phases) + _LEAST_STEP))


def halos(grey: Floats, code: Floats) -> tuple[Floats, Floats]:
    """Give the overshoot beside strong edges in each cell, and the cell's share of such places.

    `code` is the log code (`imaging.logcode`) of the photo's luminance, as large as `grey`. One curve of the
    photo's light explains a picture without local changes. What it does not explain is a halo where, beside
    an edge of the light, the bright side is brighter than around it and the dark side darker, though the
    light there is even. Operators that smooth the light without halos answer below 0.
    """
    reach = max(round(max(grey.shape) / 16), 2) * 2 + 1
    unexplained = grey - _explained(grey, code)
    side = code - cv2.blur(code, (reach, reach), borderType=cv2.BORDER_REFLECT_101)
    beyond = unexplained - cv2.blur(unexplained, (reach, reach), borderType=cv2.BORDER_REFLECT_101)
    around = np.ones((5, 5), np.uint8)
    even = cv2.dilate(code, around) - cv2.erode(code, around) < _EVEN_CODE
    places = _floats(even & (np.abs(side) > _EDGE_CODE))
    share = cells(places)
    return _floats(cells(np.sign(side) * beyond * places) / np.maximum(share, 1e-6)), share


def _explained(grey: Floats, code: Floats) -> Floats:
    """Give the rising curve of `code` that explains `grey` best, bin by bin."""
    bins = np.clip((code * _BINS).astype(np.intp), 0, 2 * _BINS - 1).reshape(-1)
    count = np.bincount(bins, minlength=2 * _BINS)
    used = count > 0
    mean = np.bincount(bins, grey.reshape(-1), minlength=2 * _BINS)[used] / count[used]
    centre = (np.flatnonzero(used) + 0.5) / _BINS
    return np.interp(code, centre, np.maximum.accumulate(mean)).astype(np.float32)
