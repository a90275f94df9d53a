"""Evening sky over the sea: scattering in air and haze (Nishita et al. 1993), thin clouds, water.

Radiances are relative: the sun above the air gives an irradiance of 1 in each channel.
"""

# mypy: disable-error-code="no-untyped-def"
# Compiled functions take their types from what Numba infers.

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from terrace.vec import add, along, dot, fbm, jit, mix, noise, scale, smooth, unit

Array = npt.NDArray[np.float64]

SUN_AZIMUTH, SUN_ELEVATION = math.radians(12.3), math.radians(8.4)
SUN: tuple[float, float, float] = (
    math.sin(SUN_AZIMUTH) * math.cos(SUN_ELEVATION),
    math.cos(SUN_AZIMUTH) * math.cos(SUN_ELEVATION),
    math.sin(SUN_ELEVATION),
)
SUN_RADIUS = math.radians(0.29)
SUN_SOLID_ANGLE = 2.0 * math.pi * (1.0 - math.cos(SUN_RADIUS))
SEA_LEVEL = -24.0

_EARTH, _TOP = 6_360e3, 6_420e3
_AIR = np.array([5.8e-6, 13.5e-6, 33.1e-6])
_HAZE = 3e-6
_OZONE = np.array([0.65e-6, 1.88e-6, 0.085e-6])
_FORWARD = 0.78
_ROWS, _COLUMNS = 96, 128


class Sky(NamedTuple):
    """Scattered light before its phase functions, (rows, columns, 3) over elevation^(1/2) and azimuth."""

    air: npt.NDArray[np.float32]
    haze: npt.NDArray[np.float32]
    sun: npt.NDArray[np.float64]


def _depth(point: Array, direction: Array, steps: int) -> Array:
    """Optical depth (…, 3) from a point (…, 3) to the top of the air."""
    b = (point * direction).sum(-1)
    length = -b + np.sqrt(np.maximum(b * b - (point * point).sum(-1) + _TOP**2, 0.0))
    t = (np.arange(steps) + 0.5) / steps
    samples = point[..., None, :] + direction[..., None, :] * (length[..., None] * t)[..., None]
    height = np.linalg.norm(samples, axis=-1) - _EARTH
    return _extinction(height).sum(-2) * (length / steps)[..., None]


def _extinction(height: Array) -> Array:
    air = np.exp(-height / 8000.0)[..., None] * _AIR
    haze = np.exp(-height / 1200.0)[..., None] * _HAZE * 1.1
    ozone = np.maximum(0.0, 1.0 - np.abs(height - 25e3) / 15e3)[..., None] * _OZONE
    return air + haze + ozone


def scatter() -> Sky:
    """Integrate the sky for this scene's sun."""
    sun = np.array(SUN)
    elevation = ((np.arange(_ROWS) + 0.5) / _ROWS) ** 2 * np.pi / 2
    azimuth = np.arange(_COLUMNS) / _COLUMNS * 2 * np.pi
    e, a = np.meshgrid(elevation, azimuth, indexing="ij")
    direction = np.stack([np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)], axis=-1)
    origin = np.array([0.0, 0.0, _EARTH + 30.0])
    b = direction @ origin
    length = -b + np.sqrt(b * b - origin @ origin + _TOP**2)
    edges = np.linspace(0, 1, 41) ** 2
    air, haze, depth = (
        np.zeros((_ROWS, _COLUMNS, 3)),
        np.zeros((_ROWS, _COLUMNS, 3)),
        np.zeros((_ROWS, _COLUMNS, 3)),
    )
    for low, high in pairwise(edges):
        step = (length * (high - low))[..., None]
        point = origin + direction * (length * 0.5 * (low + high))[..., None]
        height = np.linalg.norm(point, axis=-1) - _EARTH
        own = _extinction(height) * step
        arriving = np.exp(-(depth + 0.5 * own) - _depth(point, np.broadcast_to(sun, point.shape), 10))
        air += arriving * np.exp(-height / 8000.0)[..., None] * _AIR * step
        haze += arriving * np.exp(-height / 1200.0)[..., None] * _HAZE * step
        depth += own
    # Light scattered more than once is about as strong again in air, and bluer towards the zenith.
    air = air * 1.3 + 0.02 * (_AIR / _AIR[2]) * np.sin(e)[..., None]
    irradiance = np.exp(-_depth(origin[None], sun[None], 200)[0])
    return Sky(air.astype(np.float32), haze.astype(np.float32), irradiance)


@jit
def _texel(table, row, column):
    return (table[row, column, 0], table[row, column, 1], table[row, column, 2])


@jit
def _lookup(table, direction):
    v = math.sqrt(math.asin(min(max(direction[2], 0.0), 1.0)) / (0.5 * math.pi)) * _ROWS - 0.5
    u = (math.atan2(direction[0], direction[1]) / (2.0 * math.pi) % 1.0) * _COLUMNS
    v = min(max(v, 0.0), _ROWS - 1.001)
    i, j = int(v), int(u) % _COLUMNS
    k = (j + 1) % _COLUMNS
    s = u - math.floor(u)
    low = mix(_texel(table, i, j), _texel(table, i, k), s)
    high = mix(_texel(table, i + 1, j), _texel(table, i + 1, k), s)
    return mix(low, high, v - i)


