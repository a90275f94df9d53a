"""Scene-linear light to the log code in which looks are learnt and applied, and back.

The code is ``(log2(x + 2^-10) + 10) / 20``: 0 is black, key grey (0.18) lies at 0.377, and one stop is 0.05
well above the floor. A photo is first multiplied by its `key_gain`, so that its exposure does not matter.
"""

import numpy as np
import numpy.typing as npt

from disque_studio.imaging import spill
from disque_studio.imaging.primaries import luminance

KEY = 0.18
"""Where the log-mean luminance of every photo is brought."""

STOPS = 20
FLOOR = 2.0**-10

_LOG_FLOOR = 10
_SAMPLES_PER_SIDE = 512
_RELATIVE_EPSILON = 1e-4
_GAIN_LIMIT = 2.0**100


def encode(x: npt.ArrayLike) -> npt.NDArray[np.float32]:
    """Code scene-linear light of any shape; negative light is taken as black, codes may exceed 1."""
    code = np.asarray(np.maximum(np.asarray(x, np.float32), np.float32(0)))
    code += np.float32(FLOOR)
    np.log2(code, out=code)
    code += np.float32(_LOG_FLOOR)
    code *= np.float32(1 / STOPS)
    return code


def decode(code: npt.ArrayLike) -> npt.NDArray[np.float32]:
    """Invert `encode`; codes below 0 give black."""
    light = np.exp2(np.asarray(code, np.float32) * np.float32(STOPS) - np.float32(_LOG_FLOOR))
    light -= np.float32(FLOOR)
    return np.maximum(light, np.float32(0))


def log_mean_luminance(rgb: npt.NDArray[np.floating]) -> float:
    """Give the log-mean luminance of scene-linear Rec.709 (H, W, 3); 0 for a black picture.

    ``exp(mean(log(L + eps)))`` (Reinhard et al. 2002, equation 1) over the pixels that hold light, so that
    black borders do not brighten a photo; eps is a ten-thousandth of their mean, so that it scales with
    exposure. Large pictures are sampled on a regular lattice of at most 512 pixels a side.
    """
    light = luminance(spill.lattice(rgb, _SAMPLES_PER_SIDE)).astype(np.float64)
    light = light[light > 0]
    if not light.size:
        return 0.0
    epsilon = _RELATIVE_EPSILON * float(light.mean())
    return float(np.exp(np.log(light + epsilon).mean()))


def key_gain(rgb: npt.NDArray[np.floating]) -> float:
    """Give the factor that brings the log-mean luminance to `KEY`; 1 for a black picture.

    Limited to 2^100 either way, which float32 holds.
    """
    mean = log_mean_luminance(rgb)
    if mean == 0:
        return 1.0
    return float(np.clip(KEY / mean, 1 / _GAIN_LIMIT, _GAIN_LIMIT))
