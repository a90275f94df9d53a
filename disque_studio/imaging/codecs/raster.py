"""What a display-referred file holds once its pixels are decoded, and the two ways on from there."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import icc
from disque_studio.imaging.codecs import exif
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.imaging.primaries import Matrix, convert
from disque_studio.imaging.transfer import srgb_decode

_BAND_ROWS = 128

Codes = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]


@dataclass(frozen=True, eq=False)
class Raster:
    """Code values (H, W, 3), uint8 or uint16, upright, in the colours of `profile` (sRGB without one)."""

    codes: Codes
    format: str
    channels: tuple[str, ...] = ("R", "G", "B")
    profile: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None


def make(
    pixels: npt.NDArray,
    format: str,
    *,
    profile: bytes | None,
    exif_block: bytes | None,
    xmp: bytes | None = None,
    turn: int | None = None,
) -> Raster:
    """Make a raster of (H, W) or (H, W, 1 to 4) code values: grey is tripled, alpha is left out.

    Colours under transparency are taken as they are stored. `turn` is the EXIF orientation, by default
    the one that the EXIF block names.
    """
    if pixels.ndim == 2:
        pixels = pixels[..., None]
    grey = pixels.shape[2] < 3
    rgb = np.repeat(pixels[..., :1], 3, axis=2) if grey else pixels[..., :3]
    names = ("Y", "A") if grey else ("R", "G", "B", "A")
    return Raster(
        codes=exif.upright(rgb, exif.orientation(exif_block) if turn is None else turn),
        format=format,
        channels=names[: pixels.shape[2]],
        profile=profile,
        exif=exif_block,
        xmp=xmp,
    )


def to_picture(path: Path, raster: Raster) -> Picture:
    """Give the raster as an sRGB picture of the same depth; colours outside sRGB are clipped.

    Raises:
        FileRefusedError: the colour profile is damaged or not for RGB or grey.
    """
    return Picture(rgb=to_srgb(path, raster), source=path, exif=raster.exif)


def to_srgb(path: Path, raster: Raster) -> Codes:
    """Give the code values in sRGB, as `to_picture`."""
    if raster.profile is None:
        return raster.codes
    try:
        if raster.codes.dtype == np.uint8:
            return icc.icc_to_srgb(np.asarray(raster.codes, np.uint8), raster.profile)
        return icc.icc_to_srgb(np.asarray(raster.codes, np.uint16), raster.profile)
    except ValueError as error:
        raise FileRefusedError(path, f"{error}; save it again with an sRGB profile") from error


def to_device_light(path: Path, raster: Raster) -> tuple[npt.NDArray[np.float32], Matrix | None]:
    """Undo the transfer curves alone: linear light in the file's primaries, 1 for the brightest code.

    The matrix leads on to linear Rec.709, None where the light is there already. A profile of primaries
    and curves is followed exactly; one that is a look-up table goes by way of sRGB.

    Raises:
        FileRefusedError: as `to_picture`.
    """
    codes, profile = raster.codes, _matrix_profile(raster)
    if profile is None:
        codes = to_srgb(path, raster)
    ramp = np.linspace(0.0, 1.0, int(np.iinfo(codes.dtype).max) + 1)
    light = np.empty(codes.shape, np.float32)
    for channel in range(3):
        table = srgb_decode(ramp) if profile is None else profile.curves[channel](ramp)
        single = np.asarray(table, np.float32)
        for band in bands(len(light)):
            light[band, :, channel] = single[codes[band, :, channel]]
    return light, None if profile is None else profile.to_rec709


def to_linear(path: Path, raster: Raster) -> npt.NDArray[np.float32]:
    """Give linear Rec.709, as `to_device_light`; colours outside are kept as negative samples."""
    light, matrix = to_device_light(path, raster)
    if matrix is not None:
        convert_in_place(light, matrix)
    return light


def convert_in_place(light: npt.NDArray[np.float32], matrix: Matrix) -> None:
    """Apply a (3, 3) matrix to (H, W, 3) linear light, a band of rows at a time to save memory."""
    for band in bands(len(light)):
        light[band] = convert(light[band], matrix)


def bands(rows: int) -> Iterator[slice]:
    """Cut so many rows into bands, over which work takes little memory of its own."""
    for top in range(0, rows, _BAND_ROWS):
        yield slice(top, top + _BAND_ROWS)


def to_photo(path: Path, raster: Raster, *, stored: bool = False) -> Photo:
    """Give the raster as a scene-linear photo, as `to_linear`; `stored` gives its codes in [0, 1]."""
    return Photo(
        rgb=_codes(raster) if stored else to_linear(path, raster),
        format=raster.format,
        source=path,
        channels=raster.channels,
        exif=raster.exif,
        xmp=raster.xmp,
    )


def _codes(raster: Raster) -> npt.NDArray[np.float32]:
    return raster.codes * np.float32(1 / np.iinfo(raster.codes.dtype).max)


def _matrix_profile(raster: Raster) -> icc.MatrixProfile | None:
    """Give the profile where it is primaries and curves; None where it is sRGB, a table, or none at all."""
    if raster.profile is None:
        return None
    try:
        profile = icc.MatrixProfile.parse(raster.profile)
    except ValueError:
        return None
    return None if profile.is_srgb() else profile
