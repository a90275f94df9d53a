"""The structure of an EXR file, read and checked by our own code before any library sees the file.

Follows "OpenEXR File Layout" (openexr.com/en/latest/OpenEXRFileLayout.html). Everything that sizes memory
or steers decoding is checked here; attributes that do neither are skipped unread.
"""

import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs.limits import LIMIT_CHANNELS, check_size
from disque_studio.imaging.photo import Box

MAGIC = b"\x76\x2f\x31\x01"
FLAG_TILED, FLAG_LONG_NAMES, FLAG_DEEP, FLAG_MULTIPART = 0x200, 0x400, 0x800, 0x1000

HALF, FLOAT, UINT = 1, 2, 0
SAMPLE_BYTES = {UINT: 4, HALF: 2, FLOAT: 4}

# Number of rows that one compressed chunk of a scan-line part holds, by compression code.
CHUNK_ROWS = {
    0: 1,
    1: 1,
    2: 1,
    3: 16,
    4: 32,
    5: 16,
    6: 32,
    7: 32,
    8: 32,
    9: 256,
    10: 256,
    11: 32,
    12: 256,
    13: 1,
}
UNCOMPRESSED = 0
JPEG_2000 = (10, 11, 12)

_LIMIT_PARTS = 1000
_LIMIT_COORDINATE = 1 << 30
_KINDS = ("scanlineimage", "tiledimage", "deepscanline", "deeptile")

# The attributes that matter here: their type, and their size where it is fixed.
_ATTRIBUTES: dict[str, tuple[str, int | None]] = {
    "channels": ("chlist", None),
    "compression": ("compression", 1),
    "dataWindow": ("box2i", 16),
    "displayWindow": ("box2i", 16),
    "lineOrder": ("lineOrder", 1),
    "tiles": ("tiledesc", 9),
    "chromaticities": ("chromaticities", 32),
    "chunkCount": ("int", 4),
    "name": ("string", None),
    "type": ("string", None),
}
_NEEDED = ("channels", "compression", "dataWindow", "displayWindow", "lineOrder")


@dataclass(frozen=True)
class Channel:
    """One channel: its full name ("layer.R"), sample type, and the steps between its samples in x and y."""

    name: str
    type: int
    linear: int
    x_step: int
    y_step: int


@dataclass(frozen=True)
class Part:
    """One image of the file, as its header describes it; windows are inclusive boxes x0, y0, x1, y1."""

    name: str
    kind: str
    channels: tuple[Channel, ...]
    compression: int
    data_window: Box
    display_window: Box
    chromaticities: tuple[float, ...] | None
    tile: tuple[int, int] | None
    chunks: int
    """Entries in the offset table; for tiled parts all levels, the full-size one first."""

    @property
    def deep(self) -> bool:
        """Whether pixels hold lists of samples instead of one sample."""
        return self.kind.startswith("deep")

    @property
    def width(self) -> int:
        """Width of the data window."""
        return self.data_window[2] - self.data_window[0] + 1

    @property
    def height(self) -> int:
        """Height of the data window."""
        return self.data_window[3] - self.data_window[1] + 1

    @property
    def block(self) -> tuple[int, int]:
        """Width and height of the full-size chunks."""
        if self.tile is not None:
            return self.tile
        return self.width, CHUNK_ROWS[self.compression]


def read_parts(file: BinaryIO, path: Path) -> tuple[list[Part], bool]:
    """Read the headers of all parts, and tell whether the file is of the multi-part kind.

    Leaves `file` at the first offset table.

    Raises:
        FileRefusedError: with what contradicts the format, or "is cut short".
    """
    scan = _Scan(file, path)
    if scan.take(4) != MAGIC:
        raise FileRefusedError(path, "is not an EXR file")
    version = scan.integer()
    flags = version & ~0xFF
    known = FLAG_TILED | FLAG_LONG_NAMES | FLAG_DEEP | FLAG_MULTIPART
    if version & 0xFF != 2 or flags & ~known:
        raise FileRefusedError(path, f"is of an EXR version that is not known (0x{version & 0xFFFFFFFF:x})")
    multipart = bool(flags & FLAG_MULTIPART)
    if flags & FLAG_TILED and (multipart or flags & FLAG_DEEP):
        raise scan.damaged("its version flags contradict each other")
    parts: list[Part] = []
    while (attributes := _attributes(scan, longest=255 if flags & FLAG_LONG_NAMES else 31)) or not parts:
        parts.append(_part(scan, attributes, flags))
        if not multipart:
            break
        if len(parts) > _LIMIT_PARTS:
            raise scan.damaged(f"it names more than {_LIMIT_PARTS} parts")
    if len({part.name for part in parts}) < len(parts):
        raise scan.damaged("two of its parts have the same name")
    return parts, multipart


