"""What the blind scorers share: pictures into tensors, model files with a calibration, maps over cells."""

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.photo import Picture
from disque_studio.nets import checkpoint
from disque_studio.quality.calibration import Calibration
from disque_studio.quality.scorer import Facts, Floats, figures
from disque_studio.quality.views import blind_view

LEAST_CELLS = 18
"""Cells along the shorter side of a map."""

MOST_CELLS = 8 * LEAST_CELLS
"""Cells along the longer side: beyond eight to one they are longer than wide, for there is no end to them."""

Net = TypeVar("Net", bound=torch.nn.Module)


def save(
    path: Path,
    net: torch.nn.Module,
    *,
    kind: str,
    shape: Mapping[str, Any],
    calibration: Calibration,
    card: Mapping[str, Any],
) -> None:
    """Write the model file of a blind scorer."""
    architecture = {"shape": dict(shape), "calibration": calibration.to_json()}
    checkpoint.save(path, net.state_dict(), kind=kind, architecture=architecture, card=dict(card))


def load(
    path: Path, make: Callable[..., Net], *, kind: str, name: str, title: str, paper: str
) -> tuple[Net, Calibration, Facts]:
    """Read the model file of a blind scorer, and give its network ready for inference.

    `make` gives a network of a shape; `name` is the metric's, `title` the one for people.

    Raises:
        FileRefusedError: it is no such file, this program knows no such shape, or the weights do not fit it.
    """
    tensors, architecture, card = checkpoint.load(path, kind=kind)
    try:
        calibration, shape = Calibration.from_json(architecture["calibration"]), architecture["shape"]
    except (KeyError, TypeError, ValueError) as error:
        raise FileRefusedError(path, f"lacks its calibration: {error}") from error
    trained_on, measured = str(card.get("trained_on", "")), figures(card.get("measured"))
    facts = Facts(name, title, paper, needs="none", trained_on=trained_on, measured=measured)
    return _built(make, shape, tensors, path), calibration, facts


def _built(
    make: Callable[..., Net], shape: Mapping[str, Any], tensors: Mapping[str, Tensor], path: Path
) -> Net:
    try:
        misfit = checkpoint.misfit(lambda: make(**shape), tensors)
    except (TypeError, ValueError, RuntimeError) as error:
        raise FileRefusedError(path, f"is of an architecture that is not known here: {error}") from error
    if misfit:
        raise FileRefusedError(path, f"does not hold the expected weights: {misfit}")
    net = make(**shape)
    net.load_state_dict(dict(tensors))
    net.eval().requires_grad_(False)
    return net


def as_tensor(picture: Picture, device: str) -> Tensor:
    """Give the blind view of a picture as (1, 3, h, w), display-encoded [0, 1]."""
    return torch.from_numpy(blind_view(picture)).permute(2, 0, 1)[None].contiguous().to(device)


def cells(batch: Tensor) -> tuple[int, int]:
    """Choose rows and columns of a map over pictures (B, 3, h, w): nearly square cells."""
    height, width = batch.shape[2:]
    shorter = min(height, width)
    rows, columns = (min(math.ceil(LEAST_CELLS * side / shorter), MOST_CELLS) for side in (height, width))
    return rows, columns


def centred(local: Tensor, whole: float, calibration: Calibration, shape: tuple[int, int]) -> Floats:
    """Make a map of scores from raw answers of cells, shifted so that their mean is the picture's own answer.

    A cell holds less than a picture, so its answers have a bias of their own.
    """
    raw = local.cpu().numpy().reshape(shape)
    return calibration.apply(raw - raw.mean() + whole).astype(np.float32)
