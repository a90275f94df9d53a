"""The inner loops of `looks.apply`, compiled by Numba: from scene-linear pixels to display-encoded ones.

Each row is worked in blocks that stay in the first-level cache: the source is read (light, its power
1/2.4, and the luminance) and relit, the look is applied pixel by pixel, and the result is mixed, graded and
written.
"""

from typing import Any

import numpy as np
from numba import njit, types
from numba.extending import overload, register_jitable

from disque_studio.looks.grading import bend, recolour, relight
from disque_studio.looks.lanes import (
    add,
    blend,
    clip,
    lane,
    load_matrix,
    load_pixel,
    red_blue_products,
    scaled,
    shift,
    store_pixel,
    transform,
    with_one,
)
from disque_studio.looks.mapping import (
    EXPONENT,
    HIGHEST_BASE,
    HIGHEST_RATIO,
    LOWEST_BASE,
    LOWEST_OCTAVE,
    LOWEST_RATIO,
    OCTAVES,
    PER_OCTAVE,
    Floats,
)

ROW = 32
"""Floats in a row of the extended table: two matrices."""

VERTEX = 16
"""Floats in a vertex of the extended grid: one matrix."""

INVERSE_POWER, DEPTH = 3, 7
"""Lanes of a row's second matrix that hold Lg^(-1/2.4) and the place in the grid's depth."""

LINE = 64
"""Bytes to which tables are aligned, so that no matrix lies across two lines of the cache."""

FLOAT_STEP = 17
"""Bits of a float32 below the table of its powers: 64 entries an octave."""

_BLOCK = 256
_F = np.float32
_STEP = 23 - int(np.log2(PER_OCTAVE))
_PART = (1 << _STEP) - 1
_FIRST = np.int32(np.array(2.0**LOWEST_OCTAVE, _F).view(np.int32))
_LAST = np.int32((OCTAVES * PER_OCTAVE << _STEP) - 1)
_BRIGHTEST = _F(2.0 ** (LOWEST_OCTAVE + OCTAVES))
_RED, _GREEN, _BLUE = _F(0.2126), _F(0.7152), _F(0.0722)
_LOW, _HIGH = _F(LOWEST_RATIO**EXPONENT), _F(HIGHEST_RATIO**EXPONENT)
_LOW_BASE, _HIGH_BASE = _F(LOWEST_BASE), _F(HIGHEST_BASE)
_ZERO, _ONE = _F(0), _F(1)
_LARGEST = _F(np.finfo(_F).max)

# NaN and infinity keep their meaning: a source may hold them.
_FAST = {"contract", "reassoc", "nsz", "arcp"}


def _read(samples: Any, tables: Floats, power_scale: float, light: Floats, power: Floats) -> None:
    """Fill `light` and `power` from the samples of a block."""
    raise NotImplementedError


def _read_halves(samples: Any, tables: Floats, power_scale: float, light: Floats, power: Floats) -> None:
    for k in range(len(samples)):
        bits = np.intp(samples[k])
        light[k] = tables[2 * bits]
        power[k] = tables[2 * bits + 1] * power_scale


def _read_floats(samples: Any, tables: Floats, power_scale: float, light: Floats, power: Floats) -> None:
    for k in range(len(samples)):
        value = min(samples[k], _LARGEST) if samples[k] >= -_LARGEST else _ZERO
        light[k] = value
        bits = max(_F(value).view(np.int32), np.int32(0))
        entry = np.intp(bits >> FLOAT_STEP)
        part = _F(bits & ((1 << FLOAT_STEP) - 1)) * _F(2.0**-FLOAT_STEP)
        low, high = tables[entry], tables[entry + 1]
        power[k] = (low + part * (high - low)) * power_scale


@overload(_read, strict=False, jit_options={"fastmath": _FAST})
def _choose_read(samples: Any, tables: Any, power_scale: Any, light: Any, power: Any) -> Any:
    return _read_halves if samples.dtype == types.uint16 else _read_floats


@register_jitable
def _shade(
    scale: Any, light: Floats, power: Floats, table: Floats, strip: Floats, columns: Any, shaded: Floats
) -> None:
    """Apply the look to a block of pixels, from `light` and `power` to `shaded`."""
    cells, parts, pitch = columns
    for x in range(len(cells)):
        r, g, b = light[3 * x], light[3 * x + 1], light[3 * x + 2]
        luminance = (_RED * r + _GREEN * g + _BLUE * b) * scale
        place = min(max(_F(luminance).view(np.int32) - _FIRST, np.int32(0)), _LAST)
        entry = np.intp(place >> _STEP) * ROW
        part = _F(place & _PART) * _F(2.0**-_STEP)
        matrix = blend(load_matrix(table, entry), load_matrix(table, entry + ROW), part)
        second = blend(load_matrix(table, entry + 16), load_matrix(table, entry + ROW + 16), part)

        inverse = lane(second, INVERSE_POWER)
        if luminance > _BRIGHTEST:
            inverse = luminance ** _F(-EXPONENT)
        ratios = shift(clip(scaled(load_pixel(power, 3 * x), inverse), _LOW, _HIGH), -_ONE)
        base = add(transform(matrix, with_one(ratios)), transform(second, red_blue_products(ratios)))
        base = with_one(clip(base, _LOW_BASE, _HIGH_BASE))
        if strip.size:
            depth = lane(second, DEPTH)
            layer = np.intp(depth)
            near = cells[x] + layer * VERTEX
            far = near + pitch
            left = blend(load_matrix(strip, near), load_matrix(strip, near + VERTEX), depth - _F(layer))
            right = blend(load_matrix(strip, far), load_matrix(strip, far + VERTEX), depth - _F(layer))
            base = add(base, transform(blend(left, right, parts[x]), base))
        # The fourth lane falls where the next pixel comes.
        store_pixel(shaded, 3 * x, base)


