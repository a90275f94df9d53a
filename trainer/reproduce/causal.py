"""The causal paper's three settings (arXiv 2604.21654): supervised, from few labels, and without labels.

The network is the installed one, which has seen no opinion, at rest. On each split the supervised read-out
is fitted on four fifths of the contents, the few-label one on 20 pairs drawn from them, and the label-free
one on nothing; all are measured on the same pictures held out. The public text names the settings and
"standard benchmarks" and holds no figures; which data sets are meant, and the splits, are ours to choose.
"""

from collections.abc import Iterator

import numpy as np
import torch

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.nets.causal_readouts import MOST_LABELS, Line, fit_few_labels, fit_supervised
from disque_studio.quality.causal import FEW, SUPERVISED, UNLABELLED, load_model
from disque_studio.quality.references import as_picture
from disque_studio.resources import resource_path
from trainer.adapt import features_of
from trainer.data.rated import csiq, kadid10k, live, tid2013
from trainer.evaluation.splits import Places
from trainer.reproduce.features import Floats, kept
from trainer.reproduce.protocol import Protocol, Row, measured
from trainer.reproduce.sets import Found

DATA_SETS = (live, csiq, tid2013, kadid10k)
REPEATS = 10

_STEPS = 1500


def rows(found: Found, protocol: Protocol) -> Iterator[Row]:
    """Measure one data set in the three settings.

    Raises:
        FileRefusedError: a picture has no reference, or a file can't be read.
    """
    for row in found.rows:
        if row.reference is None:
            raise FileRefusedError(
                row.image, "has no reference; name it in the column reference of scores.csv"
            )
    path = resource_path("models", "causal.safetensors")
    model = load_model(path)

    def see(picture: Picture, reference: Photo | Picture | None) -> Floats:
        assert reference is not None  # refused above
        whole = as_picture(reference) if isinstance(reference, Photo) else reference
        return features_of(model.net, picture, whole).numpy()

    features = torch.from_numpy(kept(found, see, [path], protocol))
    opinions = np.asarray(found.opinions)
    line = model.readouts[UNLABELLED].module
    assert isinstance(line, Line)

    def supervised(seen: Places, held: Places, number: int) -> Floats:
        wanted = torch.from_numpy(_scaled(opinions, seen)[seen])
        steps = protocol.steps(_STEPS)
        return fit_supervised(features[seen], wanted, steps=steps, seed=number)(features[held]).numpy()

    def few(seen: Places, held: Places, number: int) -> Floats:
        drawn = np.random.default_rng([protocol.seed, number]).permutation(seen)[:MOST_LABELS]
        wanted = _scaled(opinions, seen)[drawn].tolist()
        return fit_few_labels(features[drawn], wanted, line)(features[held]).numpy()

    def unlabelled(_seen: Places, held: Places, _number: int) -> Floats:
        return np.asarray(line(features[held]).numpy())

    for method, predict in (
        (SUPERVISED, supervised),
        (f"{FEW} ({MOST_LABELS})", few),
        (UNLABELLED, unlabelled),
    ):
        yield measured("causal", method, found, predict, protocol)


def _scaled(opinions: np.ndarray, seen: Places) -> Floats:
    """Bring opinions to 0 to 100 by the range of those that may be seen."""
    low, high = opinions[seen].min(), opinions[seen].max()
    return np.asarray((opinions - low) / max(high - low, 1e-9) * 100).clip(0, 100).astype(np.float32)
