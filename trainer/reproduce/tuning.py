"""Fitting the readers of a blind network on rated pictures, whose statistics no longer change."""

from collections.abc import Iterator
from copy import deepcopy

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from trainer.config import Training
from trainer.evaluation.splits import Places
from trainer.heads import ranks
from trainer.reproduce.protocol import Predict, Protocol, Row, measured
from trainer.reproduce.sets import Found

_TUNING, _TRAINING = 300, 1000
"""Steps from the installed weights, and from fresh ones."""
_BATCH = 96
_BETA = 0.1


def three_ways(
    system: str,
    found: Found,
    known: npt.NDArray[np.float32],
    readers: tuple[nn.Module, nn.Module],
    training: Training,
    protocol: Protocol,
) -> Iterator[Row]:
    """Measure readers of `known` statistics (n, F) as installed, tuned from there, and trained anew.

    `readers` are the installed and the fresh ones; `training` is the recipe's.
    """
    installed, fresh = readers
    statistics, opinions = torch.from_numpy(known), np.asarray(found.opinions)
    scores = answered(installed, statistics)
    ways: dict[str, Predict] = {"as installed": lambda seen, held, number: scores[held]}
    for name, start, steps in (
        ("tuned from installed", installed, _TUNING),
        ("fresh readers", fresh, _TRAINING),
    ):
        ways[name] = tuned(start, statistics, opinions, protocol, training=training, steps=steps)
    for method, predict in ways.items():
        yield measured(system, method, found, predict, protocol)


def tuned(
    start: nn.Module,
    known: Tensor,
    opinions: npt.NDArray[np.float64],
    protocol: Protocol,
    *,
    training: Training,
    steps: int,
) -> Predict:
    """Give what fits a copy of a network on each split, by the recipe's rate and decay, and scores with it.

    The network gives raw scores (n,) of statistics (n, F) and a term to be added to the loss; `known` are the
    statistics of every picture. The goal is each picture's rank among those fitted on.
    """

    def predict(seen: Places, held: Places, number: int) -> npt.NDArray[np.float32]:
        net = deepcopy(start).requires_grad_(True).train()
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(number)
            _fit(net, known[seen], _goal(opinions[seen]), training, protocol.steps(steps))
        return answered(net, known[held])

    return predict


def _goal(opinions: npt.NDArray[np.float64]) -> Tensor:
    return torch.from_numpy(ranks(opinions).astype(np.float32))


def _fit(net: nn.Module, known: Tensor, goal: Tensor, training: Training, steps: int) -> None:
    optimizer = torch.optim.AdamW(
        net.parameters(), training.learning_rate, weight_decay=training.weight_decay
    )
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(steps):
        chosen = torch.randint(len(known), (_BATCH,))
        raw, extra = net(known[chosen])
        loss = 4 * F.smooth_l1_loss(raw, goal[chosen], beta=_BETA) + extra
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), training.clip)
        optimizer.step()
        schedule.step()


@torch.no_grad()
def answered(net: nn.Module, known: Tensor) -> npt.NDArray[np.float32]:
    """Give the raw scores (n,) of statistics, without dropout."""
    return np.asarray(net.eval()(known)[0].numpy())
