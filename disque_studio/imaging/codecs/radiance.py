"""Radiance RGBE and XYZE pictures (.hdr, .pic), read and written by our own code.

Source: G. Ward, "Real Pixels", Graphics Gems II (1991), and the Radiance reference manual, "File Formats".
A pixel is three 8-bit mantissas and one shared exponent: value = mantissa * 2^(exponent - 136), 0 where the
exponent is 0.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import colour
from disque_studio.imaging.codecs import raster
from disque_studio.imaging.codecs.limits import check_size
from disque_studio.imaging.codecs.samples import make_finite
from disque_studio.imaging.photo import Photo

NAME = "hdr"

_HEADER_LIMIT, _SIZE_LINE_LIMIT = 1 << 16, 256
_BAND_ROWS = 64
_SCALES = np.ldexp(np.ones(256), np.arange(256) - 136).astype(np.float32)
_SCALES[0] = 0.0
_FORMATS = ("32-bit_rle_rgbe", "32-bit_rle_xyze")


@dataclass(frozen=True)
class _Header:
    scanlines: int
    length: int
    axes: tuple[str, str]
    factors: tuple[float, float, float]
    gamma: float
    primaries: colour.Primaries | None
    body: int


def matches(head: bytes) -> bool:
    """Tell whether these first bytes open a Radiance picture."""
    return head.startswith(b"#?")


def read(path: Path, *, layer: str | None = None, stored: bool = False) -> Photo:
    """Read a Radiance picture as scene-linear Rec.709, float32.

    EXPOSURE and COLORCORR (each may stand several times) are divided out, GAMMA is undone, PRIMARIES and
    XYZE are brought to Rec.709, unless they are to stay as `stored`; all eight orientations are turned
    upright.

    Raises:
        FileRefusedError: the file is damaged, cut short or of another FORMAT.
    """
    if layer is not None:
        raise FileRefusedError(
            path, f'a Radiance picture has no layers, so no "{layer}"; leave the layer out'
        )
    data = path.read_bytes()
    header = _parse_header(path, data)
    if len(data) - header.body < 4 * header.scanlines:
        raise FileRefusedError(path, "is cut short: some of its rows are missing")
    rgb = np.empty((header.scanlines, header.length, 3), np.float32)
    for first, rgbe in _bands(path, data, header):
        np.multiply(rgbe[..., :3], _SCALES[rgbe[..., 3]][..., None], out=rgb[first : first + len(rgbe)])
    rgb = _upright(rgb, header.axes)
    if header.gamma != 1.0:
        np.power(rgb, np.float32(header.gamma), out=rgb)
    if header.factors != (1.0, 1.0, 1.0):
        with np.errstate(over="ignore"):
            rgb /= np.asarray(header.factors, np.float32)
    finite, samples = make_finite(rgb)
    rgb = np.asarray(finite, np.float32)
    chromaticities = None
    if header.primaries is not None:
        own = header.primaries
        chromaticities = (*own.red, *own.green, *own.blue, *own.white)
        if not (stored or own.matches(colour.REC709)):
            raster.convert_in_place(rgb, colour.rgb_to_rgb(own, colour.REC709))
    return Photo(rgb=rgb, format=NAME, source=path, chromaticities=chromaticities, samples=samples)


def size(path: Path) -> tuple[int, int]:
    """Read width and height of the upright picture off the header.

    Raises:
        FileRefusedError: the header is damaged or cut short.
    """
    with path.open("rb") as file:
        header = _parse_header(path, file.read(_HEADER_LIMIT + _SIZE_LINE_LIMIT))
    upright = header.axes[0].endswith("Y")
    return (header.length, header.scanlines) if upright else (header.scanlines, header.length)


def write_radiance(path: Path, rgb: npt.NDArray[np.floating]) -> None:
    """Write (H, W, 3) scene-linear Rec.709 as a run-length coded RGBE picture.

    Negative samples become 0. Each pixel is rounded to 8 bits of its largest channel.
    """
    height, width = rgb.shape[:2]
    lines = [b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n", b"-Y %d +X %d\n" % (height, width)]
    for row in rgb:
        rgbe = _to_rgbe(row)
        if not 8 <= width < 32768:
            lines.append(rgbe.tobytes())
            continue
        lines.append(bytes((2, 2, width >> 8, width & 255)))
        lines.extend(_pack(rgbe[:, channel]) for channel in range(4))
    path.write_bytes(b"".join(lines))


def _parse_header(path: Path, data: bytes) -> _Header:
    end = data.find(b"\n\n", 0, _HEADER_LIMIT)
    stop = data.find(b"\n", end + 2, end + _SIZE_LINE_LIMIT)
    if end < 0 or stop < 0:
        raise FileRefusedError(path, "is cut short within its header")
    factors, gamma, primaries, form = np.ones(3), 1.0, None, _FORMATS[0]
    for line in data[:end].decode("latin-1").split("\n"):
        key, _, value = line.partition("=")
        match key.strip().upper():
            case "FORMAT":
                form = value.strip()
            case "EXPOSURE":
                factors *= _positive(path, line, value, count=1)[0]
            case "COLORCORR":
                factors *= _positive(path, line, value, count=3)
            case "GAMMA":
                gamma = _positive(path, line, value, count=1)[0]
            case "PRIMARIES":
                primaries = _plausible_primaries(value)
    if form not in _FORMATS:
        raise FileRefusedError(path, f'its FORMAT is "{form}"; save it as 32-bit_rle_rgbe')
    if form == "32-bit_rle_xyze":
        primaries = colour.XYZ
    parts = data[end + 2 : stop].decode("latin-1").split()
    axes = tuple(parts[0::2])
    if len(parts) != 4 or sorted(a[1:] for a in axes) != ["X", "Y"] or {a[0] for a in axes} - {*"-+"}:
        raise FileRefusedError(path, "has no size line such as -Y 512 +X 1024; the file is damaged")
    if not (parts[1].isdecimal() and parts[3].isdecimal() and max(map(len, parts)) < 10):
        raise FileRefusedError(path, f"is damaged: its size line reads {' '.join(parts)[:60]!r}")
    scanlines, length = int(parts[1]), int(parts[3])
    check_size(path, length, scanlines, 3)
    return _Header(
        scanlines=scanlines,
        length=length,
        axes=(axes[0], axes[1]),
        factors=(float(factors[0]), float(factors[1]), float(factors[2])),
        gamma=gamma,
        primaries=primaries,
        body=stop + 1,
    )


def _positive(path: Path, line: str, value: str, *, count: int) -> list[float]:
    numbers = _numbers(value)
    if len(numbers) != count or not all(math.isfinite(n) and n > 0 for n in numbers):
        raise FileRefusedError(path, f"is damaged: its header says {line[:60]!r}")
    return numbers


def _numbers(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split()]
    except ValueError:
        return []


def _plausible_primaries(value: str) -> colour.Primaries | None:
    """Give the file's primaries, or None where they span no colours (Photoshop writes eight zeros)."""
    try:
        return colour.Primaries.from_chromaticities(_numbers(value))
    except ValueError:
        return None


