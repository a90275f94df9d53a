"""What surfaces are made of: a table of materials, and the procedural patterns that colour and wear them."""

# mypy: disable-error-code="no-untyped-def"
# Compiled functions take their types from what Numba infers.

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from terrace.vec import add, along, cell, dot, fbm, jit, mix, mul, noise, scale, smooth, unit

PLAIN, PLASTER, TILES, WOOD, PLANKS, RUG, PAVING, LEAF = 0, 1, 2, 3, 4, 5, 6, 7
FRUIT, STRAW, CLOTH, PICTURE, HILL, GLASS, GLOW = 8, 9, 10, 11, 12, 13, 14

Colour = tuple[float, float, float]


@dataclass(frozen=True)
class Material:
    """One row of the table: linear Rec.709 albedos `a` and `b` that `pattern` blends, and how it reflects.

    `through`: share of the scattered light that leaves on the far side; `sheer`: share that passes
    straight on; `fine`: pattern frequency (1/m); `bump`: strength of the surface relief; `glow`: radiance.
    """

    pattern: int
    a: Colour
    b: Colour = (0.0, 0.0, 0.0)
    rough: float = 1.0
    metal: bool = False
    through: float = 0.0
    sheer: float = 0.0
    fine: float = 10.0
    bump: float = 0.0
    glow: Colour = (0.0, 0.0, 0.0)


class Table(NamedTuple):
    """Materials as arrays that compiled code reads; `colours` (M, 3, 3): a, b, glow."""

    pattern: npt.NDArray[np.int32]
    colours: npt.NDArray[np.float64]
    rough: npt.NDArray[np.float64]
    metal: npt.NDArray[np.bool_]
    through: npt.NDArray[np.float64]
    sheer: npt.NDArray[np.float64]
    fine: npt.NDArray[np.float64]
    bump: npt.NDArray[np.float64]


def table(materials: Sequence[Material]) -> Table:
    """Lay the materials out as arrays."""
    return Table(
        np.array([m.pattern for m in materials], np.int32),
        np.array([(m.a, m.b, m.glow) for m in materials], float),
        np.array([m.rough for m in materials], float),
        np.array([m.metal for m in materials], np.bool_),
        np.array([m.through for m in materials], float),
        np.array([m.sheer for m in materials], float),
        np.array([m.fine for m in materials], float),
        np.array([m.bump for m in materials], float),
    )


@jit
def _plaster(a, b, p):
    """Lime wash in patches, worn to the ochre coat beneath, above a painted dado."""
    patch = fbm((p[0] * 1.3, p[1] * 1.3, p[2] * 1.1), 5)
    fleck = fbm((p[0] * 9.0, p[1] * 9.0, p[2] * 9.0), 4)
    grit = fbm((p[0] * 42.0, p[1] * 42.0, p[2] * 42.0), 4)
    trowel = noise((p[0] * 5.0 + 2.0 * patch, p[1] * 5.0, p[2] * 16.0))
    colour = scale(a, 1.0 + 0.16 * patch + 0.17 * fleck + 0.16 * grit + 0.035 * trowel)
    crack = abs(noise((p[0] * 1.1 + 0.4 * fleck, p[1] * 1.1, p[2] * 0.9 + 0.3 * patch)))
    if patch > 0.05:
        colour = scale(colour, 0.55 + 0.45 * smooth(0.0, 0.010, crack))
    colour = mix(
        colour, mul(a, (0.90, 0.80, 0.64)), smooth(0.05, 0.6, fbm((p[0] * 2.6, p[1] * 2.6, p[2] * 0.5), 4))
    )
    edge = 1.02 + 0.006 * noise((p[0] * 6.0, p[1] * 6.0, 0.0))
    if p[2] < edge:
        wear = smooth(0.10, 0.26, patch + 0.9 * fleck + 0.25 * smooth(0.35, 0.0, p[2]))
        colour = mix(scale(b, 1.0 + 0.5 * fleck + 0.4 * patch), scale(colour, 0.8), wear)
        if p[2] > edge - 0.035:
            colour = scale(b, 0.35)
    elif patch + 0.4 * fleck > 0.37:
        colour = mix(colour, (0.42, 0.22, 0.12), smooth(0.37, 0.40, patch + 0.4 * fleck))
    return colour


