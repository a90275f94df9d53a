"""Writes OpenEXR files of any size, a band of chunks at a time: OpenEXR packs each band as a small file.

The chunks of the small files are taken over as they are, at new places. Half floats, R, G and B.
"""

import io
import struct
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import numpy as np
import OpenEXR

ROWS = {
    OpenEXR.NO_COMPRESSION: 1,
    OpenEXR.ZIPS_COMPRESSION: 1,
    OpenEXR.ZIP_COMPRESSION: 16,
    OpenEXR.PIZ_COMPRESSION: 32,
}
"""Rows of a chunk by compression."""

TILE = 64
_BAND_ROWS = 128
_MAGIC_BYTES = 8


def write(
    path: Path,
    width: int,
    height: int,
    make: Callable[[slice], np.ndarray],
    *,
    compression: int = OpenEXR.ZIP_COMPRESSION,
    tiled: bool = False,
) -> None:
    """Write a picture whose rows `make` gives, as (rows, width, 3) float16 of a slice."""
    rows, columns = (TILE, -(-width // TILE)) if tiled else (ROWS[compression], 1)
    count = -(-height // rows) * columns
    with path.open("wb") as file:
        offsets: list[int] = []
        for top in range(0, height, _BAND_ROWS):
            band = slice(top, min(top + _BAND_ROWS, height))
            data = _small_file(make(band), compression, tiled=tiled)
            table = _header_length(data)
            if top == 0:
                file.write(_resized(data[:table], height) + bytes(8 * count))
            offsets += _append(file, data, table, band, rows, columns, tiled=tiled)
        file.seek(table)
        file.write(struct.pack(f"<{count}Q", *offsets))


def _small_file(pixels: np.ndarray, compression: int, *, tiled: bool) -> bytes:
    header = {"compression": compression, "type": OpenEXR.tiledimage if tiled else OpenEXR.scanlineimage}
    if tiled:
        header["tiles"] = OpenEXR.TileDescription()
        header["tiles"].xSize = header["tiles"].ySize = TILE
    made = io.BytesIO()
    with OpenEXR.File(header, {"RGB": np.ascontiguousarray(pixels)}) as file:
        file.write(made)
    return made.getvalue()


def _attributes(data: bytes) -> dict[str, tuple[int, int]]:
    """Give where the value of each attribute lies, and its size; the header's end as the attribute ""."""
    found, at = {}, _MAGIC_BYTES
    while data[at]:
        name_end = data.index(0, at)
        kind_end = data.index(0, name_end + 1)
        (size,) = struct.unpack_from("<i", data, kind_end + 1)
        found[data[at:name_end].decode()] = (kind_end + 5, size)
        at = kind_end + 5 + size
    found[""] = (at + 1, 0)
    return found


def _header_length(data: bytes) -> int:
    return _attributes(data)[""][0]


def _resized(head: bytes, height: int) -> bytes:
    """Give the header with its windows `height` rows high."""
    changed = bytearray(head)
    for name in ("dataWindow", "displayWindow"):
        struct.pack_into("<i", changed, _attributes(head)[name][0] + 12, height - 1)
    return bytes(changed)


def _append(
    file: BinaryIO, data: bytes, table: int, band: slice, rows: int, columns: int, *, tiled: bool
) -> list[int]:
    """Write a band's chunks and give their places in the file."""
    count = -(-(band.stop - band.start) // rows) * columns
    places = []
    for at in struct.unpack_from(f"<{count}Q", data, table):
        # A chunk is led by its row, or its tile's place and level, and the size of what follows.
        fields = 5 if tiled else 2
        lead = list(struct.unpack_from(f"<{fields}i", data, at))
        lead[1 if tiled else 0] += band.start // rows if tiled else band.start
        start = at + 4 * fields
        places.append(file.tell())
        file.write(struct.pack(f"<{fields}i", *lead) + data[start : start + lead[-1]])
    return places
