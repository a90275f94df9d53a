"""Distorted copies of pictures, with what was done to them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from disque_studio.nets.blind import General
from trainer.data import distortions
from trainer.data.cache import Progress, keep
from trainer.data.summaries import fingerprint, summaries


@dataclass(frozen=True, eq=False)
class Damage:
    """Distorted pictures (B, 3, H, W), which kinds they suffered (B, kinds), how severely 0-1 (B,)."""

    pictures: Tensor
    kinds: Tensor
    severity: Tensor


def damaged(pictures: Tensor, generator: torch.Generator) -> Damage:
    """Distort each picture (B, 3, H, W) in one to three ways."""
    rng = np.random.default_rng(int(torch.randint(2**62, (1,), generator=generator)))
    out, kinds, severity = [], torch.zeros(len(pictures), len(distortions.NAMES)), torch.zeros(len(pictures))
    for index, picture in enumerate(pictures):
        steps = distortions.draw(rng)
        pixels = picture.permute(1, 2, 0).contiguous().numpy()
        out.append(torch.from_numpy(distortions.apply(pixels, steps, rng)).permute(2, 0, 1))
        for name, level in steps:
            kinds[index, distortions.NAMES.index(name)] = 1
            severity[index] = max(float(severity[index]), level / distortions.LEVELS)
    return Damage(torch.stack(out), kinds, severity)


@dataclass(frozen=True, eq=False)
class DamagedSummaries:
    """Statistics (N, MOMENTS) of distorted copies of whole pictures, and how severe they are, 0-1 (N,)."""

    statistics: Tensor
    severity: Tensor


def load_damaged_summaries(
    pictures: npt.NDArray[np.uint8], general: General, cache_dir: Path, *, seed: int, progress: Progress
) -> DamagedSummaries:
    """Distort each picture (N, H, W, 3) once, every fourth by JPEG, which pictures suffer most often.

    Distorted and measured once into `cache_dir`.
    """
    path = cache_dir / f"damaged-{seed}-{fingerprint(pictures, general)}.npy"
    if not path.is_file():
        copies, severity = _copies(pictures, np.random.default_rng(seed), progress)
        keep(path, np.column_stack([summaries(copies, general, progress).numpy(), severity]))
    kept = torch.from_numpy(np.load(path, allow_pickle=False))
    return DamagedSummaries(kept[:, :-1].contiguous(), kept[:, -1].contiguous())


def _copies(
    pictures: npt.NDArray[np.uint8], rng: np.random.Generator, progress: Progress
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
    copies, severity = np.empty(pictures.shape, np.uint8), np.empty(len(pictures), np.float32)
    for index, picture in enumerate(pictures):
        progress(index / len(pictures), "distorting whole pictures")
        steps = distortions.draw(rng)
        if index % 4 == 0:
            steps = [("jpeg", steps[0][1])]
        copies[index] = np.rint(distortions.apply(picture / np.float32(255), steps, rng) * 255)
        severity[index] = max(level for _, level in steps) / distortions.LEVELS
    return copies, severity
