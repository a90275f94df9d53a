"""The colours and shapes of the map's points: an even scale for scores, distinct ones for looks."""

from dataclasses import dataclass
from functools import cache

from disque_studio.ui.canvas.colours import from_oklab, in_gamut

STEPS = 64

LOOK_COLOURS = ("#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7")
"""Told apart with every common kind of colour vision (Okabe and Ito 2008, "Color Universal Design")."""

SHAPES = ("circle", "square", "triangle", "diamond", "plus", "drop", "star", "bar")
"""One more than the colours: 56 looks differ in one or the other."""

KIND_SHAPES = {"photo": "circle", "pair": "diamond", "look": "square", "file": "circle"}
"""Where the colour tells the score, the shape tells what a point is."""

SMALLEST, LARGEST = 8.0, 13.0

_DARK, _LIGHT = 0.42, 0.92
_FROM_HUE, _TO_HUE, _CHROMA = 300.0, 102.0, 0.16
_FINE = 2048


@dataclass(frozen=True)
class Style:
    """How a point is drawn: one of SHAPES, #rrggbb, and its width in points of the screen."""

    shape: str
    colour: str
    size: float = 10.0


@cache
def score_scale() -> tuple[str, ...]:
    """Give `STEPS` colours from violet (low) to yellow (high), in steps that look alike (OKLab).

    Lightness rises all along, so that the scale reads without any colour.
    """
    import numpy as np

    part = np.linspace(0, 1, _FINE)
    hue = np.radians(_FROM_HUE + (_TO_HUE - _FROM_HUE) * part)
    lab = in_gamut(_DARK + (_LIGHT - _DARK) * part, np.full(_FINE, _CHROMA), hue)
    along = np.concatenate([[0], np.linalg.norm(np.diff(lab, axis=0), axis=1).cumsum()])
    even = np.linspace(0, along[-1], STEPS)
    scale = from_oklab(np.stack([np.interp(even, along, channel) for channel in lab.T], axis=-1))
    return tuple(f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in scale)


def score_style(score: float, low: float, high: float, shape: str) -> Style:
    """Give the style of a score in a span: the better, the lighter and the larger."""
    part = min(max((score - low) / max(high - low, 1e-6), 0.0), 1.0)
    colour = score_scale()[round(part * (STEPS - 1))]
    return Style(shape, colour, SMALLEST + part * (LARGEST - SMALLEST))


def look_style(place: int) -> Style:
    """Give the style of the look at a place in the legend."""
    return Style(SHAPES[place % len(SHAPES)], LOOK_COLOURS[place % len(LOOK_COLOURS)])
