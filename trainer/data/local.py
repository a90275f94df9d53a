"""Local stages of the operator bank: what is done to log2 luminance (B, H, W) before the curve.

Each takes four uniform numbers a sample and answers with log2 luminance of lower range or
stronger local contrast. They stand in for the families of base/detail, multi-scale, retinex and fusion
operators.
"""

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

Stage = Callable[[Tensor, Tensor], Tensor]


def _scalar(low: float, high: float, u: Tensor) -> Tensor:
    return (low + (high - low) * u)[:, None, None]


def box(x: Tensor, radius: int) -> Tensor:
    """Mean over a (2 radius + 1)² window, edges replicated."""
    padded = F.pad(x[:, None], (radius,) * 4, mode="replicate")
    return F.avg_pool2d(F.avg_pool2d(padded, (2 * radius + 1, 1), 1), (1, 2 * radius + 1), 1)[:, 0]


def blur(x: Tensor, radius: int) -> Tensor:
    """Near-Gaussian blur: the box twice."""
    return box(box(x, radius), radius)


def guided(x: Tensor, radius: int, noise: Tensor) -> Tensor:
    """Edge-aware base layer: the guided filter of a picture by itself (He et al. 2013, eq. 5, 6)."""
    mean = box(x, radius)
    variance = (box(x * x, radius) - mean * mean).clamp_min(0)
    slope = variance / (variance + noise)
    return box(slope, radius) * x + box((1 - slope) * mean, radius)


def _radius(x: Tensor, share: float) -> int:
    return max(1, round(share * min(x.shape[-2:])))


def base_detail(x: Tensor, u: Tensor) -> Tensor:
    """Compress the guided-filter base to a target range, keep or lift the detail.

    Durand and Dorsey (2002) bring the base to a factor of 5, which is 2.3 stops.
    """
    base = guided(x, _radius(x, 0.06), _scalar(0.05, 1.0, u[:, 0]))
    low, high = base.flatten(1).min(1).values, base.flatten(1).max(1).values
    span = (high - low).clamp_min(0.5)[:, None, None]
    slope = torch.where(
        u[:, 1, None, None] < 0.7,
        (_scalar(2.3, 9.0, u[:, 2]) / span).clamp(max=1.0),
        _scalar(0.3, 0.9, u[:, 2]),
    )
    return (base - high[:, None, None]) * slope + _scalar(0.8, 1.8, u[:, 3]) * (x - base)


def multi_scale(x: Tensor, u: Tensor) -> Tensor:
    """Power law on the details of four scales (in the manner of contrast-domain compression)."""
    alpha, lift = _scalar(0.5, 1.0, u[:, 0]), _scalar(0.5, 1.3, u[:, 1])
    residual, out = x, torch.zeros_like(x)
    for share in (0.008, 0.03, 0.09, 0.25):
        coarse = guided(residual, _radius(x, share), _scalar(0.2, 3.0, u[:, 2]))
        detail = residual - coarse
        out = out + lift * detail.sign() * (detail.abs() + 1e-3) ** alpha
        residual = coarse
    return out + residual * _scalar(0.25, 0.8, u[:, 3])


def surround(x: Tensor, u: Tensor) -> Tensor:
    """Subtract part of a wide blur (retinex; Jobson et al. 1997)."""
    wide = 0.5 * (blur(x, _radius(x, 0.04)) + blur(x, _radius(x, 0.15)))
    return x - _scalar(0.15, 0.75, u[:, 0]) * (wide - wide.mean((1, 2), keepdim=True))


def local_normal(x: Tensor, u: Tensor) -> Tensor:
    """Bring local mean and deviation part of the way to the picture's own (adaptive equalisation)."""
    radius = _radius(x, 0.16)
    mean = blur(x, radius)
    deviation = (blur(x * x, radius) - mean * mean).clamp_min(0.04).sqrt()
    whole = x.flatten(1).std(1)[:, None, None]
    equal = (x - mean) / deviation * whole * 0.5 + x.mean((1, 2), keepdim=True)
    share = _scalar(0.1, 0.6, u[:, 0])
    return x + share * (equal - x)


def fusion(x: Tensor, u: Tensor) -> Tensor:
    """Blend three exposures by well-exposedness (Mertens et al. 2007), answered in log2."""
    step = _scalar(1.5, 3.5, u[:, 0])
    centre = x - x.flatten(1).median(1).values[:, None, None] + _scalar(-1.5, 0.5, u[:, 1])
    total, weights = torch.zeros_like(x), torch.zeros_like(x)
    for shift in (-1.0, 0.0, 1.0):
        display = torch.exp2((centre + shift * step).clamp(-20, 0) / 2.2)
        weight = blur(torch.exp(-((display - 0.5) ** 2) / 0.08), _radius(x, 0.05)) + 1e-4
        total, weights = total + weight * display, weights + weight
    return 2.2 * torch.log2((total / weights).clamp_min(1e-4))


STAGES: tuple[Stage, ...] = (base_detail, multi_scale, surround, local_normal, fusion)
