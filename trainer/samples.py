"""A few pictures that show how far a training is, kept as PNG files beside its run."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt
from torch import Tensor

from disque_studio.imaging import codecs

Bytes = npt.NDArray[np.uint8]

KEPT = 3
"""Of how many steps the pictures stay."""


@dataclass(frozen=True, eq=False)
class Sample:
    """What goes in, what should come out, and what does: sRGB bytes (H, W, 3)."""

    source: Bytes
    target: Bytes
    prediction: Bytes


def samples_of(sources: Tensor, targets: Tensor, predictions: Tensor) -> list[Sample]:
    """Make samples of pictures (n, 3, H, W) in [0, 1]; values beyond are clipped."""
    parts = [_bytes(pictures) for pictures in (sources, targets, predictions)]
    return [Sample(*three) for three in zip(*parts, strict=True)]


def _bytes(pictures: Tensor) -> Bytes:
    codes = pictures.detach().float().clamp(0, 1).mul(255).round().byte()
    return np.ascontiguousarray(codes.permute(0, 2, 3, 1).cpu().numpy())


def write(folder: Path, step: int, samples: Sequence[Sample]) -> list[dict[str, str]]:
    """Write FOLDER/STEP-N-{source,target,prediction}.png; give their paths, and drop those of older steps.

    Raises:
        FileRefusedError: the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number, sample in enumerate(samples):
        paths = {part: folder / f"{step:09d}-{number}-{part}.png" for part in asdict(sample)}
        for part, path in paths.items():
            codecs.write(path, getattr(sample, part), format="png")
        written.append({part: str(path) for part, path in paths.items()})
    _drop_old(folder)
    return written


def _drop_old(folder: Path) -> None:
    found = sorted(folder.glob("*-*-*.png"))
    steps = [list(files) for _, files in groupby(found, lambda path: path.name.partition("-")[0])]
    for files in steps[:-KEPT]:
        for file in files:
            file.unlink()
