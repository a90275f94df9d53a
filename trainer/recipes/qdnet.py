"""QD-net (Wang et al., "Blind tone-mapped image quality assessment and enhancement"), eq. 4 and 5.

Scores are learnt from people's opinions of photographs; how the same scene's renditions compare is learnt
from TMQI, for want of people's opinions of them. The decoder learns from pairs of one content: a photograph
and its graded copy, and two renditions of a view.
"""

from dataclasses import asdict, dataclass
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
from trainer.data.crops import crops, indices
from trainer.data.renditions import Renditions, load_renditions
from trainer.data.summaries import load_summaries
from trainer.evaluation import blind

TRAINING = Training(steps=4000, learning_rate=2e-3, warmup=100, average=0.996, weight_decay=2e-2, clip=5.0)


@dataclass(frozen=True)
class Config:
    """Settings of the recipe: folders below the data, pixels, pictures a step, weights of the loss."""

    rated: str = "quality/biq2021"
    photos: str = "hdr/train"
    side: int = 288
    crop: int = 224
    rated_pictures: int = 16
    graded: int = 4
    scenes: int = 2
    renditions: int = 3
    rescaled: int = 4
    kept: int = 128
    kept_scenes: int = 8
    views: int = 6
    renditions_made: int = 10
    spread: float = 0.6
    """By how much the best and the worst rendition differ in raw score."""
    steady: float = 8.0
    divergence: float = 5e-4
    reconstruction: float = 1.0
    pair: float = 1.0
    held_out: int = 300
    seed: int = 1

    @property
    def batch(self) -> int:
        """Pictures a step."""
        return self.rated_pictures + self.graded + self.scenes * self.renditions + self.rescaled


@dataclass(frozen=True)
class Data:
    """People's opinions, and renditions ranked by TMQI with their fixed statistics (views, renditions, n)."""

    opinions: blind.Rated
    renditions: Renditions
    summaries: Tensor


def prepare(config: Config, data_dir: Path, cache_dir: Path, device: torch.device, progress: Any) -> Data:
    """Decode the rated photographs, and render and measure the views, once."""
    opinions = blind.prepare(
        data_dir / config.rated,
        cache_dir,
        side=config.side,
        held_out=config.held_out,
        seed=config.seed,
        progress=progress,
    )
    renditions = load_renditions(
        data_dir / config.photos,
        cache_dir,
        views=config.views,
        renditions=config.renditions_made,
        size=config.side,
        seed=config.seed,
        progress=progress,
    )
    every = renditions.pictures.reshape(-1, *renditions.pictures.shape[2:])
    summaries = load_summaries(every, cache_dir, progress)
    return Data(opinions, renditions, summaries.view(*renditions.quality.shape, -1))


def build(config: Config, data: Data) -> nn.Module:
    """Make the network."""
    net: nn.Module = QdNet(Architecture())
    return net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]


def losses(model: QdNet, data: Data, config: Config, generator: torch.Generator) -> dict[str, Tensor]:
    """Draw a batch, and give the terms of eq. 4 together with the ranking of renditions."""
    device = next(model.parameters()).device
    rated, goal = data.opinions.draw(config.rated_pictures, config.crop, generator)
    scenes, quality = _draw_renditions(data.renditions, config, generator)
    graded = _graded(rated[: config.graded], generator)
    rescaled = blind.rescaled(rated[-config.rescaled :], generator)
    batch = torch.cat([rated, graded, scenes, rescaled]).to(device)
    with torch.autocast(device.type, torch.bfloat16):
        features = model.general(batch)
    mean, log_variance = model.encode(features)
    noise = torch.randn(mean.shape, generator=generator).to(device)
    z = qdnet.drawn(mean, log_variance, noise)
    raw = model.judge(z)

    parts = [config.rated_pictures, config.graded, config.scenes * config.renditions, config.rescaled]
    of_rated, _, of_scenes, _ = raw.split(parts)
    opinion = F.smooth_l1_loss(of_rated, goal.to(device), beta=0.1)
    ranking = _ranking(of_scenes.view(config.scenes, -1), quality.to(device), config.spread)
    steady = _steady(model.judge(mean), parts)
    divergence = qdnet.divergence(mean, log_variance)
    reconstruction, pair = _decoded(model, config, batch, features, z)
    kept_opinion, kept_ranking = _kept(model, data, config, generator)
    loss = (
        4 * (opinion + kept_opinion)
        + 2 * (ranking + kept_ranking)
        + config.steady * steady
        + config.divergence * divergence
        + config.reconstruction * reconstruction
        + config.pair * pair
    )
    return {
        "loss": loss,
        "opinion": opinion,
        "kept_opinion": kept_opinion,
        "ranking": ranking,
        "steady": steady,
        "divergence": divergence,
        "reconstruction": reconstruction,
        "pair": pair,
    }