@jit
def _tiles(a, b, p):
    """Old cement tiles laid on the diagonal, no two alike: (colour, roughness factor, tilt x, tilt y)."""
    u = (p[0] + p[1]) * 0.70711 / 0.30
    v = (p[0] - p[1]) * 0.70711 / 0.30
    i, j = math.floor(u), math.floor(v)
    r = cell(i, j, 3)
    wear = fbm((p[0] * 1.7, p[1] * 1.7, 5.0), 5)
    fleck = fbm((p[0] * 30.0, p[1] * 30.0, 1.0), 4)
    colour = a if (int(i) + int(j)) % 2 == 0 else b
    colour = scale(colour, 0.82 + 0.36 * r)
    warm = cell(i, j, 7) - 0.5
    colour = mul(colour, (1.0 + 0.12 * warm, 1.0, 1.0 - 0.14 * warm))
    colour = scale(colour, 1.0 + 0.35 * wear + 0.22 * fleck)
    x, y = u - i, v - j
    margin = min(min(x, 1.0 - x), min(y, 1.0 - y)) + 0.012 * noise((p[0] * 40.0, p[1] * 40.0, 2.0))
    rough = 0.9 + 0.9 * wear + 0.6 * fleck + 0.5 * (r - 0.5)
    tilt = 0.022
    tx, ty = tilt * (cell(i, j, 11) - 0.5), tilt * (cell(i, j, 13) - 0.5)
    if margin < 0.022:
        return mix((0.10, 0.08, 0.065), colour, 0.15), 3.0, 0.0, 0.0
    edge = smooth(0.05, 0.022, margin)
    return scale(colour, 1.0 - 0.25 * edge), rough + 0.5 * edge, tx, ty


@jit
def _wood(a, b, q, fine):
    """Long grain along the object's x."""
    warp = noise((q[0] * 1.3, q[1] * 5.0, q[2] * 5.0))
    ring = math.sin(
        (q[1] * 1.0 + q[2] * 0.8 + 0.05 * warp) * fine * 6.0 + 3.0 * noise((q[0] * 2.0, q[1] * 9.0, 0.7))
    )
    fibre = fbm((q[0] * 7.0, q[1] * 140.0, q[2] * 140.0), 4)
    t = min(max(0.5 + 0.32 * ring + 0.9 * fibre, 0.0), 1.0)
    return mix(a, b, t)


@jit
def _planks(a, b, q):
    """Painted boards 12 cm wide, standing upright, the paint rubbed off along their edges."""
    u = q[0] / 0.12
    i = math.floor(u)
    x = min(u - i, 1.0 - (u - i))
    streak = fbm((q[0] * 45.0, q[1] * 45.0, q[2] * 2.2), 5)
    blot = fbm((q[0] * 4.0 + i * 9.0, q[1] * 4.0, q[2] * 3.0), 4)
    paint = scale(a, 0.85 + 0.3 * cell(i, 1, 1) + 0.55 * blot + 0.2 * streak)
    worn = smooth(
        0.20, 0.34, streak * 0.9 + blot * 0.6 + 0.22 * smooth(0.10, 0.0, x) + 0.2 * smooth(0.45, 0.0, q[2])
    )
    colour = mix(paint, scale(b, 1.0 + streak), worn)
    return scale(colour, smooth(0.012, 0.05, x) * 0.92 + 0.08)


@jit
def _rug(a, b, u, v):
    """Flat-woven kilim: bands of stepped diamonds in red, indigo and undyed wool."""
    x, y = u * 32.0, v * 48.0
    sx, sy = math.floor(x * 2.0) / 2.0, math.floor(y * 2.0) / 2.0
    wool, gold = (0.40, 0.335, 0.24), (0.34, 0.19, 0.055)
    band = math.floor(v * 13.0)
    within = v * 13.0 - band
    diamond = abs((sx / 4.0) % 1.0 - 0.5) * 2.0 + abs(math.floor(within * 12.0) / 12.0 - 0.5) * 2.0
    colour = a
    if band % 2 == 1:
        colour = b if diamond < 0.85 else (wool if diamond < 1.05 else a)
        if diamond < 0.35:
            colour = gold
    elif within < 0.14 or within > 0.86:
        colour = wool if (int(sx) + int(sy)) % 2 == 0 else b
    elif 0.44 < within < 0.56:
        colour = gold
    if min(u, 1.0 - u) < 0.05:
        colour = b if math.floor(v * 60.0) % 2 == 0 else wool
    fade = fbm((u * 3.0, v * 4.0, 0.5), 4)
    abrash = noise((u * 0.7, v * 34.0, 3.0))
    thread = 0.75 + 0.35 * abs(math.sin(v * 700.0)) + 0.7 * fbm((u * 200.0, v * 90.0, 0.0), 3) + 0.22 * abrash
    return scale(mul(colour, (1.0 + 0.3 * fade, 1.12 + 0.6 * fade, 1.12 + 0.6 * fade)), thread * 0.9)


@jit
def _paving(a, b, p):
    """Flagstones in rows: (colour, tilt x, tilt y)."""
    row = math.floor(p[1] / 0.55)
    u = p[0] / 0.8 + cell(row, 0, 5)
    i = math.floor(u)
    x, y = (u - i) * 0.8, p[1] - row * 0.55
    margin = min(min(x, 0.8 - x), min(y, 0.55 - y)) + 0.008 * noise((p[0] * 12.0, p[1] * 12.0, 0.0))
    colour = mix(a, b, cell(i, row, 1))
    colour = scale(colour, 1.0 + 0.5 * fbm((p[0] * 5.0, p[1] * 5.0, 1.0), 5))
    if margin < 0.012:
        return (0.06, 0.055, 0.04), 0.0, 0.0
    return colour, 0.03 * (cell(i, row, 2) - 0.5), 0.03 * (cell(i, row, 3) - 0.5)


