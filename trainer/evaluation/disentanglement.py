"""Disentanglement shown: what linear probes read from each code, and what swapped codes reconstruct.

Pictures are ones that training never saw: crops of held-out pristine pictures under every distortion for the
network of finished pictures, and renditions by foreign operators for the look model. Every network is probed
in four pairs of codes:

- "whole": the deepest content maps averaged to 4 x 4 places, laid out as one vector; and the appearance
  vector, the mean and deviation of every stage;
- "whole, change": appearance is its change from the source, which is what is carried over to others;
- "short" and "short, change": the projections to 8 numbers, of unit length, of the content maps' mean and of
  appearance or its change. The contrastive terms of training separate the latter of these pairs.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TextIO

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.errors import FileRefusedError
from disque_studio.looks.coding import photos, samples, to_tensor
from disque_studio.looks.model import shipped
from disque_studio.looks.predict import encode_pairs, predict
from disque_studio.nets import checkpoint
from disque_studio.nets.disque import Disque
from disque_studio.nets.disque_sdr import DisqueSdr
from disque_studio.quality.disque import PICTURE_KIND
from disque_studio.resources import resource_path
from trainer.data import distortions
from trainer.data.cache import Progress
from trainer.data.pristine import held_out
from trainer.data.semigrids import random_crop, read
from trainer.evaluation.probe import Coded, Labels, disentanglement
from trainer.evaluation.views import View, load_views
from trainer.recipes.disque_sdr import psnr, render

SIDE = 160
CROPS = 3
LEVELS = (3, 5)
_PLACES = 4


@dataclass(frozen=True)
class Row:
    """Figures of one network: accuracies (0 to 1) of the probes of `codes`, and PSNR in dB of swapped codes.

    `psnr_swapped` compares what content of one picture and appearance of others give with the true picture;
    `psnr_source` is that of the picture the content came from, left as it was.
    """

    system: str
    codes: str
    n: int
    content_from_content: float
    content_from_appearance: float
    content_guessed: float
    processing_from_appearance: float
    processing_from_content: float
    processing_guessed: float
    psnr_swapped: float
    psnr_source: float


@dataclass(frozen=True)
class Gathered:
    """What was coded, batch after batch: deepest content maps, appearance vectors and their changes.

    `swapped` and `source` are the PSNR of pictures drawn with swapped codes, and of their sources.
    """

    places: list[Tensor] = field(default_factory=list)
    content: list[Tensor] = field(default_factory=list)
    appearance: list[Tensor] = field(default_factory=list)
    change: list[Tensor] = field(default_factory=list)
    swapped: list[float] = field(default_factory=list)
    source: list[float] = field(default_factory=list)

    def add(self, maps: Tensor, appearance: Tensor, start: Tensor) -> None:
        """Keep the codes of processed pictures: (B, C, h, w), (B, SUMMARY), and `start` of their sources."""
        self.places.append(F.adaptive_avg_pool2d(maps, _PLACES).flatten(1))
        self.content.append(maps.mean((2, 3)))
        self.appearance.append(appearance)
        self.change.append(appearance - start)

    def pairs(self, content: nn.Linear, appearance: nn.Linear) -> Iterator[tuple[str, Tensor, Tensor]]:
        """Give the pairs of codes by name; short ones through the network's projections."""
        short = F.normalize(content(torch.cat(self.content)), dim=1)
        for name, codes in (("", self.appearance), (", change", self.change)):
            whole = torch.cat(codes)
            yield f"whole{name}", torch.cat(self.places), whole
            yield f"short{name}", short, F.normalize(appearance(whole), dim=1)


def evaluate(data_dir: Path, progress: Progress) -> Iterator[Row]:
    """Measure the bundled networks on `data_dir`/pristine/kodak and `data_dir`/looks, one after the other.

    Raises:
        FileRefusedError: a folder or a model can't be used.
    """
    tensors, _, _ = checkpoint.load(resource_path("models", "disque-sdr.safetensors"), kind=PICTURE_KIND)
    net = DisqueSdr()
    net.load_state_dict({k.removeprefix("net."): v for k, v in tensors.items() if k.startswith("net.")})
    yield from of_pictures(net, data_dir / "pristine" / "kodak", progress)
    yield from of_looks(load_views(data_dir / "looks"), progress)


