"""The pictures of a series as they are held while they are merged, and the light that their codes stand for.

Finished pictures stay codes (uint8 or uint16, sRGB), raw files and float TIFFs half-float light, so that a
series takes 3 or 6 bytes a pixel and frame; light in float32 is made of a band of rows at a time.
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.brackets_facts import Facts
from disque_studio.imaging.photo import Photo
from disque_studio.imaging.sampling import small_copy
from disque_studio.imaging.transfer import srgb_decode

Light = npt.NDArray[np.float32]
Response = npt.NDArray[np.float32]
"""(256, 3): the light of each code of each channel, 1 for the brightest."""

SRGB_RESPONSE: Response = np.repeat(srgb_decode(np.linspace(0, 1, 256))[:, None], 3, axis=1)

_FULL, _FILLING = 0.97, 0.90
"""Parts of the largest code or of white, above which samples tell nothing, and below which they are sound."""
_DARK = 0.012
_READ_NOISE, _SHOT_NOISE = 2.0**-12, 2.0**-15
"""A sensor's noise: standard deviation in the dark, and variance by light, both for white at 1."""
_CODE_NOISE = 1.2 / 255


@dataclass(frozen=True, eq=False)
class Frame:
    """A picture of a series, (H, W, 3): codes where `coded`, else light."""

    facts: Facts
    pixels: npt.NDArray
    coded: bool
    exif: bytes | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, upright."""
        return self.pixels.shape[1], self.pixels.shape[0]

    def shrunk(self, long_side: int) -> "Frame":
        """Give a copy of at most so many pixels a side."""
        height, width = self.pixels.shape[:2]
        scale = long_side / max(height, width)
        if scale >= 1:
            return self
        if not self.coded:
            return replace(self, pixels=small_copy(self.pixels, long_side).astype(np.float16))
        size = max(round(width * scale), 1), max(round(height * scale), 1)
        return replace(self, pixels=np.asarray(cv2.resize(self.pixels, size, interpolation=cv2.INTER_AREA)))

    def light(self, rows: slice, response: Response) -> Light:
        """Give the light of a band of rows, 1 for the frame's own white."""
        band = self.pixels[rows]
        if not self.coded:
            return np.asarray(band, np.float32)
        if band.dtype == np.uint8:
            return np.asarray(cv2.LUT(band, response[None]), np.float32)
        codes = np.asarray(band, np.float32) * np.float32(255 / 65535)
        light = np.empty(codes.shape, np.float32)
        for channel in range(3):
            light[..., channel] = np.interp(codes[..., channel], np.arange(256), response[:, channel])
        return light

    def trust(self, rows: slice, light: Light, response: Response) -> Light:
        """Give (rows, W): one over the variance of each pixel's light, 0 where it is full.

        Of light after Granados et al., Optimal HDR reconstruction with linear digital cameras (CVPR 2010); of
        codes by the slope of their response, as Mitsunaga and Nayar (CVPR 1999).
        """
        grey = np.asarray(cv2.transform(light, np.full((1, 3), 1 / 3)), np.float32)
        if not self.coded:
            brightest = light.max(axis=2)
            variance = _READ_NOISE**2 + _SHOT_NOISE * np.maximum(grey, 0)
            return np.asarray(_sound(brightest) / variance, np.float32)
        band = self.pixels[rows]
        top = np.float32(np.iinfo(band.dtype).max)
        brightest = band.max(axis=2).astype(np.float32) / top
        slope = np.gradient(response.mean(axis=1)).astype(np.float32) * 255
        middle = np.asarray(
            cv2.transform(band.astype(np.float32), np.full((1, 3), 255 / 3 / top)), np.float32
        )
        steps = slope[np.clip(np.rint(middle), 0, 255).astype(np.uint8)]
        deep = np.clip(middle / (255 * _DARK), 0.02, 1)
        spread = np.maximum(steps * _CODE_NOISE, 1e-4)
        return np.asarray(_sound(brightest) * deep / spread**2, np.float32)


def load_frame(facts: Facts) -> Frame:
    """Read a picture of a series.

    Raises:
        FileRefusedError: it cannot be read.
    """
    if facts.form == "raw":
        return _of_photo(facts, codecs.read(facts.path))
    read = codecs.read_as_is(facts.path)
    if isinstance(read, Photo) and read.sdr_base is None:
        return _of_photo(facts, read)
    picture = codecs.read_picture(facts.path) if isinstance(read, Photo) else read
    return Frame(facts, picture.rgb, coded=True, exif=picture.exif)


def check_sizes(frames: list[Frame]) -> None:
    """See that frames are equally large.

    Raises:
        FileRefusedError: one is not.
    """
    for frame in frames:
        if frame.size != frames[0].size:
            (width, height), (first, second) = frame.size, frames[0].size
            raise FileRefusedError(
                frame.facts.path,
                f"is {width} × {height} pixels, the others {first} × {second}; leave it out",
            )


def _of_photo(facts: Facts, photo: Photo) -> Frame:
    light = photo.rgb if photo.rgb.dtype == np.float16 else np.clip(photo.rgb, -6e4, 6e4).astype(np.float16)
    return Frame(facts, light, coded=False, exif=photo.exif)


def _sound(brightest: Light) -> Light:
    """Give 1 where a pixel is well below full, falling smoothly to 0 where it is full."""
    part = np.clip((_FULL - brightest) / np.float32(_FULL - _FILLING), 0, 1)
    return np.asarray(part * part * (3 - 2 * part), np.float32)
