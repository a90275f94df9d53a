"""From a photo and the codes of example pairs to the table and grid that render it: the batched core.

Training and the application call the same functions. A photo's appearance is moved by the examples' change,
``a_out = a(photo) + a(example output) - a(example input)`` (arXiv 2404.13484); the head weighs the fits; the
decoder corrects their blend where its appearance is not yet a_out.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from disque_studio.imaging.logcode import FLOOR, STOPS
from disque_studio.looks import fit
from disque_studio.looks.fit import Moments, Prior
from disque_studio.looks.scene import (
    BINS,
    COORDINATES,
    HIGHEST_STOP,
    LOWEST_STOP,
    QUANTILES,
    Scene,
    output_quantiles,
)
from disque_studio.nets.disque import CODE_TOP, Architecture, Disque, correct, slice_grid

PROFILE = 2 * QUANTILES + 4 * BINS
TABLE_ENTRIES = 289
_LUMA = (0.2126, 0.7152, 0.0722)


def architecture() -> Architecture:
    """Give the network's shape that these functions expect."""
    count = len(COORDINATES)
    return Architecture(
        candidates=count, bins=BINS, facts=2 * QUANTILES + PROFILE + (count + 1) * BINS + count + 1
    )


@dataclass(frozen=True)
class Photos:
    """A batch of photos: log code (B, 3, H, W), the scene, and a sampled scene with its fits' features."""

    code: Tensor
    scene: Scene
    sampled: Scene
    design: Tensor

    @classmethod
    def of(cls, rgb: Tensor, samples: Tensor) -> "Photos":
        """Measure key-normalised pictures (B, 3, H, W); the fits see `samples` (B, N, 3) of them."""
        code = ((torch.log2(rgb.clamp_min(0) + FLOOR) + 10) / STOPS).clamp(max=CODE_TOP)
        sampled = Scene.of(samples)
        return cls(code, Scene.of(pixels(rgb)), sampled, fit.design(sampled))


@dataclass(frozen=True)
class Codes:
    """What is kept of example pairs: the fits' moments, tonal profile (B, PROFILE), appearance change."""

    moments: Moments
    profile: Tensor
    change: Tensor

    def mixed(self, weights: Tensor) -> "Codes":
        """Pool pairs into sets: `weights` (T, B), rows summing to 1."""
        return Codes(self.moments.mixed(weights), weights @ self.profile, weights @ self.change)


@dataclass(frozen=True)
class Prediction:
    """How photos are rendered: the fits (B, K, F, 3), their weights (B, K, BINS), the grid (B, 12, D, h, w).

    `base` and `picture` (B, 3, H, W) are the photos without and with the grid's correction; `content` (B, C)
    is the mean of the photos' deepest content features.
    """

    coefficients: Tensor
    weights: Tensor
    grid: Tensor
    base: Tensor
    picture: Tensor
    content: Tensor


def pixels(rgb: Tensor) -> Tensor:
    """Line up the pixels of (B, 3, H, W): (B, H W, 3)."""
    return rgb.flatten(2).transpose(1, 2)


def _exactly(like: Tensor) -> torch.autocast:
    """Keep the fits in single precision where the networks around them run in half."""
    return torch.autocast(like.device.type, enabled=False)


def _luma(pixels: Tensor) -> Tensor:
    return pixels @ torch.tensor(_LUMA, device=pixels.device, dtype=pixels.dtype)


def profile(scene: Scene, target: Tensor) -> Tensor:
    """Describe a pair's tones: input and output quantiles; mean colour and deviation in each input bin."""
    bins = scene.bins(scene.log_luminance)
    population = bins.sum(1)[..., None] + 1e-3
    colour = bins.transpose(1, 2) @ target / population
    luma = _luma(target)[..., None]
    mean = bins.transpose(1, 2) @ luma / population
    square = bins.transpose(1, 2) @ luma.square() / population
    deviation = (square - mean.square()).clamp_min(1e-6).sqrt()[..., 0]
    return torch.cat(
        [scene.quantiles(), output_quantiles(target) * 2 - 1, colour.flatten(1) * 2 - 1, deviation * 4], 1
    )


