"""A recipe whose steps take about a millisecond, and in which all that a resumed run could get wrong counts.

Dropout uses torch's global random numbers, batch normalisation keeps statistics, and data changes with the
step.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from trainer.config import Training
from trainer.ranks import Ranks

VERSION = 1

TRAINING = Training(warmup=20, report_steps=1, learning_rate=0.01, checkpoint_minutes=0.04 / 60, threads=1)


@dataclass(frozen=True)
class Config:
    """Settings: points a step, and the width of the network."""

    batch: int = 16
    width: int = 32


@dataclass(frozen=True)
class Data:
    """Points along a curve that bends more with every step."""

    bend: float = 1.0

    def at(self, step: int) -> "Data":
        """Give the data of a step."""
        return Data(1.0 + step / 1000)


@dataclass(frozen=True)
class Batch:
    """Points (B, 1)."""

    x: Tensor
    y: Tensor


def prepare(config: Config, data_dir: Path, cache_dir: Path, device: torch.device, progress: Any) -> Data:
    """There is nothing to prepare."""
    return Data()


def build(config: Config, data: Data) -> nn.Module:
    """Make the network."""
    return nn.Sequential(
        nn.Linear(1, config.width),
        nn.BatchNorm1d(config.width),
        nn.Dropout(0.2),
        nn.SiLU(),
        nn.Linear(config.width, 1),
    )


def draw(data: Data, config: Config, generator: torch.Generator) -> Batch:
    """Draw points."""
    x = torch.randn(config.batch, 1, generator=generator)
    return Batch(x, (data.bend * x).sin())


def losses(model: nn.Module, data: Data, config: Config, batch: Batch, ranks: Ranks) -> dict[str, Tensor]:
    """Give the squared error."""
    return {"loss": (model(batch.x) - batch.y).square().mean()}


def export(model: nn.Module, config: Config, data: Data, path: Path, history: dict[str, Any]) -> None:
    """Write down how it went."""
    path.write_text(json.dumps(history["losses"]), encoding="utf-8")
