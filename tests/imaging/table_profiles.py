"""ICC profiles that are look-up tables, made by code: a screen, a dull paper, and four inks."""

import struct
from collections.abc import Callable

import numpy as np

from disque_studio.imaging.icc import build_profile
from disque_studio.imaging.primaries import ADOBE_RGB, D50_XYZ, REC709, Primaries, bradford, white_xyz

_EPSILON = (6 / 29) ** 3

GAMMA = 2.2
PAPER, INK = 0.80, 0.02
"""Luminance of bare paper and of its darkest ink."""

Model = Callable[[np.ndarray], np.ndarray]


def lab_from_xyz(xyz: np.ndarray) -> np.ndarray:
    part = xyz / D50_XYZ
    f = np.where(part > _EPSILON, np.cbrt(np.maximum(part, 0)), part / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


def xyz_from_lab(lab: np.ndarray) -> np.ndarray:
    middle = (lab[..., 0] + 16) / 116
    f = np.stack([middle + lab[..., 1] / 500, middle, middle - lab[..., 2] / 200], -1)
    return D50_XYZ * np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29))


def to_d50(primaries: Primaries) -> np.ndarray:
    return bradford(white_xyz(primaries.white), D50_XYZ) @ primaries.to_xyz()


def table_tag(name: bytes, function: Model, channels: int, out: int, side: int) -> bytes:
    """Make a lut16Type of `function`, which takes and gives values of 0 to 1."""
    steps = np.linspace(0, 1, side)
    grid = np.stack(np.meshgrid(*[steps] * channels, indexing="ij"), -1).reshape(-1, channels)
    values = np.rint(np.clip(function(grid), 0, 1) * 65535).astype(">u2").tobytes()
    identity = np.round(np.eye(3).ravel() * 65536).astype(">i4").tobytes()
    ends = np.array([0, 65535], ">u2").tobytes()
    head = struct.pack(">4s4x4B", b"mft2", channels, out, side, 0) + identity + struct.pack(">2H", 2, 2)
    return head + ends * channels + values + ends * out


def to_pcs(lab: np.ndarray) -> np.ndarray:
    """Code Lab as version 2 profiles do: 0xFF00 is 100, 0x8000 is 0."""
    scale = np.array([0xFF00 / 100, 256, 256])
    return (lab * scale + np.array([0, 0x8000, 0x8000])) / 65535


def from_pcs(codes: np.ndarray) -> np.ndarray:
    return (codes * 65535 - np.array([0, 0x8000, 0x8000])) / np.array([0xFF00 / 100, 256, 256])


def table_profile(
    kind: bytes, model: bytes, to_lab: Model, from_lab: Model, *, white: np.ndarray = D50_XYZ
) -> bytes:
    """Make a version 2 profile whose three intents are one pair of tables."""
    base = build_profile(REC709, (1.0,), "table")
    channels = len(model.strip()) if model == b"CMYK" else 3
    side = 9 if channels == 4 else 33
    forth = table_tag(b"A2B0", lambda v: to_pcs(to_lab(v)), channels, 3, side)
    back = table_tag(b"B2A0", lambda v: from_lab(from_pcs(v)), 3, channels, 33)
    text = b"desc\0\0\0\0" + struct.pack(">I", 9) + b"By tables"[:8] + b"\0" + bytes(78)
    wtpt = b"XYZ \0\0\0\0" + np.round(white * 65536).astype(">i4").tobytes()
    copyright = b"text\0\0\0\0none\0"
    tags = {b"desc": text, b"cprt": copyright, b"wtpt": wtpt, b"A2B0": forth, b"B2A0": back}
    tags |= {b"A2B1": forth, b"B2A1": back, b"A2B2": forth, b"B2A2": back}
    table, body, start = struct.pack(">I", len(tags)), b"", 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    size = struct.pack(">I", start + len(body))
    header = size + base[4:8] + b"\x02\x40\0\0" + kind + model + b"Lab " + base[24:128]
    return header + table + body


def screen_profile(primaries: Primaries = ADOBE_RGB) -> bytes:
    """Make a screen of a pure power that is stated by tables."""
    columns = to_d50(primaries)

    def to_lab(device: np.ndarray) -> np.ndarray:
        return lab_from_xyz(device**GAMMA @ columns.T)

    def from_lab(lab: np.ndarray) -> np.ndarray:
        return np.clip(xyz_from_lab(lab) @ np.linalg.inv(columns).T, 0, 1) ** (1 / GAMMA)

    return table_profile(b"mntr", b"RGB ", to_lab, from_lab)


def paper_profile() -> bytes:
    """Make a printer with sRGB's hues on a paper that is not white, with an ink that is not black."""
    columns = to_d50(REC709)
    black = INK / PAPER

    def to_lab(device: np.ndarray) -> np.ndarray:
        light = black + (1 - black) * device**GAMMA
        return lab_from_xyz(light @ columns.T)

    def from_lab(lab: np.ndarray) -> np.ndarray:
        light = xyz_from_lab(lab) @ np.linalg.inv(columns).T
        return np.clip((light - black) / (1 - black), 0, 1) ** (1 / GAMMA)

    return table_profile(b"prtr", b"RGB ", to_lab, from_lab, white=D50_XYZ * PAPER)


def inks_profile(strength: float = 0.9) -> bytes:
    """Make four inks: cyan, magenta and yellow each take so much of a third of the light, black of all."""
    columns = to_d50(REC709)

    def to_lab(device: np.ndarray) -> np.ndarray:
        light = (1 - strength * device[..., :3]) * (1 - 0.95 * device[..., 3:])
        return lab_from_xyz(light @ columns.T)

    def from_lab(lab: np.ndarray) -> np.ndarray:
        light = np.clip(xyz_from_lab(lab) @ np.linalg.inv(columns).T, 0, 1)
        most = light.max(axis=-1, keepdims=True)
        black = np.clip((1 - most) / 0.95, 0, 1)
        left = 1 - 0.95 * black
        inks = np.clip((1 - light / np.maximum(left, 1e-6)) / strength, 0, 1)
        return np.concatenate([inks, black], axis=-1)

    return table_profile(b"prtr", b"CMYK", to_lab, from_lab)
