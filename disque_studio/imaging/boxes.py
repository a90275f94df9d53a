"""Boxes of a crop, moved and dragged by their handles: pure geometry, in parts 0 to 1 of the photo's sides.

A `ratio` is a box's width over its height in these parts (the wanted aspect over the photo's), or None where
both sides are free.
"""

from disque_studio.imaging.frame import WHOLE, Box

LEAST = 0.02
"""Smallest side of a box that is dragged."""

Handle = tuple[int, int]
"""Which sides a handle drags: -1 left or top, 1 right or bottom, 0 neither, across and down."""

HANDLES: tuple[Handle, ...] = tuple((x, y) for y in (-1, 0, 1) for x in (-1, 0, 1) if x or y)


def middle(box: Box) -> tuple[float, float]:
    """Give the middle of a box."""
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def place(box: Box, handle: Handle) -> tuple[float, float]:
    """Give where a handle of a box is."""
    x, y = middle(box)
    return x + handle[0] * (box[2] - box[0]) / 2, y + handle[1] * (box[3] - box[1]) / 2


def moved(box: Box, across: float, down: float) -> Box:
    """Move a box as far as the photo goes."""
    across = min(max(across, -box[0]), 1 - box[2])
    down = min(max(down, -box[1]), 1 - box[3])
    return _within((box[0] + across, box[1] + down, box[2] + across, box[3] + down))


def shaped(box: Box, ratio: float) -> Box:
    """Give a box the ratio, about as large and around the same middle, as far as the photo goes."""
    width, height = box[2] - box[0], box[3] - box[1]
    area = max(width * height, LEAST**2)
    wide = min((area * ratio) ** 0.5, 1.0, ratio)
    x, y = middle(box)
    high = wide / ratio
    x, y = min(max(x, wide / 2), 1 - wide / 2), min(max(y, high / 2), 1 - high / 2)
    return _within((x - wide / 2, y - high / 2, x + wide / 2, y + high / 2))


def largest(ratio: float | None) -> Box:
    """Give the largest box of a ratio, in the middle."""
    return WHOLE if ratio is None else shaped(WHOLE, ratio)


def dragged(box: Box, handle: Handle, x: float, y: float, ratio: float | None = None) -> Box:
    """Drag a handle to a point; the opposite side or corner stays, a kept ratio moves the other sides too."""
    x, y = min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
    left, right = _span(box[0], box[2], handle[0], x)
    top, bottom = _span(box[1], box[3], handle[1], y)
    if ratio is None:
        return left, top, right, bottom
    return _kept(box, handle, (right - left, bottom - top), ratio)


def _span(start: float, stop: float, side: int, to: float) -> tuple[float, float]:
    if side < 0:
        return max(min(to, stop - LEAST), 0.0), stop
    if side > 0:
        return start, min(max(to, start + LEAST), 1.0)
    return start, stop


def _kept(box: Box, handle: Handle, size: tuple[float, float], ratio: float) -> Box:
    """Give the box of a ratio, anchored opposite a handle, nearest to a size."""
    wide, high = size
    if handle[0] == 0 or (handle[1] != 0 and high * ratio > wide):
        wide = high * ratio
    else:
        high = wide / ratio
    x, y = place(box, (-handle[0], -handle[1]))
    limit = min(1.0, _room(x, handle[0]) / wide, _room(y, handle[1]) / high)
    wide, high = wide * limit, high * limit
    left = x - wide * (1 - handle[0]) / 2
    top = y - high * (1 - handle[1]) / 2
    return _within((left, top, left + wide, top + high))


def _room(at: float, side: int) -> float:
    """Give how long a side may become that begins, or has its middle, at a place."""
    if side == 0:
        return 2 * min(at, 1 - at)
    return at if side < 0 else 1 - at


def _within(box: Box) -> Box:
    """Cut off what rounding puts beyond the photo."""
    left, top, right, bottom = (min(max(side, 0.0), 1.0) for side in box)
    return left, top, right, bottom
