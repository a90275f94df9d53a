"""The pixels of an EXR part: its chunks, found and checked by our own code, decompressed by OpenEXR.

The library never sees the user's file. For every band of chunks we write a small EXR file in memory, with a
header of our own that says what was checked, and only the compressed payload of each chunk comes from the
user's file. So any part, and the full-size level of any tiled part, reads the same way, memory stays at one
band, and a hostile header has nothing to reach.
"""

import io
import math
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
import OpenEXR

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs.exr_header import (
    FLAG_LONG_NAMES,
    FLAG_TILED,
    JPEG_2000,
    MAGIC,
    SAMPLE_BYTES,
    UNCOMPRESSED,
    Part,
)
from disque_studio.imaging.codecs.quiet import quiet

_BAND_BYTES = 4 << 20
_DTYPES = {0: np.uint32, 1: np.float16, 2: np.float32}

Planes = dict[str, npt.NDArray[np.generic]]


@dataclass(frozen=True)
class ChunkTable:
    """Where the chunks of every part of one file lie: file offsets, of all levels of tiled parts."""

    offsets: tuple[npt.NDArray[np.uint64], ...]
    end: int
    """First byte after the tables; no chunk lies before it."""
    size: int
    """Bytes in the file."""
    multipart: bool


def read_table(file: BinaryIO, path: Path, parts: list[Part], *, multipart: bool) -> ChunkTable:
    """Read the offset tables that follow the headers."""
    start = file.tell()
    size = file.seek(0, 2)
    entries = sum(part.chunks for part in parts)
    if start + 8 * entries > size:
        raise FileRefusedError(path, "is cut short: it ends within its table of chunks")
    file.seek(start)
    offsets = tuple(np.frombuffer(file.read(8 * part.chunks), "<u8") for part in parts)
    return ChunkTable(offsets, end=start + 8 * entries, size=size, multipart=multipart)


@dataclass(frozen=True)
class _Chunk:
    """One full-size chunk: its place in the grid of chunks, and its payload in the file."""

    column: int
    row: int
    at: int
    size: int


