"""EXIF blocks: a small TIFF file without pixels, from its II or MM header on (EXIF 2.32, TIFF 6.0).

A block is changed in place, never rebuilt, so that offsets inside maker notes stay true.
"""

import re
import struct
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MAKE, MODEL, SOFTWARE, DATE_TIME = 0x010F, 0x0110, 0x0131, 0x0132
ORIENTATION, EXIF_IFD, GPS_IFD = 0x0112, 0x8769, 0x8825
DESCRIPTIVE = (0x010E, MAKE, MODEL, SOFTWARE, DATE_TIME, 0x013B, 0x8298, EXIF_IFD, GPS_IFD)
"""Tags of the first directory that tell about the photo, not about how its pixels are stored."""

_DATE_TAKEN = 0x9003
_MAKER_NOTE = 0x927C
_PIXEL_SIDES = (0xA002, 0xA003)
_DATE = re.compile(rb"(\d{4})[:-](\d\d)[:-](\d\d)")
_THUMBNAIL_START, _THUMBNAIL_BYTES = 0x0201, 0x0202
_TYPE_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_MOST_ENTRIES = 1000
_LONGEST_VALUE = 60_000
_MOST_BYTES = 1 << 19
"""Of the values of a directory: entries of a hostile one may all name the same long value."""

_SUB_DIRECTORIES = 0x014A
_MOST_DIRECTORIES = 32
_NUMBERS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 11: "f", 13: "I"}
_FRACTIONS = {5: "I", 10: "i"}
_TEXT = 2


Numbers = dict[int, tuple[float, ...]]
"""The numbers of a directory by their tags."""


@dataclass(frozen=True)
class Entry:
    """One directory entry: where it stands, and the bytes of its value in the block's byte order."""

    tag: int
    kind: int
    count: int
    position: int
    value: bytes


def orientation(exif: bytes | None) -> int:
    """Give the orientation 1 to 8 that the block names; 1 where it names none or cannot be read."""
    try:
        order, entries, _ = _first_directory(exif or b"")
    except ValueError:
        return 1
    for entry in entries:
        if entry.tag == ORIENTATION and entry.kind == 3 and len(entry.value) >= 2:
            (found,) = struct.unpack_from(order + "H", entry.value)
            return found if 1 <= found <= 8 else 1
    return 1


def date_taken(exif: bytes | None) -> str | None:
    """Give the day on which the photo was taken as YYYY-MM-DD; None where the block tells none."""
    try:
        _, told = _told(exif or b"")
    except ValueError:
        return None
    for tag in (_DATE_TAKEN, DATE_TIME):
        found = _DATE.match(told[tag].value) if tag in told else None
        if found and found[1] != b"0000":
            return "-".join(part.decode() for part in found.groups())
    return None


def values(exif: bytes | memoryview | None) -> dict[int, str | tuple[float, ...]]:
    """Give what the block tells about the photo by tag, as text or numbers; empty where it cannot be read.

    A whole TIFF file may stand for the block. Fractions are divided; those over 0 are left out.
    """
    try:
        order, told = _told(exif or b"")
    except ValueError:
        return {}
    texts = {t: e.value.split(b"\0")[0].decode("latin-1").strip() for t, e in told.items() if e.kind == _TEXT}
    return {tag: _numbers(order, entry) for tag, entry in told.items()} | texts


def directories(tiff: bytes | memoryview) -> Iterator[Numbers]:
    """Give the numbers of a TIFF file's directories, those linked to the first and those within them.

    `tiff` is the whole file.

    Raises:
        ValueError: it is no TIFF file, or the first directory is damaged.
    """
    order, entries, link = _first_directory(tiff)
    waiting: deque[float] = deque()
    for _ in range(_MOST_DIRECTORIES):
        numbers = {entry.tag: _numbers(order, entry) for entry in entries}
        yield numbers
        waiting += (*numbers.get(_SUB_DIRECTORIES, ()), *struct.unpack_from(order + "I", tiff, link))
        following = _next_directory(tiff, order, waiting)
        if following is None:
            return
        entries, link = following


def _next_directory(
    tiff: bytes | memoryview, order: str, waiting: deque[float]
) -> tuple[list[Entry], int] | None:
    """Take places until there is a directory at one; None where no place is left."""
    while waiting:
        start = waiting.popleft()
        with suppress(ValueError):
            # A hostile file may give fractions and negative numbers for places.
            if isinstance(start, int) and start > 0:
                return _directory(tiff, order, start)
    return None


