"""Pictures with people's opinions, decoded once at the scale at which blind scorers see them."""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging import codecs
from trainer.data import rated
from trainer.data.cache import Progress, keep

SCALE = 0.75
"""Side of the decoded copy over the file's: 512 pixels, which people rated, become 384."""

_VERSION = 2
_FACTORS = (0.88, 1.12)
_SHRINKING = (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)
_ENLARGING = (cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_LANCZOS4)


@dataclass(frozen=True, eq=False)
class Opinions:
    """`pictures` (N, side, side, 3) uint8 sRGB, mean opinion scores `mos` (N,), higher is better.

    `rescaled` holds the same pictures as they are seen when their files have another size: scaled by 0.88 to
    1.12, by one of several interpolations, before they are brought to `side`.
    """

    pictures: npt.NDArray[np.uint8]
    rescaled: npt.NDArray[np.uint8]
    mos: npt.NDArray[np.float32]

    def part(self, rows: npt.NDArray[np.int64]) -> Self:
        """Give some of the pictures, in ascending order of `rows`."""
        return replace(self, pictures=self.pictures[rows], rescaled=self.rescaled[rows], mos=self.mos[rows])

    def ranks(self) -> npt.NDArray[np.float32]:
        """Give each picture's place among all, 0 (worst) to 1 (best); ties share theirs."""
        _, inverse, count = np.unique(self.mos, return_inverse=True, return_counts=True)
        upper = np.cumsum(count)
        return (((upper - 0.5 * count) / len(self.mos))[inverse]).astype(np.float32)


def load_opinions(folder: Path, cache_dir: Path, *, split: str, side: int, progress: Progress) -> Opinions:
    """Give the pictures of one part of a rated folder of any layout (`rated.part`), `side` pixels square.

    `side` is `SCALE` times the side of the part's pictures; a picture of another size is brought to it, and
    one that is not square is cut to its middle. Decoded once into `cache_dir`.

    Raises:
        FileRefusedError: no layout fits the folder, its table is damaged or names none of this part, or a
            picture can't be read.
    """
    rows = rated.part(folder, rated.load(folder), split)
    mos = np.array([row.opinion for row in rows], np.float32)
    names = [Path(os.path.relpath(row.image, folder)).as_posix() for row in rows]
    # Other folders may hold pictures of the same names; their opinions tell them apart.
    key = hashlib.sha256(repr((_VERSION, SCALE, side, names, mos.tolist())).encode()).hexdigest()
    path = cache_dir / f"opinions-{split}-{key[:16]}.npy"
    if not path.is_file():
        decoded = np.empty((2, len(rows), side, side, 3), np.uint8)
        for index, row in enumerate(rows):
            progress(index / len(rows), f"decoding {names[index]}")
            pixels = codecs.read_picture(row.image).rgb
            decoded[0, index] = _seen(pixels, side)
            decoded[1, index] = _seen(_rescaled(pixels, np.random.default_rng(index)), side)
        keep(path, decoded)
    both = np.load(path, mmap_mode="r", allow_pickle=False)
    return Opinions(both[0], both[1], mos)


def _seen(pixels: npt.NDArray[np.integer], side: int) -> npt.NDArray[np.floating]:
    shortest = min(pixels.shape[:2])
    top, left = ((length - shortest) // 2 for length in pixels.shape[:2])
    square = pixels[top : top + shortest, left : left + shortest]
    small = cv2.resize(square.astype(np.float32), (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(np.rint(small))


def _rescaled(pixels: npt.NDArray[np.integer], rng: np.random.Generator) -> npt.NDArray[np.integer]:
    """Give a picture at another size, as programs that scale pictures would."""
    factor = rng.uniform(*_FACTORS)
    how = _SHRINKING if factor < 1 else _ENLARGING
    chosen = int(how[rng.integers(len(how))])
    return np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=chosen))
