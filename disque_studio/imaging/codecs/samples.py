"""The one rule by which unusable samples become finite, and their count.

NaN becomes 0, +Inf the largest finite sample of the photo (0 if there is none), -Inf becomes 0.
Negative samples are colours outside the file's primaries: they are counted and kept.
"""

import numpy as np
import numpy.typing as npt

from disque_studio.imaging import spill
from disque_studio.imaging.photo import Samples

_BAND_SAMPLES = 1 << 20

# Floats are judged by their bits: integer compares are several times faster than half-float ones.
_LAYOUTS = {
    np.dtype(np.float16): (np.uint16, 0x7C00, 0x8000),
    np.dtype(np.float32): (np.uint32, 0x7F800000, 0x80000000),
}


def make_finite(rgb: npt.NDArray[np.floating]) -> tuple[npt.NDArray[np.floating], Samples]:
    """Count NaN, Inf and negative samples and make every sample finite by the rule above.

    `rgb` is (H, W, 3) float16 or float32. It is changed in place where that is possible and needed, and
    returned with the same type; beyond that, only one band of rows is held at a time.
    """
    if rgb.dtype not in _LAYOUTS:
        raise TypeError(f"make_finite takes float16 or float32, not {rgb.dtype}")
    unsigned, infinity, sign = _LAYOUTS[rgb.dtype]
    bits = rgb.view(unsigned)
    rows = max(1, _BAND_SAMPLES // max(1, bits[:1].size))
    bands = [slice(top, top + rows) for top in range(0, len(bits), rows)]
    nan = inf = negative = largest = 0
    for band in bands:
        part = bits[band]
        top = int(part.max(initial=0))
        spill.release(part)
        if top < infinity:
            largest = max(largest, top)
            continue
        magnitude = part & (sign - 1)
        finite = magnitude < infinity
        nan += int(np.count_nonzero(magnitude > infinity))
        inf += int(np.count_nonzero(magnitude == infinity))
        negative += int(np.count_nonzero((part > sign) & finite))
        largest = max(largest, int(part[finite & (part < sign)].max(initial=0)))
        spill.release(part)
    if nan or inf:
        if not rgb.flags.writeable:
            rgb = rgb.copy()
            bits = rgb.view(unsigned)
        for band in bands:
            part = bits[band]
            magnitude = part & (sign - 1)
            part[part == infinity] = largest
            part[(magnitude > infinity) | (part == (sign | infinity))] = 0
            spill.release(part)
    return rgb, Samples(nan=nan, inf=inf, negative=negative)
