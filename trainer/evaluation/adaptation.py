"""Whether adapting without labels helps in a domain of its own: the X-ray-like phantoms of `data.phantoms`.

Half of the phantoms are what a user has: pristine pictures, and degraded ones of unknown severity. The other
half is scored by the unadapted and by the adapted scorers, and their scores are ranked against the severity
that the making knows: the level, over all phantoms and kinds of degradation together, and within each kind.
"""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

import cv2
import numpy as np
import torch
from scipy.stats import spearmanr

from disque_studio.imaging.photo import Picture
from disque_studio.quality.causal import UNLABELLED, CausalModel, load_model
from disque_studio.resources import resource_path
from trainer.adapt import adapt, features_of, find_domain
from trainer.data.cache import Progress
from trainer.data.phantoms import KINDS, LEVELS, Floats, phantom

_KNOWN, _UNSEEN = range(24), range(100, 116)


@dataclass(frozen=True)
class Row:
    """Rank correlation of severity with 100 - score on `n` unseen pictures: over all, and within kinds."""

    scorer: str
    n: int
    srocc: float
    within: float


def evaluate(*, minutes: float, progress: Progress) -> list[Row]:
    """Adapt the shipped model in two ways, with and without degraded pictures, and measure all three."""
    base = load_model(resource_path("models", "causal.safetensors"))
    with tempfile.TemporaryDirectory() as folder:
        references, distorted = _write_domain(Path(folder))
        alone = adapt(find_domain(references, None, None), minutes=minutes, progress=progress)
        both = adapt(find_domain(references, distorted, None), minutes=minutes, progress=progress)
    return [
        measure("unadapted", base),
        measure("adapted to pristine pictures", alone),
        measure("adapted, degraded ones too", both),
    ]


def _write_domain(folder: Path) -> tuple[Path, Path]:
    """Write the user's pictures: pristine ones, and for each three degraded ones at random."""
    references, distorted = folder / "references", folder / "distorted"
    references.mkdir()
    distorted.mkdir()
    rng = np.random.default_rng(0)
    for seed in _KNOWN:
        body = phantom(seed)
        _write(references / f"body{seed:03d}.png", body.picture())
        for number in range(3):
            kind, level = KINDS[int(rng.integers(len(KINDS)))], int(rng.integers(1, LEVELS + 1))
            _write(distorted / f"body{seed:03d}_{number}.png", body.degraded(kind, level, seed + number))
    return references, distorted


def _write(path: Path, pixels: Floats) -> None:
    cv2.imwrite(str(path), np.rint(pixels[..., ::-1] * 255).astype(np.uint8))


def _picture(pixels: Floats) -> Picture:
    return Picture(np.rint(pixels * 255).astype(np.uint8))


def measure(name: str, model: CausalModel) -> Row:
    """Rank a model's label-free scores of the unseen phantoms against severity."""
    seen = []
    for seed in _UNSEEN:
        body = phantom(seed)
        reference = _picture(body.picture())
        rungs = [[_picture(body.degraded(kind, n + 1, seed)) for n in range(LEVELS)] for kind in KINDS]
        seen.append([[features_of(model.net, rung, reference) for rung in series] for series in rungs])
    stacked = torch.stack([torch.stack([torch.stack(series) for series in body]) for body in seen])
    # The raw answer: a calibrated score is flat beyond what was seen in fitting.
    loss = -model.readouts[UNLABELLED].module(stacked).numpy()
    severity = np.broadcast_to(np.arange(LEVELS), loss.shape)
    within = [_rank(loss[:, k], severity[:, k]) for k in range(len(KINDS))]
    return Row(name, loss.size, round(_rank(loss, severity), 4), round(float(np.mean(within)), 4))


def _rank(loss: np.ndarray, severity: np.ndarray) -> float:
    return float(spearmanr(loss.ravel(), severity.ravel()).statistic)


def report(rows: Sequence[Row], out: TextIO, *, as_json: bool) -> None:
    """Write rows as JSON lines, or as a table."""
    if as_json:
        out.writelines(json.dumps(asdict(row)) + "\n" for row in rows)
        return
    out.write(f"{'SROCC against severity':32}{'n':>6}{'all':>8}{'within':>8}\n")
    out.writelines(f"{row.scorer:32}{row.n:6}{row.srocc:8.3f}{row.within:8.3f}\n" for row in rows)
