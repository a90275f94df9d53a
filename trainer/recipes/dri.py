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
from trainer.data.damage import Damage, damaged
from trainer.evaluation import blind

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


def losses(
    model: Dri, data: blind.Foundation, config: Config, generator: torch.Generator
) -> dict[str, Tensor]:
    """Give the terms over whole photographs, and over crops with their distorted copies."""
    model.general.eval()
    opinion, steady, semantic, lowered = _of_photographs(model, data, config, generator)
    terms = _of_damage(model, data, config, generator)
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


def _of_photographs(
    model: Dri, data: blind.Foundation, config: Config, generator: torch.Generator
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Give the terms of opinion, steadiness, likeness of quality vectors, and of distortion's effect."""
    device = next(model.parameters()).device
    first, second, goal = (part.to(device) for part in data.kept.draw(config.rated_pictures, generator))

    def raw(statistics: Tensor) -> Tensor:
        return model.judge(model.degradation(statistics), model.quality(statistics), None)

    opinion = F.smooth_l1_loss(raw(torch.cat([first, second])), goal.repeat(2), beta=0.1)
    steady = blind.unsteadiness(model, raw, first, second)
    quality = model.quality(first)
    wanted = 1 - 2 * (goal[:, None] - goal).abs()
    lowered = blind.lowered(data, raw, config.rated_pictures, generator, device)
    return opinion, steady, _alike(quality, wanted), lowered


def _of_damage(
    model: Dri, data: blind.Foundation, config: Config, generator: torch.Generator
) -> dict[str, Tensor]:
    """Give what distorted copies teach: to name, to take out, to lie apart, to lower the score."""
    device = next(model.parameters()).device
    whole, goal = data.opinions.draw(config.distorted, config.crop, generator)
    damage = damaged(whole, generator)
    batch = torch.cat([whole, damage.pictures]).to(device)
    with torch.no_grad():
        features = model.general(batch)
        statistics = model.general.statistics(features)
    degradation, quality = model.degradation(statistics), model.quality(statistics)
    residual = model.residual(batch, features, degradation)
    # Scores must not teach the branch to leave restoring alone.
    raw = model.judge(degradation, quality, told(residual.detach()))
    of_whole, of_damaged = raw.chunk(2)
    suffered = degradation[len(whole) :]
    severity = damage.severity.to(device)
    naming = F.binary_cross_entropy_with_logits(model.kinds(suffered), damage.kinds.to(device))
    missing = batch[len(whole) :] + residual[len(whole) :] - batch[: len(whole)]
    falling = F.relu(of_damaged - of_whole + 0.4 * severity).mean()
    return {
        "restoration": _charbonnier(missing) + 0.3 * _charbonnier(residual[: len(whole)]),
        "naming": naming + F.smooth_l1_loss(model.severity(suffered)[:, 0], severity, beta=0.1),
        "likeness": _alike(suffered, _shared(damage).to(device)),
        "falling": falling + F.smooth_l1_loss(of_whole, goal.to(device), beta=0.1),
    }


def _charbonnier(error: Tensor) -> Tensor:
    return (error.square() + 1e-6).sqrt().mean()


def _alike(vectors: Tensor, wanted: Tensor) -> Tensor:
    """Representation-based semantic term: cosines of vectors (n, d) follow `wanted` (n, n) in [-1, 1]."""
    unit = F.normalize(vectors, dim=1)
    return F.mse_loss(unit @ unit.T, wanted)


def _shared(damage: Damage) -> Tensor:
    """How alike two sets of distortions are: 1 the same kinds, -1 none in common."""
    overlap = damage.kinds @ damage.kinds.T
    size = damage.kinds.sum(1)
    return 2 * overlap / torch.maximum(size[:, None], size).clamp_min(1) - 1


def evaluate(model: Dri, data: blind.Foundation, config: Config) -> dict[str, float]:
    """Measure agreement with opinions that training does not see; 1 - SROCC chooses the weights."""
    return blind.disagreement(partial(_raw, model), data.opinions.held_out)


def _raw(model: Dri, batch: Tensor) -> Tensor:
    features = model.general(batch)
    degradation, quality = model.vectors(features)
    return model.judge(degradation, quality, told(model.residual(batch, features, degradation)))


def export(model: Dri, config: Config, data: blind.Foundation, path: Path, history: dict[str, Any]) -> None:
    """Write the model file, calibrated, and its card beside it."""
    model = model.cpu().eval()
    trained_on = f"{data.opinions.description}, and copies of them distorted in 25 ways"
    card = {"recipe": "dri", "trained_on": trained_on, "config": asdict(config), **history}
    blind.export(
        path,
        partial(_raw, model),
        data,
        partial(save_model, model),
        title="DRI",
        description=__doc__ or "",
        card=card,
    )
