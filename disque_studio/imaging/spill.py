"""Arrays that may be larger than memory: beyond a size they lie in a file without a name, on the disk.

They are arrays like any other. The system reads their pages in as they are touched; whoever has worked
through a part of one lets go of its pages (`release`), so that a process holds no more than what is being
worked on. The file goes with its last user, however the processes end.
"""

import math
import mmap
import os
import sys
import tempfile
import weakref
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from disque_studio.errors import DisqueError

LARGE = 1 << 29
"""Bytes from which on an array lies in a file."""

_LATTICE_ROWS = 32
_THIN = 64
"""Pixels of a side down to which a lattice is as coarse as along the longer one."""

_LASTING = Path("/var/tmp")
"""Where Linux keeps large temporary files: its /tmp is often memory itself."""


class Spilled(mmap.mmap):
    """The memory of a file without a name; `handle` is the file's, `start` the memory's address."""

    handle: int
    start: int

    @classmethod
    def of(cls, handle: int, size: int) -> "Spilled":
        """Map an open file, whose handle is taken over."""
        memory = cls(handle, size)
        memory.handle = handle
        memory.start = np.frombuffer(memory, np.uint8).ctypes.data
        weakref.finalize(memory, os.close, handle)
        return memory


def zeros(shape: tuple[int, ...], dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    """Give an array as `np.zeros` does; a large one lies in a file.

    Raises:
        DisqueError: the disk has no room for it.
    """
    size = math.prod(shape) * np.dtype(dtype).itemsize
    if size < LARGE:
        return np.zeros(shape, dtype)
    return np.ndarray(shape, dtype, buffer=_file(size))


def release(array: npt.NDArray[Any]) -> None:
    """Let go of the pages of an array, or a part of one, if it lies in a file: they are read again if wanted.

    Of a part that is not contiguous, all between its first and its last sample.
    """
    memory = memory_of(array)
    if memory is None or not array.size or not hasattr(mmap, "MADV_DONTNEED"):
        return
    first, end = np.lib.array_utils.byte_bounds(array)
    first = (first - memory.start) // mmap.PAGESIZE * mmap.PAGESIZE
    memory.madvise(mmap.MADV_DONTNEED, first, end - memory.start - first)


def lattice(array: npt.NDArray[Any], most: int) -> npt.NDArray[Any]:
    """Give a regular lattice of (H, W, C), in memory: at most `most` pixels a side, 128 or more.

    It is as coarse down as across, but a thin picture's shorter side keeps 64 pixels, or all that it has.
    """
    step = -(-max(array.shape[:2]) // most)
    down, across = (min(step, max(side // _THIN, 1)) for side in array.shape[:2])
    if memory_of(array) is None:
        return array[::down, ::across]
    sampled = []
    for top in range(0, len(array), _LATTICE_ROWS * down):
        part = array[top : top + _LATTICE_ROWS * down]
        sampled.append(part[::down, ::across].copy())
        release(part)
    return np.concatenate(sampled)


def memory_of(holder: Any) -> Spilled | None:
    """Give the file's memory that an array, or a view of one, lies in; None where it is plain memory."""
    while holder is not None and not isinstance(holder, Spilled):
        holder = holder.base if isinstance(holder, np.ndarray) else getattr(holder, "obj", None)
    return holder


def _file(size: int) -> Spilled:
    folder = _folder()
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            if hasattr(os, "posix_fallocate"):
                # Room is taken now: a disk that is found full at a page's first touch ends the process.
                os.posix_fallocate(file.fileno(), 0, size)
            else:
                file.truncate(size)
            return Spilled.of(os.dup(file.fileno()), size)
    except OSError as error:
        raise DisqueError(
            f"a picture of this size needs {size / 1e9:.1f} GB of room in {folder}: "
            f"{error.strerror or error}; free some space there"
        ) from error


def _folder() -> Path:
    named = any(os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    if sys.platform == "linux" and not named and os.access(_LASTING, os.W_OK):
        return _LASTING
    return Path(tempfile.gettempdir())
