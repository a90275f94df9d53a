"""Distortions of lightness. Pictures are sRGB-encoded float32 (H, W, 3); results are not yet clipped."""

import numpy as np
import numpy.typing as npt

from trainer.data.distortions_colour import from_lab, to_lab

Floats = npt.NDArray[np.float32]


def brighten(picture: Floats, amount: float, rng: np.random.Generator) -> Floats:
    """Bend the lightness up, black and white kept: L*^(1 / (1 + amount)) of L* in [0, 1]."""
    return _bent(picture, 1 / (1 + amount))


def darken(picture: Floats, amount: float, rng: np.random.Generator) -> Floats:
    """Bend the lightness down, black and white kept: L*^(1 + amount) of L* in [0, 1]."""
    return _bent(picture, 1 + amount)


def _bent(picture: Floats, power: float) -> Floats:
    lab = to_lab(picture)
    lab[..., 0] = 100 * np.power(np.clip(lab[..., 0] / 100, 0, 1), np.float32(power))
    return from_lab(lab)


def mean_shift(picture: Floats, amount: float, rng: np.random.Generator) -> Floats:
    """Add `amount` to every sample: blacks turn grey and whites clip."""
    return picture + np.float32(amount)


def contrast_change(picture: Floats, amount: float, rng: np.random.Generator) -> Floats:
    """Take a share `amount` of every sample's distance to its channel's mean away."""
    mean = picture.mean(axis=(0, 1))
    return np.asarray(mean + np.float32(1 - amount) * (picture - mean))


def quantisation(picture: Floats, levels: float, rng: np.random.Generator) -> Floats:
    """Round every sample to one of `levels` equal steps."""
    return np.rint(picture * np.float32(levels - 1)) / np.float32(levels - 1)
