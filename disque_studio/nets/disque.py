"""The DisQUE network: content and appearance encoders, a head that weighs the fits, a grid decoder.

Content x appearance -> picture, as in arXiv 2404.13484, with two changes. The decoder answers with a
bilateral grid of affine colour transforms (Gharbi et al. 2017) instead of pixels; and what it transforms is a
first guess, the blend of fits on the example pair that the head chooses, so that the network only has to say
what the fits got wrong on this scene.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from disque_studio.nets.encoders import SUMMARY, WIDTHS, Block, Encoder, summary

GRID_DEPTH = 8
AFFINE = 12
SHORT = 32
CODE_TOP = 1.25


@dataclass(frozen=True)
class Architecture:
    """What has to be known to build the network; stored in the model file."""

    candidates: int
    bins: int
    facts: int
    hidden: int = 128


def silence(layer: nn.Module) -> None:
    """Make a layer start by answering zero."""
    for parameter in layer.parameters():
        nn.init.zeros_(parameter)


class Modulated(nn.Module):
    """One decoder step: (z + content) times a gain drawn from the appearance code, then a block."""

    def __init__(self, width: int, width_out: int, code: int) -> None:
        super().__init__()
        self.gain = nn.Linear(code, width)
        self.block = Block(width, width_out, normal=False)

    def forward(self, z: Tensor, content: Tensor, code: Tensor) -> Tensor:
        """Combine (B, C, H, W) maps with the code (B, code)."""
        return self.block((z + content) * (1 + self.gain(code))[:, :, None, None])


class GridDecoder(nn.Module):
    """Coarse to fine over the content at 1/16 and 1/8; answers with a grid at 1/8."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.coarse = Modulated(WIDTHS[3], WIDTHS[2], code)
        self.fine = Modulated(WIDTHS[2], WIDTHS[2], code)
        self.out = nn.Conv2d(WIDTHS[2], AFFINE * GRID_DEPTH, 3, 1, 1)
        silence(self.out)

    def forward(self, content: list[Tensor], code: Tensor) -> Tensor:
        """Give the grid (B, 12, depth, H/8, W/8): affine corrections, output-major with the offset last."""
        z = self.coarse(torch.zeros_like(content[3]), content[3], code)
        z = F.interpolate(z, size=content[2].shape[-2:], mode="bilinear", align_corners=False)
        z = self.fine(z, content[2], code)
        return 0.1 * self.out(z).unflatten(1, (AFFINE, GRID_DEPTH))


class Head(nn.Module):
    """Weighs the candidate fits, in each luminance bin, and says how far the correction is to be trusted."""

    def __init__(self, shape: Architecture, code: int) -> None:
        super().__init__()
        self.shape = shape
        self.body = nn.Sequential(
            nn.Linear(shape.facts + code, shape.hidden),
            nn.SiLU(),
            nn.Dropout(0.1),
            nn.Linear(shape.hidden, shape.hidden),
            nn.SiLU(),
        )
        self.weights = nn.Linear(shape.hidden, shape.candidates * shape.bins)
        self.gate = nn.Linear(shape.hidden, 1)
        self.sharpness = nn.Parameter(torch.zeros(2))
        silence(self.weights)

    def forward(self, facts: Tensor, code: Tensor, errors: Tensor, count: Tensor) -> tuple[Tensor, Tensor]:
        """Give weights (B, K, BINS) that sum to 1 over K, and the gate (B, 1).

        `errors` (B, K) are the fits' errors on their own `count` (B,) pairs: with one pair they tell
        little, with several they tell which coordinate the look lives in.
        """
        x = self.body(torch.cat([facts, code], 1))
        sharpness = F.softplus(self.sharpness[0]) * (1 - 1 / count) * 4 + F.softplus(self.sharpness[1] - 2)
        prior = -sharpness[:, None] * errors.log()
        logits = self.weights(x).unflatten(1, (self.shape.candidates, self.shape.bins)) + prior[..., None]
        return logits.softmax(1), torch.sigmoid(self.gate(x))


class Disque(nn.Module):
    """The whole network. Pictures go in as (B, 3, H, W); see the parts for what comes out."""

    def __init__(self, shape: Architecture) -> None:
        super().__init__()
        self.shape = shape
        self.content = Encoder(normal=True)
        self.appearance = Encoder(normal=False)
        self.towards = nn.Sequential(nn.Linear(SUMMARY, SHORT), nn.Tanh())
        self.change = nn.Sequential(nn.Linear(SUMMARY, SHORT), nn.Tanh())
        self.head = Head(shape, 2 * SHORT)
        self.decoder = GridDecoder(2 * SHORT)
        self.project_content = nn.Linear(WIDTHS[-1], 8)
        self.project_appearance = nn.Linear(SUMMARY, 8)

    def appear(self, picture: Tensor) -> Tensor:
        """Give the appearance vector (B, SUMMARY)."""
        return summary(self.appearance(picture))

    def mix(self, start: Tensor, goal: Tensor) -> Tensor:
        """Shorten where the appearance is to go, and the way there, to the code that heads read."""
        return torch.cat([self.towards(goal), self.change(goal - start)], 1)


def slice_grid(grid: Tensor, code: Tensor) -> Tensor:
    """Read the grid (B, 12, D, h, w) at every pixel of log codes (B, H, W): (B, 12, H, W)."""
    depth = grid.shape[2]
    height, width = code.shape[-2:]
    rows = (torch.arange(height, device=code.device) + 0.5) / height * 2 - 1
    columns = (torch.arange(width, device=code.device) + 0.5) / width * 2 - 1
    place = (code / CODE_TOP).clamp(0, 1) * (depth - 1)
    z = 2 * (place + 0.5) / depth - 1
    y, x = torch.broadcast_tensors(rows[None, :, None], columns[None, None, :])
    points = torch.stack([x.expand_as(z), y.expand_as(z), z], -1)[:, None]
    return F.grid_sample(grid, points, padding_mode="border", align_corners=False)[:, :, 0]


def correct(base: Tensor, sliced: Tensor) -> Tensor:
    """Add the affine correction (B, 12, H, W) to the base picture (B, 3, H, W)."""
    matrix = sliced.unflatten(1, (3, 4))
    return base + (matrix[:, :, :3] * base[:, None]).sum(2) + matrix[:, :, 3]