@jit
def clear(sky, direction):
    """Radiance of the cloudless sky, without the sun's disc."""
    mu = dot(direction, SUN)
    air = 3.0 / (16.0 * math.pi) * (1.0 + mu * mu)
    g = _FORWARD
    haze = (1.0 - g * g) / (4.0 * math.pi * (1.0 + g * g - 2.0 * g * mu) ** 1.5)
    haze += 0.02 * (1.0 - 0.985**2) / (4.0 * math.pi * (1.0 + 0.985**2 - 1.97 * mu) ** 1.5)
    return add(scale(_lookup(sky.air, direction), air), scale(_lookup(sky.haze, direction), haze))


@jit
def clouded(sky, direction):
    """Sky with thin, wind-drawn clouds lit from behind, as the camera sees it."""
    base = clear(sky, direction)
    rise = direction[2] + 0.035
    if rise <= 0.0:
        return base
    p = (direction[0] / rise * 0.55 + 0.3, direction[1] / rise * 0.62, 4.7)
    warp = fbm((p[0] * 0.7, p[1] * 0.7, 1.3), 3)
    wisp = fbm((p[0] * 1.1 + 1.2 * warp, p[1] * 2.2 + 0.9 * warp, 8.1), 6)
    cover = smooth(0.02, 0.42, wisp) * smooth(0.03, 0.12, direction[2]) * 0.95
    mu = max(dot(direction, SUN), 0.0)
    lit = scale((sky.sun[0], sky.sun[1], sky.sun[2]), 0.13 + 0.25 * mu**40 + 0.9 * mu**400)
    return mix(base, add(lit, scale(base, 0.55)), cover)


@jit
def disc(sky, direction):
    """Radiance of the sun itself towards `direction`, darkened to its limb; zero beside it."""
    mu = dot(direction, SUN)
    edge = math.cos(SUN_RADIUS)
    if mu < edge:
        return (0.0, 0.0, 0.0)
    limb = 0.5 + 0.75 * math.sqrt((mu - edge) / (1.0 - edge))
    return scale((sky.sun[0], sky.sun[1], sky.sun[2]), limb / SUN_SOLID_ANGLE)


@jit
def _wave_slope(x, y, distance):
    """Slope of the water, finer waves fading where they are smaller than a pixel."""
    sx, sy = 0.0, 0.0
    length, height = 9.0, 0.55
    for octave in range(6):
        fade = 1.0 / (1.0 + (distance * 0.004 / length) ** 2)
        p = (x / length, y / length * 1.5, octave * 7.1)
        e = 0.05
        here = noise(p)
        sx += fade * height / length * (noise((p[0] + e, p[1], p[2])) - here) / e
        sy += fade * height / length * (noise((p[0], p[1] + e, p[2])) - here) / e * 1.5
        length *= 0.45
        height *= 0.46
    return sx, sy


@jit
def _fresnel(cosine):
    return 0.02 + 0.98 * (1.0 - cosine) ** 5


@jit
def sea(sky, origin, direction, detailed):
    """Radiance of the water that the ray meets, with the sun's glitter (slopes as Cox and Munk's)."""
    t = (SEA_LEVEL - origin[2]) / direction[2]
    hit = along(origin, direction, t)
    sx, sy = 0.0, 0.0
    if detailed:
        sx, sy = _wave_slope(hit[0], hit[1], t)
    n = unit((-sx, -sy, 1.0))
    facing = max(-dot(n, direction), 0.02)
    up = along(direction, n, 2.0 * facing)
    up = unit((up[0], up[1], abs(up[2]) + 0.03))
    reflected = scale(clear(sky, up), _fresnel(facing))
    depth = (0.004, 0.022, 0.034)
    half = unit(add(scale(direction, -1.0), SUN))
    cosine = dot(half, n)
    tangent = (1.0 - cosine * cosine) / (cosine * cosine)
    variance = 0.006 + 0.010 * smooth(40.0, 900.0, t)
    lobe = math.exp(-tangent / variance) / (math.pi * variance * cosine**4)
    glint = lobe * _fresnel(max(dot(half, SUN), 0.0)) / (4.0 * max(-direction[2], 0.03))
    glitter = min(glint, 12.0)
    colour = add(add(reflected, depth), scale((sky.sun[0], sky.sun[1], sky.sun[2]), glitter))
    # Aerial perspective towards the horizon.
    level = unit((direction[0], direction[1], 0.01))
    return mix(clear(sky, level), colour, math.exp(-t / 9000.0))


@jit
def environment(sky, origin, direction, camera):
    """Radiance from beyond all meshes; with clouds, waves and the sun's disc for the camera's own rays."""
    if direction[2] < -1e-4:
        return sea(sky, origin, direction, camera)
    return add(clouded(sky, direction), disc(sky, direction)) if camera else clear(sky, direction)


@jit
def haze_between(sky, direction, distance):
    """Aerial perspective: (transmittance, added radiance) over a horizontal distance in metres."""
    level = unit((direction[0], direction[1], 0.02))
    passed = math.exp(-distance / 6500.0)
    return passed, scale(clear(sky, level), 0.85 * (1.0 - passed))
