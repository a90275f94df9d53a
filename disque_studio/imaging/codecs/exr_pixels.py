"""Channels of an EXR part put together as one scene-linear Rec.709 picture in its display window."""

from collections.abc import Iterator
from itertools import chain

import numpy as np
import numpy.typing as npt

from disque_studio.imaging import spill
from disque_studio.imaging.codecs.exr_chunks import Planes
from disque_studio.imaging.codecs.exr_header import HALF, UINT, Part
from disque_studio.imaging.codecs.exr_layers import Layer
from disque_studio.imaging.codecs.limits import LIMIT_PIXELS
from disque_studio.imaging.codecs.samples import make_finite
from disque_studio.imaging.colour import REC709, XYZ, Primaries, convert, rgb_to_rgb
from disque_studio.imaging.photo import Box, Samples

_BAND_ROWS = 256
_LEAST_SHARE_OF_DISPLAY = 1 / 8
_LEAST_SHARE_OF_DATA = 1 / 4

Pixels = npt.NDArray[np.floating]
Bands = Iterator[tuple[int, Planes]]


def assemble(
    part: Part, layer: Layer, bands: Bands, primaries: Primaries, *, stored: bool = False
) -> tuple[Pixels, Samples]:
    """Put a layer's channels together as (height, width, 3) of the data window, Rec.709, all finite.

    Float16 where all channels are half and already Rec.709 (or stay in their primaries, as `stored`), else
    float32. The counts are over the file's own samples; for luminance/chroma, negatives are counted in the
    RGB that it stands for.
    """
    grey = layer.kind == "grey"
    if layer.kind == "luminance-chroma" or any(c.x_step * c.y_step > 1 for c in layer.channels):
        # Finite samples may still add up to more than a float holds; those are made finite afterwards.
        with np.errstate(over="ignore", invalid="ignore"):
            planes, counted = _full_planes(part, layer, bands)
            if layer.kind == "luminance-chroma":
                rgb = _from_luminance_chroma(planes, primaries)
            else:
                rgb = _stacked(part, layer, iter([(0, dict(zip(_names(layer), planes, strict=True)))]))
        rgb, made = make_finite(rgb)
        samples = Samples(counted.nan, counted.inf, made.negative // 3 if grey else made.negative)
    else:
        rgb, samples = make_finite(_stacked(part, layer, bands))
        if grey:
            samples = Samples(samples.nan // 3, samples.inf // 3, samples.negative // 3)
    if not (grey or stored or primaries.matches(REC709)):
        rgb = _converted(rgb, primaries)
    return rgb, samples


def place(rgb: Pixels, data: Box, display: Box) -> Pixels:
    """Crop and pad the data window's pixels to the display window, if the two overlap enough."""
    if data == display:
        return rgb
    x0, y0 = max(data[0], display[0]), max(data[1], display[1])
    x1, y1 = min(data[2], display[2]) + 1, min(data[3], display[3]) + 1
    width, height = display[2] - display[0] + 1, display[3] - display[1] + 1
    shared = max(0, x1 - x0) * max(0, y1 - y0)
    in_data = shared / (rgb.shape[0] * rgb.shape[1])
    apart = shared < width * height * _LEAST_SHARE_OF_DISPLAY or in_data < _LEAST_SHARE_OF_DATA
    if apart or width * height > LIMIT_PIXELS:
        return rgb
    cropped = rgb[y0 - data[1] : y1 - data[1], x0 - data[0] : x1 - data[0]]
    placed = spill.zeros((height, width, 3), rgb.dtype)
    left, top = x0 - display[0], y0 - display[1]
    for first in range(0, len(cropped), _BAND_ROWS):
        part = cropped[first : first + _BAND_ROWS]
        target = placed[top + first : top + first + len(part)]
        target[:, left : left + part.shape[1]] = part
        spill.release(part)
        spill.release(target)
    return placed


def _names(layer: Layer) -> list[str]:
    return [channel.name for channel in layer.channels]


def _stacked(part: Part, layer: Layer, bands: Bands) -> Pixels:
    half = all(channel.type == HALF for channel in layer.channels)
    # All chunks are checked with the first band: a damaged file takes no room.
    first = next(bands)
    rgb = spill.zeros((part.height, part.width, 3), np.float16 if half else np.float32)
    for row, planes in chain([first], bands):
        for index, name in enumerate(_names(layer)):
            plane = planes[name]
            target = rgb[row : row + len(plane)]
            if layer.kind == "grey":
                target[...] = plane[..., None]
            else:
                target[..., index] = plane
        spill.release(rgb[row : row + part.height])
    counts = [index for index, channel in enumerate(layer.channels) if channel.type == UINT]
    if counts:
        rgb[..., [0, 1, 2] if layer.kind == "grey" else counts] /= max(float(rgb[..., counts].max()), 1.0)
    return rgb


def _full_planes(part: Part, layer: Layer, bands: Bands) -> tuple[list[Pixels], Samples]:
    """Gather the layer's planes, finite and with subsampled ones brought to full size; count NaN and Inf."""
    gathered = [
        np.empty((part.height // channel.y_step, part.width // channel.x_step), np.float32)
        for channel in layer.channels
    ]
    for row, band in bands:
        for plane, channel in zip(gathered, layer.channels, strict=True):
            top = row // channel.y_step
            plane[top : top + len(band[channel.name])] = band[channel.name]
    full, nan, inf = [], 0, 0
    for plane, channel in zip(gathered, layer.channels, strict=True):
        finite, counted = make_finite(plane)
        nan, inf = nan + counted.nan, inf + counted.inf
        full.append(_upsampled(_upsampled(finite, channel.y_step, 0), channel.x_step, 1))
    return full, Samples(nan=nan, inf=inf)


def _upsampled(plane: Pixels, step: int, axis: int) -> Pixels:
    """Interpolate linearly along one axis; the samples sit on every `step`-th pixel, from the first on."""
    if step == 1:
        return plane
    rows = np.moveaxis(plane, axis, 0)
    full = np.empty((len(rows) * step, *rows.shape[1:]), np.float32)
    change = np.diff(rows, axis=0, append=rows[-1:])
    for offset in range(step):
        full[offset::step] = rows + change * np.float32(offset / step)
    return np.moveaxis(full, 0, axis)


def _from_luminance_chroma(planes: list[Pixels], primaries: Primaries) -> Pixels:
    """Give RGB of Y, RY = (R - Y) / Y, BY = (B - Y) / Y; Y weighs RGB by the file's own primaries.

    "Technical Introduction to OpenEXR", Luminance/Chroma Images.
    """
    red_weight, green_weight, blue_weight = primaries.to_xyz()[1].astype(np.float32)
    luminance, red_chroma, blue_chroma = planes
    rgb = np.empty((*luminance.shape, 3), np.float32)
    for top in range(0, len(rgb), _BAND_ROWS):
        rows = slice(top, top + _BAND_ROWS)
        y = luminance[rows]
        red = (red_chroma[rows] + 1) * y
        blue = (blue_chroma[rows] + 1) * y
        green = (y - red_weight * red - blue_weight * blue) / green_weight
        np.stack([red, green, blue], axis=-1, out=rgb[rows])
    return rgb


def _converted(rgb: Pixels, primaries: Primaries) -> Pixels:
    # Tristimulus values are absolute colours: there is no white of a space to adapt.
    if primaries.matches(XYZ):
        matrix = np.asarray(np.linalg.inv(REC709.to_xyz()), np.float64)
    else:
        matrix = rgb_to_rgb(primaries, REC709)
    converted = rgb if rgb.dtype == np.float32 else spill.zeros(rgb.shape, np.float32)
    for top in range(0, len(rgb), _BAND_ROWS):
        rows = slice(top, top + _BAND_ROWS)
        converted[rows] = convert(rgb[rows], matrix)
        spill.release(rgb[rows])
        spill.release(converted[rows])
    return make_finite(converted)[0]
