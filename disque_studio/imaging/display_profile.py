"""From a finished picture to the codes of a screen, by the screen's ICC profile.

Colours are matched relative to the screen's white. A profile that is primaries and curves is applied exactly;
one that is a look-up table by a cube that Little CMS fills. The picture may hold colours outside sRGB: those
that the screen can show are shown.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import imagecodecs
import numpy as np
import numpy.typing as npt

from disque_studio.imaging import screen
from disque_studio.imaging.bands import for_bands
from disque_studio.imaging.icc import (
    SRGB_CURVE,
    MatrixProfile,
    build_profile,
    inverse_curve,
    is_table,
    srgb_profile,
)
from disque_studio.imaging.primaries import REC2020, Matrix
from disque_studio.imaging.screen import Bytes
from disque_studio.imaging.transfer import Floats, srgb_encode

SIDE = 65
"""Vertices along each side of a cube."""

Picture = npt.NDArray[np.uint8] | Floats
"""sRGB-encoded (H, W, 3): uint8, or float32 of which 1 is 255 and which may leave [0, 1]."""

_MODELS = {b"RGB ": "rgb", b"CMYK": "cmyk"}


@dataclass(frozen=True, eq=False)
class ScreenTransform:
    """Gives the screen's codes of a picture.

    `matrices` (n, 3, 3) lead from linear Rec.709 through spaces in which the colours are clipped, one after
    the other. In the last of them `codes`, uint8 (3, entries), are each channel's bytes over light; or else
    `cube`, float32 (SIDE³, 3), holds bytes over its sRGB-curved codes.
    """

    matrices: Floats
    codes: Bytes | None = None
    cube: Floats = field(default_factory=lambda: screen.NO_CUBE)

    def __call__(self, picture: Picture) -> Bytes:
        """Take a picture (H, W, 3) to the screen's codes, uint8 (H, W, 3)."""
        out = np.empty(picture.shape, np.uint8)
        table, scale = decoding(picture.dtype.str)

        def take(band: slice) -> None:
            source = np.ascontiguousarray(picture[band]).reshape(-1, 3 * picture.shape[1])
            result = out[band].reshape(source.shape)
            if self.codes is None:
                screen.through_cube(source, table, scale, self.matrices, shaper(), self.cube, result)
            else:
                screen.through_tables(source, table, scale, self.matrices, self.codes, result)

        for_bands(len(picture), take)
        return out


def to_bytes(picture: Floats) -> Bytes:
    """Round a float picture (see `Picture`) to the uint8 of the same picture clipped to sRGB."""
    out = np.empty(picture.shape, np.uint8)

    def round_band(band: slice) -> None:
        rows = np.ascontiguousarray(picture[band]).reshape(-1, 3 * picture.shape[1])
        screen.round_codes(rows, out[band].reshape(rows.shape))

    for_bands(len(picture), round_band)
    return out


def screen_transform(display: bytes, through: tuple[Matrix, ...] = ()) -> ScreenTransform:
    """Make the transform to a screen with an ICC profile.

    `through` are matrices from linear Rec.709 to that of spaces whose gamut a colour has to pass on its way.

    Raises:
        ValueError: the profile is damaged, or not for RGB screens.
    """
    by_table = is_table(display)
    if display[16:20] != b"RGB ":
        raise ValueError("the colour profile is not one of a screen")
    if by_table:
        cube = cms_cube(lambda codes: cms(codes, wide_profile(), display, black_point=True))
        return through_cube(cube, through)
    profile = MatrixProfile.parse(display)
    to_display = primaries_matrix(display)
    codes = np.stack([_byte_table(inverse_curve(curve)) for curve in profile.curves])
    return ScreenTransform(_chain((*through, to_display)), codes)


def is_srgb_screen(display: bytes) -> bool:
    """Tell whether a screen's profile is sRGB, so that a picture in sRGB is shown as it is.

    Raises:
        ValueError: the profile is damaged.
    """
    return not is_table(display) and MatrixProfile.parse(display).is_srgb()


def through_cube(cube: Floats, through: tuple[Matrix, ...] = ()) -> ScreenTransform:
    """Make the transform that a cube over the wide space is."""
    return ScreenTransform(_chain((*through, wide_matrix())), cube=cube)


