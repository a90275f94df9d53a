"""ICC profiles: those we write, and the way from any picture's profile to sRGB or to linear Rec.709.

The names of tags, types and curves are those of ICC.1:2010 (profile version 4.3).
"""

import functools
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import imagecodecs
import numpy as np
import numpy.typing as npt

from disque_studio.imaging.bands import for_bands
from disque_studio.imaging.primaries import D50_XYZ, REC709, Matrix, Primaries, bradford, convert, white_xyz
from disque_studio.imaging.transfer import Floats, srgb_encode

Pixels = TypeVar("Pixels", npt.NDArray[np.uint8], npt.NDArray[np.uint16])
Curve = Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]]

SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""The sRGB curve as a parametric curve of function type 3."""

_HEADER = 128
_TAG_ENTRY = 12
_MOST_TAGS = 200
_PARAMETERS = (1, 3, 4, 5, 7)
_SRGB_TOLERANCE = 2e-3
_INVERSE_STEPS = 1 << 16


def build_profile(primaries: Primaries, curve: tuple[float, ...], description: str) -> bytes:
    """Make a version 4 display profile with matrix and parametric curve, the same bytes every time.

    `curve` is one number (a pure power) or the five of function type 3: g, a, b, c, d.
    """
    adapt = bradford(white_xyz(primaries.white), D50_XYZ)
    columns = adapt @ primaries.to_xyz()
    kind = _PARAMETERS.index(len(curve))
    trc = b"para" + struct.pack(">4xHxx", kind) + _fixed(curve)
    tags = {
        b"desc": _text(description),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(D50_XYZ),
        b"chad": b"sf32\0\0\0\0" + _fixed(adapt.ravel()),
        b"rXYZ": b"XYZ \0\0\0\0" + _fixed(columns[:, 0]),
        b"gXYZ": b"XYZ \0\0\0\0" + _fixed(columns[:, 1]),
        b"bXYZ": b"XYZ \0\0\0\0" + _fixed(columns[:, 2]),
        b"rTRC": trc,
        b"gTRC": trc,
        b"bTRC": trc,
    }
    table, body = struct.pack(">I", len(tags)), b""
    start = _HEADER + 4 + _TAG_ENTRY * len(tags)
    places: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    header = struct.pack(
        ">I4xI4s4s4s6H4s28x12s48x",
        *(start + len(body), 0x04300000, b"mntr", b"RGB ", b"XYZ "),
        *(2026, 1, 1, 0, 0, 0, b"acsp", _fixed(D50_XYZ)),
    )
    return header + table + body


def _fixed(values: npt.ArrayLike) -> bytes:
    return np.round(np.asarray(values, np.float64) * 65536).astype(">i4").tobytes()


def _text(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc" + struct.pack(">4xII4sII", 1, 12, b"enUS", len(data), 28) + data


@functools.cache
def srgb_profile() -> bytes:
    """Give our own sRGB profile."""
    return build_profile(REC709, SRGB_CURVE, "sRGB")


@dataclass(frozen=True, eq=False)
class MatrixProfile:
    """A profile that is three curves and a matrix: its way from device values to linear Rec.709."""

    curves: tuple[Curve, Curve, Curve]
    to_rec709: Matrix

    @classmethod
    def parse(cls, icc: bytes) -> "MatrixProfile":
        """Read an RGB matrix/TRC profile, or a grey profile as three equal channels.

        Raises:
            ValueError: the profile is damaged, is for another colour model, or is a look-up table.
        """
        tags = _tags(icc)
        if icc[16:20] == b"GRAY":
            grey = _finite(_curve(_tag(tags, b"kTRC")))
            return cls((grey, grey, grey), np.eye(3))
        if icc[16:20] != b"RGB ":
            model = icc[16:20].decode("ascii", "replace").strip()
            raise ValueError(f"the colour profile is for {model} pictures, not RGB")
        if b"rXYZ" not in tags:
            raise ValueError("the colour profile is a look-up table, not primaries and curves")
        columns = np.stack([_xyz(_tag(tags, name)) for name in (b"rXYZ", b"gXYZ", b"bXYZ")], axis=1)
        rec709 = bradford(white_xyz(REC709.white), D50_XYZ) @ REC709.to_xyz()
        red, green, blue = (_finite(_curve(_tag(tags, name))) for name in (b"rTRC", b"gTRC", b"bTRC"))
        return cls((red, green, blue), np.asarray(np.linalg.solve(rec709, columns), np.float64))

    def to_linear(self, rgb: npt.NDArray[np.floating]) -> Floats:
        """Decode (H, W, 3) device values to linear Rec.709; odd-symmetric below 0."""
        light = np.empty(rgb.shape, np.float32)
        for channel, curve in enumerate(self.curves):
            value = rgb[..., channel].astype(np.float64)
            light[..., channel] = np.copysign(curve(np.abs(value)), value)
        return convert(light, self.to_rec709)

    def is_srgb(self) -> bool:
        """Tell whether this is sRGB to within half a code value of 8 bits."""
        ramp = np.linspace(0, 1, 256)
        return bool(np.abs(self.to_rec709 - np.eye(3)).max() < _SRGB_TOLERANCE) and all(
            np.abs(srgb_encode(curve(ramp)) - ramp).max() < _SRGB_TOLERANCE for curve in self.curves
        )


def is_table(icc: bytes) -> bool:
    """Tell whether colours come to a profile's device by a look-up table, which goes before a matrix.

    Raises:
        ValueError: the profile is damaged.
    """
    tags = _tags(icc)
    return b"B2A0" in tags or (icc[16:20] != b"GRAY" and b"rXYZ" not in tags)


def profile_name(icc: bytes) -> str:
    """Give the description that a profile has of itself; "" without one.

    Raises:
        ValueError: the profile is damaged.
    """
    data = _tags(icc).get(b"desc", b"")
    if data[:4] == b"desc" and len(data) >= 12:
        (count,) = struct.unpack_from(">I", data, 8)
        text = data[12 : 12 + count].decode("latin-1")
    elif data[:4] == b"mluc" and len(data) >= 28:
        size, start = struct.unpack_from(">II", data, 20)
        text = data[start : start + size].decode("utf-16-be", "replace")
    else:
        return ""
    return "".join(letter for letter in text.split("\0")[0] if letter.isprintable()).strip()


def inverse_curve(curve: Curve) -> Curve:
    """Invert a curve over 0 to 1: the least device value that gives at least so much light.

    Raises:
        ValueError: the curve is flat.
    """
    ramp = np.linspace(0, 1, _INVERSE_STEPS + 1)
    light, first = np.unique(np.maximum.accumulate(curve(ramp)), return_index=True)
    if len(light) < 2:
        raise ValueError("the colour profile has a curve without slope")
    return lambda v: np.interp(v, light, ramp[first])


def icc_to_linear(rgb: npt.NDArray[np.floating], icc: bytes) -> Floats:
    """Decode (H, W, 3) float device values through a matrix profile to linear Rec.709, out of gamut kept.

    Raises:
        ValueError: as `MatrixProfile.parse`.
    """
    return MatrixProfile.parse(icc).to_linear(rgb)


def icc_to_srgb(pixels: Pixels, icc: bytes) -> Pixels:
    """Bring (H, W, 3) uint8 or uint16 pixels from their profile to sRGB, clipped to its gamut.

    Pixels whose profile is sRGB already come back as they are; a grey profile is taken for all channels.
    Profiles that are look-up tables go through Little CMS with perceptual intent.

    Raises:
        ValueError: the profile is damaged or is not for RGB or grey pictures.
    """
    if icc[16:20] == b"RGB " and b"rXYZ" not in _tags(icc):
        return _through_cms(pixels, icc)
    profile = MatrixProfile.parse(icc)
    return pixels if profile.is_srgb() else _through_matrix(pixels, profile)


def _through_matrix(pixels: Pixels, profile: MatrixProfile) -> Pixels:
    # Numba is slow to import, and this module stands below everything else.
    from disque_studio.imaging.recode import encoding_table, recode_integers

    ramp = np.linspace(0, 1, int(np.iinfo(pixels.dtype).max) + 1)
    decoding = np.stack([curve(ramp) for curve in profile.curves]).astype(np.float32)
    matrix, encoding = profile.to_rec709.astype(np.float32), encoding_table(srgb_encode)
    result = np.empty_like(pixels)
    for_bands(
        len(pixels), lambda band: recode_integers(pixels[band], decoding, matrix, encoding, result[band])
    )
    return result


def _through_cms(pixels: Pixels, icc: bytes) -> Pixels:
    result = np.empty_like(pixels)

    def convert_band(band: slice) -> None:
        result[band] = imagecodecs.cms_transform(
            np.ascontiguousarray(pixels[band]),
            icc,
            srgb_profile(),
            colorspace="rgb",
            outcolorspace="rgb",
            intent=imagecodecs.CMS.INTENT.PERCEPTUAL,
            # The optimised 16-bit path takes a coarse 3-D table: off by up to 20 of 255 near black.
            flags=imagecodecs.CMS.FLAGS.NOOPTIMIZE if pixels.dtype == np.uint16 else None,
        )

    try:
        for_bands(len(pixels), convert_band)
    except imagecodecs.CmsError as error:
        raise ValueError(f"the colour profile cannot be applied: {error}") from error
    return result


def _tags(icc: bytes) -> dict[bytes, bytes]:
    """Give every tag's data, all bounds checked."""
    if len(icc) < _HEADER + 4 or icc[36:40] != b"acsp":
        raise ValueError("the colour profile is damaged: it has no ICC header")
    (count,) = struct.unpack_from(">I", icc, _HEADER)
    if count > _MOST_TAGS or _HEADER + 4 + count * _TAG_ENTRY > len(icc):
        raise ValueError("the colour profile is damaged: its tag table is cut off")
    tags = {}
    for index in range(count):
        name, start, size = struct.unpack_from(">4sII", icc, _HEADER + 4 + index * _TAG_ENTRY)
        if start + size > len(icc):
            raise ValueError(f"the colour profile is damaged: tag {name!r} is cut off")
        tags[name] = icc[start : start + size]
    return tags


