"""A folder of rated pictures as BIQ2021 has it, by code: the more blur and grain, the lower the opinion."""

import csv
from pathlib import Path

import cv2
import numpy as np


def write_rated(folder: Path, *, train: int = 12, dev: int = 6, side: int = 64) -> Path:
    """Write `folder`/scores.csv and its pictures, alternately PNG and JPEG, and give the folder."""
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
