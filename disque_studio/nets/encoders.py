"""DisQUE's two encoders over the same picture (arXiv 2404.13484, section 3), sized for a laptop."""

from itertools import pairwise

import torch
from torch import Tensor, nn

WIDTHS = (24, 32, 48, 64)


class Normal(nn.Module):
    """Normalise each picture's channels (content) or leave them as they are (appearance)."""

    def __init__(self, width: int, *, active: bool) -> None:
        super().__init__()
        self.norm: nn.Module = nn.InstanceNorm2d(width, affine=True) if active else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        """Keep the shape (B, C, H, W)."""
        return self.norm(x)


class Block(nn.Module):
    """Residual block of two 3x3 convolutions, the first with the stride."""

    def __init__(self, width_in: int, width: int, *, stride: int = 1, normal: bool) -> None:
        super().__init__()
        self.first = nn.Conv2d(width_in, width, 3, stride, 1)
        self.second = nn.Conv2d(width, width, 3, 1, 1)
        self.skip = nn.Conv2d(width_in, width, 1, stride)
        self.norms = nn.ModuleList([Normal(width, active=normal), Normal(width, active=normal)])

    def forward(self, x: Tensor) -> Tensor:
        """Map (B, C, H, W) to (B, C', H / stride, W / stride)."""
        y = torch.nn.functional.silu(self.norms[0](self.first(x)))
        y = self.norms[1](self.second(y))
        return torch.nn.functional.silu(y + self.skip(x))


class Encoder(nn.Module):
    """7x7 stem and three residual stages, each halving the picture: features at 1/2, 1/4, 1/8, 1/16."""

    def __init__(self, *, normal: bool) -> None:
        super().__init__()
        self.stem = nn.Conv2d(3, WIDTHS[0], 7, 2, 3)
        self.stem_norm = Normal(WIDTHS[0], active=normal)
        self.stages = nn.ModuleList(Block(a, b, stride=2, normal=normal) for a, b in pairwise(WIDTHS))

    def forward(self, picture: Tensor) -> list[Tensor]:
        """Encode (B, 3, H, W): log code of a photo, or a display-encoded picture, about [0, 1]."""
        x = torch.nn.functional.silu(self.stem_norm(self.stem(picture * 2 - 1)))
        out = [x]
        for stage in self.stages:
            out.append(stage(out[-1]))
        return out


def summary(features: list[Tensor]) -> Tensor:
    """Give the appearance vector: spatial mean and deviation of every stage, (B, 2 * sum of widths)."""
    means = [f.mean((2, 3)) for f in features]
    deviations = [(f.var((2, 3), unbiased=False) + 1e-4).sqrt() for f in features]
    return torch.cat(means + deviations, 1)


SUMMARY = 2 * sum(WIDTHS)
