"""Structural fidelity with a gradient: which change of a picture would cost it structure.

The S of `quality.tmqi` (Yeganeh and Wang 2013, equations 1 to 6) once more, in torch and for batches, so that
a search can keep away from what loses structure instead of running into it. What counts is measured by
`tmqi.structural_fidelity`; this only points the way.
"""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from disque_studio.imaging.primaries import REC709_LUMINANCE
from disque_studio.quality.tmqi import (
    C1,
    C2,
    FINEST_FREQUENCY,
    LIGHT_RANGE,
    SCALE_WEIGHTS,
    SIGMA,
    WINDOW,
    Floats,
    visibility_threshold,
)

_LEAST = 1e-4


@dataclass(frozen=True, eq=False)
class _Scale:
    """What is known of the scene at one scale: (1, 1, h, w) each; `weight` of the scale in S."""

    scene: Tensor
    mean: Tensor
    deviation: Tensor
    seen: Tensor
    threshold: float
    weight: float


class Fidelity:
    """Structural fidelity against one scene of luminance (H, W)."""

    def __init__(self, light: Floats, device: str) -> None:
        taps = torch.exp(-0.5 * ((torch.arange(WINDOW) - WINDOW // 2) / SIGMA) ** 2).double()
        self._taps = (taps / taps.sum()).to(device)
        scene = torch.from_numpy(np.asarray(light, np.float64))[None, None].to(device)
        scene = scene - scene.min()
        scene = scene * (LIGHT_RANGE / scene.max().clamp_min(1e-30))
        self._scales: list[_Scale] = []
        for level in range(len(SCALE_WEIGHTS)):
            if min(scene.shape[2:]) < WINDOW:
                break
            self._scales.append(self._scale(scene, level))
            scene = F.avg_pool2d(scene, 2)

    def _scale(self, scene: Tensor, level: int) -> _Scale:
        mean = self._windowed(scene)
        deviation = (self._windowed(scene * scene) - mean * mean).clamp_min(0).sqrt()
        threshold = visibility_threshold(FINEST_FREQUENCY / 2**level)
        seen = torch.special.ndtr((deviation - threshold) * (3 / threshold))
        return _Scale(scene, mean, deviation, seen, threshold, SCALE_WEIGHTS[level])

    def __call__(self, pictures: Tensor) -> Tensor:
        """Give S (n,) of display-encoded pictures (n, 3, H, W)."""
        weights = torch.tensor(REC709_LUMINANCE, device=pictures.device, dtype=torch.float64)
        luma = 255 * (pictures.double() * weights[:, None, None]).sum(1, keepdim=True)
        total = sum(scale.weight for scale in self._scales)
        logarithm = torch.zeros(len(pictures), device=pictures.device, dtype=torch.float64)
        for scale in self._scales:
            place = self._local(scale, luma)
            share = scale.weight * sum(SCALE_WEIGHTS) / total
            logarithm = logarithm + share * place.mean((1, 2, 3)).clamp_min(_LEAST).log()
            luma = F.avg_pool2d(luma, 2)
        return logarithm.exp()

    def _local(self, scale: _Scale, luma: Tensor) -> Tensor:
        mean = self._windowed(luma)
        deviation = (self._windowed(luma * luma) - mean * mean).clamp_min(_LEAST**2).sqrt()
        covariance = self._windowed(scale.scene * luma) - scale.mean * mean
        seen = torch.special.ndtr((deviation - scale.threshold) * (3 / scale.threshold))
        strength = (2 * scale.seen * seen + C1) / (scale.seen**2 + seen**2 + C1)
        return strength * ((covariance + C2) / (scale.deviation * deviation + C2)).clamp(-1, 1)

    def _windowed(self, plane: Tensor) -> Tensor:
        across = F.conv2d(plane, self._taps.view(1, 1, 1, -1))
        return F.conv2d(across, self._taps.view(1, 1, -1, 1))
