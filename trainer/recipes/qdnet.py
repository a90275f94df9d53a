"""QD-net (Wang et al., "Blind tone-mapped image quality assessment and enhancement"), eq. 4 and 5.

Scores are learnt from people's opinions of photographs; how the same scene's renditions compare is learnt
from TMQI, for want of people's opinions of them; and that a distorted copy scores lower, from distortions of
known severity. All on statistics of whole pictures by the general feature (recipe `general`), which rests.
The decoder learns from pairs of one content: a photograph and its graded copy, and two renditions of a view.
"""

from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.nets import qdnet
from disque_studio.nets.qdnet import REDUCTION, Architecture, QdNet
from disque_studio.quality.qdnet import save_model
from trainer.config import Training
from trainer.data import grading
from trainer.data.crops import indices
from trainer.data.renditions import Renditions, draw_renditions, load_renditions
from trainer.data.sources import below
from trainer.data.summaries import load_summaries
from trainer.evaluation import blind
from trainer.ranks import Ranks
from trainer.samples import Sample, samples_of

VERSION = 1

_SHOWN = 4

TRAINING = Training(steps=2500, learning_rate=1.5e-3, warmup=50, average=0.99, weight_decay=5e-2, clip=1.0)


@dataclass(frozen=True)
class Config(blind.ScorerSettings):
    """Settings of the recipe: the folder of HDR photos below the data, pictures a step, weights."""

    photos: str = "hdr/train"
    scenes: int = 8
    graded: int = 4
    pairs: int = 4
    views: int = 6
    renditions_made: int = 10
    spread: float = 0.6
    """By how much the best and the worst rendition differ in raw score."""
    falling: float = 0.5
    divergence: float = 2e-3
    reconstruction: float = 1.0
    pair: float = 1.0

    @property
    def batch(self) -> int:
        """Pictures a step."""
        return 2 * self.rated_pictures + self.scenes * self.renditions_made + 2 * (self.graded + self.pairs)


@dataclass(frozen=True, eq=False)
class Data(blind.Foundation):
    """The foundation, and renditions ranked by TMQI with their statistics."""

    renditions: Renditions
    summaries: Tensor
    """Of the renditions: (views, renditions, MOMENTS)."""


def prepare(config: Config, data_dir: Path, cache_dir: Path, device: torch.device, progress: Any) -> Data:
    """Decode the rated photographs, render and measure the views, and keep the statistics of all, once."""
    foundation = blind.lay(config, data_dir, cache_dir, progress)
    renditions = load_renditions(
        below(data_dir, config.photos, Config.photos),
        cache_dir,
        views=config.views,
        renditions=config.renditions_made,
        size=config.side,
        seed=config.seed,
        progress=progress,
    )
    every = renditions.pictures.reshape(-1, *renditions.pictures.shape[2:])
    summaries = load_summaries(every, foundation.general, cache_dir, progress)
    return Data(
        **vars(foundation), renditions=renditions, summaries=summaries.view(*renditions.quality.shape, -1)
    )


def build(config: Config, data: Data) -> nn.Module:
    """Make the network around the general feature."""
    net = QdNet(Architecture())
    blind.take_over(net, data.general)
    return net


@dataclass(frozen=True)
class Batch:
    """What is judged, by its statistics, and what is decoded, by crops (n, 3, S, S) in [0, 1].

    `rated` pictures with the ranks of their opinions, the `order` (scenes, r) of renditions with their
    statistics, pictures that are `lowered`, and pairs of one content (n, 2, 3, S, S). The noise of the codes
    of q(z | x) stands beside what it belongs to.
    """

    rated: Tensor
    """(R, 2, MOMENTS): as they are, and of copies that nobody would rate otherwise."""
    goal: Tensor
    rated_noise: Tensor
    renditions: Tensor
    """(scenes, r, MOMENTS)."""
    order: Tensor
    renditions_noise: Tensor
    lowered: Tensor
    """(R, 2, MOMENTS): as they are, and distorted."""
    severity: Tensor
    pairs: Tensor
    pairs_noise: Tensor


def draw(data: Data, config: Config, generator: torch.Generator) -> Batch:
    """Choose what is judged, cut what is decoded, and draw the noise of all codes."""
    first, second, goal = data.kept.draw(config.rated_pictures, generator)
    views = indices(len(data.summaries), config.scenes, generator)
    before, after, severity = data.lowered(config.rated_pictures, generator)
    pairs = _draw_pairs(data, config, generator)

    def noise(*shape: int) -> Tensor:
        return torch.randn(*shape, Architecture().latent, generator=generator)

    return Batch(
        rated=torch.stack([first, second], 1),
        goal=goal,
        rated_noise=noise(len(goal), 2),
        renditions=data.summaries[views],
        order=torch.from_numpy(data.renditions.ranks()[views]),
        renditions_noise=noise(config.scenes, config.renditions_made),
        lowered=torch.stack([before, after], 1),
        severity=severity,
        pairs=pairs,
        pairs_noise=noise(len(pairs), 2),
    )


