"""Distortions of places. Pictures are sRGB-encoded float32 (H, W, 3); results are not yet clipped.

Blocks cover the same share of a picture of any size: their sides are stated for KADID-10k's 512 by 384.
"""

import math

import cv2
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_STATED_AREA = 512 * 384
_PATCH_SIDE = 16
_BLOCK_SIDE = 32


def jitter(picture: Floats, deviation: float, rng: np.random.Generator) -> Floats:
    """Take every pixel from a place some way off by chance, of `deviation` pixels each way."""
    height, width = picture.shape[:2]
    offsets = rng.standard_normal((2, height, width), np.float32) * np.float32(deviation)
    x = offsets[0] + np.arange(width, dtype=np.float32)
    y = offsets[1] + np.arange(height, dtype=np.float32)[:, None]
    return np.asarray(cv2.remap(picture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101))


def patch_exchange(picture: Floats, patches: float, rng: np.random.Generator) -> Floats:
    """Cover `patches` squares by what stands near them, up to a square's side away: odd, not loud."""
    side = _side(picture, _PATCH_SIDE)
    out = picture.copy()
    for _ in range(round(patches)):
        y, x = _place(picture, side, rng)
        down, right = rng.integers(-side, side + 1, 2)
        from_y = int(np.clip(y + down, 0, picture.shape[0] - side))
        from_x = int(np.clip(x + right, 0, picture.shape[1] - side))
        out[y : y + side, x : x + side] = picture[from_y : from_y + side, from_x : from_x + side]
    return out


def colour_block(picture: Floats, blocks: float, rng: np.random.Generator) -> Floats:
    """Paint `blocks` squares, each in one colour by chance."""
    side = _side(picture, _BLOCK_SIDE)
    out = picture.copy()
    for _ in range(round(blocks)):
        y, x = _place(picture, side, rng)
        out[y : y + side, x : x + side] = rng.random(3, np.float32)
    return out


def pixelate(picture: Floats, share: float, rng: np.random.Generator) -> Floats:
    """Show the picture in pixels as large as sampling it at `share` of its size makes them."""
    height, width = picture.shape[:2]
    size = max(round(width * share), 1), max(round(height * share), 1)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_NEAREST_EXACT)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_NEAREST_EXACT))


def _side(picture: Floats, stated: int) -> int:
    height, width = picture.shape[:2]
    scaled = round(stated * math.sqrt(height * width / _STATED_AREA))
    return int(np.clip(scaled, 2, min(height, width) // 2))


def _place(picture: Floats, side: int, rng: np.random.Generator) -> tuple[int, int]:
    height, width = picture.shape[:2]
    return int(rng.integers(0, height - side + 1)), int(rng.integers(0, width - side + 1))
