"""Rendering a photo through a `Mapping`: the one pixel path of preview, export and command line.

The equations stand in `looks.mapping`; the loops in `looks.kernel`. Rows are worked in bands on all cores,
and nothing is kept but the result.
"""

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from disque_studio.imaging import logcode, spill
from disque_studio.imaging.bands import for_bands
from disque_studio.looks import kernel
from disque_studio.looks.graded import lighting_of, places, toning_of
from disque_studio.looks.mapping import (
    CODE_TOP,
    ENTRIES,
    EXPONENT,
    WHOLE,
    Floats,
    Mapping,
    Window,
    neutral_mapping,
    part_of,
    positions,
)

_AS_THEY_ARE = (1.0, 0.0, -np.inf, np.inf)
_TO_BYTES = (255.0, 0.5, 0.0, 255.0)


def render(rgb: npt.NDArray[np.floating], mapping: Mapping, *, window: Window = WHOLE) -> Floats:
    """Render scene-linear Rec.709 (H, W, 3), float16 or float32, to sRGB-encoded float32 (H, W, 3).

    `window` is (left, top, right, bottom) of `rgb` within the whole photo, as parts of its sides. At strength
    1 values may leave [0, 1]: colours outside sRGB, which a wider output space can hold. NaN and minus
    infinity are taken as black, plus infinity as the largest number.

    Raises:
        ValueError: `rgb` has another shape or type.
    """
    result = spill.zeros(_checked(rgb).shape, np.float32)
    _render(rgb, mapping, window, slice(0, len(rgb)), result, _AS_THEY_ARE)
    return result


def render_rows(rgb: npt.NDArray[np.floating], mapping: Mapping, rows: slice) -> Floats:
    """Render some rows of a whole photo: exactly these rows of `render`.

    Raises:
        ValueError: as `render`, or `rows` has a step.
    """
    top, bottom, step = rows.indices(len(_checked(rgb)))
    if step != 1:
        raise ValueError(f"rows must follow one another, not in steps of {step}")
    result = np.empty((max(bottom - top, 0), *rgb.shape[1:]), np.float32)
    _render(rgb, mapping, WHOLE, slice(top, bottom), result, _AS_THEY_ARE)
    return result


def render_u8(
    rgb: npt.NDArray[np.floating], mapping: Mapping, *, window: Window = WHOLE
) -> npt.NDArray[np.uint8]:
    """Render as `render` does, clipped to [0, 1] and rounded to uint8 (H, W, 3): a picture for the screen."""
    result = spill.zeros(_checked(rgb).shape, np.uint8)
    _render(rgb, mapping, window, slice(0, len(rgb)), result, _TO_BYTES)
    return result


def warm_up() -> None:
    """Load the kernels, compiling them (seconds) where no cache holds them yet."""
    mapping = neutral_mapping(1.0)
    for dtype in (np.float16, np.float32):
        pixel = np.ones((1, 1, 3), dtype)
        render(pixel, mapping)
        render_u8(pixel, mapping)


