"""DRI (Yue et al., arXiv 2411.17390): dual representations, restoration, representation-based semantic loss.

The paper's public text gives no formulas; the architecture stands in `disque_studio.nets.dri`, and the terms
of the loss are this program's own. Scores are learnt from people's opinions of photographs. Degradation is
learnt from their synthetically distorted copies: which distortions and how severe, how to take them out, and
that they lower the score. The semantic term lets quality vectors lie as near as opinions do, and degradation
vectors as near as distortions do.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.nets.dri import Architecture, Dri, told
from disque_studio.quality.dri import save_model
from trainer.config import Training
from trainer.data import distortions
from trainer.evaluation import blind

TRAINING = Training(steps=4000, learning_rate=2e-3, warmup=100, average=0.996, weight_decay=2e-2, clip=5.0)


@dataclass(frozen=True)
class Config:
    """Settings of the recipe: the folder below the data, pixels, pictures a step, weights of the loss."""

    rated: str = "quality/biq2021"
    side: int = 288
    crop: int = 224
    rated_pictures: int = 16
    distorted: int = 6
    rescaled: int = 4
    kept: int = 128
    restoration: float = 4.0
    naming: float = 0.5
    semantic: float = 0.5
    falling: float = 1.0
    steady: float = 8.0
    held_out: int = 300
    seed: int = 1

    @property
    def batch(self) -> int:
        """Pictures a step."""
        return self.rated_pictures + self.distorted + self.rescaled


@dataclass(frozen=True)
class Damage:
    """Distorted pictures (B, 3, H, W), which kinds they suffered (B, kinds), how severely 0-1 (B,)."""

    pictures: Tensor
    kinds: Tensor
    severity: Tensor


def prepare(
    config: Config, data_dir: Path, cache_dir: Path, device: torch.device, progress: Any
) -> blind.Rated:
    """Decode the rated photographs, once."""
    return blind.prepare(
        data_dir / config.rated,
        cache_dir,
        side=config.side,
        held_out=config.held_out,
        seed=config.seed,
        progress=progress,
    )


def build(config: Config, data: blind.Rated) -> nn.Module:
    """Make the network."""
    net: nn.Module = Dri(Architecture(degradations=len(distortions.NAMES)))
    return net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]


def losses(model: Dri, data: blind.Rated, config: Config, generator: torch.Generator) -> dict[str, Tensor]:
    """Draw photographs and distorted copies, and give the terms of the loss."""
    device = next(model.parameters()).device
    rated, goal = data.draw(config.rated_pictures, config.crop, generator)
    damage = damaged(rated[: config.distorted], generator)
    rescaled = blind.rescaled(rated[-config.rescaled :], generator)
    batch = torch.cat([rated, damage.pictures, rescaled]).to(device)
    parts = [config.rated_pictures, config.distorted, config.rescaled]
    with torch.autocast(device.type, torch.bfloat16):
        features = model.general(batch)
    degradation, quality = model.vectors(features)
    with torch.autocast(device.type, torch.bfloat16):
        residual = model.residual(batch, features, degradation).float()
    # Scores must not teach the branch to leave restoring alone.
    raw = model.judge(degradation, quality, told(residual.detach()))
    of_rated, of_damaged, of_rescaled = raw.split(parts)
    _, d_damaged, _ = degradation.split(parts)
    goal, severity = goal.to(device), damage.severity.to(device)

    opinion = F.smooth_l1_loss(of_rated, goal, beta=0.1)
    restoration = _restoration(residual.split(parts), batch.split(parts))
    naming = F.binary_cross_entropy_with_logits(
        model.kinds(d_damaged), damage.kinds.to(device)
    ) + F.smooth_l1_loss(model.severity(d_damaged)[:, 0], severity, beta=0.1)
    semantic = _alike(quality[: config.rated_pictures], 1 - 2 * (goal[:, None] - goal).abs())
    semantic = semantic + _alike(d_damaged, _shared(damage).to(device))
    falling = F.relu(of_damaged - of_rated[: config.distorted] + 0.4 * severity).mean()
    steady = F.l1_loss(of_rescaled, of_rated[-config.rescaled :])
    kept_opinion, kept_semantic = _kept(model, data, config, generator)
    semantic = semantic + kept_semantic
    loss = (
        4 * (opinion + kept_opinion)
        + config.restoration * restoration
        + config.naming * naming
        + config.semantic * semantic
        + config.falling * falling
        + config.steady * steady
    )
    return {
        "loss": loss,
        "opinion": opinion,
        "kept_opinion": kept_opinion,
        "restoration": restoration,
        "naming": naming,
        "semantic": semantic,
        "falling": falling,
        "steady": steady,
    }


def _kept(model: Dri, data: blind.Rated, config: Config, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Give the terms of opinion and likeness over many pictures by their fixed statistics alone."""
    device = next(model.parameters()).device
    rated, goal = (part.to(device) for part in data.draw_summaries(config.kept, generator))
    statistics = model.general.fixed_statistics(rated)
    degradation, quality = model.degradation(statistics), model.quality(statistics)
    opinion = F.smooth_l1_loss(model.judge(degradation, quality, None), goal, beta=0.1)
    return opinion, _alike(quality, 1 - 2 * (goal[:, None] - goal).abs())