class _Scan:
    """Reads little-endian values off a file and refuses it where it ends too early."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self.path = path
        self._file = file
        self._size = file.seek(0, 2)
        file.seek(0)

    def take(self, count: int) -> bytes:
        data = self._file.read(count)
        if len(data) < count:
            raise FileRefusedError(self.path, "is cut short: it ends within its header")
        return data

    def integer(self) -> int:
        return int.from_bytes(self.take(4), "little", signed=True)

    def text(self, longest: int) -> str:
        data = bytearray()
        while (byte := self.take(1)) != b"\0":
            data += byte
            if len(data) > longest:
                raise self.damaged(f"a name in its header is longer than {longest} bytes")
        return _string(bytes(data))

    def skip(self, count: int) -> None:
        self._file.seek(count, 1)

    def left(self) -> int:
        return self._size - self._file.tell()

    def damaged(self, reason: str) -> FileRefusedError:
        return FileRefusedError(self.path, f"is damaged: {reason}")


def _attributes(scan: _Scan, *, longest: int) -> dict[str, bytes]:
    """Read one header up to its closing zero; empty at the end of a multi-part file's headers."""
    found: dict[str, bytes] = {}
    while name := scan.text(longest):
        kind = scan.text(longest)
        size = scan.integer()
        if size < 0 or size > scan.left():
            reason = f'is damaged or cut short: attribute "{name}" claims {size} bytes, more than it has'
            raise FileRefusedError(scan.path, reason)
        if name not in _ATTRIBUTES:
            scan.skip(size)
            found.setdefault(name, b"")
            continue
        expected_kind, expected_size = _ATTRIBUTES[name]
        if kind != expected_kind or (expected_size is not None and size != expected_size):
            raise scan.damaged(f'attribute "{name}" has the wrong type or size')
        found[name] = scan.take(size)
    return found


def _part(scan: _Scan, attributes: dict[str, bytes], flags: int) -> Part:
    path = scan.path
    missing = [name for name in _NEEDED if name not in attributes]
    if missing:
        raise scan.damaged(f"its header has no {missing[0]}")
    kind = _kind(scan, attributes, flags)
    data_window = _window(scan, attributes, "dataWindow")
    display_window = _window(scan, attributes, "displayWindow")
    width, height = data_window[2] - data_window[0] + 1, data_window[3] - data_window[1] + 1
    channels = _channels(scan, attributes["channels"])
    check_size(path, width, height, len(channels))
    compression = attributes["compression"][0]
    if compression not in CHUNK_ROWS:
        raise scan.damaged(f"its compression (code {compression}) is not known")
    if attributes["lineOrder"][0] > 2:
        raise scan.damaged("its line order is not known")
    tile = None
    if kind in ("tiledimage", "deeptile"):
        tile, chunks = _tiling(scan, attributes, width, height)
    else:
        chunks = math.ceil(height / CHUNK_ROWS[compression])
    for channel in channels:
        _check_steps(scan, channel, data_window, tiled=tile is not None)
    if flags & FLAG_MULTIPART and _number(attributes.get("chunkCount", b"")) != chunks:
        raise scan.damaged("its chunk count contradicts its size")
    return Part(
        name=_string(attributes.get("name", b"")),
        kind=kind,
        channels=channels,
        compression=compression,
        data_window=data_window,
        display_window=display_window,
        chromaticities=_chromaticities(attributes),
        tile=tile,
        chunks=chunks,
    )


def _kind(scan: _Scan, attributes: dict[str, bytes], flags: int) -> str:
    named = _string(attributes.get("type", b""))
    if flags & FLAG_MULTIPART:
        if named not in _KINDS or "name" not in attributes:
            raise scan.damaged("one of its parts has no name or no known type")
        return named
    # The flags rule in a file of one part: older writers leave a stale type behind.
    if flags & FLAG_DEEP:
        return named if named.startswith("deep") else "deepscanline"
    if named.startswith("deep"):
        raise scan.damaged("its header calls it deep and flat at once")
    return "tiledimage" if flags & FLAG_TILED else "scanlineimage"


