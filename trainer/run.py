"""The state of one training run: weights, their average, the optimiser, the clock."""

import copy
import math
import time
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from disque_studio.errors import DisqueError, FileRefusedError
from trainer import checkpoints
from trainer.config import Recipe, Training

Snapshot = tuple[dict[str, Tensor], checkpoints.State]


@dataclass
class Run:
    """Everything that a step changes; `save` and `restore` leave nothing of it out."""

    config: Any
    training: Training
    model: nn.Module
    version: int = 1
    """Of the recipe."""
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

    def advance(self) -> None:
        """Take a step along the gradients, and let the average follow."""
        self.optimizer.step()
        self.step += 1
        self._follow()

    @torch.no_grad()
    def _follow(self) -> None:
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
            "recipe_version": self.version,
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
        self._check(path, state)
        try:
            self._take_up(tensors, state)
        except RuntimeError as error:
            raise FileRefusedError(path, f"does not fit this network: {error}") from error
        self.retreats, self.skipped = state["retreats"], state["skipped"]
        self.before, self.started = state["seconds"], time.monotonic()
        self.best = math.inf if state["best"] is None else state["best"]

    def _check(self, path: Path, state: checkpoints.State) -> None:
        version = state["recipe_version"]
        if version != self.version:
            raise FileRefusedError(
                path,
                f"was made by version {version} of the recipe, this one is version {self.version}; "
                "train anew without --resume",
            )
        for field_ in fields(self.config):
            # Through JSON's types, in which a tuple is a list. A setting that came later is as it was then.
            value, was = (_plain(getattr(self.config, field_.name)), state["config"].get(field_.name))
            if was != value and not (field_.name not in state["config"] and value == _plain(field_.default)):
                raise FileRefusedError(
                    path, f"was made with {field_.name}={was}, not {value}; train without --resume"
                )

    def snapshot(self) -> Snapshot:
        """Copy what `go_back` needs."""
        tensors, state = self.parts()
        return {name: tensor.clone() for name, tensor in tensors.items()}, copy.deepcopy(state)

    def go_back(self, snapshot: Snapshot) -> None:
        """Go back to an earlier state, from where other random numbers are drawn."""
        self._take_up(*snapshot)
        self.retreats += 1

    def rest(self, seconds: float) -> None:
        """Leave a time of waiting out of the time that was trained."""
        self.started += seconds

    def restore_average(self, path: Path) -> None:
        """Take the average weights alone from a checkpoint of this run."""
        tensors, _ = checkpoints.load(path)
        self.average.load_state_dict(_under("average.", tensors))

    def _take_up(self, tensors: dict[str, Tensor], state: checkpoints.State) -> None:
        self.model.load_state_dict(_under("model.", tensors))
        self.average.load_state_dict(_under("average.", tensors))
        self._restore_optimizer(_under("optimizer.", tensors))
        self.step, self.smooth = state["step"], dict(state["smooth"])
        self.history = list(state["history"])

    def _restore_optimizer(self, tensors: dict[str, Tensor]) -> None:
        weights = list(self.model.parameters())
        moments: dict[int, dict[str, Tensor]] = {}
        for name, tensor in tensors.items():
            index, _, key = name.partition(".")
            # Laid out in memory as its weights are, for speed.
            like = weights[int(index)] if tensor.shape == weights[int(index)].shape else tensor
            moments.setdefault(int(index), {})[key] = torch.empty_like(like, dtype=tensor.dtype).copy_(tensor)
        groups = self.optimizer.state_dict()["param_groups"]
        self.optimizer.load_state_dict({"state": moments, "param_groups": groups})


def begin_with(path: Path, recipe: Recipe, model: nn.Module, data: Any) -> None:
    """Let a fresh network begin with the weights of a model file, or with the average of a checkpoint.

    Raises:
        FileRefusedError: the file can't be read, or is of another network.
        DisqueError: the recipe takes no model files.
    """
    if checkpoints.is_state(path):
        tensors, _ = checkpoints.load(path)
        try:
            model.load_state_dict(_under("average.", tensors))
        except RuntimeError as error:
            raise FileRefusedError(path, f"does not fit this network: {error}") from error
        return
    adopt = getattr(recipe, "adopt", None)
    if adopt is None:
        raise DisqueError(f"start={path} is no checkpoint, and this recipe can't begin with a model file")
    adopt(model, data, path)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _under(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): t for name, t in tensors.items() if name.startswith(prefix)}
