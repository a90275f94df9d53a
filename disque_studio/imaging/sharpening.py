"""Output sharpening: the crispness that scaling and a display's pixels take, given back at the final size."""

import cv2
import numpy as np

from disque_studio.imaging.finish import Level
from disque_studio.imaging.primaries import REC709_LUMINANCE
from disque_studio.imaging.transfer import Floats

MARGIN = 3
"""Rows beyond a band on which its result depends."""

_AMOUNTS = {"low": 0.4, "standard": 0.8, "high": 1.3}
_RADIUS = 0.7
_GRAIN = 0.006
_OVERSHOOT = 0.15


def sharpen(codes: Floats, level: Level) -> Floats:
    """Sharpen (H, W, 3) display codes within [0, 1] by an unsharp mask of their luma, 0.7 px wide.

    The same difference goes to red, green and blue, so that no colour changes. Detail below about a step and
    a half of 8 bits, which is grain, is spared; and luma leaves the range of its eight neighbours by at most
    15 % of that range, so that no edge gets a halo. Rows depend on `MARGIN` rows around them.
    """
    if level == "off":
        return codes
    luma = cv2.transform(np.ascontiguousarray(codes), np.array([REC709_LUMINANCE], np.float32))
    side = 2 * MARGIN + 1
    detail = luma - cv2.GaussianBlur(luma, (side, side), _RADIUS)
    square = detail * detail
    detail *= np.float32(_AMOUNTS[level]) * square / (square + np.float32(_GRAIN**2))
    around = np.ones((3, 3), np.uint8)
    low, high = cv2.erode(luma, around), cv2.dilate(luma, around)
    slack = np.float32(_OVERSHOOT) * (high - low)
    change = np.clip(luma + detail, low - slack, high + slack) - luma
    return np.clip(codes + change[..., None], 0, 1)
