"""Metrics of other people's packages, to stand beside ours in a table; the program itself has none."""

import warnings
from collections.abc import Callable
from functools import cached_property
from importlib.util import find_spec
from typing import Any

import numpy as np

from disque_studio.errors import DisqueError
from disque_studio.imaging.photo import Picture
from disque_studio.quality.scorer import Assessment, Facts, Reference, Scorer


class Brisque:
    """BRISQUE (Mittal, Moorthy and Bovik 2012, doi:10.1109/TIP.2012.2214050): natural-scene statistics.

    The package `brisque` (Apache-2.0) with the model it brings, on the picture's own pixels as the paper
    has it. Its features are scaled by numbers that the package keeps as a pickle of its own; nothing else
    in this project is read from one.
    """

    facts = Facts(
        name="brisque",
        title="BRISQUE",
        paper="Mittal et al. 2012",
        needs="none",
        trained_on="LIVE Release 2",
        higher_is_better=False,
    )

    @cached_property
    def _model(self) -> Any:
        if "brisque" not in installed():
            raise DisqueError("brisque is not installed: pip install 'disque-studio[peers]'")
        with warnings.catch_warnings():
            # The package reaches for names that SciPy keeps for its sake, and says so at import.
            warnings.simplefilter("ignore", DeprecationWarning)
            from brisque import BRISQUE

        class Model(BRISQUE):
            """The package's features are arrays of one number, which NumPy no longer takes for a number."""

            def scale_features(self, features: Any) -> Any:
                return super().scale_features([np.asarray(value).item() for value in features])

        return Model(url=False)

    def assess(self, picture: Picture, reference: Reference | None = None) -> Assessment:
        """Score a picture of any size, uint8 or uint16; lower is better, without a map.

        A picture without any texture has no statistics: its score is not a number.
        """
        with np.errstate(all="ignore"), warnings.catch_warnings():
            # What a flat picture lets happen inside is told by the score.
            warnings.simplefilter("ignore", RuntimeWarning)
            return Assessment(float(self._model.score(picture.rgb)))


PEERS: dict[str, Callable[[], Scorer]] = {Brisque.facts.name: Brisque}
"""Every peer by its name."""


def installed() -> list[str]:
    """List the peers whose package is there; each has its metric's name."""
    return [name for name in PEERS if find_spec(name) is not None]
