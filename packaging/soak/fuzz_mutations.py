"""Damage: what is done to good files so that their readers meet what they do not expect."""

import json
import random
import struct
import zlib
from collections.abc import Sequence
from typing import Any

_WILD = (0, 1, 2, 3, 4, 7, 8, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000)
_WILDER = (0xFFFFFFFF, 0xFFFFFFFE, 0x40000000, 0x20000000, 1 << 32, (1 << 63) - 1, 1 << 63, (1 << 64) - 1)
_HEAD = 600
"""Half of the damage is done to the first bytes, where headers and tables are."""

_LONGEST = 64
_PNG, _BLOCK = b"\x89PNG\r\n\x1a\n", 512
_ZIP, _ZIP_ENTRY = b"PK\3\4", b"PK\1\2"
_MOST_BYTES = 1 << 20

_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 10**400, -(10**400), 0.5, -0.0, 1e308, 1e-320),
    *(float("nan"), float("inf"), float("-inf"), "", "\0", "\ud800", "nan", "../../x", "x" * 5000, "\u202e"),
    *([], {}, [[]], [None], {"": None}, [0] * 300, "1e999", "0x10", "None", "pairs", "file"),
)


def mutated(data: bytes, others: Sequence[bytes], words: Sequence[bytes], chance: random.Random) -> bytes:
    """Damage a file once, or a few times; `others` are spliced in, `words` are what readers look for."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        data = _mutated(data, others, words, chance)[:_MOST_BYTES]
    return data


def _mutated(data: bytes, others: Sequence[bytes], words: Sequence[bytes], chance: random.Random) -> bytes:
    if data[:1] == b"{" and chance.random() < 0.7:
        return _json(data, chance)
    work = bytearray(data or b"\0")
    at = chance.randrange(len(work) if chance.random() < 0.5 else min(len(work), _HEAD))
    length = chance.randint(1, _LONGEST)
    match chance.randrange(11):
        case 0:
            del work[at:]
        case 1 | 2:
            for _ in range(chance.choice((1, 1, 2, 8, 30))):
                work[chance.randrange(at, len(work))] ^= 1 << chance.randrange(8)
        case 3 | 4:
            _set_integer(work, at, chance)
        case 5:
            _add_to_integer(work, at, chance)
        case 6:
            work[at : at + length] = chance.randbytes(length)
        case 7:
            del work[at : at + length]
        case 8:
            work[at:at] = work[at : at + length] * chance.choice((1, 1, 2, 50))
        case 9:
            other = chance.choice(others)
            start = chance.randrange(max(len(other), 1))
            stop = start + chance.choice((length, length, len(other)))
            work[at : at + chance.choice((0, length, len(work)))] = other[start:stop]
        case _:
            word = chance.choice(words) if words else b"\0"
            work[at : at + chance.choice((0, len(word)))] = word
    return bytes(work)


def _set_integer(work: bytearray, at: int, chance: random.Random) -> None:
    size, order = chance.choice((1, 2, 4, 4, 8)), chance.choice(("little", "big"))
    wild = chance.choice(_WILD + _WILDER) % (1 << 8 * size)
    work[at : at + size] = wild.to_bytes(size, order)


def _add_to_integer(work: bytearray, at: int, chance: random.Random) -> None:
    """Change a length a little, as if somebody had miscounted."""
    size, order = chance.choice((1, 2, 4, 4, 8)), chance.choice(("little", "big"))
    number = int.from_bytes(work[at : at + size], order) + chance.choice((-16, -2, -1, 1, 2, 16, 255))
    work[at : at + size] = (number % (1 << 8 * size)).to_bytes(size, order)


def _json(data: bytes, chance: random.Random) -> bytes:
    """Put a wild value in the place of one of a JSON text, or of one line of several."""
    lines = data.split(b"\n")
    place = chance.randrange(len(lines))
    try:
        document = json.loads(lines[place])
    except (ValueError, RecursionError):
        return data[: chance.randrange(len(data))]
    if isinstance(document, dict | list):
        _replace_one(document, chance)
    if chance.random() < 0.01:
        document = json.loads("[" * 500 + "]" * 500)
    lines[place] = json.dumps(document).encode()
    return b"\n".join(lines)


def _replace_one(document: Any, chance: random.Random) -> None:
    while True:
        keys = list(document) if isinstance(document, dict) else list(range(len(document)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(document[key], dict | list) and document[key] and chance.random() < 0.85:
            document = document[key]
            continue
        wild = chance.random()
        if wild < 0.1 and isinstance(document, dict):
            del document[key]
        elif wild < 0.2:
            document[key] = document[chance.choice(keys)]
        elif wild < 0.3 and isinstance(document[key], float):
            document[key] *= chance.choice((-1, 2, 1e3, 1e-3))
        elif wild < 0.3 and isinstance(document[key], int):
            document[key] *= chance.choice((-1, 2, 1000))
        else:
            document[key] = chance.choice(_VALUES)
        return


def repaired(data: bytes) -> bytes:
    """Make the checksums of a PNG, a tar or a ZIP fit what it holds; other files stay as they are."""
    if data.startswith(_PNG):
        return _png(data)
    if data[257:262] == b"ustar":
        return b"".join(_tar_block(data[at : at + _BLOCK]) for at in range(0, len(data), _BLOCK))
    if data.startswith(_ZIP):
        return _zip(data)
    return data


def _png(data: bytes) -> bytes:
    work, at = bytearray(data), len(_PNG)
    while at + 12 <= len(work):
        (length,) = struct.unpack_from(">I", work, at)
        end = at + 8 + length
        if end + 4 > len(work):
            break
        if work[at + 4 : at + 8] == b"IDAT":
            _zlib(work, at + 8, end)
        struct.pack_into(">I", work, end, zlib.crc32(work[at + 4 : end]))
        at = end + 4
    return bytes(work)


def _zlib(work: bytearray, start: int, end: int) -> None:
    """Make the checksum at the end of a stream that stands in one piece fit."""
    stream = zlib.decompressobj(-15)
    try:
        pixels = stream.decompress(bytes(work[start + 2 : end]), _MOST_BYTES)
    except zlib.error:
        return
    if stream.eof and len(stream.unused_data) == 4:
        struct.pack_into(">I", work, end - 4, zlib.adler32(pixels))


def _zip(data: bytes) -> bytes:
    """Make the checksums of members that are not compressed fit, at both of their places."""
    work, at = bytearray(data), data.find(_ZIP_ENTRY)
    while 0 <= at <= len(work) - 46:
        (size,), (head,) = struct.unpack_from("<I", work, at + 20), struct.unpack_from("<I", work, at + 42)
        if work[head : head + 4] == _ZIP and head + 30 <= len(work):
            start = head + 30 + sum(struct.unpack_from("<HH", work, head + 26))
            checksum = zlib.crc32(work[start : start + size])
            struct.pack_into("<I", work, at + 16, checksum)
            struct.pack_into("<I", work, head + 14, checksum)
        at = data.find(_ZIP_ENTRY, at + 46)
    return bytes(work)


def _tar_block(block: bytes) -> bytes:
    if len(block) < _BLOCK or block[257:262] != b"ustar":
        return block
    total = sum(block[:148]) + sum(block[156:]) + 8 * ord(" ")
    return block[:148] + b"%06o\0 " % total + block[156:]
