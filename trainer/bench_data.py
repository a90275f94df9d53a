"""What recipes' steps are timed on: pictures of soft random shapes, as speed is all that counts."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from disque_studio.nets import checkpoint
from disque_studio.nets.blind import General
from trainer.data.summaries import KIND

BRIEF: Mapping[str, Mapping[str, Any]] = {
    "disque": {"pool": 500, "prior_samples": 200},
    "disque-sdr": {"grids": 64, "labelled": 2},
    "disque-hdr": {"views": 1},
    "causal": {"crops": 24, "pictures": 24},
    "general": {"held_out": 4, "views": 1},
    "qdnet": {"held_out": 4, "views": 1},
    "dri": {"held_out": 4},
}
"""Settings by which a recipe prepares little: what a step computes stays as it is."""

_PHOTOS, _RATED, _TEST, _PRISTINE = 8, 24, 6, 6
_SIDE = 400


def write(folder: Path) -> Path:
    """Write HDR photos, rated and pristine pictures as the recipes look for them; give the folder."""
    write_photos(folder / "hdr" / "train", _PHOTOS)
    _write_rated(folder / "quality" / "biq2021")
    pristine = folder / "pristine" / "kodak"
    pristine.mkdir(parents=True)
    rng = np.random.default_rng(1)
    # Numbered from 100: none of these counts as held out, so that nothing is measured on them.
    for index in range(_PRISTINE):
        cv2.imwrite(str(pristine / f"{100 + index}.png"), _shapes(rng))
    return folder


def write_general(path: Path) -> None:
    """Write the model file of a fresh general feature."""
    checkpoint.save(path, General().state_dict(), kind=KIND, architecture={}, card={})


def write_photos(folder: Path, count: int) -> None:
    """Write small panoramas of smooth light over 14 stops."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(0)
    for index in range(count):
        stops = cv2.resize(rng.uniform(-7, 7, (8, 16, 3)), (256, 128), interpolation=cv2.INTER_CUBIC)
        cv2.imwrite(str(folder / f"light_{index}.hdr"), np.exp2(stops).astype(np.float32))


def _write_rated(folder: Path) -> None:
    folder.mkdir(parents=True)
    rng = np.random.default_rng(2)
    with (folder / "scores.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["image", "mos", "split"])
        for index in range(_RATED + _TEST):
            blur = rng.uniform(0.3, 4)
            cv2.imwrite(str(folder / f"{index}.png"), cv2.GaussianBlur(_shapes(rng), (0, 0), blur))
            # Below what counts as pristine.
            table.writerow([f"{index}.png", f"{0.6 - blur / 10:.4f}", "train" if index < _RATED else "dev"])


def _shapes(rng: np.random.Generator) -> Any:
    coarse = rng.uniform(20, 235, (12, 12, 3)).astype(np.float32)
    grown = cv2.resize(coarse, (_SIDE, _SIDE), interpolation=cv2.INTER_LINEAR)
    return np.clip(grown + rng.normal(0, 8, (_SIDE, _SIDE, 1)), 0, 255).astype(np.uint8)
