"""The look model: the DisQUE network together with the prior of the fits, as one file."""

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from disque_studio.errors import FileRefusedError
from disque_studio.looks.fit import FEATURES, Prior
from disque_studio.looks.look import Look
from disque_studio.looks.predict import architecture
from disque_studio.looks.scene import COORDINATES
from disque_studio.nets import checkpoint
from disque_studio.nets.disque import Disque
from disque_studio.resources import resource_path

KIND = "looks"
_BASE = "base"

_KEPT_SHARE = 4


def kept_pairs(count: int) -> list[int]:
    """Say which of `count` pairs of one's own a model is not tuned on, but tried on: the last quarter.

    They stand together, because files next to each other often show one scene, and a model that has seen it
    would look better than it is. Of fewer pairs than four none can be spared: it is tried on all.
    """
    return list(range(count - count // _KEPT_SHARE, count)) or list(range(count))


def shown_pairs(query: int, count: int) -> list[int]:
    """Say which of `count` pairs are the examples where a kept one is tried: those that are not kept.

    Where none could be spared, all others.
    """
    kept = kept_pairs(count)
    return [place for place in range(count) if place != query and (place not in kept or len(kept) == count)]


@dataclass(frozen=True, eq=False)
class LookModel:
    """Network and prior; `identity` is the first twelve digits of the file's SHA-256.

    `base` is the identity of the model whose encoders and prior a tuned one has kept: the code of a pair
    depends on these alone, so that the two read each other's codes. Empty where all was trained.
    """

    net: Disque
    prior: Prior
    identity: str
    base: str = ""

    @property
    def mark(self) -> str:
        """What the exemplars that this model coded are marked with: its identity, and a tuned one's base."""
        return f"{self.identity}/{self.base}" if self.base else self.identity

    def reads(self, mark: str) -> bool:
        """Tell whether the codes of exemplars with this mark mean to this model what they meant."""
        return mark.rpartition("/")[2] == self.mark.rpartition("/")[2]

    @property
    def device(self) -> torch.device:
        """Where the network and the prior are."""
        return self.prior.mean.device


def foreign(look: Look, model: LookModel) -> bool:
    """Tell whether a pair that counts in a look was coded by encoders other than the model's.

    Such a code means nothing to the model's networks, so that the whole look goes by its fits alone.
    """
    pairs = zip(look.exemplars, look.weights, strict=True)
    return any(weight > 0 and not model.reads(exemplar.model) for exemplar, weight in pairs)


def save_model(model: LookModel, path: Path, *, card: dict[str, Any]) -> None:
    """Write the model file, and in its card the base of a tuned model."""
    tensors = {f"net.{k}": v for k, v in model.net.state_dict().items()}
    tensors |= {"prior.mean": model.prior.mean, "prior.precision": model.prior.precision}
    card = {**card, _BASE: model.base} if model.base else card
    checkpoint.save(path, tensors, kind=KIND, architecture=asdict(model.net.shape), card=card)


def load_model(path: Path, *, device: str = "cpu") -> LookModel:
    """Read a model file, ready for inference on a torch device."""
    tensors, shape, card = checkpoint.load(path, kind=KIND)
    net = Disque(architecture())
    if shape != asdict(net.shape):
        raise FileRefusedError(path, "was trained for another version of this program; train it anew")
    try:
        prior = _prior(tensors.pop("prior.mean").to(device), tensors.pop("prior.precision").to(device))
        net.load_state_dict({name.removeprefix("net."): tensor for name, tensor in tensors.items()})
    except (KeyError, ValueError, RuntimeError) as error:
        raise FileRefusedError(path, f"does not hold the expected weights: {error}") from error
    base = str(card.get(_BASE, ""))
    return LookModel(net.eval().to(device), prior, checkpoint.digest(path)[:12], base)


def _prior(mean: Tensor, precision: Tensor) -> Prior:
    shape = len(COORDINATES), 3, FEATURES
    if mean.shape != shape or precision.shape != (*shape, FEATURES):
        raise ValueError(f"a prior of {tuple(mean.shape)} and {tuple(precision.shape)}")
    return Prior(mean, precision)


@cache
def shipped(device: str = "cpu") -> LookModel:
    """Load the model that comes with the program, once for each device."""
    return load_model(resource_path("models", "looks.safetensors"), device=device)
