"""From a wanted change of the picture to a change of the mapping's grid, smooth and small.

What a decoder or a gradient asks for is an image of changes, with noise at every edge. Only the part of it
that a coarse grid of affine corrections can express is taken: a least-squares fit at all vertices together,
with a prior that keeps them small and alike. So no texture enters the picture, and no halo.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from disque_studio.looks.mapping import AFFINE

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

COARSE = (3, 3, 8)
"""Vertices of the fitted grid: rows, columns, depth."""

FINE = (16, 16, 8)
"""Shape of the grid that a mapping without one gets."""

RIDGE = 2e-3
SMOOTHNESS = 2e-2
"""Weights of the prior against the mean square change of the picture: of affines, of their differences."""

CHROMA = 0.03
"""Share of a wanted change of colour that is taken; of a change of lightness, all is.

The score's gradient likes casts that no eye does: at 0.15 the highest scores came with purple shadows.
"""

_COLOUR = (CHROMA * np.eye(3) + (1 - CHROMA) / 3 * np.ones((3, 3))).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Push:
    """A fitted change of unit size: the root mean square change of the picture is 1.

    `affines` are those of the coarse grid, (vertices, 4, 3); `change` (pixels, 3) is what they make of the
    picture, in display values.
    """

    affines: Floats
    change: Floats


class Pusher:
    """Fits changes for one photo and mapping.

    `base` is (h, w, 3), the picture that the grid corrects; `place` (h, w) is the position of every pixel in
    the grid's depth, 0 to 1; `shape` (height, width, depth) is that of the mapping's grid.
    """

    def __init__(self, base: Floats, place: Floats, shape: tuple[int, int, int]) -> None:
        height, width = place.shape
        rows = tents((np.arange(height) + 0.5) / height * COARSE[0] - 0.5, COARSE[0])
        columns = tents((np.arange(width) + 0.5) / width * COARSE[1] - 0.5, COARSE[1])
        depths = tents(place.ravel() * (COARSE[2] - 1), COARSE[2])
        flat = np.einsum("yi,xj->yxij", rows, columns).reshape(height * width, -1)
        self._weights = (flat[:, :, None] * depths[:, None]).reshape(height * width, -1)
        self._inputs = np.concatenate([base.reshape(-1, 3), np.ones((height * width, 1), np.float32)], 1)
        self._shape = shape

    @cached_property
    def _solver(self) -> Doubles:
        """The inverse of the normal equations, (4 V, 4 V)."""
        sampled = slice(None, None, 3)
        weights, inputs = self._weights[sampled], self._inputs[sampled]
        design = (weights[:, :, None] * inputs[:, None]).reshape(len(weights), -1)
        normal = (design.T @ design).astype(np.float64) / len(weights)
        count = int(np.prod(COARSE))
        prior = RIDGE * np.eye(count) + SMOOTHNESS * _roughness()
        normal += np.kron(prior / count, np.eye(4))
        return np.asarray(np.linalg.inv(normal))

    def fit(self, change: Floats) -> Push | None:
        """Fit a wanted change (pixels, 3) of display values; None where nothing of it can be expressed."""
        wanted = change @ _COLOUR
        products = (self._inputs[:, :, None] * wanted[:, None]).reshape(len(wanted), -1)
        moments = (self._weights.T @ products).reshape(-1, 4, 3) / len(wanted)
        affines = (self._solver @ moments.reshape(-1, 3)).reshape(-1, 4, 3).astype(np.float32)
        changed = self.changed(affines)
        size = np.sqrt(np.square(changed, dtype=np.float64).mean())
        # The rounding of moments of nothing is no change; sizes are those of derivatives, so any may be real.
        if not size > 1e-12 * max(float(np.abs(wanted).max()), 1e-30):
            return None
        return Push(affines / np.float32(size), changed / np.float32(size))

    def nothing(self) -> Floats:
        """Give coarse affines (V, 4, 3) that change nothing."""
        return np.zeros((int(np.prod(COARSE)), 4, 3), np.float32)

    def changed(self, affines: Floats) -> Floats:
        """Give the change of the picture, (pixels, 3), that coarse affines (V, 4, 3) make."""
        local = (self._weights @ affines.reshape(len(affines), -1)).reshape(-1, 4, 3)
        return np.einsum("nf,nfc->nc", self._inputs, local)

    def spread(self, affines: Floats) -> Floats:
        """Bring coarse affines (V, 4, 3) to the shape of the mapping's grid."""
        grid = affines.reshape(*COARSE, 4, 3).swapaxes(3, 4).reshape(*COARSE, AFFINE)
        height, width, depth = self._shape
        rows = tents((np.arange(height) + 0.5) / height * COARSE[0] - 0.5, COARSE[0])
        columns = tents((np.arange(width) + 0.5) / width * COARSE[1] - 0.5, COARSE[1])
        depths = tents(np.linspace(0, COARSE[2] - 1, depth), COARSE[2])
        return np.ascontiguousarray(np.einsum("yi,xj,zk,ijkm->yxzm", rows, columns, depths, grid), np.float32)


def tents(places: npt.NDArray[np.floating], count: int) -> Floats:
    """Give the weights (n, count) of linear interpolation between vertices, at places in vertex units."""
    clamped = np.clip(places, 0, count - 1)[:, None]
    return np.maximum(1 - np.abs(clamped - np.arange(count)), 0).astype(np.float32)


def _roughness() -> Doubles:
    """Give the Laplacian of the coarse grid's neighbours, (V, V)."""
    total = np.zeros((int(np.prod(COARSE)),) * 2)
    for axis, count in enumerate(COARSE):
        step = np.diff(np.eye(count), axis=0)
        parts = [step.T @ step if other == axis else np.eye(n) for other, n in enumerate(COARSE)]
        total += np.kron(np.kron(parts[0], parts[1]), parts[2])
    return total
