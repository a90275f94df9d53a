"""DisQUE for finished pictures (arXiv 2404.13484): semi-grids of four, mixed by appearance.

Two pictures x11 and x21, and both after the same one to three distortions, x12 = f(x11) and x22 = f(x21).
With d1 = a12 - a11 and d2 = a22 - a21, x12 is drawn from the content of x11 and the appearance a11 + d2, x22
from that of x21 and a21 + d1, and the clean ones back with the signs turned. Each is drawn from its own codes
too. Two contrastive terms keep content and appearance apart.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from disque_studio.nets import checkpoint
from disque_studio.nets.disque_sdr import ClosenessHead, DisqueSdr
from disque_studio.quality.disque import PICTURE_KIND
from trainer import cards
from trainer.causal_fit import labels
from trainer.config import Training
from trainer.data import distortions
from trainer.data.labels import fused
from trainer.data.ladders import Ladders, load_ladders
from trainer.data.pristine import held_out, training_pictures
from trainer.data.semigrids import Bytes, load_semigrids
from trainer.evaluation.agreement import agreement
from trainer.heads import calibrate_closeness, fit_closeness, ladder_differences
from trainer.ranks import Ranks
from trainer.recipes.disque import contrastive, psnr
from trainer.samples import Sample, samples_of

VERSION = 1

TRAINING = Training(steps=12_000, learning_rate=1e-3, warmup=100, average=0.998, weight_decay=1e-4)

DESCRIPTION = (
    "Compares a finished picture with its reference, as DisQUE (arXiv 2404.13484): encoders of content and "
    "appearance, the decoder they were trained with, and a head over differences of appearance."
)

TRAINED_ON = "distorted pictures; the head on a fusion of MS-SSIM, VIF and CIEDE2000, no people's ratings"

_VALIDATION = 64
_SHOWN = 4
_MOST_PICTURES = 1000
_LADDER_PICTURES, _LADDERS, _LADDER_SIDE = 700, 1000, 192
_PARTNER = (1, 0, 3, 2)
"""In a semi-grid: where the same picture lies with the other appearance."""


@dataclass(frozen=True)
class Config:
    """Settings: pixels a side, semi-grids made and a step, ladders labelled, and the weights of the loss."""

    size: int = 96
    grids: int = 5000
    labelled: int = 400
    grids_a_step: int = 8
    own: float = 10.0
    cross: float = 100.0
    contrast: float = 1.0
    length: float = 0.1
    seed: int = 1

    @property
    def batch(self) -> int:
        """Pictures a step."""
        return 4 * self.grids_a_step


@dataclass(frozen=True)
class Labelled:
    """The first of some ladders, and the labels (crops, 2, levels), 0 to 100, of their rungs."""

    ladders: Ladders
    labels: Tensor


@dataclass(frozen=True)
class Data:
    """Semi-grids, bytes (n, 4, S, S, 3), of which the last `_VALIDATION` are only measured on.

    The head is fitted on the ladders `known`, and measured on those of `unseen` pictures.
    """

    grids: Bytes
    device: torch.device
    sources: str
    known: Labelled | None = None
    unseen: Labelled | None = None


@dataclass(frozen=True)
class Rendered:
    """What the network makes of pictures (4 n, 3, S, S), which are n semi-grids one after the other."""

    own: Tensor
    crossed: Tensor
    appearance: Tensor
    change: Tensor
    content: Tensor


def prepare(config: Config, data_dir: Path, cache_dir: Path, device: torch.device, progress: Any) -> Data:
    """Make the semi-grids once, or take them from the cache."""
    sources = training_pictures(data_dir, most=_MOST_PICTURES)
    count = config.grids + _VALIDATION
    grids = load_semigrids(
        sources, cache_dir, count=count, size=config.size, seed=config.seed, progress=progress
    )
    ladders = load_ladders(
        sources[:_LADDER_PICTURES],
        cache_dir,
        count=_LADDERS,
        size=_LADDER_SIDE,
        progress=progress,
        seed=config.seed,
    )
    known = Labelled(ladders, labels(ladders, config.labelled, progress, fused))
    description = f"{config.grids} semi-grids of {len(sources)} pristine pictures; {ladders.description}"
    unseen = _unseen(data_dir / "pristine" / "kodak", cache_dir, progress)
    return Data(grids, device, description, known, unseen)


def _unseen(folder: Path, cache_dir: Path, progress: Any) -> Labelled | None:
    """Make ladders of every kind of the pictures that are held out, if they are there."""
    kept = [(path, 1.0) for path in held_out(folder)]
    if not kept:
        return None
    kinds = len(distortions.NAMES)
    ladders = load_ladders(
        kept, cache_dir, count=len(kept) * kinds, size=_LADDER_SIDE, progress=progress, repeat=kinds
    )
    return Labelled(ladders, labels(ladders, len(kept) * kinds, progress, fused))


def build(config: Config, data: Data) -> nn.Module:
    """Make the network."""
    return DisqueSdr()


@dataclass(frozen=True)
class Batch:
    """Semi-grids, bytes (G, 4, S, S, 3), all mirrored or none."""

    grids: Tensor


def draw(data: Data, config: Config, generator: torch.Generator) -> Batch:
    """Choose semi-grids."""
    index = torch.randint(len(data.grids) - _VALIDATION, (config.grids_a_step,), generator=generator)
    grids = torch.from_numpy(np.array(data.grids[index.numpy()]))
    return Batch(grids.flip(3) if torch.rand((), generator=generator) < 0.5 else grids)


def to_pictures(grids: Tensor) -> Tensor:
    """Give bytes (..., S, S, 3) as pictures (n, 3, S, S) in [0, 1]."""
    return grids.flatten(0, -4).permute(0, 3, 1, 2).float() / 255


def render(model: DisqueSdr, pictures: Tensor) -> Rendered:
    """Encode semi-grids, and draw every picture from its own codes and from its neighbours'."""
    content = model.content(pictures)
    appearance = model.appear(pictures)
    codes = appearance.unflatten(0, (-1, 4))
    change = codes[:, (1, 3)] - codes[:, (0, 2)]
    d1, d2 = change[:, 0], change[:, 1]
    # In the order of the contents that they meet: x11 becomes x12, x12 becomes x11, and so on.
    mixed = torch.stack([codes[:, 0] + d2, codes[:, 1] - d2, codes[:, 2] + d1, codes[:, 3] - d1], 1).flatten(
        0, 1
    )
    crossed = model.decoder(content, mixed).unflatten(0, (-1, 4))[:, _PARTNER].flatten(0, 1)
    own = model.decoder(content, appearance)
    return Rendered(own, crossed, appearance, change.flatten(0, 1), content[-1].mean((2, 3)))


