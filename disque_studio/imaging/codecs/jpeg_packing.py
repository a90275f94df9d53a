"""JPEG files (ITU-T T.81) packed a band of rows at a time.

Every band is coded as a picture of its own, all with the same tables. Their coded pixels follow one another
in one file, divided by restart markers: at these a decoder begins anew, as each band did. So the file is
decoded to just the pixels of one that was coded as a whole.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

import imagecodecs
import numpy as np

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs.raster import Codes
from disque_studio.imaging.codecs.rows import Rows

_LONGEST_SIDE = 65_500
"""What libjpeg reads; the standard would have 65,535."""

_SEGMENT_BYTES = 65_533
_ICC_PIECE = 65_000
_FULL_COLOUR_QUALITY = 90
_LONGEST_INTERVAL = 65_535
_BAND_BYTES = 2 << 20
_FRAME, _SCAN, _INTERVAL, _RESTART, _EXIF, _ICC = 0xC0, 0xDA, 0xDD, 0xD0, 0xE1, 0xE2
_END = b"\xff\xd9"


def check(path: Path, rows: Rows, quality: int) -> None:
    """Refuse what a JPEG cannot hold.

    Raises:
        FileRefusedError: 16 bits, an impossible quality, or a side above 65,500 pixels.
    """
    if rows.dtype != np.uint8:
        raise FileRefusedError(path, "cannot hold 16 bits as a JPEG; choose 8 bits, or png or tif")
    if not 1 <= quality <= 100:
        raise FileRefusedError(path, f"cannot have the quality {quality}; it goes from 1 to 100")
    if max(rows.width, rows.height) > _LONGEST_SIDE:
        raise FileRefusedError(path, f"cannot be a JPEG: a side is above {_LONGEST_SIDE} pixels; choose tif")


def pieces(rows: Rows, profile: bytes, exif: bytes | None, quality: int) -> Iterator[bytes]:
    """Give the file's bytes from its beginning to its end."""
    sampling = "444" if quality >= _FULL_COLOUR_QUALITY else "420"
    block = 8 if sampling == "444" else 16
    blocks_a_row = -(-rows.width // block)
    band = block * max(1, min(_BAND_BYTES // (rows.row_bytes * block), _LONGEST_INTERVAL // blocks_a_row))

    def code(_: slice, pixels: Codes) -> bytes:
        return bytes(imagecodecs.jpeg8_encode(pixels, level=quality, subsampling=sampling))

    for number, coded in enumerate(rows.packed(code, rows=band)):
        scan = _scan(coded)
        if number == 0:
            yield from _head(coded[:scan], rows, profile, exif, band // block * blocks_a_row)
            yield coded[scan:-2]
        else:
            yield struct.pack("BB", 0xFF, _RESTART + (number - 1) % 8)
            yield coded[scan + _length(coded, scan) : -2]
    yield _END


def _head(coded: bytes, rows: Rows, profile: bytes, exif: bytes | None, interval: int) -> Iterator[bytes]:
    """Give all before the scan: the first band's tables, the whole picture's height, profile and EXIF."""
    yield coded[:2]
    if exif is not None and len(exif) + 6 <= _SEGMENT_BYTES:
        yield _segment(_EXIF, b"Exif\0\0" + exif)
    parts = [profile[at : at + _ICC_PIECE] for at in range(0, len(profile), _ICC_PIECE)]
    for number, part in enumerate(parts, 1):
        yield _segment(_ICC, b"ICC_PROFILE\0" + bytes((number, len(parts))) + part)
    at = 2
    while at < len(coded):
        end = at + _length(coded, at)
        segment = bytearray(coded[at:end])
        if segment[1] == _FRAME:
            struct.pack_into(">H", segment, 5, rows.height)
        yield bytes(segment)
        at = end
    yield _segment(_INTERVAL, struct.pack(">H", interval))


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _scan(coded: bytes) -> int:
    """Find the scan's header, which is the last of the segments."""
    at = 2
    while coded[at + 1] != _SCAN:
        at += _length(coded, at)
    return at


def _length(coded: bytes, at: int) -> int:
    """Give the bytes of the segment at a place, its marker included."""
    (length,) = struct.unpack_from(">H", coded, at + 2)
    return int(length) + 2
