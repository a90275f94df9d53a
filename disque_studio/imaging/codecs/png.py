"""PNG files (W3C PNG, third edition): chunks by our own code, pixels by libpng.

Colour, by the standard's precedence: cICP, iCCP, sRGB, gAMA with cHRM; without any, sRGB.
"""

import struct
import zlib
from pathlib import Path

import imagecodecs

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import colour, icc
from disque_studio.imaging.codecs import raster
from disque_studio.imaging.codecs.limits import check_size
from disque_studio.imaging.codecs.quiet import quiet

NAME = "png"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
XMP_TEXT = b"XML:com.adobe.xmp\0\0\0\0\0"
"""How an iTXt chunk begins that holds XMP, not packed."""

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_BEFORE_PIXELS = (b"cICP", b"iCCP", b"sRGB", b"gAMA", b"cHRM")
_LONGEST_PROFILE = 1 << 24
_STEP = 1 << 22
_SRGB_GAMMA = 1 / 2.2
_GAMMA_TOLERANCE = 0.005
_CICP_PRIMARIES = {1: colour.REC709, 9: colour.REC2020, 12: colour.DISPLAY_P3}
_CICP_SRGB_CURVE = 13
_CICP_HDR = {16: "PQ", 18: "HLG"}


def matches(head: bytes) -> bool:
    """Tell whether these first bytes open a PNG picture."""
    return head.startswith(SIGNATURE)


def read_raster(path: Path, data: bytes) -> raster.Raster:
    """Decode the picture; 16 bits stay 16 bits, fewer become 8, palettes are looked up.

    Raises:
        FileRefusedError: it is damaged, cut short, too large, or coded for an HDR display.
    """
    chunks = _chunks(path, data)
    header = chunks.get(b"IHDR", b"")
    if len(header) != 13 or header[9] not in _CHANNELS:
        raise FileRefusedError(path, "is a damaged PNG: its header cannot be read")
    width, height = struct.unpack_from(">II", header)
    check_size(path, width, height, _CHANNELS[header[9]])
    profile = _profile(path, chunks)
    _check_stream(path, data)
    try:
        with quiet():
            pixels = imagecodecs.png_decode(data)
    except (imagecodecs.PngError, ValueError) as error:
        raise FileRefusedError(path, f"is a damaged PNG: {error}") from error
    return raster.make(pixels, NAME, profile=profile, exif_block=chunks.get(b"eXIf"), xmp=_xmp(chunks))


def _xmp(chunks: dict[bytes, bytes]) -> bytes | None:
    """Give the XMP packet where the first text holds one that is not packed, as the standard asks for."""
    text = chunks.get(b"iTXt", b"")
    return text.removeprefix(XMP_TEXT) if text.startswith(XMP_TEXT) else None


def chunk(kind: bytes, body: bytes) -> bytes:
    """Give a chunk with its length and checksum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _chunks(path: Path, data: bytes) -> dict[bytes, bytes]:
    """Give the first chunk of each kind, pixels left out; checksums of those are checked here."""
    found: dict[bytes, bytes] = {}
    position = len(SIGNATURE)
    while b"IEND" not in found:
        if position + 12 > len(data):
            raise FileRefusedError(path, "is cut short: the end of the picture is missing")
        (length,) = struct.unpack_from(">I", data, position)
        kind, stop = data[position + 4 : position + 8], position + 8 + length
        if stop + 4 > len(data):
            raise FileRefusedError(path, "is cut short: the end of the picture is missing")
        if kind != b"IDAT" and kind not in found:
            body = data[position + 8 : stop]
            if zlib.crc32(kind + body) != struct.unpack_from(">I", data, stop)[0]:
                raise FileRefusedError(path, "is a damaged PNG: a checksum does not hold")
            found[kind] = body
        position = stop + 4
    return found


def _check_stream(path: Path, data: bytes) -> None:
    """Refuse pixels whose compressed stream does not end where it should, or fails its checksum.

    libpng only warns of that, and the pixels it gives then are not those of the picture.
    """
    stream = zlib.decompressobj()
    position = len(SIGNATURE)
    try:
        while not stream.eof and position + 12 <= len(data):
            (length,) = struct.unpack_from(">I", data, position)
            if data[position + 4 : position + 8] == b"IDAT":
                rest = data[position + 8 : position + 8 + length]
                while rest and not stream.eof:
                    stream.decompress(rest, _STEP)
                    rest = stream.unconsumed_tail
            position += 12 + length
        while not stream.eof and stream.decompress(b"", _STEP):
            pass
    except zlib.error as error:
        raise FileRefusedError(path, "is a damaged PNG: its pixels fail their checksum") from error
    if not stream.eof:
        raise FileRefusedError(path, "is a damaged PNG: its pixels end too early")


def _profile(path: Path, chunks: dict[bytes, bytes]) -> bytes | None:
    """Give an ICC profile of the picture's colours, None for sRGB."""
    kind = next((kind for kind in _BEFORE_PIXELS if kind in chunks), None)
    try:
        match kind:
            case b"cICP":
                return _from_cicp(path, chunks[kind])
            case b"iCCP":
                return _from_iccp(chunks[kind])
            case b"gAMA" | b"cHRM":
                return _from_gamma(chunks)
    except (struct.error, zlib.error, ValueError, ZeroDivisionError) as error:
        raise FileRefusedError(path, f"is a damaged PNG: its colours cannot be read ({error})") from error
    return None


def _from_cicp(path: Path, body: bytes) -> bytes | None:
    primaries, transfer, matrix, full_range = struct.unpack(">4B", body)
    if transfer in _CICP_HDR:
        reason = f"is a PNG for HDR displays ({_CICP_HDR[transfer]}), which is not read; save it as EXR"
        raise FileRefusedError(path, reason)
    if primaries not in _CICP_PRIMARIES or transfer != _CICP_SRGB_CURVE or matrix != 0 or full_range != 1:
        code = "/".join(map(str, body))
        raise FileRefusedError(
            path, f"is a PNG in the colours cICP {code}, which are not read; save it as sRGB"
        )
    space = _CICP_PRIMARIES[primaries]
    return None if space == colour.REC709 else icc.build_profile(space, icc.SRGB_CURVE, space.name)


def _from_iccp(body: bytes) -> bytes:
    _, _, packed = body.partition(b"\0")
    unpacker = zlib.decompressobj()
    profile = unpacker.decompress(packed[1:], _LONGEST_PROFILE)
    if not unpacker.eof:
        raise ValueError("the profile is cut off or too long")
    return profile


def _from_gamma(chunks: dict[bytes, bytes]) -> bytes | None:
    gamma = struct.unpack(">I", chunks.get(b"gAMA", struct.pack(">I", 45455)))[0] / 100_000
    space = colour.REC709
    if b"cHRM" in chunks:
        white_first = [value / 100_000 for value in struct.unpack(">8I", chunks[b"cHRM"])]
        space = colour.Primaries.from_chromaticities([*white_first[2:], *white_first[:2]])
    plain = abs(gamma - _SRGB_GAMMA) < _GAMMA_TOLERANCE
    if plain and space.matches(colour.REC709):
        return None
    return icc.build_profile(space, icc.SRGB_CURVE if plain else (1 / gamma,), "PNG gAMA and cHRM")
