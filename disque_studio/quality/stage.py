"""The picture on which a search is measured: a photo, small enough to be rendered and scored many times.

A photo of few pixels is used as it is, so that what is measured here is what its file will get. A larger one
is averaged in tones (`imaging.sampling.to_tones`), so that its copy, rendered, comes close to the rendered
photo, averaged; what still differs is measured once, at the look itself, and added to every raw score.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from disque_studio.imaging import spill
from disque_studio.imaging.logcode import key_gain
from disque_studio.imaging.photo import Picture
from disque_studio.imaging.sampling import from_tones, small_copy, to_tones
from disque_studio.looks.apply import render_u8
from disque_studio.looks.mapping import Mapping
from disque_studio.quality import blind
from disque_studio.quality.qdnet import QdNetScorer
from disque_studio.quality.tmqi import light_of, luma_of, structural_fidelity
from disque_studio.quality.views import BLIND_AREA, SMALLEST

Floats = npt.NDArray[np.float32]

AREA = 2.25 * BLIND_AREA
"""Most pixels that are rendered: one and a half of the scorer's on a side."""

READ = 3 * AREA
"""About the pixels of a large photo that are averaged: every second or third on a side is plenty."""

FIDELITY_LOSS = 0.03
"""Structural fidelity that a walk may lose against the look itself. TMQI (Yeganeh and Wang 2013) rates common
operators between about 0.7 and 0.95 on one scene, so this is a small part of what a choice of look costs."""

CLIPPING_GAIN = 0.02
"""Share of samples that a walk may newly drive to black or white."""

_CLIPPED = 0.5 / 255
_SMALLEST = SMALLEST // 2


class Reading(NamedTuple):
    """What is measured of a rendered picture.

    `score` is the scorer's, 0 to 100. `fidelity` is TMQI's S against the photo, at half the size that the
    scorer sees. `clipped` is the share of samples at black or white.
    """

    score: float
    fidelity: float
    clipped: float

    def keeps(self, start: "Reading") -> bool:
        """Tell whether the structure guard holds, against the reading of the look itself."""
        return (
            self.fidelity >= start.fidelity - FIDELITY_LOSS and self.clipped <= start.clipped + CLIPPING_GAIN
        )


@dataclass(frozen=True, eq=False)
class Stage:
    """A photo ready to be rendered and measured.

    `rgb` is scene-linear (h, w, 3); `whole` tells that these are all of the photo's pixels. `light` is the
    luminance (rows, columns) that structure is compared with, at half the size of the scorer's view. `offset`
    is what the raw score of the whole photo has above that of these pixels.
    """

    rgb: npt.NDArray[np.floating]
    whole: bool
    light: Floats
    scorer: QdNetScorer
    offset: float = 0.0

    def pictures(self, mappings: Sequence[Mapping]) -> Tensor:
        """Render through each mapping, as the scorer sees it: (n, 3, height, width), encoded [0, 1]."""
        return torch.cat(
            [blind.as_tensor(Picture(render_u8(self.rgb, m)), self.scorer.device) for m in mappings]
        )

    def read(self, pictures: Tensor) -> list[Reading]:
        """Measure pictures that `pictures` gave."""
        scores = self.scorer.calibration.apply(_raw(self.scorer, pictures) + self.offset)
        return [
            Reading(float(score), *self.structure(picture))
            for score, picture in zip(scores, pictures, strict=True)
        ]

    def structure(self, picture: Tensor) -> tuple[float, float]:
        """Give the fidelity and the clipped share of one picture (3, height, width)."""
        seen = np.ascontiguousarray(picture.permute(1, 2, 0).cpu().numpy())
        clipped = float(((seen < _CLIPPED) | (seen > 1 - _CLIPPED)).mean())
        half = cv2.resize(seen, self.light.shape[::-1], interpolation=cv2.INTER_AREA)
        return structural_fidelity(self.light, luma_of(np.asarray(half, np.float32))), clipped


def stage(rgb: npt.NDArray[np.floating], look: Mapping, scorer: QdNetScorer) -> Stage:
    """Prepare a photo's scene-linear Rec.709 pixels (H, W, 3), to be measured near `look`."""
    whole = rgb.shape[0] * rgb.shape[1] <= AREA
    pixels = rgb if whole else _copied(rgb)
    scale = math.sqrt(BLIND_AREA / (rgb.shape[0] * rgb.shape[1])) / 2
    # As of the scorer's view, a thin picture's longer side gives way.
    longest = BLIND_AREA // (4 * _SMALLEST)
    size = [min(max(round(side * scale), _SMALLEST), longest) for side in rgb.shape[:2]]
    made = Stage(pixels, whole, light_of(pixels, *size), scorer)
    if whole:
        return made
    exact = _raw(scorer, replace(made, rgb=rgb).pictures([look]))
    return replace(made, offset=float(exact[0] - _raw(scorer, made.pictures([look]))[0]))


def _raw(scorer: QdNetScorer, pictures: Tensor) -> npt.NDArray[np.float64]:
    with torch.inference_mode():
        raw = scorer.net.judge(scorer.net.encode(scorer.net.general(pictures, learned=False))[0])
    return raw.cpu().numpy().astype(np.float64)


def _copied(rgb: npt.NDArray[np.floating]) -> npt.NDArray[np.float32]:
    count = rgb.shape[0] * rgb.shape[1]
    step = max(int(math.sqrt(count / READ)), 1)
    read = np.ascontiguousarray(spill.lattice(rgb, -(-max(rgb.shape[:2]) // step)))
    gain = key_gain(read)
    long_side = round(max(rgb.shape[:2]) * math.sqrt(AREA / count))
    tones = np.rint(small_copy(to_tones(read, gain).astype(np.float32), long_side)).astype(np.int16)
    return np.asarray(from_tones(tones, gain, np.float32), np.float32)
