"""Batches drawn ahead of the step that asks for them, in a thread.

A step's random numbers come from the seed, the step and the number of retreats alone. So drawing ahead
changes nothing, a resumed run equals an unbroken one, and all ranks draw the same batch, of which each takes
its share.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import fields, replace
from typing import Any

import numpy as np
import torch

DEPTH = 2
"""Batches drawn ahead."""

Key = tuple[int, int]
"""A step, and how often training has stepped back before it."""


def step_seed(seed: int, step: int, retreats: int) -> int:
    """Give the seed of a step, 63 bits."""
    state = np.random.SeedSequence((seed, step, retreats)).generate_state(1, np.uint64)
    return int(state[0] >> np.uint64(1))


def generator_of(seed: int, step: int, retreats: int) -> torch.Generator:
    """Make the random numbers of a step, on the CPU."""
    return torch.Generator().manual_seed(step_seed(seed, step, retreats))


def moved(batch: Any, device: torch.device) -> Any:
    """Give a batch, a dataclass of tensors, on a device; pinned ones are copied beside other work."""
    if device.type == "cpu":
        return batch
    return _changed(batch, lambda tensor: tensor.to(device, non_blocking=True))


def pinned(batch: Any) -> Any:
    """Give a batch in memory from which a GPU copies by itself."""
    return _changed(batch, torch.Tensor.pin_memory)


def _changed(batch: Any, change: Callable[[torch.Tensor], torch.Tensor]) -> Any:
    return replace(batch, **{field.name: change(getattr(batch, field.name)) for field in fields(batch)})


class Feed:
    """Draws batches in a thread by `draw(step, retreats)`, in order, `DEPTH` ahead."""

    def __init__(self, draw: Callable[[int, int], Any]) -> None:
        self._draw = draw
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="feed")
        self._ahead: dict[Key, Future[Any]] = {}

    def take(self, step: int, retreats: int) -> Any:
        """Give what `draw` makes for a step, and let the next ones be drawn.

        Raises what `draw` raises.
        """
        wanted = [(step + ahead, retreats) for ahead in range(DEPTH + 1)]
        for key in self._ahead.keys() - set(wanted):
            self._ahead.pop(key).cancel()
        for key in wanted:
            if key not in self._ahead:
                self._ahead[key] = self._thread.submit(self._draw, *key)
        return self._ahead.pop(wanted[0]).result()

    def close(self) -> None:
        """End the thread, once what it draws is done."""
        self._thread.shutdown(cancel_futures=True)
