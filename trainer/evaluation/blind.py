"""What the recipes of blind scorers share: opinions in parts, calibration, and agreement with people."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.errors import FileRefusedError
from disque_studio.nets import checkpoint
from disque_studio.nets.blind import General
from disque_studio.quality.calibration import Calibration
from trainer import cards
from trainer.data.cache import Progress
from trainer.data.crops import as_batch, crops, indices
from trainer.data.damage import DamagedSummaries, load_damaged_summaries
from trainer.data.grain import load_grained_summaries
from trainer.data.opinions import Opinions, load_opinions
from trainer.data.sources import below
from trainer.data.summaries import load_general, load_summaries
from trainer.evaluation.agreement import FEWEST, agreement, ranks

Raw = Callable[[Tensor], Tensor]
"""From pictures (B, 3, H, W), or statistics (B, MOMENTS), to raw scores (B,)."""

_AT_ONCE = 8


class Save(Protocol):
    """Writes a model file."""

    def __call__(self, calibration: Calibration, path: Path, *, card: dict[str, Any]) -> None:
        """Write it with its calibration and the facts for its card."""


@dataclass(frozen=True)
class Rated:
    """Rated photographs: to train on, held out to choose the weights by, and to test on at the end."""

    train: Opinions
    held_out: Opinions
    test: Opinions
    ranks: Tensor
    """Of the pictures of `train`: 0 (worst) to 1 (best)."""
    description: str

    def draw(self, count: int, side: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Draw crops (count, 3, side, side) and the ranks (count,) of their pictures."""
        chosen = indices(len(self.train.mos), count, generator)
        return crops(self.train.pictures[chosen], side, generator), self.ranks[chosen]


