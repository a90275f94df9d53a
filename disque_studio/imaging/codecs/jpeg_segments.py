"""Segments of JPEG files that are written: EXIF, XMP, colour profile, and the index of further pictures."""

import struct

from disque_studio.imaging.codecs.jpeg import XMP

_LONGEST = 65_533
_EXIF = b"Exif\0\0"
_ICC = b"ICC_PROFILE\0"
_ICC_PIECE = 65_000
_MPF = b"MPF\0"
_FIELD_BYTES, _ENTRY_BYTES = 12, 16
_UNDEFINED, _LONG = 7, 4
_PRIMARY_PICTURE = 0x030000


def app(number: int, body: bytes) -> bytes:
    """Make an APP segment.

    Raises:
        ValueError: it would be above 64 KB.
    """
    if len(body) > _LONGEST:
        raise ValueError(f"a segment holds {_LONGEST} bytes, not {len(body)}")
    return struct.pack(">BBH", 0xFF, 0xE0 + number, len(body) + 2) + body


def exif(block: bytes | None) -> bytes:
    """Make the segment of an EXIF block; nothing where there is none, or one above 64 KB."""
    return _fitting(_EXIF, block)


def xmp(packet: bytes | None) -> bytes:
    """Make the segment of an XMP packet; nothing where there is none, or one above 64 KB."""
    return _fitting(XMP, packet)


def icc(profile: bytes) -> bytes:
    """Make the segments of a colour profile."""
    pieces = [profile[at : at + _ICC_PIECE] for at in range(0, len(profile), _ICC_PIECE)]
    heads = (_ICC + bytes((number, len(pieces))) for number in range(1, len(pieces) + 1))
    return b"".join(app(2, head + piece) for head, piece in zip(heads, pieces, strict=True))


def mpf(before: int, behind: int, second: int) -> bytes:
    """Make the index (CIPA DC-007) of a file of two pictures.

    `before` and `behind` are the bytes of the first picture before and behind this segment, `second` those
    of the picture that follows it. Offsets count from this segment's own header.

    Raises:
        ValueError: the file would be above 4 GB.
    """
    fields = [
        struct.pack("<HHI4s", 0xB000, _UNDEFINED, 4, b"0100"),
        struct.pack("<HHII", 0xB001, _LONG, 1, 2),
        struct.pack("<HHII", 0xB002, _UNDEFINED, 2 * _ENTRY_BYTES, 8 + 2 + 3 * _FIELD_BYTES + 4),
    ]
    size = 8 + 2 + 3 * _FIELD_BYTES + 4 + 2 * _ENTRY_BYTES
    first = before + 4 + len(_MPF) + size + behind
    if first + second >= 1 << 32:
        raise ValueError("the offsets of an index hold 4 GB")
    entries = struct.pack("<IIIHH", _PRIMARY_PICTURE, first, 0, 0, 0)
    entries += struct.pack("<IIIHH", 0, second, size + behind, 0, 0)
    head = b"II*\0" + struct.pack("<IH", 8, len(fields))
    return app(2, _MPF + head + b"".join(fields) + bytes(4) + entries)


def _fitting(mark: bytes, block: bytes | None) -> bytes:
    if block is None or len(mark) + len(block) > _LONGEST:
        return b""
    return app(1, mark + block)
