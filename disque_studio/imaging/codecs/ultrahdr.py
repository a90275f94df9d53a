"""Ultra HDR JPEG files, written: our own SDR picture, and behind it a gain map that leads to the HDR light.

The container is our own code, for no library at hand writes the whole of it: imagecodecs' libultrahdr takes
no SDR picture but makes one itself, and libvips takes ours but writes no hdrgm XMP, which is all that the
first readers of the format (Android 14) look for. What there is to it besides two JPEG pictures is an XMP
packet in each, the terms of ISO 21496-1, and the MPF index; sources as in `gainmap`, which reads it all.

The gain is that of Ultra HDR 1.1: log2((HDR + offset) / (SDR + offset)), for each channel, at full size, from
the SDR picture as it is decoded: so the HDR one makes good what 8 bits and JPEG did to the SDR one. Offset
and bounds keep black in check: an SDR black tells nothing of the light that it stands for.
"""

from collections.abc import Iterator
from pathlib import Path
from struct import pack

import imagecodecs
import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.bands import in_order
from disque_studio.imaging.codecs import jpeg_packing, jpeg_segments, xmp
from disque_studio.imaging.codecs.rows import Rows
from disque_studio.imaging.codecs.told import Told
from disque_studio.imaging.colour import SPACES
from disque_studio.imaging.transfer import Floats

OFFSET = 1 / 256
DARKEST, BRIGHTEST = -4.0, 5.0
"""The bounds of the gain in stops."""

_STEPS = 255
_NARROWEST = 1 / 8
_FINER = 5
_FULL_COLOUR_QUALITY = 90
_UNIT = 1 << 24
_ISO = b"urn:iso:std:iso:ts:21496:-1\0"
_BASE_SPACE = 0x40
_HDRGM = (
    b'<rdf:Description xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" rdf:about="" hdrgm:Version="1.0"'
)
_CONTAINER = (
    b' xmlns:Container="http://ns.google.com/photos/1.0/container/"'
    b' xmlns:Item="http://ns.google.com/photos/1.0/container/item/"><Container:Directory><rdf:Seq>'
    b'<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="Primary"'
    b' Item:Mime="image/jpeg"/></rdf:li>'
    b'<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="GainMap"'
    b' Item:Mime="image/jpeg" Item:Length="%d"/></rdf:li></rdf:Seq></Container:Directory></rdf:Description>'
)
_TERMS = (
    b' hdrgm:GainMapMin="%.6f" hdrgm:GainMapMax="%.6f" hdrgm:Gamma="1" hdrgm:OffsetSDR="%.8f"'
    b' hdrgm:OffsetHDR="%.8f" hdrgm:HDRCapacityMin="0" hdrgm:HDRCapacityMax="%.6f"'
    b' hdrgm:BaseRenditionIsHDR="False"/>'
)


def pieces(
    path: Path,
    rows: Rows,
    light: Rows,
    *,
    headroom: float,
    quality: int,
    colour_space: str,
    told: Told,
) -> list[bytes]:
    """Give the file's bytes: `rows` of the SDR picture, uint8 codes, and `light` of the HDR one.

    `light` is float32, linear, in the primaries of `colour_space`, 0 and up, 1 for SDR white; `headroom`
    tells by how many stops above it a display shows the HDR picture as it is. `quality` is that of the SDR
    picture; the map is coded a little finer. Both are held in memory coded.

    Raises:
        FileRefusedError: the file would be above 4 GB.
    """
    decoding = SPACES[colour_space].decode(np.linspace(0, 1, _STEPS + 1))
    band = jpeg_packing.band_rows(rows, quality)
    coded, span = _code_base(rows, light, decoding, quality, band)
    second = b"".join(_gain_map(coded, light, decoding, span, max(headroom, _NARROWEST), quality, band))
    directory = _HDRGM + _CONTAINER % len(second)
    # Rather the photo's own words are lost than the directory, where both are above 64 KB.
    described = jpeg_segments.xmp(xmp.packet(told.descriptions, directory))
    head = jpeg_segments.exif(told.exif) + (described or jpeg_segments.xmp(xmp.packet(directory)))
    head += jpeg_segments.icc(SPACES[colour_space].icc_profile())
    head += jpeg_segments.app(2, _ISO + bytes(4))
    base = list(jpeg_packing.joined(coded, b"", rows, band, quality))
    try:
        index = jpeg_segments.mpf(2 + len(head), sum(map(len, base)) - 2, len(second))
    except ValueError as error:
        reason = "is too large for an Ultra HDR JPEG (4 GB); choose a smaller size"
        raise FileRefusedError(path, reason) from error
    return [base[0], head, index, *base[1:], second]


def _code_base(
    rows: Rows, light: Rows, decoding: Floats, quality: int, band: int
) -> tuple[list[bytes], tuple[float, float]]:
    """Code the SDR picture, band by band, and find the least and the greatest gain from it."""

    def work(place: slice, pixels: npt.NDArray) -> tuple[bytes, float, float]:
        coded = jpeg_packing.code(pixels, quality)
        gain = _gain(imagecodecs.jpeg8_decode(coded), light.band(place), decoding)
        return coded, float(gain.min()), float(gain.max())

    coded, least, most = zip(*rows.packed(work, rows=band), strict=True)
    low = min(max(min(least), DARKEST), BRIGHTEST - _NARROWEST)
    return list(coded), (low, max(min(max(most), BRIGHTEST), low + _NARROWEST))


def _gain_map(
    coded: list[bytes],
    light: Rows,
    decoding: Floats,
    span: tuple[float, float],
    headroom: float,
    quality: int,
    band: int,
) -> Iterator[bytes]:
    """Code the map as a JPEG picture of its own; `span` are the gains of its codes 0 and 255."""
    low, high = span
    finer = min(max(quality + _FINER, _FULL_COLOUR_QUALITY), 100)

    def work(place: slice) -> bytes:
        gain = _gain(imagecodecs.jpeg8_decode(coded[place.start // band]), light.band(place), decoding)
        gain -= np.float32(low)
        gain *= np.float32(_STEPS / (high - low))
        codes = np.rint(np.clip(gain, 0, _STEPS, out=gain), out=gain).astype(np.uint8)
        return jpeg_packing.code(codes, finer)

    described = xmp.packet(_HDRGM + _TERMS % (low, high, OFFSET, OFFSET, headroom))
    head = jpeg_segments.xmp(described) + jpeg_segments.app(2, _ISO + _iso_terms(low, high, headroom))
    return jpeg_packing.joined(in_order(light.height, work, rows=band), head, light, band, finer)


def _gain(codes: npt.NDArray[np.uint8], light: Floats, decoding: Floats) -> Floats:
    gain = light + np.float32(OFFSET)
    gain /= decoding[codes] + np.float32(OFFSET)
    return np.asarray(np.log2(gain, out=gain), np.float32)


def _iso_terms(low: float, high: float, headroom: float) -> bytes:
    """Write ISO 21496-1's terms, alike for all channels, in the base's primaries, as fractions."""
    fractions = pack(">4I", 0, 1, round(headroom * _UNIT), _UNIT)
    for value in (low, high):
        fractions += pack(">iI", round(value * _UNIT), _UNIT)
    fractions += pack(">2I", 1, 1)
    for _ in range(2):
        fractions += pack(">iI", round(OFFSET * _UNIT), _UNIT)
    return pack(">HHB", 0, 0, _BASE_SPACE) + fractions
