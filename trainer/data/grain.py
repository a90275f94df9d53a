"""Copies of pictures with the faint grain of film and sensors, which nobody would rate otherwise."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from disque_studio.nets.blind import General
from trainer.data.cache import Progress, keep
from trainer.data.summaries import fingerprint, summaries

FAINTEST, STRONGEST = 0.001, 0.01
"""Standard deviations of the grain, of display-encoded values in [0, 1]."""


def load_grained_summaries(
    pictures: npt.NDArray[np.uint8], general: General, cache_dir: Path, *, seed: int, progress: Progress
) -> Tensor:
    """Give the statistics (N, MOMENTS) of grained copies of pictures (N, H, W, 3), computed once."""
    path = cache_dir / f"grained-{seed}-{fingerprint(pictures, general)}.npy"
    if not path.is_file():
        copies = np.empty(pictures.shape, np.uint8)
        rng = np.random.default_rng(seed)
        for index, picture in enumerate(pictures):
            copies[index] = grained(picture, rng)
        keep(path, summaries(copies, general, progress).numpy())
    return torch.from_numpy(np.load(path, allow_pickle=False))


def grained(picture: npt.NDArray[np.uint8], rng: np.random.Generator) -> npt.NDArray[np.uint8]:
    """Add grain to (H, W, 3): now the same to all channels, now to each its own."""
    strength = 255 * FAINTEST * (STRONGEST / FAINTEST) ** rng.random()
    channels = 1 if rng.random() < 0.5 else 3
    noise = rng.normal(0, strength, (*picture.shape[:2], channels)).astype(np.float32)
    return np.rint(np.clip(picture + noise, 0, 255)).astype(np.uint8)
