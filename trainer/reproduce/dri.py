"""DRI on rated pictures (arXiv 2411.17390), as far as its public text goes.

That text says "synthetic" and "real-world" data sets and names none; it gives no splits and no figures. So
the data sets are those of the field that this program reads, splits are 4:1 by content, and medians are
reported. The general feature and the restoration branch rest; what reads them is as installed, tuned from the
installed weights, or trained from fresh ones. BIQ2021 trained the installed weights and the general feature:
what is "as installed" or "tuned" on that data set has seen what it is measured on.
"""

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor, nn

from disque_studio.imaging.photo import Photo, Picture
from disque_studio.nets.dri import CHANGES, Dri, told
from disque_studio.quality import blind
from disque_studio.quality.dri import create
from disque_studio.resources import resource_path
from trainer.data.rated import biq2021, challenge, csiq, kadid10k, koniq10k, live, tid2013
from trainer.recipes.dri import TRAINING
from trainer.reproduce.features import Floats, kept
from trainer.reproduce.protocol import Protocol, Row
from trainer.reproduce.sets import Found
from trainer.reproduce.tuning import three_ways

DATA_SETS = (live, csiq, tid2013, kadid10k, challenge, koniq10k, biq2021)
REPEATS = 10


class Readers(nn.Module):
    """The parts of the network that read statistics and what restoring would change."""

    def __init__(self, net: Dri) -> None:
        super().__init__()
        self.degradation, self.quality, self.interaction = net.degradation, net.quality, net.interaction
        self.score, self.restored = net.score, net.restored

    def forward(self, known: Tensor) -> tuple[Tensor, Tensor]:
        """Give raw scores (n,), and nothing for the loss; the last `CHANGES` columns tell of restoring."""
        statistics, changes = known[:, :-CHANGES], known[:, -CHANGES:]
        joined = self.interaction(self.degradation(statistics), self.quality(statistics))
        return (self.score(joined) + self.restored(changes))[:, 0], known.new_zeros(())


def rows(found: Found, protocol: Protocol) -> Iterator[Row]:
    """Measure one data set in the three ways.

    Raises:
        FileRefusedError: a picture or the installed model can't be read.
    """
    path = resource_path("models", "dri.safetensors")
    net = create("dri", path, "cpu").net

    @torch.inference_mode()
    def see(picture: Picture, _reference: Photo | Picture | None) -> Floats:
        whole = blind.as_tensor(picture, "cpu")
        height, width = (side - side % 2 for side in whole.shape[2:])
        batch = whole[:, :, :height, :width]
        features = net.general(batch)
        degradation, _ = net.vectors(features)
        changes = told(net.residual(batch, features, degradation))
        return np.asarray(torch.cat([net.general.statistics(features), changes], 1)[0].numpy())

    torch.manual_seed(protocol.seed)
    readers = Readers(net), Readers(Dri(net.shape))
    yield from three_ways("dri", found, kept(found, see, [path], protocol), readers, TRAINING, protocol)