def _draw_pairs(data: Data, config: Config, generator: torch.Generator) -> Tensor:
    """Cut pairs of one content: photographs with graded copies, and two renditions of a view."""
    photographs, _ = data.opinions.draw(config.graded, config.crop, generator)
    scenes, _ = draw_renditions(data.renditions, config.pairs, 2, config.crop, generator)
    graded = torch.stack([photographs, _graded(photographs, generator)], 1)
    return torch.cat([graded, scenes.unflatten(0, (-1, 2))])


def losses(model: QdNet, data: Data, config: Config, batch: Batch, ranks: Ranks) -> dict[str, Tensor]:
    """Give the terms of eq. 4 together with the ranking of renditions."""
    model.general.eval()
    rated = batch.rated.flatten(0, 1)
    mean, log_variance = model.bottleneck(torch.cat([rated, batch.renditions.flatten(0, 1)]))
    noise = torch.cat([batch.rated_noise.flatten(0, 1), batch.renditions_noise.flatten(0, 1)])
    raw = model.judge(qdnet.drawn(mean, log_variance, noise))

    opinion = F.smooth_l1_loss(raw[: len(rated)], batch.goal.repeat_interleave(2), beta=0.1)
    ranking = blind.ranking(raw[len(rated) :].view_as(batch.order), batch.order, config.spread)
    steady = blind.unsteadiness(model, partial(_calm, model), *batch.rated.unbind(1))
    before, after = batch.lowered.unbind(1)
    lowered = blind.lowered(partial(_calm, model), before, after, batch.severity)
    divergence = qdnet.divergence(mean, log_variance)
    reconstruction, pair = _decoded(model, batch)
    loss = (
        4 * opinion
        + 2 * ranking
        + config.steady * steady
        + config.falling * lowered
        + config.divergence * divergence
        + config.reconstruction * reconstruction
        + config.pair * pair
    )
    return {
        "loss": loss,
        "opinion": opinion,
        "ranking": ranking,
        "steady": steady,
        "lowered": lowered,
        "divergence": divergence,
        "reconstruction": reconstruction,
        "pair": pair,
    }


def _calm(model: QdNet, statistics: Tensor) -> Tensor:
    """Give raw scores (n,) by the mean of q(z | x), without its noise."""
    return model.judge(model.bottleneck(statistics)[0])


def _decoded(model: QdNet, batch: Batch) -> tuple[Tensor, Tensor]:
    """Give |x - G(z, n)| and |F(x) - G(E_z(F(x)), n)|, over photographs with grades and over renditions."""
    x, other = batch.pairs.unbind(1)
    made_x, made_other = _drawn_from(model, x, other, batch.pairs_noise.transpose(0, 1).flatten(0, 1))
    small_x, small_other = F.avg_pool2d(x, REDUCTION), F.avg_pool2d(other, REDUCTION)
    return F.l1_loss(made_x, small_x), F.l1_loss(made_other, small_other)


def _drawn_from(model: QdNet, x: Tensor, other: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
    """Decode the content of x with the quality codes of x, and with those of `other`."""
    with torch.no_grad():
        features = model.general(torch.cat([x, other]))
        statistics = model.general.statistics(features)
    mean, log_variance = model.bottleneck(statistics)
    z = qdnet.drawn(mean, log_variance, noise)
    content = [torch.cat([stage[: len(x)]] * 2) for stage in model.content(features)]
    made, made_other = model.decode(content, z).chunk(2)
    return made, made_other


def _graded(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """F(x): the same pictures under random grades."""
    numbers = torch.rand(len(pictures), grading.NUMBERS, generator=generator)
    return grading.grade(pictures, numbers).clamp(0, 1)


def evaluate(model: QdNet, data: Data, config: Config) -> dict[str, float]:
    """Measure agreement with opinions that training does not see; 1 - SROCC chooses the weights."""
    return blind.disagreement(partial(raw, model), data.opinions.held_out)


def raw(model: QdNet, batch: Tensor) -> Tensor:
    """Give the raw scores (B,) of whole pictures (B, 3, H, W)."""
    mean, _ = model.encode(model.general(batch, learned=False))
    return model.judge(mean)


def samples(model: QdNet, data: Data, config: Config) -> list[Sample]:
    """Show pictures, others of the same content, and what is decoded from the content and the other code."""
    x, other = _draw_pairs(data, config, torch.Generator().manual_seed(config.seed))[-_SHOWN:].unbind(1)
    x, other = (part.to(next(model.parameters()).device) for part in (x, other))
    _, made = _drawn_from(model, x, other, torch.zeros(2 * len(x), Architecture().latent, device=x.device))
    return samples_of(F.avg_pool2d(x, REDUCTION), F.avg_pool2d(other, REDUCTION), made)


def export(model: QdNet, config: Config, data: Data, path: Path, history: dict[str, Any]) -> None:
    """Write the model file, calibrated, and its card beside it."""
    model = model.cpu().eval()
    trained_on = (
        f"{data.opinions.description} and copies of them distorted in 25 ways; "
        f"{data.renditions.description}, ranked by TMQI"
    )
    card = {"recipe": "qdnet", "trained_on": trained_on, "config": asdict(config), **history}
    blind.export(
        path,
        partial(raw, model),
        data,
        partial(save_model, model),
        title="QD-net",
        description=__doc__ or "",
        card=card,
    )
