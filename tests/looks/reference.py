"""The equations of `disque_studio.looks.mapping`, written plainly in float64."""

import numpy as np
import numpy.typing as npt

from disque_studio.looks.mapping import Mapping

Doubles = npt.NDArray[np.float64]
WEIGHTS = np.array([0.2126, 0.7152, 0.0722])


def reference(
    rgb: npt.NDArray[np.floating],
    mapping: Mapping,
    window: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0),
) -> Doubles:
    """Render finite pixels (H, W, 3) as `looks.apply.render` does."""
    light = rgb.astype(np.float64) * mapping.gain * 2.0**mapping.exposure
    luminance = np.maximum(light @ WEIGHTS, 2.0**-20)
    neutral = np.clip(
        np.where(light <= 0.0031308, 12.92 * light, 1.055 * np.maximum(light, 0) ** (1 / 2.4) - 0.055), 0, 1
    )
    if mapping.strength == 0:
        return neutral
    ratios = np.clip(np.maximum(light, 0) / luminance[..., None], 2.0**-6, 2.0**4) ** (1 / 2.4) - 1
    result = base(ratios, coefficients(mapping.table, luminance))
    if mapping.grid is not None:
        affine = sliced(mapping.grid, luminance, window).reshape(*result.shape[:2], 3, 4)
        result = result + (affine[..., :3] @ result[..., None])[..., 0] + affine[..., 3]
    if mapping.strength == 1:
        return result
    return neutral + mapping.strength * (np.clip(result, 0, 1) - neutral)


def coefficients(table: npt.NDArray[np.float32], luminance: Doubles) -> Doubles:
    """Interpolate the table: 64 rows an octave from 2^-20 on, even within each octave."""
    mantissa, exponent = np.frexp(luminance)
    place = np.clip((exponent - 1 + 20 + 2 * mantissa - 1) * 64, 0, len(table) - 1)
    before = np.minimum(place.astype(int), len(table) - 2)
    part = (place - before)[..., None]
    return table[before] * (1 - part) + table[before + 1] * part


def base(ratios: Doubles, row: Doubles) -> Doubles:
    """Evaluate the transform of every pixel's own coefficients (H, W, 21)."""
    offset, matrix, products = np.split(row, [3, 12], axis=-1)
    red, _, blue = np.moveaxis(ratios, -1, 0)
    result = offset.copy()
    for output in range(3):
        result[..., output] += (matrix[..., 3 * output : 3 * output + 3] * ratios).sum(-1)
        for k, product in enumerate((red * blue, red * red, blue * blue)):
            result[..., output] += products[..., 3 * output + k] * product
    return np.clip(result, -0.05, 1.05)


def sliced(
    grid: npt.NDArray[np.float32], luminance: Doubles, window: tuple[float, float, float, float]
) -> Doubles:
    """Read the grid trilinearly at every pixel: (H, W, 12)."""
    left, top, right, bottom = window
    height, width = luminance.shape
    rows = top + (np.arange(height)[:, None] + 0.5) / height * (bottom - top)
    columns = left + (np.arange(width)[None] + 0.5) / width * (right - left)
    code = (np.log2(luminance + 2.0**-10) + 10) / 20
    places = (
        rows * grid.shape[0] - 0.5,
        columns * grid.shape[1] - 0.5,
        np.clip(code / 1.25, 0, 1) * (grid.shape[2] - 1),
    )
    total = np.zeros((height, width, 12))
    for corner in np.ndindex(2, 2, 2):
        index, weight = [], np.ones((height, width))
        for place, size, step in zip(places, grid.shape, corner, strict=False):
            held = np.clip(place, 0, size - 1)
            before = np.floor(held).astype(int)
            part = held - before
            weight = weight * (part if step else 1 - part)
            index.append(np.broadcast_to(np.minimum(before + step, size - 1), (height, width)))
        total += weight[..., None] * grid[tuple(index)]
    return total
