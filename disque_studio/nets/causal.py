"""Causal disentanglement for full-reference quality: content, degradation, and how one hides the other.

The idea is that of arXiv 2604.21654; its public text gives no formulas, so those here are ours. A picture
comes about from a content C and a degradation D. The content code is normalised and must not change when a
picture is degraded; the degradation code is the mean and deviation of maps that are not normalised.
Intervening on one code and keeping the other must make the picture that the intervention asks for:

    G(c(ref), d(dist)) = dist                            do(D = d(dist)) on the reference
    G(c(dist), d(ref)) = ref                             do(D = none) on the distorted picture
    G(c(ref_i), d(ref_i) + d(dist_j) - d(ref_j)) = dist_i     the degradation of another picture, on mine

Masking is the edge from content to visible degradation: at every stage k and place p a gain
m_k(p) in (0, 1) is read from the reference's content, and what is seen of a degradation is
m_k(p) * |d_k(dist, p) - d_k(ref, p)|. Its mean and deviation over the picture, of every channel, are the
features that a read-out turns into a score; they are zero for an identical pair.
"""

from dataclasses import dataclass
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.imaging.primaries import REC709_LUMINANCE
from disque_studio.nets.encoders import Block, Normal

_EPSILON = 1e-6
_FAINTEST = 1e-3
"""Added to features before their logarithm."""
_MOST_STAGES = 8
"""A picture that is halved more often has no pixels left."""
_LOCAL = 7
"""Pixels of a side of the neighbourhood of contrast gain control."""
_FAINT = 0.1
"""Local deviation of luma at which its gain is half the largest."""


@dataclass(frozen=True)
class Architecture:
    """What has to be known to build the network; stored in the model file."""

    widths: tuple[int, ...] = (16, 24, 40, 64)
    """Channels of the maps at 1/2, 1/4, 1/8, 1/16."""
    identity: int = 32
    """Length of the short content code that tells pictures apart."""
    kind: int = 16
    """Length of the short degradation code that tells degradations apart."""

    def __post_init__(self) -> None:
        if len(self.widths) > _MOST_STAGES:
            raise ValueError(f"a network of {len(self.widths)} stages; at most {_MOST_STAGES} are built")

    @property
    def channels(self) -> int:
        """Channels of all stages together."""
        return sum(self.widths)

    @property
    def features(self) -> int:
        """Length of the feature vector: mean and deviation of every channel."""
        return 2 * self.channels


class Encoder(nn.Module):
    """5x5 stem and residual stages, each halving the picture."""

    def __init__(self, planes: int, widths: tuple[int, ...], *, normal: bool) -> None:
        super().__init__()
        self.stem = nn.Conv2d(planes, widths[0], 5, 2, 2)
        self.norm = Normal(widths[0], active=normal)
        self.stages = nn.ModuleList(Block(a, b, stride=2, normal=normal) for a, b in pairwise(widths))

    def forward(self, picture: Tensor) -> list[Tensor]:
        """Give the maps (B, C_k, H_k, W_k) of a picture (B, planes, H, W) with values about [-1, 1]."""
        maps = [F.silu(self.norm(self.stem(picture)))]
        for stage in self.stages:
            maps.append(stage(maps[-1]))
        return maps


