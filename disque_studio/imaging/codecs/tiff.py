"""TIFF pictures (TIFF 6.0 and its supplements, BigTIFF), through tifffile and imagecodecs.

Float samples are light, integers are display codes. What tifffile would fill in for missing strips or tiles
is refused here before it reads.
"""

import logging
import math
import mmap
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import imagecodecs
import numpy as np
import numpy.typing as npt
import tifffile

from disque_studio.errors import FileRefusedError, SceneLightError
from disque_studio.imaging import colour, icc
from disque_studio.imaging.codecs import exif, jpeg, jpegscan, logluv, raster
from disque_studio.imaging.codecs.limits import check_size
from disque_studio.imaging.codecs.samples import make_finite
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.imaging.transfer import srgb_decode

NAME = "tiff"

TIFF_ERRORS = (
    tifffile.TiffFileError, OSError, EOFError, ValueError, TypeError, KeyError, IndexError, AttributeError,
    ArithmeticError, RuntimeError, AssertionError, struct.error,
)  # fmt: skip
"""What tifffile and imagecodecs are known to raise on damaged files."""

_MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_MOST_PAGES = 64
_PACKED_AT_MOST = 4096
_ALWAYS_PLAUSIBLE = 1 << 26
_PHOTOMETRIC = {
    4: "a transparency mask", 6: "YCbCr without JPEG", 8: "CIE Lab", 9: "ICC Lab", 10: "ITU Lab",
    32803: "a camera's raw mosaic", 34892: "linear camera raw",
    logluv.LOG_L: "LogL in tiles or 24 bits", logluv.LOG_LUV: "LogLuv in tiles or 24 bits",
}  # fmt: skip
_WHITE_IS_ZERO, _GREY, _RGB, _PALETTE, _CMYK, _YCBCR = 0, 1, 2, 3, 5, 6
_LOG_LIGHT = (logluv.LOG_L, logluv.LOG_LUV)
_JPEG = 7
_ICC_TAG, _DNG_TAG, _XMP_TAG = 34675, 50706, 700
_GOVERNING = {*range(256, 348), _ICC_TAG} - {*range(269, 273), *range(305, 317)}
"""Tags without which pixels or their colours would be read as something else."""
_MOST_TAGS = 4096

# Tifffile reports what it finds odd through logging; here a file is read or refused.
logging.getLogger("tifffile").addHandler(logging.NullHandler())


@dataclass(frozen=True, eq=False)
class _Page:
    pixels: npt.NDArray
    photometric: int
    profile: bytes | None
    turn: int
    palette: npt.NDArray | None
    exif: bytes | None
    xmp: bytes | None


def matches(head: bytes) -> bool:
    """Tell whether these first bytes open a TIFF or BigTIFF file."""
    return head.startswith(_MAGIC)


def read(path: Path, *, layer: str | None = None, stored: bool = False) -> Photo:
    """Read the first full-size page as linear Rec.709, upright.

    Float samples (16 to 64 bits) are taken through the curves and primaries of the ICC profile, without one
    as linear Rec.709; half-floats in Rec.709 stay float16. LogLuv and LogL are light by themselves. Integers
    are taken as `raster.to_linear` says. `stored`: without curves and primaries; LogLuv has none.

    Raises:
        FileRefusedError: the file is damaged, cut short, or of a kind that is not read.
    """
    if layer is not None:
        raise FileRefusedError(path, f'a TIFF has no layers here, so no "{layer}"; leave the layer out')
    page = _read_page(path)
    if page.pixels.dtype.kind != "f":
        return raster.to_photo(path, _to_raster(path, page), stored=stored)
    with np.errstate(over="ignore"):  # what float64 holds beyond float32 is counted as infinite
        light = page.pixels if page.pixels.dtype == np.float16 else page.pixels.astype(np.float32, copy=False)
    grey = light.shape[2] < 3
    light = np.repeat(light[..., :1], 3, axis=2) if grey else np.ascontiguousarray(light[..., :3])
    finite, samples = make_finite(light)
    if page.profile is not None and not stored:
        finite = _float_through_profile(path, finite, page.profile)
    names = ("Y", "A") if grey else ("R", "G", "B", "A")
    return Photo(
        rgb=exif.upright(finite, page.turn),
        format=NAME,
        source=path,
        channels=names[: page.pixels.shape[2]],
        samples=samples,
        exif=page.exif,
        xmp=page.xmp,
    )


