"""DRI (Yue et al., arXiv 2411.17390): dual representations, restoration, representation-based semantic loss.

The paper's public text gives no formulas; the architecture stands in `disque_studio.nets.dri`, and the terms
of the loss are this program's own. Scores are learnt from people's opinions of photographs, on statistics of
whole pictures by the general feature (recipe `general`), which rests. Degradation is learnt from distorted
copies: which distortions and how severe, how to take them out, and that they lower the score. The semantic
term lets quality vectors lie as near as opinions do, and degradation vectors as near as distortions do.
"""

from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.nets.dri import Architecture, Dri, told
from disque_studio.quality.dri import save_model
from trainer.config import Training
from trainer.data import distortions
from trainer.data.damage import damaged
from trainer.evaluation import blind
from trainer.ranks import Ranks
from trainer.samples import Sample, samples_of

VERSION = 1

_SHOWN = 4

TRAINING = Training(steps=2500, learning_rate=2e-3, warmup=50, average=0.99, weight_decay=5e-2, clip=5.0)


@dataclass(frozen=True)
class Config(blind.ScorerSettings):
    """Settings of the recipe: distorted crops a step, weights of the loss."""

    distorted: int = 8
    restoration: float = 4.0
    naming: float = 0.5
    semantic: float = 0.5
    falling: float = 1.0

    @property
    def batch(self) -> int:
        """Pictures a step."""
        return 2 * self.rated_pictures + 2 * self.distorted


def prepare(
    config: Config, data_dir: Path, cache_dir: Path, device: torch.device, progress: Any
) -> blind.Foundation:
    """Decode the rated photographs, and keep their statistics, once."""
    return blind.lay(config, data_dir, cache_dir, progress)


def build(config: Config, data: blind.Foundation) -> nn.Module:
    """Make the network around the general feature."""
    net = Dri(Architecture(degradations=len(distortions.NAMES)))
    blind.take_over(net, data.general)
    return net


@dataclass(frozen=True)
class Batch:
    """Statistics of whole photographs, and crops (D, 3, S, S) in [0, 1] with their distorted copies.

    `rated` (R, 2, MOMENTS) are photographs as they are and as copies that nobody would rate otherwise, with
    the ranks `goal` (R,) of their opinions; `lowered` (R, 2, MOMENTS) photographs as they are and distorted,
    how severely (R,). The crops have goals (D,) too; their copies suffered `kinds` (D, kinds) as severely as
    `damage` (D,) says.
    """

    rated: Tensor
    goal: Tensor
    lowered: Tensor
    severity: Tensor
    whole: Tensor
    whole_goal: Tensor
    damaged: Tensor
    kinds: Tensor
    damage: Tensor


def draw(data: blind.Foundation, config: Config, generator: torch.Generator) -> Batch:
    """Choose photographs, cut crops of others, and distort these."""
    first, second, goal = data.kept.draw(config.rated_pictures, generator)
    before, after, severity = data.lowered(config.rated_pictures, generator)
    whole, whole_goal = data.opinions.draw(config.distorted, config.crop, generator)
    damage = damaged(whole, generator)
    return Batch(
        rated=torch.stack([first, second], 1),
        goal=goal,
        lowered=torch.stack([before, after], 1),
        severity=severity,
        whole=whole,
        whole_goal=whole_goal,
        damaged=damage.pictures,
        kinds=damage.kinds,
        damage=damage.severity,
    )


def losses(
    model: Dri, data: blind.Foundation, config: Config, batch: Batch, ranks: Ranks
) -> dict[str, Tensor]:
    """Give the terms over whole photographs, and over crops with their distorted copies."""
    model.general.eval()
    opinion, steady, semantic, lowered = _of_photographs(model, batch, ranks)
    terms = _of_damage(model, batch, ranks)
    loss = (
        4 * opinion
        + config.steady * steady
        + config.semantic * (semantic + terms["likeness"])
        + config.restoration * terms["restoration"]
        + config.naming * terms["naming"]
        + config.falling * (terms["falling"] + 4 * lowered)
    )
    return {
        "loss": loss,
        "opinion": opinion,
        "steady": steady,
        "semantic": semantic,
        "lowered": lowered,
        **terms,
    }


