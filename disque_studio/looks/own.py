"""What a pair's global fit leaves over on its own picture, as a bilateral grid.

A look applied to its own source must reproduce its target, local operators included. The left-over is fitted
by affine corrections in a grid over place and luminance: weighted ridge regression at each vertex, repeated
on what remains.
"""

import numpy as np
import numpy.typing as npt

from disque_studio.looks.mapping import CODE_TOP

Array = npt.NDArray[np.float32]

SHAPE = (16, 16, 8)
ROUNDS = 12
STEP = 2
"""Every second pixel each way tells enough of so coarse a grid."""

RIDGE = 0.02


def _axis(places: Array, count: int) -> tuple[npt.NDArray[np.int64], Array]:
    """Give the lower vertex of each place (in vertex units, clamped) and the share of the upper one."""
    clamped = np.clip(places, 0, count - 1)
    low = np.minimum(clamped.astype(np.int64), max(count - 2, 0))
    return low, (clamped - low).astype(np.float32)


def _corners(code: Array) -> list[tuple[npt.NDArray[np.int64], Array]]:
    """List the eight (vertex, weight) arrays of every pixel of a log-code picture (h, w)."""
    height, width = code.shape
    rows = (np.arange(height, dtype=np.float32) + 0.5) / height * SHAPE[0] - 0.5
    columns = (np.arange(width, dtype=np.float32) + 0.5) / width * SHAPE[1] - 0.5
    y, x = np.broadcast_arrays(rows[:, None], columns[None])
    axes = [_axis(p.ravel(), n) for p, n in zip((y, x, code / CODE_TOP * (SHAPE[2] - 1)), SHAPE, strict=True)]
    corners = []
    for step in np.ndindex(2, 2, 2):
        index = np.ravel_multi_index(tuple(low + s for (low, _), s in zip(axes, step, strict=True)), SHAPE)
        weight = np.prod(
            [share if s else 1 - share for (_, share), s in zip(axes, step, strict=True)], axis=0
        )
        corners.append((index, weight.astype(np.float32)))
    return corners


def _gather(corners: list[tuple[npt.NDArray[np.int64], Array]], values: Array) -> npt.NDArray[np.float64]:
    """Sum values (n, m) at the vertices they belong to: (vertices, m)."""
    count = int(np.prod(SHAPE))
    out = np.zeros((count, values.shape[1]))
    for index, weight in corners:
        for m in range(values.shape[1]):
            out[:, m] += np.bincount(index, weight * values[:, m], minlength=count)
    return out


def fit_residual(base: Array, target: Array, code: Array) -> Array:
    """Fit the grid (16, 16, 8, 12) that takes `base` to `target`.

    Both are (h, w, 3), display-encoded; `code` (h, w) is the log code of the key-normalised luminance.
    """
    base, target, code = base[::STEP, ::STEP], target[::STEP, ::STEP], code[::STEP, ::STEP]
    corners = _corners(code)
    inputs = np.concatenate([base.reshape(-1, 3), np.ones((base.size // 3, 1), np.float32)], 1)
    squares = (inputs[:, :, None] * inputs[:, None]).reshape(-1, 16)
    count = int(np.prod(SHAPE))
    weak = RIDGE * np.diag([1.0, 1.0, 1.0, 0.2])
    matrix = _gather(corners, squares).reshape(count, 4, 4) + weak
    grid = np.zeros((count, 4, 3))
    left = (target - base).reshape(-1, 3)
    for _ in range(ROUNDS):
        products = (inputs[:, :, None] * left[:, None]).reshape(-1, 12)
        step = np.linalg.solve(matrix, _gather(corners, products).reshape(count, 4, 3))
        grid += step
        local = sum(weight[:, None, None] * step[index].astype(np.float32) for index, weight in corners)
        left = left - np.einsum("nf,nfc->nc", inputs, local)
    return np.ascontiguousarray(grid.transpose(0, 2, 1).reshape(*SHAPE, 12), np.float32)
