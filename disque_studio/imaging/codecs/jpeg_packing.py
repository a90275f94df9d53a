"""JPEG files (ITU-T T.81) packed a band of rows at a time.

Every band is coded as a picture of its own, all with the same tables. Their coded pixels follow one another
in one file, divided by restart markers: at these a decoder begins anew, as each band did. So the file is
decoded to just the pixels of one that was coded as a whole.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import imagecodecs
import numpy as np

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs.raster import Codes
from disque_studio.imaging.codecs.rows import Rows

_LONGEST_SIDE = 65_500
"""What libjpeg reads; the standard would have 65,535."""

_FULL_COLOUR_QUALITY = 90
_LONGEST_INTERVAL = 65_535
_BAND_BYTES = 2 << 20
_FRAME, _SCAN, _INTERVAL, _RESTART = 0xC0, 0xDA, 0xDD, 0xD0
_END = b"\xff\xd9"


def check_depth(path: Path, rows: Rows) -> None:
    """Refuse what a JPEG cannot hold.

    Raises:
        FileRefusedError: 16 bits.
    """
    if rows.dtype != np.uint8:
        raise FileRefusedError(path, "cannot hold 16 bits as a JPEG; choose 8 bits, or png, tif or jxl")


def check_size(path: Path, width: int, height: int) -> None:
    """Refuse what a JPEG cannot hold.

    Raises:
        FileRefusedError: a side above 65,500 pixels.
    """
    if max(width, height) > _LONGEST_SIDE:
        raise FileRefusedError(path, f"cannot be a JPEG: a side is above {_LONGEST_SIDE} pixels; choose tif")


def pieces(rows: Rows, head: bytes, quality: int) -> Iterator[bytes]:
    """Give the file's bytes from its beginning to its end; `head` are segments that come first."""
    band = band_rows(rows, quality)
    coded = rows.packed(lambda _, pixels: code(pixels, quality), rows=band)
    return joined(coded, head, rows, band, quality)


def decoded(rows: Rows, quality: int) -> Rows:
    """Give the pixels that a decoder makes of the file of these rows, asked for in bands of whole blocks.

    Below quality 90 the file's colours also run together over the bounds of bands, and here they do not.
    """

    def make(band: slice) -> Codes:
        return np.asarray(imagecodecs.jpeg8_decode(code(rows.band(band), quality)), np.uint8)

    return replace(rows, make=make, most=band_rows(rows, quality))


def band_rows(rows: Rows, quality: int) -> int:
    """Tell how many rows are coded as one band."""
    block = _block(quality)
    blocks_a_row = -(-rows.width // block)
    return block * max(1, min(_BAND_BYTES // (rows.row_bytes * block), _LONGEST_INTERVAL // blocks_a_row))


def code(pixels: Codes, quality: int) -> bytes:
    """Code a band as a picture of its own; from quality 90 on all colour detail is kept."""
    sampling = "444" if _block(quality) == 8 else "420"
    return bytes(imagecodecs.jpeg8_encode(pixels, level=quality, subsampling=sampling))


def joined(coded: Iterable[bytes], head: bytes, rows: Rows, band: int, quality: int) -> Iterator[bytes]:
    """Make one picture, of the size of `rows`, of bands that `code` has coded, each of so many rows."""
    block = _block(quality)
    interval = band // block * -(-rows.width // block)
    for number, picture in enumerate(coded):
        scan = _scan(picture)
        if number == 0:
            yield picture[:2] + head
            yield from _tables(picture[:scan], rows.height, interval)
            yield picture[scan:-2]
        else:
            yield struct.pack("BB", 0xFF, _RESTART + (number - 1) % 8)
            yield picture[scan + _length(picture, scan) : -2]
    yield _END


def _block(quality: int) -> int:
    """Give the side of the blocks that are coded as one."""
    return 8 if quality >= _FULL_COLOUR_QUALITY else 16


def _tables(coded: bytes, height: int, interval: int) -> Iterator[bytes]:
    """Give what stands before the scan: the first band's tables, with the whole picture's height."""
    at = 2
    while at < len(coded):
        end = at + _length(coded, at)
        segment = bytearray(coded[at:end])
        if segment[1] == _FRAME:
            struct.pack_into(">H", segment, 5, height)
        yield bytes(segment)
        at = end
    yield struct.pack(">BBHH", 0xFF, _INTERVAL, 4, interval)


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