def _upright(rgb: npt.NDArray[np.float32], axes: tuple[str, str]) -> npt.NDArray[np.float32]:
    if axes[0][1] == "X":
        rgb = rgb.transpose(1, 0, 2)
    if "+Y" in axes:
        rgb = rgb[::-1]
    if "-X" in axes:
        rgb = rgb[:, ::-1]
    return np.ascontiguousarray(rgb)


def _bands(path: Path, data: bytes, header: _Header) -> Iterator[tuple[int, npt.NDArray[np.uint8]]]:
    """Decode scanlines, giving (first scanline, (n, length, 4) uint8) for a few dozen at a time."""
    position, length = header.body, header.length
    for first in range(0, header.scanlines, _BAND_ROWS):
        count = min(_BAND_ROWS, header.scanlines - first)
        band = np.empty((count, length, 4), np.uint8)
        for row in range(count):
            try:
                line, position = _scanline(data, position, length)
            except _DamageError as damage:
                raise FileRefusedError(
                    path, f"{damage} after row {first + row} of {header.scanlines}"
                ) from None
            band[row] = line
        yield first, band


class _DamageError(Exception):
    """What is wrong with a scanline, as a verb phrase."""


def _scanline(data: bytes, position: int, length: int) -> tuple[npt.NDArray[np.uint8], int]:
    head = data[position : position + 4]
    if len(head) < 4:
        raise _DamageError("is cut short")
    if not 8 <= length < 32768 or head[0] != 2 or head[1] != 2 or head[2] & 128:
        return _old_scanline(data, position, length)
    if head[2] << 8 | head[3] != length:
        raise _DamageError("is damaged (a scanline of another length)")
    planes, position = _unpack(data, position + 4, length)
    return np.frombuffer(planes, np.uint8).reshape(4, length).T, position


