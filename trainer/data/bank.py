"""The operator bank: randomised tone mapping operators, batched, on any device.

An operator is a point in the unit cube: a row of `NUMBERS` uniform numbers. The same row applied to two
photos is the same processing of both, adapting to each scene as that operator does.
"""

import torch
from torch import Tensor

from trainer.data import grading
from trainer.data.curves import CURVES, SceneStatistics, between, direct
from trainer.data.local import STAGES, base_detail, fusion, multi_scale
from trainer.data.published import PUBLISHED

ALL_CURVES = CURVES + tuple((curve, weight) for curve, weight, _ in PUBLISHED)

VERSION = 5
"""Counted up when what is drawn, or what is done by it, changes: kept renditions are then made anew."""

NUMBERS = 24 + grading.NUMBERS
LOCAL_SHARE = 0.5
STRETCHED_SHARE = 0.7
GRADED_SHARE = 0.5
PLAIN_SHARE = 0.4
"""Of operators that are as their papers have them, with nothing or little around them."""

PLAIN_LOCAL_SHARE = 0.4
"""Of the plain operators that are a local stage shown as it is, in place of a published curve."""

PLAIN_STAGES = (base_detail, base_detail, multi_scale, multi_scale, fusion)
"""The local stages that people use with nothing after them, base and detail or several scales above all."""

BARE_SHARE = 0.15
"""Of operators whose display luminance is written as it is, without a transfer function."""

FLOOR = 2.0**-20

_LOCAL, _CURVE, _SATURATION, _BY_CHANNEL = 0, 5, 10, 11
_STRETCHED, _GAMMA, _GRADED, _PLAIN, _WHICH = 15, 16, 17, 18, 19
"""Places of numbers in a row."""


def draw(count: int, *, generator: torch.Generator, device: torch.device | str = "cpu") -> Tensor:
    """Draw `count` operators, (count, NUMBERS); some of them plain, as most people use them."""
    rows = torch.rand(count, NUMBERS, generator=generator)
    plain = rows[:, _PLAIN] < PLAIN_SHARE
    rows[plain] = _made_plain(rows[plain])
    return rows.to(device)


def _made_plain(rows: Tensor) -> Tensor:
    """Let rows be published curves by their papers' parameters, or local stages shown as they are."""
    rows = rows.clone()
    local = rows[:, _LOCAL] < PLAIN_LOCAL_SHARE
    rows[:, _GRADED] = 1.0
    rows[:, _SATURATION] = 0.846  # ratios as they are
    rows[:, _GAMMA] = rows[:, _GAMMA].round() * (BARE_SHARE + 0.5 * (1 - BARE_SHARE))  # none, or 2.2
    # Either by ratios or by channels, not between.
    rows[:, _BY_CHANNEL] = rows[:, _BY_CHANNEL].round()
    rows[local] = _shown_locally(rows[local])
    rows[~local] = _published(rows[~local])
    return rows


def _shown_locally(rows: Tensor) -> Tensor:
    """Let rows be a local stage and then the values as they are."""
    rows = rows.clone()
    places = torch.tensor([STAGES.index(stage) for stage in PLAIN_STAGES])
    chosen = places[(rows[:, _WHICH] * len(places)).long()]
    rows[:, _LOCAL] = (chosen + 0.5) / len(STAGES) * LOCAL_SHARE
    rows[:, _CURVE] = _middles()[[curve for curve, _ in CURVES].index(direct)]
    return rows


def _published(rows: Tensor) -> Tensor:
    """Let rows be published curves by their papers' parameters, with nothing local and no stretch."""
    rows = rows.clone()
    rows[:, [_LOCAL, _STRETCHED]] = 1.0
    chosen = (rows[:, _WHICH] * len(PUBLISHED)).long()
    rows[:, _CURVE] = _middles()[len(CURVES) :][chosen]
    for kind, (_, _, numbers) in enumerate(PUBLISHED):
        for place, number in enumerate(numbers):
            if number is not None:
                rows[chosen == kind, _CURVE + 1 + place] = number
    return rows


def _middles() -> Tensor:
    """Give for every curve the number that chooses it."""
    weights = torch.tensor([weight for _, weight in ALL_CURVES])
    return (weights.cumsum(0) - weights / 2) / weights.sum()


def _localised(log_luminance: Tensor, u: Tensor) -> Tensor:
    """Send each sample through the local stage that its number names, or through none."""
    out = log_luminance.clone()
    kind = (u[:, 0] / LOCAL_SHARE * len(STAGES)).long()
    for i, stage in enumerate(STAGES):
        index = (kind == i).nonzero()[:, 0]
        if len(index):
            out[index] = stage(log_luminance[index], u[index, 1:5])
    return out


