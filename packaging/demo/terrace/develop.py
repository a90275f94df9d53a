"""From traced buffers to the photo: a feature-guided wavelet filter against noise, and the lens's glare.

The filter is the edge-avoiding a-trous transform (Dammertz et al. 2010) on light from which the surface
colour has been divided out, so texture stays as sharp as it was traced.
"""

# mypy: disable-error-code="no-untyped-def"
# Compiled functions take their types from what Numba infers.

import math

import cv2
import numpy as np
import numpy.typing as npt

from terrace.vec import jit

Array = npt.NDArray[np.float32]

_KERNEL = (1 / 16, 1 / 4, 3 / 8, 1 / 4, 1 / 16)
_WHITE_BALANCE = np.array([0.88, 1.0, 1.22], np.float32)


def _luminance(rgb: Array) -> Array:
    return rgb @ np.array([0.2126, 0.7152, 0.0722], np.float32)


def _without_sparks(rgb: Array) -> Array:
    """Hold pixels that outshine all of their neighbourhood down to its upper range."""
    light = _luminance(rgb)
    ring = np.stack([np.roll(light, (dy, dx), (0, 1)) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx])
    limit = 1.15 * np.sort(ring, axis=0)[5]
    return rgb * np.minimum(1.0, limit / np.maximum(light, 1e-9))[..., None]


@jit
def _average(rgb, light, normal, depth, slope, albedo, step, tolerance, by_colour):
    height, width = depth.shape
    result = np.empty_like(rgb)
    for y in range(height):
        for x in range(width):
            red, green, blue, weights = 0.0, 0.0, 0.0, 0.0
            for i in range(5):
                v = min(max(y + (i - 2) * step, 0), height - 1)
                for j in range(5):
                    u = min(max(x + (j - 2) * step, 0), width - 1)
                    alike, apart = 0.0, abs(light[v, u] - light[y, x]) / tolerance
                    for c in range(3):
                        alike += normal[v, u, c] * normal[y, x, c]
                        apart += by_colour * abs(albedo[v, u, c] - albedo[y, x, c])
                    apart += abs(depth[v, u] - depth[y, x]) / (slope[y, x] * max(abs(v - y) + abs(u - x), 1))
                    weight = _KERNEL[i] * _KERNEL[j] * max(alike, 0.0) ** 48 * math.exp(-apart)
                    red += weight * rgb[v, u, 0]
                    green += weight * rgb[v, u, 1]
                    blue += weight * rgb[v, u, 2]
                    weights += weight
            scale = 1.0 / max(weights, 1e-9)
            result[y, x, 0], result[y, x, 1], result[y, x, 2] = red * scale, green * scale, blue * scale
    return result


def _smooth(
    rgb: Array, normal: Array, depth: Array, albedo: Array, *, levels: int, tolerance: float, by_colour: float
) -> Array:
    """Average along surfaces: a neighbour counts by its normal, depth, light and colour."""
    slope = np.maximum(*(np.abs(g) for g in np.gradient(depth))) + 0.002 * depth + 1e-3
    for level in range(levels):
        # Light is compared in stops and in a blurred copy: single noisy pixels do not steer the filter.
        light = np.log2(cv2.GaussianBlur(_luminance(rgb), (0, 0), 1.0 + 0.5 * level) + 1e-5)
        rgb = _average(rgb, light, normal, depth, slope, albedo, 2**level, tolerance, by_colour)
    return rgb


def _glare(rgb: Array) -> Array:
    """Scatter a little of every highlight around it, as a lens does: a sum of Gaussians."""
    unit = rgb.shape[1] / 1536
    result = rgb * np.float32(0.9825)
    for share, sigma in ((0.012, 1.6), (0.004, 7.0), (0.0012, 26.0), (0.0003, 80.0)):
        result += np.float32(share) * cv2.GaussianBlur(
            rgb, (0, 0), sigma * unit, borderType=cv2.BORDER_REFLECT
        )
    return result


def develop(buffers: Array) -> npt.NDArray[np.float16]:
    """Photo (H, W, 3), scene-linear Rec.709, log-mean luminance 0.18, from the tracer's (H, W, CHANNELS)."""
    direct, diffuse, glossy, albedo, normal = (buffers[..., i : i + 3] for i in (0, 3, 6, 9, 12))
    depth = np.minimum(buffers[..., 15], 60.0)
    length = np.linalg.norm(normal, axis=2, keepdims=True)
    normal = np.ascontiguousarray(normal / np.maximum(length, 1e-3))
    share = albedo + 0.004
    incident = _without_sparks(diffuse / share)
    incident = _smooth(incident, normal, depth, albedo, levels=4, tolerance=0.7, by_colour=0.0)
    glossy = _smooth(_without_sparks(glossy), normal, depth, albedo, levels=3, tolerance=0.8, by_colour=8.0)
    rgb = _glare((direct + incident * share + glossy) * _WHITE_BALANCE)
    mean = float(np.exp(np.log(_luminance(rgb) + 1e-6).mean()))
    return np.clip(rgb * (0.18 / mean), 0.0, 65000.0).astype(np.float16)
