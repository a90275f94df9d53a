"""How near a finished picture comes to its reference. Pictures are sRGB-encoded (H, W, 3) in [0, 1]."""

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging.colour import delta_e2000, to_lab
from disque_studio.imaging.primaries import REC709_LUMINANCE

Floats = npt.NDArray[np.float32]

PSNR_LIMIT = 100.0
"""What equal pictures get, so that means stay finite."""

_WINDOW, _SIGMA = 11, 1.5
_C1, _C2 = 0.01**2, 0.03**2


def psnr(picture: Floats, reference: Floats) -> float:
    """Give the peak signal-to-noise ratio in dB over all samples, peak 1, at most `PSNR_LIMIT`."""
    error = float(np.square(picture - reference, dtype=np.float32).mean(dtype=np.float64))
    return min(-10 * float(np.log10(max(error, 1e-30))), PSNR_LIMIT)


def luma(picture: Floats) -> Floats:
    """Give Rec.709 luma (H, W) of encoded samples."""
    return np.asarray(cv2.transform(picture, np.array([REC709_LUMINANCE])), np.float32)


def ssim(picture: Floats, reference: Floats) -> float:
    """Give the mean structural similarity of lumas, where the window lies wholly inside the picture.

    Wang, Bovik, Sheikh and Simoncelli 2004, equation 13: Gaussian window 11 by 11, sigma 1.5, K1 = 0.01,
    K2 = 0.03, dynamic range 1. In [-1, 1], and 1 for equal pictures only.

    Raises:
        ValueError: a side is shorter than the window.
    """
    if min(picture.shape[:2]) < _WINDOW:
        raise ValueError(f"SSIM needs at least {_WINDOW} pixels a side, not {picture.shape[:2]}")
    x, y = luma(picture), luma(reference)
    mean_x, mean_y = _window(x), _window(y)
    square_x, square_y, product = mean_x * mean_x, mean_y * mean_y, mean_x * mean_y
    variances = _window(x * x) - square_x + _window(y * y) - square_y
    covariance = _window(x * y) - product
    similarity = (2 * product + _C1) * (2 * covariance + _C2)
    similarity /= (square_x + square_y + _C1) * (variances + _C2)
    return float(similarity.mean(dtype=np.float64))


def _window(plane: Floats) -> Floats:
    blurred = cv2.GaussianBlur(plane, (_WINDOW, _WINDOW), _SIGMA)
    edge = _WINDOW // 2
    return np.asarray(blurred[edge:-edge, edge:-edge])


def mean_delta_e(picture: Floats, reference: Floats) -> float:
    """Give the mean CIEDE2000 difference over every second pixel of every second row."""
    lattice = np.s_[::2, ::2]
    return float(delta_e2000(to_lab(picture[lattice]), to_lab(reference[lattice])).mean(dtype=np.float64))
