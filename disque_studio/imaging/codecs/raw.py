"""Raw files of cameras, through LibRaw (rawpy): DNG, CR2, CR3, NEF, ARW, RAF, ORF, RW2 and others.

LibRaw subtracts black, applies the camera's white balance and rebuilds the colours from the mosaic (AHD), all
linear. Three of its habits are turned off, since they bend light: it does not brighten the picture, does not
take the brightest sample for white, and does not cut all channels where the first of them is full.

1 is the light at which the first channel is full, which is where a plain development has its white. The
other channels go on to theirs, mostly to 2 or 3, and light above 1 fades to their brightness without a colour
of its own (LibRaw's "blend"), so that blown clouds are neither grey nor magenta. LibRaw gives ProPhoto RGB,
whose triangle holds the colours that lenses see; here they become Rec.709, with negative samples for those
outside. Samples are float16, which is finer than a sensor's noise at every brightness.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
import rawpy

from disque_studio.errors import FileRefusedError, InputSpaceError
from disque_studio.imaging.codecs import exif, jpeg, quiet, raster, rawtiff
from disque_studio.imaging.codecs.elsewhere import placed
from disque_studio.imaging.codecs.limits import check_size
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.imaging.primaries import REC709, Primaries, convert, rgb_to_rgb

NAME = "raw"

PROPHOTO = Primaries("ProPhoto RGB", (0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001), (0.3457, 0.3585))
"""ISO 22028-2 (ROMM RGB)."""

_MAGIC = (
    b"FUJIFILMCCD-RAW", b"IIRO", b"IIRS", b"MMOR", b"IIU\0", b"\0MRM", b"FOVb", b"II\x1a\0\0\0HEAPCCDR",
)  # fmt: skip
_CR3 = b"ftypcrx "

_TURNS = {0: 1, 1: 2, 2: 4, 3: 3, 4: 5, 5: 8, 6: 6, 7: 7}
"""EXIF orientations of LibRaw's flips."""
_TOP = 65535
_MOST_BALANCE = 100.0
"""Between the multipliers of two channels; by candlelight it is about 5. Half floats end soon beyond it."""

_EXPOSURE_TIME, _APERTURE, _ISO, _TAKEN = 0x829A, 0x829D, 0x8827, 0x9003


def matches(head: bytes) -> bool:
    """Tell whether these first bytes are of a raw file; of those in TIFF containers, `rawtiff` tells."""
    return head.startswith(_MAGIC) or head[4:12] == _CR3


def read(path: Path, *, layer: str | None = None, stored: bool = False) -> Photo:
    """Develop a raw file as scene-linear Rec.709, float16, upright (see above).

    Raises:
        FileRefusedError: it is damaged, cut short, too large, or of a camera that LibRaw does not know.
        InputSpaceError: it is asked for as `stored`.
    """
    if stored:
        raise InputSpaceError(path, "is a camera's raw file, whose colours are the camera's and no others")
    if layer is not None:
        raise FileRefusedError(path, f'a raw file has no layers, so no "{layer}"; leave the layer out')
    with _opened(path) as raw:
        _unpack(path, raw)
        white_balance = _white_balance(raw)
        pixels = raw.postprocess(
            user_wb=white_balance,
            output_color=rawpy.ColorSpace.ProPhoto,
            output_bps=16,
            gamma=(1, 1),
            no_auto_bright=True,
            adjust_maximum_thr=0.0,
            user_sat=_saturation(raw),
            highlight_mode=rawpy.HighlightMode.Blend,
        )
    first = min(white_balance) / max(white_balance)
    return Photo(rgb=_to_light(pixels, 1 / (_TOP * first)), format=NAME, source=path, exif=exif_of(path))


def preview(path: Path) -> Picture:
    """Read the finished picture that the camera put into its raw file, upright.

    Raises:
        FileRefusedError: as `read`, or there is none.
    """
    data, flip, wide = _preview_data(path)
    if data is None:
        raise FileRefusedError(path, "holds no finished picture of the camera; choose one beside it")
    stream = jpeg.parse(path, data)
    turn = exif.orientation(stream.exif)
    if turn == 1 and (flip < 4 or (stream.width > stream.height) == wide):
        # Many cameras leave the preview as the sensor stands, and say so for the raw picture alone.
        turn = _TURNS[flip]
    pixels = jpeg.decode(path, stream)
    made = raster.make(pixels, "jpeg", profile=stream.icc, exif_block=stream.exif, turn=turn)
    return raster.to_picture(path, made)


