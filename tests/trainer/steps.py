"""A recipe's network, and one step of it, as the loop takes it."""

from dataclasses import fields
from types import ModuleType
from typing import Any

import numpy as np
import torch
from torch import nn

from trainer.ranks import ALONE
from trainer.samples import Sample


def fresh(recipe: ModuleType, config: object, data: object) -> nn.Module:
    """Build a recipe's network, the same each time."""
    torch.manual_seed(0)
    model: nn.Module = recipe.build(config, data)
    return model


def unreached(model: nn.Module) -> set[str]:
    """Name the weights that the last loss does not depend on."""
    return {
        name for name, weights in model.named_parameters() if weights.grad is None or not weights.grad.any()
    }


def losses_of(
    recipe: ModuleType, model: nn.Module, data: Any, config: Any, generator: torch.Generator
) -> dict[str, torch.Tensor]:
    """Draw a batch, which has to be tensors on the CPU, and give the terms of its loss."""
    batch = recipe.draw(data, config, generator)
    assert all(getattr(batch, field.name).device.type == "cpu" for field in fields(batch))
    terms: dict[str, torch.Tensor] = recipe.losses(model, data, config, batch, ALONE)
    return terms


def shown(recipe: ModuleType, model: nn.Module, data: Any, config: Any) -> list[Sample]:
    """Give a recipe's samples, which have to be pictures of one size each."""
    with torch.no_grad():
        samples: list[Sample] = recipe.samples(model.eval(), data, config)
    assert samples
    for sample in samples:
        parts = (sample.source, sample.target, sample.prediction)
        assert len({part.shape for part in parts}) == 1
        assert all(part.dtype == np.uint8 and part.shape[2] == 3 for part in parts)
    return samples
