"""The search in QD-net's latent space (Wang et al., section III-D, equations 5 and 6).

Codes are drawn from the prior until their score passes the target; the code that is used lies on the line
from the picture's own, where the score is the target: ``Q(share * drawn + (1 - share) * z) = target``. The
paper finds the share by stochastic gradient descent; here it is a bracketed root of a continuous function of
one number, so a bracketing solver needs a fraction of the steps and cannot miss. Both are kept, so that they
can be measured against each other. All scores here are raw, as the network gives them.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from disque_studio.nets.qdnet import QdNet

DRAWS = 2048
SEED = 5

TOLERANCE = 1e-4
"""Of a raw score, which is 0 to 1: a hundredth of a point."""

LEARNING_RATE, DECAY, DECAY_EVERY = 0.01, 0.8, 7
"""The paper's: SGD at 0.01, times 0.8 every 7 epochs."""

_MOST_ROUNDS = 40
_MOST_EPOCHS = 200


@dataclass(frozen=True, eq=False)
class Fused:
    """Codes on the lines from z to drawn codes.

    `codes` (n, latent), `shares` (n,) and raw `scores` (n,), nearest to z first. `rounds` is how many times
    the network was asked.
    """

    codes: Tensor
    shares: Tensor
    scores: Tensor
    rounds: int


def drawn(net: QdNet, device: str, count: int = DRAWS) -> Tensor:
    """Draw codes from the prior N(0, I), the same ones every time: (count, latent)."""
    generator = torch.Generator().manual_seed(SEED)
    return torch.randn(count, net.shape.latent, generator=generator).to(device)


def passing(net: QdNet, codes: Tensor, z: Tensor, target: float) -> Tensor:
    """Keep the codes whose score lies at the target or beyond it, seen from z (1, latent); nearest first."""
    scores = net.judge(codes)
    kept = codes[scores >= target if target >= float(net.judge(z)) else scores <= target]
    return kept[(kept - z).norm(dim=1).argsort(stable=True)]


def fuse(net: QdNet, z: Tensor, codes: Tensor, target: float) -> Fused:
    """Solve equation 6 for every one of `codes` (n, latent) at once, by regula falsi (Illinois).

    `z` is (1, latent); each of `codes` scores beyond the target, and z before it.
    """
    low, high = torch.zeros(len(codes), device=z.device), torch.ones(len(codes), device=z.device)
    under, over = net.judge(z).expand(len(codes)) - target, net.judge(codes) - target
    shares, left = high, over
    side = torch.zeros_like(low)
    rounds = 1
    while rounds < _MOST_ROUNDS and float(left.abs().max()) > TOLERANCE:
        shares = (low * over - high * under) / (over - under)
        left = net.judge(torch.lerp(z, codes, shares[:, None])) - target
        rounds += 1
        beyond = left * over > 0
        # Where the same end moves twice, the other one's value is halved, so that it moves next (Illinois).
        under = torch.where(beyond, torch.where(side > 0, under / 2, under), left)
        over = torch.where(beyond, left, torch.where(side < 0, over / 2, over))
        high, low = torch.where(beyond, shares, high), torch.where(beyond, low, shares)
        side = torch.where(beyond, 1.0, -1.0)
        # An exact hit would leave nothing to divide by.
        over = torch.where(over == under, over + TOLERANCE, over)
    fused = torch.lerp(z, codes, shares[:, None])
    order = (fused - z).norm(dim=1).argsort(stable=True)
    return Fused(fused[order], shares[order], (left + target)[order], rounds)


def fuse_by_descent(net: QdNet, z: Tensor, code: Tensor, target: float) -> Fused:
    """Solve equation 6 for one code (1, latent) as the paper does: SGD on |Q - target|, from the middle."""
    share = torch.full((1,), 0.5, device=z.device, requires_grad=True)
    optimiser = torch.optim.SGD([share], lr=LEARNING_RATE)
    schedule = torch.optim.lr_scheduler.StepLR(optimiser, DECAY_EVERY, DECAY)
    epochs = 0
    with torch.enable_grad():
        while epochs < _MOST_EPOCHS:
            score = net.judge(torch.lerp(z, code, share[:, None]))
            epochs += 1
            if float((score.detach() - target).abs()) <= TOLERANCE:
                break
            optimiser.zero_grad()
            (score - target).abs().sum().backward()
            optimiser.step()
            schedule.step()
    found = share.detach()
    fused = torch.lerp(z, code, found[:, None])
    return Fused(fused, found, net.judge(fused), epochs)


def decoded_changes(net: QdNet, content: list[Tensor], z: Tensor, codes: Tensor) -> Tensor:
    """Decode what codes (n, latent) would change: G(n, code) - G(n, z), (n, 3, H/4, W/4), display values.

    The difference of two decoded pictures is free of what the decoder fails to reconstruct.
    """
    every = torch.cat([z, codes])
    repeated = [stage.expand(len(every), -1, -1, -1) for stage in content]
    pictures = net.decode(repeated, every)
    return pictures[1:] - pictures[:1]
