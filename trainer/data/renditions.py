"""Renditions of HDR views by the operator bank, ranked by a published measure where no people rated them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from trainer.data import bank, labels
from trainer.data.cache import Progress, keep, load_views
from trainer.data.crops import crops, indices

_VERSION = 1


@dataclass(frozen=True, eq=False)
class Renditions:
    """`pictures` (views, renditions, size, size, 3) uint8 sRGB, and their TMQI `quality` (views, renditions).

    `description` says in a line what they were made of.
    """

    pictures: npt.NDArray[np.uint8]
    quality: npt.NDArray[np.float32]
    description: str

    def ranks(self) -> npt.NDArray[np.float32]:
        """Give each rendition's place among all, 0 (worst) to 1 (best)."""
        order = self.quality.ravel().argsort().argsort()
        return ((order + 0.5) / order.size).astype(np.float32).reshape(self.quality.shape)


def load_renditions(
    source: Path, cache_dir: Path, *, views: int, renditions: int, size: int, seed: int, progress: Progress
) -> Renditions:
    """Render every view by `renditions` operators: half presentable ones, half whatever the bank draws.

    Decoded, rendered and measured once into `cache_dir`.

    Raises:
        FileRefusedError: no HDR photo can be read below `source`.
    """
    packed = load_views(source, cache_dir, count=views, size=size, progress=progress)
    key = f"{_VERSION}.{bank.VERSION} {packed.description} {source} {renditions} {seed}"
    stem = cache_dir / f"renditions-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
    paths = stem.with_suffix(".npy"), stem.with_suffix(".tmqi.npy")
    if not paths[1].is_file():
        made = _render(packed.views, renditions, seed, progress)
        for path, array in zip(paths, made, strict=True):
            keep(path, np.asarray(array))
    pictures, quality = (np.load(path, mmap_mode="r", allow_pickle=False) for path in paths)
    return Renditions(pictures, quality, f"{renditions} renditions of {packed.description}")


def _render(
    views: npt.NDArray[np.float16], count: int, seed: int, progress: Progress
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
    generator = torch.Generator().manual_seed(seed)
    small = torch.from_numpy(views[:, ::3, ::3].astype(np.float32)).permute(0, 3, 1, 2)
    good = bank.usable(4 * count, small, generator=generator)
    pictures = np.empty((len(views), count, *views.shape[1:]), np.uint8)
    quality = np.empty((len(views), count), np.float32)
    for index, view in enumerate(views):
        progress(index / len(views), "rendering views and measuring them")
        chosen = good[torch.randint(len(good), (count - count // 2,), generator=generator)]
        operators = torch.cat([chosen, bank.draw(count // 2, generator=generator)])
        photo = torch.from_numpy(view.astype(np.float32)).permute(2, 0, 1)[None]
        made = bank.apply(photo.expand(count, -1, -1, -1), operators).permute(0, 2, 3, 1)
        pictures[index] = (made * 255).round().byte().numpy()
        for place, picture in enumerate(pictures[index]):
            quality[index, place] = labels.tone_mapped(view.astype(np.float32), picture / np.float32(255))
    return pictures, quality


def draw_renditions(
    made: Renditions, scenes: int, count: int, side: int, generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Choose renditions of some views, cut alike: (scenes * count, 3, side, side), ranks (scenes, count)."""
    views = indices(len(made.pictures), scenes, generator)
    chosen = torch.stack(
        [torch.randperm(made.pictures.shape[1], generator=generator)[:count] for _ in views]
    ).numpy()
    ranks = made.ranks()[views[:, None], chosen]
    cut = []
    for view, places in zip(views, chosen, strict=True):
        beside = made.pictures[view][places].transpose(1, 2, 0, 3)
        flat = beside.reshape(1, *beside.shape[:2], -1)
        cut.append(crops(flat, side, generator).view(count, 3, side, side))
    return torch.cat(cut), torch.from_numpy(ranks)