@register_jitable
def _mix(count: int, scale: Any, strength: Any, light: Floats, power: Floats, shaded: Floats) -> None:
    """Move `count` samples of `shaded` towards the neutral rendition, or beyond the look."""
    for k in range(count):
        value = light[k] * scale
        curved = _F(1.055) * power[k] - _F(0.055)
        neutral = min(max(curved if value > _F(0.0031308) else _F(12.92) * value, _ZERO), _ONE)
        look = min(max(shaded[k], _ZERO), _ONE)
        shaded[k] = neutral + strength * (look - neutral)


@njit(nogil=True, cache=True, error_model="numpy", fastmath=_FAST)
def render(
    source: Any,
    tables: Floats,
    scales: Any,
    strength: Any,
    table: Floats,
    grid: Floats,
    rows: Any,
    columns: Any,
    lighting: Any,
    toning: Any,
    finish: Any,
    out: Any,
) -> None:
    """Render rows of `source` (H, 3W), half-float bits or float32, to `out` (H, 3W), uint8 or float32.

    `tables`: light and its power for every half-float, or the power over the upper bits of a float32.
    `scales`: Lg over L, and its power. `table`: flat rows of `ROW`. `grid` (rows of vertices, flat), of no
    width without a correction. `rows`: index of the grid's row above each row, and the part below it.
    `columns`: offset of the vertex left of each pixel, the part right of it, and floats between columns.
    `lighting`: gains (of no size for none; see `grading.relight`), the grid of stops with its own rows and
    columns, and the scale of light in it. `toning`: the tone table (of no size for none), greys, saturation
    and vibrance.
    `finish`: factor and offset of the result, and its limits.
    """
    scale, power_scale = scales
    above, parts = rows
    factor, offset, lowest, highest = finish
    cells, beside, pitch = columns
    strip = _aligned(grid.shape[1])
    gains, stops, (stops_above, stops_parts), (stops_cells, stops_beside, stops_pitch), local = lighting
    tones, greys, saturation, vibrance = toning
    exposures = np.empty(stops.shape[1], _F)
    room = np.empty(_BLOCK, _F), np.empty(_BLOCK, _F)
    light, power = np.zeros(3 * _BLOCK + 1, _F), np.zeros(3 * _BLOCK + 1, _F)
    shaded = np.zeros(3 * _BLOCK + 1, _F)
    for y in range(source.shape[0]):
        upper, lower = grid[above[y]], grid[above[y] + 1]
        for k in range(strip.size):
            strip[k] = upper[k] + parts[y] * (lower[k] - upper[k])
        upper, lower = stops[stops_above[y]], stops[stops_above[y] + 1]
        for k in range(exposures.size):
            exposures[k] = upper[k] + stops_parts[y] * (lower[k] - upper[k])
        for start in range(0, len(cells), _BLOCK):
            block = slice(start, min(start + _BLOCK, len(cells)))
            samples = slice(3 * block.start, 3 * block.stop)
            _read(source[y, samples], tables, power_scale, light, power)
            count = block.stop - block.start
            if gains.size:
                place = stops_cells[block], stops_beside[block], stops_pitch
                relight(count, local, gains, exposures, place, light, power, room)
            if strength > _ZERO:
                part = (cells[block], beside[block], pitch)
                _shade(scale, light, power, table, strip, part, shaded)
            row = out[y, samples]
            if strength != _ONE:
                _mix(len(row), scale, strength, light, power, shaded)
            if tones.size:
                bend(count, tones, shaded)
                if saturation != _ZERO or vibrance != _ZERO:
                    recolour(count, saturation, vibrance, greys, shaded, room)
            for k in range(len(row)):
                row[k] = min(max(shaded[k] * factor + offset, lowest), highest)


@register_jitable
def _aligned(size: int) -> Floats:
    """Give room for `size` floats that begins with a line of the cache."""
    room = np.empty(size + LINE // 4, _F)
    skipped = -room.ctypes.data % LINE // 4
    return room[skipped : skipped + size]
