"""Classical full-reference measures of a picture against its reference.

The functions take two pictures of the same size, sRGB-encoded float32 (H, W, 3) in [0, 1], the picture first.
`create` gives the scorers of the same names.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.errors import DisqueError, ReferenceMissingError
from disque_studio.imaging.difference import delta_e2000, to_lab
from disque_studio.imaging.photo import Picture
from disque_studio.imaging.primaries import REC709_LUMINANCE
from disque_studio.quality.scorer import Assessment, Facts, Reference
from disque_studio.quality.views import paired_views

if TYPE_CHECKING:
    from torch import Tensor

Floats = npt.NDArray[np.float32]

PSNR_LIMIT = 100.0
"""The PSNR in dB of equal pictures, whose error has no logarithm."""

SCALE_WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)
"""Weights of MS-SSIM's five scales, finest first (Wang, Simoncelli and Bovik 2003, section 3.2)."""

SSIM_WINDOW = 11
_SMALLEST_SIDES = (11, 22, 44, 99, 176)
"""Pixels of the shorter side from which the measure computes 1, 2, ... 5 scales."""

VIF_SMALLEST = 41
"""Pixels of the shorter side that VIF's four scales need."""

_MAP_CELL = 16


def psnr(picture: Floats, reference: Floats) -> float:
    """Give the peak signal-to-noise ratio over all samples, peak 1, in dB: 0 to `PSNR_LIMIT`.

    Raises:
        ValueError: the pictures are not (H, W, 3) of one size; so do all measures here.
    """
    _check(picture, reference, 1)
    error = np.square(picture - reference).mean(dtype=np.float64)
    return float(_decibels(error))


def delta_e(picture: Floats, reference: Floats) -> float:
    """Give the mean CIEDE2000 difference, 0 for equal pictures; 1 is about what an eye can just tell."""
    _check(picture, reference, 1)
    return float(delta_e2000(to_lab(picture), to_lab(reference)).mean(dtype=np.float64))


def ms_ssim(picture: Floats, reference: Floats) -> float:
    """Give the multi-scale structural similarity of the lumas, 0 to 1, and 1 for equal pictures.

    Wang, Simoncelli and Bovik 2003, "Multi-scale structural similarity for image quality assessment",
    equation 7. Every scale halves the picture and needs `SSIM_WINDOW` pixels; a picture below 176 pixels a
    side has only as many of the five scales as it can, their weights scaled up to the same sum. A scale's
    similarity counts as 0 where it is negative.

    Raises:
        ValueError: a side has fewer pixels than the window, too.
    """
    from torchmetrics.functional.image import multiscale_structural_similarity_index_measure as measure

    _check(picture, reference, SSIM_WINDOW)
    weights = np.array(SCALE_WEIGHTS[: _scales(min(picture.shape[:2]))])
    shares = tuple(float(weight) for weight in weights / weights.sum() * sum(SCALE_WEIGHTS))
    value = measure(_luma(picture), _luma(reference), data_range=1.0, betas=shares, normalize="relu")
    return float(np.clip(float(value), 0, 1))


def vif(picture: Floats, reference: Floats) -> float:
    """Give the visual information fidelity of the lumas, 0 to 1, and 1 for equal pictures.

    Sheikh and Bovik 2006, "Image information and visual quality", in its pixel-domain form with four scales.
    It exceeds 1 where a picture has more contrast than its reference; that is held at 1 here, since more is
    not better for a rendition that should equal its reference.

    Raises:
        ValueError: a side has fewer pixels than `VIF_SMALLEST`, too.
    """
    from torchmetrics.functional.image import visual_information_fidelity as measure

    _check(picture, reference, VIF_SMALLEST)
    # The measure's visual noise (variance 2) is stated for codes of 0 to 255. Only deviations count, and
    # around zero float32 holds them best.
    kept, whole = _luma(picture) * 255, _luma(reference) * 255
    middle = whole.double().mean().float()
    value = float(measure(kept - middle, whole - middle))
    return float(np.clip(value, 0, 1)) if math.isfinite(value) else float(np.array_equal(picture, reference))


