"""RGB primaries, white points, and the matrices that lead from one colour space to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
import numpy.typing as npt

Chromaticity = tuple[float, float]
Matrix = npt.NDArray[np.float64]

D65: Chromaticity = (0.3127, 0.3290)
ACES_WHITE: Chromaticity = (0.32168, 0.33767)
D50_XYZ: npt.NDArray[np.float64] = np.array([0.9642, 1.0, 0.8249])
"""White of the ICC profile connection space (ICC.1:2022, 7.2.16)."""

REC709_LUMINANCE = (0.2126, 0.7152, 0.0722)
"""Weights of linear R, G, B in relative luminance (ITU-R BT.709-6, item 3.2)."""

_BRADFORD: Matrix = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)
_SMALLEST_TRIANGLE = 1e-4


@dataclass(frozen=True)
class Primaries:
    """The CIE 1931 xy chromaticities of an RGB space; degenerate ones raise ValueError with the reason."""

    name: str
    red: Chromaticity
    green: Chromaticity
    blue: Chromaticity
    white: Chromaticity

    def __post_init__(self) -> None:
        if not np.isfinite([self.red, self.green, self.blue, self.white]).all():
            raise ValueError("chromaticities are not all finite numbers")
        if self.white[1] <= 0:
            raise ValueError(f"white point {self.white} has no luminance")
        (xr, yr), (xg, yg), (xb, yb) = self.red, self.green, self.blue
        if abs((xg - xr) * (yb - yr) - (xb - xr) * (yg - yr)) < 2 * _SMALLEST_TRIANGLE:
            raise ValueError("primaries lie on one line, so they span no colours")
        if (np.linalg.solve(_columns(self), white_xyz(self.white)) <= 0).any():
            raise ValueError(f"white point {self.white} lies outside the triangle of the primaries")

    @classmethod
    def from_chromaticities(cls, values: Sequence[float], *, name: str = "custom") -> Self:
        """Take eight numbers in OpenEXR's order: red x, y, green x, y, blue x, y, white x, y.

        Raises:
            ValueError: not eight numbers, or they describe no colour space.
        """
        if len(values) != 8:
            raise ValueError(f"chromaticities are 8 numbers, not {len(values)}")
        xs, ys = [float(v) for v in values[0::2]], [float(v) for v in values[1::2]]
        red, green, blue, white = zip(xs, ys, strict=True)
        return cls(name, red, green, blue, white)

    def to_xyz(self) -> Matrix:
        """Give the (3, 3) matrix from linear RGB to CIE XYZ under the space's own white (SMPTE RP 177)."""
        columns = _columns(self)
        return columns * np.linalg.solve(columns, white_xyz(self.white))

    def matches(self, other: "Primaries", *, tolerance: float = 1e-3) -> bool:
        """Tell whether all chromaticities agree, names aside."""
        mine, theirs = (np.array([p.red, p.green, p.blue, p.white]) for p in (self, other))
        return bool(np.abs(mine - theirs).max() <= tolerance)


def _columns(primaries: Primaries) -> Matrix:
    xy = np.array([primaries.red, primaries.green, primaries.blue]).T
    return np.vstack([xy, 1 - xy.sum(axis=0)])


def white_xyz(white: Chromaticity) -> npt.NDArray[np.float64]:
    """Give the XYZ of a white point at Y = 1."""
    x, y = white
    return np.array([x / y, 1.0, (1 - x - y) / y])


def bradford(source: npt.NDArray[np.float64], target: npt.NDArray[np.float64]) -> Matrix:
    """Give the XYZ matrix that adapts from one white (XYZ) to another (Bradford; Lam 1985, ICC.1 annex E)."""
    scale = (_BRADFORD @ target) / (_BRADFORD @ source)
    return np.asarray(np.linalg.solve(_BRADFORD, scale[:, None] * _BRADFORD), np.float64)


def rgb_to_rgb(source: Primaries, target: Primaries) -> Matrix:
    """Give the (3, 3) matrix between two linear RGB spaces; white stays white (Bradford adaptation)."""
    adapt = bradford(white_xyz(source.white), white_xyz(target.white))
    return np.asarray(np.linalg.solve(target.to_xyz(), adapt @ source.to_xyz()), np.float64)


def convert(rgb: npt.NDArray[np.floating], matrix: Matrix) -> npt.NDArray[np.float32]:
    """Apply a (3, 3) matrix to (H, W, 3) linear RGB of any float type; values outside the gamut are kept."""
    pixels = np.ascontiguousarray(rgb, np.float32)
    return np.asarray(cv2.transform(pixels, np.asarray(matrix, np.float64)), np.float32)


def luminance(rgb: npt.NDArray[np.floating]) -> npt.NDArray[np.float32]:
    """Give the relative luminance (H, W) of linear Rec.709 (H, W, 3)."""
    pixels = np.ascontiguousarray(rgb, np.float32)
    return np.asarray(cv2.transform(pixels, np.array([REC709_LUMINANCE])), np.float32)


REC709 = Primaries("Rec.709", (0.64, 0.33), (0.30, 0.60), (0.15, 0.06), D65)
DISPLAY_P3 = Primaries("Display P3", (0.680, 0.320), (0.265, 0.690), (0.150, 0.060), D65)
ADOBE_RGB = Primaries("Adobe RGB (1998)", (0.64, 0.33), (0.21, 0.71), (0.15, 0.06), D65)
REC2020 = Primaries("Rec.2020", (0.708, 0.292), (0.170, 0.797), (0.131, 0.046), D65)
ACES_AP0 = Primaries("ACES AP0", (0.7347, 0.2653), (0.0, 1.0), (0.0001, -0.0770), ACES_WHITE)
ACES_AP1 = Primaries("ACES AP1", (0.713, 0.293), (0.165, 0.830), (0.128, 0.044), ACES_WHITE)
XYZ = Primaries("CIE XYZ", (1.0, 0.0), (0.0, 1.0), (0.0, 0.0), (1 / 3, 1 / 3))
