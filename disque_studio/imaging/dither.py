"""The blue-noise mask that hides the steps of 8-bit pictures."""

import functools

import numpy as np
import numpy.typing as npt

SIDE = 64

_SIGMA = 1.5
_FIRST_SHARE = 0.1
_SEED = 1993

Plane = npt.NDArray[np.float64]


@functools.cache
def dither_mask() -> npt.NDArray[np.float32]:
    """Give the (64, 64) mask, every value once, evenly in (-0.5, 0.5) with mean 0; it tiles without a seam.

    Made by void-and-cluster (Ulichney 1993, "The void-and-cluster method for dither array generation") in
    about 0.1 s at first use; always the same. Not writeable.
    """
    mask = ((_void_and_cluster() + 0.5) / SIDE**2 - 0.5).astype(np.float32)
    mask.flags.writeable = False
    return mask


class _Pattern:
    """A binary pattern on a torus, and how crowded each of its pixels is (Gaussian-weighted neighbours)."""

    def __init__(self, ones: npt.NDArray[np.bool_], kernel: Plane) -> None:
        self.ones = ones.copy()
        self.kernel = kernel
        self.crowding = np.zeros((SIDE, SIDE))
        for place in np.flatnonzero(ones):
            self.crowding += self._around(int(place))

    def _around(self, place: int) -> Plane:
        y, x = divmod(place, SIDE)
        return self.kernel[SIDE - y : 2 * SIDE - y, SIDE - x : 2 * SIDE - x]

    def tightest(self) -> int:
        return int(np.where(self.ones, self.crowding, -np.inf).argmax())

    def emptiest(self) -> int:
        return int(np.where(self.ones, np.inf, self.crowding).argmin())

    def remove(self, place: int) -> None:
        self.ones.flat[place] = False
        self.crowding -= self._around(place)

    def add(self, place: int) -> None:
        self.ones.flat[place] = True
        self.crowding += self._around(place)


def _void_and_cluster() -> npt.NDArray[np.int64]:
    """Give the rank 0 to 4095 of every pixel.

    The crowding of zeros is a constant less that of ones, so the tightest cluster of zeros is the largest
    void of ones, and the paper's second and third phases are one loop.
    """
    distance = np.minimum(np.arange(2 * SIDE) % SIDE, -np.arange(2 * SIDE) % SIDE)
    bell = np.exp(-(distance**2) / (2 * _SIGMA**2))
    kernel = np.outer(bell, bell)

    count = int(SIDE**2 * _FIRST_SHARE)
    start = np.zeros(SIDE**2, bool)
    start[np.random.default_rng(_SEED).permutation(SIDE**2)[:count]] = True
    pattern = _Pattern(start.reshape(SIDE, SIDE), kernel)
    while True:
        moved = pattern.tightest()
        pattern.remove(moved)
        void = pattern.emptiest()
        pattern.add(void)
        if void == moved:
            break

    ranks = np.zeros(SIDE**2, np.int64)
    thinning = _Pattern(pattern.ones, kernel)
    for rank in range(count - 1, -1, -1):
        place = thinning.tightest()
        thinning.remove(place)
        ranks[place] = rank
    for rank in range(count, SIDE**2):
        place = pattern.emptiest()
        pattern.add(place)
        ranks[place] = rank
    return ranks.reshape(SIDE, SIDE)
