"""Bounding volume hierarchy over triangles, built by the binned surface area heuristic (Wald 2007)."""

# mypy: disable-error-code="no-untyped-def"
# Compiled functions take their types from what Numba infers.

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from terrace.geometry import Mesh
from terrace.vec import dot, jit

FAR = 1e30
_LEAF = 4
_BINS = 12


class Tree(NamedTuple):
    """Nodes and triangles in traversal order, as arrays that compiled code reads.

    `bounds` (N, 2, 3) low and high corner; `child` (N,): first child (the second follows it), or first
    triangle of a leaf; `size` (N,): its triangles, else 0. `corner` (F, 3, 3): one vertex and two edges.
    """

    bounds: npt.NDArray[np.float32]
    child: npt.NDArray[np.int32]
    size: npt.NDArray[np.int32]
    corner: npt.NDArray[np.float32]
    normals: npt.NDArray[np.float32]
    texture: npt.NDArray[np.float32]
    material: npt.NDArray[np.int32]


@jit
def _area(low, high):
    x, y, z = high[0] - low[0], high[1] - low[1], high[2] - low[2]
    return x * y + y * z + z * x


@jit
def _split(order, first, count, centre, low, high):
    """Partition order[first:first+count] at the best of the binned planes; gives the left part's size."""
    c_low, c_high = np.full(3, FAR), np.full(3, -FAR)
    for i in order[first : first + count]:
        c_low = np.minimum(c_low, centre[i])
        c_high = np.maximum(c_high, centre[i])
    axis = int(np.argmax(c_high - c_low))
    width = c_high[axis] - c_low[axis]
    if width <= 0.0:
        return count // 2
    to_bin = (_BINS - 1e-6) / width
    sizes = np.zeros(_BINS, np.int64)
    lows, highs = np.full((_BINS, 3), FAR), np.full((_BINS, 3), -FAR)
    for i in order[first : first + count]:
        b = int((centre[i, axis] - c_low[axis]) * to_bin)
        sizes[b] += 1
        lows[b] = np.minimum(lows[b], low[i])
        highs[b] = np.maximum(highs[b], high[i])
    best, cut = FAR, 0
    for s in range(1, _BINS):
        cost = 0.0
        for start, stop in ((0, s), (s, _BINS)):
            number = 0
            box_low, box_high = np.full(3, FAR), np.full(3, -FAR)
            for b in range(start, stop):
                if sizes[b]:
                    number += sizes[b]
                    box_low = np.minimum(box_low, lows[b])
                    box_high = np.maximum(box_high, highs[b])
            cost += number * _area(box_low, box_high) if number else FAR
        if cost < best:
            best, cut = cost, s
    left = first
    for k in range(first, first + count):
        i = order[k]
        if int((centre[i, axis] - c_low[axis]) * to_bin) < cut:
            order[k], order[left] = order[left], i
            left += 1
    return left - first


@jit
def _build(low, high):
    number = len(low)
    centre = 0.5 * (low + high)
    order = np.arange(number)
    bounds = np.empty((2 * number, 2, 3), np.float32)
    child = np.zeros(2 * number, np.int32)
    count = np.zeros(2 * number, np.int32)
    pending = [(0, 0, number)]
    used = 1
    while len(pending) > 0:
        node, first, size = pending.pop()
        box_low, box_high = np.full(3, FAR), np.full(3, -FAR)
        for i in order[first : first + size]:
            box_low = np.minimum(box_low, low[i])
            box_high = np.maximum(box_high, high[i])
        bounds[node, 0] = box_low - 1e-5
        bounds[node, 1] = box_high + 1e-5
        if size <= _LEAF:
            child[node], count[node] = first, size
            continue
        left = _split(order, first, size, centre, low, high)
        child[node] = used
        pending.append((used, first, left))
        pending.append((used + 1, first + left, size - left))
        used += 2
    return order, bounds[:used], child[:used], count[:used]