def read_bands(
    file: BinaryIO, path: Path, table: ChunkTable, parts: list[Part], index: int, names: tuple[str, ...]
) -> Iterator[tuple[int, Planes]]:
    """Decode one part from top to bottom: the row in the data window, and the named channels from there on.

    All chunks are found and checked before the first is decoded. A channel's plane has its own sampling:
    (rows / y_step, width / x_step); its type is float16, float32 or uint32 as in the file.

    Raises:
        FileRefusedError: rows are missing, cut off or damaged.
    """
    part = parts[index]
    block_width, block_height = part.block
    columns, rows = math.ceil(part.width / block_width), math.ceil(part.height / block_height)
    chunks = _find_chunks(file, path, table, part, index, columns, rows)
    bytes_per_row = part.width * sum(SAMPLE_BYTES[channel.type] for channel in part.channels)
    # A band starts where every subsampled channel has a row.
    together = math.lcm(*(channel.y_step for channel in part.channels))
    step = together * max(1, _BAND_BYTES // max(1, bytes_per_row * block_height * together))
    for first in range(0, rows, step):
        last = min(first + step, rows)
        file_in_memory = _small_file(file, part, chunks[first * columns : last * columns], first)
        yield first * block_height, _decode(path, part, file_in_memory, names, first, last)


def _find_chunks(
    file: BinaryIO, path: Path, table: ChunkTable, part: Part, index: int, columns: int, rows: int
) -> list[_Chunk]:
    """Check the leader of every full-size chunk against its place in the table, and the file's length."""
    # A leader: the part (multi-part files only), then the chunk's coordinates, then the payload's size.
    fields = table.multipart + (4 if part.tile else 1) + 1
    leader = struct.Struct(f"<{fields}i")
    chunks = []
    for number in range(columns * rows):
        row, column = divmod(number, columns)
        at = int(table.offsets[index][number])
        if at == 0:
            raise FileRefusedError(path, "is incomplete: some of its rows were never written")
        if at < table.end:
            raise FileRefusedError(path, "is damaged: its table of chunks points into its header")
        if at + leader.size > table.size:
            raise FileRefusedError(path, "is cut short: some of its rows are missing")
        file.seek(at)
        *place, size = leader.unpack(file.read(leader.size))
        expected = [column, row, 0, 0] if part.tile else [part.data_window[1] + row * part.block[1]]
        if place != ([index] if table.multipart else []) + expected:
            raise FileRefusedError(path, "is damaged: its table of chunks points to a wrong place")
        full = _full_bytes(part, column, row)
        if not 0 < size <= full or (part.compression == UNCOMPRESSED and size != full):
            raise FileRefusedError(path, "is damaged: one of its chunks has an impossible size")
        if at + leader.size + size > table.size:
            raise FileRefusedError(path, "is cut short: some of its rows are missing")
        chunks.append(_Chunk(column, row, at + leader.size, size))
    return chunks


def _full_bytes(part: Part, column: int, row: int) -> int:
    """Bytes of one chunk's samples when not compressed."""
    block_width, block_height = part.block
    width = min(block_width, part.width - column * block_width)
    top = row * block_height
    bottom = min(top + block_height, part.height)
    total = 0
    for channel in part.channels:
        lines = math.ceil(bottom / channel.y_step) - math.ceil(top / channel.y_step)
        total += lines * (width // channel.x_step) * SAMPLE_BYTES[channel.type]
    return total


def _band_window(part: Part, first: int, last: int) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = part.data_window
    height = part.block[1]
    return x0, y0 + first * height, x1, min(y0 + last * height - 1, y1)


def _small_file(file: BinaryIO, part: Part, chunks: list[_Chunk], first: int) -> io.BytesIO:
    """Write an EXR file of one flat part that holds just these rows of chunks, from row `first` on."""
    last = chunks[-1].row + 1
    window = struct.pack("<4i", *_band_window(part, first, last))
    longest = max(len(channel.name.encode()) for channel in part.channels)
    flags = (FLAG_TILED if part.tile else 0) | (FLAG_LONG_NAMES if longest > 31 else 0)
    attributes = [
        ("channels", "chlist", _channel_list(part)),
        ("compression", "compression", bytes([part.compression])),
        ("dataWindow", "box2i", window),
        ("displayWindow", "box2i", window),
        ("lineOrder", "lineOrder", b"\0"),
        ("pixelAspectRatio", "float", struct.pack("<f", 1.0)),
        ("screenWindowCenter", "v2f", struct.pack("<2f", 0.0, 0.0)),
        ("screenWindowWidth", "float", struct.pack("<f", 1.0)),
    ]
    if part.tile:
        attributes.append(("tiles", "tiledesc", struct.pack("<IIB", *part.tile, 0)))
    head = bytearray(MAGIC + struct.pack("<i", 2 | flags))
    for name, kind, value in attributes:
        head += name.encode() + b"\0" + kind.encode() + b"\0" + struct.pack("<i", len(value)) + value
    head += b"\0"
    leader = struct.Struct("<5i" if part.tile else "<2i")
    start = len(head) + 8 * len(chunks)
    ends = np.cumsum([leader.size + chunk.size for chunk in chunks]) + start
    data = bytearray(int(ends[-1]))
    data[:start] = head + np.concatenate([[start], ends[:-1]]).astype("<u8").tobytes()
    for chunk, end in zip(chunks, ends.tolist(), strict=True):
        at = end - chunk.size
        y = part.data_window[1] + chunk.row * part.block[1]
        place = (chunk.column, chunk.row - first, 0, 0) if part.tile else (y,)
        leader.pack_into(data, at - leader.size, *place, chunk.size)
        file.seek(chunk.at)
        data[at:end] = file.read(chunk.size)
    return io.BytesIO(data)


def _channel_list(part: Part) -> bytes:
    entries = (
        channel.name.encode()
        + b"\0"
        + struct.pack("<iBxxxii", channel.type, channel.linear, channel.x_step, channel.y_step)
        for channel in sorted(part.channels, key=lambda channel: channel.name)
    )
    return b"".join(entries) + b"\0"


def _decode(
    path: Path, part: Part, file_in_memory: io.BytesIO, names: tuple[str, ...], first: int, last: int
) -> Planes:
    refusal = FileRefusedError(path, "is damaged: its pixels cannot be decompressed")
    try:
        with quiet(native_stdout=part.compression in JPEG_2000):
            decoded = OpenEXR.File(file_in_memory, separate_channels=True)
    except (RuntimeError, ValueError, OSError) as error:
        raise refusal from error
    # The library drops a part that it cannot decompress, and tells only the terminal.
    if len(decoded.parts) != 1:
        raise refusal
    channels = decoded.channels()
    _, top, _, bottom = _band_window(part, first, last)
    planes: Planes = {}
    for channel in part.channels:
        if channel.name not in names:
            continue
        plane = channels[channel.name].pixels
        shape = ((bottom - top + 1) // channel.y_step, part.width // channel.x_step)
        if plane.shape != shape or plane.dtype != _DTYPES[channel.type]:
            raise FileRefusedError(path, f'is damaged: its channel "{channel.name}" has the wrong shape')
        planes[channel.name] = plane
    return planes
