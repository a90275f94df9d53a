"""The line that parts the canvas in a wipe: pure geometry, in units of the canvas's own points."""

from dataclasses import dataclass, replace
from math import atan2, ceil, cos, degrees, hypot, radians, sin

Point = tuple[float, float]

_STRAIGHT_WITHIN = 2.0
_COARSE = 15.0
_LEVEL = 1e-9
_REACH = 0.34
"""Of an end handle from the middle one, as a part of the canvas's shorter side."""
_LABEL_GAP = 10.0
_LABEL_MARGIN = 8.0
_LABEL_STEP = 6.0


@dataclass(frozen=True)
class Line:
    """A line through (`x`, `y`), parts 0 to 1 of the canvas's sides, turned clockwise by `angle` degrees.

    At 0 degrees it is upright and its first side is on the left; at 90 its first side is at the top. All
    methods take the canvas's `width` and `height`.
    """

    x: float = 0.5
    y: float = 0.5
    angle: float = 0.0

    @property
    def normal(self) -> Point:
        """The direction from the first side to the second, of length 1."""
        return cos(radians(self.angle)), sin(radians(self.angle))

    @property
    def along(self) -> Point:
        """The line's own direction, of length 1; upwards at 0 degrees."""
        return sin(radians(self.angle)), -cos(radians(self.angle))

    def middle(self, width: float, height: float) -> Point:
        """Give the point that the line turns about."""
        return self.x * width, self.y * height

    def beyond(self, point: Point, width: float, height: float) -> float:
        """Give how far a point lies on the second side; below 0 it lies on the first."""
        (across, down), (x, y) = self.normal, self.middle(width, height)
        return (point[0] - x) * across + (point[1] - y) * down

    def ends(self, width: float, height: float) -> tuple[Point, Point]:
        """Give the two points by which the line is turned."""
        reach = _REACH * min(width, height)
        (x, y), (dx, dy) = self.middle(width, height), self.along
        return (x + dx * reach, y + dy * reach), (x - dx * reach, y - dy * reach)

    def through(self, width: float, height: float) -> tuple[Point, Point]:
        """Give two points of the line beyond the canvas's edges."""
        far = 2 * hypot(width, height)
        (x, y), (dx, dy) = self.middle(width, height), self.along
        return (x + dx * far, y + dy * far), (x - dx * far, y - dy * far)

    def side(self, second: bool, width: float, height: float) -> tuple[Point, Point, Point, Point]:
        """Give a polygon that holds all of one side of the canvas."""
        start, end = self.through(width, height)
        far = (2 if second else -2) * hypot(width, height)
        dx, dy = self.normal[0] * far, self.normal[1] * far
        return start, end, (end[0] + dx, end[1] + dy), (start[0] + dx, start[1] + dy)

    def moved_to(self, point: Point, width: float, height: float) -> "Line":
        """Move the line across itself until it goes through a point, or as near as the canvas allows."""
        return self._moved(self.beyond(point, width, height), width, height)

    def stepped(self, part: float, width: float, height: float) -> "Line":
        """Move the line towards its second side by a part of the canvas's width."""
        return self._moved(part * width, width, height)

    def _moved(self, far: float, width: float, height: float) -> "Line":
        (x, y), (dx, dy) = self.middle(width, height), self.normal
        return replace(self, x=_within((x + far * dx) / width), y=_within((y + far * dy) / height))

    def turned(self, by: float) -> "Line":
        """Turn the line clockwise by degrees."""
        return replace(self, angle=_folded(self.angle + by))

    def pointed(self, end: int, point: Point, width: float, height: float, *, coarse: bool = False) -> "Line":
        """Turn the line so that its first (0) or second (1) end looks at a point.

        Near upright and level it snaps to them; `coarse` turns in steps of 15 degrees.
        """
        x, y = self.middle(width, height)
        dx, dy = (point[0] - x, point[1] - y) if end == 0 else (x - point[0], y - point[1])
        if hypot(dx, dy) < 1:
            return self
        angle = degrees(atan2(dx, -dy))
        step = _COARSE if coarse else 90.0
        snapped = step * round(angle / step)
        close = coarse or abs(angle - snapped) < _STRAIGHT_WITHIN
        return replace(self, angle=_folded(snapped if close else angle))

    def label(self, second: bool, size: Point, width: float, height: float) -> Point | None:
        """Give the top left corner of a label of this size beside the line, wholly on one side and in sight.

        It stands as near the line's upper (or left) end as there is room; None where there is none.
        """
        wide, high = size
        (nx, ny), (dx, dy) = self.normal, self.along
        if dy > _LEVEL or (abs(dy) <= _LEVEL and dx > 0):
            dx, dy = -dx, -dy
        away = _LABEL_GAP + (abs(nx) * wide + abs(ny) * high) / 2
        away = away if second else -away
        x, y = self.middle(width, height)
        far = hypot(width, height)
        for step in range(ceil(2 * far / _LABEL_STEP)):
            along = far - step * _LABEL_STEP
            left = x + dx * along + nx * away - wide / 2
            top = y + dy * along + ny * away - high / 2
            across = _LABEL_MARGIN <= left <= width - wide - _LABEL_MARGIN
            if across and _LABEL_MARGIN <= top <= height - high - _LABEL_MARGIN:
                return left, top
        return None


MIDDLE = Line()


def _within(part: float) -> float:
    return min(max(part, 0.0), 1.0)


def _folded(angle: float) -> float:
    """Bring an angle into (-180, 180]."""
    return 180.0 - (180.0 - angle) % 360.0
