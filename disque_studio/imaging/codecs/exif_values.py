"""What an EXIF block tells of camera, lens, exposure and place, as standard attributes of OpenEXR files."""

import math
import struct
from fractions import Fraction

from disque_studio.imaging.codecs import exif

_ASCII, _RATIONALS = 2, {5: "I", 10: "i"}
_LATITUDE_REF, _LATITUDE, _LONGITUDE_REF, _LONGITUDE = 1, 2, 3, 4
_TEXTS = {
    exif.MAKE: "cameraMake",
    exif.MODEL: "cameraModel",
    0xA433: "lensMake",
    0xA434: "lensModel",
    0x8298: "owner",
    0x9003: "capDate",
}
_NUMBERS = {0x829A: "expTime", 0x829D: "aperture", 0x8827: "isoSpeed", 0x920A: "nominalFocalLength"}


def for_exr(block: bytes | None) -> dict[str, str | float]:
    """Give the values by the names of OpenEXR's standard attributes; what cannot be read is left out.

    `expTime` is in seconds, `aperture` in f-stops, `nominalFocalLength` in mm, `latitude` (north) and
    `longitude` (east) in degrees.
    """
    if block is None:
        return {}
    told: dict[str, str | float] = {}
    for entry in exif.entries_of(block):
        if entry.tag in _TEXTS and entry.kind == _ASCII:
            text = entry.value.split(b"\0")[0].decode("utf-8", "replace").strip()
            told |= {_TEXTS[entry.tag]: text} if text else {}
        elif entry.tag in _NUMBERS:
            numbers = _numbers(block, entry)
            told |= {_NUMBERS[entry.tag]: numbers[0]} if numbers else {}
    return told | _place(block)


def _place(block: bytes) -> dict[str, str | float]:
    entries = {entry.tag: entry for entry in exif.entries_of(block, exif.GPS_IFD)}
    told: dict[str, str | float] = {}
    for name, place, side, against in (
        ("latitude", _LATITUDE, _LATITUDE_REF, b"S"),
        ("longitude", _LONGITUDE, _LONGITUDE_REF, b"W"),
    ):
        if place in entries and side in entries:
            numbers = _numbers(block, entries[place])
            if len(numbers) == 3:
                degrees = numbers[0] + numbers[1] / 60 + numbers[2] / 3600
                told[name] = -degrees if entries[side].value[:1] == against else degrees
    return told


def _numbers(block: bytes, entry: exif.Entry) -> list[float]:
    """Read SHORTs, LONGs or fractions; nothing where one is no finite number."""
    order = "<" if block[:2] == b"II" else ">"
    codes = {3: "H", 4: "I"} | _RATIONALS
    if entry.kind not in codes:
        return []
    code = codes[entry.kind]
    count = len(entry.value) // struct.calcsize(code)
    values = struct.unpack_from(f"{order}{count}{code}", entry.value)
    if entry.kind not in _RATIONALS:
        return [float(value) for value in values]
    pairs = list(zip(values[0::2], values[1::2], strict=False))
    if any(below == 0 for _, below in pairs):
        return []
    return [float(Fraction(above, below)) for above, below in pairs if math.isfinite(above / below)]