@dataclass(frozen=True, eq=False)
class Kept:
    """Statistics (N, MOMENTS) of whole pictures to train on, their copies' (forms, N, MOMENTS), ranks (N,).

    The copies are rescaled, or faintly grained: what nobody would rate otherwise.
    """

    pictures: Tensor
    copies: Tensor
    ranks: Tensor

    def draw(self, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """Draw pictures: statistics as they are and of a copy (count, MOMENTS), and ranks (count,)."""
        chosen = indices(len(self.ranks), count, generator)
        forms = indices(len(self.copies), count, generator)
        return self.pictures[chosen], self.copies[forms, chosen], self.ranks[chosen]


@dataclass(frozen=True)
class Settings:
    """Settings of every blind recipe: the folder of rated photographs below the data, their side."""

    rated: str = "quality/biq2021"
    side: int = 288
    held_out: int = 300
    seed: int = 1


@dataclass(frozen=True)
class ScorerSettings(Settings):
    """Settings of the recipes that build a scorer upon the general feature."""

    general: str = "runs/general/general.safetensors"
    crop: int = 160
    rated_pictures: int = 96
    steady: float = 200.0
    """Weight of a score's change when the picture's size changes, or faint grain comes."""


@dataclass(frozen=True, eq=False)
class Foundation:
    """What a scorer is built upon: the general feature at rest, and people's opinions of pictures.

    `origin` holds the first digits of the feature's file. The statistics of the pictures are `kept`, and
    those of distorted copies (`damaged`).
    """

    general: General
    origin: str
    opinions: Rated
    kept: Kept
    damaged: DamagedSummaries

    def lowered(self, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """Draw pictures: statistics (count, MOMENTS) before and after distortion, severity (count,)."""
        chosen = indices(len(self.damaged.severity), count, generator)
        return self.kept.pictures[chosen], self.damaged.statistics[chosen], self.damaged.severity[chosen]


def lay(config: ScorerSettings, data_dir: Path, cache_dir: Path, progress: Progress) -> Foundation:
    """Load the general feature, decode the rated photographs, and keep their statistics, once.

    Raises:
        FileRefusedError: the general feature isn't there or damaged, or as `prepare`.
    """
    general = load_general(Path(config.general))
    rated = prepare(config, data_dir, cache_dir, progress)
    train = rated.train
    pictures, rescaled = (
        load_summaries(x, general, cache_dir, progress) for x in (train.pictures, train.rescaled)
    )
    grained = load_grained_summaries(train.pictures, general, cache_dir, seed=config.seed, progress=progress)
    return Foundation(
        general,
        checkpoint.digest(Path(config.general))[:12],
        rated,
        Kept(pictures, torch.stack([rescaled, grained]), rated.ranks),
        load_damaged_summaries(train.pictures, general, cache_dir, seed=config.seed, progress=progress),
    )


def take_over(net: nn.Module, general: General) -> None:
    """Give a network of which `general` is a part the weights of the general feature, at rest."""
    own = net.get_submodule("general")
    own.load_state_dict(general.state_dict())
    own.requires_grad_(False)


def prepare(config: Settings, data_dir: Path, cache_dir: Path, progress: Progress) -> Rated:
    """Load opinions: pictures of `side` pixels to train on, larger by a third to test on.

    Raises:
        FileRefusedError: the table or a picture can't be read, or there are too few to hold some out or to
            test on.
    """
    folder = below(data_dir, config.rated, Settings.rated)
    side, held_out = config.side, config.held_out
    every = load_opinions(folder, cache_dir, split="train", side=side, progress=progress)
    if not 2 <= held_out < len(every.mos):
        raise FileRefusedError(
            folder,
            f"names {len(every.mos)} pictures to train on, of which held_out={held_out} can't be kept apart; "
            "give held_out=N, at least 2 and fewer than there are",
        )
    test = load_opinions(folder, cache_dir, split="dev", side=side * 4 // 3, progress=progress)
    if len(test.mos) < FEWEST:
        raise FileRefusedError(
            folder,
            f"names {len(test.mos)} pictures to test on; name {FEWEST} or more",
        )
    order = np.random.default_rng(config.seed).permutation(len(every.mos))
    kept, trained = np.sort(order[:held_out]), np.sort(order[held_out:])
    train = every.part(trained)
    return Rated(
        train,
        every.part(kept),
        test,
        torch.from_numpy(train.ranks()),
        f"{len(trained)} photographs of {folder.name} with their mean opinion scores",
    )


def ranking(raw: Tensor, ranks: Tensor, spread: float) -> Tensor:
    """Let differences between renditions (scenes, r) of one view follow their differences of rank."""
    asked = (ranks[:, :, None] - ranks[:, None]) * spread
    return F.smooth_l1_loss(raw[:, :, None] - raw[:, None], asked, beta=0.1)


def unsteadiness(model: nn.Module, raw: Raw, first: Tensor, second: Tensor) -> Tensor:
    """Give the mean squared change of raw scores from statistics of pictures to those of their copies.

    Without dropout, whose noise would be taken for a change.
    """
    modes = [(module, module.training) for module in model.modules()]
    model.eval()
    change = raw(first) - raw(second)
    for module, training in modes:
        module.training = training
    return change.square().mean()


def lowered(raw: Raw, before: Tensor, after: Tensor, severity: Tensor) -> Tensor:
    """Let distorted pictures score below themselves, the more so the more severely they are distorted."""
    return F.relu(raw(after) - raw(before) + 0.3 * severity).mean()


@torch.inference_mode()
def answers(raw: Raw, opinions: Opinions) -> np.ndarray:
    """Ask for the raw scores of all pictures, whole: (N,)."""
    out = [
        raw(as_batch(opinions.pictures[start : start + _AT_ONCE]))
        for start in range(0, len(opinions.mos), _AT_ONCE)
    ]
    return torch.cat(out).numpy()


def disagreement(raw: Raw, opinions: Opinions) -> dict[str, float]:
    """Give 1 - SROCC, by which weights are chosen, and SROCC."""
    srocc, _ = ranks(answers(raw, opinions), opinions.mos)
    return {"disagreement": 1 - srocc, "srocc": srocc}


def measure(raw: Raw, opinions: Opinions) -> dict[str, float]:
    """Give SROCC, PLCC (after the usual logistic) and KROCC with opinions, rounded."""
    found = agreement(answers(raw, opinions), opinions.mos)
    return {name: round(getattr(found, name), 4) for name in ("srocc", "plcc", "krocc")}


def calibrate(raw: Raw, opinions: Rated) -> Calibration:
    """Let a score say what share of photographs does worse: quantiles of the answers on those held out.

    The ends are drawn out, so that pictures beyond all of them still differ.
    """
    given = answers(raw, opinions.held_out)
    shares = np.array([4, 10, 20, 30, 40, 50, 60, 70, 80, 90, 96])
    at = np.quantile(given, shares / 100)
    reach = at[-1] - at[0]
    points = np.concatenate([[at[0] - 0.4 * reach], at, [at[-1] + 0.4 * reach]])
    points = np.maximum.accumulate(points + np.arange(len(points)) * 1e-6)
    return Calibration(tuple(points.tolist()), (0.0, *shares.tolist(), 100.0))


def export(
    path: Path, raw: Raw, data: Foundation, save: Save, *, title: str, description: str, card: dict[str, Any]
) -> None:
    """Calibrate and measure a scorer by its raw answers; write its model file, and the card beside.

    `card` holds what is known beyond what is measured here.
    """
    measured = measure(raw, data.opinions.test)
    card = {"general": data.origin, "test": len(data.opinions.test.mos), "measured": measured, **card}
    save(calibrate(raw, data.opinions), path, card=card)
    cards.write(path, title=title, description=description, facts=card)
