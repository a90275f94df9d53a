"""How bright it is around each part of a photo, among pixels of like brightness: the base of local edits.

A bilateral grid (Chen et al. 2007, "Real-time edge-aware image processing with the bilateral grid") holds the
mean log2 luminance near each place and brightness. A pixel of any size of the photo reads it at its own place
and brightness; what it has above that mean is detail. It is made once, from the photo's small copy, so that
a preview and a full-size file are edited alike.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from disque_studio.imaging import logcode
from disque_studio.imaging.primaries import luminance
from disque_studio.looks.mapping import (
    SURROUNDINGS_DEPTH,
    SURROUNDINGS_LOWEST,
    SURROUNDINGS_STEP,
    Floats,
    Mapping,
    neutral_mapping,
)

LONG_SIDE = 24
"""Cells along the photo's longer side."""

_DOUBT = 0.5
"""Weight, in pixels of the small copy, of the guess that a pixel is as bright as its surroundings."""

_MOST_DETAIL = 1.5
_STEEPEST = 1.25
"""Most that the surroundings may rise with a pixel's own brightness: more would turn edges round."""


def surroundings(small: npt.NDArray[np.floating], gain: float) -> Floats:
    """Measure a photo's small copy, scene-linear (h, w, 3): float32 (rows, columns, SURROUNDINGS_DEPTH).

    Values are log2 luminance times `gain`. Between 0 and `_STEEPEST` stops a stop of the pixel's own.
    """
    height, width = small.shape[:2]
    cells = LONG_SIDE / max(height, width)
    shape = max(round(height * cells), 1), max(round(width * cells), 1), SURROUNDINGS_DEPTH
    light = np.maximum(luminance(small).astype(np.float32) * np.float32(gain), 2.0**SURROUNDINGS_LOWEST)
    stops = np.log2(light)
    weights, sums = (_spread(shape, stops, values) for values in (np.ones_like(stops), stops))
    levels = SURROUNDINGS_LOWEST + SURROUNDINGS_STEP * np.arange(SURROUNDINGS_DEPTH)
    mean = (_blurred(sums) + _DOUBT * levels) / (_blurred(weights) + _DOUBT)
    detail = np.clip(levels - mean, -_MOST_DETAIL, _MOST_DETAIL)
    rising = _ascending(levels - detail)
    steps = _STEEPEST * SURROUNDINGS_STEP * np.arange(SURROUNDINGS_DEPTH)
    return np.ascontiguousarray(steps - _ascending(steps - rising), np.float32)


def neutral_of(small: npt.NDArray[np.floating]) -> Mapping:
    """Give the mapping that shows a photo, by its small copy, without a look but ready for any grade."""
    gain = logcode.key_gain(small)
    aspect = small.shape[1] / small.shape[0]
    return replace(neutral_mapping(gain), aspect=aspect, surroundings=surroundings(small, gain))


def _spread(shape: tuple[int, int, int], stops: Floats, values: Floats) -> npt.NDArray[np.float64]:
    """Add every pixel's value to the eight vertices around its place and brightness."""
    rows, columns, depth = shape
    y = _between((np.arange(len(stops)) + 0.5) / len(stops) * rows - 0.5, rows)
    x = _between((np.arange(stops.shape[1]) + 0.5) / stops.shape[1] * columns - 0.5, columns)
    z = _between((stops - SURROUNDINGS_LOWEST) / SURROUNDINGS_STEP, depth)
    total = np.zeros(rows * columns * depth)
    for row, high in y:
        for column, wide in x:
            for layer, deep in z:
                place = (row[:, None] * columns + column) * depth + layer
                weight = high[:, None] * wide * deep * values
                total += np.bincount(place.reshape(-1), weight.reshape(-1), len(total))
    return total.reshape(shape)


def _between(
    places: npt.NDArray[np.floating], count: int
) -> tuple[tuple[npt.NDArray[np.intp], npt.NDArray[np.floating]], ...]:
    """Give the vertex before and the one after each place, each with its share."""
    places = np.clip(places, 0, count - 1)
    before = np.minimum(places.astype(np.intp), max(count - 2, 0))
    part = places - before
    return (before, 1 - part), (np.minimum(before + 1, count - 1), part)


def _blurred(grid: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Blur by about a cell each way, and by 0.7 stops."""
    for axis in (0, 1, 2):
        for _ in range(4 if axis == 2 else 2):
            ends = [(1, 1) if i == axis else (0, 0) for i in range(3)]
            wide = np.pad(grid, ends, mode="edge" if axis < 2 else "constant")
            length = grid.shape[axis]
            before, here, after = (wide.take(range(i, i + length), axis) for i in range(3))
            grid = (before + 2 * here + after) / 4
    return grid


def _ascending(grid: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Give the middle of the lowest ascending values (along depth) above, and of the highest below."""
    above = np.maximum.accumulate(grid, -1)
    below = np.minimum.accumulate(grid[..., ::-1], -1)[..., ::-1]
    return (above + below) / 2
