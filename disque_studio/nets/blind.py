"""The general features that both blind scorers start from, and their mean and deviation."""

from dataclasses import dataclass
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.nets.scenestats import MOMENTS, SCALES, SEEN, SceneStatistics, moments, summarised

WIDTHS = (32, 48, 64, 96, 128)
"""Channels of the stages at 1/2, 1/4, 1/8, 1/16 and 1/32."""

LEARNED = 2 * sum(WIDTHS)
"""Mean and deviation of every learned map."""


class Residual(nn.Module):
    """Two 3x3 convolutions with batch normalisation around a shortcut; the first may halve the picture."""

    def __init__(self, width_in: int, width: int, stride: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(width_in, width, 3, stride, 1, bias=False)
        self.second = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.skip = nn.Conv2d(width_in, width, 1, stride)
        self.norms = nn.ModuleList([nn.BatchNorm2d(width), nn.BatchNorm2d(width)])

    def forward(self, x: Tensor) -> Tensor:
        """Map (B, C, H, W) to (B, C', H / stride, W / stride)."""
        y = F.silu(self.norms[0](self.first(x)))
        return F.silu(self.norms[1](self.second(y)) + self.skip(x))


class Standard(nn.Module):
    """Brings statistics to zero mean and unit deviation over the pictures seen so far, clipped at five.

    Unlike batch normalisation it gives a picture the same numbers whatever is beside it in the batch.
    """

    mean: Tensor
    square: Tensor
    seen: Tensor

    def __init__(self, width: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(width))
        self.register_buffer("square", torch.ones(width))
        self.register_buffer("seen", torch.zeros(()))

    def forward(self, statistics: Tensor) -> Tensor:
        """Keep the shape (n, width); learns from what passes only while training."""
        if self.training:
            self._follow(statistics.detach())
        deviation = (self.square - self.mean.square()).clamp_min(1e-6).sqrt()
        return ((statistics - self.mean) / deviation).clamp(-5, 5)

    def _follow(self, statistics: Tensor) -> None:
        self.seen += 1
        share = 1 / self.seen.clamp(max=200)
        self.mean += share * (statistics.mean(0) - self.mean)
        self.square += share * (statistics.square().mean(0) - self.square)


@dataclass(frozen=True, eq=False)
class Features:
    """What `General` sees in pictures: learned `stages`, fixed `positive` and `linear` maps."""

    stages: list[Tensor]
    positive: list[Tensor]
    linear: Tensor


class General(nn.Module):
    """The general feature t: fixed maps of scene statistics, and five learned stages over them."""

    def __init__(self) -> None:
        super().__init__()
        self.fixed = SceneStatistics()
        self.stem = nn.Conv2d(SEEN, WIDTHS[0], 3, 2, 1)
        self.joins = nn.ModuleList(nn.Conv2d(SEEN, width, 3, 1, 1) for width in WIDTHS[: SCALES - 1])
        self.stages = nn.ModuleList(Residual(before, after, 2) for before, after in pairwise(WIDTHS))
        self.standard = Standard(MOMENTS)

    def forward(self, picture: Tensor, *, learned: bool = True) -> Features:
        """Look at display-encoded pictures (B, 3, H, W) in [0, 1], H and W at least 32.

        Without `learned` there are no stages: scores need none, and take a third of the time.
        """
        seen, positive, linear = self.fixed(picture)
        return Features(self._learned(seen) if learned else [], positive, linear)

    def _learned(self, seen: list[Tensor]) -> list[Tensor]:
        x = F.silu(self.stem(seen[0]))
        stages = [x]
        for index, stage in enumerate(self.stages):
            if index < len(self.joins):
                # Coarser normalised maps join where the learned maps have reached their size.
                x = x + _fitted(self.joins[index](seen[index + 1]), x)
            x = stage(x)
            stages.append(x)
        return stages

    def statistics(self, features: Features, cells: tuple[int, int] | None = None) -> Tensor:
        """Give mu and sigma of every fixed map, standardised: (B, MOMENTS).

        With `cells` (rows, columns) of every cell: (B * rows * columns, MOMENTS). The learned maps' moments
        are not among them: they agreed with people no better, and moved more when a picture was rescaled.
        """
        return self.standard(flat(summarised(features.positive, features.linear, cells)))


def learned_moments(features: Features) -> Tensor:
    """Give mu and sigma of every learned map, (B, LEARNED)."""
    return flat(torch.cat([part for stage in features.stages for part in moments(stage.float())], 1))


def reader(width_in: int, hidden: int, width: int) -> nn.Sequential:
    """Make what reads a code (n, width) from standardised statistics (n, width_in)."""
    return nn.Sequential(
        nn.Dropout(0.1),
        nn.Linear(width_in, hidden),
        nn.SiLU(),
        nn.Dropout(0.4),
        nn.Linear(hidden, width),
    )


def flat(maps: Tensor) -> Tensor:
    """Bring (B, C, rows, columns) to (B * rows * columns, C)."""
    return maps.permute(0, 2, 3, 1).reshape(-1, maps.shape[1])


def _fitted(maps: Tensor, like: Tensor) -> Tensor:
    """Cut maps to the size of others that odd sides made smaller or larger by a pixel."""
    if maps.shape[2:] == like.shape[2:]:
        return maps
    return F.interpolate(maps, size=like.shape[2:], mode="nearest")