@placed
def exposure_of(path: str | Path) -> tuple[dict[int, str | tuple[float, ...]], tuple[int, int]]:
    """Give what LibRaw knows of a file's exposure, by EXIF's tags as `exif.values`, and its width and height.

    Raises:
        FileRefusedError: as `read`.
    """
    with _opened(Path(path)) as raw:
        other, size = raw.other, (raw.sizes.raw_width, raw.sizes.raw_height)
    told: dict[int, str | tuple[float, ...]] = {
        _EXPOSURE_TIME: (other.shutter_speed,),
        _APERTURE: (other.aperture,),
        _ISO: (other.iso_speed,),
        _TAKEN: other.timestamp.strftime("%Y:%m:%d %H:%M:%S"),
    }
    return told, size


def exif_of(path: Path) -> bytes | None:
    """Give the EXIF block of a raw file, or that of its preview; None where it has neither."""
    with rawtiff.mapped(path) as view:
        if rawtiff.matches(view):
            return exif.from_tiff(view)
    data, _, _ = _preview_data(path)
    try:
        return None if data is None else jpeg.parse(path, data).exif
    except FileRefusedError:
        return None


@contextmanager
def _opened(path: Path) -> Iterator[rawpy.RawPy]:
    """Open a raw file whose size is sound and whose data are all there; its pixels are not unpacked yet."""
    rawtiff.check_whole(path)
    raw = rawpy.RawPy()
    try:
        raw.open_file(str(path))
        check_size(path, raw.sizes.raw_width, raw.sizes.raw_height)
        yield raw
    except rawpy.LibRawFileUnsupportedError as error:
        raise FileRefusedError(
            path, "is a camera's raw file of a kind that is not read; develop it to DNG or TIFF"
        ) from error
    except (rawpy.LibRawError, rawpy.NotSupportedError, ValueError) as error:
        raise FileRefusedError(path, f"is a damaged raw file: {_words(error)}") from error
    finally:
        raw.close()


def _words(error: Exception) -> str:
    text = error.args[0] if error.args else error
    return text.decode("latin-1") if isinstance(text, bytes) else str(text)


def _unpack(path: Path, raw: rawpy.RawPy) -> None:
    with quiet.heard() as complaints:
        raw.unpack()
    if complaints:
        raise FileRefusedError(path, "is a damaged raw file: a part of its pixels cannot be read")


def _white_balance(raw: rawpy.RawPy) -> list[float]:
    """Give the camera's multipliers of R, G, B, G2, by daylight where it wrote none that can be."""
    for found in (raw.camera_whitebalance, raw.daylight_whitebalance):
        red, green, blue, second = (float(value) for value in found)
        least = min(red, green, blue)
        near = all(value <= _MOST_BALANCE * least for value in (red, green, blue, second))
        if 0 < least < math.inf and near:
            return [red, green, blue, second if second > 0 else green]
    return [1.0] * 4


def _saturation(raw: rawpy.RawPy) -> int | None:
    """Give the level at which the sensor is full, where the camera tells it; else LibRaw's table does."""
    levels = [int(level) for level in raw.camera_white_level_per_channel or () if level > 0]
    return min(levels) if levels and min(levels) < raw.white_level else None


def _to_light(pixels: npt.NDArray[np.unsignedinteger], scale: float) -> npt.NDArray[np.float16]:
    """Bring linear ProPhoto codes to Rec.709, a band of rows at a time; one channel is grey."""
    matrix = rgb_to_rgb(PROPHOTO, REC709) * scale
    light = np.empty((*pixels.shape[:2], 3), np.float16)
    for band in raster.bands(len(light)):
        if pixels.ndim == 2 or pixels.shape[2] == 1:
            light[band] = pixels[band].reshape(*light[band].shape[:2], 1) * np.float32(scale)
        else:
            light[band] = convert(pixels[band, :, :3].astype(np.float32), matrix)
    return light


def _preview_data(path: Path) -> tuple[bytes | None, int, bool]:
    """Give the preview's JPEG, None where there is none, LibRaw's flip, and whether the sensor is wide."""
    with _opened(path) as raw:
        flip, wide = int(raw.sizes.flip), raw.sizes.raw_width > raw.sizes.raw_height
        try:
            thumb = raw.extract_thumb()
        except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError):
            return None, flip, wide
    return (thumb.data if isinstance(thumb.data, bytes) else None), flip, wide
