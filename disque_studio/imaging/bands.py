"""Work on the rows of a large picture, a band at a time, on every core."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

BAND_ROWS = 128

_spared = 0


def cores() -> int:
    """Tell how many cores this process may use at once."""
    return max((os.cpu_count() or 1) - _spared, 1)


def spare_cores(count: int) -> None:
    """Leave `count` cores to other processes from now on; one is always used."""
    global _spared
    _spared = count


def for_bands(height: int, work: Callable[[slice], object], *, rows: int = BAND_ROWS) -> None:
    """Call `work` with slices that together cover `height` rows, at once on all `cores`.

    `work` gains from it as far as it lets go of the GIL (NumPy, OpenCV, Numba with nogil). The first
    exception that a band raises is raised here.
    """
    bands = [slice(top, min(top + rows, height)) for top in range(0, height, rows)]
    if len(bands) == 1:
        work(bands[0])
        return
    with ThreadPoolExecutor(cores()) as pool:
        list(pool.map(work, bands))
