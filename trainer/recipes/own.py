"""A model of one's own look: the shipped look model, tuned on one's own before/after pairs in minutes.

Every pair is rendered from the others, as the program renders a photo from the pairs of a look. Little is
learnt, because eight pairs tell little: 144 numbers, by which the head weighs the fits at each brightness
whatever the pictures. They say which statistics of a scene the user's tones follow. More does worse on other
scenes: with the decoder, or the trust in the correction, pairs are learnt by heart. Encoders and the prior of
the fits stay those of the shipped model, so that both read the codes of the same looks.
"""

import copy
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.colour import srgb_encode
from disque_studio.looks.model import LookModel, kept_pairs, save_model, shipped, shown_pairs
from disque_studio.looks.plan import trust
from disque_studio.looks.predict import Codes, Photos, Prediction, encode_pairs, predict
from disque_studio.nets.disque import Disque
from trainer import cards
from trainer.config import Training
from trainer.data.cache import Progress
from trainer.data.pairs import load_pairs
from trainer.ranks import Ranks
from trainer.recipes.disque import normalised, psnr, reconstruction, sampled
from trainer.samples import Sample, samples_of

VERSION = 1

TRAINING = Training(
    steps=200,
    minutes=5.0,
    learning_rate=0.05,
    warmup=10,
    weight_decay=0.0,
    average=0.9,
    report_steps=5,
    checkpoint_minutes=0.5,
)

DESCRIPTION = (
    "The shipped look model, tuned on somebody's own before/after pairs: how the fits are weighed at each "
    "brightness. It plans the looks that these pairs carry."
)

FEWEST = 3
"""Pairs without which there is nothing to learn: one to render, and two to render it from."""

SHRUNK = 2
"""Views are so much larger than what the network sees, so that the fits have pixels enough."""

_TOP = 8
"""Of the samples that are shown."""


@dataclass(frozen=True)
class Config:
    """Settings of the recipe: the side in pixels of what the network sees, and pairs rendered a step.

    `operator` takes only pictures named NAME__OPERATOR.
    """

    size: int = 72
    queries: int = 8
    operator: str = ""
    seed: int = 1

    @property
    def batch(self) -> int:
        """Pictures a step."""
        return self.queries


@dataclass(frozen=True)
class Data:
    """Pairs: key-normalised befores (n, 3, S, S), afters (n, 3, s, s) as the network sees them, codes.

    `learnt` and `kept` number the pairs that are rendered in training, and those that tell when to stop.
    """

    befores: Tensor
    afters: Tensor
    codes: Codes
    base: LookModel
    learnt: Tensor
    kept: Tensor
    names: tuple[str, ...]

    def photos(self, index: Tensor) -> Photos:
        """Measure the photos of some pairs."""
        chosen = self.befores[index]
        return Photos.of(F.avg_pool2d(chosen, SHRUNK), sampled(chosen))


@dataclass(frozen=True)
class Batch:
    """Pairs to render (G,), by the weights (G, n) of the others, which sum to 1 over `pairs` (G,) of them."""

    queries: Tensor
    weights: Tensor
    pairs: Tensor


def prepare(
    config: Config, data_dir: Path, cache_dir: Path, device: torch.device, progress: Progress
) -> Data:
    """Find the pairs, and code them by the shipped model.

    Raises:
        FileRefusedError: there are fewer than `FEWEST`.
    """
    found = load_pairs(
        data_dir,
        cache_dir,
        count=1,
        size=config.size * SHRUNK,
        progress=progress,
        seed=config.seed,
        operator=config.operator or None,
    )
    if len(found.names) < FEWEST:
        raise FileRefusedError(
            data_dir, f"holds {len(found.names)} usable pairs; a look is learnt from {FEWEST} or more, best 8"
        )
    befores = torch.from_numpy(found.befores.astype(np.float32)).permute(0, 3, 1, 2)
    afters = torch.from_numpy(found.afters.astype(np.float32) / 255).permute(0, 3, 1, 2)
    return of_pairs(befores.to(device), afters.to(device), shipped(str(device)), found.names)


def of_pairs(befores: Tensor, afters: Tensor, base: LookModel, names: tuple[str, ...]) -> Data:
    """Code pairs of one size, scene-linear and sRGB-encoded, (n, 3, S, S)."""
    befores = normalised(befores)
    with torch.no_grad():
        photos = Photos.of(F.avg_pool2d(befores, SHRUNK), sampled(befores))
        shown = F.avg_pool2d(afters, SHRUNK)
        codes = encode_pairs(base.net, photos, shown, sampled(afters))
    kept = kept_pairs(len(names))
    learnt = [place for place in range(len(names)) if place not in kept] or kept
    return Data(befores, shown, codes, base, torch.tensor(learnt), torch.tensor(kept), names)


