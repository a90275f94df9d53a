"""Global operators: one curve for the whole picture."""

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.operators.light import expose, recolour
from disque_studio.imaging.primaries import REC709_LUMINANCE, convert, luminance
from disque_studio.imaging.transfer import Floats, srgb_encode


def reinhard_global(
    rgb: npt.NDArray[np.floating], *, key: float = 0.18, white: float | None = None
) -> Floats:
    """Photographic tone reproduction without dodging (Reinhard et al. 2002, equations 1 to 4).

    `key` is where the log-mean luminance goes, 0.045 (low-key) to 0.72 (high-key). `white` is the smallest
    exposed luminance shown as white, 0.25 and more; by default the picture's largest, as in the paper, and
    with infinity equation 4 becomes equation 3.
    """
    exposed = expose(rgb, key)
    light = np.maximum(luminance(exposed), 0)
    burn = max(float(light.max()), 1e-6) if white is None else white
    return recolour(exposed, light, light * (1 + light / np.float32(burn) ** 2) / (1 + light))


def drago(rgb: npt.NDArray[np.floating], *, bias: float = 0.85) -> Floats:
    """Adaptive logarithmic mapping (Drago et al. 2003, equation 4, for a display of 100 cd/m2).

    Luminance is taken relative to the log-mean, the level that the eye is taken to be adapted to. `bias`,
    0.5 to 1, sets the base of the logarithm between dark (2) and bright (10) parts: lower is brighter and
    flatter; the paper recommends 0.7 to 0.9.
    """
    exposed = expose(rgb, 1.0)
    light = np.maximum(luminance(exposed), 0)
    largest = np.float32(max(float(light.max()), 1e-6))
    base = np.log(2 + 8 * (light / largest) ** np.float32(np.log(bias) / np.log(0.5)))
    return recolour(exposed, light, np.log1p(light) / (base * np.log10(1 + largest)))


def hable(rgb: npt.NDArray[np.floating], *, exposure: float = 2.0, white: float = 11.2) -> Floats:
    """Filmic curve of Uncharted 2, on each channel (Hable, GDC 2010).

    The picture is exposed to a log-mean of 0.18, then multiplied by `exposure` (0.25 to 16); `white` (1 to
    100) is the light that becomes white.
    """
    light = np.maximum(expose(rgb, 0.18 * exposure), 0)
    return srgb_encode(np.clip(_hable_curve(light) / _hable_curve(np.full(1, white, np.float32)), 0, 1))


def _hable_curve(x: Floats) -> Floats:
    shoulder, linear, angle, toe, numerator, denominator = 0.15, 0.50, 0.10, 0.20, 0.02, 0.30
    above = x * (shoulder * x + angle * linear) + toe * numerator
    below = x * (shoulder * x + linear) + toe * denominator
    return np.asarray(above / below - numerator / denominator, np.float32)


def log_sigmoid(
    rgb: npt.NDArray[np.floating], *, contrast: float = 2.0, power: float = 1.5, inset: float = 0.15
) -> Floats:
    """Sigmoid over the logarithm of each channel, after the manner of AgX (Sobotka 2022).

    Light from 10 stops below middle grey to 6.5 above spans the display; middle grey (the log-mean, 0.18)
    keeps its display value. `contrast`, 1.5 to 4, is the slope there; `power`, 1 to 4, how late toe and
    shoulder bend; `inset`, 0 to 0.5, how far colours are drawn to grey beforehand, so that bright ones
    bleach instead of turning into primaries.
    """
    below, above = 10.0, 6.5
    exposed = convert(expose(rgb, 0.18), (1 - inset) * np.eye(3) + inset * np.array(REC709_LUMINANCE))
    darkest = np.float32(0.18 * 2.0**-below)
    code = (np.log2(np.maximum(exposed, darkest) / np.float32(0.18)) + np.float32(below)) / (below + above)
    code = np.clip(code, 0, 1, dtype=np.float32)
    pivot, grey = below / (below + above), float(srgb_encode(0.18))
    toe = grey - _bend(pivot - code, pivot, grey, contrast, power)
    shoulder = grey + _bend(code - pivot, 1 - pivot, 1 - grey, contrast, power)
    return np.clip(np.where(code < pivot, toe, shoulder), 0, 1).astype(np.float32, copy=False)


def _bend(distance: Floats, reach: float, height: float, slope: float, power: float) -> Floats:
    """Rise from 0 with `slope` and bend so that `reach` is met at `height`: sx / (1 + (sx / h)^p)^(1/p)."""
    rise = np.maximum(distance, 0) * np.float32(slope)
    limit = (height**-power - (slope * reach) ** -power) ** (-1 / power)
    return np.asarray(rise / (1 + (rise / np.float32(limit)) ** np.float32(power)) ** np.float32(1 / power))
