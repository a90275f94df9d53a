"""Measures of a photo's light."""

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.primaries import luminance

_TAIL = 1e-3
_SAMPLES_PER_SIDE = 2048


def stops(rgb: npt.NDArray[np.floating]) -> float:
    """Give the dynamic range in stops of scene-linear Rec.709 (H, W, 3); 0 for a black picture.

    The binary logarithm of the 99.9 % over the 0.1 % quantile of the luminances above 0, so that neither a
    few hot pixels nor the noise floor nor black borders decide. Large pictures are sampled on a regular
    lattice of at most 2048 pixels a side.
    """
    step = -(-max(rgb.shape[:2]) // _SAMPLES_PER_SIDE)
    light = luminance(rgb[::step, ::step])
    light = light[light > 0]
    if not light.size:
        return 0.0
    low, high = np.quantile(light.astype(np.float64), (_TAIL, 1 - _TAIL))
    return float(np.log2(high / low))