def tuned(net: Disque) -> list[nn.Parameter]:
    """Give the weights that are learnt."""
    return [net.head.weights.bias]


def build(config: Config, data: Data) -> nn.Module:
    """Take the shipped network, of which little may change."""
    net = copy.deepcopy(data.base.net).requires_grad_(False)
    for weight in tuned(net):
        weight.requires_grad_(True)
    return net


def draw(data: Data, config: Config, generator: torch.Generator) -> Batch:
    """Choose the pairs to render, and for each some of the others: one, all, or a number between."""
    order = torch.randperm(len(data.learnt), generator=generator).repeat(
        -(-config.queries // len(data.learnt))
    )
    queries = data.learnt[order[: config.queries]]
    count = len(data.names)
    weights = torch.zeros(config.queries, count)
    pairs = torch.ones(config.queries)
    for row, query in enumerate(queries.tolist()):
        others = torch.randperm(count, generator=generator)
        others = others[others != query]
        u = torch.rand(2, generator=generator)
        number = 1 if u[0] < 0.25 else len(others) if u[0] < 0.75 else 1 + int(u[1] * len(others))
        weights[row, others[:number]] = 1 / number
        pairs[row] = number
    return Batch(queries, weights, pairs)


def rendered(net: Disque, data: Data, batch: Batch) -> Prediction:
    """Render pairs from others of them, with the confidence of the program."""
    codes = data.codes.mixed(batch.weights)
    photos = data.photos(batch.queries)
    return predict(net, data.base.prior, photos, codes, batch.pairs, confidence=trust(batch.pairs))


def losses(model: Disque, data: Data, config: Config, batch: Batch, ranks: Ranks) -> dict[str, Tensor]:
    """Compare what is rendered with what was made of the photos."""
    found, targets = rendered(model, data, batch), data.afters[batch.queries]
    loss = reconstruction(found.picture, targets) + 0.5 * reconstruction(found.base, targets)
    return {"loss": loss, "psnr": psnr(found.picture, targets)}


def trial(data: Data) -> Batch:
    """Choose the kept pairs, to be rendered from those that are learnt from."""
    count, device = len(data.names), data.befores.device
    weights = torch.zeros(len(data.kept), count)
    for row, query in enumerate(data.kept.tolist()):
        weights[row, shown_pairs(query, count)] = 1
    pairs = weights.sum(1)
    return Batch(data.kept.to(device), (weights / pairs[:, None]).to(device), pairs.to(device))


@torch.no_grad()
def measured(net: Disque, data: Data) -> dict[str, float]:
    """Give the error of the kept pairs, rendered from the others: mean squared error, and PSNR in dB."""
    batch = trial(data)
    made, targets = rendered(net.eval(), data, batch).picture.clamp(0, 1), data.afters[batch.queries]
    return {"error": float((made - targets).square().mean()), "psnr": float(psnr(made, targets))}


def evaluate(model: Disque, data: Data, config: Config) -> dict[str, float]:
    """Measure what chooses the weights: the pairs that are not learnt from."""
    return measured(model, data)


def samples(model: Disque, data: Data, config: Config) -> list[Sample]:
    """Show the kept pairs: the photo, what was made of it, and what the model makes of it."""
    batch = trial(data)
    batch = Batch(*(getattr(batch, field)[:_TOP] for field in ("queries", "weights", "pairs")))
    light = F.avg_pool2d(data.befores[batch.queries], SHRUNK).clamp(0, 1)
    neutral = torch.from_numpy(srgb_encode(light.cpu().numpy()))
    made = rendered(model.eval(), data, batch).picture
    return samples_of(neutral, data.afters[batch.queries], made)


def export(model: Disque, config: Config, data: Data, path: Path, history: dict[str, Any]) -> None:
    """Write the model file, and its card beside it."""
    card = {"recipe": "own", "config": asdict(config), "pairs": len(data.names), **history}
    net = model.cpu().eval().requires_grad_(False)
    prior = replace(
        data.base.prior, mean=data.base.prior.mean.cpu(), precision=data.base.prior.precision.cpu()
    )
    save_model(LookModel(net, prior, identity="", base=data.base.identity), path, card=card)
    cards.write(path, title="Look model of one's own", description=DESCRIPTION, facts=card)
