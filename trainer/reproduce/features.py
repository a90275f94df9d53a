"""What a network sees of every rated picture, computed once and kept: splits then cost nothing."""

import hashlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.photo import Photo, Picture
from disque_studio.nets import checkpoint
from trainer.data.cache import keep
from trainer.data.rated import Rated
from trainer.data.rated.pictures import read_rated, read_reference
from trainer.reproduce.protocol import Protocol
from trainer.reproduce.sets import Found

Floats = npt.NDArray[np.float32]

See = Callable[[Picture, Photo | Picture | None], npt.ArrayLike]
"""From a picture and its reference to features (F,)."""

_VERSION = 1
_TOGETHER = 32
"""Pictures whose features lie in one file; so many are lost when the work is broken off."""


def kept(found: Found, see: See, models: Sequence[Path], protocol: Protocol) -> Floats:
    """Give the features (n, F) of a data set's rows by networks that are read from `models`.

    Raises:
        FileRefusedError: a picture or a reference can't be read.
    """
    identity = " ".join(f"{model.name} {checkpoint.digest(model)}" for model in models)
    parts = []
    for start in range(0, len(found.rows), _TOGETHER):
        rows = found.rows[start : start + _TOGETHER]
        path = protocol.cache / f"seen-{_fingerprint(identity, rows)}.npy"
        if not path.is_file():
            protocol.progress(start / len(found.rows), f"{found.name}: looking at its pictures")
            keep(path, np.array([_seen(see, row) for row in rows], np.float32))
        parts.append(np.load(path, allow_pickle=False))
    return np.concatenate(parts)


def _seen(see: See, row: Rated) -> npt.ArrayLike:
    return see(read_rated(row.image), None if row.reference is None else _reference(row.reference))


@lru_cache(maxsize=2)
def _reference(path: Path) -> Photo | Picture:
    return read_reference(path)


def _fingerprint(identity: str, rows: Sequence[Rated]) -> str:
    parts = [f"{_VERSION} {identity}"]
    for row in rows:
        for path in (row.image, row.reference):
            if path is not None:
                status = path.stat()
                parts.append(f"{path.resolve()} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
