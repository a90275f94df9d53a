"""Portable float maps (.pfm), colour and grey, read and written by our own code.

Source: P. Debevec's format as told in Netpbm's "PFM Format Description": three header fields (PF or Pf,
width and height, scale), each ended by one white space, then 32-bit floats, the bottom row first. A
negative scale means little-endian; its magnitude is the unit of the samples.
"""

import math
import re
from pathlib import Path

import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs.limits import check_size
from disque_studio.imaging.codecs.samples import make_finite
from disque_studio.imaging.photo import Photo

NAME = "pfm"

_MAGIC = re.compile(rb"P[Ff]\s")
_HEADER = re.compile(rb"P([Ff])\s+(\d{1,9})\s+(\d{1,9})\s+([-+.\dEe]{1,32})(?:\r\n|\s)")
_HEADER_LIMIT = 256


def matches(head: bytes) -> bool:
    """Tell whether these first bytes open a portable float map."""
    return _MAGIC.match(head) is not None


def read(path: Path, *, layer: str | None = None, stored: bool = False) -> Photo:
    """Read a float map as scene-linear Rec.709, float32, upright; grey ones get three equal channels.

    The format knows no other colours: what is `stored` is the same.

    Samples are multiplied by the magnitude of the header's scale.

    Raises:
        FileRefusedError: the header is damaged or the file is cut short.
    """
    if layer is not None:
        raise FileRefusedError(path, f'a PFM picture has no layers, so no "{layer}"; leave the layer out')
    header = _read_header(path)
    width, height = int(header[2]), int(header[3])
    channels = 3 if header[1] == b"F" else 1
    scale = _scale(path, header[4])
    check_size(path, width, height, channels)
    samples = np.fromfile(
        path, "<f4" if scale < 0 else ">f4", count=width * height * channels, offset=header.end()
    )
    rows = samples.size // (width * channels)
    if rows < height:
        raise FileRefusedError(path, f"is cut short after row {rows} of {height}, counted from the bottom")
    upright = samples.reshape(height, width, channels)[::-1]
    rgb = np.empty((height, width, 3), np.float32)
    rgb[:] = upright
    if abs(scale) != 1.0:
        with np.errstate(over="ignore"):
            rgb *= np.float32(abs(scale))
    finite, counted = make_finite(rgb)
    return Photo(
        rgb=finite,
        format=NAME,
        source=path,
        channels=("R", "G", "B") if channels == 3 else ("Y",),
        samples=counted,
    )


def size(path: Path) -> tuple[int, int]:
    """Read width and height off the header.

    Raises:
        FileRefusedError: the header is damaged.
    """
    header = _read_header(path)
    return int(header[2]), int(header[3])


def _read_header(path: Path) -> re.Match[bytes]:
    with path.open("rb") as file:
        header = _HEADER.match(file.read(_HEADER_LIMIT))
    if header is None:
        raise FileRefusedError(path, "is damaged: no width, height and scale follow its first line")
    return header


def write_pfm(path: Path, rgb: npt.NDArray[np.floating], *, big_endian: bool = False) -> None:
    """Write (H, W, 3) or (H, W) samples as a colour or grey float map of scale 1."""
    height, width = rgb.shape[:2]
    header = b"P%c\n%d %d\n%s1.0\n" % (
        b"F" if rgb.ndim == 3 else b"f",
        width,
        height,
        b"" if big_endian else b"-",
    )
    samples = np.ascontiguousarray(rgb[::-1], ">f4" if big_endian else "<f4")
    path.write_bytes(header + samples.tobytes())


def _scale(path: Path, text: bytes) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if scale == 0.0 or not math.isfinite(scale):
        raise FileRefusedError(path, f"is damaged: its scale reads {text.decode()!r}")
    return scale
