"""The causal scorers (nets.causal): supervised, label-free, and those adapted to a domain of the user's own.

A model file holds the network, its read-outs by kind and, in the header, each read-out's calibration. A file
that `trainer adapt causal` wrote is of the same kind.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary, ref

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from disque_studio.errors import FileRefusedError, ReferenceMissingError
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.nets import checkpoint
from disque_studio.nets.causal import Architecture, Causal, cells, moments
from disque_studio.nets.causal_readouts import Line, Monotone
from disque_studio.quality.calibration import Calibration
from disque_studio.quality.references import as_picture
from disque_studio.quality.scorer import Assessment, Facts, Reference, figures
from disque_studio.quality.views import paired_size, resized

KIND = "causal"
PAPER = "Zhang et al.: Causal Disentanglement for Full-Reference Image Quality Assessment (arXiv 2604.21654)"
SUPERVISED, FEW, UNLABELLED = "supervised", "few-label", "label-free"

_CELL = 32
"""Pixels of a side of a cell of the map, unless the picture is so small that 16 cells would be fewer."""
_FEWEST_CELLS = 16

_TITLES = {"causal": "Causal", "causal-unlabelled": "Causal, label-free"}
_OWN = {"causal": SUPERVISED, "causal-unlabelled": UNLABELLED}


@dataclass(frozen=True)
class Readout:
    """What turns features into a raw answer, and that into a score."""

    module: Line | Monotone
    calibration: Calibration

    def score(self, features: Tensor) -> npt.NDArray[np.float64]:
        """Score features (..., F): (...,), 0 to 100."""
        return self.calibration.apply(self.module(features).cpu().numpy())


@dataclass(frozen=True, eq=False)
class CausalModel:
    """Network, read-outs by kind (`SUPERVISED`, `FEW`, `UNLABELLED`), and the card."""

    net: Causal
    readouts: Mapping[str, Readout]
    card: Mapping[str, Any]


def save_model(model: CausalModel, path: Path) -> None:
    """Write a model file."""
    tensors = {f"net.{name}": tensor for name, tensor in model.net.state_dict().items()}
    for kind, readout in model.readouts.items():
        tensors |= {f"{kind}.{name}": t for name, t in readout.module.state_dict().items()}
    architecture = asdict(model.net.shape) | {
        "calibrations": {kind: readout.calibration.to_json() for kind, readout in model.readouts.items()}
    }
    checkpoint.save(path, tensors, kind=KIND, architecture=architecture, card=dict(model.card))


def load_model(path: Path, device: str = "cpu") -> CausalModel:
    """Read a model file, ready for inference on a torch device.

    Raises:
        FileRefusedError: it is no causal model, is damaged, or is of another version of this program.
    """
    tensors, shape, card = checkpoint.load(path, kind=KIND)
    try:
        calibrations = shape.pop("calibrations")
        architecture = Architecture(**shape | {"widths": tuple(shape["widths"])})
        misfit = checkpoint.misfit(lambda: Causal(architecture), weights := _under("net", tensors))
        if misfit:
            raise ValueError(misfit)
        net = Causal(architecture)
        net.load_state_dict(weights)
        readouts = {
            kind: Readout(_module(kind, _under(kind, tensors), device), Calibration.from_json(points))
            for kind, points in calibrations.items()
        }
    except (RuntimeError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise FileRefusedError(path, f"does not hold a causal model of this version: {error}") from error
    ready = net.eval().requires_grad_(False).to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    return CausalModel(ready, readouts, card)


def _under(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {
        name.removeprefix(f"{prefix}."): t for name, t in tensors.items() if name.startswith(f"{prefix}.")
    }


def _module(kind: str, tensors: dict[str, Tensor], device: str) -> Line | Monotone:
    scale = tensors["standard.scale"]
    module: Line | Monotone
    if kind == SUPERVISED:
        module = Monotone(scale, tensors["inner"].shape[1])
    else:
        module = Line(scale, tensors["weight"])
    module.load_state_dict(tensors)
    return module.eval().requires_grad_(False).to(device)


@dataclass(frozen=True, eq=False)
class Seen:
    """Features of what is seen of a degradation: `whole` (F,), and of `regions` (rows, columns, F)."""

    whole: Tensor
    regions: Tensor


@dataclass(frozen=True, eq=False)
class Original:
    """What a network makes of a reference at the size of a view: gains and degradation maps."""

    gains: list[Tensor]
    maps: list[Tensor]


class Sight:
    """What a network sees of pairs of pictures, which are never changed in place.

    What is seen of the last pair is kept, as each read-out asks for it; and what is made of the last
    reference, as a picture that is being edited keeps its own, for as long as that lives.
    """

    def __init__(self, net: Causal) -> None:
        self._net = net
        self._last: tuple[ref[Picture], ref[Picture], Seen] | None = None
        self._originals: WeakKeyDictionary[Picture, tuple[tuple[int, int], Original]] = WeakKeyDictionary()

    def look(self, picture: Picture, reference: Picture) -> Seen:
        """Compare a picture with its reference; the same two objects again cost nothing."""
        last = self._last
        if last is None or last[0]() is not picture or last[1]() is not reference:
            last = self._last = (ref(picture), ref(reference), self._compare(picture, reference))
        return last[2]

    @torch.inference_mode()
    def _compare(self, picture: Picture, reference: Picture) -> Seen:
        size = paired_size(picture.rgb.shape)
        original = self._known(reference, size)
        maps = self._net.degradation(self._tensor(resized(picture, *size)))
        visible = self._net.visible(original.gains, original.maps, maps)
        rows, columns = (max(side // _CELL, _FEWEST_CELLS) for side in size)
        return Seen(moments(visible)[0], cells(visible, rows, columns)[0].unflatten(0, (rows, columns)))

    def _known(self, reference: Picture, size: tuple[int, int]) -> Original:
        known = self._originals.get(reference)
        if known is None or known[0] != size:
            view = self._tensor(resized(reference, *size))
            known = size, Original(self._net.mask(self._net.content(view)), self._net.degradation(view))
            self._originals.clear()
            self._originals[reference] = known
        return known[1]

    def _tensor(self, view: npt.NDArray[np.float32]) -> Tensor:
        device = next(self._net.parameters()).device
        batch = torch.from_numpy(np.ascontiguousarray(view))[None].permute(0, 3, 1, 2)
        return batch.to(device, memory_format=torch.channels_last)


class CausalScorer:
    """Compares a picture with its reference: what the reference's content lets be seen of its degradation."""

    def __init__(self, sight: Sight, readout: Readout, facts: Facts) -> None:
        self._sight, self._readout, self._facts = sight, readout, facts

    @property
    def facts(self) -> Facts:
        """What this scorer is."""
        return self._facts

    def assess(self, picture: Picture, reference: Reference | None = None) -> Assessment:
        """Score a picture against a picture, or against a photo's neutral rendition.

        Raises:
            ReferenceMissingError: there is no reference.
        """
        if reference is None:
            raise ReferenceMissingError(f"{self._facts.name} compares with a reference; give one")
        whole = as_picture(reference) if isinstance(reference, Photo) else reference
        seen = self._sight.look(picture, whole)
        regions = self._readout.score(seen.regions)
        return Assessment(float(self._readout.score(seen.whole)), regions.astype(np.float32))


@cache
def _shared(path: Path, _stamp: int, device: str) -> tuple[CausalModel, Sight]:
    """Read a model file once for all of its scorers, and again when it was written anew."""
    model = load_model(path, device)
    return model, Sight(model.net)


def create(name: str, model: Path | None, device: str) -> CausalScorer:
    """Give a scorer by its metric name; any other name is that of the user's own adapted model.

    Raises:
        FileRefusedError: the file is no causal model.
    """
    if model is None:
        raise ValueError("a causal scorer is read from a model file")
    loaded, sight = _shared(model, model.stat().st_mtime_ns, device)
    kinds = loaded.readouts
    kind = _OWN.get(name, FEW if FEW in kinds else UNLABELLED)
    if kind not in kinds:
        raise FileRefusedError(model, f"holds no {kind} read-out")
    measured = loaded.card.get("measured")
    facts = Facts(
        name=name,
        title=_TITLES.get(name, f"Causal, adapted: {name}"),
        paper=PAPER,
        needs="either",
        trained_on=str(loaded.card.get("trained_on", "")),
        measured=figures(measured.get(kind) if isinstance(measured, dict) else None),
    )
    return CausalScorer(sight, kinds[kind], facts)
