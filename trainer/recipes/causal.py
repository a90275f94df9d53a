"""Causal disentanglement (arXiv 2604.21654; formulas ours): codes from interventions, then read-outs.

A training item is a distortion B applied to two pictures i and j: i at two levels and behind another
distortion A, j at the first level. No quality label takes part in it. The terms of the loss:

- reconstruction of every picture that an intervention asks for (see `nets.causal`), j's degradation on i and
  i's on j among them;
- content invariance: the content maps of a degraded picture are those of its reference, and short content
  codes tell pictures apart (InfoNCE);
- masked features: those of one degradation agree over pictures and differ from those of others (InfoNCE),
  which the mask can only reach by taking off what content does to them; and they grow: a higher level of the
  same distortion, or one more distortion before it, has the larger mean.

The last one uses the known order of synthetic levels, which is no opinion on quality. Read-outs are fitted
afterwards, on features that no longer change.
"""

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.nets.causal import Architecture, Causal, moments
from disque_studio.quality.causal import SUPERVISED, UNLABELLED, CausalModel, save_model
from trainer import cards, causal_fit
from trainer.config import Training
from trainer.data import distortions
from trainer.data.cache import Progress
from trainer.data.labels import fused
from trainer.data.ladders import Ladders, load_ladders
from trainer.data.pristine import held_out, training_pictures
from trainer.ranks import Ranks
from trainer.recipes.disque import contrastive
from trainer.samples import Sample, samples_of

VERSION = 1

TRAINING = Training(
    steps=6000, learning_rate=1.5e-3, warmup=100, average=0.995, weight_decay=1e-4, checkpoint_minutes=3
)

DESCRIPTION = (
    "Full-reference quality by causal disentanglement (after arXiv 2604.21654, whose public text gives no "
    "formulas: they are ours). Content and degradation encoders, a mask by which content hides degradation, "
    "and two read-outs. The encoders, the mask and the label-free read-out have seen no quality label, only "
    "which distortion at which level made a picture; the supervised read-out was fitted afterwards to a "
    "fused pseudo-label (MS-SSIM, VIF, CIEDE2000), not to people's ratings. sRGB in."
)

_TRAINED_ON = (
    "synthetic distortions of pristine photos; the supervised read-out on a fused pseudo-label of MS-SSIM, "
    "VIF and CIEDE2000, figures against that label on pictures that training never saw"
)

_LABELLED = 400
"""Crops whose ladders are labelled for the supervised read-out."""

_MARGIN = 0.15
"""Least growth of the features from level to level, in natural logarithms."""


@dataclass(frozen=True)
class Config:
    """Settings of the recipe: `crops` of `size` pixels, seen through windows of `window` pixels."""

    size: int = 192
    window: int = 96
    crops: int = 1000
    pictures: int = 700
    groups: int = 3
    content: float = 0.3
    contrast: float = 0.05
    growth: float = 1.0
    seed: int = 1

    @property
    def batch(self) -> int:
        """Pictures a step."""
        return 6 * self.groups


@dataclass(frozen=True)
class Data:
    """What training draws on; `partners` lists the crops of each kind of distortion.

    `unseen` are ladders of pictures that training never sees: each crop under every kind; for figures alone.
    """

    ladders: Ladders
    partners: dict[int, np.ndarray]
    unseen: Ladders | None = None


def prepare(config: Config, data_dir: Path, cache_dir: Path, device: torch.device, progress: Any) -> Data:
    """Distort crops of the pristine pictures, once."""
    pictures = training_pictures(data_dir, most=config.pictures)
    ladders = load_ladders(
        pictures, cache_dir, count=config.crops, size=config.size, progress=progress, seed=config.seed
    )
    kept = [(path, 1.0) for path in held_out(data_dir / "pristine" / "kodak")]
    kinds = len(distortions.NAMES)
    unseen = (
        load_ladders(
            kept, cache_dir, count=len(kept) * kinds, size=config.size, progress=progress, repeat=kinds
        )
        if kept
        else None
    )
    return replace(group(ladders), unseen=unseen)


def group(ladders: Ladders) -> Data:
    """Find for each kind of distortion the crops that it was applied to."""
    kinds = ladders.kinds
    return Data(ladders, {int(kind): np.flatnonzero(kinds == kind) for kind in np.unique(kinds)})


def build(config: Config, data: Data) -> nn.Module:
    """Make the network."""
    return Causal(Architecture())


