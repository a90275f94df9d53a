"""From a network's raw answer to the 0-100 that people read: a monotone curve, kept in the model file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Calibration:
    """Piecewise linear through (`raw`, `score`), both ascending; flat beyond the ends.

    Raises:
        ValueError: the points do not ascend, are not finite or fewer than two, or scores leave [0, 100].
    """

    raw: tuple[float, ...]
    score: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.raw) != len(self.score) or len(self.raw) < 2:
            raise ValueError("a calibration has two or more points, each raw and score")
        if not np.isfinite((self.raw, self.score)).all():
            raise ValueError("the points of a calibration are finite")
        if (np.diff(self.raw) <= 0).any() or (np.diff(self.score) < 0).any():
            raise ValueError("the points of a calibration ascend")
        if self.score[0] < 0 or self.score[-1] > 100:
            raise ValueError("calibrated scores lie within 0 and 100")

    def apply(self, raw: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Map raw answers of any shape to scores."""
        return np.interp(np.asarray(raw, np.float64), self.raw, self.score)

    def to_json(self) -> dict[str, list[float]]:
        """Give the points as JSON values."""
        return {"raw": list(self.raw), "score": list(self.score)}

    @classmethod
    def from_json(cls, points: dict[str, Any]) -> Self:
        """Take the points back.

        Raises:
            ValueError, KeyError, TypeError: they are no calibration.
        """
        return cls(_numbers(points["raw"]), _numbers(points["score"]))


def _numbers(values: Sequence[Any]) -> tuple[float, ...]:
    try:
        return tuple(float(value) for value in values)
    except OverflowError as error:
        raise ValueError(f"a point lies beyond all numbers: {error}") from error
