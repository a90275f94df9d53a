"""Boxes of the ISO base media file format (ISO/IEC 14496-12), of which AVIF and JPEG XL files are made."""

import struct
from collections.abc import Iterator

_HEAD = 8
_WIDE_HEAD = 16


def box(kind: bytes, *parts: bytes) -> bytes:
    """Make a box; one of more than 4 GB has a wide length."""
    body = b"".join(parts)
    if _HEAD + len(body) < 1 << 32:
        return struct.pack(">I", _HEAD + len(body)) + kind + body
    return struct.pack(">I", 1) + kind + struct.pack(">Q", _WIDE_HEAD + len(body)) + body


def full_box(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    """Make a box with a version and flags."""
    return box(kind, struct.pack(">I", version << 24 | flags), *parts)


def boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give kind and contents of the boxes that follow one another in `data`.

    Raises:
        ValueError: a length does not fit.
    """
    position = 0
    while position < len(data):
        head = _HEAD
        length, kind = struct.unpack_from(">I4s", data.ljust(position + _HEAD, b"\0"), position)
        if length == 1:
            head = _WIDE_HEAD
            (length,) = struct.unpack_from(">Q", data.ljust(position + head, b"\0"), position + _HEAD)
        elif length == 0:
            length = len(data) - position
        if length < head or position + length > len(data):
            raise ValueError(f"the box {kind!r} has a wrong length")
        yield kind, data[position + head : position + length]
        position += length
