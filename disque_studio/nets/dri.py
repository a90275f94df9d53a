"""DRI: degradation and quality of a picture, modelled apart and made to interact, with a restoration branch.

After Yue et al., "Dual-Representation Interaction Driven Image Quality Assessment with Restoration
Assistance" (arXiv 2411.17390). The public text gives the idea and no formulas; these are this program's own:

- d and q, the degradation and the quality vector, are read from the same mean and deviation statistics
- interaction: q' = q (1 + tanh(A d)), d' = d (1 + tanh(B q)), joined with their bilinear product
- restoration: the general features, modulated by d, give a residual that takes the degradation out; what it
  would change, and how much, is told to the score predictor
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.nets.blind import WIDTHS, Features, General, flat, reader
from disque_studio.nets.scenestats import MOMENTS, moments

CHANGES = 12
"""Numbers that tell of a residual: mean and deviation of its size, by channel, at two scales."""


@dataclass(frozen=True)
class Architecture:
    """What has to be known to build the network; stored in the model file.

    `degradations` is how many kinds of synthetic distortion the degradation vector is taught to name.
    """

    degradations: int
    vector: int = 48
    hidden: int = 160
    restoration: int = 32


class Interaction(nn.Module):
    """Lets each vector reweigh the other."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.on_quality = nn.Linear(width, width)
        self.on_degradation = nn.Linear(width, width)
        self.across = nn.Linear(width, width, bias=False)

    def forward(self, degradation: Tensor, quality: Tensor) -> Tensor:
        """Join both (n, width) to (n, 3 * width)."""
        q = quality * (1 + torch.tanh(self.on_quality(degradation)))
        d = degradation * (1 + torch.tanh(self.on_degradation(quality)))
        return torch.cat([q, d, q * self.across(d)], 1)


class Restoration(nn.Module):
    """From the stages at 1/8, 1/4 and 1/2, modulated by d, to the residual at full size."""

    def __init__(self, shape: Architecture) -> None:
        super().__init__()
        width = shape.restoration
        self.enter = nn.ModuleList(nn.Conv2d(w, width, 1) for w in WIDTHS[2::-1])
        self.mix = nn.ModuleList(nn.Conv2d(width, width, 3, 1, 1) for _ in range(3))
        self.gains = nn.ModuleList(nn.Linear(shape.vector, width) for _ in range(3))
        self.out = nn.Conv2d(width + 12, 12, 3, 1, 1)

    def forward(self, picture: Tensor, features: Features, degradation: Tensor) -> Tensor:
        """Give what to add to the picture (B, 3, H, W), of even sides."""
        x = torch.zeros(0)
        steps = zip(self.enter, self.mix, self.gains, features.stages[2::-1], strict=True)
        for index, (enter, mix, gain, stage) in enumerate(steps):
            here = enter(stage)
            if index:
                here = here + F.interpolate(x, size=stage.shape[2:], mode="bilinear", align_corners=False)
            x = F.silu(mix(here * (1 + gain(degradation)[:, :, None, None])))
        halved = F.pixel_unshuffle(picture - 0.5, 2)
        return 0.2 * F.pixel_shuffle(self.out(torch.cat([x, halved], 1)), 2)


class Dri(nn.Module):
    """The whole network. Pictures are display-encoded (B, 3, H, W) in [0, 1], of even sides."""

    def __init__(self, shape: Architecture) -> None:
        super().__init__()
        self.shape = shape
        self.general = General()
        self.degradation = reader(MOMENTS, shape.hidden, shape.vector)
        self.quality = reader(MOMENTS, shape.hidden, shape.vector)
        self.interaction = Interaction(shape.vector)
        self.restoration = Restoration(shape)
        self.score = nn.Sequential(
            nn.Linear(3 * shape.vector, 96),
            nn.SiLU(),
            nn.Dropout(0.2),
            nn.Linear(96, 48),
            nn.SiLU(),
            nn.Linear(48, 1),
        )
        self.restored = nn.Sequential(nn.Linear(CHANGES, 32), nn.SiLU(), nn.Linear(32, 1))
        self.kinds = nn.Linear(shape.vector, shape.degradations)
        self.severity = nn.Linear(shape.vector, 1)

    def vectors(self, features: Features, cells: tuple[int, int] | None = None) -> tuple[Tensor, Tensor]:
        """Give d and q, (B, vector) each; with `cells` (rows, columns), of every cell."""
        statistics = self.general.statistics(features, cells)
        return self.degradation(statistics), self.quality(statistics)

    def residual(self, picture: Tensor, features: Features, degradation: Tensor) -> Tensor:
        """Give restored minus picture, (B, 3, H, W)."""
        return self.restoration(picture, features, degradation)

    def judge(self, degradation: Tensor, quality: Tensor, changes: Tensor | None) -> Tensor:
        """Give the raw score (n,), about 0 (worst) to 1 (best).

        `changes` comes from `told`; None where no restoration was made, and then says nothing.
        """
        raw = self.score(self.interaction(degradation, quality))
        return (raw if changes is None else raw + self.restored(changes))[:, 0]


def told(residual: Tensor, cells: tuple[int, int] | None = None) -> Tensor:
    """Tell the score predictor of a residual: (B, CHANGES); with `cells`, (B * rows * columns, CHANGES)."""
    sizes = [residual.abs(), F.avg_pool2d(residual, 4).abs()]
    parts = [(part + 1e-3).log() + 4 for size in sizes for part in moments(size, cells)]
    return flat(torch.cat(parts, 1))
