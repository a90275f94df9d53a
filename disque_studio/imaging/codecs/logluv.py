"""LogLuv and LogL, the HDR forms of TIFF (G. Larson, "LogLuv Encoding for Full Gamut, High Dynamic Range
Images", Journal of Graphics Tools 3 (1), 1998), with their run-length code.

A pixel is 15 bits of log2 luminance under a sign, and for colour 8 bits each of CIE u' and v'.
"""

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.primaries import REC709

SGILOG = 34676
LOG_L, LOG_LUV = 32844, 32845

_LONGEST_LITERAL = 127
_SCALE_UV = 410.0


def unpack(data: bytes, *, rows: int, width: int, planes: int) -> npt.NDArray[np.uint32]:
    """Undo the run-length code of a strip: (rows, width) words of 2 or 4 bytes, coded byte plane by plane.

    Raises:
        ValueError: the strip is cut short, or a run goes beyond its row.
    """
    words = np.zeros((rows, width), np.uint32)
    position = 0
    for row in words:
        for _ in range(planes):
            plane, position = _unpack_plane(data, position, width)
            row <<= np.uint32(8)
            row |= np.frombuffer(plane, np.uint8)
    return words


def _unpack_plane(data: bytes, position: int, width: int) -> tuple[bytearray, int]:
    plane = bytearray()
    while len(plane) < width:
        if position + 1 >= len(data):
            raise ValueError("a strip is cut short")
        code = data[position]
        if code > _LONGEST_LITERAL:
            plane += data[position + 1 : position + 2] * (code - 126)
            position += 2
        elif code:
            plane += data[position + 1 : position + 1 + code]
            position += 1 + code
        else:
            raise ValueError("a run of nothing")
    if len(plane) > width or position > len(data):
        raise ValueError("a run goes beyond its row, or a strip is cut short")
    return plane, position


def to_rgb(words: npt.NDArray[np.uint32], *, coloured: bool) -> npt.NDArray[np.float32]:
    """Give (H, W, 3) linear Rec.709 of LogLuv words, or (H, W, 1) luminance of LogL words.

    The chromaticities are taken as they stand, so that those of D65 are neutral: writers of today mean it so.
    """
    high = (words >> np.uint32(16) if coloured else words).astype(np.int32)
    level = high & 0x7FFF
    light = np.exp2((level + 0.5) / 256 - 64) * (level > 0) * np.where(high & 0x8000, -1, 1)
    if not coloured:
        return light[..., None].astype(np.float32)
    u = ((words >> np.uint32(8) & np.uint32(255)) + 0.5) / _SCALE_UV
    v = ((words & np.uint32(255)) + 0.5) / _SCALE_UV
    xyz = np.stack([9 * u / (4 * v), np.ones_like(u), (12 - 3 * u - 20 * v) / (4 * v)], axis=2)
    rgb = xyz * light[..., None] @ np.linalg.inv(REC709.to_xyz()).T
    return rgb.astype(np.float32)
