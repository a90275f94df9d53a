"""What drags a picture's score down, in plain words; only what `quality.defects` measures.

The thresholds lie between what 24 pristine photos answer (the Kodak set, but for two white skies) and what
the same photos answer once they are degraded so that it shows.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging.difference import to_lab
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.quality import defects, references
from disque_studio.quality.scorer import Reference
from disque_studio.quality.views import PAIRED_AREA, paired_size, resized

Floats = npt.NDArray[np.float32]

SMALLEST_SIDE = 64
"""Pixels of the shorter side below which nothing is claimed."""

NOISE, WORST_NOISE, WHITENESS = 3 / 255, 20 / 255, 0.85
"""Sigma of luma in the quieter blocks: pristine photos stay below 2.7/255, but for fine texture, which is
told by its scale (1.03 and more; noise of sigma 5/255 on smooth photos 0.6)."""

BLUR, WORST_BLUR, LEAST_STEP, SHARP_CELLS = 0.38, 0.8, 1 / 255, 8
"""Share of steps that outlives a blur in the sharpest tenth of the cells: pristine photos have 0.12 to 0.25,
with a Gaussian of 1.5 pixels (at 768 x 512) 0.4 to 0.53. Cells without steps say nothing, nor do fewer than
eight."""

CLIPPED, WORST_CLIPPED, CHANNEL_CLIPPED = 0.02, 0.25, 0.2
"""Share of the picture without detail: two of the pristine photos have 0.04 and 0.13 white sky. One channel
clips in any bright colour, so more of that is let pass."""

RANGE = 45.0
"""Span of L*: pristine photos have 52 and more, at 40 % of their contrast 30 to 37."""

CAST, WORST_CAST = 11.0, 30.0
"""Chroma that all mid-tones share: pristine photos have 10.5 (a green sea) and less."""

GARISH, WORST_GARISH = 0.15, 0.5
"""Share of pixels: pristine photos (macaws) reach 0.12, at twice their saturation such photos have 0.4."""

BLOCKS, WORST_BLOCKS = 1.8, 5.0
"""Excess of steps: pristine photos 1.01 to 1.13, JPEG of quality 75 up to 1.7, of quality 15 2 to 5."""

HALOS, WORST_HALOS, HALO_SHARE = 4 / 255, 16 / 255, 0.1
"""Overshoot that a fifth of the cells with strong edges exceed: global operators stay below 1.2/255, a local
one with a Gaussian base has 4.5 to 15/255."""

_NATIVE_SIDE = 640
_CLUMP = 1.5
_HALF_AREA, _SMALL_AREA = PAIRED_AREA // 4, PAIRED_AREA // 16
_COLOURS = ("red", "orange", "yellow", "green", "cyan", "blue", "violet", "magenta")
_ANGLES = np.array([35, 65, 100, 145, 200, 270, 305, 340])


@dataclass(frozen=True)
class Hint:
    """One thing that is wrong, with its severity in (0, 1].

    `kind` is noise, blur, highlights, shadows, halos, cast, flatness, saturation or blockiness. `place` is
    (row, column) in the 16 x 16 cells of the picture, None for what it has as a whole.
    """

    kind: str
    severity: float
    text: str
    place: tuple[int, int] | None = None


@dataclass(frozen=True, eq=False)
class _Subject:
    """A picture as the measures want it: the luma of what is seen on a screen, and two smaller copies."""

    picture: Picture
    reference: Reference | None
    map: Floats | None
    grey: Floats
    half: Floats
    small: Floats
    lab: Floats

    def place(self, strength: Floats) -> tuple[int, int]:
        """Choose a cell that has the defect: amid most of it, or where the score's map is lowest."""
        clump = cv2.GaussianBlur(strength, (0, 0), _CLUMP, borderType=cv2.BORDER_CONSTANT)
        if self.map is not None:
            clump = -cv2.resize(self.map, (defects.CELLS, defects.CELLS), interpolation=cv2.INTER_AREA)
        chosen = np.where(strength >= strength.max() / 2, clump, -np.inf)
        row, column = np.unravel_index(int(np.argmax(chosen)), chosen.shape)
        return int(row), int(column)


def hints(picture: Picture, reference: Reference | None = None, map: Floats | None = None) -> list[Hint]:
    """Tell what is wrong with a picture, the worst first; nothing for a sound one.

    Halos are looked for where `reference` is the photo that the picture was made from. `map` is a scorer's
    (rows, columns), higher for better: it decides which of several places is named.
    """
    if min(picture.rgb.shape[:2]) < SMALLEST_SIDE:
        return []
    subject = _subject(picture, reference, map)
    found = [hint for look in _LOOKS if (hint := look(subject)) is not None]
    return sorted(found, key=lambda hint: -hint.severity)