def _told(exif: bytes | memoryview) -> tuple[str, dict[int, Entry]]:
    """Give byte order and the entries of the first directory and of the EXIF directory by their tags."""
    order, entries, _ = _first_directory(exif)
    told = {entry.tag: entry for entry in entries}
    if EXIF_IFD in told:
        inner, _ = _directory(exif, order, _number(order, told[EXIF_IFD]))
        told = {entry.tag: entry for entry in inner} | told
    return order, told


def _numbers(order: str, entry: Entry) -> tuple[float, ...]:
    """Give the numbers of an entry; none for text and for what has no meaning of its own."""
    if entry.kind in _FRACTIONS:
        code = f"{order}{entry.count * 2}{_FRACTIONS[entry.kind]}"
        parts = struct.unpack_from(code, entry.value)
        return tuple(top / bottom for top, bottom in zip(parts[::2], parts[1::2], strict=True) if bottom)
    if entry.kind in _NUMBERS:
        return struct.unpack_from(f"{order}{entry.count}{_NUMBERS[entry.kind]}", entry.value)
    return ()


def upright(pixels: npt.NDArray, orientation: int) -> npt.NDArray:
    """Turn (H, W, …) pixels stored in one of the eight EXIF orientations upright."""
    if orientation >= 5:
        pixels = pixels.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)


def for_export(exif: bytes | None, size: tuple[int, int]) -> bytes | None:
    """Give the block for a new, upright picture: orientation 1, the old thumbnail blanked and unlinked.

    Where the block tells the picture's width and height they become `size`. None where there is no block or
    it cannot be read.
    """
    try:
        order, entries, link = _first_directory(exif or b"")
    except ValueError:
        return None
    block = bytearray(exif or b"")
    for entry in entries:
        if entry.tag == ORIENTATION:
            block[entry.position + 2 : entry.position + 12] = struct.pack(order + "HIHH", 3, 1, 1, 0)
        elif entry.tag == EXIF_IFD:
            _tell_size(block, order, _number(order, entry), size)
    (second,) = struct.unpack_from(order + "I", block, link)
    struct.pack_into(order + "I", block, link, 0)
    try:
        thumbnail = {e.tag: e for e in _directory(bytes(block), order, second)[0]} if second else {}
    except ValueError:
        thumbnail = {}
    if {_THUMBNAIL_START, _THUMBNAIL_BYTES} <= thumbnail.keys():
        start = _number(order, thumbnail[_THUMBNAIL_START])
        stop = min(start + _number(order, thumbnail[_THUMBNAIL_BYTES]), len(block))
        if second < start < stop:
            block[start:stop] = bytes(stop - start)
            if stop == len(block):
                del block[start:]
    return bytes(block)


def without_location(exif: bytes) -> bytes | None:
    """Give a block in which nothing is left of where the photo was taken; None where that is not certain.

    The maker's notes go too, for some cameras note towns in them. All other offsets stay true.
    """
    block = bytearray(exif)
    try:
        order, entries, _ = _first_directory(exif)
        (first,) = struct.unpack_from(order + "I", exif, 4)
        places = [(entry.tag, _number(order, entry)) for entry in entries if entry.tag in (EXIF_IFD, GPS_IFD)]
        if len(dict(places)) < len(places):
            return None
        for tag, place in places:
            _take_out(block, order, place, None if tag == GPS_IFD else _MAKER_NOTE)
        _take_out(block, order, first, GPS_IFD)
    except ValueError:
        return None
    return bytes(block)


def _take_out(block: bytearray, order: str, start: int, tag: int | None) -> None:
    """Take a tag (None: every one) out of the directory at `start`, and overwrite its value with zeros."""
    _, link = _directory(bytes(block), order, start)
    rows = [bytes(block[at : at + 12]) for at in range(start + 2, link, 12)]
    kept = []
    for row in rows:
        found, kind, count, place = struct.unpack(order + "HHII", row)
        size = _TYPE_BYTES.get(kind, 0) * count
        if tag not in (found, None):
            kept.append(row)
        elif size > 4:
            stop = min(place + size, len(block))
            block[place:stop] = bytes(max(stop - place, 0))
    head = struct.pack(order + "H", len(kept)) + b"".join(kept) + block[link : link + 4]
    block[start : link + 4] = head.ljust(link + 4 - start, b"\0")


def _tell_size(block: bytearray, order: str, start: int, size: tuple[int, int]) -> None:
    """Write width and height where the directory at `start` has them; a damaged one stays as it is."""
    try:
        entries, _ = _directory(bytes(block), order, start)
    except ValueError:
        return
    sides = dict(zip(_PIXEL_SIDES, size, strict=True))
    for entry in entries:
        if entry.tag in sides:
            place = entry.position + 2
            block[place : place + 10] = struct.pack(order + "HII", 4, 1, sides[entry.tag])


