"""Semi-grids of four (arXiv 2404.13484): two pictures, and both after the same distortions; kept on disk.

The cache is one .npy file of bytes, (count, 4, size, size, 3): x11, x12 = f(x11), x21, x22 = f(x21).
"""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging import codecs
from trainer.data import distortions
from trainer.data.cache import Progress, keep
from trainer.data.pristine import Source

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]
Rng = np.random.Generator

VERSION = 1
MOST_DISTORTIONS = 3
_PER_PICTURE = 12


def load_semigrids(
    sources: Sequence[Source], cache_dir: Path, *, count: int, size: int, seed: int, progress: Progress
) -> Bytes:
    """Give `count` semi-grids of `size` pixels a side, from the cache where it has them."""
    key = fingerprint(f"semigrids {VERSION} {count} {size} {seed}", sources)
    path = cache_dir / f"semigrids-{key}.npy"
    if not path.is_file():
        keep(path, _make(sources, count=count, size=size, seed=seed, progress=progress))
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


def fingerprint(settings: str, sources: Sequence[Source]) -> str:
    """Name what is made of these files under these settings."""
    parts = [settings]
    for path, shrink in sources:
        status = path.stat()
        parts.append(f"{path.name} {shrink} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _make(sources: Sequence[Source], *, count: int, size: int, seed: int, progress: Progress) -> Bytes:
    rng = np.random.default_rng(seed)
    crops = draw_crops(sources, 2 * count, size=size, rng=rng, progress=progress)
    order = rng.permutation(len(crops))[: 2 * count].reshape(count, 2)
    grids = np.empty((count, 4, size, size, 3), np.uint8)
    for index, (first, second) in enumerate(order):
        if index % 100 == 0:
            progress(index / count, "distorting pictures")
        process = _process(rng)
        grids[index] = [to_bytes(x) for crop in (crops[first], crops[second]) for x in (crop, process(crop))]
    return grids


def draw_crops(
    sources: Sequence[Source], count: int, *, size: int, rng: Rng, progress: Progress
) -> list[Floats]:
    """Cut `count` or more squares of `size` pixels, several of each picture, at scale 0.5 to 1."""
    each = max(_PER_PICTURE, -(-count // len(sources)))
    chosen = rng.permutation(len(sources))[: -(-count // each)]
    crops: list[Floats] = []
    for number, index in enumerate(chosen):
        path, shrink = sources[index]
        progress(number / len(chosen), f"reading {path.name}")
        picture = read(path, shrink)
        crops += [random_crop(picture, size=size, rng=rng) for _ in range(each)]
    return crops


def read(path: Path, shrink: float) -> Floats:
    """Read a picture and shrink it: sRGB-encoded float32 (H, W, 3) in [0, 1].

    Raises:
        FileRefusedError: the file can't be read as a picture.
    """
    rgb = codecs.read_picture(path).as_float()
    if shrink == 1:
        return rgb
    height, width = (round(side / shrink) for side in rgb.shape[:2])
    return np.asarray(cv2.resize(rgb, (width, height), interpolation=cv2.INTER_AREA), np.float32)


def random_crop(picture: Floats, *, size: int, rng: Rng) -> Floats:
    """Cut a square after shrinking the picture by 0.5 to 1; a picture that is too small is enlarged to it."""
    shortest = min(picture.shape[:2])
    scale = max(rng.uniform(0.5, 1.0), size / shortest)
    height, width = (max(round(side * scale), size) for side in picture.shape[:2])
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    scaled = cv2.resize(picture, (width, height), interpolation=how)
    top, left = rng.integers(height - size + 1), rng.integers(width - size + 1)
    return np.asarray(scaled[top : top + size, left : left + size], np.float32)


def _process(rng: Rng) -> Callable[[Floats], Floats]:
    """Draw f: up to three distortions, whose random numbers are the same for every picture."""
    steps, seed = distortions.draw(rng, MOST_DISTORTIONS), int(rng.integers(2**32))
    return lambda picture: distortions.apply(picture, steps, np.random.default_rng(seed))


def to_bytes(picture: Floats) -> Bytes:
    """Round [0, 1] to bytes."""
    return np.asarray(np.clip(picture * 255 + 0.5, 0, 255), np.uint8)