def where(place: tuple[int, int]) -> str:
    """Put a cell into words, such as "the upper left" or "the lower part"."""
    row, column = (min(3 * index // defects.CELLS, 2) for index in place)
    words = [word for word in (("upper", "", "lower")[row], ("left", "", "right")[column]) if word]
    return "the centre" if not words else f"the {' '.join(words)}" + (" part" if len(words) == 1 else "")


def _subject(picture: Picture, reference: Reference | None, map: Floats | None) -> _Subject:
    seen = resized(picture, *paired_size(picture.rgb.shape))
    half = _shrunk(seen, _HALF_AREA)
    small = _shrunk(half, _SMALL_AREA)
    return _Subject(picture, reference, map, defects.luma(seen), half, small, to_lab(small))


def _shrunk(copy: Floats, area: int) -> Floats:
    """Average to an area at most."""
    height, width = copy.shape[:2]
    scale = math.sqrt(area / (height * width))
    if scale >= 1:
        return copy
    size = max(round(width * scale), 1), max(round(height * scale), 1)
    return np.asarray(cv2.resize(copy, size, interpolation=cv2.INTER_AREA), np.float32)


def _noise(subject: _Subject) -> Hint | None:
    sigma, scale = defects.noise(subject.grey)
    light = cv2.resize(subject.grey, sigma.shape[::-1], interpolation=cv2.INTER_AREA)
    open_ends = (light > 0.05) & (light < 0.95)
    if open_ends.mean() < 0.1:
        return None
    level = float(np.quantile(sigma[open_ends], 0.25))
    quiet = open_ends & (sigma <= level)
    if level < NOISE or float(np.median(scale[quiet])) > WHITENESS:
        return None
    return Hint("noise", _severity(level, NOISE, WORST_NOISE), "Noise: smooth areas are grainy")


def _blur(subject: _Subject) -> Hint | None:
    share, steps = defects.blur(subject.grey)
    low, high = np.quantile(subject.grey[::4, ::4], (0.01, 0.99))
    telling = share[steps > max(LEAST_STEP * float(high - low), LEAST_STEP / 4)]
    if telling.size < SHARP_CELLS:
        return None
    sharpest = float(np.quantile(telling, 0.1))
    if sharpest < BLUR:
        return None
    return Hint("blur", _severity(sharpest, BLUR, WORST_BLUR), "Blur: even the sharpest parts are soft")


def _highlights(subject: _Subject) -> Hint | None:
    white, share, channels = defects.at_white(subject.half)
    if share >= CLIPPED:
        return _clipped("highlights", "Clipped highlights", "plain white", white, share, subject)
    channel = int(np.argmax(channels))
    if channels[channel] < CHANNEL_CLIPPED:
        return None
    text = f"Clipped highlights: {('red', 'green', 'blue')[channel]} is full in {_percent(channels[channel])}"
    return Hint("highlights", _severity(channels[channel], CHANNEL_CLIPPED, 1.0), text)


def _shadows(subject: _Subject) -> Hint | None:
    black, share = defects.at_black(subject.half)
    if share < CLIPPED:
        return None
    return _clipped("shadows", "Crushed shadows", "plain black", black, share, subject)


def _clipped(kind: str, name: str, what: str, mask: defects.Mask, share: float, subject: _Subject) -> Hint:
    place = subject.place(defects.cells(mask))
    text = f"{name}: {_percent(share)} is {what}, most in {where(place)}"
    return Hint(kind, _severity(share, CLIPPED, WORST_CLIPPED), text, place)


def _halos(subject: _Subject) -> Hint | None:
    if not isinstance(subject.reference, Photo):
        return None
    code = references.light_code(subject.reference)
    grey = cv2.resize(subject.grey, code.shape[::-1], interpolation=cv2.INTER_AREA)
    overshoot, share = defects.halos(np.asarray(grey, np.float32), code)
    telling = share >= HALO_SHARE
    if telling.sum() < 2:
        return None
    level = float(np.quantile(overshoot[telling], 0.8))
    if level < HALOS:
        return None
    place = subject.place(np.where(telling, overshoot, 0))
    text = f"Halos: strong edges have bright or dark fringes, most in {where(place)}"
    return Hint("halos", _severity(level, HALOS, WORST_HALOS), text, place)


def _cast(subject: _Subject) -> Hint | None:
    chroma, angle = defects.cast(subject.lab)
    if chroma < CAST:
        return None
    away = np.abs((_ANGLES - angle + 180) % 360 - 180)
    colour = _COLOURS[int(np.argmin(away))]
    text = f"Colour cast: even the most neutral tones lean towards {colour}"
    return Hint("cast", _severity(chroma, CAST, WORST_CAST), text)


def _flatness(subject: _Subject) -> Hint | None:
    span = defects.lightness_range(subject.lab)
    if span >= RANGE:
        return None
    text = f"Flat: tones span {span:.0f} of the 100 steps from black to white"
    return Hint("flatness", _severity(-span, -RANGE, 0.0), text)


def _saturation(subject: _Subject) -> Hint | None:
    mask = defects.garish(subject.small, subject.lab)
    share = float(mask.mean())
    if share < GARISH:
        return None
    place = subject.place(defects.cells(mask))
    text = f"Oversaturated: {_percent(share)} is garish, most in {where(place)}"
    return Hint("saturation", _severity(share, GARISH, WORST_GARISH), text, place)


def _blockiness(subject: _Subject) -> Hint | None:
    pixels = subject.picture.rgb
    top, left = (max((side - _NATIVE_SIDE) // 2, 0) for side in pixels.shape[:2])
    middle = Picture(pixels[top : top + _NATIVE_SIDE, left : left + _NATIVE_SIDE])
    excess = defects.blockiness(defects.luma(middle.as_float()))
    if excess < BLOCKS:
        return None
    return Hint(
        "blockiness", _severity(excess, BLOCKS, WORST_BLOCKS), "Compression: the borders of blocks show"
    )


_LOOKS: tuple[Callable[[_Subject], Hint | None], ...] = (
    _noise,
    _blur,
    _highlights,
    _shadows,
    _halos,
    _cast,
    _flatness,
    _saturation,
    _blockiness,
)


def _severity(value: float, least: float, worst: float) -> float:
    """Rise from 0.1 at the threshold to 1."""
    return float(np.clip(0.1 + 0.9 * (value - least) / (worst - least), 0.1, 1.0))


def _percent(share: float) -> str:
    return f"{share:.0%} of the picture"