@dataclass(frozen=True)
class Batch:
    """References i and j, and what becomes of them: all (G, 3, W, W), sRGB-encoded."""

    one: Tensor
    other: Tensor
    low: Tensor
    high: Tensor
    mixed: Tensor
    other_low: Tensor

    def all(self) -> Tensor:
        """Stack all six, (6 G, 3, W, W), in the order of the fields."""
        return torch.cat([self.one, self.other, self.low, self.high, self.mixed, self.other_low])


def draw(data: Data, config: Config, generator: torch.Generator) -> Batch:
    """Draw kinds of distortion, two crops and two levels for each, and a window, perhaps mirrored."""
    kinds = list(data.partners)
    groups = [
        _draw_group(data, data.partners[kinds[k]], config, generator)
        for k in _chosen(len(kinds), config.groups, generator)
    ]
    return Batch(*(torch.stack(part) for part in zip(*groups, strict=True)))


def _chosen(limit: int, count: int, generator: torch.Generator) -> list[int]:
    """Choose different numbers below `limit` where there are enough."""
    order = torch.randperm(limit, generator=generator).tolist()
    return [order[i % limit] for i in range(count)]


def _draw_group(
    data: Data, crops: np.ndarray, config: Config, generator: torch.Generator
) -> tuple[Tensor, ...]:
    ladders = data.ladders
    i, j = (int(crops[n]) for n in _chosen(len(crops), 2, generator))
    low, high = sorted(_chosen(ladders.alone.shape[1], 2, generator))
    top, left = (_below(config.size - config.window + 1, generator) for _ in range(2))
    window = np.s_[top : top + config.window, left : left + config.window]
    flip = bool(_below(2, generator))
    chosen = (
        ladders.references[i],
        ladders.references[j],
        ladders.alone[i, low],
        ladders.alone[i, high],
        ladders.mixed[i, low],
        ladders.alone[j, low],
    )
    return tuple(_tensor(picture[window][:, :: -1 if flip else 1]) for picture in chosen)


def _below(limit: int, generator: torch.Generator) -> int:
    return int(torch.randint(limit, (), generator=generator))


def _tensor(codes: np.ndarray) -> Tensor:
    return torch.from_numpy(codes.astype(np.float32) / np.float32(255)).permute(2, 0, 1)


