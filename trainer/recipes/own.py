"""A model of one's own look: the shipped look model, tuned on one's own before/after pairs in minutes.

Every pair is rendered from the others, as the program renders a photo from the pairs of a look. Little is
learnt, because eight pairs tell little: 144 numbers, by which the head weighs the fits at each brightness
whatever the pictures. They say which statistics of a scene the user's tones follow. More does worse on other
scenes: with the decoder, or the trust in the correction, pairs are learnt by heart. Encoders and the prior of
the fits stay those of the shipped model, so that both read the codes of the same looks.

Even so few numbers fit scenes that they have seen far better than others. So they are learnt in several
versions, each without one part of the pairs (`trainer.own_versions`), and what every version makes of the
part that it has not seen says how much of the change is kept: all, some, or nothing.
"""

from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.colour import srgb_encode
from disque_studio.looks.model import LookModel, kept_pairs, save_model, shipped, shown_pairs
from disque_studio.looks.plan import pooled, trust
from disque_studio.looks.predict import Codes, Photos, Prediction, encode_pairs, predict
from disque_studio.nets.disque import Disque
from trainer import cards
from trainer.config import Training
from trainer.data.cache import Progress
from trainer.data.pairs import load_pairs
from trainer.own_versions import kept_share, parts, plain, versioned, versions_of
from trainer.ranks import Ranks
from trainer.recipes.disque import normalised, psnr, reconstruction, sampled
from trainer.samples import Sample, samples_of

VERSION = 2

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

