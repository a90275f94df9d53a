"""From masked degradation features to one number: with labels, with a few, or with none.

Features phi >= 0 are those of `nets.causal`, (..., F), zero for an identical pair. Every read-out starts from
psi = log(1 + phi / scale), where the scale is each feature's mean over training, and can only fall as a
feature grows: its weights are not negative. So nothing ranks above an identical pair. The forms are ours;
arXiv 2604.21654 names the three settings, and no formula in its public text.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

MOST_LABELS = 20
"""Labelled pairs from which on supervised training is the better choice."""

_STRENGTHS = (1.0, 3.0, 10.0, 30.0, 100.0)
"""Of the pull towards the label-free direction."""
_FOLDS = 5
_LEVEL_PULL = 0.01
"""The pull of `fit_levels`, as a share of the sum of squares of psi."""
_GAIN = 4.0


class Standard(nn.Module):
    """Bring features to a common scale, and compress them as the eye does."""

    scale: Tensor

    def __init__(self, scale: Tensor) -> None:
        super().__init__()
        self.register_buffer("scale", scale)

    def forward(self, features: Tensor) -> Tensor:
        """Give psi, in the shape of the features (..., F); 0 where they are 0."""
        return torch.log1p(features * (_GAIN / self.scale))


class Line(nn.Module):
    """One dimension: -psi . weight. 0 for an identical pair, negative otherwise."""

    weight: Tensor

    def __init__(self, scale: Tensor, weight: Tensor) -> None:
        super().__init__()
        self.standard = Standard(scale)
        self.register_buffer("weight", weight)

    def forward(self, features: Tensor) -> Tensor:
        """Give (...,) of features (..., F)."""
        return -(self.standard(features) @ self.weight)


class Monotone(nn.Module):
    """A perceptron without negative weights: 100 exp(-g(psi)), g(0) = 0. 100 for an identical pair."""

    def __init__(self, scale: Tensor, width: int = 32) -> None:
        super().__init__()
        self.standard = Standard(scale)
        self.inner = nn.Parameter(torch.randn(len(scale), width) * 0.5 - 5)
        self.bias = nn.Parameter(torch.linspace(-2, 0, width))
        self.outer = nn.Parameter(torch.full((width,), -3.0))

    def forward(self, features: Tensor) -> Tensor:
        """Give (...,) of features (..., F)."""
        reach = self.standard(features) @ F.softplus(self.inner)
        change = self._bent(reach + self.bias) - self._bent(self.bias)
        return 100 * torch.exp(-(change @ F.softplus(self.outer)))

    def _bent(self, x: Tensor) -> Tensor:
        """Bend half the units upwards, half downwards: sums of both are not bound to one curvature."""
        convex, concave = x.chunk(2, -1)
        return torch.cat([F.softplus(convex), torch.tanh(concave)], -1)


def fit_unlabelled(features: Tensor) -> Line:
    """Reduce features (N, F), means before deviations, to one dimension without any label.

    The direction is the leading right singular vector of psi of the means, not centred: the line from the
    identical pair (psi = 0) along which degradations reach furthest. As psi >= 0 it has no negative entry
    (Perron and Frobenius), so it is oriented by severity and zero difference is its end. Deviations have no
    part in it: they say more of where a degradation is seen than of how much. It has mean 1 over these
    features.
    """
    scale = features.mean(0).clamp_min(1e-6)
    means = features.shape[1] // 2
    psi = Standard(scale)(features).double()[:, :means]
    direction = torch.linalg.eigh(psi.T @ psi).eigenvectors[:, -1].abs()
    weight = torch.zeros(features.shape[1])
    weight[:means] = (direction / (psi @ direction).mean().clamp_min(1e-12)).float()
    return Line(scale, weight)


def fit_levels(features: Tensor, start: Line) -> Line:
    """Turn a label-free line so that each level of a distortion counts alike, whatever its kind and picture.

    Features (N, L, F) are those of N series, the levels 1 to L of one distortion of one picture each. The
    levels are known from the making and are no opinion on quality. Ridge regression without negative weights
    from psi to the level, shrunk towards the start's direction.
    """
    psi = start.standard(features).double().flatten(0, 1)
    levels = torch.arange(1.0, features.shape[1] + 1, dtype=torch.float64).repeat(len(features))
    prior = start.weight.double()
    reach = psi @ prior
    prior = prior * ((reach @ levels) / (reach @ reach).clamp_min(1e-12))
    weight = _ridge(psi, levels, prior, _LEVEL_PULL * float(psi.square().sum()), steps=500)
    return Line(start.standard.scale, weight.float())


def fit_few_labels(features: Tensor, labels: Sequence[float], start: Line) -> Line:
    """Turn a label-free line towards a few labels, so that 100 + line(features) is near them.

    Ridge regression without negative weights, shrunk towards the label-free direction; how far is chosen by
    leaving pairs out. Features are (N, F) with 2 <= N <= `MOST_LABELS`; labels run from 0 to 100.

    Raises:
        ValueError: too few or too many pairs, or another number of labels.
    """
    if not 2 <= len(features) <= MOST_LABELS or len(labels) != len(features):
        raise ValueError(
            f"2 to {MOST_LABELS} pairs and as many labels, not {len(features)} and {len(labels)}"
        )
    psi = start.standard(features).double()
    fall = 100 - torch.tensor(labels, dtype=torch.float64)
    prior = start.weight.double()
    reach = psi @ prior
    prior = prior * ((reach @ fall).clamp_min(1e-6) / (reach @ reach).clamp_min(1e-12))

    folds = min(_FOLDS, len(psi))

    def left_out(strength: float) -> float:
        missed = 0.0
        for fold in range(folds):
            test = torch.arange(len(psi)) % folds == fold
            weight = _ridge(psi[~test], fall[~test], prior, strength)
            missed += float((psi[test] @ weight - fall[test]).square().sum())
        return missed

    weight = _ridge(psi, fall, prior, min(_STRENGTHS, key=left_out))
    return Line(start.standard.scale, weight.float())


def _ridge(psi: Tensor, fall: Tensor, prior: Tensor, strength: float, steps: int = 100) -> Tensor:
    """Minimise |psi w - fall|^2 + strength |w - prior|^2 over w >= 0, by projected gradient steps."""
    step = 1 / (float(torch.linalg.matrix_norm(psi, 2)) ** 2 + strength)
    weight = prior
    for _ in range(steps):
        slope = psi.T @ (psi @ weight - fall) + strength * (weight - prior)
        weight = (weight - step * slope).clamp_min(0)
    return weight


def fit_supervised(
    features: Tensor, labels: Tensor, *, steps: int = 1500, rate: float = 0.02, seed: int = 0
) -> Monotone:
    """Fit the perceptron to labels (N,) from 0 to 100 of features (N, F), which stay as they are."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        readout = Monotone(features.mean(0).clamp_min(1e-6))
        optimizer = torch.optim.Adam(readout.parameters(), lr=rate)
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
        for _ in range(steps):
            chosen = torch.randint(len(features), (512,))
            loss = F.smooth_l1_loss(readout(features[chosen]), labels[chosen], beta=5)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return readout.eval().requires_grad_(False)
