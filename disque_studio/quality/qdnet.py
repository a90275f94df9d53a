"""QD-net as a scorer: blind quality of finished, above all of tone-mapped pictures (`nets.qdnet`)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from disque_studio.imaging.photo import Picture
from disque_studio.nets.qdnet import Architecture, QdNet
from disque_studio.quality import blind
from disque_studio.quality.calibration import Calibration
from disque_studio.quality.scorer import Assessment, Facts, Reference

KIND = "qdnet"
PAPER = (
    "Wang, Wu, Ngan, Li, Meng, Xu: Blind Tone-mapped Image Quality Assessment and Enhancement via "
    "Disentangled Representation Learning"
)


@dataclass(frozen=True, eq=False)
class QdNetScorer:
    """The network with its calibration: the score is the share of rated photographs that do worse."""

    net: QdNet
    calibration: Calibration
    facts: Facts
    device: str = "cpu"

    def assess(self, picture: Picture, reference: Reference | None = None) -> Assessment:
        """Score a picture; a reference is not looked at."""
        batch = blind.as_tensor(picture, self.device)
        shape = blind.cells(batch)
        with torch.inference_mode():
            features = self.net.general(batch, learned=False)
            whole = float(self.net.judge(self.net.encode(features)[0]))
            local = self.net.judge(self.net.encode(features, shape)[0])
        score = float(self.calibration.apply(whole))
        return Assessment(score, blind.centred(local, whole, self.calibration, shape))

    def score(self, picture: Picture) -> float:
        """Score a picture without its map, which takes half the time."""
        batch = blind.as_tensor(picture, self.device)
        with torch.inference_mode():
            raw = self.net.judge(self.net.encode(self.net.general(batch, learned=False))[0])
        return float(self.calibration.apply(float(raw)))


def save_model(net: QdNet, calibration: Calibration, path: Path, *, card: Mapping[str, Any]) -> None:
    """Write the model file."""
    blind.save(path, net, kind=KIND, shape=asdict(net.shape), calibration=calibration, card=card)


def create(name: str, model: Path, device: str) -> QdNetScorer:
    """Load the scorer.

    Raises:
        FileRefusedError: the file holds no such model.
    """
    net, calibration, facts = blind.load(
        model, lambda **shape: QdNet(Architecture(**shape)), kind=KIND, name=name, title="QD-net", paper=PAPER
    )
    return QdNetScorer(net.to(device), calibration, facts, device)
