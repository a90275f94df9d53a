"""Marks on pixels whose colours an output cannot hold; made in the render lane.

They are chequered, where clipped pixels are striped: the pattern tells them apart, and so does the colour.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]

OUTSIDE = ((204, 0, 153), (235, 235, 235))
"""The two squares, sRGB bytes: a strong and a pale one, so that one of them is seen on any picture."""

SQUARE = 4
"""Side of a square in the canvas's own points."""


def mark(picture: "Bytes", mask: "Bytes", corner: tuple[int, int], square: int) -> tuple["Bytes", float]:
    """Give a copy of a picture with the pixels of a mask (255) chequered, and what part of it they are.

    `corner` is how far its top left pixel lies from the photo's, in pixels of the screen, so that a pan moves
    the squares along; `square` is their side there.
    """
    import cv2

    count = cv2.countNonZero(mask)
    marked = picture.copy()
    if count:
        height, width = mask.shape
        cv2.copyTo(checks((width, height), corner, square), mask, marked)
    return marked, count / mask.size


@lru_cache(maxsize=1)
def checks(size: tuple[int, int], corner: tuple[int, int], square: int) -> "Bytes":
    """Give a chequered picture, uint8 (height, width, 3), read-only; the last one is kept."""
    import numpy as np

    across, down = ((np.arange(length) + start) // square for length, start in zip(size, corner, strict=True))
    out = np.asarray(np.array(OUTSIDE, np.uint8)[(down[:, None] + across) % 2])
    out.flags.writeable = False
    return out
