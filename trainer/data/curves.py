"""Global tone curves of the operator bank: how a luminance becomes a display luminance.

Every curve takes log2 scene values `t` (B, C, H, W), the scene's statistics and four uniform numbers a
sample that choose its parameters, and answers with display-linear values, about [0, 1], not yet clipped.
`published` has more, of operators by name.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

LEVELS = (0.0, 0.001, 0.01, 0.05, 0.5, 0.95, 0.99, 0.999, 1.0)


@dataclass(frozen=True)
class SceneStatistics:
    """What an operator may know of a scene: log2-luminance quantiles (B, 9), mean and deviation (B,)."""

    quantiles: Tensor
    mean: Tensor
    deviation: Tensor
    sorted: Tensor

    @classmethod
    def of(cls, log_luminance: Tensor) -> "SceneStatistics":
        """Measure (B, H, W) log2 luminance on every second pixel."""
        values = log_luminance[:, ::2, ::2].flatten(1).sort(dim=1).values
        last = values.shape[1] - 1
        picks = torch.tensor([round(level * last) for level in LEVELS], device=values.device)
        return cls(values[:, picks], values.mean(1), values.std(1), values)

    def subset(self, index: Tensor) -> "SceneStatistics":
        """Keep the samples of `index`."""
        return SceneStatistics(
            self.quantiles[index], self.mean[index], self.deviation[index], self.sorted[index]
        )


Curve = Callable[[Tensor, SceneStatistics, Tensor], Tensor]


def between(low: float, high: float, u: Tensor) -> Tensor:
    """Map uniform numbers (B,) to [low, high], shaped (B, 1, 1, 1) for broadcasting."""
    return (low + (high - low) * u)[:, None, None, None]


def _anchor(s: SceneStatistics, u: Tensor) -> Tensor:
    """Choose where a curve looks for its middle: mean, median, near-maximum, or between them."""
    choices = torch.stack(
        [
            s.mean,
            s.quantiles[:, 4],
            s.quantiles[:, 6] - 3.0,
            s.quantiles[:, 8] - 4.5,
            0.5 * (s.mean + s.quantiles[:, 6]) - 1.5,
        ],
        dim=1,
    )
    pick = (u * 5).long().clamp(max=4)
    return choices.gather(1, pick[:, None])[:, :, None, None]


def exposed(t: Tensor, s: SceneStatistics, anchor: Tensor, key: Tensor) -> Tensor:
    """Give linear values with the anchor at 0.18 times 2^key."""
    return torch.exp2((t - _anchor(s, anchor) + key).clamp(-24, 24)) * 0.18


def ranged(t: Tensor, s: SceneStatistics, low: Tensor, high: Tensor) -> Tensor:
    """Give the position between a low and a high quantile, 0-1 inside."""
    bottom = s.quantiles.gather(1, (low * 4).long().clamp(max=3)[:, None])
    top = s.quantiles.gather(1, 5 + (high * 4).long().clamp(max=3)[:, None])
    return (t - bottom[:, :, None, None]) / (top - bottom).clamp_min(0.5)[:, :, None, None]


def linear(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Expose and clip."""
    return exposed(t, s, u[:, 0], between(-1.0, 2.0, u[:, 1])).clamp(max=1.2)


