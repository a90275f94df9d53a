"""Fitting a head on features that no longer change."""

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from disque_studio.nets.disque_sdr import ClosenessHead
from disque_studio.nets.encoders import Encoder
from disque_studio.quality.calibration import Calibration
from disque_studio.quality.disque import compared_regions
from trainer.data.ladders import Ladders

FARTHEST = 7.0
"""Closeness, less its sign, beyond which scores no longer tell pictures apart: 100 exp(-7) is 0.1."""

_POINTS = 71
_LADDERS = 26
_MARGIN, _RISE_WEIGHT = 0.04, 0.5


@torch.inference_mode()
def ladder_differences(encoder: Encoder, ladders: Ladders, count: int) -> Tensor:
    """Give what the head reads of the first crops' ladders, alone and mixed: (count, 2, levels, COMPARED)."""
    rows = []
    for index in range(count):
        rungs = [ladders.references[index][None], ladders.alone[index], ladders.mixed[index]]
        pictures = torch.from_numpy(np.concatenate(rungs).astype(np.float32) / 255).permute(0, 3, 1, 2)
        rows.append(compared_regions(encoder, pictures).mean((2, 3)).unflatten(0, (2, -1)))
    # Cloned, because tensors of inference can't be trained on.
    return torch.stack(rows).clone()


def fit_closeness(differences: Tensor, scores: Tensor, *, steps: int = 2000, seed: int = 1) -> ClosenessHead:
    """Fit the head so that 100 exp(closeness) comes near scores, 0 to 100; both are (crops, 2, levels, ...).

    Squared error, and a hinge wherever a rung is not below the one before it.
    """
    torch.manual_seed(seed)
    head = ClosenessHead()
    head.scale.copy_(differences.flatten(0, -2).median(0).values.clamp_min(1e-4))
    optimizer = torch.optim.AdamW(head.parameters(), 4e-3, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=steps)
    generator = torch.Generator().manual_seed(seed)
    for _ in range(steps):
        index = torch.randint(len(scores), (_LADDERS,), generator=generator)
        wanted = scores[index] / 100
        answer = head(differences[index].flatten(0, 2)).exp().view(wanted.shape)
        rise = F.relu(answer.diff(dim=2) + _MARGIN).mean()
        loss = (answer - wanted).square().mean() + _RISE_WEIGHT * rise
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return head.eval()


def calibrate_closeness() -> Calibration:
    """Give the curve 100 exp(closeness), which is 0 at `FARTHEST` and 100 for an identical pair."""
    raw = np.linspace(-FARTHEST, 0, _POINTS)
    score = 100 * (np.exp(raw) - np.exp(-FARTHEST)) / (1 - np.exp(-FARTHEST))
    return Calibration(tuple(raw.tolist()), tuple(score.clip(0, 100).tolist()))


def ranks(values: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """Give each value's place among all, 0 to 1; ties share theirs."""
    _, inverse, count = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray(((np.cumsum(count) - 0.5 * count) / values.size)[inverse.ravel()])


def srocc(one: npt.NDArray[np.floating], other: npt.NDArray[np.floating]) -> float:
    """Give Spearman's rank correlation."""
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])