def from_tiff(tiff: memoryview) -> bytes | None:
    """Copy what a TIFF file tells about the photo into a block of its own; None where it tells nothing.

    `tiff` is the whole file. Maker notes are copied, but absolute offsets in them go astray.
    """
    try:
        order, entries, _ = _first_directory(tiff)
        kept = {entry.tag: entry for entry in entries if entry.tag in DESCRIPTIVE}
        if not kept.keys() & {MAKE, MODEL, DATE_TIME, EXIF_IFD, GPS_IFD}:
            return None
        block = bytearray(header(order) + struct.pack(order + "I", 8))
        _append(block, tiff, order, list(kept.values()))
    except ValueError:
        return None
    return bytes(block)


def header(order: str) -> bytes:
    """Give the first four bytes of a TIFF file in the byte order "<" or ">"."""
    return b"II*\0" if order == "<" else b"MM\0*"


def descriptive_entries(exif: bytes) -> list[tuple[int, bytes]]:
    """Give tag and raw 12 bytes of each entry of the block that tells about the photo.

    Raises:
        ValueError: the block is damaged.
    """
    _, entries, _ = _first_directory(exif)
    return [(e.tag, exif[e.position : e.position + 12]) for e in entries if e.tag in DESCRIPTIVE]


def entries_of(exif: bytes, directory: int = EXIF_IFD) -> list[Entry]:
    """Give the entries of the first directory, then those of another that it names; none of damaged ones."""
    try:
        order, entries, _ = _first_directory(exif)
        for entry in [entry for entry in entries if entry.tag == directory]:
            entries += _directory(exif, order, _number(order, entry))[0]
    except ValueError:
        return []
    return entries


def _append(block: bytearray, buffer: memoryview, order: str, entries: list[Entry]) -> None:
    """Write a directory at the end of the block, its long values and its sub-directories after it."""
    place = len(block)
    block += struct.pack(order + "H", len(entries)) + bytes(12 * len(entries) + 4)
    for index, entry in enumerate(entries):
        value = entry.value
        if entry.tag in (EXIF_IFD, GPS_IFD):
            start = _number(order, entry)
            value = struct.pack(order + "I", len(block))
            inner = _directory(buffer, order, start)[0]
            _append(block, buffer, order, [e for e in inner if e.tag not in (EXIF_IFD, GPS_IFD)])
        elif len(value) > 4:
            value = struct.pack(order + "I", len(block))
            block += entry.value + b"\0" * (len(entry.value) % 2)
        struct.pack_into(
            order + "HHI4s", block, place + 2 + 12 * index, entry.tag, entry.kind, entry.count, value
        )


def _first_directory(block: bytes | memoryview) -> tuple[str, list[Entry], int]:
    """Give byte order, entries and the place of the link to the next directory, or raise ValueError."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(bytes(block[:4]), "")
    if not order or len(block) < 8:
        raise ValueError("no TIFF header")
    (start,) = struct.unpack_from(order + "I", block, 4)
    return order, *_directory(block, order, start)


def _directory(block: bytes | memoryview, order: str, start: int) -> tuple[list[Entry], int]:
    if start + 2 > len(block):
        raise ValueError("a directory lies outside the block")
    (count,) = struct.unpack_from(order + "H", block, start)
    link = start + 2 + 12 * count
    if count > _MOST_ENTRIES or link + 4 > len(block):
        raise ValueError("a directory is cut off")
    entries, left = [], _MOST_BYTES
    for position in range(start + 2, link, 12):
        tag, kind, number = struct.unpack_from(order + "HHI", block, position)
        size = _TYPE_BYTES.get(kind, 0) * number
        place = position + 8 if size <= 4 else struct.unpack_from(order + "I", block, position + 8)[0]
        if size <= min(_LONGEST_VALUE, left) and place + size <= len(block):
            left -= size
            entries.append(Entry(tag, kind, number, position, bytes(block[place : place + size])))
    return entries, link


def _number(order: str, entry: Entry) -> int:
    """Give the first value of a SHORT or LONG entry, 0 for any other type."""
    code = {3: "H", 4: "I", 13: "I"}.get(entry.kind)
    if code is None or len(entry.value) < struct.calcsize(code):
        return 0
    return int(struct.unpack_from(order + code, entry.value)[0])
