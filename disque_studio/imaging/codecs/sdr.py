"""Finished pictures, JPEG, PNG and WebP, upright, in the colours of their profile; Ultra HDR JPEG too.

Integer depth is kept (8 or 16 bits). Alpha is left out: colours under transparency are taken as stored.
"""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs import gainmap, jpeg, png, raster
from disque_studio.imaging.codecs.limits import check_size
from disque_studio.imaging.photo import Photo, Picture

NAME = "sdr"

_HEADER_BYTES = 1 << 18


def matches(head: bytes) -> bool:
    """Tell whether these first bytes open a JPEG, PNG or WebP picture."""
    return jpeg.matches(head) or png.matches(head) or _is_webp(head)


def has_gain_map(path: Path) -> bool:
    """Tell whether a file of this family is an Ultra HDR JPEG.

    Raises:
        FileRefusedError: it is a damaged JPEG.
    """
    data = path.read_bytes()
    return jpeg.matches(data) and gainmap.find(path, jpeg.parse(path, data)) is not None


def announces_gain_map(path: Path) -> bool:
    """Tell as `has_gain_map`, but read only the header of a file that announces no second picture there.

    Raises:
        FileRefusedError: it is a damaged JPEG.
    """
    with path.open("rb") as file:
        head = file.read(_HEADER_BYTES)
    return gainmap.announced(head) and has_gain_map(path)


def read(path: Path, *, layer: str | None = None, stored: bool = False) -> Photo:
    """Read a finished picture as linear Rec.709, float32, 1 for white; Ultra HDR goes above 1.

    `stored`: the codes, of Ultra HDR those of its base.

    Raises:
        FileRefusedError: the file is damaged, cut short or of a variant that is not read.
    """
    if layer is not None:
        raise FileRefusedError(
            path, f'a finished picture has no layers, so no "{layer}"; leave the layer out'
        )
    data = path.read_bytes()
    if jpeg.matches(data) and not stored:
        stream = jpeg.parse(path, data)
        gain = gainmap.find(path, stream)
        if gain is not None:
            return gainmap.read_photo(path, stream, gain)
    return raster.to_photo(path, _read_raster(path, data), stored=stored)


def read_picture(path: Path) -> Picture:
    """Read a finished picture as sRGB, uint8 or uint16; of an Ultra HDR JPEG its SDR base.

    Raises:
        FileRefusedError: as `read`.
    """
    return raster.to_picture(path, _read_raster(path, path.read_bytes()))


def _read_raster(path: Path, data: bytes) -> raster.Raster:
    if jpeg.matches(data):
        return jpeg.read_raster(path, jpeg.parse(path, data))
    if png.matches(data):
        return png.read_raster(path, data)
    return _read_webp(path, data)


def _is_webp(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def _read_webp(path: Path, data: bytes) -> raster.Raster:
    """Decode a WebP picture, the first frame of an animated one."""
    if 8 + int.from_bytes(data[4:8], "little") > len(data):
        raise FileRefusedError(path, "is cut short: the end of the picture is missing")
    try:
        with Image.open(io.BytesIO(data), formats=("WEBP",)) as image:
            check_size(path, image.width, image.height, 4)
            profile, block = image.info.get("icc_profile"), image.info.get("exif")
            pixels = np.asarray(image.convert("RGB" if image.mode != "RGBA" else "RGBA"))
    except jpeg.PILLOW_ERRORS as error:
        raise FileRefusedError(path, f"is a damaged WebP picture: {error}") from error
    if block is not None:
        block = block.removeprefix(b"Exif\0\0")
    return raster.make(pixels, "webp", profile=profile or None, exif_block=block)
