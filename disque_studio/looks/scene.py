"""A photo as the fits see it: log luminance, channel ratios, and coordinates that follow the scene.

A tone mapping operator adapts to the scene by statistics of its own, and one example cannot tell which. So
the luminance of a photo is put into several coordinates at once, each tied to other statistics; a look
fitted in the right one carries over to other scenes. Everything is batched torch, so that training and the
application run the same code.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from disque_studio.imaging.logcode import KEY

EXPONENT = 1 / 2.4
RATIO_STOPS = (-6.0, 4.0)
LOWEST_STOP, HIGHEST_STOP = -20.0, 16.0
RANK_SHARE = 1 / 3
BINS = 12
QUANTILES = 13

COORDINATES = (
    "key",
    "white",
    "peak",
    "range-1-95",
    "range-1-99",
    "range-0.1-99.9",
    "deviation",
    "key-white",
    "extremes",
    "key-peak",
    "range-5-100",
    "rank",
)
"""Names of the coordinates, in the order of every tensor's K axis."""

_LUMA = (0.2126, 0.7152, 0.0722)
_KEY_STOP = float(torch.log2(torch.tensor(KEY)))


@dataclass(frozen=True)
class Scene:
    """What a batch of photos offers to the fits.

    `log_luminance` (B, N): log2 of key-normalised luminance, clamped to the table's octaves. `ratios`
    (B, N, 3): channel over luminance to the power 1/2.4, less 1. `levels` (B, N): the luminances sorted.
    `spans` (B, K - 1, 2): where each linear coordinate is 0 and 1, in log2 luminance.
    """

    log_luminance: Tensor
    ratios: Tensor
    levels: Tensor
    spans: Tensor

    @classmethod
    def of(cls, rgb: Tensor) -> "Scene":
        """Measure key-normalised scene-linear pixels (B, N, 3)."""
        luma = torch.tensor(_LUMA, device=rgb.device, dtype=rgb.dtype)
        luminance = (rgb @ luma).clamp_min(2.0**LOWEST_STOP)
        log_luminance = torch.log2(luminance).clamp(max=HIGHEST_STOP)
        low, high = RATIO_STOPS
        ratios = (rgb / luminance[..., None]).clamp(2.0**low, 2.0**high) ** EXPONENT - 1
        levels = log_luminance.sort(dim=1).values
        return cls(log_luminance, ratios, levels, _spans(levels))

    def __getitem__(self, index: Tensor) -> "Scene":
        """Choose samples of the batch."""
        return Scene(self.log_luminance[index], self.ratios[index], self.levels[index], self.spans[index])

    def ranks(self, log_luminance: Tensor) -> Tensor:
        """Give the share of the photo's pixels darker than each of (B, M) log2 luminances."""
        places = torch.searchsorted(self.levels.contiguous(), log_luminance.contiguous())
        return places.to(log_luminance.dtype) / self.levels.shape[1]

    def coordinates(self, log_luminance: Tensor) -> Tensor:
        """Put (B, M) log2 luminances into every coordinate: (B, K, M), mostly within [0, 1]."""
        low, high = self.spans[..., :1], self.spans[..., 1:]
        linear = (log_luminance[:, None] - low) / (high - low).clamp_min(0.5)
        full = linear[:, COORDINATES.index("range-1-99")]
        rank = RANK_SHARE * self.ranks(log_luminance) + (1 - RANK_SHARE) * full
        return torch.cat([linear, rank[:, None]], 1)

    def bins(self, log_luminance: Tensor) -> Tensor:
        """Spread (B, M) log2 luminances over `BINS` tent functions of equal population: (B, M, BINS)."""
        return tents(self.ranks(log_luminance), BINS, 0.0, 1.0)

    def quantiles(self) -> Tensor:
        """Give `QUANTILES` evenly ranked luminances in units of six stops around the key, (B, QUANTILES)."""
        return (_evenly(self.levels, QUANTILES) - _KEY_STOP) / 6


def _spans(levels: Tensor) -> Tensor:
    def at(share: float) -> Tensor:
        return levels[:, round(share * (levels.shape[1] - 1))]

    mean, deviation = levels.mean(1), levels.std(1, correction=0)
    pairs = (
        (mean - 8, mean + 6),
        (at(0.99) - 12, at(0.99) + 1),
        (at(1.0) - 14, at(1.0)),
        (at(0.01), at(0.95)),
        (at(0.01), at(0.99)),
        (at(0.001), at(0.999)),
        (mean - 2 * deviation, mean + 2 * deviation),
        (mean - 3, at(0.995)),
        (at(0.0), at(1.0)),
        (mean - 3, at(1.0)),
        (at(0.05), at(1.0)),
    )
    return torch.stack([torch.stack(pair, -1) for pair in pairs], 1)


def _evenly(ordered: Tensor, count: int) -> Tensor:
    index = torch.linspace(0, ordered.shape[1] - 1, count, device=ordered.device).round().long()
    return ordered[:, index]


def output_quantiles(target: Tensor) -> Tensor:
    """Give evenly ranked lumas of display-encoded pixels (B, N, 3): (B, QUANTILES)."""
    luma = torch.tensor(_LUMA, device=target.device, dtype=target.dtype)
    return _evenly((target @ luma).sort(dim=1).values, QUANTILES)


def tents(x: Tensor, count: int, low: float, high: float) -> Tensor:
    """Evaluate `count` tent (linear B-spline) functions over [low, high] at x, ends held: (..., count)."""
    place = ((x - low) / (high - low) * (count - 1)).clamp(0, count - 1)
    knots = torch.arange(count, device=x.device, dtype=x.dtype)
    return (1 - (place[..., None] - knots).abs()).clamp_min(0)
