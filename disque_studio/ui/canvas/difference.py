"""The difference of two pictures, multiplied so that small ones are seen; made in the render lane."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]


def difference(after: "Bytes", other: "Bytes", gain: int) -> "Bytes":
    """Give |after - other| times `gain`, up to 255, channel by channel: uint8 (h, w, 3); alike is black."""
    import cv2
    import numpy as np

    apart = cv2.absdiff(after, other)
    return np.asarray(cv2.convertScaleAbs(apart, alpha=gain) if gain != 1 else apart, np.uint8)
