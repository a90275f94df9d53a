"""Scales of colour for what is measured on the photo, made in OKLab so that their steps look even."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float64]

STOPS = 8
"""Stops below and above grey that have a colour of their own."""

_GREY = 0.6
_DARKEST, _LIGHTEST = 0.2, 0.975
_STEP_AT_GREY = 0.05
_BLUE_HUE, _BLUE_CHROMA = 262.0, 0.135
_ORANGE_HUE, _YELLOW_HUE, _YELLOW_CHROMA = 62.0, 106.0, 0.155


def from_oklab(lab: "Floats") -> "Bytes":
    """Give the sRGB bytes (n, 3) of OKLab colours (n, 3) (Ottosson 2020, "A perceptual color space")."""
    import numpy as np

    from disque_studio.imaging.transfer import srgb_encode

    return np.rint(255 * srgb_encode(np.clip(_light(lab), 0, 1))).astype(np.uint8)


@cache
def stops_scale() -> "Bytes":
    """Give a colour for each stop from -`STOPS` to `STOPS` around grey: sRGB bytes (2 `STOPS` + 1, 3).

    Lightness rises with every stop, so that the scale reads without any colour; below grey it is blue, above
    it yellow, which all common kinds of colour blindness can tell apart, and grey itself is grey.
    """
    import numpy as np

    part = np.linspace(0, 1, STOPS)
    below = _DARKEST + (_GREY - _STEP_AT_GREY - _DARKEST) * part
    above = _GREY + _STEP_AT_GREY + (_LIGHTEST - _GREY - _STEP_AT_GREY) * part
    hue = np.concatenate([np.full(STOPS, _BLUE_HUE), [0], _ORANGE_HUE + (_YELLOW_HUE - _ORANGE_HUE) * part])
    chroma = np.repeat([_BLUE_CHROMA, 0, _YELLOW_CHROMA], [STOPS, 1, STOPS])
    return from_oklab(in_gamut(np.concatenate([below, [_GREY], above]), chroma, np.radians(hue)))


def in_gamut(lightness: "Floats", chroma: "Floats", hue: "Floats") -> "Floats":
    """Take away chroma until every colour can be shown."""
    import numpy as np

    for _ in range(64):
        lab = np.stack([lightness, chroma * np.cos(hue), chroma * np.sin(hue)], axis=-1)
        light = _light(lab)
        outside = ((light < 0) | (light > 1)).any(axis=1)
        if not outside.any():
            break
        chroma = np.where(outside, chroma * 0.95, chroma)
    return lab


def _light(lab: "Floats") -> "Floats":
    import numpy as np

    to_cones = np.array(
        [
            [1.0, 0.3963377774, 0.2158037573],
            [1.0, -0.1055613458, -0.0638541728],
            [1.0, -0.0894841775, -1.2914855480],
        ]
    )
    to_rgb = np.array(
        [
            [4.0767416621, -3.3077115913, 0.2309699292],
            [-1.2684380046, 2.6097574011, -0.3413193965],
            [-0.0041960863, -0.7034186147, 1.7076147010],
        ]
    )
    light: Floats = (lab @ to_cones.T) ** 3 @ to_rgb.T
    return light
