"""Small copies of large pictures."""

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging.bands import for_bands

_BAND_ROWS = 32


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

    def narrow_band(band: slice) -> None:
        wide = np.ascontiguousarray(rgb[band], np.float32)
        narrow[band] = cv2.resize(wide, (size[0], len(wide)), interpolation=cv2.INTER_AREA)

    for_bands(height, narrow_band, rows=_BAND_ROWS)
    return np.asarray(cv2.resize(narrow, size, interpolation=cv2.INTER_AREA))
