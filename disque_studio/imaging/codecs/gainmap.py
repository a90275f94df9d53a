"""Ultra HDR JPEG: an SDR picture, and beside it a gain map that leads to the HDR one.

Sources: Ultra HDR Image Format 1.1 (Android), Adobe Gain Map 1.0 (XMP hdrgm), ISO 21496-1 (binary form),
CIPA DC-007 (MPF, which says where the second picture lies).
"""

import math
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import icc
from disque_studio.imaging.codecs import exif, jpeg, raster
from disque_studio.imaging.codecs.samples import make_finite
from disque_studio.imaging.photo import Photo
from disque_studio.imaging.primaries import convert

NAME = "uhdr"

Triple = tuple[float, float, float]

_XMP_MARK = b"hdr-gain-map/1.0/"
_ISO = b"urn:iso:std:iso:ts:21496:-1\0"
_MPF = b"MPF\0"
_MPF_ENTRIES = 0xB002
_ISO_MULTICHANNEL, _ISO_BASE_SPACE, _ISO_COMMON = 0x80, 0x40, 0x08
_STRONGEST = 32.0


@dataclass(frozen=True)
class Terms:
    """How map values become gains, per channel; `low` and `high` are log2 gains."""

    low: Triple
    high: Triple
    gamma: Triple
    offset_sdr: Triple
    offset_hdr: Triple
    in_base_space: bool = True


@dataclass(frozen=True, eq=False)
class GainMap:
    """The second picture of the file and what its values mean."""

    stream: jpeg.Stream
    terms: Terms


def announced(head: bytes) -> bool:
    """Tell whether the first bytes of a file speak of a gain map, or of a second picture that may be one."""
    return any(mark in head for mark in (_XMP_MARK, _ISO, _MPF))


def find(path: Path, primary: jpeg.Stream) -> GainMap | None:
    """Find the gain map that belongs to this JPEG picture; None where it is a plain JPEG.

    Raises:
        FileRefusedError: the gain map is listed but missing, is damaged, or leads from HDR to SDR.
    """
    announced = any(_XMP_MARK in app for app in primary.payloads(0xE1, b"http://ns.adobe.com/"))
    announced = announced or any(True for _ in primary.payloads(0xE2, _ISO))
    for start in _second_pictures(primary):
        try:
            stream = jpeg.parse(path, primary.data, start=start)
        except FileRefusedError as error:
            if announced:
                raise FileRefusedError(path, f"has a damaged gain map: it {error.reason}") from error
            continue
        terms = _terms(path, stream)
        if terms is not None:
            return GainMap(stream, terms)
    if announced and _listed_pictures(primary):
        reason = "lists a gain map that is not there; the file is cut short, or an editor dropped the map"
        raise FileRefusedError(path, reason)
    return None


def read_photo(path: Path, primary: jpeg.Stream, gain: GainMap) -> Photo:
    """Rebuild the HDR photo at the gain map's full weight, as linear Rec.709, 1 for SDR white.

    HDR = (SDR + offset_sdr) * 2^(low + (high - low) * g^(1 / gamma)) - offset_hdr, in the base's primaries
    or, where ISO metadata say so, in those of the gain map's profile. `Photo.sdr_base` is the base in sRGB.

    Raises:
        FileRefusedError: one of the two pictures cannot be decoded.
    """
    base = jpeg.read_raster(path, primary)
    codes = exif.upright(jpeg.decode(path, gain.stream), exif.orientation(base.exif))
    light, matrix = raster.to_device_light(path, base)
    if not gain.terms.in_base_space and gain.stream.icc is not None:
        light, matrix = _into_space_of(path, gain.stream.icc, light, matrix)
    _apply(light, codes, gain.terms)
    finite, samples = make_finite(light)
    light = np.asarray(finite, np.float32)
    if matrix is not None:
        raster.convert_in_place(light, matrix)
    return Photo(
        rgb=light,
        format=NAME,
        source=path,
        channels=base.channels,
        samples=samples,
        exif=base.exif,
        xmp=base.xmp,
        sdr_base=np.asarray(raster.to_srgb(path, base), np.uint8),
    )