_ALL_SHOWN = 0.75
"""Of the steps' renderings, so many are from all other pairs, as looks are; the rest from any number."""

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

    `seen` is what is measured of the befores: once, as it would take a third of every step.
    `kept` numbers those that tell whether the model helps; it does not learn from them. `left_out` says in a
    line each what else was found, and why it is of no use, until it is told.
    """

    befores: Tensor
    afters: Tensor
    seen: Photos
    codes: Codes
    base: LookModel
    kept: Tensor
    names: tuple[str, ...]
    left_out: list[str] = field(default_factory=list)

    def warnings(self) -> list[str]:
        """Give what was left out, a line each, the first time that this is asked."""
        told = [f"left out: {text}" for text in self.left_out]
        self.left_out.clear()
        return told

    def photos(self, index: Tensor) -> Photos:
        """Give the photos of some pairs."""
        seen = self.seen
        return Photos(seen.code[index], seen.scene[index], seen.sampled[index], seen.design[index])


@dataclass(frozen=True)
class Batch:
    """Pairs to render (G,), by the weights (G, n) of the others, which sum to 1 over `pairs` (G,) of them.

    `versions` (G,) number the version that renders each; the plain network has but one.
    """

    queries: Tensor
    weights: Tensor
    pairs: Tensor
    versions: Tensor


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
    data = of_pairs(befores.to(device), afters.to(device), shipped(str(device)), found.names)
    return replace(data, left_out=list(found.left_out))


def of_pairs(befores: Tensor, afters: Tensor, base: LookModel, names: tuple[str, ...]) -> Data:
    """Code pairs of one size, scene-linear and sRGB-encoded, (n, 3, S, S)."""
    befores = normalised(befores)
    with torch.no_grad():
        photos = Photos.of(F.avg_pool2d(befores, SHRUNK), sampled(befores))
        shown = F.avg_pool2d(afters, SHRUNK)
        codes = encode_pairs(base.net, photos, shown, sampled(afters))
    kept = kept_pairs(len(names))
    return Data(befores, shown, photos, codes, base, torch.tensor(kept), names)


def build(config: Config, data: Data) -> nn.Module:
    """Take the shipped network, of which little may change."""
    return versioned(data.base.net, len(parts(len(data.names))))


def draw(data: Data, config: Config, generator: torch.Generator) -> Batch:
    """Choose a version and a pair that it may see, and some of the pairs of other parts: mostly all."""
    count = len(data.names)
    places = parts(count)
    part_of = _part_of(count)
    versions = torch.randperm(len(places), generator=generator).repeat(-(-config.queries // len(places)))
    versions = versions[: config.queries]
    queries = torch.zeros(config.queries, dtype=torch.long)
    weights = torch.zeros(config.queries, count)
    for row, version in enumerate(versions.tolist()):
        seen = torch.tensor([place for place in range(count) if place not in places[version]])
        query = int(seen[torch.randint(len(seen), (1,), generator=generator)])
        others = torch.tensor([place for place in range(count) if part_of[place] != part_of[query]])
        u = torch.rand(2, generator=generator)
        number = len(others) if u[0] < _ALL_SHOWN else 1 + int(u[1] * len(others))
        chosen = others[torch.randperm(len(others), generator=generator)[:number]]
        queries[row], weights[row, chosen] = query, 1 / number
    return Batch(queries, weights, (weights > 0).sum(1).float(), versions)


def _part_of(count: int) -> dict[int, int]:
    return {place: number for number, part in enumerate(parts(count)) for place in part}


def rendered(net: Disque, data: Data, batch: Batch) -> Prediction:
    """Render pairs from others of them, with the confidence of the program."""
    photos = data.photos(batch.queries)
    codes = pooled(data.codes, photos, batch.weights)
    if (versions := versions_of(net)) is not None:
        versions.chosen = batch.versions
    return predict(net, data.base.prior, photos, codes, batch.pairs, confidence=trust(batch.pairs))


def losses(model: Disque, data: Data, config: Config, batch: Batch, ranks: Ranks) -> dict[str, Tensor]:
    """Compare what is rendered with what was made of the photos."""
    found, targets = rendered(model, data, batch), data.afters[batch.queries]
    loss = reconstruction(found.picture, targets) + 0.5 * reconstruction(found.base, targets)
    return {"loss": loss, "psnr": psnr(found.picture, targets)}


def trial(data: Data) -> Batch:
    """Choose the kept pairs, to be rendered from those that are learnt from."""
    count = len(data.names)
    shown = [shown_pairs(query, count) for query in data.kept.tolist()]
    return _batch(data, data.kept.tolist(), shown, [0] * len(shown))


def left_out(data: Data) -> Batch:
    """Choose every pair, to be rendered from all other parts, by the version that has not seen its own."""
    count = len(data.names)
    part_of = _part_of(count)
    shown = [[place for place in part_of if part_of[place] != part_of[query]] for query in range(count)]
    return _batch(data, list(range(count)), shown, [part_of[query] for query in range(count)])


def _batch(data: Data, queries: list[int], shown: list[list[int]], versions: list[int]) -> Batch:
    weights = torch.zeros(len(queries), len(data.names))
    for row, places in enumerate(shown):
        weights[row, places] = 1 / len(places)
    on = data.befores.device
    pairs = torch.tensor([float(len(places)) for places in shown])
    return Batch(torch.tensor(queries).to(on), weights.to(on), pairs.to(on), torch.tensor(versions).to(on))


@torch.no_grad()
def _errors(net: Disque, data: Data, batch: Batch) -> Tensor:
    """Give the mean squared error of each rendered pair."""
    made = rendered(net.eval(), data, batch).picture.clamp(0, 1)
    return (made - data.afters[batch.queries]).square().mean((1, 2, 3))


@torch.no_grad()
def measured(net: Disque, data: Data) -> dict[str, float]:
    """Give the error of the kept pairs, rendered from the others: mean squared error, and PSNR in dB."""
    batch = trial(data)
    made, targets = rendered(net.eval(), data, batch).picture.clamp(0, 1), data.afters[batch.queries]
    return {"error": float((made - targets).square().mean()), "psnr": float(psnr(made, targets))}


def settle(model: Disque, data: Data) -> tuple[float, float]:
    """Say how much of the change is kept, and the error of pairs left out then, that of the base being 1."""
    batch = left_out(data)
    before = _errors(data.base.net, data, batch)
    versions = versions_of(model)
    assert versions is not None

    def falls(share: float) -> Tensor:
        versions.share = share
        return (_errors(model, data, batch) / before).log()

    found = kept_share(falls, batch.versions)
    versions.share = 1.0
    return found


def evaluate(model: Disque, data: Data, config: Config) -> dict[str, float]:
    """Measure what chooses the weights: every pair by what has not learnt from it, as much as is kept."""
    share, error = settle(model, data)
    return {"error": error, "share": share}


def samples(model: Disque, data: Data, config: Config) -> list[Sample]:
    """Show the kept pairs: the photo, what was made of it, and what the model makes of it."""
    batch = trial(data)
    batch = Batch(*(getattr(batch, part.name)[:_TOP] for part in fields(batch)))
    light = F.avg_pool2d(data.befores[batch.queries], SHRUNK).clamp(0, 1)
    neutral = torch.from_numpy(srgb_encode(light.cpu().numpy()))
    made = rendered(model.eval(), data, batch).picture
    return samples_of(neutral, data.afters[batch.queries], made)


def export(model: Disque, config: Config, data: Data, path: Path, history: dict[str, Any]) -> None:
    """Write the model file with as much of the change as is kept, and its card beside it."""
    share, _ = settle(model, data)
    card = {"recipe": "own", "config": asdict(config), "pairs": len(data.names), "kept": share, **history}
    net = plain(model, share).cpu().eval().requires_grad_(False)
    prior = replace(
        data.base.prior, mean=data.base.prior.mean.cpu(), precision=data.base.prior.precision.cpu()
    )
    save_model(LookModel(net, prior, identity="", base=data.base.identity), path, card=card)
    cards.write(path, title="Look model of one's own", description=DESCRIPTION, facts=card)
