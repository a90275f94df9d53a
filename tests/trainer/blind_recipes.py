"""The recipes of the blind scorers, with settings so small that they train in a test."""

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import torch
from torch import nn

from tests.trainer.rated import silent, write_general, write_photos, write_rated
from tests.trainer.steps import fresh, losses_of
from trainer.evaluation.blind import Foundation, ScorerSettings
from trainer.recipes import dri, qdnet

RATED: Mapping[str, Any] = {"rated": "rated", "held_out": 4}
VIEWS: Mapping[str, Any] = {"photos": "photos", "views": 1}
SMALL: Mapping[str, ScorerSettings] = {
    "dri": dri.Config(**RATED, side=48, crop=32, rated_pictures=8, distorted=3),
    "qdnet": qdnet.Config(
        **RATED, **VIEWS, side=64, crop=64, rated_pictures=8, scenes=2, graded=1, pairs=1, renditions_made=4
    ),
}


def write_inputs(folder: Path) -> Path:
    """Write rated pictures, HDR photos and the general feature into a folder, and give it."""
    write_rated(folder / "rated", train=14, dev=6)
    write_photos(folder / "photos")
    write_general(folder / "general.safetensors")
    return folder


def prepare(recipe: ModuleType, config: ScorerSettings, folder: Path) -> Foundation:
    """Prepare a recipe's data from such a folder."""
    data: Foundation = recipe.prepare(config, folder, folder / "cache", torch.device("cpu"), silent)
    return data


def train(
    recipe: ModuleType, config: object, data: object, steps: int
) -> tuple[nn.Module, list[dict[str, float]]]:
    """Train a fresh network for some steps, and give the terms of each."""
    model = fresh(recipe, config, data)
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.05)
    generator = torch.Generator().manual_seed(5)
    told = []
    for _ in range(steps):
        terms = losses_of(recipe, model, data, config, generator)
        optimiser.zero_grad()
        terms["loss"].backward()
        optimiser.step()
        told.append({key: term.item() for key, term in terms.items()})
    return model, told