def _curved(t: Tensor, statistics: SceneStatistics, u: Tensor) -> Tensor:
    out = torch.empty_like(t)
    shares = torch.tensor([weight for _, weight in ALL_CURVES], device=t.device).cumsum(0)
    kind = torch.searchsorted(shares, u[:, 0].contiguous() * shares[-1]).clamp(max=len(ALL_CURVES) - 1)
    for i, (curve, _) in enumerate(ALL_CURVES):
        index = (kind == i).nonzero()[:, 0]
        if len(index):
            out[index] = curve(t[index], statistics.subset(index), u[index, 1:5])
    return out.clamp(0, 8)


def _coloured(
    rgb_log: Tensor, before: Tensor, after: Tensor, statistics: SceneStatistics, u: Tensor
) -> Tensor:
    """Give display-linear RGB: ratios to a saturation power, or the curve on each channel, or between."""
    ratios = rgb_log - before[:, None]
    tone = _curved(after[:, None], statistics, u)
    power = between(0.45, 1.1, u[:, 5])
    by_ratio = tone * torch.exp2((ratios * power).clamp(-16, 6))
    by_channel = _curved(after[:, None] + ratios * between(0.7, 1.1, u[:, 5]), statistics, u)
    share = ((u[:, 6] - 0.5) * 4).clamp(0, 1)[:, None, None, None]
    return by_ratio + share * (by_channel - by_ratio)


def _stretched(rgb: Tensor, u: Tensor) -> Tensor:
    """Bring low and high quantiles of the result's luminance to black and white, on some samples."""
    y = grading.luma(rgb)[:, 0, ::2, ::2].flatten(1).sort(dim=1).values
    last = y.shape[1] - 1
    low_levels, high_levels = (0.0, 0.001, 0.01, 0.03), (0.95, 0.98, 0.995, 1.0)
    low = y[:, [round(v * last) for v in low_levels]].gather(1, (u[:, 0] * 4).long().clamp(max=3)[:, None])
    high = y[:, [round(v * last) for v in high_levels]].gather(1, (u[:, 1] * 4).long().clamp(max=3)[:, None])
    low = torch.where(u[:, 2, None] < 0.5, low, torch.zeros_like(low))[:, :, None, None]
    high = high[:, :, None, None]
    scaled = (rgb - low) / (high - low).clamp_min(0.02)
    return torch.where(u[:, 3, None, None, None] < STRETCHED_SHARE, scaled, rgb)


def _encoded(linear: Tensor, u: Tensor) -> Tensor:
    """Apply the display's transfer function, a gamma of 1.8 to 2.6; or none, as some programs do."""
    gamma = between(1.8, 2.6, (u - BARE_SHARE) / (1 - BARE_SHARE))
    bare = (u < BARE_SHARE)[:, None, None, None]
    return linear.clamp(1e-6, 2) ** (1 / torch.where(bare, torch.ones_like(gamma), gamma))


def apply(rgb: Tensor, operators: Tensor) -> Tensor:
    """Tone-map scene-linear (B, 3, H, W) by operators (B, NUMBERS): display-encoded, [0, 1]."""
    weights = torch.tensor(grading.LUMA, device=rgb.device, dtype=rgb.dtype)[:, None, None]
    luminance = (rgb * weights).sum(1).clamp_min(FLOOR)
    before = torch.log2(luminance)
    rgb_log = torch.log2(torch.maximum(rgb, luminance[:, None] * 2.0**-7))
    after = _localised(before, operators[:, _LOCAL:5])
    statistics = SceneStatistics.of(after)
    linear = _coloured(rgb_log, before, after, statistics, operators[:, _CURVE:12])
    linear = _stretched(linear, operators[:, 12:16])
    encoded = _encoded(linear, operators[:, _GAMMA])
    graded = operators[:, _GRADED, None, None, None] < GRADED_SHARE
    return torch.where(graded, grading.grade(encoded, operators[:, 24:]), encoded).clamp(0, 1)


def _presentable(pictures: Tensor) -> Tensor:
    """Say of display-encoded pictures (B, 3, H, W) which are well exposed and not mostly clipped: (B,)."""
    y = grading.luma(pictures).flatten(1)
    mean, deviation = y.mean(1), y.std(1)
    white, black = (y > 0.995).float().mean(1), (y < 0.01).float().mean(1)
    return (mean > 0.22) & (mean < 0.65) & (deviation > 0.07) & (white < 0.08) & (black < 0.1)


def usable(count: int, views: Tensor, *, generator: torch.Generator, trials: int = 6) -> Tensor:
    """Draw `count` operators that give a presentable picture of all but one of `trials` random views.

    An operator worth showing to others adapts to the scene; one that suits a single exposure does not.
    """
    kept: list[Tensor] = []
    while sum(map(len, kept)) < count:
        operators = draw(128, generator=generator, device=views.device)
        good = torch.zeros(len(operators), device=views.device)
        for _ in range(trials):
            index = torch.randint(len(views), (len(operators),), generator=generator)
            good += _presentable(apply(views[index], operators))
        kept.append(operators[good >= trials - 1])
    return torch.cat(kept)[:count]
