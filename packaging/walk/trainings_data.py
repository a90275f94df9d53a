"""What the walk through the trainings learns from: tiny data made by code, with what the survey asks for."""

import csv
import shutil
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from trainer import bench_data

BRIEF = {
    **{recipe: dict(settings) for recipe, settings in bench_data.BRIEF.items()},
    "own": {"queries": 4},
}
"""By recipe: settings by which little is prepared."""

SLOW = ("disque", "disque-sdr", "causal", "general")
"""Recipes whose steps take long; the others end by the clock."""

_STEPS = 12

_RATED = 300
"""More than the survey asks for; the benches' data hold fewer."""

_PAIRS = 8
_PAIR_SIZE = (300, 200)


@dataclass(frozen=True)
class Data:
    """Folders: `whole` for every recipe but own, `pairs` for own, an empty one and a damaged one."""

    whole: Path
    pairs: Path
    nothing: Path
    broken: Path

    @classmethod
    def made(cls, folder: Path) -> "Data":
        """Write them all below a folder."""
        data = cls(*(folder / name for name in ("whole", "pairs", "nothing", "broken")))
        bench_data.write(data.whole)
        _rate_more(data.whole / "quality" / "biq2021")
        write_pairs(data.pairs)
        data.nothing.mkdir()
        _write_broken(data.broken)
        return data

    def of(self, recipe: str) -> Path:
        """Give the folder that a recipe learns from."""
        return self.pairs if recipe == "own" else self.whole


def settings_of(recipe: str) -> tuple[str, ...]:
    """Give the settings of a brief training as the trainer's arguments."""
    given = BRIEF[recipe] | ({"steps": _STEPS, "report_steps": 1} if recipe in SLOW else {})
    return tuple(f"{key}={value}" for key, value in given.items())


def _rate_more(folder: Path) -> None:
    rng = np.random.default_rng(3)
    with (folder / "scores.csv").open("a", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        for index in range(_RATED):
            name, blur = f"small{index}.jpg", rng.uniform(0.3, 4)
            picture = rng.integers(0, 255, (64, 64, 3), np.uint8)
            cv2.imwrite(str(folder / name), cv2.GaussianBlur(picture, (0, 0), blur))
            table.writerow([name, f"{0.6 - blur / 10:.4f}", "train"])


def write_pairs(folder: Path) -> None:
    """Write HDR photos, and beside each the picture that one and the same hand made of it."""
    folder.mkdir()
    rng = np.random.default_rng(4)
    for index in range(_PAIRS):
        stops = cv2.resize(rng.uniform(-5, 5, (7, 10, 3)), _PAIR_SIZE, interpolation=cv2.INTER_CUBIC)
        light = np.exp2(stops).astype(np.float32)
        cv2.imwrite(str(folder / f"scene_{index}.hdr"), light)
        tones = light / (light + np.median(light)) * np.array([0.8, 0.95, 1.0], np.float32)
        cv2.imwrite(str(folder / f"scene_{index}.png"), (255 * tones ** (1 / 2.2)).round().astype(np.uint8))


def _write_broken(folder: Path) -> None:
    """Write photos whose heads can be read, and whose pixels are cut off."""
    folder.mkdir()
    bench_data.write_photos(folder, 3)
    for photo in folder.iterdir():
        photo.write_bytes(photo.read_bytes()[:2000])


def removed(data: Path, to: Path) -> Path:
    """Copy the HDR photos of some data, which can be taken away without loss to the others."""
    shutil.copytree(data / "hdr" / "train", to)
    return to
