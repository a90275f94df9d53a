"""DisQUE's quality of tone-mapped pictures: a head over the look model's appearance codes, fitted on TMQI.

Features are |a_photo - a_picture| (arXiv 2404.13484), frozen. Where the paper fits people's ratings, the
labels here are ranks of TMQI among the renditions, as no ratings are at hand. The head also learns regions,
by the label of their picture, so that its map stays within what it knows.
"""

from copy import deepcopy
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from disque_studio.looks.model import shipped
from disque_studio.nets import checkpoint
from disque_studio.nets.disque_sdr import COMPARED, RatingHead, by_region, look, overall
from disque_studio.quality.calibration import Calibration
from disque_studio.quality.disque import PHOTO_KIND
from trainer import cards, heads
from trainer.config import Training
from trainer.data.tonemapped import ToneMapped, load_tonemapped
from trainer.ranks import Ranks

VERSION = 1

TRAINING = Training(
    steps=6000, learning_rate=2e-3, warmup=100, average=0.998, weight_decay=0.02, checkpoint_minutes=0.5
)

DESCRIPTION = (
    "Rates a finished picture against its HDR photo, as DisQUE (arXiv 2404.13484): a head over the "
    "differences of appearance that the look model's encoder sees."
)

TRAINED_ON = "ranks of TMQI over renditions of HDR photos"

_ROWS = 4
_VALIDATION_SHARE = 8


@dataclass(frozen=True)
class Config:
    """Settings of the recipe: views of every photo, pictures a step, and how much regions count."""

    views: int = 6
    batch: int = 256
    regions: float = 0.2
    seed: int = 3


@dataclass(frozen=True)
class Data:
    """Differences (n, COMPARED) and those of regions (n, ROWS^2, COMPARED), ranks of TMQI (n,).

    `train` and `test` number the pictures of photos trained on and kept apart.
    """

    differences: Tensor
    regions: Tensor
    rank: Tensor
    train: Tensor
    test: Tensor
    sources: str


def prepare(config: Config, data_dir: Path, cache_dir: Path, device: torch.device, progress: Any) -> Data:
    """Render the views of the HDR photos below `data_dir`, and encode them."""
    made = load_tonemapped(data_dir, cache_dir, views=config.views, seed=config.seed, progress=progress)
    differences, regions = encode(made, device, progress)
    rank = torch.from_numpy(heads.ranks(made.quality.ravel())).float().to(device)
    kept = np.repeat(made.scenes % _VALIDATION_SHARE == 0, made.quality.shape[1])
    train, test = (torch.from_numpy(np.flatnonzero(part)) for part in (~kept, kept))
    return Data(differences, regions, rank, train, test, made.description)


@torch.inference_mode()
def encode(made: ToneMapped, device: torch.device, progress: Any) -> tuple[Tensor, Tensor]:
    """Give the differences of every rendition from its photo, view by view: whole, and by region."""
    # A copy with the channels last, in which the CPU's convolutions are several times faster.
    encoder = deepcopy(shipped(str(device)).net.appearance).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    whole, parts = [], []
    for index, (code, pictures) in enumerate(zip(made.codes, made.pictures, strict=True)):
        progress(index / len(made.codes), "encoding renditions")
        batch = np.concatenate([code[None].astype(np.float32), pictures.astype(np.float32) / 255])
        seen = look(encoder, torch.from_numpy(batch).to(device).permute(0, 3, 1, 2))
        features, regional = overall(seen), by_region(seen, _ROWS, _ROWS).flatten(2).transpose(1, 2)
        whole.append((features[1:] - features[:1]).abs())
        parts.append((regional[1:] - regional[:1]).abs())
    # Cloned, because tensors of inference can't be trained on.
    return torch.cat(whole).clone(), torch.cat(parts).clone()


def build(config: Config, data: Data) -> nn.Module:
    """Make the head, which standardises by the training pictures."""
    head = RatingHead(COMPARED)
    known = data.differences[data.train]
    head.mean.copy_(known.mean(0))
    head.scale.copy_(known.std(0).clamp_min(1e-4))
    return head


@dataclass(frozen=True)
class Batch:
    """Pictures (B,) and one region of each (B,), as places in `Data`."""

    pictures: Tensor
    regions: Tensor


def draw(data: Data, config: Config, generator: torch.Generator) -> Batch:
    """Choose pictures to train on, and a region of each."""
    chosen = data.train[torch.randint(len(data.train), (config.batch,), generator=generator)]
    return Batch(chosen, torch.randint(data.regions.shape[1], (config.batch,), generator=generator))


def losses(model: RatingHead, data: Data, config: Config, batch: Batch, ranks: Ranks) -> dict[str, Tensor]:
    """Give the squared errors of whole pictures and of regions."""
    wanted = data.rank[batch.pictures]
    whole = (model(data.differences[batch.pictures]) - wanted).square().mean()
    part = (model(data.regions[batch.pictures, batch.regions]) - wanted).square().mean()
    return {"loss": whole + config.regions * part, "whole": whole, "region": part}


def evaluate(model: RatingHead, data: Data, config: Config) -> dict[str, float]:
    """Measure on the photos kept apart: squared error and SROCC of ranks."""
    answer = model(data.differences[data.test])
    error = (answer - data.rank[data.test]).square().mean().item()
    return {"error": error, "srocc": heads.srocc(answer.cpu().numpy(), data.rank[data.test].cpu().numpy())}


def export(model: RatingHead, config: Config, data: Data, path: Path, history: dict[str, Any]) -> None:
    """Write the model file, and its card beside it; a score is the share of renditions with a lower TMQI."""
    measured = {"srocc": round(history["measures"]["srocc"], 3)} if history.get("measures") else {}
    card = {"recipe": "disque-hdr", "trained_on": TRAINED_ON, "measured": measured}
    card |= {"config": asdict(config), "data": data.sources, **history}
    tensors = {f"head.{name}": tensor.cpu() for name, tensor in model.state_dict().items()}
    calibration = Calibration((0.0, 1.0), (0.0, 100.0))
    shape = {"calibration": calibration.to_json(), "looks": shipped().identity}
    checkpoint.save(path, tensors, kind=PHOTO_KIND, architecture=shape, card=card)
    cards.write(path, title="DisQUE quality of tone-mapped pictures", description=DESCRIPTION, facts=card)
