"""The ladder: unseen pristine pictures x distortions x levels, and whether scores fall from rung to rung.

Two questions: does a metric's score fall when one distortion grows, and does it agree with the fused
pseudo-label on which of all pictures, over distortions, is the better one.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TextIO

import numpy as np
import numpy.typing as npt
from scipy.stats import spearmanr

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs import read_picture
from disque_studio.imaging.photo import Picture
from disque_studio.quality import registry
from trainer.data.cache import Progress, keep
from trainer.data.labels import fused
from trainer.data.ladders import find_pictures, ladder
from trainer.data.pristine import held_out

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

DISTORTIONS = (
    "gaussian-blur",
    "motion-blur",
    "colour-diffusion",
    "jpeg",
    "jpeg2000",
    "white-noise",
    "impulse-noise",
    "darken",
    "pixelate",
    "contrast-change",
)
"""Ten of the twenty-five, over all families: blur, colour, compression, noise, light, space, contrast."""

METRICS = ("causal", "causal-unlabelled", "disque", "psnr", "ms-ssim")

_VERSION = 1
"""Of the labels that are kept: of the distortions and of the fused pseudo-label."""


@dataclass(frozen=True)
class Row:
    """A metric on the ladder: steps are those between neighbouring levels of one distortion.

    `falling` is the share of steps at which the score falls; `identical` the lowest score of a picture
    against itself; `srocc` the rank correlation with the fused pseudo-label over all `n` pictures.
    """

    metric: str
    n: int
    falling: float
    identical: float
    srocc: float


@dataclass(frozen=True, eq=False)
class Rungs:
    """Pictures and their pseudo-labels: `distorted` [p][d][l], `labels` (P, D, L)."""

    references: Sequence[Picture]
    distorted: Sequence[Sequence[Sequence[Picture]]]
    labels: Doubles


def build(
    folder: Path, progress: Progress, *, kinds: Sequence[str] = DISTORTIONS, cache: Path | None = None
) -> Rungs:
    """Distort and label a folder's pictures: Kodak's held-out ones, or all where it has none of these.

    The labels, which take longest, are kept in `cache` where one is given.

    Raises:
        FileRefusedError: the folder holds no picture, or one that can't be read.
    """
    files = held_out(folder) or find_pictures(folder)
    if not files:
        raise FileRefusedError(folder, "holds no picture (PNG, JPEG, TIFF, WebP)")
    references = [read_picture(path) for path in files]
    place = None if cache is None else cache / f"ladder-{_fingerprint(files, kinds)}.npy"
    known = np.load(place, allow_pickle=False) if place is not None and place.is_file() else None
    distorted, labels = [], []
    for index, reference in enumerate(references):
        tell = partial(progress, index / len(references), f"distorting {files[index].name}")
        pixels = reference.as_float()
        rungs = [_distorted(pixels, kind, index, tell) for kind in kinds]
        if known is None:
            labels.append([[_label(pixels, rung, tell) for rung in series] for series in rungs])
        distorted.append([[_picture(rung) for rung in series] for series in rungs])
    if known is None:
        known = np.array(labels)
        if place is not None:
            keep(place, known)
    return Rungs(references, distorted, known)


def _distorted(pixels: Floats, kind: str, seed: int, tell: Callable[[], None]) -> list[Floats]:
    tell()
    return ladder(pixels, kind, seed)


def _label(reference: Floats, rung: Floats, tell: Callable[[], None]) -> float:
    tell()
    return fused(reference, rung)


def _fingerprint(files: Sequence[Path], kinds: Sequence[str]) -> str:
    parts = [f"{_VERSION} {' '.join(kinds)}"]
    parts += [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _picture(pixels: Floats) -> Picture:
    return Picture(np.rint(pixels * 255).astype(np.uint8))


def measure(metric: str, rungs: Rungs) -> Row:
    """Score every rung by a metric, and say how it orders them.

    Raises:
        DisqueError: there is no such metric, or it cannot score these pictures.
    """
    scorer = registry.scorer(metric)
    scores = np.array(
        [
            [[scorer.assess(rung, reference).score for rung in series] for series in of_reference]
            for reference, of_reference in zip(rungs.references, rungs.distorted, strict=True)
        ]
    )
    identical = min(scorer.assess(reference, reference).score for reference in rungs.references)
    return Row(
        metric,
        scores.size,
        float((np.diff(scores, axis=-1) < 0).mean()),
        identical,
        float(spearmanr(scores.ravel(), rungs.labels.ravel()).statistic),
    )


def evaluate(folder: Path, metrics: Sequence[str], progress: Progress) -> Iterator[Row]:
    """Measure metrics on the ladder of a folder, one after the other.

    Raises:
        DisqueError: as `build` and `measure`.
    """
    rungs = build(folder, progress)
    for index, metric in enumerate(metrics):
        progress(index / len(metrics), f"scoring by {metric}")
        yield measure(metric, rungs)


def installed() -> list[str]:
    """Name the metrics of `METRICS` whose model is there."""
    return [name for name in METRICS if name in registry.names()]


def report(rows: Iterator[Row], out: TextIO, *, as_json: bool) -> None:
    """Write rows as they come: JSON lines, or a table."""
    if not as_json:
        out.write(f"{'metric':20}{'n':>6}{'falling':>10}{'identical':>11}{'SROCC':>8}\n")
    for row in rows:
        if as_json:
            out.write(json.dumps(asdict(row)) + "\n")
        else:
            out.write(f"{row.metric:20}{row.n:6}{row.falling:10.1%}{row.identical:11.2f}{row.srocc:8.3f}\n")
        out.flush()
