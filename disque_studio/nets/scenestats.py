"""Natural scene statistics as fixed maps: what a network would otherwise need millions of pictures to learn.

Locally normalised luminance and colour of an undistorted photograph follow known distributions; noise, blur
and compression bend them (Ruderman 1994; Mittal, Moorthy and Bovik 2012, "No-reference image quality
assessment in the spatial domain", BRISQUE). The maps are kept as maps, so that their means and deviations can
be taken over the whole picture or over any part of it.
"""

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

SCALES = 3
SEEN = 9
"""Channels that the learned layers see at each scale: opponent colours, normalised, log deviations."""

LEVELS = (0.02, 0.06, 0.12, 0.2, 0.3, 0.42, 0.55, 0.68, 0.8, 0.9, 0.96, 0.985)
"""Thresholds of the luma map: their means are the picture's cumulative histogram."""

POSITIVE = 3 + 3 + 3 + 8 + 4
LINEAR = 3 + len(LEVELS) + 1
MOMENTS = 2 * SCALES * POSITIVE + 2 * LINEAR
"""Numbers that `summarised` gives."""

_OPPONENT = ((0.299, 0.587, 0.114), (0.5, -0.5, 0.0), (0.25, 0.25, -0.5))
_STEPS = ((0, 1), (1, 0), (1, 1), (1, -1))
_FLOOR = 1e-4


def _gaussian(deviation: float, reach: int) -> tuple[float, ...]:
    weights = [math.exp(-0.5 * (place / deviation) ** 2) for place in range(-reach, reach + 1)]
    return tuple(weight / sum(weights) for weight in weights)


_WINDOW = _gaussian(7 / 6, 3)
"""Of local means and deviations, as in BRISQUE."""

_SMOOTHING = _gaussian(0.7, 2)
"""Takes away the finest detail, which differs from one resampling of a picture to the next."""


class SceneStatistics(nn.Module):
    """Fixed layers, without weights to train."""

    opponent: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("opponent", torch.tensor(_OPPONENT)[:, :, None, None], persistent=False)

    def forward(self, picture: Tensor) -> tuple[list[Tensor], list[Tensor], Tensor]:
        """Take display-encoded (B, 3, H, W) in [0, 1] apart, at three scales, each half the one before.

        Gives what the learned layers see (B, SEEN, h, w); positive maps (B, POSITIVE, h, w), whose moments
        are best read as logarithms; and linear maps (B, LINEAR, H/2, W/2) of tone and colour.
        """
        # Half precision would drown the deviations, which are differences of nearly equal sums.
        with torch.autocast(picture.device.type, enabled=False):
            return self._maps(picture.float())

    def _maps(self, picture: Tensor) -> tuple[list[Tensor], list[Tensor], Tensor]:
        # Planes are added to each other whole: only where each lies in one piece is that fast.
        colours = _blurred(F.conv2d(picture, self.opponent).contiguous(), _SMOOTHING)
        seen, positive = [], []
        for scale in range(SCALES):
            if scale:
                colours = F.avg_pool2d(colours, 2, ceil_mode=True, count_include_pad=False)
            deviation, normalised = _normalised(colours)
            maps = torch.cat([colours * 2 - 0.5, normalised * 0.5, (deviation + 0.01).log() + 3], 1)
            # Convolutions of many channels are fastest in this order, whatever that of their weights.
            seen.append(maps.contiguous(memory_format=torch.channels_last))
            positive.append(_shapes(deviation, normalised))
            if scale == 1:
                linear = _tones(colours)
        return seen, positive, linear


def _normalised(colours: Tensor) -> tuple[Tensor, Tensor]:
    mean = _blurred(colours)
    # Above 0, where the root has a gradient: the slider follows it to the picture.
    deviation = (_blurred(colours * colours) - mean * mean).clamp_min(1e-12).sqrt()
    return deviation, (colours - mean) / (deviation + 0.01)