def _apply(light: npt.NDArray[np.float32], codes: npt.NDArray[np.uint8], terms: Terms) -> None:
    """Raise (H, W, 3) SDR light to HDR, in place; the map is sampled bilinearly between its pixel centres."""
    height, width = light.shape[:2]
    codes = codes if codes.ndim == 3 else codes[..., None]
    ramp = np.linspace(0.0, 1.0, 256)
    for channel in range(3):
        plane = np.ascontiguousarray(codes[..., min(channel, codes.shape[2] - 1)], np.float32)
        weight = np.asarray(cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
        weight *= np.float32(1 / 255)
        low, high, gamma = terms.low[channel], terms.high[channel], terms.gamma[channel]
        if gamma != 1.0:
            weight = np.interp(weight, ramp, ramp ** (1 / gamma)).astype(np.float32)
        gain = np.exp2(weight * np.float32(high - low) + np.float32(low))
        sdr = light[..., channel] + np.float32(terms.offset_sdr[channel])
        light[..., channel] = sdr * gain - np.float32(terms.offset_hdr[channel])


def _into_space_of(
    path: Path, profile: bytes, light: npt.NDArray[np.float32], matrix: npt.NDArray[np.float64] | None
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float64]]:
    """Bring the light into the primaries of the profile; give it and the matrix from there to Rec.709."""
    try:
        target = icc.MatrixProfile.parse(profile).to_rec709
        own = np.eye(3) if matrix is None else matrix
        return convert(light, np.asarray(np.linalg.solve(target, own), np.float64)), target
    except (ValueError, np.linalg.LinAlgError) as error:
        raise FileRefusedError(path, f"has a gain map in colours that cannot be read: {error}") from error


def _listed_pictures(primary: jpeg.Stream) -> list[int]:
    """Give the places where MPF says that further pictures begin."""
    places = set()
    for segment in primary.segments:
        if segment.marker == 0xE2 and primary.data.startswith(_MPF, segment.start, segment.stop):
            origin = segment.start + len(_MPF)
            places |= {origin + offset for offset in _mpf_offsets(primary.data[origin : segment.stop])}
    return sorted(places - {primary.start})


def _second_pictures(primary: jpeg.Stream) -> Iterator[int]:
    """Give the places where further pictures do begin: those that MPF lists, then the one right behind."""
    for start in [*_listed_pictures(primary), primary.end]:
        if jpeg.matches(primary.data[start : start + 3]):
            yield start


def _mpf_offsets(block: bytes) -> list[int]:
    """Give the offsets of the pictures that an MPF index lists, less the first picture's 0."""
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    try:
        if order is None:
            return []
        (start,) = struct.unpack_from(order + "I", block, 4)
        (count,) = struct.unpack_from(order + "H", block, start)
        for position in range(start + 2, min(start + 2 + 12 * count, len(block) - 11), 12):
            tag, _, size, place = struct.unpack_from(order + "HHII", block, position)
            if tag == _MPF_ENTRIES:
                listed = range(place, min(place + size, len(block)) - 15, 16)
                offsets = [struct.unpack_from(order + "I", block, entry + 8)[0] for entry in listed]
                return [offset for offset in offsets if offset]
    except struct.error:
        return []
    return []


def _terms(path: Path, stream: jpeg.Stream) -> Terms | None:
    """Read the metadata in the gain map's own picture, ISO before XMP; None where it is no gain map."""
    for body in stream.payloads(0xE2, _ISO):
        if len(body) > 4:
            return _checked(path, _from_iso(path, body))
    for xmp in stream.payloads(0xE1, jpeg.XMP):
        if _XMP_MARK in xmp and b"GainMapMax" in xmp:
            return _checked(path, _from_xmp(path, xmp))
    return None