def read_picture(path: Path) -> Picture:
    """Read the first full-size page of integers as sRGB.

    Raises:
        FileRefusedError: as `read`; SceneLightError for float samples.
    """
    page = _read_page(path)
    if page.pixels.dtype.kind == "f":
        raise SceneLightError(
            path, "is a float TIFF, scene light and no finished picture; save it with 8 or 16 bits"
        )
    return raster.to_picture(path, _to_raster(path, page))


def holds_light(path: Path) -> bool:
    """Tell by its header whether a TIFF holds scene light: float samples, or LogLuv.

    Raises:
        FileRefusedError: as `read`.
    """
    with _wrapped(path), tifffile.TiffFile(path) as tiff:
        page = _full_size_page(path, tiff)
        return int(page.photometric) in _LOG_LIGHT or (page.dtype is not None and page.dtype.kind == "f")


@contextmanager
def _wrapped(path: Path) -> Iterator[None]:
    try:
        yield
    except TIFF_ERRORS as error:
        raise FileRefusedError(path, f"is a damaged TIFF, or of a rare kind: {error}") from error


def _read_page(path: Path) -> _Page:
    with _wrapped(path), tifffile.TiffFile(path) as tiff:
        page = _full_size_page(path, tiff)
        _check(path, page)
        _check_directory(path, page, order=tiff.byteorder, big=tiff.is_bigtiff)
        _check_segments(path, page)
        absolute = int(page.photometric) in _LOG_LIGHT
        pixels = _log_light(path, page) if absolute else _samples(page)
        turn = page.tags[exif.ORIENTATION].value if exif.ORIENTATION in page.tags else 1
        profile = page.tags[_ICC_TAG].value if _ICC_TAG in page.tags else None
        xmp = page.tags[_XMP_TAG].value if _XMP_TAG in page.tags else None
        return _Page(
            pixels=pixels,
            photometric=int(page.photometric),
            profile=profile if isinstance(profile, bytes) and not absolute else None,
            turn=turn if isinstance(turn, int) else 1,
            palette=page.colormap,
            exif=_exif_of(path),
            xmp=xmp if isinstance(xmp, bytes) else None,
        )


def _full_size_page(path: Path, tiff: tifffile.TiffFile) -> tifffile.TiffPage:
    if len(tiff.pages) == 0:
        raise FileRefusedError(path, "is a damaged TIFF: it holds no picture")
    for index, page in enumerate(tiff.pages):
        if index >= _MOST_PAGES:
            break
        if isinstance(page, tifffile.TiffPage) and _DNG_TAG in page.tags:
            raise FileRefusedError(
                path, "is a camera raw file (DNG), which is not read; develop it to EXR or TIFF"
            )
        full = page.aspage()
        if not full.is_reduced and not full.is_mask:
            return full
    raise FileRefusedError(path, "holds thumbnails alone (a camera raw file?); develop it to EXR or TIFF")


def _check(path: Path, page: tifffile.TiffPage) -> None:
    """Refuse what cannot be read truly, before memory is taken for it."""
    check_size(path, page.imagewidth, page.imagelength * page.imagedepth, page.samplesperpixel)
    photometric, kind, bits = int(page.photometric), page.sampleformat, page.bitspersample
    if photometric in _LOG_LIGHT and int(page.compression) == logluv.SGILOG and not page.is_tiled:
        return
    by_jpeg = photometric == _YCBCR and int(page.compression) == _JPEG
    if photometric in _PHOTOMETRIC and not by_jpeg:
        raise FileRefusedError(
            path, f"is a TIFF of {_PHOTOMETRIC[photometric]}, which is not read; save it as RGB"
        )
    if photometric not in (_WHITE_IS_ZERO, _GREY, _RGB, _PALETTE, _CMYK, _YCBCR):
        raise FileRefusedError(path, f"is a TIFF of unknown colours ({photometric}); save it as RGB")
    if page.imagedepth != 1:
        raise FileRefusedError(path, "is a TIFF volume, not a picture")
    if page.dtype is None or page.dtype.kind not in "buf" or not isinstance(bits, int) or bits > 64:
        raise FileRefusedError(
            path, f"has samples of {bits} bits, format {kind}, which are not read; save 16 or 32"
        )
    if photometric == _CMYK and page.dtype.kind == "f":
        raise FileRefusedError(path, "is a float TIFF in CMYK, which is not read; save it as RGB")
    needed = {_RGB: 3, _YCBCR: 3, _CMYK: 4}.get(photometric, 1)
    if page.samplesperpixel < needed:
        raise FileRefusedError(
            path, f"is a damaged TIFF: {page.samplesperpixel} samples a pixel, {needed} needed"
        )


