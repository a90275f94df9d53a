"""Ridge regression from features to opinions, its strength chosen within the contents it is fitted on."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from trainer.evaluation.splits import Places, splits

Doubles = npt.NDArray[np.float64]

_RIDGES = np.geomspace(1e-4, 10, 16)
"""Added to every direction, as shares of the standardised features' variance."""


def predicted(
    x: npt.NDArray[np.floating], y: Doubles, contents: Sequence[str], seen: Places, held: Places
) -> Doubles:
    """Fit features x (n, F) to y (n,) at the places `seen`, and predict at `held`.

    A fifth of the contents seen is left out once to choose the strength by its squared error.
    """
    inner = [contents[place] for place in seen]
    fit, check = next(splits(inner, repeats=1, seed=0))
    errors = np.square(_answers(x[seen[fit]], y[seen[fit]], x[seen[check]], _RIDGES) - y[seen[check]]).mean(1)
    return _answers(x[seen], y[seen], x[held], _RIDGES[[int(errors.argmin())]])[0]


def _answers(
    x: npt.NDArray[np.floating], y: Doubles, asked: npt.NDArray[np.floating], ridges: Doubles
) -> Doubles:
    """Give what each strength of ridge answers to `asked` (m, F): (ridges, m)."""
    mean, deviation = x.mean(0, dtype=np.float64), x.std(0, dtype=np.float64) + 1e-9
    known = (x - mean) / deviation
    values, vectors = np.linalg.eigh(known.T @ known / len(known))
    pull = vectors.T @ (known.T @ (y - y.mean()) / len(known))
    weights = pull / (values.clip(0) + ridges[:, None])
    return np.asarray(weights @ vectors.T @ ((asked - mean) / deviation).T + y.mean())
