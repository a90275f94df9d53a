"""What the reader is asked to do in its tests; imported in its process too."""

import os
import signal
from pathlib import Path

import numpy as np


def crash(path: Path) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def hang(path: Path) -> None:
    path.write_text("hanging")
    signal.pause()


def process(path: Path) -> int:
    return os.getpid()


def arrays(path: Path) -> dict[str, object]:
    light = np.arange(24, dtype=np.float32).reshape(2, 4, 3)
    return {"light": light, "turned": light.T, "every other": light[:, ::2], "none": light[:0], "path": path}


def refuse_memory(path: Path) -> None:
    raise MemoryError


def take_memory(path: Path, size: int) -> int:
    return np.ones(size, np.uint8).size
