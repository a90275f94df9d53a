"""DisQUE by example (arXiv 2404.13484): semi-grids of photos under shared operators, mixed by appearance.

A training item is one operator f applied to several photos. Every photo is rendered from the other photos'
pairs: ``a(x2) + a(f(x1)) - a(x1)`` must give f(x2). Sometimes a photo is its own example (self
reconstruction). Two contrastive terms keep content and appearance apart.
"""

from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.imaging.colour import srgb_encode
from disque_studio.imaging.logcode import KEY
from disque_studio.looks import fit
from disque_studio.looks.fit import FEATURES, Prior
from disque_studio.looks.model import LookModel, load_model, save_model
from disque_studio.looks.predict import Codes, Photos, Prediction, architecture, encode_pairs, pixels, predict
from disque_studio.looks.scene import COORDINATES, Scene
from disque_studio.nets.disque import Disque
from trainer import cards
from trainer.config import Training
from trainer.data import bank, cache
from trainer.data.shards import Cut, Stream
from trainer.data.sources import shards_of
from trainer.feed import moved
from trainer.ranks import ALONE, Ranks
from trainer.samples import Sample, samples_of

VERSION = 1

_SHOWN = 4

TRAINING = Training(steps=6000, learning_rate=1.5e-3, warmup=100, average=0.997, weight_decay=1e-3)

DESCRIPTION = (
    "Weighs and corrects the fits of example pairs: tone mapping by example, as DisQUE (arXiv 2404.13484). "
    "Encoders, head, grid decoder and the prior of the fits; scene-linear Rec.709 in, sRGB out."
)


@dataclass(frozen=True)
class Config:
    """Settings of the recipe; sizes in pixels, `operators` and `photos` a step."""

    size: int = 72
    views: int = 32
    operators: int = 8
    photos: int = 4
    pool: int = 4000
    prior_samples: int = 3000
    contrast: float = 0.02
    own: float = 0.1
    seed: int = 1
    chunk: int = 128
    """Photos seen at a time, where they come from archives (`data.shards`)."""
    period: int = 250
    """Steps after which the next ones are seen."""

    @property
    def batch(self) -> int:
        """Pictures a step."""
        return self.operators * self.photos


@dataclass(frozen=True)
class Pool:
    """Views (n, 3, S, S) key-normalised, the photo (n,) that each shows, and what they are made of."""

    views: Tensor
    scenes: Tensor
    description: str

    @classmethod
    def of(cls, packed: cache.Views, device: torch.device) -> "Pool":
        """Take decoded views to a device."""
        views = torch.from_numpy(packed.views.astype(np.float32)).permute(0, 3, 1, 2)
        scenes = torch.from_numpy(np.array(packed.scenes))
        return cls(normalised(views).to(device), scenes, packed.description)


@dataclass(frozen=True)
class Data:
    """Views (n, 3, S, S) key-normalised with their scene numbers, the accepted operators, the prior.

    With a `stream`, the views are those of its first chunk, and `at` gives those of a step.
    """

    views: Tensor
    scenes: Tensor
    operators: Tensor
    prior: Prior
    sources: str
    stream: Stream[Pool] | None = None

    def at(self, step: int) -> "Data":
        """Give the data of a step."""
        if self.stream is None:
            return self
        pool = self.stream.at(step)
        return replace(self, views=pool.views, scenes=pool.scenes)

    def warnings(self) -> list[str]:
        """Give what was left out since this was last asked, a line each."""
        return self.stream.warnings() if self.stream is not None else []

    def close(self) -> None:
        """End the thread of the stream; what is decoded stays."""
        if self.stream is not None:
            self.stream.close()


def normalised(views: Tensor) -> Tensor:
    """Bring every view's log-mean luminance to the key, by the rule of `imaging.logcode`."""
    luma = torch.tensor((0.2126, 0.7152, 0.0722), device=views.device)[:, None, None]
    light = (views * luma).sum(1).flatten(1).clamp_min(1e-9)
    mean = (light + 1e-4 * light.mean(1, keepdim=True)).log().mean(1).exp()
    return (views * (KEY / mean)[:, None, None, None]).clamp(0, 2.0**16)


def prepare(config: Config, data_dir: Path, cache_dir: Path, device: torch.device, progress: Any) -> Data:
    """Decode the views once, choose usable operators, and learn the prior of the fits.

    Of archives, operators and prior are those of the first chunk.
    """
    shards = shards_of(data_dir)
    stream: Stream[Pool] | None = None
    if shards:
        stream = Stream(
            shards,
            cache_dir,
            cut=Cut(config.chunk, config.views, config.size, config.seed),
            period=config.period,
            make=partial(Pool.of, device=device),
            progress=progress,
        )
        pool = stream.first
    else:
        packed = cache.load_views(
            data_dir, cache_dir, count=config.views, size=config.size, progress=progress
        )
        pool = Pool.of(packed, device)
    generator = torch.Generator().manual_seed(config.seed)
    operators = bank.usable(config.pool, F.avg_pool2d(pool.views, 3), generator=generator)
    prior = learn_prior(pool.views, operators, config, generator)
    return Data(pool.views, pool.scenes, operators, prior, pool.description, stream)


