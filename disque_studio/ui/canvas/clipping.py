"""Marks on pixels that are blown (a channel at 255) or crushed (all at 0); made in the render lane.

Blown pixels have stripes that rise, crushed ones stripes that fall, in different colours: either alone tells
them apart.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]

BLOWN = ((213, 62, 0), (255, 205, 160))
CRUSHED = ((86, 180, 233), (0, 34, 80))
"""Each kind's two stripes, sRGB bytes: highlights stay bright and shadows dark, and each stripe is seen on a
pixel that stands alone."""

STRIPE = 3
"""Width of a stripe, along a row, in the canvas's own points."""


@dataclass(frozen=True)
class Clipped:
    """How much of what is in sight is clipped, as parts 0 to 1."""

    blown: float
    crushed: float


def masks(picture: "Bytes") -> tuple["Bytes", "Bytes"]:
    """Give where a picture, uint8 (h, w, 3), is blown and where it is crushed: uint8 (h, w), 0 or 255."""
    import cv2
    import numpy as np

    red, green, blue = cv2.split(picture)
    brightest = cv2.max(cv2.max(red, green), blue)
    return (
        np.asarray(cv2.inRange(brightest, 255, 255), np.uint8),
        np.asarray(cv2.inRange(brightest, 0, 0), np.uint8),
    )


def mark(
    picture: "Bytes", corner: tuple[int, int], stripe: int, *, of: "Bytes | None" = None
) -> tuple["Bytes", Clipped]:
    """Give a copy of a picture with its clipped pixels striped, and how much of it is clipped.

    Clipped are those of `of`, the same picture in its own codes, where `picture` is in the screen's.
    `corner` is how far its top left pixel lies from the photo's, in pixels of the screen, so that a pan moves
    the stripes along; `stripe` is their width there.
    """
    import cv2

    height, width = picture.shape[:2]
    marked = picture.copy()
    parts = []
    for mask, colours, falls in zip(
        masks(picture if of is None else of), (BLOWN, CRUSHED), (False, True), strict=True
    ):
        count = cv2.countNonZero(mask)
        parts.append(count / mask.size)
        if count:
            cv2.copyTo(stripes((width, height), corner, stripe, colours, falls=falls), mask, marked)
    return marked, Clipped(*parts)


@lru_cache(maxsize=2)
def stripes(
    size: tuple[int, int],
    corner: tuple[int, int],
    stripe: int,
    colours: tuple[tuple[int, int, int], tuple[int, int, int]],
    *,
    falls: bool,
) -> "Bytes":
    """Give diagonal stripes of two colours, uint8 (height, width, 3), read-only; the last two are kept."""
    import numpy as np

    width, height = size
    period = 2 * stripe
    row = np.array(colours, np.uint8)[np.arange(width + 2 * period) % period // stripe]
    out = np.empty((height, width, 3), np.uint8)
    for y in range(height):
        start = (corner[0] + (corner[1] + y) * (-1 if falls else 1)) % period
        out[y] = row[start : start + width]
    out.flags.writeable = False
    return out
