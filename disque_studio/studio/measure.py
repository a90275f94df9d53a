"""Numbers about a photo that the user is shown."""

import math

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.colour import luminance

_SAMPLES = 1 << 20
_TAIL = 1e-4


def dynamic_range(rgb: npt.NDArray[np.floating]) -> float:
    """Measure the dynamic range of scene-linear (H, W, 3) `rgb` in stops.

    log2 between the darkest and the brightest positive Rec.709 luminance, leaving out one pixel in ten
    thousand at either end; taken on a regular grid of at most a million pixels. 0 for a picture that is
    black or of one brightness.
    """
    height, width = rgb.shape[:2]
    step = math.ceil(math.sqrt(height * width / _SAMPLES))
    light = luminance(rgb[::step, ::step].astype(np.float32))
    light = light[light > 0]
    if light.size == 0:
        return 0.0
    dark, bright = np.quantile(light, [_TAIL, 1.0 - _TAIL])
    return float(np.log2(bright) - np.log2(dark))
