"""Layers that learn from the statistics of a batch, where many processes share it: those of all count."""

import torch
from torch import Tensor, nn

from disque_studio.nets.blind import Standard
from trainer.ranks import Ranks

_PLACES = (0, 2, 3)
"""The axes of maps (B, C, H, W) over which batch normalisation averages."""


def unite(model: nn.Module, ranks: Ranks) -> None:
    """Let batch normalisation, and `Standard`, see the batch of all processes while training.

    The names of weights and buffers stay as they are.
    """
    if ranks.world == 1:
        return
    for parent in list(model.modules()):
        for name, child in parent.named_children():
            if isinstance(child, nn.BatchNorm2d):
                setattr(parent, name, _Norm(child, ranks))
            elif isinstance(child, Standard):
                setattr(parent, name, _Standard(child, ranks))


class _Norm(nn.BatchNorm2d):
    """Batch normalisation by the mean and the variance over all processes; equal shares are assumed."""

    def __init__(self, like: nn.BatchNorm2d, ranks: Ranks) -> None:
        super().__init__(like.num_features, like.eps, like.momentum, like.affine, like.track_running_stats)
        self.load_state_dict(like.state_dict())
        self.to(like.weight.device)
        # The parameters themselves, which may be at rest.
        self.weight, self.bias = like.weight, like.bias
        self.ranks = ranks

    def forward(self, maps: Tensor) -> Tensor:
        """Keep the shape (B, C, H, W)."""
        if not self.training:
            return super().forward(maps)
        single = maps.float()
        mean = self._over_all(single.mean(_PLACES))
        centred = single - mean[:, None, None]
        variance = self._over_all(centred.square().mean(_PLACES))
        self._follow(mean.detach(), variance.detach(), maps.numel() // len(mean) * self.ranks.world)
        gain = self.weight * (variance + self.eps).rsqrt()
        return (centred * gain[:, None, None] + self.bias[:, None, None]).to(maps.dtype)

    def _over_all(self, values: Tensor) -> Tensor:
        return self.ranks.gather(values[None]).mean(0)

    @torch.no_grad()
    def _follow(self, mean: Tensor, variance: Tensor, count: int) -> None:
        """Move the kept statistics as batch normalisation does, by the variance without bias."""
        assert self.running_mean is not None and self.running_var is not None
        assert self.num_batches_tracked is not None and self.momentum is not None
        self.running_mean.lerp_(mean, self.momentum)
        self.running_var.lerp_(variance * count / (count - 1), self.momentum)
        self.num_batches_tracked += 1


class _Standard(Standard):
    """`Standard` that learns from what passes through it in all processes."""

    def __init__(self, like: Standard, ranks: Ranks) -> None:
        super().__init__(len(like.mean))
        self.load_state_dict(like.state_dict())
        self.to(like.mean.device)
        self.ranks = ranks

    def _follow(self, statistics: Tensor) -> None:
        super()._follow(self.ranks.gather(statistics))