def _of_photographs(model: Dri, batch: Batch, ranks: Ranks) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Give the terms of opinion, steadiness, likeness of quality vectors, and of distortion's effect."""
    first, second = batch.rated.unbind(1)

    def raw(statistics: Tensor) -> Tensor:
        return model.judge(model.degradation(statistics), model.quality(statistics), None)

    opinion = F.smooth_l1_loss(raw(torch.cat([first, second])), batch.goal.repeat(2), beta=0.1)
    steady = blind.unsteadiness(model, raw, first, second)
    quality, goal = ranks.gather(model.quality(first)), ranks.gather(batch.goal)
    wanted = 1 - 2 * (goal[:, None] - goal).abs()
    before, after = batch.lowered.unbind(1)
    lowered = blind.lowered(raw, before, after, batch.severity)
    return opinion, steady, _alike(quality, wanted), lowered


def _of_damage(model: Dri, batch: Batch, ranks: Ranks) -> dict[str, Tensor]:
    """Give what distorted copies teach: to name, to take out, to lie apart, to lower the score."""
    count = len(batch.whole)
    pictures = torch.cat([batch.whole, batch.damaged])
    with torch.no_grad():
        features = model.general(pictures)
        statistics = model.general.statistics(features)
    degradation, quality = model.degradation(statistics), model.quality(statistics)
    residual = model.residual(pictures, features, degradation)
    # Scores must not teach the branch to leave restoring alone.
    raw = model.judge(degradation, quality, told(residual.detach()))
    of_whole, of_damaged = raw.chunk(2)
    suffered = degradation[count:]
    naming = F.binary_cross_entropy_with_logits(model.kinds(suffered), batch.kinds)
    missing = batch.damaged + residual[count:] - batch.whole
    falling = F.relu(of_damaged - of_whole + 0.4 * batch.damage).mean()
    severity = F.smooth_l1_loss(model.severity(suffered)[:, 0], batch.damage, beta=0.1)
    return {
        "restoration": _charbonnier(missing) + 0.3 * _charbonnier(residual[:count]),
        "naming": naming + severity,
        "likeness": _alike(ranks.gather(suffered), _shared(ranks.gather(batch.kinds))),
        "falling": falling + F.smooth_l1_loss(of_whole, batch.whole_goal, beta=0.1),
    }


def _charbonnier(error: Tensor) -> Tensor:
    return (error.square() + 1e-6).sqrt().mean()


def _alike(vectors: Tensor, wanted: Tensor) -> Tensor:
    """Representation-based semantic term: cosines of vectors (n, d) follow `wanted` (n, n) in [-1, 1]."""
    unit = F.normalize(vectors, dim=1)
    return F.mse_loss(unit @ unit.T, wanted)


def _shared(kinds: Tensor) -> Tensor:
    """How alike two sets of distortions (n, kinds) are: 1 the same kinds, -1 none in common."""
    overlap = kinds @ kinds.T
    size = kinds.sum(1)
    return 2 * overlap / torch.maximum(size[:, None], size).clamp_min(1) - 1


def evaluate(model: Dri, data: blind.Foundation, config: Config) -> dict[str, float]:
    """Measure agreement with opinions that training does not see; 1 - SROCC chooses the weights."""
    return blind.disagreement(partial(raw, model), data.opinions.held_out)


def raw(model: Dri, batch: Tensor) -> Tensor:
    """Give the raw scores (B,) of whole pictures (B, 3, H, W)."""
    features = model.general(batch)
    degradation, quality = model.vectors(features)
    return model.judge(degradation, quality, told(model.residual(batch, features, degradation)))


def samples(model: Dri, data: blind.Foundation, config: Config) -> list[Sample]:
    """Show distorted crops, the crops, and what restoring makes of the distorted ones."""
    generator = torch.Generator().manual_seed(config.seed)
    whole, _ = data.opinions.draw(min(_SHOWN, config.distorted), config.crop, generator)
    distorted = damaged(whole, generator).pictures.to(next(model.parameters()).device)
    features = model.general(distorted)
    degradation, _ = model.vectors(features)
    return samples_of(distorted, whole, distorted + model.residual(distorted, features, degradation))


def export(model: Dri, config: Config, data: blind.Foundation, path: Path, history: dict[str, Any]) -> None:
    """Write the model file, calibrated, and its card beside it."""
    model = model.cpu().eval()
    trained_on = f"{data.opinions.description}, and copies of them distorted in 25 ways"
    card = {"recipe": "dri", "trained_on": trained_on, "config": asdict(config), **history}
    blind.export(
        path,
        partial(raw, model),
        data,
        partial(save_model, model),
        title="DRI",
        description=__doc__ or "",
        card=card,
    )
