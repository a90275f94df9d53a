"""Processes that train one model together: who is who, and what they tell each other.

All draw the same global batch and take their share of its groups. A loss is a mean over a process's groups;
where a term compares groups with each other, it gathers the codes of all and is the same everywhere. Then the
mean of the gradients is the gradient of the global batch: of means over equal shares because the mean of
means is the mean, and of gathered terms because the backward pass of `gather` adds up what every process
asks of a row, `world` times the same, of which the mean over processes takes one.
"""

import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.distributed.rendezvous import rendezvous

from disque_studio.errors import DisqueError

Batch = TypeVar("Batch")

_PATIENCE = timedelta(days=7)
"""How long a process waits for the others: while one of them makes the cache, measures, or is paused."""

_POLL_SECONDS = 0.05

_BUCKET = 2**22
"""Numbers that travel at once: 16 MiB in single precision."""


@dataclass(frozen=True)
class Ranks:
    """One of `world` processes, numbered by `rank` from 0.

    Every method but `share` is called by all of them at the same place. Raises DisqueError where the others
    can't be reached any more.
    """

    rank: int
    world: int

    @property
    def main(self) -> bool:
        """Whether this is the one that speaks and writes."""
        return self.rank == 0

    def share(self, batch: Batch, config: Any = None) -> Batch:
        """Give this process's groups of a batch, a dataclass of tensors: an even part of axis 0 of each.

        Raises:
            DisqueError: a field can't be divided evenly; names those settings of `config` that may say so.
        """
        if self.world == 1:
            return batch
        return self._share(batch, config)

    def _share(self, batch: Any, config: Any) -> Any:
        parts = {}
        for field in fields(batch):
            value = getattr(batch, field.name)
            if is_dataclass(value):
                parts[field.name] = self._share(value, config)
                continue
            if len(value) % self.world:
                raise DisqueError(self._uneven(field.name, len(value), config))
            parts[field.name] = value.chunk(self.world)[self.rank]
        return replace(batch, **parts)

    def _uneven(self, name: str, count: int, config: Any) -> str:
        settings = [f.name for f in fields(config)] if config is not None else []
        found = [f"{key}={count}" for key in settings if key != "seed" and getattr(config, key) == count]
        which = f" ({' or '.join(found)})" if found else ""
        return (
            f"a step draws {count} of {name!r}{which}, which {self.world} processes can't share evenly; "
            f"give a multiple of {self.world}"
        )

    def gather(self, tensor: Tensor) -> Tensor:
        """Give the rows (n, ...) of all, (world * n, ...), in the order of ranks; with gradients."""
        if self.world == 1:
            return tensor
        gathered: Tensor = _Gather.apply(tensor, self)
        return gathered

    def mean_gradients(self, model: nn.Module) -> None:
        """Let every process have the mean of the gradients."""
        if self.world == 1:
            return
        gradients = [p.grad for p in model.parameters() if p.grad is not None]
        with _reached():
            sent = [(bucket, *_send(bucket)) for bucket in _buckets(gradients)]
            for bucket, flat, work in sent:
                work.wait()
                parts = (flat / self.world).split([gradient.numel() for gradient in bucket])
                for gradient, part in zip(bucket, parts, strict=True):
                    gradient.copy_(part.view_as(gradient))

    def mean(self, values: Tensor) -> Tensor:
        """Give the mean over processes; without gradients."""
        return self._sum(values) / self.world

    def largest(self, number: float) -> float:
        """Give the largest number that one of them has."""
        if self.world == 1:
            return number
        told = torch.tensor(number, dtype=torch.float64)
        with _reached():
            dist.all_reduce(told, dist.ReduceOp.MAX)
        return float(told)

    def of_main(self, number: float) -> float:
        """Give the main one's number, so that all decide alike by a clock."""
        return float(self._sum(torch.tensor(number if self.main else 0.0, dtype=torch.float64)))

    def _sum(self, values: Tensor) -> Tensor:
        if self.world == 1:
            return values.detach()
        total = values.detach().clone()
        with _reached():
            dist.all_reduce(total)
        return total

    @contextmanager
    def main_first(self) -> Iterator[None]:
        """Let the others do the same only when the main one is done, and has filled the cache."""
        if not self.main:
            self._meet()
        yield
        if self.main:
            self._meet()

    def _meet(self) -> None:
        self._sum(torch.zeros(()))

    def check_same(self, step: int, out: Path) -> None:
        """See that all go on from the same step.

        Raises:
            DisqueError: they found different checkpoints.
        """
        first = round(self.of_main(step))
        if self.largest(step != first):
            raise DisqueError(
                f"process {self.rank} found step {step} in {out}, and the main one step {first}; "
                "give an --out on a disk that all machines share"
            )

    @contextmanager
    def joined(self, device: torch.device) -> Iterator[None]:
        """Reach the others, by NCCL between GPUs and by gloo otherwise, and leave together."""
        if self.world == 1:
            yield
            return
        if device.type == "cuda":
            torch.cuda.set_device(device)
        backend = "cpu:gloo,cuda:nccl" if device.type == "cuda" else "gloo"
        with _reached():
            store, _, _ = next(rendezvous("env://", timeout=_PATIENCE))
            own = dist.PrefixStore(self._token(store), store)
            dist.init_process_group(
                backend, store=own, rank=self.rank, world_size=self.world, timeout=_PATIENCE
            )
        try:
            yield
            self._meet()
        finally:
            dist.destroy_process_group()

    def _token(self, store: dist.Store) -> str:
        """Agree on a word that no earlier start used.

        torchrun gives the processes of a restart the store of those before, in which the others would find
        addresses of the dead. So the main one only gives the word to those who ask by a number of their own.
        """
        if not self.main:
            mine = uuid.uuid4().hex
            store.set(f"asks/{self.rank}", mine)
            token = store.get(f"word/{mine}").decode()
            store.set(f"{token}/{self.rank}", "")
            return token
        token = uuid.uuid4().hex
        missing = set(range(1, self.world))
        while missing:
            for rank in missing:
                if store.check([f"asks/{rank}"]):
                    store.set(f"word/{store.get(f'asks/{rank}').decode()}", token)
            missing = {rank for rank in missing if not store.check([f"{token}/{rank}"])}
            time.sleep(_POLL_SECONDS)
        return token

    def broadcast_state(self, model: nn.Module) -> None:
        """Give all the weights and buffers of the main one."""
        if self.world > 1:
            with _reached():
                for tensor in model.state_dict().values():
                    # A copy, as the memory of a view or of channels last is not laid out in order.
                    sent = tensor.contiguous()
                    dist.broadcast(sent, src=0)
                    tensor.copy_(sent)