def _blurred(x: Tensor, taps: tuple[float, ...] = _WINDOW) -> Tensor:
    """Average by a Gaussian, as a sum of shifted maps: faster on a CPU than a convolution."""
    reach = len(taps) // 2
    x = F.pad(x, (reach, reach, reach, reach), mode="replicate")
    for dim in (2, 3):
        size = x.shape[dim] - 2 * reach
        total = x.narrow(dim, 0, size) * taps[0]
        for place, tap in enumerate(taps[1:], 1):
            total.add_(x.narrow(dim, place, size), alpha=tap)
        x = total
    return x


def _shapes(deviation: Tensor, normalised: Tensor) -> Tensor:
    """Give maps whose moments tell the distributions' shape: of samples and of neighbours' products."""
    luma, chroma = normalised[:, :1], normalised[:, 1:]
    products = torch.cat([luma * _shifted(luma, step) for step in _STEPS], 1)
    above = products.clamp_min(0)
    chromatic = torch.cat([chroma * _shifted(chroma, step) for step in _STEPS[:2]], 1)
    return torch.cat(
        [
            deviation,
            normalised.abs(),
            normalised.square(),
            above,
            above - products,
            chromatic.abs(),
        ],
        1,
    )


def _shifted(x: Tensor, step: tuple[int, int]) -> Tensor:
    return torch.roll(x, step, (2, 3))


def _tones(colours: Tensor) -> Tensor:
    luma = colours[:, :1]
    steps = torch.cat([torch.sigmoid((luma - level) * 40) for level in LEVELS], 1)
    saturation = colours[:, 1:].square().sum(1, keepdim=True).add(1e-5).sqrt()
    return torch.cat([colours, steps, saturation], 1)


def moments(maps: Tensor, cells: tuple[int, int] | None = None) -> tuple[Tensor, Tensor]:
    """Give mean and standard deviation of maps (B, C, H, W), over each picture: (B, C, 1, 1).

    With `cells` (rows, columns): over overlapping windows of three by three of that many cells:
    (B, C, rows, columns).
    """
    mean, square = _whole(maps) if cells is None else _in_cells(maps, cells)
    return mean, ((square - mean.square()).clamp_min(0) + 1e-6).sqrt()


def _whole(maps: Tensor) -> tuple[Tensor, Tensor]:
    mean = maps.mean((2, 3), keepdim=True)
    if maps.is_contiguous():
        # Of planes, a norm needs no copy of the squares, and var() is many times slower on a CPU.
        norm = torch.linalg.vector_norm(maps, dim=(2, 3), keepdim=True)
        return mean, norm.square() / maps[0, 0].numel()
    return mean, maps.square().mean((2, 3), keepdim=True)


def _in_cells(maps: Tensor, cells: tuple[int, int]) -> tuple[Tensor, ...]:
    pair = _by_rows(maps, cells[0]) if maps.is_contiguous() else (maps, maps.square())
    return tuple(
        F.avg_pool2d(F.adaptive_avg_pool2d(x, cells), 3, 1, 1, count_include_pad=False) for x in pair
    )


def _by_rows(maps: Tensor, rows: int) -> tuple[Tensor, Tensor]:
    """Average planes and their squares over the rows of adaptive pooling: (B, C, rows, W) each.

    One band after the other, which stays in the processor's cache.
    """
    height = maps.shape[2]
    bands = [maps[:, :, row * height // rows : -(-(row + 1) * height // rows)] for row in range(rows)]
    means = [(band.mean(2), band.square().mean(2)) for band in bands]
    mean, square = (torch.stack(part, 2) for part in zip(*means, strict=True))
    return mean, square


def summarised(positive: list[Tensor], linear: Tensor, cells: tuple[int, int] | None = None) -> Tensor:
    """Give the moments of all fixed maps, (B, MOMENTS, rows, columns); one row and column without `cells`."""
    parts = [(part + _FLOOR).log() for maps in positive for part in moments(maps, cells)]
    return torch.cat([*parts, *moments(linear, cells)], 1)