class Streams(nn.Module):
    """The degradation encoder: one stream for tone and colour, one for structure, half the channels each.

    The first sees the picture; the second its luma after local contrast gain control, as the retina has it
    (Ruderman 1994, "The statistics of natural images"), so that losses in faint detail count like those in
    strong detail. No channel is normalised over the picture: that would take the degradation off.
    """

    def __init__(self, widths: tuple[int, ...]) -> None:
        super().__init__()
        half = tuple(width // 2 for width in widths)
        self.tone = Encoder(3, half, normal=False)
        self.structure = Encoder(1, half, normal=False)

    def forward(self, picture: Tensor) -> list[Tensor]:
        """Give the maps (B, C_k, H_k, W_k) of a picture (B, 3, H, W), sRGB-encoded [0, 1]: tone first."""
        tone, structure = self.tone(picture * 2 - 1), self.structure(local_contrast(picture))
        return [torch.cat(pair, 1) for pair in zip(tone, structure, strict=True)]


def local_contrast(picture: Tensor) -> Tensor:
    """Give luma (B, 1, H, W) less its local mean, over its local deviation plus `_FAINT`."""
    weights = torch.tensor(REC709_LUMINANCE, dtype=picture.dtype, device=picture.device)
    luma = (picture * weights[:, None, None]).sum(1, keepdim=True)
    mean = _box(luma)
    deviation = ((_box(luma.square()) - mean.square()).clamp_min(0) + _EPSILON).sqrt()
    return (luma - mean) / (deviation + _FAINT)


def _box(plane: Tensor) -> Tensor:
    """Average over squares of `_LOCAL` pixels, of what lies inside the picture."""
    reach = _LOCAL // 2
    rows = F.avg_pool2d(plane, (_LOCAL, 1), 1, (reach, 0), count_include_pad=False)
    return F.avg_pool2d(rows, (1, _LOCAL), 1, (0, reach), count_include_pad=False)


def moments(maps: list[Tensor]) -> Tensor:
    """Give mean and deviation of every channel of every stage: (B, 2 * channels), deviations last.

    A channel without deviation gives exactly 0, with a finite gradient.
    """
    means = [m.mean((2, 3)) for m in maps]
    spreads = [spread(m.var((2, 3), unbiased=False)) for m in maps]
    return torch.cat(means + spreads, 1)


def spread(variance: Tensor) -> Tensor:
    """Give the root of a variance, smooth at 0 and exactly 0 there."""
    return (variance.clamp_min(0) + _EPSILON).sqrt() - _EPSILON**0.5


class Mask(nn.Module):
    """How far content lets a degradation be seen: gains in (0, 1) from the content's maps."""

    def __init__(self, widths: tuple[int, ...]) -> None:
        super().__init__()
        self.gains = nn.ModuleList(nn.Conv2d(width, width, 1) for width in widths)
        for layer in self.gains:
            assert isinstance(layer, nn.Conv2d) and layer.bias is not None
            nn.init.normal_(layer.weight, std=0.02)
            nn.init.ones_(layer.bias)

    def forward(self, content: list[Tensor]) -> list[Tensor]:
        """Give a gain for every channel and place, in the shape of the maps."""
        return [torch.sigmoid(layer(c)) for layer, c in zip(self.gains, content, strict=True)]


class Step(nn.Module):
    """One step of the decoder: a stage's content, modulated by the degradation code, then a block."""

    def __init__(self, width: int, width_out: int, code: int) -> None:
        super().__init__()
        self.modulate = nn.Linear(code, 2 * width)
        self.block = Block(width, width_out, normal=False)

    def forward(self, z: Tensor, content: Tensor, code: Tensor) -> Tensor:
        """Combine (B, width, H, W) maps with the code (B, code)."""
        gain, offset = self.modulate(code)[:, :, None, None].chunk(2, 1)
        return self.block((z + content) * (1 + gain) + offset)


class Decoder(nn.Module):
    """Coarse to fine over all stages, and to full size by sub-pixels."""

    def __init__(self, widths: tuple[int, ...], code: int, short: int = 48) -> None:
        super().__init__()
        self.shorten = nn.Sequential(nn.Linear(code, short), nn.SiLU())
        falling = widths[::-1]
        self.steps = nn.ModuleList(Step(a, b, short) for a, b in pairwise((*falling, falling[-1])))
        self.out = nn.Conv2d(falling[-1], 12, 3, 1, 1)

    def forward(self, content: list[Tensor], code: Tensor) -> Tensor:
        """Give the picture (B, 3, H, W), about [0, 1], of content maps and a degradation code."""
        short = self.shorten(code)
        z = torch.zeros_like(content[-1])
        for step, maps in zip(self.steps, content[::-1], strict=True):
            z = F.interpolate(z, size=maps.shape[-2:], mode="nearest")
            z = step(z, maps, short)
        return F.pixel_shuffle(self.out(z), 2) * 0.5 + 0.5


class Causal(nn.Module):
    """The whole network but its read-outs. Pictures are (B, 3, H, W), sRGB-encoded [0, 1]."""

    def __init__(self, shape: Architecture | None = None) -> None:
        super().__init__()
        self.shape = shape or Architecture()
        widths = self.shape.widths
        self.encoder = Encoder(3, widths, normal=True)
        self.degradation = Streams(widths)
        self.mask = Mask(widths)
        self.decoder = Decoder(widths, self.shape.features)
        self.project_content = nn.Linear(widths[-1] * 16, self.shape.identity)
        self.project_kind = nn.Linear(self.shape.features, self.shape.kind)

    def content(self, picture: Tensor) -> list[Tensor]:
        """Give the content maps of pictures."""
        maps: list[Tensor] = self.encoder(picture * 2 - 1)
        return maps

    def identity(self, content: list[Tensor]) -> Tensor:
        """Give the short content code (B, identity) of content maps."""
        return self.project_content(self.coarse(content))

    def coarse(self, content: list[Tensor]) -> Tensor:
        """Give the coarsest content map, averaged to 4 x 4: (B, 16 C)."""
        return F.adaptive_avg_pool2d(content[-1], 4).flatten(1)

    def kind(self, features: Tensor) -> Tensor:
        """Give the short degradation code (B, kind) of the features of what is seen, (B, F)."""
        return self.project_kind(torch.log(features + _FAINTEST))

    def visible(self, gains: list[Tensor], reference: list[Tensor], distorted: list[Tensor]) -> list[Tensor]:
        """Give what is seen of a degradation, place by place: gain times difference of degradation maps."""
        return [m * (d - r).abs() for m, r, d in zip(gains, reference, distorted, strict=True)]

    def compare(self, reference: Tensor, distorted: Tensor) -> list[Tensor]:
        """Give the visible degradation of pairs of pictures, at every stage."""
        gains = self.mask(self.content(reference))
        # One after the other: members of a batch may be rounded differently, and equal ones must not differ.
        return self.visible(gains, self.degradation(reference), self.degradation(distorted))


def cells(visible: list[Tensor], rows: int, columns: int) -> Tensor:
    """Give the features of each cell of a grid over the picture: (B, rows * columns, features).

    Moments are taken over a cell and its neighbours, so that cells of one sample have a deviation too.
    """
    means, spreads = [], []
    for maps in visible:
        both = torch.cat([maps, maps.square()], 1)
        pooled = F.adaptive_avg_pool2d(both, (rows, columns))
        near = F.avg_pool2d(F.pad(pooled, (1, 1, 1, 1), mode="replicate"), 3, 1)
        mean, square = near.flatten(2).transpose(1, 2).chunk(2, 2)
        means.append(mean)
        spreads.append(spread(square - mean.square()))
    return torch.cat(means + spreads, 2)
