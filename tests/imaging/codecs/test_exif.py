"""What an exported file says of itself, and the day on which its photo was taken."""

import struct

import numpy as np
import pytest
from PIL import Image

from disque_studio.imaging import codecs
from disque_studio.imaging.codecs import exif

every_order = pytest.mark.parametrize("order", ["<", ">"])


def block(
    order: str, *, taken: bytes = b"", date: bytes = b"", sides: tuple[int, int] | None = None
) -> bytes:
    """A block with a date of change, a day on which it was taken, and a width and height (SHORT)."""
    inner = [(0x9003, 2, taken + b"\0")] if taken else []
    if sides is not None:
        inner += [
            (tag, 3, struct.pack(order + "H", side))
            for tag, side in zip((0xA002, 0xA003), sides, strict=True)
        ]
    outer = [(0x0132, 2, date + b"\0")] if date else []
    head = 8 + 2 + 12 * (len(outer) + 1) + 4
    first = _directory(order, head, outer, 0)
    inner_at = head + len(first[1])
    entries, values = _directory(order, head, [*outer, (0x8769, 4, struct.pack(order + "I", inner_at))], 0)
    sub = inner_at + 2 + 12 * len(inner) + 4
    inner_entries, inner_values = _directory(order, sub, inner, 0)
    return exif.header(order) + struct.pack(order + "I", 8) + entries + values + inner_entries + inner_values


def _directory(order: str, place: int, entries: list, link: int) -> tuple[bytes, bytes]:
    written, values = struct.pack(order + "H", len(entries)), b""
    for tag, kind, value in entries:
        count = len(value) if kind == 2 else 1
        stored = value if len(value) <= 4 else struct.pack(order + "I", place + len(values))
        values += b"" if len(value) <= 4 else value + b"\0" * (len(value) % 2)
        written += struct.pack(order + "HHI4s", tag, kind, count, stored)
    return written + struct.pack(order + "I", link), values


@every_order
def test_the_day_is_that_of_taking_before_that_of_changing(order):
    both = block(order, taken=b"2021:05:09 10:11:12", date=b"2023:01:02 03:04:05")
    assert exif.date_taken(both) == "2021-05-09"
    assert exif.date_taken(block(order, date=b"2023:01:02 03:04:05")) == "2023-01-02"


@every_order
@pytest.mark.parametrize("taken", [b"", b"    :  :     :  :  ", b"0000:00:00 00:00:00", b"../../../etc/pass"])
def test_no_day_where_none_is_told(order, taken):
    assert exif.date_taken(block(order, taken=taken)) is None


@pytest.mark.parametrize("cut", range(0, 90, 7))
def test_a_damaged_block_tells_no_day_or_the_right_one(cut):
    whole = block("<", taken=b"2021:05:09 10:11:12")
    assert exif.date_taken(whole[:cut]) in (None, "2021-05-09")
    assert exif.date_taken(None) is None


@every_order
@pytest.mark.parametrize("file_format", ["jpg", "png", "tif"])
def test_the_sides_that_a_file_tells_are_its_own(tmp_path, order, file_format):
    path = tmp_path / f"out.{file_format}"
    pixels = np.zeros((30, 40, 3), np.uint8)
    codecs.write(path, pixels, format=file_format, exif=block(order, sides=(6000, 4000)))
    with Image.open(path) as image:
        told = image.getexif().get_ifd(0x8769)
    assert (told[0xA002], told[0xA003]) == (40, 30)


@every_order
def test_a_block_that_tells_no_sides_keeps_its_bytes(order):
    kept = block(order, date=b"2023:01:02 03:04:05")
    assert exif.for_export(kept, (40, 30)) == kept


def directory(*entries: tuple[int, int, int, int], link: int = 0) -> bytes:
    """A directory of entries (tag, type, count, value or place), little-endian."""
    rows = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return struct.pack("<H", len(entries)) + rows + struct.pack("<I", link)


@pytest.mark.parametrize(("kind", "place"), [(9, -5), (9, -(1 << 31)), (6, -1), (11, float("inf"))])
def test_no_directory_is_looked_for_before_a_file_or_nowhere(kind, place):
    value = struct.pack("<f" if kind == 11 else "<i", place)
    tiff = b"II*\0\x08\0\0\0" + directory((0x014A, kind, 1, struct.unpack("<I", value)[0]))
    assert len(list(exif.directories(tiff))) == 1


def test_directories_that_all_name_one_long_value_take_little_memory():
    """A file of 130 KB that would else come to terabytes: 15000 places of directories of 60 MB each."""
    longest, entries = 60_000, 990
    start = 8 + 2 + 12 * entries + 4
    shared = [(0x014A, 4, longest // 4, start), *((tag, 1, longest, start) for tag in range(entries - 1))]
    tiff = b"II*\0\x08\0\0\0" + directory(*shared) + struct.pack("<I", 8) * (longest // 4)
    found = list(exif.directories(tiff))
    assert 1 < len(found) <= 32
    assert all(sum(map(len, numbers.values())) < 1 << 20 for numbers in found)
    assert sum(map(len, exif.values(tiff).values())) < 1 << 20


def test_a_tag_that_stands_there_often_is_copied_once():
    start = 8 + 2 + 12 * 900 + 4
    many = directory(*[(exif.EXIF_IFD, 4, 1, start)] * 900)
    inner = directory((0x9286, 7, 50_000, start + 18))
    tiff = b"II*\0\x08\0\0\0" + many + inner + bytes(50_000)
    assert len(exif.from_tiff(memoryview(tiff)) or b"") <= len(tiff)


def test_a_block_with_two_places_of_taking_is_not_certain_to_lose_both():
    once = directory((exif.GPS_IFD, 4, 1, 26))
    twice = directory(*[(exif.GPS_IFD, 4, 1, 38)] * 2)
    head, place = b"II*\0\x08\0\0\0", directory((1, 2, 2, ord("N")))
    assert exif.without_location(head + once + place) is not None
    assert exif.without_location(head + twice + place) is None