def _chain(matrices: tuple[Matrix, ...]) -> Floats:
    """Give each step's own matrix from those that each begin with Rec.709."""
    # Our own sRGB profile, so that rounding in it cancels out and grey stays grey.
    before = primaries_matrix(srgb_profile())
    steps = []
    for matrix in matrices:
        steps.append(matrix @ np.linalg.inv(before))
        before = matrix
    return np.stack(steps).astype(np.float32)


def _byte_table(encode: Callable[[npt.NDArray[np.float64]], npt.ArrayLike]) -> Bytes:
    return np.rint(255 * np.clip(screen.table_over_light(encode), 0, 1)).astype(np.uint8)


@cache
def decoding(dtype: str) -> Any:
    """Give `screen.decoding` of a type, made once."""
    return screen.decoding(dtype)


@cache
def wide_profile() -> bytes:
    """Give the profile of the space that cubes begin with: Rec.2020 primaries with the sRGB curve."""
    return build_profile(REC2020, SRGB_CURVE, "Wide")


@cache
def wide_matrix() -> Matrix:
    """Give the matrix from linear Rec.709 to the wide space's light."""
    return primaries_matrix(wide_profile())


def primaries_matrix(icc: bytes) -> Matrix:
    """Give the matrix from linear Rec.709 to a matrix profile's light.

    Raises:
        ValueError: the profile is damaged, is a look-up table, or its primaries span no colours.
    """
    try:
        return np.asarray(np.linalg.inv(MatrixProfile.parse(icc).to_rec709), np.float64)
    except np.linalg.LinAlgError as error:
        raise ValueError("the colour profile has primaries that span no colours") from error


@cache
def shaper() -> Floats:
    """Give the place along a cube's side over light."""
    return np.asarray(screen.table_over_light(srgb_encode) * (SIDE - 1), np.float32)


def cube_codes() -> npt.NDArray[np.uint16]:
    """Give the wide space's codes at a cube's vertices: uint16 (SIDE³, 1, 3), blue first."""
    steps = np.rint(np.linspace(0, 65535, SIDE)).astype(np.uint16)
    grid = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1)
    return grid.reshape(-1, 1, 3)


def cms_cube(convert: Callable[[npt.NDArray[np.uint16]], npt.NDArray[np.uint16]]) -> Floats:
    """Fill a cube with what `convert` makes of its codes, in bytes."""
    return np.ascontiguousarray(convert(cube_codes())[:, 0].astype(np.float32) * np.float32(1 / 257))


def cms(
    codes: npt.NDArray[np.uint16],
    source: bytes,
    target: bytes,
    *,
    intent: str = "relative",
    black_point: bool = False,
) -> npt.NDArray[np.uint16]:
    """Take codes, uint16 (n, 1, channels), from one profile to another by Little CMS.

    `intent` is perceptual, relative, saturation or absolute.

    Raises:
        ValueError: a profile cannot be applied, or is neither for RGB nor for CMYK.
    """
    flags, intents = imagecodecs.CMS.FLAGS, imagecodecs.CMS.INTENT
    try:
        return np.asarray(
            imagecodecs.cms_transform(
                codes,
                source,
                target,
                colorspace=_model(source),
                outcolorspace=_model(target),
                intent={
                    "perceptual": intents.PERCEPTUAL,
                    "relative": intents.RELATIVE_COLORIMETRIC,
                    "saturation": intents.SATURATION,
                    "absolute": intents.ABSOLUTE_COLORIMETRIC,
                }[intent],
                flags=flags.NOOPTIMIZE | (flags.BLACKPOINTCOMPENSATION if black_point else 0),
            ),
            np.uint16,
        )
    except imagecodecs.CmsError as error:
        raise ValueError(f"the colour profile cannot be applied: {error}") from error


def _model(icc: bytes) -> str:
    if icc[16:20] not in _MODELS:
        model = icc[16:20].decode("ascii", "replace").strip()
        raise ValueError(f"the colour profile is for {model} pictures, not RGB or CMYK")
    return _MODELS[icc[16:20]]
