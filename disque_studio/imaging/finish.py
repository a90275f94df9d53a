"""What finished files can be: their formats, sizes and sharpening. Values alone, loaded in no time."""

from dataclasses import dataclass
from math import isfinite, sqrt
from typing import Literal, get_args

Space = Literal["srgb", "display-p3", "adobe-rgb"]
COLOUR_SPACES: tuple[Space, ...] = get_args(Space)

Format = Literal["jpg", "uhdr", "png", "tif", "jxl", "avif", "exr"]
FORMATS: tuple[Format, ...] = get_args(Format)
"""The formats that can be written; "uhdr" is an Ultra HDR JPEG, "exr" holds displayed light."""
BIT_DEPTHS: dict[str, tuple[int, ...]] = {
    "jpg": (8,),
    "uhdr": (8,),
    "png": (8, 16),
    "tif": (8, 16),
    "jxl": (8, 16),
    "avif": (10,),
    "exr": (16,),
}
"""The bit depths that each format can hold; an EXR's are half floats."""
USUAL_DEPTH = {"tif": 16, "avif": 10, "exr": 16}
"""The depth that is meant where none is named, unless it is 8."""
WITH_QUALITY = ("jpg", "uhdr", "jxl", "avif")
"""The formats that trade quality for size; the others lose nothing."""
_CODED_SPACES: tuple[Space, ...] = ("srgb", "display-p3")
SPACES_OF: dict[str, tuple[Space, ...]] = {
    format: _CODED_SPACES if format in ("uhdr", "jxl", "avif") else COLOUR_SPACES for format in FORMATS
}
"""The colour spaces of each format: those that name theirs by a code have none for Adobe RGB."""
SUFFIXES: dict[str, Format] = {
    ".jpg": "jpg",
    ".jpeg": "jpg",
    ".png": "png",
    ".tif": "tif",
    ".tiff": "tif",
    ".jxl": "jxl",
    ".avif": "avif",
    ".exr": "exr",
}
"""What a file's name says of its format."""


def suffix_of(format: str) -> str:
    """Give the suffix of a format's files; an Ultra HDR JPEG is called as any JPEG."""
    return ".jpg" if format == "uhdr" else f".{format}"


def fits_name(format: str, suffix: str) -> bool:
    """Tell whether a file of a format may have a suffix."""
    return SUFFIXES.get(suffix.lower()) == SUFFIXES[suffix_of(format)]


def unfit(format: str, bit_depth: int, colour_space: str) -> str | None:
    """Say why a format cannot hold a picture of that depth and colour space; None where it can."""
    if bit_depth not in BIT_DEPTHS[format]:
        held = " or ".join(map(str, BIT_DEPTHS[format]))
        return f"{format} holds no {bit_depth}-bit pictures; it holds {held} bits"
    if colour_space not in SPACES_OF[format]:
        return f"{format} holds no {colour_space} pictures; it holds {' or '.join(SPACES_OF[format])}"
    return None


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
