"""Principal axes: the directions in which codes differ most."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, eq=False)
class Projection:
    """`places` (n, count) on the principal axes, and the `shares` (count,) of the variance along each."""

    places: npt.NDArray[np.float64]
    shares: npt.NDArray[np.float64]


def principal(codes: npt.NDArray[np.floating], count: int = 2) -> Projection:
    """Place codes (n, d) on their first `count` principal axes, by singular values.

    An axis points to where its largest loading is positive, so that the same codes give the same picture.
    Axes beyond the number of codes or of their dimensions are 0.
    """
    centred = np.asarray(codes, np.float64) - np.mean(codes, axis=0, dtype=np.float64)
    _, lengths, axes = np.linalg.svd(centred, full_matrices=False)
    kept = min(count, len(lengths))
    signs = np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(1)])[:kept]
    places, shares = np.zeros((len(codes), count)), np.zeros(count)
    places[:, :kept] = centred @ (axes[:kept] * signs[:, None]).T
    total = float((lengths**2).sum())
    if total > 0:
        shares[:kept] = lengths[:kept] ** 2 / total
    return Projection(places, shares)
