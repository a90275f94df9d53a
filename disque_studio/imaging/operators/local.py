"""Local operators: a pixel's surroundings decide with it."""

import math

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging.operators.light import expose, recolour
from disque_studio.imaging.primaries import luminance
from disque_studio.imaging.transfer import Floats

_SCALES = 8
_SCALE_RATIO = 1.6
_CENTRE = 1 / (2 * math.sqrt(2))

_DARKEST_DECADES = 6
_TAIL = 0.001


def reinhard_local(
    rgb: npt.NDArray[np.floating], *, key: float = 0.18, sharpening: float = 8.0, threshold: float = 0.05
) -> Floats:
    """Photographic dodging and burning (Reinhard et al. 2002, equations 5 to 9).

    The surround of a pixel grows over eight scales (1 to 43 pixels) for as long as centre and surround differ
    by less than `threshold` (the paper's epsilon, 0.01 to 0.5). `sharpening` is its phi, 1 to 15; `key` as
    for the global operator, to which this one reduces on flat pictures.
    """
    exposed = expose(rgb, key)
    light = np.maximum(luminance(exposed), 0)
    centre = _profile(light, 1.0)
    chosen = centre.copy()
    growing = np.ones(light.shape, bool)
    for scale in (_SCALE_RATIO**step for step in range(_SCALES)):
        surround = _profile(light, scale * _SCALE_RATIO)
        activity = (centre - surround) / (np.float32(2**sharpening * key / scale**2) + centre)
        growing &= np.abs(activity) < threshold
        np.copyto(chosen, centre, where=growing)
        centre = surround
    return recolour(exposed, light, np.asarray(light / (1 + chosen), np.float32))


def _profile(light: Floats, scale: float) -> Floats:
    """Convolve with equation 5 at alpha = 0.35; the surround of a scale is the centre of the next."""
    sigma = _CENTRE * scale / math.sqrt(2)
    return np.asarray(cv2.GaussianBlur(light, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE))


def durand(
    rgb: npt.NDArray[np.floating], *, contrast: float = 5.0, spatial: float = 0.02, tonal: float = 0.4
) -> Floats:
    """Compress the base layer of a bilateral filter and keep the detail (Durand and Dorsey 2002, section 6).

    `contrast`, 1.5 to 100, is the ratio that the base layer is brought to. `spatial`, 0.005 to 0.1, is the
    filter's reach in parts of the longer side, `tonal`, 0.1 to 1, its reach in decades of light. The base
    is spanned by its 0.1 % and 99.9 % quantiles rather than by its extremes, so that single pixels do not
    decide; light below a millionth of the log-mean counts as that much.
    """
    exposed = expose(rgb, 1.0)
    light = np.maximum(luminance(exposed), 0)
    decades = np.log10(np.maximum(light, np.float32(10.0**-_DARKEST_DECADES)))
    base = _bilateral(decades, max(light.shape) * spatial, tonal)
    dark, bright = np.quantile(base, (_TAIL, 1 - _TAIL))
    compression = min(math.log10(contrast) / max(bright - dark, 1e-6), 1.0)
    display = np.power(np.float32(10), (base - bright) * np.float32(compression) + (decades - base))
    return recolour(exposed, light, display)


def _bilateral(image: Floats, spatial: float, tonal: float) -> Floats:
    """Filter by the piecewise-linear scheme on a subsampled picture (Durand and Dorsey 2002, section 5).

    `spatial` is in pixels, `tonal` in units of the image.
    """
    height, width = image.shape
    shrink = max(spatial / 2, 1.0)
    size = max(round(width / shrink), 1), max(round(height / shrink), 1)
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA).reshape(size[::-1])
    low, high = float(image.min()), float(image.max())
    segments = max(math.ceil((high - low) / tonal), 1)
    step = max(high - low, 1e-6) / segments

    def blur(plane: Floats) -> Floats:
        return np.asarray(cv2.GaussianBlur(plane, (0, 0), spatial / shrink, borderType=cv2.BORDER_REPLICATE))

    result = np.zeros_like(image)
    for level in (low + step * index for index in range(segments + 1)):
        weight = np.exp(-(((small - level) / tonal) ** 2) / 2)
        # Where no pixel of the small copy is near this level, the level itself is the answer.
        filtered = (blur(weight * small) + 1e-6 * level) / (blur(weight) + 1e-6)
        nearness = np.maximum(1 - np.abs(image - level) / np.float32(step), 0)
        result += cv2.resize(filtered, (width, height), interpolation=cv2.INTER_LINEAR) * nearness
    return result