def power(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Compress contrast by a power that brings the scene's range to a target (Tumblin and Rushmeier 1993)."""
    span = (s.quantiles[:, 6] - s.quantiles[:, 2]).clamp_min(1.0)[:, None, None, None]
    gamma = torch.minimum(between(3.5, 9.0, u[:, 0]) / span, torch.ones_like(span))
    centred = (t - s.mean[:, None, None, None]) * gamma
    return 0.18 * torch.exp2(centred + between(-0.7, 1.2, u[:, 1]))


def rational(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Uniform rational quantisation (Schlick 1994, eq. 6)."""
    x = torch.exp2((t - s.quantiles[:, -2, None, None, None]).clamp(-24, 2))
    p = torch.exp2(between(4.0, 12.0, u[:, 0]))
    return p * x / (p * x - x + 1)


def logarithm(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Logarithm of the exposed value over that of the maximum (Stockham 1972)."""
    k = torch.exp2(between(-1.0, 6.0, u[:, 1]))
    x = exposed(t, s, u[:, 0], torch.zeros_like(k))
    top = exposed(s.quantiles[:, 7, None, None, None], s, u[:, 0], torch.zeros_like(k))
    return torch.log1p(k * x) / torch.log1p(k * top).clamp_min(1e-3)


def _hable(x: Tensor) -> Tensor:
    return (x * (0.15 * x + 0.05) + 0.004) / (x * (0.15 * x + 0.5) + 0.06) - 0.02 / 0.3


def filmic(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Filmic curve (Hable 2010) with a free exposure and white point."""
    x = exposed(t, s, u[:, 0], between(0.5, 3.0, u[:, 1]))
    return _hable(x) / _hable(between(4.0, 16.0, u[:, 2]))


def rational_film(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Fit of the ACES reference rendering (Narkowicz 2015)."""
    x = exposed(t, s, u[:, 0], between(-0.8, 1.6, u[:, 1]))
    return x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14)


def log_sigmoid(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Sigmoid over log exposure, as film's characteristic curve."""
    slope = between(0.35, 1.1, u[:, 1])
    x = slope * (t - _anchor(s, u[:, 0])) + between(-1.2, 0.6, u[:, 2])
    return torch.sigmoid(x) ** between(1.4, 2.6, u[:, 3])


def exponential(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Saturating exposure 1 - exp(-x)."""
    return 1 - torch.exp(-exposed(t, s, u[:, 0], between(-0.5, 2.2, u[:, 1])))


def hyperbolic(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """tanh of a power of the exposed value."""
    x = exposed(t, s, u[:, 0], between(-0.5, 2.0, u[:, 1]))
    return torch.tanh(x ** between(0.45, 1.1, u[:, 2]))


def log_range(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Log values stretched between two quantiles, raised to a power."""
    return ranged(t, s, u[:, 0], u[:, 1]).clamp(0, 1.3) ** between(1.0, 3.6, u[:, 2])


def log_smoothstep(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """S-curve over the log range."""
    x = ranged(t, s, u[:, 0], u[:, 1]).clamp(0, 1)
    bent = x ** between(0.7, 1.5, u[:, 2])
    return (bent * bent * (3 - 2 * bent)) ** between(1.2, 2.4, u[:, 3])


def linear_range(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Power of the value relative to a high quantile: contrast compressed towards the maximum."""
    top = s.quantiles.gather(1, 5 + (u[:, 0] * 4).long().clamp(max=3)[:, None])[:, :, None, None]
    span = (s.quantiles[:, 7] - s.quantiles[:, 1]).clamp_min(1.0)[:, None, None, None]
    fixed = between(0.3, 0.95, u[:, 1])
    adapted = (between(4.0, 10.0, u[:, 1]) / span).clamp(max=1.0)
    slope = torch.where(u[:, 2, None, None, None] < 0.6, adapted, fixed)
    return torch.exp2((slope * (t - top)).clamp(-24, 0.5))


def by_table(
    t: Tensor, s: SceneStatistics, low: Tensor, high: Tensor, slope: Callable[[Tensor], Tensor]
) -> Tensor:
    """Give the curve from 0 to 1 over [low, high] (B,) whose slopes follow the scene's histogram there.

    `slope` takes the shares (B, bins) of pixels, 1 on average, to slopes.
    """
    bins = 48
    span = (high - low).clamp_min(0.5)
    place = (((s.sorted - low[:, None]) / span[:, None]) * bins).long().clamp(0, bins - 1)
    counts = torch.zeros(len(t), bins, device=t.device, dtype=s.sorted.dtype)
    counts.scatter_add_(1, place, torch.ones_like(s.sorted))
    steps = torch.cumsum(slope(counts / counts.sum(1, keepdim=True) * bins), 1)
    table = torch.cat([torch.zeros_like(steps[:, :1]), steps], 1) / steps[:, -1:]
    x = ((t - low[:, None, None, None]) / span[:, None, None, None]).clamp(0, 1) * bins
    i = x.long().clamp(max=bins - 1)
    flat = i.flatten(1)
    left, right = table.gather(1, flat), table.gather(1, flat + 1)
    y = left + (right - left) * (x - i).flatten(1)
    return y.view_as(t)


def histogram_adjustment(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Equalisation whose slope has a ceiling (Larson, Rushmeier and Piatko 1997), blended with the range."""

    def slope(share: Tensor) -> Tensor:
        return torch.minimum(share, (1.2 + 3.0 * u[:, 0])[:, None]) + (0.05 + 1.2 * u[:, 1])[:, None]

    y = by_table(t, s, s.quantiles[:, 1], s.quantiles[:, 7], slope)
    return y ** between(1.2, 2.6, u[:, 2])


def gaussian_weighted(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Contrast kept near the mean and compressed away from it (Kim and Kautz 2008)."""
    span = (s.quantiles[:, 7] - s.quantiles[:, 1]).clamp_min(1.0)[:, None, None, None]
    x = t - s.mean[:, None, None, None]
    squeeze = (between(4.0, 8.0, u[:, 0]) / span).clamp(max=1.0)
    weight = torch.exp(-0.5 * (x / (span * between(0.12, 0.4, u[:, 1]))) ** 2)
    kept = between(0.6, 1.0, u[:, 2])
    return 0.18 * torch.exp2((weight * kept + (1 - weight) * squeeze) * x + between(-0.5, 1.0, u[:, 3]))


def direct(t: Tensor, s: SceneStatistics, u: Tensor) -> Tensor:
    """Show the values as they are, a high quantile at white: what most local operators end with."""
    top = s.quantiles.gather(1, 5 + (u[:, 0] * 4).long().clamp(max=3)[:, None])[:, :, None, None]
    return torch.exp2((t - top).clamp(-24, 1))


CURVES: tuple[tuple[Curve, float], ...] = (
    (linear, 0.5),
    (power, 1.0),
    (rational, 1.0),
    (logarithm, 1.5),
    (filmic, 0.5),
    (rational_film, 0.5),
    (log_sigmoid, 1.0),
    (exponential, 0.5),
    (hyperbolic, 0.7),
    (log_range, 2.0),
    (log_smoothstep, 1.0),
    (linear_range, 2.0),
    (histogram_adjustment, 1.5),
    (gaussian_weighted, 1.0),
    (direct, 1.5),
)
