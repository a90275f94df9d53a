"""Vectors as tuples of three floats, and procedural noise, for compiled code."""

# mypy: disable-error-code="no-untyped-def"
# Compiled functions take their types from what Numba infers.

import math
from collections.abc import Callable
from typing import Any

import numba
import numpy as np

Vec = tuple[float, float, float]

# A ray along a plane divides by zero: the fast-math flags that assume finite numbers stay off.
jit: Callable[..., Any] = numba.njit(
    cache=True, nogil=True, error_model="numpy", fastmath={"reassoc", "contract", "arcp", "nsz", "afn"}
)


@jit
def add(a, b):
    """Sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


@jit
def mul(a, b):
    """Componentwise product, for colours."""
    return (a[0] * b[0], a[1] * b[1], a[2] * b[2])


@jit
def scale(a, s):
    """Vector times number."""
    return (a[0] * s, a[1] * s, a[2] * s)


@jit
def along(o, d, t):
    """Point o + t d."""
    return (o[0] + t * d[0], o[1] + t * d[1], o[2] + t * d[2])


@jit
def mix(a, b, t):
    """Linear blend from a (t = 0) to b (t = 1)."""
    return (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2]))


@jit
def dot(a, b):
    """Inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


@jit
def unit(a):
    """Vector of length one."""
    return scale(a, 1.0 / math.sqrt(dot(a, a) + 1e-30))


@jit
def luminance(c):
    """Rec.709 luminance."""
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]


@jit
def smooth(low, high, x):
    """Hermite step from 0 at `low` to 1 at `high`."""
    t = min(max((x - low) / (high - low), 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


@jit
def frame(n):
    """Two tangents that complete the unit vector n (Duff et al. 2017)."""
    sign = math.copysign(1.0, n[2])
    a = -1.0 / (sign + n[2])
    b = n[0] * n[1] * a
    return (1.0 + sign * n[0] * n[0] * a, sign * b, -sign * n[0]), (b, sign + n[1] * n[1] * a, -n[1])


@jit
def to_world(local, n):
    """Bring a vector given around +z to the frame around n."""
    t, b = frame(n)
    return add(add(scale(t, local[0]), scale(b, local[1])), scale(n, local[2]))


@jit
def hash_bits(x, y, z):
    """32 well-mixed bits from three integers (PCG-style rounds)."""
    h = np.uint32(x) * np.uint32(0x9E3779B1) ^ np.uint32(y) * np.uint32(0x85EBCA77)
    h = np.uint32(h ^ np.uint32(z) * np.uint32(0xC2B2AE3D))
    h = np.uint32((h ^ (h >> np.uint32(15))) * np.uint32(0x2C1B3C6D))
    h = np.uint32((h ^ (h >> np.uint32(12))) * np.uint32(0x297A2D39))
    return np.uint32(h ^ (h >> np.uint32(15)))


@jit
def cell(x, y, z):
    """One number in [0, 1) for each integer cell."""
    return hash_bits(int(x), int(y), int(z)) * 2.3283064365386963e-10


@jit
def _corner(ix, iy, iz, x, y, z):
    h = hash_bits(ix, iy, iz) & 15
    u = x if h < 8 else y
    v = y if h < 4 else (x if h == 12 or h == 14 else z)
    return (u if h & 1 == 0 else -u) + (v if h & 2 == 0 else -v)


@jit
def noise(p):
    """Gradient noise in about [-1, 1] (Perlin 2002)."""
    fx, fy, fz = math.floor(p[0]), math.floor(p[1]), math.floor(p[2])
    x, y, z = p[0] - fx, p[1] - fy, p[2] - fz
    i, j, k = int(fx), int(fy), int(fz)
    u = x * x * x * (x * (x * 6.0 - 15.0) + 10.0)
    v = y * y * y * (y * (y * 6.0 - 15.0) + 10.0)
    w = z * z * z * (z * (z * 6.0 - 15.0) + 10.0)
    total = 0.0
    for c in range(8):
        a, b, d = c & 1, (c >> 1) & 1, c >> 2
        weight = (u if a else 1.0 - u) * (v if b else 1.0 - v) * (w if d else 1.0 - w)
        total += weight * _corner(i + a, j + b, k + d, x - a, y - b, z - d)
    return total


@jit
def fbm(p, octaves):
    """Fractal sum of `octaves` noises, each twice as fine and half as strong."""
    total = 0.0
    weight = 0.5
    for _ in range(octaves):
        total += weight * noise(p)
        p = (p[0] * 2.03 + 11.3, p[1] * 2.03 + 5.7, p[2] * 2.03 + 2.9)
        weight *= 0.5
    return total
