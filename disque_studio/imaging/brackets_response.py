"""What light the codes of a series' finished pictures stand for.

Cameras bend light for their JPEGs, each in its own way, and EXIF does not say how. But it gives the
exposures, and where sRGB's curve fits those it is taken as it is; else the curve is found from the series
itself (Debevec and Malik: Recovering high dynamic range radiance maps from photographs, SIGGRAPH 1997).
"""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.imaging.brackets_frames import SRGB_RESPONSE, Response

Codes = npt.NDArray[np.uint8]

_FITS = 0.2
"""Stops by which sRGB may be off between two exposures, in the middle of all pixels."""
_LOW, _HIGH = 24, 232
_SAMPLES = 160
_SMOOTHNESS = 30.0
_FEWEST = 200
_MIDDLE = 118
"""The code whose light any curve is given the same for: sRGB's mid grey."""


def find_response(pictures: Sequence[Codes], exposures: Sequence[float]) -> Response:
    """Give the response of aligned small pictures (h, w, 3) with these exposures, shortest first."""
    if _srgb_error(pictures, exposures) <= _FITS:
        return SRGB_RESPONSE
    times = np.asarray(exposures, np.float32)
    solver = cv2.createCalibrateDebevec(_SAMPLES, _SMOOTHNESS, False)
    curve = np.asarray(solver.process(list(pictures), times), np.float64).reshape(256, 3)
    return _tamed(curve)


def _srgb_error(pictures: Sequence[Codes], exposures: Sequence[float]) -> float:
    """Give by how many stops sRGB is off between two pictures, mostly; 0 where none can be compared."""
    errors = []
    for index in range(len(pictures) - 1):
        dark, bright = pictures[index], pictures[index + 1]
        sound = ((dark > _LOW) & (bright > _LOW) & (dark < _HIGH) & (bright < _HIGH)).all(axis=2)
        if np.count_nonzero(sound) < _FEWEST:
            continue
        lights = [SRGB_RESPONSE[each[sound], 0].mean(axis=1) for each in (dark, bright)]
        stops = np.log2(lights[1] / lights[0]) - np.log2(exposures[index + 1] / exposures[index])
        errors.append(abs(float(np.median(stops))))
    return float(np.median(errors)) if errors else 0.0


def _tamed(curve: npt.NDArray[np.float64]) -> Response:
    """Make a curve rise throughout, with sRGB's light for mid grey; one that cannot be is sRGB's."""
    if not np.isfinite(curve).all() or (curve <= 0).any():
        return SRGB_RESPONSE
    steps = np.arange(256)
    tamed = np.empty_like(curve)
    for channel in range(3):
        smooth = np.exp(
            np.convolve(np.pad(np.log(curve[:, channel]), 4, mode="edge"), np.full(9, 1 / 9), "valid")
        )
        rising = np.maximum.accumulate(smooth)
        tamed[:, channel] = rising * SRGB_RESPONSE[_MIDDLE, 0] / np.interp(_MIDDLE, steps, rising)
    return np.asarray(tamed, np.float32)
