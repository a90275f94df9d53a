"""Crop and straighten: which part of a photo is kept, turned by how much, and how that is cut out.

Points and boxes are in parts, 0 to 1, of the sides of what they lie in, y down. `whole` is the photo as it
is, `straightened` the largest upright rectangle of its aspect within the turned photo, `framed` what is kept.
"""

from dataclasses import dataclass
from math import cos, isfinite, radians, sin

Box = tuple[float, float, float, float]
PixelBox = tuple[int, int, int, int]
Affine = tuple[tuple[float, float, float], tuple[float, float, float]]

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
STEEPEST = 45.0
"""Degrees that a photo can be turned by, either way."""


@dataclass(frozen=True)
class Frame:
    """The photo is turned by `angle` degrees (counterclockwise) about its middle, then cut to `box`.

    `box` is (left, top, right, bottom) in parts, 0 to 1, of the sides of the largest upright rectangle of the
    photo's own aspect that lies wholly within the turned photo. The default keeps the whole photo as it is.

    Raises:
        ValueError: naming the field that is not so.
    """

    box: Box = WHOLE
    angle: float = 0.0

    def __post_init__(self) -> None:
        left, top, right, bottom = self.box
        if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
            raise ValueError(f"box must be left, top, right, bottom within 0 to 1, not {self.box}")
        if not (isfinite(self.angle) and abs(self.angle) <= STEEPEST):
            raise ValueError(f"angle must lie within ±{STEEPEST:g} degrees, not {self.angle}")


NO_FRAME = Frame()


def kept_scale(angle: float, aspect: float) -> float:
    """Give the straightened photo's sides over the whole's, for a photo of `aspect` (width over height)."""
    c, s = cos(radians(angle)), abs(sin(radians(angle)))
    return min(aspect / (aspect * c + s), 1 / (aspect * s + c))


def to_whole(frame: Frame, aspect: float) -> Affine:
    """Give the affine map from a point of the framed photo, [x, y, 1], to the same of the whole one."""
    left, top, right, bottom = frame.box
    scale = kept_scale(frame.angle, aspect)
    c, s = cos(radians(frame.angle)) * scale, sin(radians(frame.angle)) * scale
    x, y = left - 0.5, top - 0.5
    return (
        (c * (right - left), -s / aspect * (bottom - top), c * x - s / aspect * y + 0.5),
        (s * aspect * (right - left), c * (bottom - top), s * aspect * x + c * y + 0.5),
    )


def pixel_box(frame: Frame, width: int, height: int) -> PixelBox:
    """Give the box in whole pixels of the straightened photo, at least one pixel each way."""
    scale = kept_scale(frame.angle, width / height)
    left, right = _span(frame.box[0], frame.box[2], max(round(width * scale), 1))
    top, bottom = _span(frame.box[1], frame.box[3], max(round(height * scale), 1))
    return left, top, right, bottom


def _span(start: float, stop: float, count: int) -> tuple[int, int]:
    first = min(round(start * count), count - 1)
    return first, max(round(stop * count), first + 1)
