"""Numbers and directions to sample by: shuffled, scrambled Sobol points (Burley 2020), and lobes."""

# mypy: disable-error-code="no-untyped-def"
# Compiled functions take their types from what Numba infers.

import math

import numpy as np

from terrace.vec import dot, frame, hash_bits, jit, to_world, unit

_UNIT = 2.3283064365386963e-10


@jit
def _reverse(x):
    x = np.uint32(x)
    x = np.uint32(
        ((x >> np.uint32(1)) & np.uint32(0x55555555)) | ((x & np.uint32(0x55555555)) << np.uint32(1))
    )
    x = np.uint32(
        ((x >> np.uint32(2)) & np.uint32(0x33333333)) | ((x & np.uint32(0x33333333)) << np.uint32(2))
    )
    x = np.uint32(
        ((x >> np.uint32(4)) & np.uint32(0x0F0F0F0F)) | ((x & np.uint32(0x0F0F0F0F)) << np.uint32(4))
    )
    x = np.uint32(
        ((x >> np.uint32(8)) & np.uint32(0x00FF00FF)) | ((x & np.uint32(0x00FF00FF)) << np.uint32(8))
    )
    return np.uint32((x >> np.uint32(16)) | (x << np.uint32(16)))


@jit
def _nested(x, seed):
    """Hash-based Owen scrambling of bit-reversed x (Laine and Karras 2011, Burley's constants)."""
    x = np.uint32(x + seed)
    x = np.uint32(x ^ np.uint32(x * np.uint32(0x6C50B47C)))
    x = np.uint32(x ^ np.uint32(x * np.uint32(0xB82F1E52)))
    x = np.uint32(x ^ np.uint32(x * np.uint32(0xC7AFE638)))
    return np.uint32(x ^ np.uint32(x * np.uint32(0x8D22F6E6)))


@jit
def pair(seed, sample, dimension):
    """Two numbers in [0, 1), well spread over the samples of one pixel for each `dimension`."""
    key = hash_bits(seed, dimension, 17)
    index = _reverse(_nested(_reverse(sample), key))
    second, bit, rest = np.uint32(0), np.uint32(0x80000000), index
    while rest:
        if rest & np.uint32(1):
            second = np.uint32(second ^ bit)
        rest = np.uint32(rest >> np.uint32(1))
        bit = np.uint32(bit ^ (bit >> np.uint32(1)))
    # The first Sobol dimension is the reversed index, so its reversal is the index itself.
    first = _reverse(_nested(index, hash_bits(seed, dimension, 29)))
    second = _reverse(_nested(_reverse(second), hash_bits(seed, dimension, 31)))
    return first * _UNIT, second * _UNIT


@jit
def cosine_direction(n, u, v):
    """Direction around n with density cos / pi."""
    r, phi = math.sqrt(u), 2.0 * math.pi * v
    return to_world((r * math.cos(phi), r * math.sin(phi), math.sqrt(max(1.0 - u, 0.0))), n)


@jit
def cone_direction(axis, cosine, u, v):
    """Direction spread evenly over a cone."""
    z = 1.0 - u * (1.0 - cosine)
    r, phi = math.sqrt(max(1.0 - z * z, 0.0)), 2.0 * math.pi * v
    return to_world((r * math.cos(phi), r * math.sin(phi), z), axis)


@jit
def facet(view, n, alpha, u, v):
    """Normal of a GGX facet around n that is visible along the unit vector `view` (Heitz 2018)."""
    t, b = frame(n)
    w = unit((alpha * dot(view, t), alpha * dot(view, b), max(dot(view, n), 1e-4)))
    r, phi = math.sqrt(u), 2.0 * math.pi * v
    p1, p2 = r * math.cos(phi), r * math.sin(phi)
    s = 0.5 * (1.0 + w[2])
    # The projected disc is squeezed along the direction that leans most towards the surface.
    first = unit((-w[1], w[0], 0.0)) if w[2] < 0.9999 else (1.0, 0.0, 0.0)
    second = (-w[2] * first[1], w[2] * first[0], w[0] * first[1] - w[1] * first[0])
    p2 = (1.0 - s) * math.sqrt(max(1.0 - p1 * p1, 0.0)) + s * p2
    p3 = math.sqrt(max(1.0 - p1 * p1 - p2 * p2, 0.0))
    h = (
        p1 * first[0] + p2 * second[0] + p3 * w[0],
        p1 * first[1] + p2 * second[1] + p3 * w[1],
        p1 * first[2] + p2 * second[2] + p3 * w[2],
    )
    return to_world(unit((alpha * h[0], alpha * h[1], max(h[2], 1e-6))), n)


@jit
def _lambda(cosine, alpha):
    c2 = cosine * cosine
    return 0.5 * (math.sqrt(1.0 + alpha * alpha * (1.0 - c2) / c2) - 1.0)


@jit
def shadowing(cos_view, cos_light, alpha):
    """Height-correlated Smith G2 and the viewer's G1."""
    lv, ll = _lambda(max(cos_view, 1e-4), alpha), _lambda(max(cos_light, 1e-4), alpha)
    return 1.0 / (1.0 + lv + ll), 1.0 / (1.0 + lv)


@jit
def gloss(view, light, n, alpha):
    """GGX lobe D G2 / (4 cos_view cos_light) times cos_light, no Fresnel; and the half vector's cosine."""
    h = unit((view[0] + light[0], view[1] + light[1], view[2] + light[2]))
    ch, cv, cl = dot(h, n), max(dot(view, n), 1e-4), dot(light, n)
    if cl <= 0.0 or ch <= 0.0:
        return 0.0, 1.0
    a2 = alpha * alpha
    k = ch * ch * (a2 - 1.0) + 1.0
    g2, _ = shadowing(cv, cl, alpha)
    return a2 / (math.pi * k * k) * g2 / (4.0 * cv), dot(view, h)
