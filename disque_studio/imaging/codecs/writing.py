"""Finished pictures to disk: JPEG, PNG and TIFF with their colour profile and the photo's EXIF.

A file appears under its name only when it is whole: it is written beside it first and then moved in.
"""

import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import imagecodecs
import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import colour
from disque_studio.imaging.bands import cores
from disque_studio.imaging.codecs import exif as exif_blocks
from disque_studio.imaging.codecs import png
from disque_studio.imaging.files import replace_file
from disque_studio.imaging.finish import FORMATS

Pieces = list[bytes | bytearray]
Order = Literal["<", ">"]

_JPEG_LONGEST_SIDE = 65_535
_SEGMENT_BYTES = 65_533
_ICC_PIECE = 65_000
_FULL_COLOUR_QUALITY = 90
_STRIP_BYTES = 1 << 20
_TIFF_LONGEST = 1 << 32


def write(
    path: str | Path,
    pixels: npt.NDArray[np.uint8] | npt.NDArray[np.uint16],
    *,
    format: str,
    quality: int = 95,
    colour_space: str = "srgb",
    exif: bytes | None = None,
) -> None:
    """Write (H, W, 3) uint8 or uint16 pixels that are encoded in `colour_space` already.

    `format` is "jpg" (8 bits; 4:4:4 from quality 90 on), "png" or "tif" (8 or 16 bits, lossless); `quality`
    is 1 to 100 and is for JPEG alone. The space's ICC profile is embedded. Of `exif` (from its II or MM
    header on) everything is kept but the orientation, which becomes 1, and the thumbnail; a block that
    cannot be read, or is above the 64 KB of a JPEG segment, is left out. A file that is there already is
    replaced.

    Raises:
        FileRefusedError: the format is not written, the picture does not fit it, or the disk refuses.
    """
    path = Path(path)
    if format not in FORMATS:
        raise FileRefusedError(path, f'cannot be written as "{format}": this version writes jpg, png and tif')
    if (
        pixels.ndim != 3
        or pixels.shape[2] != 3
        or pixels.dtype not in (np.uint8, np.uint16)
        or not pixels.size
    ):
        raise ValueError(f"pixels must be (H, W, 3) uint8 or uint16, not {pixels.shape} {pixels.dtype}")
    profile = colour.SPACES[colour_space].icc_profile()
    block = exif_blocks.for_export(exif, (pixels.shape[1], pixels.shape[0]))
    codes = np.ascontiguousarray(pixels)
    if format == "jpg":
        pieces = _jpeg(path, codes, profile, block, quality)
    elif format == "png":
        pieces = _png(codes, profile, block)
    else:
        pieces = _tiff(path, codes, profile, block)
    replace_file(path, pieces)


def _jpeg(path: Path, pixels: npt.NDArray, profile: bytes, exif: bytes | None, quality: int) -> Pieces:
    if pixels.dtype != np.uint8:
        raise FileRefusedError(path, "cannot hold 16 bits as a JPEG; choose 8 bits, or png or tif")
    if not 1 <= quality <= 100:
        raise FileRefusedError(path, f"cannot have the quality {quality}; it goes from 1 to 100")
    if max(pixels.shape) > _JPEG_LONGEST_SIDE:
        raise FileRefusedError(
            path, f"cannot be a JPEG: a side is above {_JPEG_LONGEST_SIDE} pixels; choose tif"
        )
    sampling = "444" if quality >= _FULL_COLOUR_QUALITY else "420"
    coded = imagecodecs.jpeg8_encode(pixels, level=quality, subsampling=sampling)
    segments = []
    if exif is not None and len(exif) + 6 <= _SEGMENT_BYTES:
        segments.append((0xE1, b"Exif\0\0" + exif))
    pieces = [profile[at : at + _ICC_PIECE] for at in range(0, len(profile), _ICC_PIECE)]
    for number, piece in enumerate(pieces, 1):
        segments.append((0xE2, b"ICC_PROFILE\0" + bytes((number, len(pieces))) + piece))
    packed = [struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body for marker, body in segments]
    return [coded[:2], *packed, coded[2:]]


def _png(pixels: npt.NDArray, profile: bytes, exif: bytes | None) -> Pieces:
    """Pack lightly: run lengths after the difference to the left, several times faster than the default."""
    coded = imagecodecs.png_encode(
        pixels,
        level=imagecodecs.PNG.COMPRESSION.SPEED,
        strategy=imagecodecs.PNG.STRATEGY.RLE if pixels.dtype == np.uint16 else None,
        filter=imagecodecs.PNG.FILTER.SUB if pixels.dtype == np.uint16 else None,
    )
    chunks = [png.chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(profile))]
    if exif is not None:
        chunks.append(png.chunk(b"eXIf", exif))
    head = len(png.SIGNATURE) + 25
    return [coded[:head], *chunks, coded[head:]]


def _tiff(path: Path, pixels: npt.NDArray, profile: bytes, exif: bytes | None) -> Pieces:
    """Write strips packed by deflate (TIFF 6.0 and Adobe's supplement), EXIF kept to the byte.

    An EXIF block is a TIFF file without pixels: the new file begins with it, so that all its offsets stay
    true, and the picture's directory takes over the entries that tell about the photo.
    """
    start = bytearray(exif or exif_blocks.header("<") + bytes(4))
    order: Order = ">" if start.startswith(b"MM") else "<"
    entries = exif_blocks.descriptive_entries(exif) if exif is not None else []
    start += bytes(-len(start) % 2)
    height, width = pixels.shape[:2]
    rows = max(1, _STRIP_BYTES // pixels[0].nbytes)
    strips = _pack_strips(pixels.astype(pixels.dtype.newbyteorder(order), copy=False), rows)
    position, offsets = len(start), []
    for strip in strips:
        offsets.append(position)
        position += len(strip)
    bits = pixels.dtype.itemsize * 8
    tags: dict[int, tuple[str, list[int] | bytes]] = {
        256: ("I", [width]),
        257: ("I", [height]),
        258: ("H", [bits] * 3),
        259: ("H", [8]),
        262: ("H", [2]),
        273: ("I", offsets),
        exif_blocks.ORIENTATION: ("H", [1]),
        277: ("H", [3]),
        278: ("I", [rows]),
        279: ("I", [len(strip) for strip in strips]),
        284: ("H", [1]),
        34675: ("B", profile),
    }
    tail = _directory(order, position + position % 2, tags, entries)
    if position + len(tail) >= _TIFF_LONGEST:
        raise FileRefusedError(path, "is too large for a TIFF (4 GB); choose png, or 8 bits")
    struct.pack_into(order + "I", start, 4, position + position % 2)
    return [bytes(start), *strips, bytes(position % 2), tail]


def _pack_strips(pixels: npt.NDArray, rows: int) -> list[bytes]:
    parts = [pixels[top : top + rows] for top in range(0, len(pixels), rows)]
    with ThreadPoolExecutor(cores()) as pool:
        return list(pool.map(lambda part: bytes(imagecodecs.deflate_encode(part.tobytes(), level=1)), parts))


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
