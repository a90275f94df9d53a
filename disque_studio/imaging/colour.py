"""Colour in one place: primaries, transfer functions, profiles, differences, and the spaces we write."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy.typing as npt

from disque_studio.imaging.difference import delta_e2000, to_lab
from disque_studio.imaging.icc import SRGB_CURVE, build_profile, icc_to_linear, icc_to_srgb
from disque_studio.imaging.primaries import (
    ACES_AP0,
    ACES_AP1,
    ADOBE_RGB,
    DISPLAY_P3,
    REC709,
    REC2020,
    XYZ,
    Primaries,
    convert,
    luminance,
    rgb_to_rgb,
)
from disque_studio.imaging.transfer import (
    ADOBE_GAMMA,
    Floats,
    adobe_decode,
    adobe_encode,
    srgb_decode,
    srgb_encode,
)

__all__ = [
    "ACES_AP0",
    "ACES_AP1",
    "ADOBE_RGB",
    "DISPLAY_P3",
    "REC709",
    "REC2020",
    "SPACES",
    "XYZ",
    "OutputSpace",
    "Primaries",
    "adobe_decode",
    "adobe_encode",
    "convert",
    "delta_e2000",
    "icc_to_linear",
    "icc_to_srgb",
    "luminance",
    "rgb_to_rgb",
    "srgb_decode",
    "srgb_encode",
    "to_lab",
]


@dataclass(frozen=True)
class OutputSpace:
    """A colour space that finished pictures are written in."""

    name: str
    title: str
    primaries: Primaries
    encode: Callable[[npt.ArrayLike], Floats]
    decode: Callable[[npt.ArrayLike], Floats]
    curve: tuple[float, ...]
    """The same curve as an ICC profile states it; see `icc.build_profile`."""

    def icc_profile(self) -> bytes:
        """Give the profile to embed: version 4, matrix and curve, the same bytes every time."""
        return build_profile(self.primaries, self.curve, self.title)


SPACES = {
    space.name: space
    for space in (
        OutputSpace("srgb", "sRGB", REC709, srgb_encode, srgb_decode, SRGB_CURVE),
        OutputSpace("display-p3", "Display P3", DISPLAY_P3, srgb_encode, srgb_decode, SRGB_CURVE),
        OutputSpace("adobe-rgb", "Adobe RGB (1998)", ADOBE_RGB, adobe_encode, adobe_decode, (ADOBE_GAMMA,)),
    )
}
"""What a picture may be written in, by the name a user gives."""
