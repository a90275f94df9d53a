"""AVIF files (AV1 Image File Format 1.1; HEIF, ISO/IEC 23008-12) of 10 bits.

Libavif codes the pixels and names their colour space by its code (ITU-T H.273); the boxes of EXIF and XMP,
for which its Python binding has no room, are our own.
"""

import struct
from pathlib import Path

import imagecodecs
import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.bands import cores
from disque_studio.imaging.codecs.bmff import box, boxes, full_box
from disque_studio.imaging.codecs.told import Told

_BITS = 10
_LONGEST_SIDE = 65_536
_MOST_PIXELS = 1 << 28
_FULL_COLOUR_QUALITY = 90
_SPEED = 6
_PRIMARIES = {"srgb": 1, "display-p3": 12}
_SRGB_CURVE, _REC709_MATRIX = 13, 1
_XMP_KIND = b"application/rdf+xml\0"


def check(path: Path, width: int, height: int) -> None:
    """Refuse a picture that is larger than readers of AVIF take.

    Raises:
        FileRefusedError: it is.
    """
    if max(height, width) > _LONGEST_SIDE or height * width > _MOST_PIXELS:
        megapixels = _MOST_PIXELS // 1_000_000
        raise FileRefusedError(path, f"is too large for an AVIF ({megapixels} megapixels); choose jxl or tif")


def pieces(
    path: Path,
    codes: npt.NDArray[np.uint16],
    *,
    quality: int,
    colour_space: str,
    told: Told,
) -> list[bytes]:
    """Code (H, W, 3) uint16 codes 0 to 1023 of sRGB or Display P3; 4:4:4 from quality 90 on.

    Raises:
        FileRefusedError: libavif refuses.
    """
    try:
        coded = imagecodecs.avif_encode(
            codes,
            quality,
            speed=_SPEED,
            bitspersample=_BITS,
            pixelformat="444" if quality >= _FULL_COLOUR_QUALITY else "420",
            primaries=_PRIMARIES[colour_space],
            transfer=_SRGB_CURVE,
            matrix=_REC709_MATRIX,
            numthreads=cores(),
        )
    except imagecodecs.AvifError as error:
        raise FileRefusedError(path, f"cannot be coded as AVIF: {error}; choose another format") from error
    items = [(b"Exif", b"", bytes(4) + told.exif)] if told.exif is not None else []
    items += [(b"mime", _XMP_KIND, told.xmp)] if told.xmp is not None else []
    return _with_items(bytes(coded), items) if items else [bytes(coded)]


def _with_items(coded: bytes, items: list[tuple[bytes, bytes, bytes]]) -> list[bytes]:
    """Add items (type, further fields, contents) that describe the one picture of a file."""
    outer = dict(boxes(coded))
    inner = dict(boxes(outer[b"meta"][4:]))
    contents = [outer[b"mdat"], *(content for _, _, content in items)]
    entries = [full_box(b"infe", struct.pack(">HH", 1, 0), b"av01Color\0", version=2)]
    links = []
    for number, (kind, fields, _) in enumerate(items, 2):
        entries.append(full_box(b"infe", struct.pack(">HH", number, 0), kind, b"\0", fields, version=2))
        links.append(box(b"cdsc", struct.pack(">HHH", number, 1, 1)))

    def meta(start: int) -> bytes:
        return full_box(
            b"meta",
            box(b"hdlr", inner[b"hdlr"]),
            box(b"pitm", inner[b"pitm"]),
            _places(start, [len(content) for content in contents]),
            full_box(b"iinf", struct.pack(">H", len(entries)), *entries),
            full_box(b"iref", *links),
            box(b"iprp", inner[b"iprp"]),
        )

    head = box(b"ftyp", outer[b"ftyp"])
    data = box(b"mdat", *contents)
    start = len(head) + len(meta(0)) + len(data) - sum(map(len, contents))
    return [head, meta(start), data]


def _places(start: int, lengths: list[int]) -> bytes:
    """Tell where items 1, 2, … lie that follow one another from `start` on, in fields of four bytes."""
    rows = []
    for number, length in enumerate(lengths, 1):
        rows.append(struct.pack(">HHHII", number, 0, 1, start, length))
        start += length
    return full_box(b"iloc", struct.pack(">HH", 0x4400, len(rows)), *rows)
