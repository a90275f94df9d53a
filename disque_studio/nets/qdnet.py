"""QD-net: quality and content of a tone-mapped picture, disentangled (Wang et al., section III).

From a general feature t: content n = (t - mu) / sigma, quality z = mu + sigma (concatenated), through a
variational bottleneck; a score from z; and a decoder that puts n and any z together again, so that a picture
can be moved to another quality. Sized for a CPU, and to be trained on thousands of pictures: the general
feature is `nets.blind.General` in place of a ResNet-50; n comes from its learned maps, mu and sigma from its
fixed ones; and the decoder answers at a quarter of the side, from which a grid transform is fitted.
"""

from dataclasses import dataclass
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.nets.blind import WIDTHS, Features, General, reader
from disque_studio.nets.scenestats import MOMENTS

REDUCTION = 4
"""Sides of the picture over those of the decoded one."""


@dataclass(frozen=True)
class Architecture:
    """What has to be known to build the network; stored in the model file."""

    latent: int = 64
    hidden: int = 96
    decoder: int = 48


class Bottleneck(nn.Module):
    """q(z | x): a diagonal Gaussian over the latent quality code."""

    def __init__(self, shape: Architecture) -> None:
        super().__init__()
        self.read = reader(MOMENTS, 2 * shape.hidden, 2 * shape.latent)

    def forward(self, statistics: Tensor) -> tuple[Tensor, Tensor]:
        """Give mean and log variance, (n, latent) each, from (n, MOMENTS)."""
        mean, log_variance = self.read(statistics).chunk(2, 1)
        # Narrow from the first step on: codes are to tell more than noise.
        return mean, (log_variance - 3).clamp(-8, 4)


class Adaptive(nn.Module):
    """A decoder step: convolution, then instance normalisation with scale and shift from z (AdaIN)."""

    def __init__(self, width_in: int, width: int, latent: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(width_in, width, 3, 1, 1)
        self.style = nn.Linear(latent, 2 * width)

    def forward(self, x: Tensor, z: Tensor) -> Tensor:
        """Combine maps (B, C, H, W) with codes (B, latent)."""
        gain, shift = self.style(z)[:, :, None, None].chunk(2, 1)
        return F.silu(normalised(self.conv(x)) * (1 + gain) + shift)


class Decoder(nn.Module):
    """U-Net from 1/32 to 1/4 over the content of the stages; every step takes z through AdaIN."""

    def __init__(self, shape: Architecture) -> None:
        super().__init__()
        width = shape.decoder
        skips = WIDTHS[1:][::-1]
        self.steps = nn.ModuleList(
            Adaptive(skip + (width if index else 0), width, shape.latent) for index, skip in enumerate(skips)
        )
        self.last = Adaptive(width, width, shape.latent)
        self.out = nn.Conv2d(width, 3, 3, 1, 1)
        self.tint = nn.Linear(shape.latent, 6)

    def forward(self, content: list[Tensor], z: Tensor) -> Tensor:
        """Give display-encoded pictures (B, 3, H/4, W/4) from content at 1/4 ... 1/32 and codes."""
        x = torch.zeros(0)
        for index, (step, skip) in enumerate(zip(self.steps, content[::-1], strict=True)):
            if index:
                x = F.interpolate(x, size=skip.shape[2:], mode="bilinear", align_corners=False)
                skip = torch.cat([skip, x], 1)
            x = step(skip, z)
        gain, shift = self.tint(z)[:, :, None, None].chunk(2, 1)
        return 0.5 + 0.25 * (self.out(self.last(x, z)) * (1 + gain) + shift)


class QdNet(nn.Module):
    """The whole network. Pictures are display-encoded (B, 3, H, W) in [0, 1]."""

    def __init__(self, shape: Architecture) -> None:
        super().__init__()
        self.shape = shape
        self.general = General()
        self.bottleneck = Bottleneck(shape)
        widths = [shape.latent, shape.hidden, shape.hidden, shape.hidden // 2]
        layers: list[nn.Module] = []
        for before, after in pairwise(widths):
            layers += [nn.Linear(before, after), nn.SiLU(), nn.Dropout(0.1)]
        self.score = nn.Sequential(*layers, nn.Linear(widths[-1], 1))
        self.decoder = Decoder(shape)

    def encode(self, features: Features, cells: tuple[int, int] | None = None) -> tuple[Tensor, Tensor]:
        """Give mean and log variance of q(z | x), (B, latent) each; with `cells`, of every cell."""
        return self.bottleneck(self.general.statistics(features, cells))

    def judge(self, z: Tensor) -> Tensor:
        """Give the raw score Q(z), (n,), about 0 (worst) to 1 (best)."""
        return self.score(z)[:, 0]

    def content(self, features: Features) -> list[Tensor]:
        """Give n = (t - mu) / sigma of the stages at 1/4 ... 1/32."""
        return [normalised(stage) for stage in features.stages[1:]]

    def decode(self, content: list[Tensor], z: Tensor) -> Tensor:
        """G(z, n): the pictures that have this content and this quality, (B, 3, H/4, W/4)."""
        return self.decoder(content, z)


def normalised(maps: Tensor) -> Tensor:
    """Take mean and deviation out of every map (instance normalisation)."""
    variance, mean = torch.var_mean(maps, (2, 3), unbiased=False, keepdim=True)
    return (maps - mean) * (variance + 1e-4).rsqrt()


def drawn(mean: Tensor, log_variance: Tensor, noise: Tensor) -> Tensor:
    """Draw z from q(z | x) by the reparameterisation of Kingma and Welling (2013)."""
    return mean + noise * (0.5 * log_variance).exp()


def divergence(mean: Tensor, log_variance: Tensor) -> Tensor:
    """KL(q(z | x) || N(0, I)), its mean over pictures, a latent dimension."""
    return 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).mean()
