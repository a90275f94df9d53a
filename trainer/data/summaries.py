"""Statistics of whole pictures by a general feature at rest, computed once: thousands fit into one step."""

import hashlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from disque_studio.errors import FileRefusedError
from disque_studio.nets import checkpoint
from disque_studio.nets.blind import General
from trainer.data.cache import Progress, keep
from trainer.data.crops import as_batch

KIND = "general"
"""Of the model files that hold a general feature."""

_VERSION = 2
_AT_ONCE = 8


def load_general(path: Path) -> General:
    """Read a general feature, at rest: without gradients, and with statistics that no longer move.

    Raises:
        FileRefusedError: the file is not there, or holds none.
    """
    if not path.is_file():
        raise FileRefusedError(
            path,
            "is not there; run `python -m trainer fit general` first, or name its model file by general=FILE",
        )
    tensors, _, _ = checkpoint.load(path, kind=KIND)
    general = General()
    try:
        general.load_state_dict(tensors)
    except RuntimeError as error:
        raise FileRefusedError(path, f"does not hold the expected weights: {error}") from error
    return general.eval().requires_grad_(False)


def load_summaries(
    pictures: npt.NDArray[np.uint8], general: General, cache_dir: Path, progress: Progress
) -> Tensor:
    """Give the standardised statistics (n, MOMENTS) of pictures (n, H, W, 3), from the cache if there."""
    path = cache_dir / f"summaries-{fingerprint(pictures, general)}.npy"
    if not path.is_file():
        keep(path, summaries(pictures, general, progress).numpy())
    return torch.from_numpy(np.load(path, allow_pickle=False))


def fingerprint(pictures: npt.NDArray[np.uint8], general: General) -> str:
    """Name what these pictures are to this general feature."""
    digest = hashlib.sha256(f"{_VERSION} {pictures.shape}".encode())
    digest.update(np.ascontiguousarray(pictures[:: max(1, len(pictures) // 64), ::8, ::8]).tobytes())
    for tensor in general.state_dict().values():
        digest.update(tensor.numpy().tobytes())
    return digest.hexdigest()[:16]


@torch.inference_mode()
def summaries(pictures: npt.NDArray[np.uint8], general: General, progress: Progress) -> Tensor:
    """Compute the standardised statistics (n, MOMENTS) of pictures (n, H, W, 3)."""
    out = []
    for start in range(0, len(pictures), _AT_ONCE):
        progress(start / len(pictures), "measuring the statistics of whole pictures")
        batch = as_batch(pictures[start : start + _AT_ONCE])
        out.append(general.statistics(general(batch, learned=False)))
    return torch.cat(out)
