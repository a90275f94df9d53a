"""The common face of every scorer: what it is, and what it says of a picture."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

from disque_studio.imaging.photo import Photo, Picture

Reference = Photo | Picture
Needs = Literal["none", "picture", "photo", "either"]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Facts:
    """What a reader has to know of a scorer before trusting its number.

    `name` is the metric's name on the command line, `title` the one for people. `needs` says which reference
    it compares with. `measured` holds its agreement (SROCC, PLCC) with the scores of `trained_on`, on
    pictures that training never saw; empty for classical measures. `range` and `unit` are those of the score.
    """

    name: str
    title: str
    paper: str
    needs: Needs
    trained_on: str = ""
    measured: Mapping[str, float] = field(default_factory=dict)
    higher_is_better: bool = True
    range: tuple[float, float] = (0.0, 100.0)
    unit: str = "points"


def figures(measured: Any) -> dict[str, float]:
    """Give what a card says was measured; only numbers by name, whatever else stands there."""
    told = measured.items() if isinstance(measured, Mapping) else ()
    return {str(name): value for name, value in told if isinstance(value, int | float)}


@dataclass(frozen=True, eq=False)
class Assessment:
    """A score, and where it comes from.

    `map` is float32 (rows, columns) over the picture, in the score's range; None for measures without one.
    """

    score: float
    map: Floats | None = None


class Scorer(Protocol):
    """Scores finished pictures, deterministically: identical pixels give identical scores."""

    @property
    def facts(self) -> Facts:
        """What this scorer is."""

    def assess(self, picture: Picture, reference: Reference | None = None) -> Assessment:
        """Score a picture.

        Raises:
            ReferenceMissingError: the scorer compares, and no reference of its kind is given.
        """
