"""Small raw files made by code: uncompressed Bayer DNGs with known light, white balance and EXIF."""

import struct
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import tifffile

from disque_studio.imaging.primaries import REC709

WHITE = 4095
BALANCE = (2.0, 1.0, 1 / 0.6)
"""What red, green and blue are multiplied by, as the file says."""

CAMERA_TO_REC709 = np.array([[1.5, -0.4, -0.1], [-0.2, 1.4, -0.2], [0.05, -0.45, 1.4]])
"""How the made-up camera sees colours, once its white is balanced."""

_EXPOSURE, _APERTURE, _ISO, _TAKEN, _SUBSECOND = 33434, 33437, 34855, 36867, 37521


def mosaic(light: npt.NDArray[np.floating], *, black: int = 0) -> npt.NDArray[np.uint16]:
    """Give the RGGB samples that a sensor takes of (H, W, 3) balanced camera light, 1 for green's white."""
    sensed = np.asarray(light, np.float64) / BALANCE
    samples = sensed[..., 1].copy()
    samples[0::2, 0::2] = sensed[0::2, 0::2, 0]
    samples[1::2, 1::2] = sensed[1::2, 1::2, 2]
    return np.rint(np.clip(samples * (WHITE - black) + black, 0, WHITE)).astype(np.uint16)


def write_dng(
    path: Path,
    samples: npt.NDArray[np.uint16],
    *,
    orientation: int = 1,
    black: int = 0,
    colours: npt.NDArray[np.float64] | None = None,
    preview: npt.NDArray[np.uint8] | None = None,
    seconds: float = 0.01,
    aperture: float = 8.0,
    iso: int = 100,
    taken: str = "2025:06:21 12:00:00",
    subsecond: str = "00",
) -> Path:
    """Write RGGB samples; `colours` leads from balanced camera light to Rec.709, by default not at all.

    With a `preview` (an sRGB picture), that is the first directory and the mosaic lies in one below it.
    """
    camera = [
        (271, "s", 0, "Disque", True),
        (272, "s", 0, "Made Up", True),
        (274, "H", 1, orientation, True),
        (50706, "B", 4, (1, 4, 0, 0), True),
        (50708, "s", 0, "Disque Made Up", True),
        (50721, "2i", 9, _fractions(_colour_matrix(np.eye(3) if colours is None else colours)), True),
        (50728, "2I", 3, _fractions(1 / np.array(BALANCE)), True),
        (50778, "H", 1, 21, True),
        (_EXPOSURE, "2I", 1, _fractions(np.array([seconds]), 1_000_000), True),
        (_APERTURE, "2I", 1, _fractions(np.array([aperture])), True),
        (_ISO, "H", 1, iso, True),
        (_TAKEN, "s", 0, taken, True),
        (_SUBSECOND, "s", 0, subsecond, True),
    ]
    sensor = [
        (33421, "H", 2, (2, 2), True),
        (33422, "B", 4, (0, 1, 1, 2), True),
        (50713, "H", 2, (1, 1), True),
        (50714, "H", 1, black, True),
        (50717, "H", 1, WHITE, True),
    ]
    with tifffile.TiffWriter(path) as tiff:
        if preview is not None:
            jpeg = {"compression": "jpeg", "compressionargs": {"level": 95}, "photometric": "rgb"}
            tiff.write(preview, **jpeg, subfiletype=1, subifds=1, extratags=camera, metadata=None)
            camera = []
        tiff.write(samples, photometric=32803, subfiletype=0, extratags=camera + sensor, metadata=None)
    return path


def exposed_exif(
    *, seconds: float, aperture: float = 8.0, iso: int = 100, taken: str, subsecond: str = "00"
) -> bytes:
    """Give the EXIF block of a camera's picture."""
    told = [
        (_EXPOSURE, 5, struct.pack("<II", round(seconds * 1_000_000), 1_000_000)),
        (_APERTURE, 5, struct.pack("<II", round(aperture * 10), 10)),
        (_ISO, 3, struct.pack("<H", iso)),
        (_TAKEN, 2, taken.encode() + b"\0"),
        (_SUBSECOND, 2, subsecond.encode() + b"\0"),
    ]
    first = [(271, 2, b"Disque\0"), (272, 2, b"Made Up\0")]
    place = 8 + 2 + 12 * (len(first) + 1) + 4
    values = b""
    head = b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(first) + 1)
    inner_values = place + 2 + 12 * len(told) + 4
    inner = struct.pack("<H", len(told))
    for tag, kind, value in told:
        entry, values = _entry(tag, kind, value, inner_values, values)
        inner += entry
    for tag, kind, value in first:
        entry, values = _entry(tag, kind, value, inner_values, values)
        head += entry
    head += struct.pack("<HHII", 0x8769, 4, 1, place)
    return head + bytes(4) + inner + bytes(4) + values


def write_jpeg(path: Path, rgb: npt.NDArray[np.uint8], exif: bytes, *, quality: int = 97) -> Path:
    """Write an sRGB picture as a JPEG with an EXIF block."""
    done, data = cv2.imencode(".jpg", rgb[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    assert done
    body = b"Exif\0\0" + exif
    segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    path.write_bytes(data.tobytes()[:2] + segment + data.tobytes()[2:])
    return path


def _entry(tag: int, kind: int, value: bytes, start: int, values: bytes) -> tuple[bytes, bytes]:
    sizes = {2: 1, 3: 2, 5: 8}
    count = len(value) // sizes[kind]
    if len(value) <= 4:
        return struct.pack("<HHI4s", tag, kind, count, value.ljust(4, b"\0")), values
    place = start + len(values)
    return struct.pack("<HHII", tag, kind, count, place), values + value + bytes(len(value) % 2)


def _colour_matrix(to_rec709: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Give DNG's ColorMatrix: from CIE XYZ to the camera as it is, under D65."""
    balanced = np.linalg.inv(to_rec709 / to_rec709.sum(axis=1, keepdims=True))
    return np.diag(1 / np.array(BALANCE)) @ balanced @ np.linalg.inv(REC709.to_xyz())


def _fractions(values: npt.NDArray[np.floating], bottom: int = 10_000) -> tuple[int, ...]:
    return tuple(part for value in np.ravel(values) for part in (round(float(value) * bottom), bottom))
