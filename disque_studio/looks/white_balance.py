"""Temperature and tint as gains of linear Rec.709 light that keep the luminance of grey.

+100 turns what was neutral under daylight of 6504 K into the colour of daylight of about 4280 K (warmer),
-100 into that of 13600 K. Tint goes at right angles to the locus of daylight in CIE 1960 (u, v).
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.primaries import REC709, white_xyz

_WHITE_KELVIN = 6504.0
_MIREDS = 80.0
_UV = 0.03

Gains = tuple[float, float, float]


@lru_cache(maxsize=64)
def gains(temperature: float, tint: float) -> Gains:
    """Give the factors of red, green and blue for sliders from -100 to 100; ones for 0 and 0."""
    mired = 1e6 / _WHITE_KELVIN + _MIREDS * temperature / 100
    here, white = _light(1e6 / mired, tint), _light(_WHITE_KELVIN, 0.0)
    red, green, blue = (float(gain) for gain in here / white)
    return red, green, blue


def daylight(kelvin: float) -> tuple[float, float]:
    """Give the chromaticity (x, y) of CIE daylight, 4000 K to 25000 K (CIE 15:2018, 4.1.2)."""
    m = 1000 / kelvin
    if kelvin <= 7000:
        x = 0.244063 + 0.09911 * m + 2.9678 * m**2 - 4.6070 * m**3
    else:
        x = 0.237040 + 0.24748 * m + 1.9018 * m**2 - 2.0064 * m**3
    return x, -3 * x**2 + 2.87 * x - 0.275


def _light(kelvin: float, tint: float) -> npt.NDArray[np.float64]:
    """Give light of luminance 1 in linear Rec.709."""
    u, v = _uv(*daylight(kelvin))
    (u0, v0), (u1, v1) = _uv(*daylight(kelvin * 0.995)), _uv(*daylight(kelvin * 1.005))
    across = np.array([v0 - v1, u1 - u0]) / np.hypot(u1 - u0, v1 - v0)
    # Magenta lies below the locus.
    across *= -np.sign(across[1]) * _UV * tint / 100
    u, v = u + across[0], v + across[1]
    x, y = 3 * u / (2 * u - 8 * v + 4), 2 * v / (2 * u - 8 * v + 4)
    return np.asarray(np.linalg.solve(REC709.to_xyz(), white_xyz((x, y))))


def _uv(x: float, y: float) -> tuple[float, float]:
    share = -2 * x + 12 * y + 3
    return 4 * x / share, 6 * y / share
