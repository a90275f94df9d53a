"""Where the axis of a small plot has its marks: few, at round values."""

import math

MOST = 4
"""Marks; there is room for no more."""

_ROUND = (1.0, 2.0, 5.0, 10.0)
_STOPS = (((1, 2, 5), 1), ((1, 3), 1), ((1,), 1), ((1,), 2), ((1,), 3), ((1,), 5))
"""Of a logarithmic axis: the marks within a decade, and every how many decades."""


def marks(low: float, high: float, *, log: bool = False) -> list[float]:
    """Give round values from `low` to `high`, which for `log` are above 0 and rise by factors if they can."""
    if log:
        for stops, every in _STOPS:
            found = _factors(low, high, stops, every)
            if 2 <= len(found) <= MOST:
                return found
    return _steps(low, high)


def written(value: float) -> str:
    """Write a mark."""
    return f"{value:.6g}"


def _factors(low: float, high: float, stops: tuple[int, ...], every: int) -> list[float]:
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    values = [stop * 10.0**decade for decade in decades if decade % every == 0 for stop in stops]
    return [value for value in values if low <= value <= high]


def _steps(low: float, high: float) -> list[float]:
    if not high > low:
        return [low]
    rough = (high - low) / (MOST - 1)
    decade = 10.0 ** math.floor(math.log10(rough))
    step = next((decade * factor for factor in _ROUND if decade * factor >= rough), 10 * decade)
    return [step * at for at in range(math.ceil(low / step), math.floor(high / step) + 1)]
