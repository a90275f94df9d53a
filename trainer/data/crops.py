"""Batches of random crops, from pictures kept as bytes."""

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor


def crops(pictures: npt.NDArray[np.uint8], side: int, generator: torch.Generator) -> Tensor:
    """Cut a random square of `side` pixels out of each of (B, H, W, C), mirrored half the time.

    Gives (B, C, side, side) in [0, 1]. Pictures that are to be cut alike go in as one, side by side in C.
    """
    height, width, channels = pictures.shape[1:]
    cut = np.empty((len(pictures), side, side, channels), np.uint8)
    places = torch.rand(len(pictures), 3, generator=generator).tolist()
    for picture, out, (down, across, mirror) in zip(pictures, cut, places, strict=True):
        top, left = round(down * (height - side)), round(across * (width - side))
        square = picture[top : top + side, left : left + side]
        out[:] = square[:, ::-1] if mirror < 0.5 else square
    return as_batch(cut)


def as_batch(pictures: npt.NDArray[np.uint8]) -> Tensor:
    """Give bytes (B, H, W, C) as (B, C, H, W) in [0, 1]."""
    return torch.from_numpy(np.array(pictures)).permute(0, 3, 1, 2).float() / 255


def indices(limit: int, count: int, generator: torch.Generator) -> npt.NDArray[np.int64]:
    """Draw `count` indices below `limit`."""
    return torch.randint(limit, (count,), generator=generator).numpy()
