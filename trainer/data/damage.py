"""Distorted copies of a batch, with what was done to them."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from trainer.data import distortions


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
