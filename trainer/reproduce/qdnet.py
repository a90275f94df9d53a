"""QD-net's protocol (Wang et al., section IV): ESPL-LIVE HDR, 100 random 4:1 splits, no scene in both.

Where the paper trains the whole network on each split, here the general feature rests, and what is trained is
what reads it: bottleneck and score, on statistics of whole pictures, by the loss's terms of score and of
divergence. Three ways: as installed (trained on BIQ2021 and on ranks of TMQI, on nothing of ESPL-LIVE HDR),
tuned from the installed weights, and trained from fresh ones.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from disque_studio.imaging.photo import Photo, Picture
from disque_studio.nets.qdnet import Architecture, QdNet, divergence, drawn
from disque_studio.quality import blind
from disque_studio.quality.qdnet import create
from disque_studio.resources import resource_path
from trainer.data.rated import espl_live_hdr
from trainer.recipes.qdnet import TRAINING, Config
from trainer.reproduce.features import Floats, kept
from trainer.reproduce.protocol import Protocol, Row, others
from trainer.reproduce.sets import Found
from trainer.reproduce.tuning import three_ways

DATA_SETS = (espl_live_hdr,)
REPEATS = 100


class Quality(nn.Module):
    """The part of the network that reads statistics: bottleneck, then score."""

    def __init__(self, net: QdNet) -> None:
        super().__init__()
        self.bottleneck, self.score = net.bottleneck, net.score

    def forward(self, known: Tensor) -> tuple[Tensor, Tensor]:
        """Give raw scores (n,), by a drawn code while training, and the weighed divergence."""
        mean, log_variance = self.bottleneck(known)
        code = drawn(mean, log_variance, torch.randn_like(mean)) if self.training else mean
        return self.score(code)[:, 0], Config.divergence * divergence(mean, log_variance)


def rows(found: Found, protocol: Protocol) -> Iterator[Row]:
    """Measure one data set in the three ways.

    Raises:
        FileRefusedError: a picture or the installed model can't be read.
    """
    path: Path = resource_path("models", "qdnet.safetensors")
    net = create("qdnet", path, "cpu").net

    @torch.inference_mode()
    def see(picture: Picture, _reference: Photo | Picture | None) -> Floats:
        features = net.general(blind.as_tensor(picture, "cpu"), learned=False)
        return np.asarray(net.general.statistics(features)[0].numpy())

    torch.manual_seed(protocol.seed)
    readers = Quality(net), Quality(QdNet(Architecture()))
    yield from three_ways("qdnet", found, kept(found, see, [path], protocol), readers, TRAINING, protocol)
    yield from others("qdnet", found)
