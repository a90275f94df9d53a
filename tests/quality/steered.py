"""A made scorer that likes contrast, with the parts of QD-net, and a scene to try it on."""

from types import SimpleNamespace

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.imaging.logcode import key_gain
from disque_studio.looks.mapping import AFFINE, Mapping, neutral_mapping
from disque_studio.quality.calibration import Calibration
from disque_studio.quality.qdnet import QdNetScorer
from disque_studio.quality.scorer import Facts


class Contrast(nn.Module):
    """z is mean and deviation of a picture's luma; the score rises with the deviation alone."""

    shape = SimpleNamespace(latent=2)

    def general(self, pictures: Tensor, *, learned: bool = True) -> Tensor:
        return pictures

    def encode(self, features: Tensor) -> tuple[Tensor, Tensor]:
        luma = features.mean(1)
        z = torch.stack([luma.mean((1, 2)) * 4 - 2, luma.std((1, 2)) * 8 - 2], 1)
        return z, torch.zeros_like(z)

    def judge(self, z: Tensor) -> Tensor:
        return 0.5 + 0.2 * z[:, 1]

    def content(self, features: Tensor) -> list[Tensor]:
        small = F.avg_pool2d(features, 4)
        return [(small - small.mean((1, 2, 3), keepdim=True)) / small.std((1, 2, 3), keepdim=True)]

    def decode(self, content: list[Tensor], z: Tensor) -> Tensor:
        mean, deviation = ((z + 2) / torch.tensor([4.0, 8.0]))[:, :, None, None].chunk(2, 1)
        return mean + deviation * content[0]


def contrast_scorer() -> QdNetScorer:
    facts = Facts("qdnet", "Contrast", "", "none")
    return QdNetScorer(Contrast(), Calibration((0.0, 1.0), (0.0, 100.0)), facts)  # type: ignore[arg-type]


def scene(height: int = 240, width: int = 320, seed: int = 0) -> np.ndarray:
    """Scene-linear float32 (height, width, 3): soft shapes of eight stops with some texture and colour."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    stops = np.zeros((height, width))
    for _ in range(12):
        cx, cy, size, lift = rng.random(), rng.random(), rng.uniform(0.05, 0.3), rng.normal(0, 1.5)
        stops += lift / (1 + np.exp((np.hypot(x - cx, y - cy) - size) * 40))
    tint = np.stack([np.sin(7 * x), np.cos(5 * y), np.sin(4 * (x + y))], -1) * 0.3
    texture = rng.normal(0, 0.08, (height, width))
    return np.exp2((stops + texture)[..., None] + tint - 2.5).astype(np.float32)


def flat_look(rgb: np.ndarray) -> Mapping:
    """A look of less contrast than the neutral rendition, with a grid of its own, exposed a little up."""
    grid = np.zeros((6, 8, 8, AFFINE), np.float32)
    grid[..., [0, 5, 10]], grid[..., [3, 7, 11]] = -0.35, 0.16
    return Mapping(key_gain(rgb), neutral_mapping(1.0).table, grid, strength=0.9, exposure=-0.2)