def _check_directory(path: Path, page: tifffile.TiffPage, *, order: str, big: bool) -> None:
    """Refuse a page with a tag that tifffile passed over because its value lies outside the file."""
    head, entry = ("Q", 20) if big else ("H", 12)
    with path.open("rb") as file:
        file.seek(page.offset)
        (count,) = struct.unpack(order + head, file.read(struct.calcsize(head)))
        listed = file.read(entry * min(count, _MOST_TAGS))
    tags = {struct.unpack_from(order + "H", listed, at)[0] for at in range(0, len(listed) - 1, entry)}
    lost = {tag for tag in tags if tag in _GOVERNING and tag not in page.tags}
    if lost:
        name = "colour profile" if _ICC_TAG in lost else f"tag {min(lost)}"
        raise FileRefusedError(path, f"is cut short or damaged: its {name} cannot be read")


def _check_segments(path: Path, page: tifffile.TiffPage) -> None:
    size = path.stat().st_size
    places = list(zip(page.dataoffsets, page.databytecounts, strict=False))
    expected = math.prod(page.chunked)
    whole = page.imagewidth * page.imagelength * page.samplesperpixel * page.bitspersample // 8
    if page.is_contiguous and len(places) == 1 and expected > 1:
        places, expected = [(places[0][0], whole)], 1
    if len(places) < expected:
        raise FileRefusedError(
            path, f"is a damaged TIFF: {len(places)} strips or tiles where {expected} belong"
        )
    for number, (start, length) in enumerate(places[:expected]):
        if start <= 0 or length <= 0 or start + length > size:
            reason = f"is cut short or damaged: strip or tile {number + 1} of {expected} is missing"
            raise FileRefusedError(path, reason)
    if int(page.compression) == 1 and sum(length for _, length in places) < whole:
        raise FileRefusedError(path, "is a damaged TIFF: its strips or tiles are too short for its size")
    if whole > _ALWAYS_PLAUSIBLE and whole > _PACKED_AT_MOST * size:
        raise FileRefusedError(path, "is damaged: its header promises far more than the file can hold")
    if int(page.compression) == _JPEG:
        _check_jpegs(path, page, places[:expected])


def _check_jpegs(path: Path, page: tifffile.TiffPage, places: list[tuple[int, int]]) -> None:
    """Judge each JPEG strip or tile as a picture of its own, with the tables that they share."""
    shared = (page.jpegtables or b"\xff\xd8\xff\xd9")[2:-2]
    with path.open("rb") as file:
        for start, length in places:
            file.seek(start)
            stream = jpeg.parse(path, b"\xff\xd8" + shared + file.read(length)[2:])
            damage = jpegscan.find_damage(stream)
            if damage is not None:
                raise FileRefusedError(path, f"is a damaged TIFF: of a JPEG strip or tile, {damage}")


def _samples(page: tifffile.TiffPage) -> npt.NDArray:
    """Decode to (H, W, samples)."""
    pixels = page.asarray(squeeze=False)
    planes, _, height, width, together = pixels.shape
    pixels = pixels[:, 0].transpose(1, 2, 0, 3).reshape(height, width, planes * together)
    if pixels.dtype.kind == "f":
        return pixels
    return _full_scale(pixels, page.bitspersample, keep=page.photometric == _PALETTE)


