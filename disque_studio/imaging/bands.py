"""Work on the rows of a large picture, a band at a time, on every core."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

BAND_ROWS = 128

_AHEAD = 2
"""Bands a core that are made before they are taken."""

Made = TypeVar("Made")

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


def in_order(height: int, work: Callable[[slice], Made], *, rows: int = BAND_ROWS) -> Iterator[Made]:
    """Give what `work` makes of slices that together cover `height` rows, in their order.

    They are worked at once on all `cores`, as by `for_bands`, but only a few ahead of the one that is taken:
    so little is held at any time, however slowly they are taken. What a band raises is raised here.
    """
    with ThreadPoolExecutor(cores()) as pool:
        made: deque[Future[Made]] = deque()
        try:
            for top in range(0, height, rows):
                made.append(pool.submit(work, slice(top, min(top + rows, height))))
                if len(made) > _AHEAD * cores():
                    yield made.popleft().result()
            while made:
                yield made.popleft().result()
        finally:
            for rest in made:
                rest.cancel()
