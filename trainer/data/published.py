"""Tone curves of published global operators, for the operator bank.

Batched, with parameters drawn widely around the papers' own, and written from the papers' equations; what
other programs put around the curves differs. Of the looks benchmark's operators these are the global ones
(Reinhard 2002 and 2005, Drago, Mai); its local ones (Durand, Fattal, Mantiuk) are not in the bank.
"""

import math

import torch
from torch import Tensor

from trainer.data.curves import Curve, SceneStatistics, between, by_table


def _levels(s: SceneStatistics, place: int) -> Tensor:
    return s.quantiles[:, place, None, None, None]


def _mean(s: SceneStatistics) -> Tensor:
    return s.mean[:, None, None, None]


def photographic(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Give L (1 + L / white^2) / (1 + L), L by key over log average (Reinhard et al. 2002, eq. 1-4)."""
    key = torch.exp2(between(-4.5, -0.5, u[:, 0]))
    light = key * torch.exp2((t - _mean(s)).clamp(-24, 24))
    top = key * torch.exp2((_levels(s, 8) - _mean(s)).clamp(max=24))
    fixed = torch.exp2(between(0.0, 5.0, u[:, 1]))
    chosen = u[:, 2, None, None, None]
    white = torch.where(chosen < 0.4, top, torch.where(chosen < 0.8, fixed, torch.full_like(top, 1e6)))
    return light * (1 + light / white.square()) / (1 + light)


def adaptive_logarithm(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Logarithm whose base grows from 2 to 10 with luminance (Drago et al. 2003, eq. 4), the maximum at 1."""
    # Below about 0.75 the curve falls again before the maximum of a wide range.
    bias = between(0.75, 0.95, u[:, 0])
    shift = between(-1.0, 1.0, u[:, 1])
    light = torch.exp2((t - _mean(s) + shift).clamp(-24, 24))
    top_level = torch.where(u[:, 2, None, None, None] < 0.8, _levels(s, 8), _levels(s, 7))
    top = torch.exp2((top_level - _mean(s) + shift).clamp(max=24))
    power = bias.log() / math.log(0.5)
    base = (2 + 8 * (light / top).clamp(1e-9, 1) ** power).log()
    return light.log1p() / top.log1p() * math.log(10) / base


def photoreceptor(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Give I / (I + (f I_a)^m) (Reinhard and Devlin 2005, eq. 1-5), from least to greatest.

    I_a lies between the pixel's own light and the scene's average; m follows the scene's key.
    """
    low, high, mean = _levels(s, 0), _levels(s, 8), _mean(s)
    key = ((high - mean) / (high - low).clamp_min(0.5)).clamp(0.05, 1)
    contrast = torch.where(u[:, 0, None, None, None] < 0.8, 0.3 + 0.7 * key**1.4, between(0.3, 0.9, u[:, 0]))
    intensity = between(-8.0, 10.0, u[:, 1]) * math.log2(math.e)
    own = torch.where(u[:, 2, None, None, None] < 0.5, torch.ones_like(mean), between(-1.0, 1.0, u[:, 2]))

    def response(level: Tensor) -> Tensor:
        adapted = own * (level - mean)
        return torch.sigmoid(math.log(2) * (level - mean - contrast * (adapted + intensity)))

    floor, ceiling = response(low), response(high)
    return (response(t) - floor) / (ceiling - floor).clamp_min(1e-12)


def least_loss(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Curve over log luminance whose slope is the cube root of the histogram (Mai et al. 2011, eq. 15).

    The exponent is drawn around 1/3.
    """
    low = torch.where(u[:, 2] < 0.6, s.quantiles[:, 0], s.quantiles[:, 1])
    high = torch.where(u[:, 2] < 0.6, s.quantiles[:, 8], s.quantiles[:, 7])
    power = 0.2 + 0.3 * u[:, 0]
    encoded = by_table(t, s, low, high, lambda share: share ** power[:, None])
    return encoded ** between(1.8, 2.6, u[:, 1])


Numbers = tuple[float | None, ...]

PUBLISHED: tuple[tuple[Curve, float, Numbers], ...] = (
    (photographic, 2.0, (0.5065, None, None, None)),
    (adaptive_logarithm, 2.0, (0.5, 0.5, 0.0, None)),
    (photoreceptor, 2.0, (0.5, None, 0.2, None)),
    (least_loss, 2.0, (0.444, 0.5, 0.0, None)),
)
"""Each with its weight, and the numbers that stand for the paper's own parameters where it gives them.

They are a key of 0.18; a bias of 0.85; m by the scene's key and adaptation by the pixel; the cube root and a
gamma of 2.2.
"""
