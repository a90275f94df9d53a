"""The regularised global transform of a look, fitted on its example pairs in every coordinate.

In each coordinate y the display-encoded output is a tone curve in y (16 tents) plus channel ratios weighted
by curves in y (5 tents each) plus three products of ratios: 34 features. The fit is the maximum a posteriori
under a Gaussian prior over coefficients, learnt from the operator bank, so that what the pair does not show
(other luminances, other colours) follows what operators usually do. A pair is kept as its moments: those of
several pairs add up, with weights, to the moments of the whole set.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from disque_studio.looks.scene import Scene, tents

CURVE_TENTS, RATIO_TENTS = 16, 5
FEATURES = CURVE_TENTS + 3 * RATIO_TENTS + 3
COEFFICIENTS = 21
NOISE = 1e-5
"""Variance of what the transform leaves unexplained, relative to the prior's."""

EXACT_NOISE = 1e-8
"""The same where a photo is its own example, and the prior need not bridge to another scene."""

_LOW, _HIGH = -0.25, 1.25


@dataclass(frozen=True)
class Prior:
    """Gaussian over the coefficients: `mean` (K, 3, F) and `precision` (K, 3, F, F)."""

    mean: Tensor
    precision: Tensor


@dataclass(frozen=True)
class Moments:
    """Second moments of features and targets over a pair's pixels: (B, K, F, F), (B, K, F, 3), (B,)."""

    features: Tensor
    cross: Tensor
    target: Tensor

    def mixed(self, weights: Tensor) -> "Moments":
        """Pool pairs: `weights` (T, B), rows summing to 1, give the moments of T sets."""
        return Moments(
            torch.einsum("tb,bkfg->tkfg", weights, self.features),
            torch.einsum("tb,bkfc->tkfc", weights, self.cross),
            weights @ self.target,
        )


def _products(ratios: Tensor) -> Tensor:
    red, blue = ratios[..., 0], ratios[..., 2]
    return torch.stack([red * blue, red * red, blue * blue], -1)


def features(coordinates: Tensor, ratios: Tensor) -> Tensor:
    """Give the features (B, K, N, F) of pixels at `coordinates` (B, K, N) with `ratios` (B, N, 3)."""
    curves = tents(coordinates, CURVE_TENTS, _LOW, _HIGH)
    coarse = tents(coordinates, RATIO_TENTS, _LOW, _HIGH)
    coloured = (coarse[..., None, :] * ratios[:, None, :, :, None]).flatten(-2)
    products = _products(ratios)[:, None].expand(-1, coordinates.shape[1], -1, -1)
    return torch.cat([curves, coloured, products], -1)


def design(scene: Scene) -> Tensor:
    """Give the features (B, K, N, F) of the scene's own pixels."""
    return features(scene.coordinates(scene.log_luminance), scene.ratios)


def moments(design: Tensor, target: Tensor) -> Moments:
    """Gather the moments of a pair: the photo's features and the display-encoded target pixels (B, N, 3)."""
    count = target.shape[1]
    transposed = design.transpose(2, 3)
    return Moments(
        transposed @ design / count, transposed @ target[:, None] / count, target.square().mean((1, 2))
    )


def solve(pooled: Moments, prior: Prior, noise: float = NOISE) -> Tensor:
    """Fit the coefficients (B, K, F, 3) in every coordinate."""
    matrix = pooled.features[:, :, None] / noise + prior.precision
    pull = (prior.precision @ prior.mean[..., None])[..., 0]
    right = pooled.cross.transpose(2, 3) / noise + pull
    return torch.linalg.solve(matrix.double(), right.double()).float().transpose(2, 3)


def errors(pooled: Moments, coefficients: Tensor) -> Tensor:
    """Mean squared error (B, K) of the fits on the pairs they were fitted to."""
    explained = (pooled.features @ coefficients - 2 * pooled.cross) * coefficients
    return (pooled.target[:, None] + explained.sum((2, 3)) / 3).clamp_min(1e-6)


def evaluate(design: Tensor, coefficients: Tensor) -> Tensor:
    """Apply every fit to a photo's features: (B, K, N, 3), display-encoded."""
    return (design @ coefficients).clamp(-0.05, 1.05)


def tabulate(scene: Scene, coefficients: Tensor, log_luminance: Tensor) -> Tensor:
    """Write the fits as functions of luminance alone: (B, K, M, 21) at (B, M) log2 luminances.

    Order: offset of each output (3), ratio matrix (output by ratio, 9), products (output by product, 9).
    """
    y = scene.coordinates(log_luminance)
    batch, count, length = y.shape
    curve, coloured, products = coefficients.split([CURVE_TENTS, 3 * RATIO_TENTS, 3], dim=2)
    offset = tents(y, CURVE_TENTS, _LOW, _HIGH) @ curve
    by_ratio = coloured.reshape(batch, count, 3, RATIO_TENTS, 3)
    matrix = torch.einsum("bkmt,bkrto->bkmor", tents(y, RATIO_TENTS, _LOW, _HIGH), by_ratio)
    flat = products.transpose(2, 3).flatten(2)[:, :, None].expand(-1, -1, length, -1)
    return torch.cat([offset, matrix.flatten(3), flat], -1)


def look_up(table: Tensor, scene: Scene, low: float, high: float) -> Tensor:
    """Apply tables (B, M, 21), even in log2 luminance over [low, high], to the scene's pixels: (B, N, 3)."""
    last = table.shape[1] - 1
    place = ((scene.log_luminance - low) / (high - low) * last).clamp(0, last - 1e-3)
    left = place.long()
    share = (place - left)[..., None]
    index = left[..., None].expand(-1, -1, COEFFICIENTS)
    row = table.gather(1, index) * (1 - share) + table.gather(1, index + 1) * share
    offset, matrix, products = row.split([3, 9, 9], -1)
    out = offset + (matrix.unflatten(-1, (3, 3)) @ scene.ratios[..., None])[..., 0]
    out = out + (products.unflatten(-1, (3, 3)) @ _products(scene.ratios)[..., None])[..., 0]
    return out.clamp(-0.05, 1.05)