@torch.inference_mode()
def of_pictures(net: DisqueSdr, folder: Path, progress: Progress) -> list[Row]:
    """Measure the network of finished pictures on the held-out pictures of a folder.

    Raises:
        FileRefusedError: there are none.
    """
    net = net.to(memory_format=torch.channels_last).eval()  # type: ignore[call-overload]
    rng = np.random.default_rng(5)
    pictures = held_out(folder)
    if not pictures:
        raise FileRefusedError(folder, "holds none of Kodak's pictures that are kept for evaluation")
    crops = [random_crop(read(path, 1), size=SIDE, rng=rng) for path in pictures for _ in range(CROPS)]
    gathered = Gathered()
    for number, name in enumerate(distortions.NAMES):
        progress(number / len(distortions.NAMES), f"coding pictures under {name}")
        for level in LEVELS:
            done = [distortions.distort(crop, name, level, np.random.default_rng(number)) for crop in crops]
            clean, processed = _batch(crops), _batch(done)
            gathered.add(net.content(processed)[-1], net.appear(processed), net.appear(clean))
            # Semi-grids of neighbours: each picture lends its appearance to the next.
            grids = torch.stack([clean, processed, clean.roll(1, 0), processed.roll(1, 0)], 1).flatten(0, 1)
            drawn = render(net, grids).crossed.unflatten(0, (-1, 4))[:, 1]
            gathered.swapped.append(psnr(drawn, processed).item())
            gathered.source.append(psnr(clean, processed).item())
    contents = np.tile(np.arange(len(crops)), len(gathered.content))
    processes = np.repeat(np.arange(len(distortions.NAMES)), len(LEVELS) * len(crops))
    return _rows("disque-sdr", net, gathered, contents, processes)


@torch.inference_mode()
def of_looks(views: list[View], progress: Progress) -> list[Row]:
    """Measure the look model: scenes, and the operators that rendered them; examples are of other scenes."""
    model = shipped()
    net, device = model.net, model.device
    names = sorted({name for view in views for name in view.renditions})
    scenes = {scene: index for index, scene in enumerate(sorted({view.scene for view in views}))}
    exposed = [view.exposed() for view in views]
    shown = [photos(keyed, device) for keyed in exposed]
    starts = [net.appear(photo.code) for photo in shown]
    gathered, contents, processes = Gathered(), [], []
    for number, name in enumerate(names):
        progress(number / len(names), f"coding renditions by {name}")
        pictures = [view.renditions[name].as_float() for view in views]
        batch = [to_tensor(picture, device) for picture in pictures]
        for index, (view, target) in enumerate(zip(views, batch, strict=True)):
            gathered.add(net.content(target)[-1], net.appear(target), starts[index])
            contents.append(scenes[view.scene])
            processes.append(number)
            other = _elsewhere(views, index)
            codes = encode_pairs(net, shown[other], batch[other], samples(pictures[other], device))
            drawn = predict(net, model.prior, shown[index], codes, torch.ones(1, device=device)).picture
            gathered.swapped.append(psnr(drawn, target).item())
            gathered.source.append(psnr(to_tensor(view.neutral(), device), target).item())
    return _rows("looks", net, gathered, np.asarray(contents, np.int64), np.asarray(processes, np.int64))


def _elsewhere(views: list[View], index: int) -> int:
    """Give the next view of another scene."""
    order = [*range(index + 1, len(views)), *range(index)]
    return next(k for k in order if views[k].scene != views[index].scene)


def report(rows: Iterator[Row], out: TextIO, *, as_json: bool) -> None:
    """Write a JSON object a line, or a list of figures for each network."""
    for row in rows:
        figures = asdict(row)
        if as_json:
            out.write(json.dumps(figures) + "\n")
        else:
            out.writelines(f"{name:28}{value}\n" for name, value in figures.items())
        out.flush()


def _rows(
    system: str, net: Disque | DisqueSdr, gathered: Gathered, contents: Labels, processes: Labels
) -> list[Row]:
    """Probe every pair of codes."""
    swapped, source = (round(float(np.mean(part)), 2) for part in (gathered.swapped, gathered.source))
    rows = []
    for name, content, appearance in gathered.pairs(net.project_content, net.project_appearance):
        coded = Coded(content.cpu().numpy(), appearance.cpu().numpy(), contents, processes)
        accuracies = {key: round(value, 3) for key, value in disentanglement(coded).items()}
        rows.append(
            Row(
                system=system,
                codes=name,
                n=len(contents),
                psnr_swapped=swapped,
                psnr_source=source,
                **accuracies,
            )
        )
    return rows


def _batch(pictures: list[npt.NDArray[np.float32]]) -> Tensor:
    return torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2)
