"""What all operators share: exposure to a key, and colour carried by luminance ratios."""

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.logcode import KEY, key_gain
from disque_studio.imaging.transfer import Floats, srgb_encode

_LIMIT = np.float32(2.0**40)
_SMALLEST = np.float32(2.0**-60)


def expose(rgb: npt.NDArray[np.floating], key: float) -> Floats:
    """Scale a picture so that its log-mean luminance is `key` (Reinhard 2002, equations 1 and 2).

    Samples are limited to 2^40 either way, so that their squares stay finite.
    """
    with np.errstate(over="ignore"):
        scaled = np.asarray(rgb, np.float32) * np.float32(key_gain(rgb) * key / KEY)
    return np.asarray(np.clip(scaled, -_LIMIT, _LIMIT, out=scaled))


def recolour(rgb: Floats, before: Floats, after: Floats) -> Floats:
    """Give every pixel the display luminance `after` at its own colour ratios, clip, and encode for sRGB."""
    scale = np.where(before > _SMALLEST, after / np.maximum(before, _SMALLEST), np.float32(0))
    return srgb_encode(np.clip(rgb * scale[..., None], 0, 1))
