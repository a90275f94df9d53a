"""The HDR picture that lies beside the finished one in an Ultra HDR JPEG: the photo's own light.

It is exposed so that its middle tones are as bright as the finished picture's: so SDR white means the same in
both, and what the look had to squeeze below white is as much brighter than that as it was in the scene. White
balance is the finished picture's. Light beyond what a display can show keeps its hue and is bounded.
"""

from dataclasses import dataclass
from math import log2

import numpy as np
import numpy.typing as npt

from disque_studio.imaging import spill
from disque_studio.imaging.colour import REC709, SPACES, convert, luminance, rgb_to_rgb
from disque_studio.imaging.finish import Level
from disque_studio.imaging.logcode import key_gain
from disque_studio.imaging.resizing import Resizer
from disque_studio.imaging.sharpening import MARGIN, sharpen
from disque_studio.imaging.transfer import Floats, srgb_decode
from disque_studio.looks.apply import render
from disque_studio.looks.mapping import Mapping
from disque_studio.looks.white_balance import gains
from disque_studio.studio.photos import OpenPhoto

STOPS = 4.0
"""How far above SDR white light goes: with white at 203 cd/m2 (ITU-R BT.2408), 3,248 cd/m2."""

_MIDDLE = (0.02, 0.7)
"""Display luminances that are neither black nor near white."""
_BRIGHTEST_SHARE = 0.999


@dataclass(frozen=True, eq=False)
class HdrLight:
    """Makes rows of the HDR picture from a photo's light."""

    rgb: npt.NDArray[np.floating]
    gains: Floats
    colour_space: str
    resizer: Resizer | None
    sharpening: Level
    height: int
    headroom: float

    @classmethod
    def of(
        cls,
        open_photo: OpenPhoto,
        mapping: Mapping,
        *,
        colour_space: str,
        resizer: Resizer | None,
        sharpening: Level,
        height: int,
    ) -> "HdrLight":
        """Expose a photo's light by what `mapping` makes of it, for a file of `height` rows."""
        balance = np.array(gains(mapping.grade.temperature, mapping.grade.tint), np.float32)
        small = np.maximum(open_photo.small * balance, 0)
        scale = np.float32(_exposure(small, render(open_photo.small, mapping)))
        brightest = float(np.quantile(small.max(axis=2), _BRIGHTEST_SHARE)) * float(scale)
        headroom = min(log2(max(brightest, 1.0)), STOPS)
        rgb = open_photo.photo.rgb
        return cls(rgb, balance * scale, colour_space, resizer, sharpening, height, headroom)

    def rows(self, band: slice) -> Floats:
        """Give rows: linear light in the primaries of the file, 0 and up, 1 for SDR white."""
        if self.sharpening == "off":
            return self._scaled(band)
        wide = slice(max(band.start - MARGIN, 0), min(band.stop + MARGIN, self.height))
        light = _sharpened(self._scaled(wide), self.sharpening)
        return light[band.start - wide.start : band.stop - wide.start]

    def _scaled(self, band: slice) -> Floats:
        source = band if self.resizer is None else self.resizer.source_rows(band)
        light = self.rgb[source].astype(np.float32) * self.gains
        spill.release(self.rgb[source])
        primaries = SPACES[self.colour_space].primaries
        if primaries is not REC709:
            light = convert(light, rgb_to_rgb(REC709, primaries))
        np.maximum(light, 0, out=light)
        brightest = light.max(axis=2, keepdims=True)
        light /= np.maximum(brightest * np.float32(2**-STOPS), 1)
        return light if self.resizer is None else self.resizer.resize_light(light, band)


def _exposure(light: Floats, display: Floats) -> float:
    """Give the factor that makes the light's middle tones as bright as those of the picture."""
    shown = luminance(srgb_decode(np.clip(display, 0, 1)))
    there = luminance(light)
    middle = (shown > _MIDDLE[0]) & (shown < _MIDDLE[1]) & (there > 0)
    if not middle.any():
        return key_gain(light)
    return float(np.exp(np.median(np.log(shown[middle] / there[middle]))))


def _sharpened(light: Floats, level: Level) -> Floats:
    """Sharpen light in codes that are a display's up to middle grey, and stay below 1 above it."""
    root = 2 * np.sqrt(light)
    codes = sharpen(root / (1 + root), level)
    top = 2 * 2 ** (STOPS / 2)
    np.minimum(codes, np.float32(top / (1 + top)), out=codes)
    return np.asarray((codes / (1 - codes) / 2) ** 2, np.float32)
