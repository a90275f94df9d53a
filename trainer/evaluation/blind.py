"""What the recipes of blind scorers share: opinions in parts, calibration, and agreement with people."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from scipy.stats import kendalltau, pearsonr, spearmanr
from torch import Tensor, nn

from disque_studio.errors import FileRefusedError
from disque_studio.nets.blind import General
from disque_studio.quality.calibration import Calibration
from trainer import cards
from trainer.data.cache import Progress
from trainer.data.crops import as_batch, crops, indices
from trainer.data.opinions import Opinions, load_opinions
from trainer.data.summaries import load_summaries

Raw = Callable[[Tensor], Tensor]
"""From pictures (B, 3, H, W), or statistics (B, MOMENTS), to raw scores (B,)."""

_AT_ONCE = 8


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
    """Statistics (N, MOMENTS) of whole pictures to train on, as they are and rescaled; ranks (N,)."""

    pictures: Tensor
    rescaled: Tensor
    ranks: Tensor

    def draw(self, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """Draw pictures: statistics of both forms (count, MOMENTS), and ranks (count,)."""
        chosen = indices(len(self.ranks), count, generator)
        return self.pictures[chosen], self.rescaled[chosen], self.ranks[chosen]


def keep(rated: Rated, general: General, cache_dir: Path, progress: Progress) -> Kept:
    """Keep the statistics of the rated pictures to train on."""
    both = [
        load_summaries(x, general, cache_dir, progress) for x in (rated.train.pictures, rated.train.rescaled)
    ]
    return Kept(both[0], both[1], rated.ranks)


def prepare(
    folder: Path, cache_dir: Path, *, side: int, held_out: int, seed: int, progress: Progress
) -> Rated:
    """Load the opinions of BIQ2021: 384 pixel crops to train on, whole pictures of 512 to test on.

    Raises:
        FileRefusedError: the table or a picture can't be read, or there are too few to hold some out.
    """
    every = load_opinions(folder, cache_dir, split="train", side=side, progress=progress)
    if not 2 <= held_out < len(every.mos):
        raise FileRefusedError(
            folder / "scores.csv",
            f"names {len(every.mos)} pictures to train on, of which held_out={held_out} can't be kept apart; "
            "give held_out=N, at least 2 and fewer than there are",
        )
    test = load_opinions(folder, cache_dir, split="dev", side=side * 4 // 3, progress=progress)
    order = np.random.default_rng(seed).permutation(len(every.mos))
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
    """Give the mean squared change of raw scores from statistics of pictures to those of them rescaled.

    Without dropout, whose noise would be taken for a change.
    """
    modes = [(module, module.training) for module in model.modules()]
    model.eval()
    change = raw(first) - raw(second)
    for module, training in modes:
        module.training = training
    return change.square().mean()


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
