"""Views of a folder of HDR photos, decoded once and kept: a second start only maps a file.

The cache is one .npy file of half floats, (photos, count, size, size, 3), named after a fingerprint of its
inputs. The same file can be moved to another machine and given in place of the folder.
"""

import hashlib
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.imaging.arrayfiles import DAMAGED
from disque_studio.imaging.files import making_folder, replacing
from disque_studio.imaging.logcode import key_gain
from trainer.data.views import find_photos, views_of

Progress = Callable[[float, str], None]
"""Told the share done, 0 to 1, and what is being done."""

VERSION = 1
_LARGEST = float(np.finfo(np.float16).max)


@dataclass(frozen=True, eq=False)
class Views:
    """Key-normalised scene-linear `views` (N, size, size, 3) float16, and the photo each shows, (N,).

    `description` says in a line what they were made of.
    """

    views: npt.NDArray[np.float16]
    scenes: npt.NDArray[np.int64]
    description: str


def load_views(
    source: Path, cache_dir: Path, *, count: int, size: int, progress: Progress, seed: int = 0
) -> Views:
    """Give `count` views of every HDR file below the folder `source`, from the cache where it has them.

    A damaged photo is left out, and named through `progress`. `source` may also be a file that `pack` wrote.

    Raises:
        FileRefusedError: there is no such folder, no photo in it can be read, or the packed file is damaged
            or holds views of another size.
    """
    if source.is_file():
        return _opened(source, size=size, count=count)
    photos = find_photos(source)
    if not photos:
        raise FileRefusedError(source, "holds no HDR photos (.hdr, .exr, .pfm, .tif)")
    path = cache_dir / f"views-{_fingerprint(source, photos, count, size, seed)}.npy"
    if not path.is_file():
        pack(source, path, count=count, size=size, progress=progress, seed=seed)
    return _opened(path, size=size, count=count)


def pack(source: Path, path: Path, *, count: int, size: int, progress: Progress, seed: int = 0) -> None:
    """Decode `count` views of every HDR file below `source` into the file `path`, whole or not at all.

    Raises:
        FileRefusedError: no photo in the folder can be read.
    """
    photos = find_photos(source)
    kept = []
    for index, photo in enumerate(photos):
        progress(index / len(photos), f"decoding {photo.name}")
        rng = np.random.default_rng([seed, zlib.crc32(photo.relative_to(source).as_posix().encode())])
        try:
            kept.append(np.stack([half(v) for v in views_of(photo, count=count, size=size, rng=rng)]))
        except DisqueError as error:
            progress(index / len(photos), f"left out: {error}")
    if not kept:
        raise FileRefusedError(source, "holds no HDR photo that can be read")
    keep(path, np.stack(kept))


def keep(path: Path, array: npt.NDArray[Any]) -> None:
    """Write an array as .npy, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        np.save(file, array, allow_pickle=False)


def keep_all(folder: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """Write arrays as NAME.npy into a new folder, all of them or none."""
    with making_folder(folder) as partial:
        for name, array in arrays.items():
            np.save(partial / f"{name}.npy", array, allow_pickle=False)


def half(view: npt.NDArray[np.float32]) -> npt.NDArray[np.float16]:
    """Bring scene light (H, W, 3) to the key, as half floats."""
    return np.clip(view * np.float32(key_gain(view)), 0, _LARGEST).astype(np.float16)


def _opened(path: Path, *, size: int, count: int) -> Views:
    try:
        array = np.load(path, mmap_mode="c", allow_pickle=False)
    except DAMAGED as error:
        raise FileRefusedError(path, f"can't be read as packed views: {error}") from error
    if array.dtype != np.float16 or array.shape[1:] != (count, size, size, 3):
        raise FileRefusedError(
            path, f"holds {array.dtype} {array.shape}, not half floats (photos, {count}, {size}, {size}, 3)"
        )
    scenes = np.repeat(np.arange(len(array)), count)
    description = f"{count} views of each of {len(array)} photos, {size} pixels a side"
    return Views(array.reshape(-1, size, size, 3), scenes, description)


def _fingerprint(source: Path, photos: list[Path], count: int, size: int, seed: int) -> str:
    parts = [f"{VERSION} {count} {size} {seed}"]
    for photo in photos:
        status = photo.stat()
        parts.append(f"{photo.relative_to(source).as_posix()} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