def learn_prior(views: Tensor, operators: Tensor, config: Config, generator: torch.Generator) -> Prior:
    """Fit many pairs with hardly any prior, and take the Gaussian of their coefficients."""
    weak = torch.eye(FEATURES) * 1e-4
    bend = torch.diff(torch.eye(fit.CURVE_TENTS), n=2, dim=0)
    weak[: fit.CURVE_TENTS, : fit.CURVE_TENTS] = 1e-2 * bend.T @ bend + 1e-7 * torch.eye(fit.CURVE_TENTS)
    shape = (len(COORDINATES), 3)
    start = Prior(torch.zeros(*shape, FEATURES), weak.expand(*shape, -1, -1))
    start = Prior(start.mean.to(views.device), start.precision.to(views.device))
    found = []
    for _ in range(max(1, config.prior_samples // 50)):
        photos = views[_indices(len(views), 50, generator)]
        chosen = operators[_indices(len(operators), 50, generator)]
        targets = bank.apply(photos, chosen)
        pair = fit.moments(fit.design(Scene.of(sampled(photos))), sampled(targets))
        found.append(fit.solve(pair, start, noise=1.0))
    samples = torch.cat(found).permute(1, 3, 0, 2).double()
    mean = samples.mean(2)
    spread = samples - mean[:, :, None]
    covariance = spread.transpose(2, 3) @ spread / samples.shape[2]
    steady = covariance + 1e-3 * torch.eye(FEATURES, device=views.device)
    return Prior(mean.float(), torch.linalg.inv(steady).float())


def sampled(pictures: Tensor) -> Tensor:
    """Choose every third pixel each way for the fits: (B, N, 3)."""
    return pixels(pictures[:, :, 1::3, 1::3])


def build(config: Config, data: Data) -> nn.Module:
    """Make the network."""
    return Disque(architecture())


@dataclass(frozen=True)
class Batch:
    """Semi-grids: G operators, each on P photos.

    `photos` (G, P) are places among the views, `operators` (G,) among the operators. Every photo is rendered
    from its group's pairs by `weights` (G, P, P), whose rows sum to 1 over `pairs` (G, P) of them.
    """

    photos: Tensor
    operators: Tensor
    weights: Tensor
    pairs: Tensor


def draw(data: Data, config: Config, generator: torch.Generator) -> Batch:
    """Choose operators, photos for each, and whose pairs each photo is rendered from."""
    photos = _draw_photos(data, config, generator)
    operators = _indices(len(data.operators), config.operators, generator)
    return Batch(photos, operators, *_example_weights(config, generator))


def _indices(limit: int, count: int, generator: torch.Generator) -> Tensor:
    return torch.randint(limit, (count,), generator=generator)


def _draw_photos(data: Data, config: Config, generator: torch.Generator) -> Tensor:
    """Choose photos (operators, photos): for a quarter of the operators all of one scene."""
    index = _indices(len(data.views), config.operators * config.photos, generator).view(config.operators, -1)
    for row in (torch.rand(config.operators, generator=generator) < 0.25).nonzero()[:, 0]:
        same = (data.scenes == data.scenes[index[row, 0]]).nonzero()[:, 0]
        index[row] = same[_indices(len(same), config.photos, generator)]
    return index


def _example_weights(config: Config, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Choose for every photo whose pairs it is rendered from: weights (G, P, P), numbers of pairs (G, P)."""
    groups, photos = config.operators, config.photos
    weights, pairs = torch.zeros(groups, photos, photos), torch.ones(groups, photos)
    for group in range(groups):
        for photo in range(photos):
            others = [other for other in range(photos) if other != photo]
            u = torch.rand(2, generator=generator)
            if u[0] < config.own:
                weights[group, photo, photo] = 1
            elif u[0] < 0.35 and len(others) > 1:
                weights[group, photo, others] = 1 / len(others)
                pairs[group, photo] = len(others)
            else:
                weights[group, photo, others[int(u[1] * len(others))]] = 1
    return weights, pairs


def contrastive(codes: Tensor, groups: Tensor, ranks: Ranks = ALONE, temperature: float = 0.1) -> Tensor:
    """Symmetric InfoNCE over (n, d) projections of all ranks: those of one group are each other's positives.

    A group lies within one rank; its number is below n, and its own there alone.
    """
    unit = ranks.gather(F.normalize(codes, dim=1))
    groups = ranks.gather(groups.to(codes.device) + ranks.rank * len(codes))
    logits = unit @ unit.T / temperature
    eye = torch.eye(len(unit), dtype=torch.bool, device=codes.device)
    positive = (groups[:, None] == groups[None]) & ~eye
    log_share = logits - logits.masked_fill(eye, -1e9).logsumexp(1, keepdim=True)
    return -(log_share * positive).sum(1).div(positive.sum(1).clamp_min(1)).mean()


def render(model: Disque, data: Data, batch: Batch) -> tuple[Tensor, Codes, Prediction]:
    """Apply every group's operator to its photos, and render them from their neighbours' pairs.

    Gives the targets (G P, 3, S, S), the codes of the pairs, and how the photos are rendered.
    """
    rows = data.operators[batch.operators].repeat_interleave(batch.photos.shape[1], 0)
    photos_rgb = data.views[batch.photos.flatten()]
    with torch.no_grad():
        targets = bank.apply(photos_rgb, rows)
        photos = Photos.of(photos_rgb, sampled(photos_rgb))
    pairs = encode_pairs(model, photos, targets, sampled(targets))
    # Groups along the diagonal: no photo is rendered from another operator's pairs.
    pooled = pairs.mixed(torch.block_diag(*batch.weights))
    return targets, pairs, predict(model, data.prior, photos, pooled, batch.pairs.flatten())


def losses(model: Disque, data: Data, config: Config, batch: Batch, ranks: Ranks) -> dict[str, Tensor]:
    """Render every photo of the semi-grids from its neighbours' pairs, and give the terms of the loss."""
    groups, each = batch.photos.shape
    targets, pairs, out = render(model, data, batch)
    terms = reconstruction(out.picture, targets), reconstruction(out.base, targets)
    content = torch.cat([out.content, model.content(targets)[-1].mean((2, 3))])
    same_photo = torch.arange(groups * each).repeat(2)
    same_operator = torch.arange(groups).repeat_interleave(each)
    apart = contrastive(model.project_content(content), same_photo, ranks) + contrastive(
        model.project_appearance(pairs.change), same_operator, ranks
    )
    size = pairs.change.norm(dim=1).mean()
    loss = terms[0] + 0.5 * terms[1] + config.contrast * apart + 1e-3 * size
    told = {"psnr": psnr(out.picture, targets), "psnr_fits": psnr(out.base, targets)}
    return {"loss": loss, "contrastive": apart, **told}


@torch.no_grad()
def psnr(pictures: Tensor, targets: Tensor) -> Tensor:
    """Mean over pictures (B, 3, H, W) of the peak signal-to-noise ratio in dB, each at most 60."""
    error = (pictures.clamp(0, 1) - targets).square().mean((1, 2, 3))
    return -10 * error.clamp_min(1e-6).log10().mean()


def reconstruction(picture: Tensor, target: Tensor) -> Tensor:
    """Mean log squared error a picture (what PSNR averages) plus Charbonnier (eps 1e-3)."""
    error = picture - target
    logarithm = (error.square().mean((1, 2, 3)) + 1e-3).log().mean()
    return logarithm + 5 * (error.square() + 1e-6).sqrt().mean()


def samples(model: Disque, data: Data, config: Config) -> list[Sample]:
    """Show a photo of each of some semi-grids without any look, under its operator, and as it is rendered."""
    batch = draw(data, config, torch.Generator().manual_seed(config.seed))
    targets, _, out = render(model, data, moved(batch, data.views.device))
    first = torch.arange(min(_SHOWN, config.operators)) * config.photos
    exposed = data.views[batch.photos.flatten()[first]].clamp(0, 1)
    neutral = torch.from_numpy(srgb_encode(exposed.cpu().numpy()))
    return samples_of(neutral, targets[first], out.picture[first])


def adopt(model: Disque, data: Data, path: Path) -> None:
    """Begin with the network of a look model.

    Raises:
        FileRefusedError: the file is no look model.
    """
    model.load_state_dict(load_model(path).net.state_dict())


def export(model: Disque, config: Config, data: Data, path: Path, history: dict[str, Any]) -> None:
    """Write the model file, and its card beside it."""
    card = {"recipe": "disque", "config": asdict(config), "data": data.sources, **history}
    prior = Prior(data.prior.mean.cpu(), data.prior.precision.cpu())
    save_model(LookModel(model.cpu().eval(), prior, identity=""), path, card=card)
    cards.write(path, title="DisQUE look model", description=DESCRIPTION, facts=card)