def _kept(model: QdNet, data: Data, config: Config, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Give the terms of opinion and ranking over many pictures by their fixed statistics alone."""
    device = next(model.parameters()).device
    rated, goal = data.opinions.draw_summaries(config.kept, generator)
    views = indices(len(data.summaries), config.kept_scenes, generator)
    ranks = torch.from_numpy(data.renditions.ranks()[views])
    scenes = data.summaries[views].flatten(0, 1)
    statistics = model.general.fixed_statistics(torch.cat([rated, scenes]).to(device))
    mean, log_variance = model.bottleneck(statistics)
    raw = model.judge(
        qdnet.drawn(mean, log_variance, torch.randn(mean.shape, generator=generator).to(device))
    )
    opinion = F.smooth_l1_loss(raw[: config.kept], goal.to(device), beta=0.1)
    return opinion, _ranking(raw[config.kept :].view(len(views), -1), ranks.to(device), config.spread)


def _draw_renditions(made: Renditions, config: Config, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Choose renditions of some views, cut alike: (scenes * renditions, 3, crop, crop), ranks (scenes, r)."""
    views = indices(len(made.pictures), config.scenes, generator)
    chosen = torch.stack(
        [torch.randperm(made.pictures.shape[1], generator=generator)[: config.renditions] for _ in views]
    ).numpy()
    ranks = made.ranks()[views[:, None], chosen]
    cut = []
    for view, places in zip(views, chosen, strict=True):
        stacked = made.pictures[view][places].transpose(1, 2, 0, 3)  # (size, size, renditions, 3)
        flat = stacked.reshape(1, *stacked.shape[:2], -1)
        cut.append(crops(flat, config.crop, generator).view(config.renditions, 3, config.crop, config.crop))
    return torch.cat(cut), torch.from_numpy(ranks)


def _graded(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """F(x): the same pictures under random grades."""
    numbers = torch.rand(len(pictures), grading.NUMBERS, generator=generator)
    return grading.grade(pictures, numbers).clamp(0, 1)


def _ranking(raw: Tensor, ranks: Tensor, spread: float) -> Tensor:
    """Let differences between renditions (scenes, r) of one view follow their differences of rank."""
    asked = (ranks[:, :, None] - ranks[:, None]) * spread
    return F.smooth_l1_loss(raw[:, :, None] - raw[:, None], asked, beta=0.1)


def _steady(raw: Tensor, parts: list[int]) -> Tensor:
    """Let a picture and its rescaled copy score alike."""
    rated, rescaled = raw[: parts[0]], raw[-parts[-1] :]
    return F.l1_loss(rescaled, rated[-parts[-1] :])


def _decoded(model: QdNet, config: Config, batch: Tensor, features: Any, z: Tensor) -> tuple[Tensor, Tensor]:
    """Give |x - G(z, n)| and |F(x) - G(E_z(F(x)), n)|, over photographs with grades and over renditions."""
    count = config.scenes * config.renditions
    first = config.rated_pictures + config.graded
    own = list(range(config.graded)) + list(range(first, first + count))
    partners = list(range(config.rated_pictures, first)) + [
        first + scene * config.renditions + (i + 1) % config.renditions
        for scene in range(config.scenes)
        for i in range(config.renditions)
    ]
    small = F.avg_pool2d(batch, REDUCTION)
    content = [stage[own] for stage in model.content(features)]
    twice = [torch.cat([stage, stage]) for stage in content]
    with torch.autocast(batch.device.type, torch.bfloat16):
        made = model.decode(twice, torch.cat([z[own], z[partners]])).float()
    same, other = made.chunk(2)
    return F.l1_loss(same, small[own]), F.l1_loss(other, small[partners])


def evaluate(model: QdNet, data: Data, config: Config) -> dict[str, float]:
    """Measure agreement with opinions that training does not see; 1 - SROCC chooses the weights."""
    return blind.agreement(lambda batch: _raw(model, batch), data.opinions.held_out)


def _raw(model: QdNet, batch: Tensor) -> Tensor:
    mean, _ = model.encode(model.general(batch))
    return model.judge(mean)


def export(model: QdNet, config: Config, data: Data, path: Path, history: dict[str, Any]) -> None:
    """Write the model file, calibrated, and its card beside it."""
    model = model.cpu().eval()
    calibration = blind.calibrate(lambda batch: _raw(model, batch), data.opinions)
    measured = blind.measure(lambda batch: _raw(model, batch), data.opinions.test)
    card = {
        "recipe": "qdnet",
        "trained_on": f"{data.opinions.description}; {data.renditions.description}, ranked by TMQI",
        "measured": measured,
        "config": asdict(config),
        **history,
    }
    save_model(model, calibration, path, card=card)
    blind.write_card(path, "QD-net", __doc__, card)
