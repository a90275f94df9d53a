"""DisQUE for finished pictures (arXiv 2404.13484): content x appearance -> picture, and a head that compares.

The encoders are those of the look model. The decoder answers with pixels; the head reads a distance from the
differences of appearance vectors, and can only grow with them.
"""

from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.nets.disque import Modulated, silence
from disque_studio.nets.encoders import SUMMARY, WIDTHS, Encoder, summary

PROJECTION = 8
SCALES = 2
COMPARED = SCALES * SUMMARY
"""Differences that the head reads: means and deviations of every stage, at full and at half scale."""

_STAGES = len(WIDTHS)
_DEVIATION_FLOOR = 1e-4
_LEAST_MEAN = 0.02


def stage_codes(appearance: Tensor) -> list[Tensor]:
    """Split an appearance vector (B, SUMMARY) into each stage's means and deviations, (B, 2 width)."""
    parts = appearance.split([*WIDTHS, *WIDTHS], 1)
    return [torch.cat([parts[k], parts[k + _STAGES]], 1) for k in range(_STAGES)]


class PictureDecoder(nn.Module):
    """Coarse to fine: ``z = block((z + content_k) * Linear(1 + appearance_k))`` at every stage, then RGB."""

    def __init__(self) -> None:
        super().__init__()
        widths = [WIDTHS[0], *WIDTHS]
        self.steps = nn.ModuleList(
            Modulated(wide, narrow, 2 * wide) for narrow, wide in reversed(list(pairwise(widths)))
        )
        # Two by two pixels of RGB for each place at half scale.
        self.out = nn.Conv2d(WIDTHS[0], 12, 7, 1, 3)

    def forward(self, content: list[Tensor], appearance: Tensor) -> Tensor:
        """Give pictures (B, 3, H, W), about [0, 1], from content maps and appearance vectors (B, SUMMARY)."""
        codes = stage_codes(appearance)
        z = torch.zeros_like(content[-1])
        for step, features, code in zip(self.steps, reversed(content), reversed(codes), strict=True):
            if z.shape[-2:] != features.shape[-2:]:
                z = F.interpolate(z, size=features.shape[-2:], mode="nearest")
            z = step(z, features, code)
        return 0.5 + F.pixel_shuffle(self.out(z), 2)


class DisqueSdr(nn.Module):
    """Encoders, decoder, projections of the contrastive terms. Pictures are (B, 3, H, W) in [0, 1]."""

    def __init__(self) -> None:
        super().__init__()
        self.content = Encoder(normal=True)
        self.appearance = Encoder(normal=False)
        self.decoder = PictureDecoder()
        self.project_content = nn.Linear(WIDTHS[-1], PROJECTION)
        self.project_appearance = nn.Linear(SUMMARY, PROJECTION)

    def appear(self, pictures: Tensor) -> Tensor:
        """Give the appearance vector (B, SUMMARY): mean and deviation of every stage."""
        return summary(self.appearance(pictures))


def halved(pictures: Tensor) -> Tensor:
    """Give the second scale: areas of 2 by 2 averaged."""
    return F.avg_pool2d(pictures, 2, ceil_mode=True, count_include_pad=False)


def look(encoder: Encoder, pictures: Tensor) -> list[list[Tensor]]:
    """Give every stage's maps of (B, 3, H, W) at full and at half scale."""
    return [encoder(pictures), encoder(halved(pictures))]


def overall(seen: list[list[Tensor]]) -> Tensor:
    """Give what the head compares, of the pictures as a whole: (B, COMPARED)."""
    return torch.cat([summary(features) for features in seen], 1)


def by_region(seen: list[list[Tensor]], rows: int, columns: int) -> Tensor:
    """Give what the head compares, of each region: (B, COMPARED, rows, columns)."""
    return torch.cat([regional(features, rows, columns) for features in seen], 1)


def regional(features: list[Tensor], rows: int, columns: int) -> Tensor:
    """Give `summary` of overlapping windows: (B, SUMMARY, rows, columns).

    The windows are three cells wide and high, of a lattice of equal cells over the picture.
    """
    means, deviations = [], []
    for maps in features:
        first, second = (_windows(m, rows, columns) for m in (maps, maps.square()))
        means.append(first)
        deviations.append(((second - first.square()).clamp_min(0) + _DEVIATION_FLOOR).sqrt())
    return torch.cat(means + deviations, 1)


def _windows(maps: Tensor, rows: int, columns: int) -> Tensor:
    cells = F.adaptive_avg_pool2d(maps, (rows, columns))
    return F.avg_pool2d(cells, 3, 1, 1, count_include_pad=False)


class ClosenessHead(nn.Module):
    """How close a picture is, from differences (n, inputs) >= 0: 0 for none, else below.

    Differences are divided by their usual size and compressed by log1p to x. A part with positive weights
    grows with every x from 0; it is multiplied by a factor within exp(+-`REACH`) that depends on the pattern
    of x, not on its size: what the same amount of blur, noise or tint means for quality.
    """

    REACH = 2.0

    scale: Tensor

    def __init__(self, inputs: int = COMPARED, hidden: int = 32) -> None:
        super().__init__()
        self.register_buffer("scale", torch.ones(inputs))
        self.first = nn.Parameter(torch.randn(hidden, inputs) * 0.5 - 5.5)
        self.knee = nn.Parameter(torch.rand(hidden) * 4)
        self.second = nn.Parameter(torch.randn(hidden) * 0.5 - 2.0)
        self.straight = nn.Parameter(torch.full((inputs,), -8.0))
        self.pattern = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(inputs, hidden), nn.SiLU(), nn.Dropout(0.2), nn.Linear(hidden, 1)
        )
        silence(self.pattern[4])

    def forward(self, differences: Tensor) -> Tensor:
        """Give closeness (n,), at most 0."""
        x = (differences / self.scale).log1p()
        weighed = F.linear(x, F.softplus(self.first))
        units = torch.sigmoid(weighed - self.knee) - torch.sigmoid(-self.knee)
        amount = units @ F.softplus(self.second) + x @ F.softplus(self.straight)
        shape = x / (x.mean(1, keepdim=True) + _LEAST_MEAN) - 1
        return -amount * (self.REACH * self.pattern(shape)[:, 0].tanh()).exp()


class RatingHead(nn.Module):
    """A rating from differences (n, inputs) of a rendition and its photo; small ones are not always good."""

    mean: Tensor
    scale: Tensor

    def __init__(self, inputs: int, hidden: int = 48) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(inputs))
        self.register_buffer("scale", torch.ones(inputs))
        self.body = nn.Sequential(
            nn.Dropout(0.1), nn.Linear(inputs, hidden), nn.SiLU(), nn.Dropout(0.2), nn.Linear(hidden, 1)
        )

    def forward(self, differences: Tensor) -> Tensor:
        """Give ratings (n,), about [0, 1]."""
        return torch.sigmoid(self.body((differences - self.mean) / self.scale)[:, 0])
