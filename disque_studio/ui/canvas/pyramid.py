"""The photo at halving sizes, so that any zoom costs about as many samples as the screen has."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.ui.canvas.viewport import Viewport

Pixels = npt.NDArray[np.floating]
Region = tuple[float, float, float, float]

_BAND_SAMPLES = 6_000_000
_SMALLEST = 512
_NEAREST_ZOOM = 3.0


@dataclass(frozen=True)
class Crop:
    """What of the photo the canvas shows, and how large.

    `box` is (x0, y0, x1, y1) in whole pixels of pyramid level `level`; it fills `width` × `height` device
    pixels of the canvas from (`left`, `top`) on. `region` is the box in the whole photo, each side 0 to 1.
    """

    level: int
    box: tuple[int, int, int, int]
    left: int
    top: int
    width: int
    height: int
    region: Region


class Pyramid:
    """Levels of a scene-linear photo: the photo itself, then each level half the size of the one before.

    Each level is (h, w, 3) in the photo's own sample type; averages are of linear light. A level's sides
    round up; an odd last row or column is averaged with itself.
    """

    def __init__(self, rgb: Pixels, *, check: Callable[[], None] = lambda: None) -> None:
        self.levels: list[Pixels] = [rgb]
        while max(self.levels[-1].shape[:2]) > _SMALLEST:
            self.levels.append(_half(self.levels[-1], check))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the photo in pixels."""
        height, width = self.levels[0].shape[:2]
        return width, height

    def crop(self, view: Viewport) -> Crop | None:
        """Choose the level just above the view's zoom and the box that is in sight (None: nothing is)."""
        level = 0
        while level + 1 < len(self.levels) and 2.0 ** -(level + 1) >= view.zoom:
            level += 1
        height, width = self.levels[level].shape[:2]
        # Sides of the level round up, so its scale is taken from its own sides.
        scale_x = view.zoom * view.photo_width / width
        scale_y = view.zoom * view.photo_height / height
        x0, x1 = _seen(view.left, view.width, scale_x, width)
        y0, y1 = _seen(view.top, view.height, scale_y, height)
        if x0 >= x1 or y0 >= y1:
            return None
        left, top = round(view.left + x0 * scale_x), round(view.top + y0 * scale_y)
        return Crop(
            level=level,
            box=(x0, y0, x1, y1),
            left=left,
            top=top,
            width=max(round(view.left + x1 * scale_x) - left, 1),
            height=max(round(view.top + y1 * scale_y) - top, 1),
            region=(x0 / width, y0 / height, x1 / width, y1 / height),
        )

    def sample(self, crop: Crop) -> Pixels:
        """Give the crop's pixels at the canvas's size, scene-linear, in the photo's sample type."""
        x0, y0, x1, y1 = crop.box
        pixels = self.levels[crop.level][y0:y1, x0:x1]
        if (crop.width, crop.height) == (x1 - x0, y1 - y0):
            return np.ascontiguousarray(pixels)
        if crop.width < x1 - x0:
            how = cv2.INTER_AREA
        else:
            how = cv2.INTER_NEAREST if crop.width >= _NEAREST_ZOOM * (x1 - x0) else cv2.INTER_LINEAR
        shown = cv2.resize(_float32(pixels), (crop.width, crop.height), interpolation=how)
        return shown.astype(self.levels[0].dtype, copy=False)


def _seen(start: float, length: int, scale: float, count: int) -> tuple[int, int]:
    first = max(int(-start // scale), 0)
    last = min(int(-((start - length) // scale)), count)
    return first, last


def _half(rgb: Pixels, check: Callable[[], None]) -> Pixels:
    height, width = rgb.shape[:2]
    out = np.empty(((height + 1) // 2, (width + 1) // 2, 3), rgb.dtype)
    rows = max(_BAND_SAMPLES // (width * 3) // 2 * 2, 2)
    for y in range(0, height, rows):
        check()
        band = _float32(rgb[y : y + rows])
        band = np.pad(band, ((0, band.shape[0] % 2), (0, width % 2), (0, 0)), mode="edge")
        size = (band.shape[1] // 2, band.shape[0] // 2)
        out[y // 2 : y // 2 + size[1]] = cv2.resize(band, size, interpolation=cv2.INTER_AREA)
    return out


def _float32(pixels: Pixels) -> npt.NDArray[np.float32]:
    return np.ascontiguousarray(pixels, dtype=np.float32)
