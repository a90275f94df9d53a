"""Display-domain grading: what a colourist does after the tone curve.

Pictures are (H, W, 3) float32, sRGB-encoded, nominally in [0, 1]; nothing here clips but `finish`.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.transfer import srgb_decode, srgb_encode

Floats = npt.NDArray[np.float32]
Colour = tuple[float, float, float]

_LUMA = np.array((0.2126, 0.7152, 0.0722), np.float32)


def luma(picture: Floats) -> Floats:
    """Weigh the encoded channels into (H, W, 1)."""
    return np.asarray(picture @ _LUMA)[..., None]


def levels(picture: Floats, *, black: float = 0.02, white: float = 0.98) -> Floats:
    """Stretch so that 1 % of the picture is darker than `black` and 1 % brighter than `white`."""
    dark, bright = np.quantile(luma(picture), (0.01, 0.99))
    scale = (white - black) / max(bright - dark, 0.1)
    return np.asarray((picture - dark) * np.float32(scale) + np.float32(black), np.float32)


def contrast(picture: Floats, amount: float, *, pivot: float = 0.45) -> Floats:
    """Steepen (above 0) or flatten (below 0) around `pivot`; black and white stay, no sample leaves them."""
    power = np.float32(2.0**amount)
    x = np.clip(picture, 0, 1)
    below = pivot * (x / np.float32(pivot)) ** power
    above = 1 - (1 - pivot) * ((1 - x) / np.float32(1 - pivot)) ** power
    return np.where(x < pivot, below, above).astype(np.float32)


def brightness(picture: Floats, amount: float) -> Floats:
    """Lift (above 0) or lower the middle tones by a power; black and white stay."""
    return np.asarray(np.clip(picture, 0, 1) ** np.float32(2.0**-amount))


def fade(picture: Floats, *, black: float, white: float = 1.0) -> Floats:
    """Print on matte paper: black rises to `black`, white sinks to `white`, the middle keeps its contrast."""
    x = np.clip(picture, 0, 1)
    lifted = x + black * (1 - x) ** 4
    return np.asarray(lifted - (1 - white) * x**4, np.float32)


def saturation(picture: Floats, amount: float, *, guard: float = 0.0) -> Floats:
    """Multiply the distance to grey by `amount`; `guard`, 0 to 1, spares what is vivid already."""
    grey = luma(picture)
    chroma = picture - grey
    vivid = np.abs(chroma).max(axis=2, keepdims=True) / np.maximum(grey, np.float32(0.1))
    gain = 1 + (amount - 1) * (1 - guard * np.minimum(vivid, 1))
    return np.asarray(grey + chroma * gain, np.float32)


def white_balance(picture: Floats, *, warmth: float, tint: float = 0.0) -> Floats:
    """Multiply light: `warmth` in stops of red over blue, `tint` of magenta over green; luminance is kept."""
    gains = np.exp2(np.array((warmth / 2 + tint / 4, -tint / 4, -warmth / 2 + tint / 4), np.float32))
    return srgb_encode(srgb_decode(picture) * (gains / (gains @ _LUMA)))


def split_tone(
    picture: Floats, *, shadows: Colour, highlights: Colour, amount: float, balance: float = 0.5
) -> Floats:
    """Tint dark and bright parts with two colours at kept luma; black and white themselves stay neutral."""
    grey = np.clip(luma(picture), 0, 1)
    towards_dark = np.clip(1 - grey / balance, 0, 1) * np.minimum(grey * 6, 1)
    towards_bright = np.clip((grey - balance) / (1 - balance), 0, 1) * np.minimum((1 - grey) * 5, 1)
    tinted = picture.astype(np.float32)
    for weight, colour in ((towards_dark, shadows), (towards_bright, highlights)):
        hue = np.array(colour, np.float32)
        tinted = tinted + np.float32(amount) * weight * (hue - hue @ _LUMA)
    return np.asarray(tinted, np.float32)


def monochrome(picture: Floats, *, filter: Sequence[float]) -> Floats:
    """Photograph in black and white through a colour filter: linear light weighted by `filter`."""
    weights = np.asarray(filter, np.float32)
    light = np.maximum(srgb_decode(picture) @ (weights / weights.sum()), 0)
    return np.repeat(srgb_encode(light)[..., None], 3, axis=2)


def finish(picture: Floats) -> Floats:
    """Bring colours that left the display back by drawing them to grey, then clip what is left."""
    grey = np.clip(luma(picture), 0, 1)
    chroma = picture - grey
    room = np.where(chroma > 0, 1 - grey, grey) / np.maximum(np.abs(chroma), np.float32(1e-6))
    share = np.minimum(room.min(axis=2, keepdims=True), 1)
    return np.asarray(np.clip(grey + chroma * share, 0, 1), np.float32)
