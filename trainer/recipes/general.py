"""The general feature of the blind scorers: what QD-net and DRI take over and build on (`nets.blind`).

The learned stages are taught several things at once, by crops: people's opinions of photographs, which of 25
distortions a copy suffered and how severely, and how renditions of one view compare by TMQI. Whoever reads
scores from them afterwards does so with the stages at rest, on kept statistics of whole pictures, thousands
of them in a second; that is what makes training on a CPU feasible.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.nets import checkpoint
from disque_studio.nets.blind import LEARNED, Features, General, Standard, learned_moments, reader
from disque_studio.nets.scenestats import MOMENTS
from trainer import cards
from trainer.config import Training
from trainer.data import distortions
from trainer.data.damage import damaged
from trainer.data.renditions import Renditions, draw_renditions, load_renditions
from trainer.data.sources import below
from trainer.data.summaries import KIND
from trainer.evaluation import blind
from trainer.ranks import Ranks

VERSION = 1

TRAINING = Training(steps=3000, learning_rate=2e-3, warmup=60, average=0.99, weight_decay=1e-2, clip=5.0)


@dataclass(frozen=True)
class Config(blind.Settings):
    """Settings of the recipe: the folder of HDR photos below the data, pixels, pictures a step."""

    photos: str = "hdr/train"
    crop: int = 160
    rated_pictures: int = 14
    distorted: int = 8
    scenes: int = 2
    renditions: int = 3
    views: int = 6
    renditions_made: int = 10

    @property
    def batch(self) -> int:
        """Pictures a step."""
        return self.rated_pictures + self.distorted + self.scenes * self.renditions


@dataclass(frozen=True)
class Data:
    """People's opinions, and renditions ranked by TMQI."""

    opinions: blind.Rated
    renditions: Renditions


class Pupil(nn.Module):
    """The general feature with the heads that teach it."""

    def __init__(self) -> None:
        super().__init__()
        self.general = General()
        self.standard = Standard(LEARNED)
        self.body = nn.Sequential(reader(MOMENTS + LEARNED, 192, 128), nn.SiLU())
        self.opinion = nn.Linear(128, 1)
        self.rank = nn.Linear(128, 1)
        self.kinds = nn.Linear(128, len(distortions.NAMES))
        self.severity = nn.Linear(128, 1)

    def read(self, features: Features) -> Tensor:
        """Give what the heads read, (B, 128)."""
        learned = self.standard(learned_moments(features))
        read: Tensor = self.body(torch.cat([self.general.statistics(features), learned], 1))
        return read


def prepare(config: Config, data_dir: Path, cache_dir: Path, device: torch.device, progress: Any) -> Data:
    """Decode the rated photographs, and render and measure the views, once."""
    opinions = blind.prepare(config, data_dir, cache_dir, progress)
    renditions = load_renditions(
        below(data_dir, config.photos, Config.photos),
        cache_dir,
        views=config.views,
        renditions=config.renditions_made,
        size=config.side,
        seed=config.seed,
        progress=progress,
    )
    return Data(opinions, renditions)


def build(config: Config, data: Data) -> nn.Module:
    """Make the network."""
    return Pupil()


@dataclass(frozen=True)
class Batch:
    """Crops (n, 3, S, S) in [0, 1] and what is known of them.

    `rated` with the ranks `goal` (R,) of their opinions; `damaged`, which `kinds` (D, kinds) they suffered
    and how severely (D,); and `renditions` (scenes, r, 3, S, S) with their `order` (scenes, r), by TMQI.
    """

    rated: Tensor
    goal: Tensor
    damaged: Tensor
    kinds: Tensor
    severity: Tensor
    renditions: Tensor
    order: Tensor


def draw(data: Data, config: Config, generator: torch.Generator) -> Batch:
    """Cut crops of photographs, distort copies of some, and cut renditions of some views."""
    rated, goal = data.opinions.draw(config.rated_pictures, config.crop, generator)
    damage = damaged(rated[: config.distorted], generator)
    scenes, order = draw_renditions(data.renditions, config.scenes, config.renditions, config.crop, generator)
    renditions = scenes.unflatten(0, order.shape)
    return Batch(rated, goal, damage.pictures, damage.kinds, damage.severity, renditions, order)


def losses(model: Pupil, data: Data, config: Config, batch: Batch, ranks: Ranks) -> dict[str, Tensor]:
    """Give the terms of the loss, over crops of each kind."""
    device = batch.rated.device
    pictures = torch.cat([batch.rated, batch.damaged, batch.renditions.flatten(0, 1)])
    with torch.autocast(device.type, torch.bfloat16):
        features = model.general(pictures)
    body = model.read(features)
    of_rated, of_damaged, of_scenes = body.split([len(batch.rated), len(batch.damaged), batch.order.numel()])

    opinion = F.smooth_l1_loss(model.opinion(of_rated)[:, 0], batch.goal, beta=0.1)
    naming = F.binary_cross_entropy_with_logits(model.kinds(of_damaged), batch.kinds)
    severity = F.smooth_l1_loss(model.severity(of_damaged)[:, 0], batch.severity, beta=0.1)
    ranking = blind.ranking(model.rank(of_scenes).view_as(batch.order), batch.order, 1.0)
    loss = 4 * opinion + 2 * naming + severity + 2 * ranking
    return {"loss": loss, "opinion": opinion, "naming": naming, "severity": severity, "ranking": ranking}


def evaluate(model: Pupil, data: Data, config: Config) -> dict[str, float]:
    """Measure agreement with opinions that training does not see; 1 - SROCC chooses the weights."""

    def raw(batch: Tensor) -> Tensor:
        return model.opinion(model.read(model.general(batch)))[:, 0]

    return blind.disagreement(raw, data.opinions.held_out)


def export(model: Pupil, config: Config, data: Data, path: Path, history: dict[str, Any]) -> None:
    """Write the general feature alone, without the heads, and its card beside it."""
    card = {"recipe": "general", "config": asdict(config), "data": data.opinions.description, **history}
    checkpoint.save(path, model.general.cpu().state_dict(), kind=KIND, architecture={}, card=card)
    cards.write(path, title="General feature", description=__doc__ or "", facts=card)