def _from_iso(path: Path, body: bytes) -> Terms:
    """Read the ISO 21496-1 metadata (annex C.2): big-endian fractions, once or per channel."""
    try:
        version, _, flags = struct.unpack_from(">HHB", body)
        if version != 0:
            raise FileRefusedError(path, f"has a gain map of version {version}, which is not read")
        channels = 3 if flags & _ISO_MULTICHANNEL else 1
        if flags & _ISO_COMMON:
            (common,) = struct.unpack_from(">I", body, 5)
            heads = [value / common for value in struct.unpack_from(">2I", body, 9)]
            rows = [struct.unpack_from(">iiIii", body, 17 + 20 * c) for c in range(channels)]
            values = [[value / common for value in row] for row in rows]
        else:
            numbers = struct.unpack_from(">4I", body, 5)
            heads = [numbers[0] / numbers[1], numbers[2] / numbers[3]]
            rows = [struct.unpack_from(">iIiIIIiIiI", body, 21 + 40 * c) for c in range(channels)]
            values = [[n / d for n, d in zip(row[0::2], row[1::2], strict=True)] for row in rows]
    except (struct.error, ZeroDivisionError) as error:
        raise FileRefusedError(path, "has a gain map whose description is damaged") from error
    if heads[0] > heads[1]:
        raise FileRefusedError(path, "is an HDR picture with a gain map towards SDR, which is not read")
    low, high, gamma, offset_sdr, offset_hdr = (_triple(column) for column in zip(*values, strict=True))
    return Terms(low, high, gamma, offset_sdr, offset_hdr, in_base_space=bool(flags & _ISO_BASE_SPACE))


def _from_xmp(path: Path, xmp: bytes) -> Terms:
    """Read the hdrgm properties; those left out have the defaults of the Ultra HDR format, table 2."""
    if _xmp_text(xmp, "BaseRenditionIsHDR").strip().lower() == "true":
        raise FileRefusedError(path, "is an HDR picture with a gain map towards SDR, which is not read")
    try:
        return Terms(
            low=_xmp_triple(xmp, "GainMapMin", 0.0),
            high=_xmp_triple(xmp, "GainMapMax", math.nan),
            gamma=_xmp_triple(xmp, "Gamma", 1.0),
            offset_sdr=_xmp_triple(xmp, "OffsetSDR", 1 / 64),
            offset_hdr=_xmp_triple(xmp, "OffsetHDR", 1 / 64),
        )
    except ValueError as error:
        raise FileRefusedError(path, "has a gain map whose description is damaged") from error


def _xmp_text(xmp: bytes, name: str) -> str:
    """Give a property's text, of an attribute or an element; list items are parted by blanks."""
    key = b"hdrgm:" + name.encode()
    attribute = re.search(key + rb"\s*=\s*[\"']([^\"'<]*)[\"']", xmp)
    element = re.search(b"<" + key + rb"\s*>(.*?)</" + key + rb"\s*>", xmp, re.DOTALL)
    found = attribute or element
    return re.sub(rb"<[^>]*>", b" ", found[1]).decode("latin-1") if found else ""


def _xmp_triple(xmp: bytes, name: str, default: float) -> Triple:
    return _triple([float(part) for part in _xmp_text(xmp, name).split()] or [default])


def _triple(values: tuple[float, ...] | list[float]) -> Triple:
    if len(values) not in (1, 3):
        raise ValueError(f"{len(values)} values where 1 or 3 belong")
    return (values[0], values[len(values) // 2], values[-1])


def _checked(path: Path, terms: Terms) -> Terms:
    numbers = (*terms.low, *terms.high, *terms.offset_sdr, *terms.offset_hdr)
    sane = all(math.isfinite(n) and abs(n) <= _STRONGEST for n in numbers)
    if not sane or not all(math.isfinite(g) and g > 0 for g in terms.gamma):
        raise FileRefusedError(path, "has a gain map whose description is damaged")
    return terms