def charbonnier(picture: Tensor, target: Tensor) -> Tensor:
    """Mean of sqrt(error^2 + eps^2), eps 1e-3."""
    return ((picture - target).square() + 1e-6).sqrt().mean()


def losses(model: DisqueSdr, data: Data, config: Config, batch: Batch, ranks: Ranks) -> dict[str, Tensor]:
    """Render semi-grids, and give the terms of the loss."""
    pictures = to_pictures(batch.grids)
    out = render(model, pictures)
    own, cross = charbonnier(out.own, pictures), charbonnier(out.crossed, pictures)
    sources = torch.arange(len(pictures) // 2)
    contrast = contrastive(
        model.project_content(out.content), sources.repeat_interleave(2), ranks
    ) + contrastive(
        model.project_appearance(out.change), sources[: len(batch.grids)].repeat_interleave(2), ranks
    )
    length = out.appearance.norm(dim=1).mean()
    loss = config.own * own + config.cross * cross + config.contrast * contrast + config.length * length
    return {"loss": loss, "own": own, "cross": cross, "contrastive": contrast, "length": length}


def evaluate(model: DisqueSdr, data: Data, config: Config) -> dict[str, float]:
    """Measure the pictures drawn crosswise on semi-grids that are not trained on; PSNR in dB."""
    pictures = to_pictures(torch.from_numpy(np.array(data.grids[-_VALIDATION:])).to(data.device))
    out = render(model, pictures)
    source = pictures.unflatten(0, (-1, 4))[:, _PARTNER].flatten(0, 1)
    return {
        "cross": charbonnier(out.crossed, pictures).item(),
        "psnr_crossed": psnr(out.crossed, pictures).item(),
        "psnr_own": psnr(out.own, pictures).item(),
        "psnr_source": psnr(source, pictures).item(),
    }


def samples(model: DisqueSdr, data: Data, config: Config) -> list[Sample]:
    """Show pictures of which the distorted one is drawn from the clean one and a neighbour's change."""
    grids = np.array(data.grids[-_VALIDATION:][:_SHOWN])
    pictures = to_pictures(torch.from_numpy(grids).to(data.device))
    crossed = render(model, pictures).crossed
    return samples_of(pictures[::4], pictures[1::4], crossed[1::4])


def export(model: DisqueSdr, config: Config, data: Data, path: Path, history: dict[str, Any]) -> None:
    """Fit the head on the features as they are now, and write the model file, and its card beside it."""
    head, measured = fit_head(model, data)
    card = {"recipe": "disque-sdr", "trained_on": TRAINED_ON, "measured": measured}
    card |= {"config": asdict(config), "data": data.sources, **history}
    tensors = {f"net.{name}": tensor.cpu() for name, tensor in model.state_dict().items()}
    tensors |= {f"head.{name}": tensor.cpu() for name, tensor in head.state_dict().items()}
    shape = {"calibration": calibrate_closeness().to_json()}
    checkpoint.save(path, tensors, kind=PICTURE_KIND, architecture=shape, card=card)
    cards.write(path, title="DisQUE full-reference quality", description=DESCRIPTION, facts=card)


def fit_head(model: DisqueSdr, data: Data) -> tuple[ClosenessHead, dict[str, float]]:
    """Fit the head to the known labels; measure it on unseen pictures."""
    if data.known is None:
        return ClosenessHead().eval(), {}
    wanted = data.known.labels
    encoder = model.appearance.to("cpu").eval()
    head = fit_closeness(ladder_differences(encoder, data.known.ladders, len(wanted)), wanted)
    if data.unseen is None:
        return head, {}
    seen, wanted = data.unseen.ladders, data.unseen.labels
    with torch.no_grad():
        flat = ladder_differences(encoder, seen, len(wanted)).flatten(0, 2)
        scores = calibrate_closeness().apply(head(flat).numpy()).reshape(wanted.shape)
    found = agreement(scores.ravel(), wanted.numpy().ravel())
    falling = float((np.diff(scores[:, 0], axis=1) < 0).mean())
    figures = {"srocc": found.srocc, "plcc": found.plcc, "falling": falling}
    return head, {name: round(value, 4) for name, value in figures.items()}
