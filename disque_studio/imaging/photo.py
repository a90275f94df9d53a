"""What a decoded file is: a scene-linear photo or a finished, display-referred picture."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Samples:
    """How many samples of the file were not usable as they stood (counted over RGB samples)."""

    nan: int = 0
    inf: int = 0
    negative: int = 0


@dataclass(frozen=True, eq=False)
class Photo:
    """A scene-linear photo in the working space.

    `rgb` is (H, W, 3), float16 or float32, linear light, Rec.709 primaries, D65 white, relative units
    (no absolute cd/m2 is implied). Every sample is finite; negative samples are colours outside
    Rec.709 and are kept. Float16 is used where the file itself is half-float in Rec.709.
    """

    rgb: npt.NDArray[np.floating]
    format: str
    source: Path | None = None
    channels: tuple[str, ...] = ("R", "G", "B")
    parts: int = 1
    layer: str = ""
    data_window: Box | None = None
    display_window: Box | None = None
    chromaticities: tuple[float, ...] | None = None
    samples: Samples = field(default_factory=Samples)
    exif: bytes | None = None
    xmp: bytes | None = None
    sdr_base: npt.NDArray[np.uint8] | None = None

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.rgb.shape[1])

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.rgb.shape[0])


@dataclass(frozen=True, eq=False)
class Picture:
    """A finished picture: (H, W, 3), uint8 or uint16, sRGB primaries and transfer function."""

    rgb: npt.NDArray[np.uint8] | npt.NDArray[np.uint16]
    source: Path | None = None
    exif: bytes | None = None

    def as_float(self) -> npt.NDArray[np.float32]:
        """Give the picture as float32 in [0, 1], still sRGB-encoded."""
        scale = np.float32(1.0 / np.iinfo(self.rgb.dtype).max)
        return self.rgb.astype(np.float32) * scale
