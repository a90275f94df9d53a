"""Transfer functions of finished pictures, extended beyond [0, 1] so that no colour is lost on the way."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

ADOBE_GAMMA = 563 / 256
"""Adobe RGB (1998) Color Image Encoding, version 2005-05: 2.19921875."""


def srgb_encode(x: npt.ArrayLike) -> Floats:
    """Encode linear light with the sRGB curve (IEC 61966-2-1); odd-symmetric, values above 1 go on."""
    light = np.asarray(x, np.float32)
    size = np.abs(light)
    code = np.where(size <= 0.0031308, size * 12.92, 1.055 * np.power(size, 1 / 2.4) - 0.055)
    return np.copysign(code, light)


def srgb_decode(v: npt.ArrayLike) -> Floats:
    """Invert `srgb_encode`."""
    code = np.asarray(v, np.float32)
    size = np.abs(code)
    light = np.where(size <= 0.04045, size / 12.92, np.power((size + 0.055) / 1.055, 2.4))
    return np.copysign(light, code)


def adobe_encode(x: npt.ArrayLike) -> Floats:
    """Encode linear light with Adobe RGB's pure power 256/563; odd-symmetric, values above 1 go on."""
    light = np.asarray(x, np.float32)
    return np.copysign(np.power(np.abs(light), 1 / ADOBE_GAMMA), light)


def adobe_decode(v: npt.ArrayLike) -> Floats:
    """Invert `adobe_encode`."""
    code = np.asarray(v, np.float32)
    return np.copysign(np.power(np.abs(code), ADOBE_GAMMA), code)
