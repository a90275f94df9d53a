"""The recipes of the built-in looks: a tone mapping operator, then grading."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from grading import (
    Floats,
    brightness,
    contrast,
    fade,
    finish,
    levels,
    monochrome,
    saturation,
    split_tone,
    white_balance,
)

from disque_studio.imaging.operators.curves import log_sigmoid
from disque_studio.imaging.operators.local import durand, reinhard_local

Photo = npt.NDArray[np.floating]


@dataclass(frozen=True)
class Recipe:
    """A look's name, what it is for, and how it grades scene-linear (H, W, 3)."""

    name: str
    note: str
    grade: Callable[[Photo], Floats]

    def develop(self, rgb: Photo) -> Floats:
        """Give the finished picture: (H, W, 3), sRGB-encoded, within [0, 1]."""
        return finish(self.grade(rgb))


def _natural(rgb: Photo) -> Floats:
    p = levels(log_sigmoid(rgb, contrast=2.2, power=1.6, inset=0.08))
    return saturation(brightness(p, 0.22), 1.12, guard=0.6)


def _soft_film(rgb: Photo) -> Floats:
    p = levels(log_sigmoid(rgb, contrast=1.9, power=1.5, inset=0.14))
    p = white_balance(brightness(p, 0.25), warmth=0.12)
    p = saturation(fade(p, black=0.05, white=0.98), 0.95)
    return split_tone(p, shadows=(0.25, 0.5, 0.42), highlights=(1.0, 0.9, 0.66), amount=0.2)


def _golden_hour(rgb: Photo) -> Floats:
    p = levels(log_sigmoid(rgb, contrast=2.1, power=1.5, inset=0.1))
    p = white_balance(brightness(p, 0.2), warmth=0.55, tint=0.1)
    p = saturation(p, 1.15, guard=0.7)
    return split_tone(p, shadows=(0.5, 0.33, 0.42), highlights=(1.0, 0.78, 0.4), amount=0.14, balance=0.4)


def _cinematic_teal(rgb: Photo) -> Floats:
    p = levels(log_sigmoid(rgb, contrast=2.5, power=1.8, inset=0.12))
    p = saturation(contrast(brightness(p, 0.08), 0.08), 0.9)
    p = split_tone(p, shadows=(0.0, 0.5, 0.58), highlights=(1.0, 0.74, 0.46), amount=0.36, balance=0.46)
    return fade(p, black=0.03, white=0.97)


def _deep_contrast(rgb: Photo) -> Floats:
    p = levels(log_sigmoid(rgb, contrast=3.0, power=2.0, inset=0.06))
    return saturation(brightness(p, -0.04), 1.05, guard=0.6)


def _airy(rgb: Photo) -> Floats:
    p = levels(log_sigmoid(rgb, contrast=2.0, power=1.7, inset=0.1))
    p = white_balance(brightness(p, 0.85), warmth=-0.1, tint=0.08)
    p = saturation(fade(p, black=0.05), 0.95)
    return split_tone(p, shadows=(0.35, 0.5, 0.62), highlights=(1.0, 0.92, 0.9), amount=0.12)


def _silver(rgb: Photo) -> Floats:
    p = monochrome(levels(log_sigmoid(rgb, contrast=2.3, power=1.7, inset=0.05)), filter=(0.45, 0.45, 0.10))
    return contrast(brightness(p, 0.12), 0.22, pivot=0.42)


def _matte(rgb: Photo) -> Floats:
    p = brightness(levels(reinhard_local(rgb, key=0.22)), 0.2)
    p = saturation(contrast(p, 0.08), 0.74)
    p = fade(p, black=0.13, white=0.93)
    return split_tone(p, shadows=(0.52, 0.42, 0.34), highlights=(0.95, 0.9, 0.8), amount=0.16)


def _vivid(rgb: Photo) -> Floats:
    p = levels(durand(rgb, contrast=12, spatial=0.03, tonal=0.45))
    p = contrast(brightness(p, 0.2), 0.1)
    return saturation(p, 1.18, guard=0.8)


def _night_city(rgb: Photo) -> Floats:
    p = levels(log_sigmoid(rgb, contrast=2.4, power=1.7, inset=0.1))
    p = white_balance(brightness(p, -0.4), warmth=-0.55, tint=0.08)
    p = split_tone(p, shadows=(0.08, 0.25, 0.75), highlights=(1.0, 0.62, 0.32), amount=0.34, balance=0.42)
    return saturation(p, 1.08, guard=0.5)


RECIPES = (
    Recipe("Natural", "Balanced contrast and true colours; a good start for any photo", _natural),
    Recipe("Soft Film", "Gentle contrast, open shadows, creamy highlights", _soft_film),
    Recipe("Golden Hour", "Late sun: warm light, glowing highlights", _golden_hour),
    Recipe("Cinematic Teal", "Teal shadows against warm light", _cinematic_teal),
    Recipe("Deep Contrast", "Dark, dense shadows and bright accents", _deep_contrast),
    Recipe("Airy", "High-key and light, with pale colours", _airy),
    Recipe("Silver", "Black and white through an orange filter", _silver),
    Recipe("Matte", "Faded blacks and muted, earthy colours", _matte),
    Recipe("Vivid", "Local contrast and strong colours for landscapes", _vivid),
    Recipe("Night City", "Cool, dark nights with amber lamps", _night_city),
)
"""Every built-in look."""
