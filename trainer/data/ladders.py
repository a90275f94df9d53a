"""Pristine pictures under synthetic degradations by growing severity, made once and kept.

A ladder is one reference crop under one chain of distortions at five levels. A chain is a distortion alone,
or the same behind a fixed first one; both ladders of a kind belong to the same reference, so that a
mixture can be compared with its part. The cache is a folder of .npy files named after its inputs.
"""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.imaging.codecs import read_picture
from trainer.data import distortions
from trainer.data.cache import Progress, keep_all

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]

VERSION = 1
SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp")


@dataclass(frozen=True, eq=False)
class Ladders:
    """References (R, S, S, 3) and, for each, what its distortion `kinds` (R,) makes of it.

    `contents` (R,) numbers the crops: one number where the same crop is under several kinds.
    `alone` is (R, 5, S, S, 3), level by level; `mixed` the same behind a first distortion. Values are sRGB
    codes. `description` says in a line what they were made of.
    """

    references: Bytes
    kinds: npt.NDArray[np.int64]
    contents: npt.NDArray[np.int64]
    alone: Bytes
    mixed: Bytes
    path: Path
    description: str


def first_step(kind: int) -> distortions.Step:
    """Give the distortion that stands before `kind` in its mixture: always the same one."""
    rng = np.random.default_rng([7, kind])
    others = [i for i in range(len(distortions.NAMES)) if i != kind]
    return distortions.NAMES[int(rng.choice(others))], int(rng.integers(1, 4))


def load_ladders(
    pictures: Sequence[tuple[Path, float]],
    cache_dir: Path,
    *,
    count: int,
    size: int,
    progress: Progress,
    names: Sequence[str] = distortions.NAMES,
    repeat: int = 1,
    seed: int = 0,
) -> Ladders:
    """Give `count` references with their ladders, from the cache where it has them.

    `pictures` are files and the factor by which each is shrunk first. Kinds take turns, so that each is
    applied to several references; a crop stands `repeat` times in a row. A picture
    that can't be read or is too small is left out and named.

    Raises:
        FileRefusedError: none of the pictures can be used.
    """
    folder = cache_dir / f"ladders-{_fingerprint(pictures, count, size, names, repeat, seed)}"
    if not folder.is_dir():
        rng = np.random.default_rng(seed)
        crops = _crops(pictures, math.ceil(count / repeat), size, progress, rng)
        _make(crops.repeat(repeat, 0)[:count], folder, progress=progress, names=names, rng=rng)
    references, kinds, alone, mixed = (
        np.load(folder / f"{part}.npy", mmap_mode="r") for part in ("references", "kinds", "alone", "mixed")
    )
    description = (
        f"{count} crops of {size} pixels a side from {len(pictures)} pictures, "
        f"each under one of {len(names)} distortions at 5 levels, alone and behind another"
    )
    return Ladders(references, kinds, np.arange(count) // repeat, alone, mixed, folder, description)


def _make(
    references: Bytes, folder: Path, *, progress: Progress, names: Sequence[str], rng: np.random.Generator
) -> None:
    count, size = references.shape[:2]
    kinds = np.arange(count) % len(names)
    alone = np.empty((count, distortions.LEVELS, size, size, 3), np.uint8)
    mixed = np.empty_like(alone)
    for index, reference in enumerate(references):
        progress(index / count, f"distorting crop {index + 1} of {count}")
        name = names[kinds[index]]
        picture = reference.astype(np.float32) / np.float32(255)
        draw = int(rng.integers(1 << 31))
        before = distortions.distort(
            picture, *first_step(distortions.NAMES.index(name)), np.random.default_rng([draw, 1])
        )
        for start, into in ((picture, alone), (before, mixed)):
            into[index] = [_codes(step) for step in ladder(start, name, draw)]
    keep_all(folder, {"references": references, "kinds": kinds, "alone": alone, "mixed": mixed})


def ladder(picture: Floats, name: str, seed: int) -> list[Floats]:
    """Distort a picture by all levels in turn, under the same random numbers."""
    return [
        distortions.distort(picture, name, level, np.random.default_rng(seed))
        for level in range(1, distortions.LEVELS + 1)
    ]


def _codes(picture: Floats) -> Bytes:
    return np.rint(picture * 255).astype(np.uint8)


def _crops(
    pictures: Sequence[tuple[Path, float]],
    count: int,
    size: int,
    progress: Progress,
    rng: np.random.Generator,
) -> Bytes:
    """Cut crops: pictures in turn, each at another place and, where it is large enough, another size."""
    crops: list[Bytes] = []
    usable = list(pictures)
    while len(crops) < count:
        for path, shrink in list(usable):
            if len(crops) == count:
                break
            progress(len(crops) / count, f"reading {path.name}")
            try:
                crops.append(_crop(path, shrink, size, rng))
            except DisqueError as error:
                usable.remove((path, shrink))
                progress(len(crops) / count, f"left out: {error}")
        if not usable:
            raise FileRefusedError(
                pictures[0][0].parent if pictures else Path(), f"holds no picture of {size} pixels a side"
            )
    return np.stack(crops)


def _crop(path: Path, shrink: float, size: int, rng: np.random.Generator) -> Bytes:
    pixels = read_picture(path).rgb
    if pixels.dtype == np.uint16:
        pixels = np.rint(pixels / 257).astype(np.uint8)
    least = size / min(pixels.shape[:2])
    scale = max(rng.uniform(0.6, 1.0) / shrink, least)
    if scale > 1:
        raise FileRefusedError(path, f"is smaller than {size} pixels a side")
    width, height = (max(round(side * scale), size) for side in pixels.shape[1::-1])
    small = cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA)
    top = int(rng.integers(height - size + 1))
    left = int(rng.integers(width - size + 1))
    return np.asarray(small[top : top + size, left : left + size], np.uint8)


def find_pictures(folder: Path) -> list[Path]:
    """List the finished pictures below a folder, by name."""
    return sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())


def _fingerprint(
    pictures: Sequence[tuple[Path, float]],
    count: int,
    size: int,
    names: Sequence[str],
    repeat: int,
    seed: int,
) -> str:
    parts = [f"{VERSION} {count} {repeat} {size} {seed} {' '.join(names)}"]
    parts += [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns} {shrink}" for path, shrink in pictures]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
