"""JPEG files (ITU-T T.81): their segments by our own code, their pixels by libjpeg.

Libjpeg paints what is missing in grey and calls it a warning that nobody sees, so the stream is judged
(`jpegscan`) before it is decoded.
"""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs import raster
from disque_studio.imaging.codecs.limits import check_size

NAME = "jpeg"

# Every picture passes check_size before Pillow is asked for pixels, and our bound is the higher one.
Image.MAX_IMAGE_PIXELS = None

PILLOW_ERRORS = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, AttributeError,
    OverflowError, struct.error, RuntimeError,
)  # fmt: skip
"""What Pillow is known to raise on damaged files."""

_SOI, _EOI, _SOS, _TEM = 0xD8, 0xD9, 0xDA, 0x01
_RESTARTS = range(0xD0, 0xD8)
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
SCAN_END = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
"""The next marker behind entropy-coded data."""

_EXIF, _ICC = b"Exif\0\0", b"ICC_PROFILE\0"
XMP = b"http://ns.adobe.com/xap/1.0/\0"
"""How an APP1 segment begins that holds XMP."""


@dataclass(frozen=True)
class Segment:
    """A marker with its parameters: data[start:stop], without the length field."""

    marker: int
    start: int
    stop: int


@dataclass(frozen=True, eq=False)
class Stream:
    """One JPEG picture within a file: its segments, and where it ends (just after its EOI)."""

    data: bytes
    segments: tuple[Segment, ...]
    start: int
    end: int
    width: int
    height: int

    def payloads(self, marker: int, prefix: bytes) -> Iterator[bytes]:
        """Give the contents, less the prefix, of all segments of this marker that open with the prefix."""
        for segment in self.segments:
            if segment.marker == marker and self.data.startswith(prefix, segment.start, segment.stop):
                yield self.data[segment.start + len(prefix) : segment.stop]

    @property
    def exif(self) -> bytes | None:
        """The EXIF block from its II or MM header on."""
        return next(self.payloads(0xE1, _EXIF), None)

    @property
    def xmp(self) -> bytes | None:
        """The XMP packet."""
        return next(self.payloads(0xE1, XMP), None)

    @property
    def icc(self) -> bytes | None:
        """The ICC profile, put together from its numbered pieces."""
        pieces = sorted(p for p in self.payloads(0xE2, _ICC) if len(p) > 2)
        return b"".join(piece[2:] for piece in pieces) or None


def matches(head: bytes) -> bool:
    """Tell whether these first bytes open a JPEG picture."""
    return head.startswith(b"\xff\xd8\xff")


def parse(path: Path, data: bytes, *, start: int = 0) -> Stream:
    """Walk the segments of the picture that begins at `start`, to its end.

    Raises:
        FileRefusedError: it is damaged, cut short, too large, or not of 8 bits.
    """
    segments: list[Segment] = []
    position, size = start + 2, None
    while True:
        marker, position = _next_marker(path, data, position)
        if marker == _EOI:
            break
        if marker in (_SOI, _TEM) or marker in _RESTARTS:
            raise FileRefusedError(path, "is a damaged JPEG: a marker stands where none may")
        (length,) = struct.unpack(">H", data[position : position + 2].rjust(2, b"\0"))
        stop = position + length
        if length < 2 or stop > len(data):
            raise FileRefusedError(path, "is a damaged JPEG: it is cut short or a segment has a wrong length")
        segments.append(Segment(marker, position + 2, stop))
        position = stop
        if marker in _FRAMES:
            if size is not None or length < 8:
                raise FileRefusedError(path, "is a damaged JPEG: its frame header is wrong")
            precision, height, width, channels = struct.unpack_from(">BHHB", data, stop - length + 2)
            if precision != 8:
                raise FileRefusedError(
                    path, f"is a JPEG of {precision} bits, which is not read; save it with 8"
                )
            check_size(path, width, height, channels)
            size = width, height
        if marker == _SOS:
            found = SCAN_END.search(data, position)
            position = found.start() if found else len(data)
    if size is None or not any(segment.marker == _SOS for segment in segments):
        raise FileRefusedError(path, "is a damaged JPEG: it has no picture")
    return Stream(data, tuple(segments), start, position, *size)


def decode(path: Path, stream: Stream) -> npt.NDArray[np.uint8]:
    """Decode to (H, W) or (H, W, 3) uint8 as stored; CMYK becomes sRGB.

    Raises:
        FileRefusedError: the data are damaged or cannot be decoded.
    """
    from disque_studio.imaging.codecs import jpegscan  # late: it compiles, and it stands on this module

    damage = jpegscan.find_damage(stream)
    if damage is not None:
        raise FileRefusedError(path, f"is a damaged JPEG: {damage}")
    try:
        with Image.open(io.BytesIO(_bare(stream)), formats=("JPEG",)) as image:
            image.load()
            if image.mode == "CMYK":
                return np.asarray(_cmyk_to_rgb(image, stream.icc))
            return np.asarray(image)
    except (*PILLOW_ERRORS, ImageCms.PyCMSError) as error:
        raise FileRefusedError(path, f"is a damaged JPEG: {error}") from error


def read_raster(path: Path, stream: Stream) -> raster.Raster:
    """Decode the picture upright, with its profile and EXIF block."""
    pixels = decode(path, stream)
    profile = stream.icc
    if profile is not None and profile[16:20] == b"CMYK":
        profile = None
    return raster.make(pixels, NAME, profile=profile, exif_block=stream.exif, xmp=stream.xmp)


def _next_marker(path: Path, data: bytes, position: int) -> tuple[int, int]:
    """Give the marker that stands at this place (after any fill bytes) and the place behind it."""
    if data[position : position + 1] == b"\xff":
        while data[position : position + 1] == b"\xff":
            position += 1
        if position < len(data) and data[position]:
            return data[position], position + 1
    if position >= len(data):
        raise FileRefusedError(path, "is cut short: the end of the picture is missing")
    raise FileRefusedError(path, "is a damaged JPEG: its segments do not follow each other")


def _bare(stream: Stream) -> bytes:
    """Give the picture alone, without the metadata, in which Pillow may stumble over damage of no matter."""
    pieces, position = [], stream.start
    for segment in stream.segments:
        if segment.marker in (0xE0, 0xEE) or not (0xE0 <= segment.marker <= 0xEF or segment.marker == 0xFE):
            continue
        pieces.append(stream.data[position : segment.start - 4])
        position = segment.stop
    return b"".join([*pieces, stream.data[position : stream.end]])


def _cmyk_to_rgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile is None or profile[16:20] != b"CMYK":
        return image.convert("RGB")
    srgb = ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(
        image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), srgb, outputMode="RGB"
    )
    if converted is None:
        raise ValueError("its CMYK profile cannot be applied")
    return converted
