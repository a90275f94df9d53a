"""What the user does to the picture's tones and colours beside its look: plain values."""

from dataclasses import dataclass, fields
from itertools import pairwise
from math import isfinite

SPAN = (-100.0, 100.0)
"""Least and greatest value of every slider of a `Grade`."""

Curve = tuple[tuple[float, float], ...]
STRAIGHT: Curve = ((0.0, 0.0), (1.0, 1.0))


@dataclass(frozen=True)
class Grade:
    """Sliders from -100 to 100, 0 for no change, and a tone curve; the default changes nothing.

    `temperature` is warmer and `tint` more magenta above 0. `curve` goes through these points (input,
    output), both 0 to 1 in display code values, inputs strictly ascending, at least two points.

    Raises:
        ValueError: naming the field that is not so.
    """

    temperature: float = 0.0
    tint: float = 0.0
    contrast: float = 0.0
    highlights: float = 0.0
    shadows: float = 0.0
    whites: float = 0.0
    blacks: float = 0.0
    clarity: float = 0.0
    vibrance: float = 0.0
    saturation: float = 0.0
    curve: Curve = STRAIGHT

    def __post_init__(self) -> None:
        for name in SLIDERS:
            value = getattr(self, name)
            if not (isfinite(value) and SPAN[0] <= value <= SPAN[1]):
                raise ValueError(f"{name} must lie within {SPAN[0]:g} to {SPAN[1]:g}, not {value}")
        inputs = [point[0] for point in self.curve]
        inside = all(0 <= number <= 1 for point in self.curve for number in point)
        if len(inputs) < 2 or not inside or any(b <= a for a, b in pairwise(inputs)):
            raise ValueError(f"curve must be two or more ascending points within 0 to 1, not {self.curve}")


SLIDERS = tuple(field.name for field in fields(Grade) if field.name != "curve")
"""Names of a grade's sliders, in their order in the panel."""

NO_GRADE = Grade()