def build(mesh: Mesh) -> Tree:
    """Build the hierarchy over a mesh."""
    order, bounds, child, count = _build(mesh.points.min(axis=1), mesh.points.max(axis=1))
    points = mesh.points[order]
    corner = np.stack([points[:, 0], points[:, 1] - points[:, 0], points[:, 2] - points[:, 0]], axis=1)
    return Tree(
        bounds,
        child,
        count,
        corner.astype(np.float32),
        mesh.normals[order].astype(np.float32),
        mesh.texture[order].astype(np.float32),
        mesh.material[order],
    )


@jit
def _enter(bounds, o, inverse, limit):
    """Distance at which the ray enters the box, or FAR."""
    near, far = 0.0, limit
    for a in range(3):
        t0 = (bounds[0, a] - o[a]) * inverse[a]
        t1 = (bounds[1, a] - o[a]) * inverse[a]
        near = max(near, min(t0, t1))
        far = min(far, max(t0, t1))
    return near if near <= far else FAR


@jit
def _triangle(corner, o, d):
    """Distance and barycentric coordinates (Moller and Trumbore 1997); FAR on a miss."""
    e1 = (corner[1, 0], corner[1, 1], corner[1, 2])
    e2 = (corner[2, 0], corner[2, 1], corner[2, 2])
    p = (d[1] * e2[2] - d[2] * e2[1], d[2] * e2[0] - d[0] * e2[2], d[0] * e2[1] - d[1] * e2[0])
    inverse = 1.0 / dot(e1, p)
    s = (o[0] - corner[0, 0], o[1] - corner[0, 1], o[2] - corner[0, 2])
    u = dot(s, p) * inverse
    if not 0.0 <= u <= 1.0:
        return FAR, 0.0, 0.0
    q = (s[1] * e1[2] - s[2] * e1[1], s[2] * e1[0] - s[0] * e1[2], s[0] * e1[1] - s[1] * e1[0])
    v = dot(d, q) * inverse
    if not (v >= 0.0 and u + v <= 1.0):
        return FAR, 0.0, 0.0
    return dot(e2, q) * inverse, u, v


@jit
def closest(tree, o, d, stack):
    """Nearest triangle along the ray: (index or -1, distance, u, v). `stack` is (64,) int32 scratch."""
    inverse = (1.0 / (d[0] + 1e-20), 1.0 / (d[1] + 1e-20), 1.0 / (d[2] + 1e-20))
    best, distance, hit_u, hit_v = -1, FAR, 0.0, 0.0
    top, node = 0, 0
    while True:
        count = tree.size[node]
        first = tree.child[node]
        descended = False
        if count:
            for k in range(first, first + count):
                t, u, v = _triangle(tree.corner[k], o, d)
                if 1e-5 < t < distance:
                    best, distance, hit_u, hit_v = k, t, u, v
        else:
            a = _enter(tree.bounds[first], o, inverse, distance)
            b = _enter(tree.bounds[first + 1], o, inverse, distance)
            near, far = (first, first + 1) if a <= b else (first + 1, first)
            if min(a, b) < FAR:
                node = near
                descended = True
                if max(a, b) < FAR:
                    stack[top] = far
                    top += 1
        if not descended:
            if top == 0:
                return best, distance, hit_u, hit_v
            top -= 1
            node = stack[top]


@jit
def transmitted(tree, see_through, o, d, limit, stack):
    """Fraction of light that passes straight along the ray up to `limit`, through sheer and glassy things."""
    inverse = (1.0 / (d[0] + 1e-20), 1.0 / (d[1] + 1e-20), 1.0 / (d[2] + 1e-20))
    passed = 1.0
    stack[0] = 0
    top = 1
    while top > 0:
        top -= 1
        node = stack[top]
        if _enter(tree.bounds[node], o, inverse, limit) == FAR:
            continue
        count = tree.size[node]
        first = tree.child[node]
        if count == 0:
            stack[top] = first
            stack[top + 1] = first + 1
            top += 2
            continue
        for k in range(first, first + count):
            t, _, _ = _triangle(tree.corner[k], o, d)
            if 1e-5 < t < limit:
                passed *= see_through[tree.material[k]]
                if passed < 1e-3:
                    return 0.0
    return passed
