"""Every recipe's settings and data, so small that two processes draw a step of each in seconds."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch

from tests.trainer import blind_recipes
from tests.trainer.rated import silent
from trainer.data import bank
from trainer.data.ladders import load_ladders
from trainer.recipes import causal, disque, disque_hdr, disque_sdr, dri, general, qdnet

Inputs = tuple[Any, Any]
"""Settings and data."""


def write_pristine(folder: Path) -> Path:
    """Write three pictures."""
    folder.mkdir(parents=True)
    rng = np.random.default_rng(0)
    for name in ("a", "b", "c"):
        coarse = rng.uniform(0, 255, (16, 16, 3)).astype(np.float32)
        cv2.imwrite(str(folder / f"{name}.png"), cv2.resize(coarse, (96, 96)).astype(np.uint8))
    return folder


def of_disque(_folder: Path) -> Inputs:
    config = disque.Config(size=24, operators=4, photos=2, pool=8, prior_samples=50)
    generator = torch.Generator().manual_seed(0)
    coarse = torch.randn(9, 3, 4, 4, generator=generator) * 2
    views = disque.normalised(torch.exp2(torch.nn.functional.interpolate(coarse, size=24, mode="bicubic")))
    operators = bank.draw(8, generator=generator)
    prior = disque.learn_prior(views, operators, config, generator)
    return config, disque.Data(views, torch.arange(9) // 3, operators, prior, "made by code")


def of_disque_sdr(_folder: Path) -> Inputs:
    grids = np.random.default_rng(0).integers(0, 256, (70, 4, 32, 32, 3), dtype=np.uint8)
    config = disque_sdr.Config(size=32, grids=6, grids_a_step=4)
    return config, disque_sdr.Data(grids, torch.device("cpu"), "made by code")


def of_disque_hdr(_folder: Path) -> Inputs:
    config = disque_hdr.Config(views=1, batch=8)
    torch.manual_seed(3)
    places = torch.arange(20)
    rows = disque_hdr.COMPARED
    return config, disque_hdr.Data(
        torch.rand(20, rows),
        torch.rand(20, 16, rows),
        torch.rand(20),
        places[:16],
        places[16:],
        "made by code",
    )


def of_causal(folder: Path) -> Inputs:
    pictures = [(path, 1.0) for path in sorted(write_pristine(folder / "pristine").glob("*.png"))]
    names = ("gaussian-blur", "white-noise", "darken", "jpeg")
    ladders = load_ladders(pictures, folder, count=12, size=64, progress=silent, names=names, repeat=4)
    return causal.Config(size=64, window=48, groups=4), causal.group(ladders)


def of_general(folder: Path) -> Inputs:
    # Enough pictures that none of the features that are standardised hardly differs among them.
    config = general.Config(
        **blind_recipes.RATED,
        **blind_recipes.VIEWS,
        side=48,
        crop=48,
        rated_pictures=12,
        distorted=8,
        scenes=4,
        renditions=3,
        renditions_made=3,
    )
    return config, general.prepare(config, folder, folder / "cache", torch.device("cpu"), silent)


def of_dri(folder: Path) -> Inputs:
    config = dri.Config(**blind_recipes.RATED, side=48, crop=32, rated_pictures=8, distorted=4)
    return _blind(dri, config, folder)


def of_qdnet(folder: Path) -> Inputs:
    config = replace(blind_recipes.SMALL["qdnet"], graded=2, pairs=2)
    return _blind(qdnet, config, folder)


def _blind(recipe: Any, config: Any, folder: Path) -> Inputs:
    config = replace(config, general=str(folder / "general.safetensors"))
    return config, blind_recipes.prepare(recipe, config, folder)


RECIPES: dict[str, Callable[[Path], Inputs]] = {
    "disque": of_disque,
    "disque-sdr": of_disque_sdr,
    "disque-hdr": of_disque_hdr,
    "causal": of_causal,
    "general": of_general,
    "qdnet": of_qdnet,
    "dri": of_dri,
}


def write_all(folder: Path) -> None:
    """Write `checks.pt`: the inputs of every recipe by its name."""
    blind_recipes.write_inputs(folder)
    torch.save({name: make(folder) for name, make in RECIPES.items()}, folder / "checks.pt")
