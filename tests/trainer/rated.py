"""What the recipes of the blind scorers are trained on, made by code."""

import csv
from pathlib import Path

import cv2
import numpy as np
import torch

from disque_studio.nets import checkpoint
from disque_studio.nets.blind import General
from trainer.data.summaries import KIND


def silent(share: float, text: str) -> None:
    pass


def write_rated(folder: Path, *, train: int = 12, dev: int = 6, side: int = 64) -> Path:
    """Write `folder`/scores.csv and its pictures, alternately PNG and JPEG, and give the folder.

    The more blur and grain, the lower the opinion.
    """
    (folder / "images").mkdir(parents=True)
    rng = np.random.default_rng(11)
    rows = []
    for index in range(train + dev):
        worse = rng.uniform(0, 1)
        coarse = rng.uniform(40, 215, (9, 9, 3)).astype(np.float32)
        pixels = cv2.resize(coarse, (side, side), interpolation=cv2.INTER_NEAREST)
        pixels = cv2.GaussianBlur(pixels, (0, 0), 0.3 + 3 * worse) + rng.normal(0, 12 * worse, pixels.shape)
        name = f"images/{index:02d}.{'png' if index % 2 else 'jpg'}"
        cv2.imwrite(str(folder / name), np.clip(pixels, 0, 255).astype(np.uint8))
        rows.append({"image": name, "mos": f"{1 - worse:.4f}", "split": "train" if index < train else "dev"})
    with (folder / "scores.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, ["image", "mos", "split"])
        table.writeheader()
        table.writerows(rows)
    return folder


def write_photos(folder: Path) -> Path:
    """Write two flat HDR photos, and give their folder."""
    folder.mkdir(parents=True)
    rng = np.random.default_rng(5)
    for name in ("a", "b"):
        stops = cv2.resize(rng.uniform(-4, 4, (4, 6, 3)), (96, 64), interpolation=cv2.INTER_CUBIC)
        cv2.imwrite(str(folder / f"{name}.hdr"), np.exp2(stops).astype(np.float32))
    return folder


def write_general(path: Path) -> General:
    """Write the model file of a fresh general feature that has seen some pictures, and give it."""
    torch.manual_seed(4)
    general = General().train()
    coarse = torch.rand(8, 3, 12, 12)
    pictures = torch.nn.functional.interpolate(coarse, size=64, mode="bilinear", align_corners=False)
    with torch.no_grad():
        general.statistics(general((pictures + 0.05 * torch.randn(pictures.shape)).clamp(0, 1)))
    checkpoint.save(path, general.state_dict(), kind=KIND, architecture={}, card={})
    return general.eval()
