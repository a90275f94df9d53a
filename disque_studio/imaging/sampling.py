"""Small copies of large pictures."""

import cv2
import numpy as np
import numpy.typing as npt

_BAND_SAMPLES = 1 << 20


def small_copy(rgb: npt.NDArray[np.floating], long_side: int) -> npt.NDArray[np.float32]:
    """Give a float32 copy of (H, W, C) whose longer side is `long_side`, every pixel an area average.

    A picture that is already as small is copied at its size. Works in bands, so that a half-float picture is
    never held as a whole in float32.

    Raises:
        ValueError: `long_side` is not positive.
    """
    if long_side < 1:
        raise ValueError(f"long_side must be at least 1, not {long_side}")
    height, width = rgb.shape[:2]
    scale = long_side / max(height, width)
    if scale >= 1:
        return np.array(rgb, np.float32)
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    narrow = np.empty((height, size[0], rgb.shape[2]), np.float32)
    rows = max(_BAND_SAMPLES // (width * rgb.shape[2]), 1)
    for top in range(0, height, rows):
        band = np.ascontiguousarray(rgb[top : top + rows], np.float32)
        shape = size[0], band.shape[0]
        narrow[top : top + rows] = cv2.resize(band, shape, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(narrow, size, interpolation=cv2.INTER_AREA))
