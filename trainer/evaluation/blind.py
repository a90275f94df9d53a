"""What the recipes of blind scorers share: opinions in parts, calibration, and agreement with people."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from scipy.stats import kendalltau, pearsonr, spearmanr
from torch import Tensor

from disque_studio.quality.calibration import Calibration
from trainer import cards
from trainer.data.cache import Progress
from trainer.data.crops import as_batch, crops, indices
from trainer.data.opinions import Opinions, load_opinions
from trainer.data.summaries import load_summaries

Raw = Callable[[Tensor], Tensor]
"""From pictures (B, 3, H, W) to raw scores (B,)."""

_AT_ONCE = 8


@dataclass(frozen=True)
class Rated:
    """Rated photographs: to train on, held out to choose the weights by, and to test on at the end."""

    train: Opinions
    held_out: Opinions
    test: Opinions
    ranks: Tensor
    """Of the pictures of `train`: 0 (worst) to 1 (best)."""
    summaries: Tensor
    """Fixed statistics of the pictures of `train`, (N, MOMENTS)."""
    description: str

    def draw(self, count: int, side: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Draw crops (count, 3, side, side) and the ranks (count,) of their pictures."""
        chosen = indices(len(self.train.mos), count, generator)
        return crops(self.train.pictures[chosen], side, generator), self.ranks[chosen]

    def draw_summaries(self, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Draw fixed statistics of whole pictures (count, MOMENTS), and their ranks (count,)."""
        chosen = indices(len(self.train.mos), count, generator)
        return self.summaries[chosen], self.ranks[chosen]


def prepare(
    folder: Path, cache_dir: Path, *, side: int, held_out: int, seed: int, progress: Progress
) -> Rated:
    """Load the opinions of BIQ2021: 384 pixel crops to train on, whole pictures of 512 to test on."""
    every = load_opinions(folder, cache_dir, split="train", side=side, progress=progress)
    test = load_opinions(folder, cache_dir, split="dev", side=side * 4 // 3, progress=progress)
    order = np.random.default_rng(seed).permutation(len(every.mos))
    kept, trained = np.sort(order[:held_out]), np.sort(order[held_out:])
    train = Opinions(every.pictures[trained], every.mos[trained])
    summaries = load_summaries(train.pictures, cache_dir, progress)
    return Rated(
        train,
        Opinions(every.pictures[kept], every.mos[kept]),
        test,
        torch.from_numpy(train.ranks()),
        summaries,
        f"{len(trained)} photographs of {folder.name} with their mean opinion scores",
    )


def rescaled(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """Give pictures as they are after another size: shrunk or enlarged by up to an eighth, and back."""
    side = pictures.shape[-1]
    factor = 0.88 + 0.24 * float(torch.rand(1, generator=generator))
    between = F.interpolate(
        pictures, size=round(side * factor), mode="bilinear", antialias=True, align_corners=False
    )
    return F.interpolate(between, size=side, mode="bilinear", antialias=True, align_corners=False)


@torch.inference_mode()
def answers(raw: Raw, opinions: Opinions) -> np.ndarray:
    """Ask for the raw scores of all pictures, whole: (N,)."""
    out = [
        raw(as_batch(opinions.pictures[start : start + _AT_ONCE]))
        for start in range(0, len(opinions.mos), _AT_ONCE)
    ]
    return torch.cat(out).numpy()


def agreement(raw: Raw, opinions: Opinions) -> dict[str, float]:
    """Give 1 - SROCC, and SROCC, on opinions."""
    srocc = float(spearmanr(answers(raw, opinions), opinions.mos).statistic)
    return {"disagreement": 1 - srocc, "srocc": srocc}


def measure(raw: Raw, opinions: Opinions) -> dict[str, float]:
    """Give SROCC, PLCC (of raw answers with ranks of opinion) and KROCC, rounded, and their n."""
    given = answers(raw, opinions)
    return {
        "srocc": round(float(spearmanr(given, opinions.mos).statistic), 4),
        "plcc_with_ranks": round(float(pearsonr(given, opinions.ranks()).statistic), 4),
        "krocc": round(float(kendalltau(given, opinions.mos).statistic), 4),
        "n": len(given),
    }


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


def write_card(path: Path, title: str, description: str | None, card: dict[str, Any]) -> None:
    """Write the card of a blind scorer's model file."""
    cards.write(path, title=title, description=description or "", facts=card)
