"""Display-domain grading on top of the bank's operators: what a photographer does after the tone curve.

Everything works on display-encoded RGB (B, 3, H, W), nominally [0, 1], with uniform numbers (B, k) that
choose the amounts; each move is made on only some of the samples.
"""

import torch
from torch import Tensor

LUMA = (0.2126, 0.7152, 0.0722)
NUMBERS = 24


def luma(rgb: Tensor) -> Tensor:
    """Rec.709-weighted sum of encoded channels, (B, 1, H, W)."""
    weights = torch.tensor(LUMA, device=rgb.device, dtype=rgb.dtype)
    return (rgb * weights[:, None, None]).sum(1, keepdim=True)


def _amount(u: Tensor, size: float, gate: Tensor, chance: float) -> Tensor:
    """Give ±size, or nothing where the gate stays shut, as (B, 1, 1, 1)."""
    return ((u * 2 - 1) * size * (gate < chance))[:, None, None, None]


def contrast(rgb: Tensor, u: Tensor) -> Tensor:
    """Steepen or flatten around a pivot."""
    pivot = 0.35 + 0.2 * u[:, 2, None, None, None]
    return pivot + (rgb - pivot) * (1 + _amount(u[:, 0], 0.3, u[:, 1], 0.5))


def saturation(rgb: Tensor, u: Tensor) -> Tensor:
    """Scale the distance from grey; a few samples go wholly grey."""
    grey = luma(rgb)
    factor = 1 + _amount(u[:, 0], 0.5, u[:, 1], 0.6)
    factor = torch.where(u[:, 2, None, None, None] > 0.96, torch.zeros_like(factor), factor)
    return grey + (rgb - grey) * factor


def white_balance(rgb: Tensor, u: Tensor) -> Tensor:
    """Warm or cool, towards green or magenta."""
    warm, tint = _amount(u[:, 0], 0.12, u[:, 2], 0.4), _amount(u[:, 1], 0.05, u[:, 2], 0.4)
    return rgb * torch.cat([1 + warm, 1 + tint, 1 - warm], 1)


def split_toning(rgb: Tensor, u: Tensor) -> Tensor:
    """Tint shadows and highlights apart."""
    y = luma(rgb).clamp(0, 1)
    shadow = (u[:, 0:3] - 0.5)[:, :, None, None] * 0.16
    light = (u[:, 3:6] - 0.5)[:, :, None, None] * 0.16
    on = (u[:, 6] < 0.35).to(rgb.dtype)[:, None, None, None]
    return rgb + on * (shadow * (1 - y) ** 2 + light * y**2)


def lift_gamma_gain(rgb: Tensor, u: Tensor) -> Tensor:
    """Raise blacks, bend middles, move whites."""
    lift, gain = _amount(u[:, 0], 0.06, u[:, 3], 0.4), _amount(u[:, 1], 0.12, u[:, 3], 0.4)
    gamma = torch.exp2(_amount(u[:, 2], 0.5, u[:, 4], 0.5))
    return (rgb * (1 + gain - lift) + lift).clamp(0, 1.5) ** gamma


def curve(rgb: Tensor, u: Tensor) -> Tensor:
    """Bend the tone curve by two smooth bumps that leave black and white in place."""
    x = rgb.clamp(0, 1)
    first = _amount(u[:, 0], 0.12, u[:, 2], 0.4) * torch.sin(torch.pi * x)
    second = _amount(u[:, 1], 0.08, u[:, 2], 0.4) * torch.sin(2 * torch.pi * x)
    return rgb + first + second


def grade(rgb: Tensor, u: Tensor) -> Tensor:
    """Make every move in turn; `u` is (B, NUMBERS)."""
    rgb = white_balance(rgb, u[:, 0:3])
    rgb = lift_gamma_gain(rgb, u[:, 3:8])
    rgb = contrast(rgb, u[:, 8:11])
    rgb = curve(rgb, u[:, 11:14])
    rgb = split_toning(rgb, u[:, 14:21])
    return saturation(rgb, u[:, 21:24])
