"""Adapting the causal scorer to a domain of one's own, without labels.

The network stays as it is. Its label-free read-out is turned to the direction in which the levels of
synthetic distortions count alike on the domain's pictures. Really degraded pictures, where there are enough,
say what is usual: the calibration comes from them. A few labels make a few-label read-out of it.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.imaging.codecs import read_picture
from disque_studio.imaging.files import scratch_folder
from disque_studio.imaging.photo import Picture
from disque_studio.nets.causal import Causal, moments
from disque_studio.nets.causal_readouts import MOST_LABELS
from disque_studio.quality.causal import FEW, UNLABELLED, CausalModel, Readout, load_model, save_model
from disque_studio.quality.views import paired_views
from disque_studio.resources import resource_path
from trainer import causal_fit
from trainer.data.cache import Progress
from trainer.data.ladders import Ladders, find_pictures, load_ladders

ENOUGH = 20
"""Real degraded pictures from which on they say what is usual."""

_CROPS = 100
_SIZE = 192
_SMALLEST = 96
"""Pixels of a side of the crops: usually, and at least."""

Pair = tuple[Path, Path]
"""A degraded picture and its reference."""


@dataclass(frozen=True)
class Domain:
    """What is known of a domain: pristine pictures, and perhaps degraded ones and labels, 0 to 100."""

    references: Sequence[Path]
    pairs: Sequence[Pair] = ()
    labelled: Sequence[tuple[Pair, float]] = ()


def find_domain(references: Path, distorted: Path | None, labels: Path | None) -> Domain:
    """Look through the folders; a degraded picture belongs to the reference whose stem its name begins with.

    Raises:
        FileRefusedError: a folder holds no picture, a degraded one has no reference, or the table is
            unusable.
    """
    pristine = find_pictures(references)
    if not pristine:
        raise FileRefusedError(references, "holds no picture (PNG, JPEG, TIFF, WebP)")
    pairs = (
        []
        if distorted is None
        else [(path, _reference_of(path, pristine)) for path in find_pictures(distorted)]
    )
    if distorted is not None and not pairs:
        raise FileRefusedError(distorted, "holds no picture (PNG, JPEG, TIFF, WebP)")
    return Domain(pristine, pairs, [] if labels is None else _read_labels(labels))


def _reference_of(path: Path, references: Sequence[Path]) -> Path:
    """Give the reference with the longest stem that the name begins with."""
    fitting = [reference for reference in references if path.stem.startswith(reference.stem)]
    if not fitting:
        raise FileRefusedError(path, "has no reference; its name begins with that of its reference")
    return max(fitting, key=lambda reference: len(reference.stem))


def _read_labels(table: Path) -> list[tuple[Pair, float]]:
    try:
        with table.open(newline="", encoding="utf-8") as file:
            rows = [
                ((table.parent / row["image"], table.parent / row["reference"]), float(row["mos"]))
                for row in csv.DictReader(file)
            ]
    except (OSError, KeyError, TypeError, ValueError, csv.Error) as error:
        raise FileRefusedError(table, "is no table of image,reference,mos") from error
    if not 2 <= len(rows) <= MOST_LABELS or not all(0 <= label <= 100 for _, label in rows):
        raise FileRefusedError(table, f"has to hold 2 to {MOST_LABELS} pairs with a mos from 0 to 100")
    return rows


def adapt(domain: Domain, *, progress: Progress, start: CausalModel | None = None) -> CausalModel:
    """Give a model adapted to a domain; it has no supervised read-out.

    Raises:
        FileRefusedError: a picture can't be read, or all are too small.
    """
    base = start or load_model(resource_path("models", "causal.safetensors"))
    with scratch_folder() as cache:
        ladders = _ladders(domain.references, cache, progress)
        series = causal_fit.features(base.net, ladders, len(ladders.references))
    usual = None
    if len(domain.pairs) >= ENOUGH:
        usual = torch.stack([_features(base.net, pair) for pair in domain.pairs])
    readouts = {UNLABELLED: causal_fit.adapted(base.readouts[UNLABELLED], series, usual)}
    if domain.labelled:
        readouts[FEW] = _few(base.net, readouts[UNLABELLED], domain.labelled)
    return CausalModel(base.net, readouts, _card(domain))


def _ladders(pictures: Sequence[Path], cache: Path, progress: Progress) -> Ladders:
    smallest = min(min(read_picture(path).rgb.shape[:2]) for path in pictures)
    size = min(_SIZE, smallest)
    if size < _SMALLEST:
        raise FileRefusedError(pictures[0].parent, f"holds pictures below {_SMALLEST} pixels a side")
    return load_ladders([(path, 1.0) for path in pictures], cache, count=_CROPS, size=size, progress=progress)


@torch.no_grad()
def _features(net: Causal, pair: Pair) -> Tensor:
    """Give the features (F,) of a degraded picture and its reference, at the size that scorers see."""
    return features_of(net, read_picture(pair[0]), read_picture(pair[1]))


@torch.no_grad()
def features_of(net: Causal, distorted: Picture, reference: Picture) -> Tensor:
    """Give the features (F,) of a pair of pictures, at the size that scorers see."""
    one, other = (_batch(view) for view in paired_views(distorted, reference))
    return moments(net.compare(other, one))[0]


def _batch(view: npt.NDArray[np.float32]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(view))[None].permute(0, 3, 1, 2)


def _few(net: Causal, start: Readout, labelled: Sequence[tuple[Pair, float]]) -> Readout:
    seen = torch.stack([_features(net, pair) for pair, _ in labelled])
    return causal_fit.few_labels(start, seen, [label for _, label in labelled])


def _card(domain: Domain) -> dict[str, Any]:
    told = f"{len(domain.references)} pristine pictures of the user's own under synthetic distortions"
    if domain.pairs:
        told += f", {len(domain.pairs)} degraded ones without labels"
    if domain.labelled:
        told += f", {len(domain.labelled)} labelled pairs"
    return {"recipe": "adapt causal", "trained_on": told, "measured": {}}


def refuse_existing(path: Path, *, overwrite: bool) -> None:
    """Say before the work that a file is in the way.

    Raises:
        FileRefusedError: it exists, and is not to be replaced.
    """
    if path.exists() and not overwrite:
        raise FileRefusedError(path, "exists already; give another name, or --overwrite")


def write(model: CausalModel, path: Path) -> None:
    """Write an adapted model.

    Raises:
        FileRefusedError: the file or its folder can't be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_model(model, path)
    except OSError as error:
        raise FileRefusedError(path, f"can't be written: {error.strerror or error}") from error


def check_name(name: str, taken: Sequence[str]) -> str:
    """Give the name of a scorer back.

    Raises:
        DisqueError: it is no file name, or that of one of the program's own metrics.
    """
    if not name or name.startswith(".") or any(sign in name for sign in '/\\:*?"<>|'):
        raise DisqueError(f"{name!r} can't name a scorer; use letters, digits, - and _")
    if name in taken:
        raise DisqueError(f"{name} is one of the program's own metrics; give another --name")
    return name