ALONE = Ranks(0, 1)


class _Gather(torch.autograd.Function):
    """All rows, in the order of ranks; backwards, the sum over processes of what they ask of own rows."""

    @staticmethod
    def forward(ctx: Any, tensor: Tensor, ranks: Ranks) -> Tensor:
        ctx.ranks = ranks
        own = tensor.contiguous()
        rows = [torch.empty_like(own) for _ in range(ranks.world)]
        with _reached():
            dist.all_gather(rows, own)
        return torch.cat(rows)

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None]:
        total = gradients[0].contiguous().clone()
        with _reached():
            dist.all_reduce(total)
        return total.chunk(ctx.ranks.world)[ctx.ranks.rank], None


def _buckets(gradients: list[Tensor]) -> Iterator[list[Tensor]]:
    """Divide gradients into lists of one type, each of about `_BUCKET` numbers."""
    bucket: list[Tensor] = []
    for gradient in gradients:
        full = sum(g.numel() for g in bucket) >= _BUCKET
        if bucket and (full or gradient.dtype != bucket[0].dtype):
            yield bucket
            bucket = []
        bucket.append(gradient)
    if bucket:
        yield bucket


def _send(bucket: list[Tensor]) -> tuple[Tensor, Any]:
    """Start adding up a bucket over processes: the numbers, and what to wait for."""
    flat = torch.cat([gradient.flatten() for gradient in bucket])
    return flat, dist.all_reduce(flat, async_op=True)


@contextmanager
def _reached() -> Iterator[None]:
    """Tell plainly of processes that are gone."""
    try:
        yield
    except RuntimeError as error:
        reason = str(error).splitlines()[0]
        raise DisqueError(f"another process of this training was lost: {reason}") from error


def launched() -> Ranks:
    """Read from torchrun's environment which process this is; without it, it is alone."""
    return Ranks(int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1")))


def own_device(device: torch.device) -> torch.device:
    """Give each process of a machine a GPU of its own.

    Raises:
        DisqueError: there are more processes than GPUs.
    """
    local = int(os.environ.get("LOCAL_RANK", "0"))
    if device.type != "cuda" or "WORLD_SIZE" not in os.environ:
        return device
    if local >= torch.cuda.device_count():
        raise DisqueError(
            f"there are {torch.cuda.device_count()} GPUs for process {local + 1} of this machine; "
            "give torchrun --nproc-per-node no more than there are"
        )
    return torch.device("cuda", local)


def restarted(before: str | None) -> bool:
    """Say whether torchrun started these processes again because one was lost.

    `before` is the `launch` under which the run began: a machine that lost none counts no restart.
    """
    again = int(os.environ.get("TORCHELASTIC_RESTART_COUNT", "0")) > 0
    return again or (before is not None and before == launch())


def launch() -> str | None:
    """Name the launch by torchrun, the same over its restarts and machines; None where it has no name."""
    name = os.environ.get("TORCHELASTIC_RUN_ID", "none")
    return None if name == "none" else name
