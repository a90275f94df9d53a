"""Giving way: a training holds still while a picture beside it follows a hand.

The window touches OUT/busy meanwhile. A processor that is shared, even at the lowest priority, is slower for
whoever works beside it, down to its caches: so a training waits within its steps too, not between them alone.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn.modules.module import register_module_forward_hook

from trainer.run import Run

_BUSY_SECONDS = 0.5
"""For so long after its last touch a file tells of a hand."""

_LOOK_SECONDS = 0.02


def give_way(out: Path) -> float:
    """Wait while somebody needs the machine for the picture, and give the seconds."""
    began = time.monotonic()
    while _busy(out / "busy"):
        time.sleep(_LOOK_SECONDS)
    return time.monotonic() - began


def _busy(path: Path) -> bool:
    try:
        # The time of a file from a clock that was put back since would hold a training for long.
        return 0 <= time.time() - path.stat().st_mtime < _BUSY_SECONDS
    except OSError:
        return False


@contextmanager
def giving_way(run: Run, out: Path, device: torch.device, *, layers: bool = True) -> Iterator[None]:
    """Wait at every layer, forwards and backwards; what a GPU computes disturbs nobody's processor.

    A network that is compiled cannot be traced so: without `layers` the batches alone wait.
    """
    if device.type != "cpu" or not layers:
        yield
        return

    def wait(*_: Any) -> None:
        run.rest(give_way(out))

    def wait_both_ways(_module: Any, _inputs: Any, output: Any) -> None:
        wait()
        if isinstance(output, Tensor) and output.requires_grad:
            output.register_hook(wait)

    hook = register_module_forward_hook(wait_both_ways)
    try:
        yield
    finally:
        hook.remove()
