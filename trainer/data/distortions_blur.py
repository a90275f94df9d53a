"""Distortions that soften or sharpen.

Pictures are sRGB-encoded float32 (H, W, 3) in [0, 1]; results are not yet clipped.
As everywhere among the distortions, a function takes the picture, its level's amount and the random numbers.
"""

import math

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging.primaries import REC709_LUMINANCE

Floats = npt.NDArray[np.float32]

_SHARPENING_RADIUS = 3.0


def gaussian_blur(picture: Floats, sigma: float, rng: np.random.Generator) -> Floats:
    """Blur by a Gaussian of `sigma` pixels."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma))


def lens_blur(picture: Floats, radius: float, rng: np.random.Generator) -> Floats:
    """Blur by a disc of `radius` pixels, as a lens out of focus does."""
    y, x = _offsets(radius)
    return _filtered(picture, np.clip(radius + 0.5 - np.hypot(x, y), 0, 1))


def motion_blur(picture: Floats, length: float, rng: np.random.Generator) -> Floats:
    """Blur along a line of `length` pixels, in a direction by chance."""
    y, x = _offsets(length / 2)
    angle = rng.uniform(0, math.pi)
    along = x * math.cos(angle) + y * math.sin(angle)
    across = y * math.cos(angle) - x * math.sin(angle)
    beyond = np.maximum(np.abs(along) - (length - 1) / 2, 0)
    return _filtered(picture, np.clip(1 - np.hypot(beyond, across), 0, 1))


def high_sharpen(picture: Floats, amount: float, rng: np.random.Generator) -> Floats:
    """Add `amount` times the fine detail of luma: an unsharp mask of three pixels."""
    luma = cv2.transform(picture, np.array([REC709_LUMINANCE]))
    detail = luma - cv2.GaussianBlur(luma, (0, 0), _SHARPENING_RADIUS)
    return np.asarray(picture + np.float32(amount) * detail[..., None])


def _offsets(reach: float) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    side = math.ceil(reach)
    y, x = np.mgrid[-side : side + 1, -side : side + 1]
    return y, x


def _filtered(picture: Floats, kernel: npt.NDArray[np.float64]) -> Floats:
    return np.asarray(cv2.filter2D(picture, -1, (kernel / kernel.sum()).astype(np.float32)))