def _check(picture: Floats, reference: Floats, smallest: int) -> None:
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.shape != reference.shape:
        raise ValueError(f"the pictures are (H, W, 3) of one size, not {picture.shape} and {reference.shape}")
    if min(picture.shape[:2]) < smallest:
        raise ValueError(f"the measure needs {smallest} pixels a side, not {picture.shape[:2]}")


def _decibels(error: npt.ArrayLike) -> npt.NDArray[np.float64]:
    return np.clip(-10 * np.log10(np.maximum(error, 10 ** (-PSNR_LIMIT / 10))), 0, PSNR_LIMIT)


def _scales(side: int) -> int:
    return sum(side >= smallest for smallest in _SMALLEST_SIDES)


def _luma(picture: Floats) -> "Tensor":
    """Give the Rec.709 luma of encoded samples, (1, 1, H, W)."""
    import torch

    luma = cv2.transform(np.ascontiguousarray(picture), np.array([REC709_LUMINANCE]))
    return torch.from_numpy(luma)[None, None]


@dataclass(frozen=True)
class Classical:
    """A measure as a scorer: both pictures are brought to one size of at most 768 x 512 pixels' area."""

    facts: Facts
    measure: Callable[[Floats, Floats], float]
    smallest: int
    mapped: Callable[[Floats, Floats], Floats] | None = None

    def assess(self, picture: Picture, reference: Reference | None = None) -> Assessment:
        """Score a picture against its reference picture.

        Raises:
            ReferenceMissingError: there is no reference, or it is a photo.
            DisqueError: the picture is too small for the measure.
        """
        if not isinstance(reference, Picture):
            raise ReferenceMissingError(f"{self.facts.name} compares with a finished picture; give one")
        views = paired_views(picture, reference)
        if min(views[0].shape[:2]) < self.smallest:
            raise DisqueError(
                f"{self.facts.name} needs pictures of at least {self.smallest} pixels a side; "
                f"this one has {picture.rgb.shape[1]} x {picture.rgb.shape[0]}"
            )
        return Assessment(self.measure(*views), None if self.mapped is None else self.mapped(*views))


def _psnr_map(picture: Floats, reference: Floats) -> Floats:
    """Give the PSNR of every cell of about `_MAP_CELL` pixels a side."""
    error = np.square(picture - reference).mean(axis=2)
    height, width = error.shape
    cells = max(width // _MAP_CELL, min(width, 16)), max(height // _MAP_CELL, min(height, 16))
    return _decibels(cv2.resize(error, cells, interpolation=cv2.INTER_AREA)).astype(np.float32)


_SCORERS = {
    "psnr": Classical(
        Facts("psnr", "PSNR", "Peak signal-to-noise ratio", "picture", range=(0.0, PSNR_LIMIT), unit="dB"),
        psnr,
        1,
        _psnr_map,
    ),
    "ms-ssim": Classical(
        Facts(
            "ms-ssim",
            "MS-SSIM",
            "Wang et al.: Multi-scale structural similarity for image quality assessment (Asilomar 2003)",
            "picture",
            range=(0.0, 1.0),
            unit="",
        ),
        ms_ssim,
        SSIM_WINDOW,
    ),
    "vif": Classical(
        Facts(
            "vif",
            "VIF",
            "Sheikh and Bovik: Image information and visual quality (IEEE TIP 15(2), 2006)",
            "picture",
            range=(0.0, 1.0),
            unit="",
        ),
        vif,
        VIF_SMALLEST,
    ),
}


def create(name: str, model: Path | None, device: str) -> Classical:
    """Give the scorer of a classical measure, psnr, ms-ssim or vif; they have no model and no device."""
    return _SCORERS[name]