def _window(scan: _Scan, attributes: dict[str, bytes], name: str) -> Box:
    x0, y0, x1, y1 = struct.unpack("<4i", attributes[name])
    if x1 < x0 or y1 < y0 or max(abs(x0), abs(y0), abs(x1), abs(y1)) > _LIMIT_COORDINATE:
        raise scan.damaged(f"its {name} ({x0} {y0} to {x1} {y1}) is impossible")
    return x0, y0, x1, y1


def _channels(scan: _Scan, data: bytes) -> tuple[Channel, ...]:
    channels: dict[str, Channel] = {}
    at = 0
    while at < len(data) and data[at]:
        end = data.find(b"\0", at)
        if end < 0 or end + 17 > len(data) or end - at > 255:
            raise scan.damaged("its channel list breaks off")
        name = _string(data[at:end])
        kind, linear, x_step, y_step = struct.unpack_from("<iBxxxii", data, end + 1)
        known = kind in SAMPLE_BYTES and x_step >= 1 and y_step >= 1
        if not known or name in channels or "\ufffd" in name:
            raise scan.damaged(f'its channel "{name}" is described wrongly')
        channels[name] = Channel(name, kind, linear, x_step, y_step)
        at = end + 17
    if at != len(data) - 1 or not channels:
        raise scan.damaged("its channel list is empty or breaks off")
    if len(channels) > LIMIT_CHANNELS:
        raise FileRefusedError(scan.path, f"has {len(channels)} channels; at most {LIMIT_CHANNELS} are read")
    return tuple(channels.values())


def _check_steps(scan: _Scan, channel: Channel, window: Box, *, tiled: bool) -> None:
    x0, y0, x1, y1 = window
    steps_x, steps_y = channel.x_step, channel.y_step
    whole = not (x0 % steps_x or y0 % steps_y or (x1 + 1) % steps_x or (y1 + 1) % steps_y)
    if not whole or (tiled and (steps_x, steps_y) != (1, 1)):
        raise scan.damaged(f'the sampling of its channel "{channel.name}" does not fit its data window')


def _tiling(
    scan: _Scan, attributes: dict[str, bytes], width: int, height: int
) -> tuple[tuple[int, int], int]:
    if "tiles" not in attributes:
        raise scan.damaged("it is tiled, but its header has no tile size")
    tile_width, tile_height, mode = struct.unpack("<IIB", attributes["tiles"])
    levels, rounding = mode & 0x0F, mode >> 4
    if not (0 < tile_width < _LIMIT_COORDINATE and 0 < tile_height < _LIMIT_COORDINATE):
        raise scan.damaged(f"its tile size ({tile_width} × {tile_height}) is impossible")
    if levels > 2 or rounding > 1:
        raise scan.damaged("its level mode is not known")

    def tiles(size: int, step: int, level: int) -> int:
        reduced = -(-size >> level) if rounding else size >> level
        return math.ceil(max(1, reduced) / step)

    def count(size: int) -> int:
        return (math.ceil(math.log2(size)) if rounding else int(math.log2(size))) + 1

    if levels == 0:
        chunks = tiles(width, tile_width, 0) * tiles(height, tile_height, 0)
    elif levels == 1:
        depth = range(count(max(width, height)))
        chunks = sum(tiles(width, tile_width, n) * tiles(height, tile_height, n) for n in depth)
    else:
        across = sum(tiles(width, tile_width, n) for n in range(count(width)))
        chunks = across * sum(tiles(height, tile_height, n) for n in range(count(height)))
    return (min(tile_width, width), min(tile_height, height)), chunks


def _chromaticities(attributes: dict[str, bytes]) -> tuple[float, ...] | None:
    if "chromaticities" not in attributes:
        return None
    return struct.unpack("<8f", attributes["chromaticities"])


def _string(data: bytes) -> str:
    """Decode a name that may be shown to the user: what cannot be printed becomes U+FFFD."""
    text = data.rstrip(b"\0").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little", signed=True)
