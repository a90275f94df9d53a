"""Fixed scene statistics of pictures, computed once: thousands of them fit into one step of training."""

import hashlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from disque_studio.nets.blind import flat
from disque_studio.nets.scenestats import MOMENTS, SceneStatistics, summarised
from trainer.data.cache import Progress
from trainer.data.crops import as_batch

_VERSION = 1
_AT_ONCE = 8


def load_summaries(pictures: npt.NDArray[np.uint8], cache_dir: Path, progress: Progress) -> Tensor:
    """Give the moments (n, MOMENTS) of pictures (n, H, W, 3), from the cache where it has them."""
    sample = np.ascontiguousarray(pictures[:: max(1, len(pictures) // 64), ::8, ::8])
    key = f"{_VERSION} {MOMENTS} {pictures.shape} {hashlib.sha256(sample.tobytes()).hexdigest()}"
    path = cache_dir / f"summaries-{hashlib.sha256(key.encode()).hexdigest()[:16]}.npy"
    if not path.is_file():
        made = _summaries(pictures, progress)
        partial = path.with_name(f".{path.name}")
        with partial.open("wb") as file:
            np.save(file, made.numpy(), allow_pickle=False)
        partial.replace(path)
    return torch.from_numpy(np.load(path, allow_pickle=False))


@torch.inference_mode()
def _summaries(pictures: npt.NDArray[np.uint8], progress: Progress) -> Tensor:
    fixed = SceneStatistics()
    out = []
    for start in range(0, len(pictures), _AT_ONCE):
        progress(start / len(pictures), "measuring scene statistics")
        _, positive, linear = fixed(as_batch(pictures[start : start + _AT_ONCE]))
        out.append(flat(summarised(positive, linear)))
    return torch.cat(out)
