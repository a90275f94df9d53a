"""The state of one training run: weights, their average, the optimiser, the clock."""

import copy
import math
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from disque_studio.errors import FileRefusedError
from trainer import checkpoints
from trainer.config import Training


@dataclass
class Run:
    """Everything that a step changes; `save` and `restore` leave nothing of it out."""

    config: Any
    training: Training
    model: nn.Module
    average: nn.Module = field(init=False)
    optimizer: torch.optim.AdamW = field(init=False)
    step: int = 0
    retreats: int = 0
    """How often training has stepped back to an earlier state."""
    skipped: int = 0
    best: float = math.inf
    before: float = 0.0
    """Seconds trained before this process took over."""
    started: float = field(default_factory=time.monotonic)
    smooth: dict[str, float] = field(default_factory=dict)
    """Running means of the losses."""
    history: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.average = copy.deepcopy(self.model).requires_grad_(False)
        self.optimizer = torch.optim.AdamW(
            self.model.parameters(),
            lr=self.training.learning_rate,
            weight_decay=self.training.weight_decay,
        )

    @property
    def seconds(self) -> float:
        """Time trained so far, over all processes that took part."""
        return self.before + time.monotonic() - self.started

    @property
    def share(self) -> float:
        """How much of the training is done: 1 at the step or minute at which it ends."""
        steps = self.step / self.training.steps if self.training.steps > 0 else 0.0
        minutes = self.seconds / 60 / self.training.minutes if self.training.minutes > 0 else 0.0
        return max(steps, minutes)

    def set_rate(self, share: float) -> float:
        """Set the learning rate: a linear rise, then half a cosine down to `final_rate` at share 1."""
        rise = min(1.0, (self.step + 1) / max(self.training.warmup, 1))
        final = self.training.final_rate
        fall = final + (1 - final) * 0.5 * (1 + math.cos(math.pi * min(share, 1.0)))
        rate = self.training.learning_rate * rise * fall
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        return rate

    @torch.no_grad()
    def follow(self) -> None:
        """Move the average towards the weights, faster in the first steps; buffers are copied."""
        decay = min(self.training.average, (1 + self.step) / (10 + self.step))
        for mean, now in zip(self.average.parameters(), self.model.parameters(), strict=True):
            mean.lerp_(now, 1 - decay)
        for kept, buffer in zip(self.average.buffers(), self.model.buffers(), strict=True):
            kept.copy_(buffer)

    def parts(self) -> tuple[dict[str, Tensor], dict[str, Any]]:
        """Give the run as tensors and JSON, as `checkpoints` keeps it."""
        tensors = {f"model.{name}": tensor for name, tensor in self.model.state_dict().items()}
        tensors |= {f"average.{name}": tensor for name, tensor in self.average.state_dict().items()}
        for index, moments in self.optimizer.state_dict()["state"].items():
            tensors |= {f"optimizer.{index}.{name}": tensor for name, tensor in moments.items()}
        state = {
            "config": asdict(self.config),
            "training": asdict(self.training),
            "step": self.step,
            "retreats": self.retreats,
            "skipped": self.skipped,
            "best": None if math.isinf(self.best) else self.best,
            "seconds": self.seconds,
            "smooth": self.smooth,
            "history": self.history,
        }
        return tensors, state

    def restore(self, path: Path) -> None:
        """Take up the run where a checkpoint left it; settings of the loop may have changed since.

        Raises:
            FileRefusedError: the checkpoint can't be read, or belongs to other settings of the recipe.
        """
        tensors, state = checkpoints.load(path)
        for key, value in asdict(self.config).items():
            # Through JSON's types, in which a tuple is a list.
            was = state["config"].get(key)
            if was != (list(value) if isinstance(value, tuple) else value):
                raise FileRefusedError(
                    path, f"was made with {key}={was}, not {value}; train without --resume"
                )
        try:
            self.model.load_state_dict(_under("model.", tensors))
            self.average.load_state_dict(_under("average.", tensors))
        except RuntimeError as error:
            raise FileRefusedError(path, f"does not fit this network: {error}") from error
        self._restore_optimizer(_under("optimizer.", tensors))
        self.step, self.skipped, self.before = state["step"], state["skipped"], state["seconds"]
        self.retreats = state["retreats"]
        self.best = math.inf if state["best"] is None else state["best"]
        self.smooth, self.history = state["smooth"], state["history"]
        self.started = time.monotonic()

    def restore_average(self, path: Path) -> None:
        """Take the average weights alone from a checkpoint of this run."""
        tensors, _ = checkpoints.load(path)
        self.average.load_state_dict(_under("average.", tensors))

    def _restore_optimizer(self, tensors: dict[str, Tensor]) -> None:
        moments: dict[int, dict[str, Tensor]] = {}
        for name, tensor in tensors.items():
            index, _, key = name.partition(".")
            moments.setdefault(int(index), {})[key] = tensor
        groups = self.optimizer.state_dict()["param_groups"]
        self.optimizer.load_state_dict({"state": moments, "param_groups": groups})


def _under(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): t for name, t in tensors.items() if name.startswith(prefix)}
