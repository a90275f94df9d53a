"""The photo at halving sizes, so that any zoom costs about as many samples as the screen has."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging import spill
from disque_studio.imaging.bands import for_bands
from disque_studio.imaging.sampling import Tones, from_tones, to_tones
from disque_studio.ui.canvas.viewport import Viewport

Bytes = npt.NDArray[np.uint8]
Pixels = npt.NDArray[np.floating]
Region = tuple[float, float, float, float]

_BAND_ROWS = 32
_SMALLEST = 512
_NEAREST_ZOOM = 3.0
_EXACT_PIXELS = 1_600_000
"""About what a canvas of 1600 x 1000 holds: rendering so many pixels keeps the sliders fluent."""


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

    All levels above the photo hold tones (see `imaging.sampling.to_tones`), so that a small view is what the
    exported file looks like when it is scaled down; what is given out is scene-linear light in the photo's
    own sample type. A level's sides round up; an odd last row or column is averaged with itself.
    """

    def __init__(self, rgb: Pixels, *, gain: float, check: Callable[[], None] = lambda: None) -> None:
        """Build the levels of `rgb` (H, W, 3), whose key gain is `gain`; `check` may raise to stop it."""
        self._rgb, self._gain = rgb, gain
        self._halved: list[Tones] = []
        if max(rgb.shape[:2]) > _SMALLEST:
            self._halved.append(_halved(rgb, lambda light: to_tones(light, gain), check))
        while self._halved and max(self._halved[-1].shape[:2]) > _SMALLEST:
            self._halved.append(_halved(self._halved[-1], lambda tones: tones, check))

    @property
    def shapes(self) -> list[tuple[int, int]]:
        """Height and width of each level, the photo's first."""
        return [level.shape[:2] for level in (self._rgb, *self._halved)]

    def overview(self) -> Pixels:
        """Give the smallest level as scene-linear light."""
        return self._light(self._halved[-1]) if self._halved else self._rgb

    def overview_crop(self) -> Crop:
        """Give the crop that `overview` is: all of the smallest level, pixel by pixel."""
        height, width = self.shapes[-1]
        return Crop(len(self._halved), (0, 0, width, height), 0, 0, width, height, (0.0, 0.0, 1.0, 1.0))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the photo in pixels."""
        height, width = self._rgb.shape[:2]
        return width, height

    def crop(self, view: Viewport) -> Crop | None:
        """Choose the level just above the view's zoom and the box that is in sight (None: nothing is)."""
        level = 0
        while level < len(self._halved) and 2.0 ** -(level + 1) >= view.zoom:
            level += 1
        return self._crop_at(view, level)

    def exact(self, view: Viewport) -> Crop | None:
        """Give the crop of the photo itself, where it is to be shrunk and small enough to be rendered before.

        A picture rendered first and shrunk then is exactly the exported file, scaled down.
        """
        crop = self._crop_at(view, 0) if view.zoom < 1 else None
        if crop is None:
            return None
        x0, y0, x1, y1 = crop.box
        return crop if (x1 - x0) * (y1 - y0) <= _EXACT_PIXELS else None

    def _crop_at(self, view: Viewport, level: int) -> Crop | None:
        height, width = self.shapes[level]
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

    def unscaled(self, crop: Crop) -> Pixels:
        """Give the photo's own pixels in an exact crop."""
        x0, y0, x1, y1 = crop.box
        light = self._rgb[y0:y1, x0:x1]
        pixels = np.ascontiguousarray(light)
        spill.release(light)
        return pixels

    def sample(self, crop: Crop) -> Pixels:
        """Give the crop's pixels at the canvas's size, scene-linear, in the photo's sample type."""
        x0, y0, x1, y1 = crop.box
        box, size = np.s_[y0:y1, x0:x1], (crop.width, crop.height)
        if crop.level == 0 and size == (x1 - x0, y1 - y0):
            return self.unscaled(crop)
        level = (self._rgb, *self._halved)[crop.level][box]
        pixels = self._scaled(level, crop)
        spill.release(level)
        return pixels

    def _scaled(self, level: npt.NDArray, crop: Crop) -> Pixels:
        height, width = level.shape[:2]
        size = crop.width, crop.height
        if crop.level:
            return self._light(level if size == (width, height) else _shrunk(level, size))
        if crop.width < width:
            return self._light(_shrunk(to_tones(level, self._gain), size))
        how = _enlarging(crop.width / width)
        grown = cv2.resize(np.ascontiguousarray(level, np.float32), size, interpolation=how)
        return grown.astype(self._rgb.dtype, copy=False)

    def _light(self, tones: Tones) -> Pixels:
        return from_tones(tones, self._gain, self._rgb.dtype)


def _seen(start: float, length: int, scale: float, count: int) -> tuple[int, int]:
    first = max(int(-start // scale), 0)
    last = min(int(-((start - length) // scale)), count)
    return first, last


def _halved(level: npt.NDArray, tones_of: Callable[[npt.NDArray], Tones], check: Callable[[], None]) -> Tones:
    """Halve a level in bands, so that the photo is never held as a whole in tones."""
    height, width = level.shape[:2]
    out: Tones = spill.zeros(((height + 1) // 2, (width + 1) // 2, 3), np.int16)

    def halve(band: slice) -> None:
        check()
        half = out[band.start // 2 : (band.stop + 1) // 2]
        half[...] = _half(tones_of(level[band]))
        spill.release(level[band])
        spill.release(half)

    for_bands(height, halve, rows=_BAND_ROWS)
    return out


def _half(tones: Tones) -> Tones:
    height, width = tones.shape[:2]
    if height % 2 or width % 2:
        tones = np.pad(tones, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
    return _shrunk(tones, ((width + 1) // 2, (height + 1) // 2))


def _shrunk(tones: Tones, size: tuple[int, int]) -> Tones:
    return np.asarray(cv2.resize(tones, size, interpolation=cv2.INTER_AREA))


def resized(picture: Bytes, size: tuple[int, int]) -> Bytes:
    """Bring a rendered picture (h, w, 3), or a mask (h, w), to the canvas: `size` is (width, height).

    It is shrunk by area, and enlarged as the photo's own pixels are.
    """
    height, width = picture.shape[:2]
    if (width, height) == size:
        return np.ascontiguousarray(picture)
    how = cv2.INTER_AREA if size[0] < width else _enlarging(size[0] / width)
    return np.asarray(cv2.resize(picture, size, interpolation=how), np.uint8)


def _enlarging(zoom: float) -> int:
    how: int = cv2.INTER_NEAREST if zoom >= _NEAREST_ZOOM else cv2.INTER_LINEAR
    return how