def _checked(rgb: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError(f"a photo is (H, W, 3), not {rgb.shape}")
    if rgb.dtype not in (np.float16, np.float32):
        raise ValueError(f"a photo is float16 or float32, not {rgb.dtype}")
    return rgb


def _render(
    rgb: npt.NDArray[np.floating],
    mapping: Mapping,
    window: Window,
    rows: slice,
    result: npt.NDArray[Any],
    finish: tuple[float, float, float, float],
) -> None:
    if not result.size:
        return
    half = rgb.dtype == np.float16
    tables = _half_tables() if half else _float_tables()
    scales = (np.float32(mapping.scale), np.float32(mapping.scale**EXPONENT))
    window = part_of(mapping.window, window)
    left, top, right, bottom = window
    vertices = _extended_grid(mapping.grid)
    height, width, depth = vertices.shape[:3]
    table = _extended_table(mapping.table, depth - 1).reshape(-1)
    above, below = places(len(rgb), top, bottom, height - 1)
    nearest, beside = places(rgb.shape[1], left, right, width - 1)
    pitch = depth * kernel.VERTEX
    columns = (nearest * pitch, beside, pitch)
    grid = vertices.reshape(height, -1) if mapping.grid is not None and mapping.grid.any() else _NO_GRID
    lighting, toning = lighting_of(mapping, window, rgb.shape), toning_of(mapping.grade)
    limits = tuple(np.float32(number) for number in finish)

    def render_band(band: slice) -> None:
        place = slice(rows.start + band.start, rows.start + band.stop)
        pixels = np.ascontiguousarray(rgb[place]).reshape(len(above[place]), -1)
        source = pixels.view(np.uint16) if half else pixels
        # Numba compiles read-only arrays apart from others; so all are.
        source.flags.writeable = False
        kernel.render(
            source,
            tables,
            scales,
            np.float32(mapping.strength),
            table,
            grid,
            (above[place], below[place]),
            columns,
            lighting.of_rows(place),
            toning,
            limits,
            result[band].reshape(len(source), -1),
        )
        spill.release(rgb[place])
        spill.release(result[band])

    for_bands(rows.stop - rows.start, render_band)


_NO_GRID = np.zeros((2, 0), np.float32)


def _extended_grid(grid: Floats | None) -> Floats:
    """Order the affines by column, four floats each, and repeat the last vertices: all have a next."""
    if grid is None:
        return np.zeros((2, 2, 2, kernel.VERTEX), np.float32)
    height, width, depth = grid.shape[:3]
    extended = np.zeros((height + 1, width + 1, depth + 1, 4, 4), np.float32)
    extended[:-1, :-1, :-1, :, :3] = grid.reshape(height, width, depth, 3, 4).swapaxes(3, 4)
    extended[-1] = extended[-2]
    extended[:, -1] = extended[:, -2]
    extended[:, :, -1] = extended[:, :, -2]
    return extended.reshape(height + 1, width + 1, depth + 1, kernel.VERTEX)


def _extended_table(table: Floats, depth: int) -> Floats:
    """Order the coefficients by column, four floats each, beside what else depends on Lg alone."""
    flat = _aligned_zeros((ENTRIES, kernel.ROW))
    rows = flat.reshape(ENTRIES, 8, 4)
    rows[:, :3, :3] = table[:, 3:12].reshape(-1, 3, 3).swapaxes(1, 2)
    rows[:, 3, :3] = table[:, :3]
    rows[:, 4:7, :3] = table[:, 12:].reshape(-1, 3, 3).swapaxes(1, 2)
    inverse_power, code = _functions_of_light()
    flat[:, 16 + kernel.INVERSE_POWER] = inverse_power
    flat[:, 16 + kernel.DEPTH] = code * np.float32(depth - 1)
    return flat


def _aligned_zeros(shape: tuple[int, int]) -> Floats:
    """Give zeros that begin with a line of the cache."""
    size = shape[0] * shape[1]
    room = np.zeros(size + kernel.LINE // 4, np.float32)
    skipped = -room.ctypes.data % kernel.LINE // 4
    return room[skipped : skipped + size].reshape(shape)


@cache
def _functions_of_light() -> tuple[Floats, Floats]:
    """Give Lg^(-1/2.4), and the part of the grid's depth, of each row of a table."""
    light = positions()
    inverse_power = light.astype(np.float64) ** -EXPONENT
    return inverse_power.astype(np.float32), np.clip(logcode.encode(light) / CODE_TOP, 0, 1)


@cache
def _half_tables() -> Floats:
    """Give every half-float as light and as its power 1/2.4: flat pairs."""
    halves = np.arange(1 << 16, dtype=np.uint16).view(np.float16).astype(np.float32)
    largest = float(np.finfo(np.float16).max)
    light = np.nan_to_num(halves, nan=0.0, posinf=largest, neginf=0.0)
    return np.stack([light, np.maximum(light, 0) ** np.float32(EXPONENT)], axis=1).reshape(-1)


@cache
def _float_tables() -> Floats:
    """Give the power 1/2.4 over the upper bits of positive float32."""
    infinity = 0x7F800000 >> kernel.FLOAT_STEP
    bits = np.arange(infinity, dtype=np.uint32) << kernel.FLOAT_STEP
    light = np.append(bits.view(np.float32).astype(np.float64), 2.0**128)
    return (light**EXPONENT).astype(np.float32)
