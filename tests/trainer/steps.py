"""One step of a recipe, as the loop takes it."""

from dataclasses import fields
from types import ModuleType
from typing import Any

import torch
from torch import nn

from trainer.ranks import ALONE


def losses_of(
    recipe: ModuleType, model: nn.Module, data: Any, config: Any, generator: torch.Generator
) -> dict[str, torch.Tensor]:
    """Draw a batch, which has to be tensors on the CPU, and give the terms of its loss."""
    batch = recipe.draw(data, config, generator)
    assert all(getattr(batch, field.name).device.type == "cpu" for field in fields(batch))
    terms: dict[str, torch.Tensor] = recipe.losses(model, data, config, batch, ALONE)
    return terms
