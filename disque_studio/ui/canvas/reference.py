"""A picture that is pinned to be compared with, fitted to the photo's size; used in the render lane."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from disque_studio.ui.canvas.pyramid import Crop

    Bytes = npt.NDArray[np.uint8]

ALIKE = 0.02
"""How far the sides' ratio may be from the photo's for a picture to be stretched over it."""

_SURROUND = 64
_SMALLEST = 512


@dataclass(frozen=True, eq=False)
class Reference:
    """A finished picture, uint8 (h, w, 3), sRGB, and its name."""

    name: str
    rgb: "Bytes"


class Fitted:
    """A reference at the photo's size and, like the photo's pyramid, at halves of it."""

    def __init__(self, reference: Reference, width: int, height: int) -> None:
        """Fit a reference to a photo of `width` × `height`."""
        self.reference = reference
        self.size = (width, height)
        self._levels = [fit(reference.rgb, width, height)]
        while max(self._levels[-1].shape[:2]) > _SMALLEST:
            self._levels.append(_half(self._levels[-1]))

    def picture(self, crop: "Crop") -> "Bytes":
        """Give what lies in a crop of the photo's pyramid, at the canvas's size."""
        from disque_studio.ui.canvas.pyramid import resized

        x0, y0, x1, y1 = crop.box
        return resized(self._levels[crop.level][y0:y1, x0:x1], (crop.width, crop.height))


def fit(rgb: "Bytes", width: int, height: int) -> "Bytes":
    """Bring a picture to `width` × `height`.

    It is stretched if its sides' ratio is nearly that (see `ALIKE`), else fitted in, in the middle of a grey
    surround.
    """
    import cv2
    import numpy as np

    rows, columns = rgb.shape[:2]
    if (columns, rows) == (width, height):
        return rgb
    inner = (width, height)
    if abs(columns / rows * height / width - 1) > ALIKE:
        part = min(width / columns, height / rows)
        inner = (max(round(columns * part), 1), max(round(rows * part), 1))
    how = cv2.INTER_AREA if inner[0] < columns else cv2.INTER_LINEAR
    scaled = np.asarray(cv2.resize(rgb, inner, interpolation=how), np.uint8)
    if inner == (width, height):
        return scaled
    whole = np.full((height, width, 3), _SURROUND, np.uint8)
    left, top = (width - inner[0]) // 2, (height - inner[1]) // 2
    whole[top : top + inner[1], left : left + inner[0]] = scaled
    return whole


def _half(rgb: "Bytes") -> "Bytes":
    import cv2
    import numpy as np

    height, width = rgb.shape[:2]
    if height % 2 or width % 2:
        rgb = np.pad(rgb, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
    size = ((width + 1) // 2, (height + 1) // 2)
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)
