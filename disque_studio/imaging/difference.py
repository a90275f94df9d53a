"""CIELAB and the CIEDE2000 colour difference."""

from typing import TypeVar

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.primaries import REC709

Real = TypeVar("Real", np.float32, np.float64)

_EPSILON = (6 / 29) ** 3


def to_lab(srgb: npt.NDArray[Real]) -> npt.NDArray[Real]:
    """Give the CIELAB (D65) of sRGB-encoded (..., 3) in [0, 1] (CIE 15:2004, 8.2.1).

    Float32 or float64 as it came; L* is in [0, 100]; greys have a* = b* = 0.
    """
    light = np.where(
        srgb <= 0.04045, srgb / 12.92, np.power((np.maximum(srgb, 0.04045) + 0.055) / 1.055, 2.4)
    )
    to_xyz = REC709.to_xyz()
    relative = light @ (to_xyz / to_xyz.sum(axis=1, keepdims=True)).T.astype(srgb.dtype)
    f = np.where(relative > _EPSILON, np.cbrt(relative), relative * (1 / (3 * (6 / 29) ** 2)) + 4 / 29)
    x, y, z = np.moveaxis(f, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1).astype(srgb.dtype, copy=False)


def delta_e2000(lab1: npt.NDArray[Real], lab2: npt.NDArray[Real]) -> npt.NDArray[Real]:
    """Give the CIEDE2000 difference of two CIELAB arrays (..., 3), weights kL = kC = kH = 1.

    Sharma, Wu and Dalal 2005, "The CIEDE2000 color-difference formula: implementation notes, supplementary
    test data, and mathematical observations", equations 2 to 22.
    """
    (l1, a1, b1), (l2, a2, b2) = np.moveaxis(lab1, -1, 0), np.moveaxis(lab2, -1, 0)
    chroma_mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - _saturation(chroma_mean))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.arctan2(b1, a1) % (2 * np.pi), np.arctan2(b2, a2) % (2 * np.pi)

    coloured = c1 * c2 > 0
    turn = h2 - h1
    turn = np.where(turn > np.pi, turn - 2 * np.pi, np.where(turn < -np.pi, turn + 2 * np.pi, turn))
    turn = np.where(coloured, turn, 0)
    d_hue = 2 * np.sqrt(c1 * c2) * np.sin(turn / 2)

    total = h1 + h2
    wrapped = np.where(total < 2 * np.pi, total + 2 * np.pi, total - 2 * np.pi)
    hue = np.where(np.abs(h1 - h2) <= np.pi, total, wrapped) / 2
    hue = np.where(coloured, hue, total)
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2

    t = (
        1
        - 0.17 * np.cos(hue - np.radians(30))
        + 0.24 * np.cos(2 * hue)
        + 0.32 * np.cos(3 * hue + np.radians(6))
        - 0.20 * np.cos(4 * hue - np.radians(63))
    )
    weight_l = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    weight_c = 1 + 0.045 * chroma
    weight_h = 1 + 0.015 * chroma * t
    rotation = np.radians(60) * np.exp(-(((np.degrees(hue) - 275) / 25) ** 2))
    cross = -2 * _saturation(chroma) * np.sin(rotation)

    dl, dc, dh = (l2 - l1) / weight_l, (c2 - c1) / weight_c, d_hue / weight_h
    square = dl**2 + dc**2 + dh**2 + cross * dc * dh
    return np.asarray(np.sqrt(np.maximum(square, 0)), lab1.dtype)


def _saturation(chroma: npt.NDArray[Real]) -> npt.NDArray[Real]:
    """Give sqrt(C^7 / (C^7 + 25^7)), scaled by 25 first so that float32 does not overflow."""
    seventh = (chroma / 25) ** 7
    return np.asarray(np.sqrt(seventh / (seventh + 1)), chroma.dtype)
