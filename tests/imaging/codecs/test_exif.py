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