def damaged(pictures: Tensor, generator: torch.Generator) -> Damage:
    """Distort each picture (B, 3, H, W) in one to three ways."""
    rng = np.random.default_rng(int(torch.randint(2**62, (1,), generator=generator)))
    out, kinds, severity = [], torch.zeros(len(pictures), len(distortions.NAMES)), torch.zeros(len(pictures))
    for index, picture in enumerate(pictures):
        steps = distortions.draw(rng)
        pixels = picture.permute(1, 2, 0).contiguous().numpy()
        out.append(torch.from_numpy(distortions.apply(pixels, steps, rng)).permute(2, 0, 1))
        for name, level in steps:
            kinds[index, distortions.NAMES.index(name)] = 1
            severity[index] = max(float(severity[index]), level / distortions.LEVELS)
    return Damage(torch.stack(out), kinds, severity)


def _restoration(residuals: tuple[Tensor, ...], batch: tuple[Tensor, ...]) -> Tensor:
    """Charbonnier distance from the undistorted picture; pictures that are whole are to stay so."""
    whole = residuals[0]
    missing = batch[1] + residuals[1] - batch[0][: len(batch[1])]
    return sum((x.square() + 1e-6).sqrt().mean() for x in (missing, 0.3 * whole))  # type: ignore[return-value]


def _alike(vectors: Tensor, wanted: Tensor) -> Tensor:
    """Representation-based semantic term: cosines of vectors (n, d) follow `wanted` (n, n) in [-1, 1]."""
    unit = F.normalize(vectors, dim=1)
    return F.mse_loss(unit @ unit.T, wanted)


def _shared(damage: Damage) -> Tensor:
    """How alike two sets of distortions are: 1 the same kinds, -1 none in common."""
    overlap = damage.kinds @ damage.kinds.T
    size = damage.kinds.sum(1)
    return 2 * overlap / torch.maximum(size[:, None], size).clamp_min(1) - 1


def evaluate(model: Dri, data: blind.Rated, config: Config) -> dict[str, float]:
    """Measure agreement with opinions that training does not see; 1 - SROCC chooses the weights."""
    return blind.agreement(lambda batch: _raw(model, batch), data.held_out)


def _raw(model: Dri, batch: Tensor) -> Tensor:
    features = model.general(batch)
    degradation, quality = model.vectors(features)
    return model.judge(degradation, quality, told(model.residual(batch, features, degradation)))


def export(model: Dri, config: Config, data: blind.Rated, path: Path, history: dict[str, Any]) -> None:
    """Write the model file, calibrated, and its card beside it."""
    model = model.cpu().eval()
    calibration = blind.calibrate(lambda batch: _raw(model, batch), data)
    measured = blind.measure(lambda batch: _raw(model, batch), data.test)
    card = {
        "recipe": "dri",
        "trained_on": f"{data.description}, and copies of them distorted in 25 ways",
        "measured": measured,
        "config": asdict(config),
        **history,
    }
    save_model(model, calibration, path, card=card)
    blind.write_card(path, "DRI", __doc__, card)