def _log_light(path: Path, page: tifffile.TiffPage) -> npt.NDArray[np.float32]:
    """Decode LogLuv or LogL strips to linear Rec.709 or luminance."""
    coloured = int(page.photometric) == logluv.LOG_LUV
    light = np.empty((page.imagelength, page.imagewidth, 3 if coloured else 1), np.float32)
    with path.open("rb") as file:
        for number, start in enumerate(page.dataoffsets):
            part = light[number * page.rowsperstrip : (number + 1) * page.rowsperstrip]
            file.seek(start)
            data = file.read(page.databytecounts[number])
            size = {"rows": len(part), "width": page.imagewidth, "planes": 4 if coloured else 2}
            words = logluv.unpack(data, **size)
            for band in raster.bands(len(part)):
                part[band] = logluv.to_rgb(words[band], coloured=coloured)
    return light


def _full_scale(pixels: npt.NDArray, bits: int, *, keep: bool) -> npt.NDArray:
    """Give integers of 1 to 64 bits as uint8 or uint16 over the whole range, or `keep` them as indices."""
    if pixels.dtype == np.bool_:
        pixels = pixels.view(np.uint8)
    if keep or bits in (8, 16):
        return pixels
    if bits > 16:
        return (pixels >> (bits - 16)).astype(np.uint16)
    top = 255 if bits < 8 else 65535
    scaled = pixels.astype(np.uint32) * top // ((1 << bits) - 1)
    return scaled.astype(np.uint8 if bits < 8 else np.uint16)


def _to_raster(path: Path, page: _Page) -> raster.Raster:
    pixels, profile = page.pixels, page.profile
    top = np.iinfo(pixels.dtype).max
    match page.photometric:
        case 0:
            pixels = top - pixels[..., :1]
        case 1:
            pixels = pixels[..., :2]
        case 3:
            pixels = _look_up(path, pixels[..., 0], page.palette)
        case 5:
            pixels, profile = _cmyk_to_srgb(path, pixels[..., :4], profile), None
        case _:
            pixels = pixels[..., :4]
    return raster.make(pixels, NAME, profile=profile, exif_block=page.exif, xmp=page.xmp, turn=page.turn)


def _look_up(path: Path, indices: npt.NDArray, palette: npt.NDArray | None) -> npt.NDArray:
    if palette is None or palette.ndim != 2 or indices.max() >= palette.shape[1]:
        raise FileRefusedError(path, "is a damaged TIFF: its palette is missing or too short")
    return palette.T.astype(np.uint16)[indices]


def _cmyk_to_srgb(path: Path, ink: npt.NDArray, profile: bytes | None) -> npt.NDArray:
    """Turn ink into sRGB by the profile, without one by the plain product of what each ink lets through."""
    ink = np.ascontiguousarray(ink)
    if profile is None:
        top = np.float32(np.iinfo(ink.dtype).max)
        through = 1 - ink.astype(np.float32) / top
        return np.round(through[..., :3] * through[..., 3:] * top).astype(ink.dtype)
    try:
        converted = imagecodecs.cms_transform(
            ink, profile, icc.srgb_profile(), colorspace="cmyk", outcolorspace="rgb"
        )
    except imagecodecs.CmsError as error:
        raise FileRefusedError(path, f"has a CMYK profile that cannot be applied: {error}") from error
    return np.asarray(converted, ink.dtype)


def _float_through_profile(path: Path, light: npt.NDArray, profile: bytes) -> npt.NDArray:
    """Bring float samples to linear Rec.709 by curves and primaries; those in it stay as they are."""
    try:
        parsed = icc.MatrixProfile.parse(profile)
    except ValueError as error:
        raise FileRefusedError(path, f"{error}; save it again with a linear profile") from error
    ramp = np.linspace(0, 1, 65)
    if parsed.is_srgb():
        return srgb_decode(light)
    if not all(np.allclose(curve(ramp), ramp, atol=1e-4) for curve in parsed.curves):
        ends_at_one = any(curve(np.array([2.0]))[0] <= curve(np.array([1.0]))[0] for curve in parsed.curves)
        if ends_at_one and light.max() > 1:
            reason = "has samples above 1, where the curve of its profile ends; save it with a linear profile"
            raise FileRefusedError(path, reason)
        return parsed.to_linear(light)
    if np.allclose(parsed.to_rec709, np.eye(3), atol=1e-3):
        return light
    return colour.convert(light, parsed.to_rec709)


def _exif_of(path: Path) -> bytes | None:
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole,
        memoryview(whole) as view,
    ):
        return exif.from_tiff(view)
