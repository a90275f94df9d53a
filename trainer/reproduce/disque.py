"""DisQUE's protocol (arXiv 2404.13484): differences of appearance into a regressor fitted on opinions.

Features are those of the program's own scorer, |a_ref - a_dist| of means and deviations at full and half
scale, by the trained encoder for pictures or, where the references are HDR photos, by the one for those; at
rest. Only the regressor (ridge, on their logarithm) is fitted on each split. The figures published are the
paper's medians; how often it splits, its public text does not say.
"""

from collections.abc import Iterator

import numpy as np
import torch

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.nets.disque_sdr import look, overall
from disque_studio.quality.disque import (
    Comparison,
    compared_regions,
    load_photos,
    load_pictures,
    photo_code,
    to_batch,
)
from disque_studio.quality.views import paired_views, resized
from disque_studio.resources import resource_path
from trainer.data.rated import csiq, kadid10k, live, live_tmhdr, tid2013
from trainer.reproduce import ridge
from trainer.reproduce.features import Floats, kept
from trainer.reproduce.protocol import Protocol, Row, measured, others
from trainer.reproduce.sets import Found

DATA_SETS = (live, csiq, tid2013, kadid10k, live_tmhdr)
REPEATS = 10

_METHOD = "encoders at rest, ridge"
_FAINTEST = 1e-3
"""Added to features before their logarithm, as a share of their mean."""


def rows(found: Found, protocol: Protocol) -> Iterator[Row]:
    """Measure one data set.

    Raises:
        FileRefusedError: a picture has no reference, or a file can't be read.
    """
    for row in found.rows:
        if row.reference is None:
            raise FileRefusedError(row.image, f"has no reference, which DisQUE compares with; {_hint(found)}")
    models = [
        resource_path("models", f"{name}.safetensors") for name in ("disque-sdr", "disque-hdr", "looks")
    ]
    features = _spread(
        kept(found, _Sight(load_pictures(models[0], "cpu"), load_photos(models[1], "cpu")), models, protocol)
    )
    opinions = np.asarray(found.opinions)
    yield measured(
        "disque",
        _METHOD,
        found,
        lambda seen, held, _: ridge.predicted(features, opinions, found.contents, seen, held),
        protocol,
    )
    yield from others("disque", found)


def _hint(found: Found) -> str:
    if found.name == live_tmhdr.NAME:
        return (
            "save the scene light of each content's middle frame as HDR/CONTENT.exr in the data set's folder"
        )
    return "name it in the column reference of scores.csv"


def _spread(differences: Floats) -> Floats:
    """Take logarithms: differences run over several powers of ten, and most are small."""
    return np.log(differences + _FAINTEST * differences.mean(0) + 1e-9)


class _Sight:
    """What the encoders see between a picture and its reference."""

    def __init__(self, pictures: Comparison, photos: Comparison) -> None:
        self._pictures, self._photos = pictures.encoder, photos.encoder

    @torch.inference_mode()
    def __call__(self, picture: Picture, reference: Photo | Picture | None) -> Floats:
        if isinstance(reference, Picture):
            copy, original = paired_views(picture, reference)
            batch = to_batch([original, copy], torch.device("cpu"))
            return np.asarray(compared_regions(self._pictures, batch).mean((2, 3))[0])
        assert reference is not None  # refused above
        code = photo_code(reference.rgb)
        batch = to_batch([code, resized(picture, *code.shape[:2])], torch.device("cpu"))
        one, other = overall(look(self._photos, batch))
        return np.asarray((one - other).abs())
