"""DRI as a scorer: blind quality of photographs, with a restored preview beside it (`nets.dri`)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from disque_studio.imaging.photo import Picture
from disque_studio.nets.blind import Features
from disque_studio.nets.dri import Architecture, Dri, told
from disque_studio.quality import blind
from disque_studio.quality.calibration import Calibration
from disque_studio.quality.scorer import Assessment, Facts, Reference

KIND = "dri"
PAPER = (
    "Yue, Lin, Yang, Ren: Dual-Representation Interaction Driven Image Quality Assessment with Restoration "
    "Assistance (arXiv 2411.17390)"
)


@dataclass(frozen=True, eq=False)
class DriScorer:
    """The network with its calibration: the score is the share of rated photographs that do worse."""

    net: Dri
    calibration: Calibration
    facts: Facts
    device: str = "cpu"

    def assess(self, picture: Picture, reference: Reference | None = None) -> Assessment:
        """Score a picture; a reference is not looked at."""
        batch = self._batch(picture)
        shape = blind.cells(batch)
        with torch.inference_mode():
            features, residual, whole = self._whole(batch)
            local = self.net.judge(*self.net.vectors(features, shape), told(residual, shape))
        score = float(self.calibration.apply(whole))
        return Assessment(score, blind.centred(local, whole, self.calibration, shape))

    def restored(self, picture: Picture) -> npt.NDArray[np.uint8]:
        """Give the picture with the degradation taken out as far as the network can: (h, w, 3) sRGB.

        A preview at the size that the network sees; it explains a score, and is no substitute for the file.
        """
        batch = self._batch(picture)
        with torch.inference_mode():
            _, residual, _ = self._whole(batch)
            pixels = ((batch + residual).clamp(0, 1) * 255).round().byte()
        return np.asarray(pixels[0].permute(1, 2, 0).cpu().numpy())

    def _batch(self, picture: Picture) -> Tensor:
        """Give the blind view, cut to even sides."""
        batch = blind.as_tensor(picture, self.device)
        height, width = (side - side % 2 for side in batch.shape[2:])
        return batch[:, :, :height, :width]

    def _whole(self, batch: Tensor) -> tuple[Features, Tensor, float]:
        features = self.net.general(batch)
        degradation, quality = self.net.vectors(features)
        residual = self.net.residual(batch, features, degradation)
        return features, residual, float(self.net.judge(degradation, quality, told(residual)))


def save_model(net: Dri, calibration: Calibration, path: Path, *, card: Mapping[str, Any]) -> None:
    """Write the model file."""
    blind.save(path, net, kind=KIND, shape=asdict(net.shape), calibration=calibration, card=card)


def create(name: str, model: Path, device: str) -> DriScorer:
    """Load the scorer.

    Raises:
        FileRefusedError: the file holds no such model.
    """
    net, calibration, facts = blind.load(
        model, lambda **shape: Dri(Architecture(**shape)), kind=KIND, name=name, title="DRI", paper=PAPER
    )
    return DriScorer(net.to(device), calibration, facts, device)