def encode_pairs(net: Disque, photos: Photos, targets: Tensor, samples: Tensor) -> Codes:
    """Code pairs: photos, their display-encoded targets (B, 3, H, W), and those at the fits' samples."""
    with torch.no_grad(), _exactly(samples):
        gathered = fit.moments(photos.design, samples)
        tones = profile(photos.sampled, samples)
    return Codes(gathered, tones, net.appear(targets) - net.appear(photos.code))


def _facts(scene: Scene, tones: Tensor, candidates: Tensor, errors: Tensor, count: Tensor) -> Tensor:
    bins = scene.bins(scene.log_luminance)
    population = bins.sum(1)[:, None] + 1e-3
    tone = (bins.transpose(1, 2)[:, None] @ _luma(candidates)[..., None])[..., 0] / population
    middle = tone.mean(1, keepdim=True)
    own = scene.quantiles()
    parts = [own, own - tones[:, :QUANTILES], tones, ((tone - middle) * 4).flatten(1), middle[:, 0] * 2 - 1]
    return torch.cat([*parts, errors.log() / 4 + 2, 1 / count[:, None]], 1)


def blend(scene: Scene, coefficients: Tensor, weights: Tensor, log_luminance: Tensor) -> Tensor:
    """Blend the fits' tables by weights (B, K, BINS) that vary with luminance: (B, M, 21) at (B, M)."""
    tables = fit.tabulate(scene, coefficients, log_luminance)
    share = scene.bins(log_luminance) @ weights.transpose(1, 2)
    return torch.einsum("bkmc,bmk->bmc", tables, share)


def predict(
    net: Disque,
    prior: Prior,
    photos: Photos,
    codes: Codes,
    count: Tensor,
    *,
    confidence: Tensor | float = 1.0,
) -> Prediction:
    """Render photos in the looks of one set of codes each; `count` (B,) is how many pairs a set pools.

    A `confidence` below 1, one for all or (B,), evens out the head's weights (to the power of it, normalised
    again) and weakens the correction.
    """
    with torch.no_grad(), _exactly(codes.profile):
        coefficients = fit.solve(codes.moments, prior)
        errors = fit.errors(codes.moments, coefficients)
        candidates = fit.evaluate(photos.design, coefficients)
        facts = _facts(photos.sampled, codes.profile, candidates, errors, count)
    sure = torch.as_tensor(confidence, device=count.device).reshape(-1, 1, 1)
    own = net.appear(photos.code)
    goal = own + codes.change
    weights, gate = net.head(facts, net.mix(own, goal), errors, count)
    with _exactly(codes.profile):
        weights = (weights.float().log() * sure).softmax(1)
        base = render_base(photos, coefficients, weights)
    content = net.content(photos.code)
    grid = net.decoder(content, net.mix(net.appear(base), goal))
    grid = grid * (gate[:, :, None] * sure)[..., None, None]
    with _exactly(codes.profile):
        picture = correct(base, slice_grid(grid.float(), guide(photos)))
    return Prediction(coefficients, weights, grid, base, picture, content[-1].mean((2, 3)))


def render_base(photos: Photos, coefficients: Tensor, weights: Tensor) -> Tensor:
    """Render the weighted fits alone, through a table: (B, 3, H, W)."""
    low, high = LOWEST_STOP, HIGHEST_STOP
    positions = torch.linspace(low, high, TABLE_ENTRIES, device=weights.device).expand(len(weights), -1)
    table = blend(photos.sampled, coefficients, weights, positions)
    flat = fit.look_up(table, photos.scene, low, high)
    return flat.transpose(1, 2).unflatten(2, photos.code.shape[-2:])


def guide(photos: Photos) -> Tensor:
    """Give the log code of the photos' luminance, by which the grid is sliced: (B, H, W)."""
    luminance = torch.exp2(photos.scene.log_luminance)
    return ((torch.log2(luminance + FLOOR) + 10) / STOPS).unflatten(1, photos.code.shape[-2:])
