"""A bounded folder of arrays that can be made again: what costs time to make is kept from start to start."""

import io
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.arrayfiles import DAMAGED
from disque_studio.imaging.files import replacing

Arrays = dict[str, npt.NDArray[Any]]

_SUFFIX = ".npz"
_ROOM_LEFT = 0.9
"""Part of the limit that a trimmed folder holds, so that not every new entry trims it again."""


class Store:
    """Keeps bundles of arrays by name in `folder`, at most `limit` bytes; those used last stay longest.

    A damaged entry is absent. Several threads and processes may use one folder.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit
        self._lock = threading.Lock()
        self._total: int | None = None

    def get(self, name: str) -> Arrays | None:
        """Give a bundle; None where it is not kept, or damaged."""
        path = self._path(name)
        try:
            # In memory, because a damaged archive may name any length, and a file is asked for all of it.
            with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as bundle:
                arrays = {key: bundle[key] for key in bundle.files}
            os.utime(path)
        except DAMAGED:
            return None
        # What is no array is given as bytes.
        return arrays if all(isinstance(array, np.ndarray) for array in arrays.values()) else None

    def put(self, name: str, arrays: Arrays) -> None:
        """Keep a bundle, whole or not at all; a folder that takes nothing costs time and no more."""
        # What is kept here can be made again: a full disk or a read-only folder must not stop the work.
        with suppress(OSError, FileRefusedError):
            self._write(self._path(name), arrays)
            self._trim()

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{_SUFFIX}"

    def _write(self, path: Path, arrays: Arrays) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            np.savez(file, allow_pickle=False, **arrays)
            size = file.tell()
        with self._lock:
            if self._total is not None:
                self._total += size

    def _trim(self) -> None:
        with self._lock:
            if self._total is not None and self._total <= self._limit:
                return
            entries = []
            for path in self._folder.glob(f"*{_SUFFIX}"):
                with suppress(FileNotFoundError):  # another process trims as well
                    found = path.stat()
                    entries.append((found.st_mtime_ns, found.st_size, path))
            total = sum(size for _, size, _ in entries)
            if total > self._limit:
                for _, size, path in sorted(entries):
                    path.unlink(missing_ok=True)
                    total -= size
                    if total <= _ROOM_LEFT * self._limit:
                        break
            self._total = total