def _unpack(data: bytes, position: int, length: int) -> tuple[bytearray, int]:
    """Undo the run-length code of four planes of `length` bytes."""
    planes = bytearray()
    for end in range(length, 4 * length + 1, length):
        while len(planes) < end:
            if position + 1 >= len(data):
                raise _DamageError("is cut short")
            count = data[position]
            if count > 128:
                planes += data[position + 1 : position + 2] * (count - 128)
                position += 2
            elif count:
                planes += data[position + 1 : position + 1 + count]
                position += 1 + count
            else:
                raise _DamageError("is damaged (an empty run)")
        if position > len(data):
            raise _DamageError("is cut short")
        if len(planes) > end:
            raise _DamageError("is damaged (a run beyond the end of its scanline)")
    return planes, position


def _old_scanline(data: bytes, position: int, length: int) -> tuple[npt.NDArray[np.uint8], int]:
    """Flat pixels, or the first run-length code: (1, 1, 1, n) repeats the pixel before it n times.

    Repeats that follow each other are the digits of one number to the base 256, the lowest first.
    """
    units = np.frombuffer(data, np.uint8, min(4 * length, len(data) - position) // 4 * 4, position)
    units = units.reshape(-1, 4)
    repeats = (units[:, :3] == 1).all(axis=1)
    if not repeats.any():
        if len(units) < length:
            raise _DamageError("is cut short")
        return units, position + 4 * length
    index = np.arange(len(units))
    pixel = np.maximum.accumulate(np.where(repeats, -1, index))
    digit = np.minimum(index - pixel - 1, 4)
    counts = np.where(repeats, units[:, 3].astype(np.int64) << 8 * np.maximum(digit, 0), 1)
    ends = np.cumsum(counts)
    used = int(np.searchsorted(ends, length)) + 1
    if used > len(units):
        raise _DamageError("is cut short")
    if ends[used - 1] != length or pixel[0] < 0:
        raise _DamageError("is damaged (a run beyond its scanline)")
    return np.repeat(units[pixel[:used]], counts[:used], axis=0), position + 4 * used


def _to_rgbe(row: npt.NDArray[np.floating]) -> npt.NDArray[np.uint8]:
    values = np.clip(row.astype(np.float64), 0.0, 255.0 * 2.0**119)
    largest = values.max(axis=1)
    _, exponent = np.frexp(largest)
    # Rounding may carry the largest mantissa to 256, which takes the next exponent.
    exponent += np.rint(np.ldexp(largest, 8 - exponent)) > 255
    mantissas = np.rint(np.ldexp(values, (8 - exponent)[:, None]))
    shown = (largest > 0) & (exponent > -128)
    rgbe = np.concatenate([mantissas, (exponent + 128)[:, None]], axis=1)
    return np.where(shown[:, None], rgbe, 0).astype(np.uint8)


def _pack(plane: npt.NDArray[np.uint8]) -> bytes:
    """Run-length code one plane: runs of four and more equal bytes, literals of at most 128 between them."""
    data = plane.tobytes()
    edges = np.flatnonzero(np.diff(plane)) + 1
    starts = np.concatenate([[0], edges])
    lengths = np.diff(np.concatenate([starts, [len(data)]]))
    packed, literal = bytearray(), 0
    long = lengths >= 4
    for start, count in [*zip(starts[long].tolist(), lengths[long].tolist(), strict=True), (len(data), 0)]:
        for first in range(literal, start, 128):
            part = data[first : min(first + 128, start)]
            packed += bytes((len(part),)) + part
        for done in range(0, count, 127):
            packed += bytes((128 + min(127, count - done), data[start]))
        literal = start + count
    return bytes(packed)
