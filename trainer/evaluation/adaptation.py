"""Whether adapting without labels helps in a domain of its own: the X-ray-like phantoms of `data.phantoms`.

Some phantoms are what a user has: pristine pictures. Others are scored by the unadapted and by the adapted
scorer, and their scores are ranked against the severity that the making knows: the level, over all phantoms
and kinds of degradation together, and within each kind. (Degraded pictures of the user's own would change the
calibration alone, and no rank.)
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

import cv2
import numpy as np
import torch
from scipy.stats import spearmanr

from disque_studio.imaging.files import scratch_folder
from disque_studio.imaging.photo import Picture
from disque_studio.quality.causal import UNLABELLED, CausalModel, load_model
from disque_studio.resources import resource_path
from trainer.adapt import adapt, features_of, find_domain
from trainer.data.cache import Progress
from trainer.data.phantoms import KINDS, LEVELS, Floats, phantom

_KNOWN, _UNSEEN = range(24), range(1000, 1024)
"""Seeds; what is unseen has had no part in any choice."""


@dataclass(frozen=True)
class Row:
    """Rank correlation of severity with 100 - score on `n` unseen pictures: over all, and within kinds."""

    scorer: str
    n: int
    srocc: float
    within: float


def evaluate(*, progress: Progress) -> list[Row]:
    """Adapt the shipped model to pristine phantoms, and measure both."""
    base = load_model(resource_path("models", "causal.safetensors"))
    with scratch_folder() as folder:
        for seed in _KNOWN:
            _write(folder / f"body{seed:03d}.png", phantom(seed).picture())
        adapted = adapt(find_domain(folder, None, None), progress=progress)
    return [measure("unadapted", base), measure("adapted", adapted)]


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
