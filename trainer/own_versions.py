"""What is learnt of one's own pairs, in versions that have each not seen one part of them.

A part stands for a scene: files next to each other often show one. The first version is the one that is kept;
it has not seen the pairs that tell whether a model helps (`looks.model.kept_pairs`).
"""

import copy
from collections.abc import Callable

import torch
from torch import Tensor, nn

from disque_studio.looks.model import kept_pairs
from disque_studio.nets.disque import Disque

SHARES = (1.0, 0.5, 0.25)
"""Of the learnt change, of which one is kept, or nothing."""


class Versions(nn.Module):
    """A linear layer in versions that differ by a change of the bias; nothing else is learnt.

    `chosen` (B,) says which version each row of the next batch goes by, and `share` how much of the change.
    """

    def __init__(self, layer: nn.Linear, count: int) -> None:
        super().__init__()
        self.layer = layer
        self.change = nn.Parameter(layer.bias.new_zeros(count, layer.out_features))
        self.chosen = torch.zeros(1, dtype=torch.long)
        self.share = 1.0

    def forward(self, x: Tensor) -> Tensor:
        """Give (B, out) for (B, in)."""
        made: Tensor = self.layer(x) + self.share * self.change[self.chosen]
        return made


def versioned(net: Disque, count: int) -> Disque:
    """Copy a network, with the head's last layer in `count` versions; only these are learnt."""
    net = copy.deepcopy(net).requires_grad_(False)
    net.head.add_module("weights", Versions(net.head.weights, count))
    return net


def versions_of(net: Disque) -> Versions | None:
    """Give the layer in versions, if the network has one."""
    layer = net.head.get_submodule("weights")
    return layer if isinstance(layer, Versions) else None


def plain(net: Disque, share: float) -> Disque:
    """Copy a network in versions as one without, with some of the first version's change."""
    net = copy.deepcopy(net)
    versions = versions_of(net)
    assert versions is not None
    with torch.no_grad():
        versions.layer.bias.add_(share * versions.change[0])
    net.head.add_module("weights", versions.layer)
    return net


def parts(count: int) -> list[list[int]]:
    """Divide `count` pairs: a part for each version, which does not see it, the first the kept pairs.

    Where none can be spared, the first version sees all, and every pair is a part.
    """
    kept = kept_pairs(count)
    if len(kept) == count:
        return [[], *([place] for place in range(count))]
    size = len(kept)
    learnt = count - size
    return [kept, *(list(range(start, min(start + size, learnt))) for start in range(0, learnt, size))]


def kept_share(falls: Callable[[float], Tensor], part: Tensor) -> tuple[float, float]:
    """Choose the share of a change by what it makes of pairs that it was not learnt from.

    `falls` gives the logarithm of each pair's error against that without the change, (n,), and `part` (n,)
    numbers the pairs' parts. A share counts where the parts' mean falls by more than its standard error: a
    mean alone is led by the one scene with the largest error. Gives the share that does so by most, and the
    mean ratio of the errors; none is (0, 1).
    """
    best, found = 0.0, (0.0, 1.0)
    for share in SHARES:
        logarithms = falls(share)
        means = torch.stack([logarithms[part == number].mean() for number in part.unique()])
        bound = float(means.mean() + means.std() / len(means) ** 0.5)
        if bound < best:
            best, found = bound, (share, float(logarithms.mean().exp()))
    return found
