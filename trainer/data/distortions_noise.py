"""Compression, noise and its removal.

Pictures are sRGB-encoded float32 (H, W, 3) in [0, 1]; results are not yet clipped.
"""

import math

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_SMALLEST_JPEG2000 = 64
_DENOISE_REACH = 5


def jpeg(picture: Floats, quality: float, rng: np.random.Generator) -> Floats:
    """Compress with JPEG at `quality`."""
    return _coded(picture, ".jpg", [cv2.IMWRITE_JPEG_QUALITY, round(quality)])


def jpeg2000(picture: Floats, ratio: float, rng: np.random.Generator) -> Floats:
    """Compress with JPEG 2000 to a `ratio`-th of the raw size."""
    height, width = picture.shape[:2]
    bottom, right = max(_SMALLEST_JPEG2000 - height, 0), max(_SMALLEST_JPEG2000 - width, 0)
    # The codec's wavelet levels need a few dozen pixels.
    padded = np.pad(picture, ((0, bottom), (0, right), (0, 0)), mode="symmetric")
    option = [cv2.IMWRITE_JPEG2000_COMPRESSION_X1000, round(1000 / ratio)]
    return _coded(padded, ".jp2", option)[:height, :width]


def _coded(picture: Floats, suffix: str, options: list[int]) -> Floats:
    written, code = cv2.imencode(suffix, np.rint(picture[..., ::-1] * 255).astype(np.uint8), options)
    if not written:
        raise ValueError(f"a picture of {picture.shape[:2]} can't be coded as {suffix}")
    decoded = np.asarray(cv2.imdecode(code, cv2.IMREAD_COLOR), np.float32)
    return decoded[..., ::-1] / np.float32(255)


def white_noise(picture: Floats, variance: float, rng: np.random.Generator) -> Floats:
    """Add Gaussian noise of `variance` to R, G and B."""
    return picture + _normal(picture, variance, rng)


def white_noise_ycbcr(picture: Floats, variance: float, rng: np.random.Generator) -> Floats:
    """Add Gaussian noise of `variance` to Y', Cb and Cr."""
    ycc = cv2.cvtColor(picture, cv2.COLOR_RGB2YCrCb)
    return np.asarray(cv2.cvtColor(ycc + _normal(picture, variance, rng), cv2.COLOR_YCrCb2RGB))


def impulse_noise(picture: Floats, density: float, rng: np.random.Generator) -> Floats:
    """Set a share `density` of the samples to black or white."""
    chance = rng.random(picture.shape, np.float32)
    noisy = np.where(chance < density / 2, np.float32(0), picture)
    return np.where(chance > 1 - density / 2, np.float32(1), noisy)


def multiplicative_noise(picture: Floats, variance: float, rng: np.random.Generator) -> Floats:
    """Multiply every sample by 1 plus noise of `variance`."""
    return picture * (1 + _normal(picture, variance, rng))


def denoise(picture: Floats, variance: float, rng: np.random.Generator) -> Floats:
    """Add Gaussian noise of `variance` and take it away with a bilateral filter, which smears texture."""
    noisy = np.clip(white_noise(picture, variance, rng), 0, 1)
    return np.asarray(cv2.bilateralFilter(noisy, _DENOISE_REACH, 5 * math.sqrt(variance), _DENOISE_REACH / 2))


def _normal(picture: Floats, variance: float, rng: np.random.Generator) -> Floats:
    return rng.standard_normal(picture.shape, np.float32) * np.float32(math.sqrt(variance))
