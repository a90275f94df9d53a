"""What finished files can be: their formats, sizes and sharpening. Values alone, loaded in no time."""

from dataclasses import dataclass
from math import isfinite, sqrt
from typing import Literal, get_args

Format = Literal["jpg", "png", "tif"]
FORMATS: tuple[Format, ...] = get_args(Format)
BIT_DEPTHS: dict[str, tuple[int, ...]] = {"jpg": (8,), "png": (8, 16), "tif": (8, 16)}
"""The formats that can be written, and the bit depths that each can hold."""
SUFFIXES = {".jpg": "jpg", ".jpeg": "jpg", ".png": "png", ".tif": "tif", ".tiff": "tif"}

Space = Literal["srgb", "display-p3", "adobe-rgb"]
COLOUR_SPACES: tuple[Space, ...] = get_args(Space)

Level = Literal["off", "low", "standard", "high"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""Strengths of output sharpening; see `imaging.sharpening`."""

Kind = Literal["full", "long", "width", "height", "megapixels"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LIMITS = {"long": (16, 65_535), "width": (16, 65_535), "height": (16, 65_535), "megapixels": (0.01, 1000)}
"""The smallest and largest limit of each kind: pixels, and millions of pixels."""


@dataclass(frozen=True)
class OutputSize:
    """How large the finished picture is: as the photo, or within a limit.

    `kind` "long", "width" and "height" limit that side to `limit` pixels, "megapixels" the picture to `limit`
    million pixels; "full" has no limit. A smaller picture is made larger only with `enlarge`.

    Raises:
        ValueError: naming the field that is not so.
    """

    kind: Kind = "full"
    limit: float = 0.0
    enlarge: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"size kind must be one of {', '.join(KINDS)}, not {self.kind!r}")
        low, high = LIMITS.get(self.kind, (0.0, 0.0))
        if not (isfinite(self.limit) and low <= self.limit <= high):
            raise ValueError(f"size limit of {self.kind} must be {low:g} to {high:g}, not {self.limit}")

    def of(self, width: int, height: int) -> tuple[int, int]:
        """Give width and height of the finished picture; the aspect stays, at least one pixel is left."""
        match self.kind:
            case "full":
                return width, height
            case "long":
                scale = self.limit / max(width, height)
            case "width":
                scale = self.limit / width
            case "height":
                scale = self.limit / height
            case "megapixels":
                scale = sqrt(self.limit * 1e6 / (width * height))
        if scale >= 1 and not self.enlarge:
            return width, height
        return max(round(width * scale), 1), max(round(height * scale), 1)


FULL_SIZE = OutputSize()
