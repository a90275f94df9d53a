"""Points of a tone curve, added, moved and removed: pure functions of curves."""

from disque_studio.looks.grade import Curve

APART = 0.02
"""Least distance between the inputs of two points."""

MOST = 12
"""Points that a curve can have."""


def moved(curve: Curve, index: int, x: float, y: float) -> Curve:
    """Move a point, as far as its neighbours let it go; both coordinates stay within 0 to 1."""
    low = curve[index - 1][0] + APART if index > 0 else 0.0
    high = curve[index + 1][0] - APART if index < len(curve) - 1 else 1.0
    point = (min(max(x, low), max(high, low)), min(max(y, 0.0), 1.0))
    return (*curve[:index], point, *curve[index + 1 :])


def added(curve: Curve, x: float, y: float) -> tuple[Curve, int | None]:
    """Put a point on the curve; gives the new curve and the point's index, None where it has no room."""
    crowded = any(abs(point[0] - x) < APART for point in curve)
    if crowded or len(curve) >= MOST or not 0 <= x <= 1:
        return curve, None
    index = sum(point[0] < x for point in curve)
    return (*curve[:index], (x, min(max(y, 0.0), 1.0)), *curve[index:]), index


def removed(curve: Curve, index: int) -> Curve:
    """Take a point off; the last two stay."""
    return curve if len(curve) <= 2 else (*curve[:index], *curve[index + 1 :])


def widest_gap(curve: Curve, index: int) -> float:
    """Give an input in the middle between a point and the neighbour that is further away."""
    here = curve[index][0]
    before = curve[index - 1][0] if index > 0 else here
    after = curve[index + 1][0] if index < len(curve) - 1 else here
    return (here + after) / 2 if after - here >= here - before else (here + before) / 2
