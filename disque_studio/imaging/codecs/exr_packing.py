"""OpenEXR files (OpenEXR File Layout) packed a band of rows at a time: half-float red, green and blue.

Bands are 16 scan lines, packed by ZIP: bytes of even places before those of odd ones, each as its difference
to the one before, in one zlib stream. What EXIF tells goes into the format's standard attributes.
"""

import struct
import zlib
from typing import BinaryIO

import numpy as np

from disque_studio.imaging.codecs import exif_values
from disque_studio.imaging.codecs.exr_header import MAGIC
from disque_studio.imaging.codecs.rows import Rows
from disque_studio.imaging.primaries import Primaries

_VERSION = 2
_LINES = 16
_ZIP, _HALF, _FROM_THE_TOP = 3, 1, 0
_LEVEL = 4
_MIDDLE = 128


def pack(file: BinaryIO, rows: Rows, primaries: Primaries, exif: bytes | None) -> None:
    """Write rows of float16 linear light in these primaries."""
    file.write(MAGIC + struct.pack("<I", _VERSION) + _header(rows, primaries, exif))
    table = file.tell()
    offsets = []
    file.write(bytes(8 * -(-rows.height // _LINES)))

    def packed(band: slice, light: np.ndarray) -> bytes:
        raw = light.astype("<f2", copy=False)[..., ::-1].transpose(0, 2, 1).tobytes()
        data = _packed(raw)
        data = data if len(data) < len(raw) else raw
        return struct.pack("<iI", band.start, len(data)) + data

    for chunk in rows.packed(packed, rows=_LINES):
        offsets.append(file.tell())
        file.write(chunk)
    file.seek(table)
    file.write(struct.pack(f"<{len(offsets)}Q", *offsets))


def _packed(raw: bytes) -> bytes:
    places = np.frombuffer(raw, np.uint8)
    ordered = np.concatenate([places[0::2], places[1::2]])
    differences = ordered.copy()
    differences[1:] -= ordered[:-1]
    differences[1:] += _MIDDLE
    return zlib.compress(differences.tobytes(), _LEVEL)


def _header(rows: Rows, primaries: Primaries, exif: bytes | None) -> bytes:
    window = struct.pack("<4i", 0, 0, rows.width - 1, rows.height - 1)
    channels = b"".join(name + b"\0" + struct.pack("<iBxxxii", _HALF, 0, 1, 1) for name in (b"B", b"G", b"R"))
    places = (*primaries.red, *primaries.green, *primaries.blue, *primaries.white)
    attributes = [
        _attribute("channels", "chlist", channels + b"\0"),
        _attribute("chromaticities", "chromaticities", struct.pack("<8f", *places)),
        _attribute("compression", "compression", bytes((_ZIP,))),
        _attribute("dataWindow", "box2i", window),
        _attribute("displayWindow", "box2i", window),
        _attribute("lineOrder", "lineOrder", bytes((_FROM_THE_TOP,))),
        _attribute("pixelAspectRatio", "float", struct.pack("<f", 1)),
        _attribute("screenWindowCenter", "v2f", struct.pack("<2f", 0, 0)),
        _attribute("screenWindowWidth", "float", struct.pack("<f", 1)),
        *(_told(name, value) for name, value in exif_values.for_exr(exif).items()),
    ]
    return b"".join(attributes) + b"\0"


def _told(name: str, value: str | float) -> bytes:
    if isinstance(value, str):
        return _attribute(name, "string", value.encode())
    return _attribute(name, "float", struct.pack("<f", value))


def _attribute(name: str, kind: str, value: bytes) -> bytes:
    return b"\0".join((name.encode(), kind.encode(), struct.pack("<i", len(value)) + value))