def losses(model: Causal, data: Data, config: Config, batch: Batch, ranks: Ranks) -> dict[str, Tensor]:
    """Intervene on the codes of a batch, and give the terms of the loss."""
    pictures = batch.all().contiguous(memory_format=torch.channels_last)
    content, maps = model.content(pictures), model.degradation(pictures)
    rebuilt = reconstruction(model, pictures, content, moments(maps))
    steady, identity = invariance(model, content)
    growth, kind = visibility(model, content, maps, ranks)
    apart = contrastive(identity, _labels(len(pictures) // 6, (0, 1, 0, 0, 0, 1)), ranks) + kind
    loss = rebuilt + config.content * steady + config.contrast * apart + config.growth * growth
    return {"loss": loss, "rebuilt": rebuilt, "content": steady, "contrastive": apart, "growth": growth}


def _labels(groups: int, parts: tuple[int, ...]) -> Tensor:
    """Number the members of a stacked batch: part p of group g gets a number of its own."""
    count = max(parts) + 1
    return torch.cat([torch.arange(groups) * count + part for part in parts])


def reconstruction(model: Causal, pictures: Tensor, content: list[Tensor], codes: Tensor) -> Tensor:
    """Intervene, decode, and compare with the pictures that must come out.

    Rows say whose content, which degradation code, and what must come out, in the order of `Batch`.
    """
    one, other, low, high, mixed, other_low = codes.chunk(6)
    asked = (
        (0, one, 0),
        (1, other, 1),
        (0, low, 2),
        (0, high, 3),
        (0, mixed, 4),
        (2, one, 0),
        (3, one, 0),
        (0, one + other_low - other, 2),
        (1, other + low - one, 5),
    )
    chunks = [maps.chunk(6) for maps in content]
    sources = [torch.cat([stage[source] for source, _, _ in asked]) for stage in chunks]
    made = model.decoder(sources, torch.cat([code for _, code, _ in asked]))
    wanted = torch.cat([pictures.chunk(6)[target] for _, _, target in asked])
    return charbonnier(made, wanted)


def charbonnier(picture: Tensor, target: Tensor) -> Tensor:
    """Mean of log squared error a picture (what PSNR averages) plus Charbonnier (eps 1e-3)."""
    error = picture - target
    logarithm = (error.square().mean((1, 2, 3)) + 1e-3).log().mean()
    return 0.3 * logarithm + 5 * (error.square() + 1e-6).sqrt().mean()


def invariance(model: Causal, content: list[Tensor]) -> tuple[Tensor, Tensor]:
    """Give how far content moves under degradation (1 - cosine, place by place), and short content codes."""
    moved = []
    for maps in content:
        one, other, low, high, mixed, other_low = maps.chunk(6)
        reference = torch.cat([one, one, one, other])
        degraded = torch.cat([low, high, mixed, other_low])
        moved.append(1 - F.cosine_similarity(reference, degraded, dim=1).mean())
    return torch.stack(moved).mean(), model.identity(content)


def visibility(
    model: Causal, content: list[Tensor], maps: list[Tensor], ranks: Ranks
) -> tuple[Tensor, Tensor]:
    """Give how far masked features fail to grow with severity, and to tell degradations apart."""
    gains = [gain.chunk(2) for gain in model.mask([torch.cat(m.chunk(6)[:2]) for m in content])]
    parts = [m.chunk(6) for m in maps]
    one, other = ([stage[index] for stage in parts] for index in (0, 1))
    mine = [gain[0] for gain in gains]
    low, high, mixed = (model.visible(mine, one, [stage[index] for stage in parts]) for index in (2, 3, 4))
    theirs = moments(model.visible([gain[1] for gain in gains], other, [stage[5] for stage in parts]))
    growth = _growth(low, high) + 0.5 * _growth(low, mixed)
    seen = torch.cat([moments(low), moments(high), theirs])
    return growth, contrastive(model.kind(seen), _labels(len(seen) // 3, (0, 1, 0)), ranks)


def _growth(less: list[Tensor], more: list[Tensor]) -> Tensor:
    """Punish growth below the margin, in the mean of each stage of what is seen."""
    means = [[(stage.mean((1, 2, 3)) + 1e-4).log() for stage in maps] for maps in (less, more)]
    steps = torch.stack(means[1]) - torch.stack(means[0])
    return F.softplus((_MARGIN - steps) * 8).mean() / 8


def samples(model: Causal, data: Data, config: Config) -> list[Sample]:
    """Show references, degraded copies, and what the references become with another's degradation."""
    drawn = draw(data, config, torch.Generator().manual_seed(config.seed))
    pictures = drawn.all().to(next(model.parameters()).device)
    content, codes = model.content(pictures), moments(model.degradation(pictures))
    one, other, _, _, _, other_low = codes.chunk(6)
    made = model.decoder([maps.chunk(6)[0] for maps in content], one + other_low - other)
    return samples_of(drawn.one, drawn.low, made)


def export(model: Causal, config: Config, data: Data, path: Path, history: dict[str, Any]) -> None:
    """Fit the read-outs on features that no longer change, measure them, and write model and card."""
    net = model.cpu().eval()
    count = min(_LABELLED, len(data.ladders.references))
    silent: Progress = lambda share, what: None  # noqa: E731 (a name for what is passed)
    seen = causal_fit.features(net, data.ladders, len(data.ladders.references))
    wanted = causal_fit.labels(data.ladders, count, silent, fused)
    readouts = {
        SUPERVISED: causal_fit.supervised(seen[:count], wanted),
        UNLABELLED: causal_fit.unlabelled(seen),
    }
    measured: dict[str, Any] = {}
    probes: dict[str, float] = {}
    if data.unseen is not None:
        fresh = causal_fit.features(net, data.unseen, len(data.unseen.references))
        truth = causal_fit.labels(data.unseen, len(fresh), silent, fused)
        measured = causal_fit.figures(readouts, fresh, truth, (seen[:count], wanted))
        probes = causal_fit.probes(net, data.unseen) | causal_fit.interventions(net, data.unseen)
    card = {
        "recipe": "causal",
        "trained_on": _TRAINED_ON,
        "config": asdict(config),
        "data": data.ladders.description,
        "labelled_pairs": wanted.numel(),
        "measured": measured,
        "probes": probes,
        **history,
    }
    save_model(CausalModel(net, readouts, card), path)
    cards.write(path, title="Causal quality model", description=DESCRIPTION, facts=card)