def _tag(tags: dict[bytes, bytes], name: bytes) -> bytes:
    if name not in tags:
        raise ValueError(f"the colour profile has no {name.decode()} tag")
    return tags[name]


def _numbers(data: bytes, start: int, count: int) -> npt.NDArray[np.float64]:
    if len(data) < start + 4 * count:
        raise ValueError("the colour profile is damaged: a tag is too short")
    return np.frombuffer(data, ">i4", count, start) / 65536


def _xyz(data: bytes) -> npt.NDArray[np.float64]:
    return _numbers(data, 8, 3)


def _curve(data: bytes) -> Curve:
    """Read a curveType or parametricCurveType tag; it answers for values of 0 and more."""
    if data[:4] == b"para" and len(data) >= 12:
        (kind,) = struct.unpack_from(">H", data, 8)
        if kind >= len(_PARAMETERS):
            raise ValueError(f"the colour profile has a curve of unknown kind {kind}")
        return _parametric(kind, _numbers(data, 12, _PARAMETERS[kind]).tolist())
    if data[:4] == b"curv" and len(data) >= 12:
        (count,) = struct.unpack_from(">I", data, 8)
        if len(data) < 12 + 2 * count:
            raise ValueError("the colour profile is damaged: a curve is cut off")
        table = np.frombuffer(data, ">u2", count, 12).astype(np.float64)
        if count < 2:
            gamma = table[0] / 256 if count else 1.0
            return lambda v: np.power(v, gamma)
        return lambda v: np.interp(v, np.linspace(0, 1, count), table / 65535)
    raise ValueError("the colour profile is damaged: a curve cannot be read")


def _finite(curve: Curve) -> Curve:
    with np.errstate(all="ignore"):
        if not np.isfinite(curve(np.linspace(0, 1, 256))).all():
            raise ValueError("the colour profile has a curve that runs to infinity")
    return curve


def _parametric(kind: int, parameters: list[float]) -> Curve:
    """Give Y(X) of function types 0 to 4: (aX + b)^g + e from d on, cX + f below."""
    g, a, b, c, d, e, f = parameters + [0.0] * (7 - len(parameters))
    if kind == 0:
        a = 1.0
    elif kind in (1, 2):
        if a == 0:
            raise ValueError("the colour profile has a curve without slope")
        d, e, f = -b / a, c, c
        c = 0.0
    return lambda v: np.where(v >= d, np.power(np.maximum(a * v + b, 0), g) + e, c * v + f)
