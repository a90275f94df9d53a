"""Colour in one place: primaries, transfer functions, profiles, differences, and the spaces we write."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy.typing as npt

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
from disque_studio.imaging.transfer import Floats, adobe_decode, adobe_encode, srgb_decode, srgb_encode

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
    "luminance",
    "rgb_to_rgb",
    "srgb_decode",
    "srgb_encode",
]


@dataclass(frozen=True)
class OutputSpace:
    """A colour space that finished pictures are written in."""

    name: str
    primaries: Primaries
    encode: Callable[[npt.ArrayLike], Floats]
    decode: Callable[[npt.ArrayLike], Floats]


SPACES = {
    space.name: space
    for space in (
        OutputSpace("srgb", REC709, srgb_encode, srgb_decode),
        OutputSpace("display-p3", DISPLAY_P3, srgb_encode, srgb_decode),
        OutputSpace("adobe-rgb", ADOBE_RGB, adobe_encode, adobe_decode),
    )
}
"""What a picture may be written in, by the name a user gives."""
