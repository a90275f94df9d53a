"""HDR views and what tone mapping makes of them, good and bad, each with the TMQI that it has.

People's ratings of tone-mapped pictures are not at hand, so the labels are those of a published measure:
Yeganeh and Wang 2013, `disque_studio.quality.tmqi`. Views have the size at which the scorer compares.
"""

import hashlib
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from disque_studio.imaging.operators import OPERATORS
from disque_studio.imaging.primaries import luminance
from disque_studio.imaging.transfer import srgb_encode
from disque_studio.quality.disque import PHOTO_SIDE, photo_code
from disque_studio.quality.tmqi import luma_of, tmqi
from trainer.data import bank, distortions
from trainer.data.cache import Progress, keep_all, load_views

Floats = npt.NDArray[np.float32]

PRESENTABLE, DRAWN, CLASSICAL, EXPOSED = 4, 3, 4, 2
"""Renditions of a view: by usable operators of the bank, by any, by the classical ones, by exposure alone."""

DEGRADED = 5
"""And those of the former that are distorted once more."""

RENDITIONS = PRESENTABLE + DRAWN + CLASSICAL + EXPOSED + DEGRADED

_VERSION = 1
_STOPS = 4.0
_HIGHEST = 32.0


@dataclass(frozen=True, eq=False)
class ToneMapped:
    """Photos' log codes (V, S, S, 3) float16, pictures (V, RENDITIONS, S, S, 3) uint8, TMQI (V, RENDITIONS).

    `scenes` (V,) numbers the photo of each view.
    """

    codes: npt.NDArray[np.float16]
    pictures: npt.NDArray[np.uint8]
    quality: Floats
    scenes: npt.NDArray[np.int64]
    description: str


def load_tonemapped(
    source: Path, cache_dir: Path, *, views: int, seed: int, progress: Progress
) -> ToneMapped:
    """Render `views` views of every HDR photo below `source`, or take them from the cache.

    Raises:
        FileRefusedError: no photo can be read.
    """
    packed = load_views(source, cache_dir, count=views, size=PHOTO_SIDE, progress=progress)
    key = f"{_VERSION}.{bank.VERSION} {packed.description} {source.resolve()} {seed}"
    folder = cache_dir / f"tonemapped-{hashlib.sha256(key.encode()).hexdigest()[:16]}"
    if not folder.is_dir():
        codes, pictures, quality = _make(packed.views, seed, progress)
        keep_all(folder, {"codes": codes, "pictures": pictures, "quality": quality, "scenes": packed.scenes})
    codes, pictures, quality, scenes = (
        np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
        for name in ("codes", "pictures", "quality", "scenes")
    )
    description = f"{RENDITIONS} renditions of each of {packed.description}"
    return ToneMapped(codes, pictures, quality, scenes, description)


def _make(
    views: npt.NDArray[np.float16], seed: int, progress: Progress
) -> tuple[npt.NDArray[np.float16], npt.NDArray[np.uint8], Floats]:
    rng = np.random.default_rng(seed)
    generator = torch.Generator().manual_seed(seed)
    small = torch.from_numpy(views[:, ::4, ::4].astype(np.float32)).permute(0, 3, 1, 2)
    usable = bank.usable(500, small, generator=generator)
    codes = np.empty(views.shape, np.float16)
    pictures = np.empty((len(views), RENDITIONS, *views.shape[1:]), np.uint8)
    quality = np.empty((len(views), RENDITIONS), np.float32)
    for index, packed in enumerate(views):
        progress(index / len(views), "tone-mapping views, and measuring them")
        view = packed.astype(np.float32)
        codes[index] = photo_code(view)
        chosen = usable[torch.randint(len(usable), (PRESENTABLE,), generator=generator)]
        operators = torch.cat([chosen, bank.draw(DRAWN, generator=generator)])
        light = luminance(view)
        for place, picture in enumerate(renditions(view, operators, rng)):
            quality[index, place] = tmqi(light, luma_of(picture)).q
            pictures[index, place] = np.rint(picture * 255)
    return codes, pictures, quality


def renditions(view: Floats, operators: torch.Tensor, rng: np.random.Generator) -> list[Floats]:
    """Finish a key-normalised view (S, S, 3) in every way: sRGB-encoded float32 (S, S, 3) in [0, 1]."""
    batch = torch.from_numpy(view).permute(2, 0, 1)[None].expand(len(operators), -1, -1, -1)
    made = list(bank.apply(batch, operators).permute(0, 2, 3, 1).numpy())
    made += [_classical(view, rng) for _ in range(CLASSICAL)]
    made += [_exposed(view, rng.uniform(-_STOPS, _STOPS)) for _ in range(EXPOSED)]
    for source in rng.choice(len(made), DEGRADED, replace=False):
        steps = distortions.draw(rng, 2)
        made.append(distortions.apply(np.ascontiguousarray(made[source]), steps, rng))
    return [np.rint(np.clip(picture, 0, 1) * 255).astype(np.float32) / np.float32(255) for picture in made]


def _classical(view: Floats, rng: np.random.Generator) -> Floats:
    """Apply one of the six operators, its settings drawn evenly in their logarithm."""
    operator = list(OPERATORS.values())[rng.integers(len(OPERATORS))]
    settings = {
        name: math.exp(rng.uniform(math.log(max(low, 0.01)), math.log(min(high, _HIGHEST))))
        for name, (low, high) in operator.ranges.items()
    }
    return operator(view, **{n: min(v, operator.ranges[n][1]) for n, v in settings.items()})


def _exposed(view: Floats, stops: float) -> Floats:
    return srgb_encode(np.clip(view * np.float32(2.0**stops), 0, 1))