@jit
def _picture(u, v):
    """A small oil sketch: boats under an evening sky."""
    brush = 0.06 * fbm((u * 14.0, v * 30.0, 2.0), 4)
    y = v + brush
    colour = mix((0.55, 0.36, 0.20), (0.10, 0.17, 0.30), smooth(0.45, 1.0, y))
    if y < 0.42:
        colour = mix((0.03, 0.09, 0.13), (0.30, 0.25, 0.20), smooth(0.1, 0.42, y + 0.3 * brush))
    if y < 0.16 + 0.06 * math.sin(u * 5.0):
        colour = (0.12, 0.07, 0.035)
    if abs(u - 0.34) < 0.20 * (0.74 - y) and 0.36 < y < 0.74:
        colour = (0.58, 0.48, 0.36)
    if abs(u - 0.38) < 0.16 and 0.30 < y < 0.37:
        colour = (0.22, 0.03, 0.02)
    return scale(colour, 0.9 + 2.0 * brush)


@jit
def surface(table, m, p, q, n, detailed):
    """Colour, roughness and shading normal of material m at world point p, object coordinates q, normal n."""
    pattern = table.pattern[m]
    c = table.colours
    a, b = (c[m, 0, 0], c[m, 0, 1], c[m, 0, 2]), (c[m, 1, 0], c[m, 1, 1], c[m, 1, 2])
    rough, fine, bump = table.rough[m], table.fine[m], table.bump[m]
    at = (q[0] * fine, q[1] * fine, q[2] * fine)
    colour = a
    tx, ty = 0.0, 0.0
    if pattern == PLAIN:
        colour = mix(a, b, min(max(0.5 + fbm(at, 5), 0.0), 1.0))
    elif pattern == PLASTER:
        colour = _plaster(a, b, p)
        at = (p[0] * fine, p[1] * fine, p[2] * fine)
    elif pattern == TILES:
        colour, factor, tx, ty = _tiles(a, b, p)
        rough *= min(max(factor, 0.55), 3.0)
    elif pattern == WOOD:
        colour = _wood(a, b, q, fine)
        at = (q[0] * 6.0, q[1] * 90.0, q[2] * 90.0)
    elif pattern == PLANKS:
        colour = _planks(a, b, q)
        at = (q[0] * 40.0, q[1] * 40.0, q[2] * 4.0)
    elif pattern == RUG:
        colour = _rug(a, b, q[0], q[1])
        at = (q[0] * 90.0, q[1] * 260.0, 0.0)
    elif pattern == PAVING:
        colour, tx, ty = _paving(a, b, p)
        at = (p[0] * fine, p[1] * fine, p[2] * fine)
    elif pattern == LEAF:
        rib = smooth(0.05, 0.0, abs(q[0] - 0.5)) * 0.6
        vein = 0.25 * smooth(0.6, 1.0, math.sin((q[1] * 9.0 - abs(q[0] - 0.5) * 6.0) * 6.283))
        colour = mix(a, b, min(max(rib + vein + 0.3 + 0.6 * noise(scale(p, 9.0)), 0.0), 1.0))
    elif pattern == FRUIT:
        colour = mix(a, b, smooth(-0.3, 0.4, fbm(scale(q, 25.0), 3)))
    elif pattern == STRAW:
        ring = math.sin(math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]) * fine)
        spoke = noise((math.atan2(q[1], q[0]) * 40.0, q[2] * 90.0, ring))
        colour = mix(a, b, min(max(0.45 + 0.35 * ring + 0.5 * spoke, 0.0), 1.0))
    elif pattern == CLOTH:
        stripe = abs(abs(q[0] * fine - 0.5) - 0.40) * 22.0
        weave = (
            0.86
            + 0.14 * math.sin(q[0] * 900.0) * math.sin(q[1] * 1700.0)
            + 0.5 * fbm((q[0] * 40.0, q[1] * 90.0, 0.0), 4)
        )
        colour = scale(mix(b, a, smooth(0.45, 0.55, stripe)), weave)
        at = (q[0] * 60.0, q[1] * 60.0, 0.0)
    elif pattern == PICTURE:
        colour = _picture(q[0], q[1])
        at = (q[0] * 30.0, q[1] * 60.0, 0.0)
    elif pattern == HILL:
        far = scale(p, 0.012)
        colour = mix(a, b, smooth(-0.12, 0.18, fbm(far, 5)))
    if detailed and bump > 0.0:
        e = 0.04
        here = fbm(at, 4)
        gx = (fbm((at[0] + e, at[1], at[2]), 4) - here) / e
        gy = (fbm((at[0], at[1] + e, at[2]), 4) - here) / e
        gz = (fbm((at[0], at[1], at[2] + e), 4) - here) / e
        g = (gx, gy, gz)
        g = along(g, n, -dot(g, n))
        n = unit(add(n, scale(g, -bump)))
    if tx != 0.0 or ty != 0.0:
        n = unit((n[0] + tx, n[1] + ty, n[2]))
    colour = (
        min(max(colour[0], 0.0), 0.93),
        min(max(colour[1], 0.0), 0.93),
        min(max(colour[2], 0.0), 0.93),
    )
    return colour, rough, n
