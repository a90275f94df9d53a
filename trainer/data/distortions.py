"""Twenty-five distortions at five levels, after KADID-10k, for pictures whose damage has to be known.

The kinds are those of Lin, Hosu and Saupe 2019, "KADID-10k: A large-scale artificially distorted IQA
database" (QoMEX). The amounts follow its generator where every level is worse than the one before; where a
level does nothing (a blur of 0.1 pixels, a factor of 1) or the sign alternates (mean shift, contrast), they
are ours, so that quality falls from level to level. Denoising is a bilateral filter here, not a network.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from trainer.data import distortions_blur as blur
from trainer.data import distortions_colour as colour
from trainer.data import distortions_light as light
from trainer.data import distortions_noise as noise
from trainer.data import distortions_spatial as spatial

Floats = npt.NDArray[np.float32]
Distortion = Callable[[Floats, float, np.random.Generator], Floats]
Step = tuple[str, int]
"""A distortion's name and its level."""

LEVELS = 5
"""Levels are 1, hardly visible, to 5, severe."""

SMALLEST = 16
"""Pixels of the shortest side that can be distorted."""

_TABLE: dict[str, tuple[Distortion, tuple[float, ...]]] = {
    "gaussian-blur": (blur.gaussian_blur, (0.5, 0.8, 1.3, 2.2, 5)),
    "lens-blur": (blur.lens_blur, (1, 2, 4, 6, 8)),
    "motion-blur": (blur.motion_blur, (2, 3.5, 6, 9, 14)),
    "colour-diffusion": (colour.colour_diffusion, (1, 3, 6, 8, 12)),
    "colour-shift": (colour.colour_shift, (1, 3, 6, 8, 12)),
    "colour-quantisation": (colour.colour_quantisation, (64, 48, 32, 16, 8)),
    "colour-saturation-hsv": (colour.colour_saturation_hsv, (0.4, 0.2, 0.1, 0, -0.4)),
    "colour-saturation-lab": (colour.colour_saturation_lab, (1.5, 2, 3, 6, 9)),
    "jpeg2000": (noise.jpeg2000, (16, 32, 45, 120, 170)),
    "jpeg": (noise.jpeg, (43, 36, 24, 7, 4)),
    "white-noise": (noise.white_noise, (0.001, 0.002, 0.003, 0.005, 0.01)),
    "white-noise-ycbcr": (noise.white_noise_ycbcr, (0.0014, 0.002, 0.0034, 0.0052, 0.0084)),
    "impulse-noise": (noise.impulse_noise, (0.001, 0.005, 0.01, 0.02, 0.03)),
    "multiplicative-noise": (noise.multiplicative_noise, (0.001, 0.005, 0.01, 0.02, 0.05)),
    "denoise": (noise.denoise, (0.001, 0.002, 0.003, 0.005, 0.01)),
    "brighten": (light.brighten, (0.1, 0.2, 0.4, 0.7, 1.1)),
    "darken": (light.darken, (0.05, 0.1, 0.2, 0.4, 0.8)),
    "mean-shift": (light.mean_shift, (0.04, 0.08, 0.15, 0.22, 0.3)),
    "jitter": (spatial.jitter, (0.1, 0.22, 0.45, 1.1, 2.2)),
    "patch-exchange": (spatial.patch_exchange, (20, 40, 60, 80, 100)),
    "pixelate": (spatial.pixelate, (0.88, 0.75, 0.6, 0.45, 0.25)),
    "quantisation": (light.quantisation, (20, 16, 13, 10, 7)),
    "colour-block": (spatial.colour_block, (2, 4, 6, 8, 10)),
    "high-sharpen": (blur.high_sharpen, (1, 2, 3, 6, 12)),
    "contrast-change": (light.contrast_change, (0.15, 0.3, 0.45, 0.6, 0.75)),
}

NAMES = tuple(_TABLE)


def distort(picture: Floats, name: str, level: int, rng: np.random.Generator) -> Floats:
    """Distort a picture, sRGB-encoded float32 (H, W, 3) in [0, 1]: the same, rounded to 8 bits.

    The same random numbers give the same result; from level to level they lead to the same places, so one
    state of `rng` gives a series of growing severity.

    Raises:
        ValueError: no such distortion or level, or not such a picture of at least `SMALLEST` pixels a side.
    """
    if name not in _TABLE:
        raise ValueError(f"there is no distortion {name!r}; there are {', '.join(NAMES)}")
    if level not in range(1, LEVELS + 1):
        raise ValueError(f"a level is 1 to {LEVELS}, not {level}")
    if picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.float32:
        raise ValueError(f"a picture is float32 (H, W, 3), not {picture.dtype} {picture.shape}")
    if min(picture.shape[:2]) < SMALLEST:
        raise ValueError(f"{name} needs {SMALLEST} pixels a side, not {picture.shape[:2]}")
    function, amounts = _TABLE[name]
    distorted = function(np.ascontiguousarray(picture), amounts[level - 1], rng)
    codes = np.rint(np.clip(distorted, 0, 1) * np.float32(255))
    return np.asarray(codes / np.float32(255), np.float32)


def draw(rng: np.random.Generator, most: int = 3) -> list[Step]:
    """Draw 1 to `most` different distortions and a level for each, all equally likely."""
    count = int(rng.integers(1, most + 1))
    kinds = rng.choice(len(NAMES), count, replace=False)
    return [(NAMES[kind], int(rng.integers(1, LEVELS + 1))) for kind in kinds]


def apply(picture: Floats, steps: Sequence[Step], rng: np.random.Generator) -> Floats:
    """Distort a picture by one step after another; the order matters.

    Raises:
        ValueError: as `distort`.
    """
    for name, level in steps:
        picture = distort(picture, name, level, rng)
    return picture
