"""TIFF files (TIFF 6.0 and Adobe's supplement) packed a band of rows at a time, EXIF kept to the byte."""

import struct
from pathlib import Path
from typing import BinaryIO, Literal

import imagecodecs

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs import exif as exif_blocks
from disque_studio.imaging.codecs.raster import Codes
from disque_studio.imaging.codecs.rows import Rows
from disque_studio.imaging.codecs.told import Told

Order = Literal["<", ">"]

_STRIP_BYTES = 1 << 20
_LONGEST = 1 << 32
_XMP = 700


def pack(file: BinaryIO, path: Path, rows: Rows, profile: bytes, told: Told) -> None:
    """Write strips packed by deflate.

    An EXIF block is a TIFF file without pixels: the new file begins with it, so that all its offsets stay
    true, and the picture's directory takes over the entries that tell about the photo.

    Raises:
        FileRefusedError: the file would be larger than a TIFF can be.
    """
    exif = told.exif
    start = bytearray(exif or exif_blocks.header("<") + bytes(4))
    order: Order = ">" if start.startswith(b"MM") else "<"
    entries = exif_blocks.descriptive_entries(exif) if exif is not None else []
    file.write(start + bytes(-len(start) % 2))
    strip = max(1, _STRIP_BYTES // rows.row_bytes)
    stored = rows.dtype.newbyteorder(order)

    def packed(_: slice, pixels: Codes) -> bytes:
        return bytes(imagecodecs.deflate_encode(pixels.astype(stored, copy=False).tobytes(), level=1))

    offsets, sizes = [], []
    for data in rows.packed(packed, rows=strip):
        offsets.append(file.tell())
        sizes.append(len(data))
        if offsets[-1] + sizes[-1] >= _LONGEST:
            raise _too_large(path)
        file.write(data)
    file.write(bytes(file.tell() % 2))
    tags: dict[int, tuple[str, list[int] | bytes]] = {
        256: ("I", [rows.width]),
        257: ("I", [rows.height]),
        258: ("H", [rows.dtype.itemsize * 8] * 3),
        259: ("H", [8]),
        262: ("H", [2]),
        273: ("I", offsets),
        exif_blocks.ORIENTATION: ("H", [1]),
        277: ("H", [3]),
        278: ("I", [strip]),
        279: ("I", sizes),
        284: ("H", [1]),
        34675: ("B", profile),
    }
    if told.xmp is not None:
        tags[_XMP] = ("B", told.xmp)
    place = file.tell()
    tail = _directory(order, place, tags, entries)
    if place + len(tail) >= _LONGEST:
        raise _too_large(path)
    file.write(tail)
    file.seek(4)
    file.write(struct.pack(order + "I", place))


def _too_large(path: Path) -> FileRefusedError:
    return FileRefusedError(path, "is too large for a TIFF (4 GB); choose png, or 8 bits")


def _directory(
    order: Order,
    position: int,
    tags: dict[int, tuple[str, list[int] | bytes]],
    kept: list[tuple[int, bytes]],
) -> bytes:
    """Give a directory that stands at `position`, with entries of the EXIF block as they are."""
    kinds = {"B": 7, "H": 3, "I": 4}
    fields = dict(kept)
    values = b""
    place = position + 2 + 12 * len({*tags, *fields}) + 4
    for tag, (code, numbers) in tags.items():
        value = (
            numbers if isinstance(numbers, bytes) else struct.pack(f"{order}{len(numbers)}{code}", *numbers)
        )
        if len(value) > 4:
            stored, value = value, struct.pack(order + "I", place + len(values))
            values += stored + bytes(len(stored) % 2)
        fields[tag] = struct.pack(order + "HHI4s", tag, kinds[code], len(numbers), value)
    body = b"".join(fields[tag] for tag in sorted(fields))
    return struct.pack(order + "H", len(fields)) + body + bytes(4) + values
