"""Content-disjoint splits: what is fitted on some contents is measured on others.

The usual protocol: 80 % of the contents to fit, 20 % to measure, many times, and the median is reported. A
content is a scene with all its distorted versions; versions of one scene never stand on both sides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from trainer.evaluation.agreement import Agreement, NoAgreementError, Spread, fitted, held_out

Places = npt.NDArray[np.intp]

SHARE = 0.2
"""Of the contents, held out in each repeat."""

FEWEST_CONTENTS = 5
"""Below, 20 % would be no whole content."""


@dataclass(frozen=True)
class Splits:
    """Agreement over repeats: a spread for each measure, by name."""

    repeats: int
    groups: int
    measures: dict[str, Spread]
    refusals: int
    """Repeats in which a straight line stood for the logistic."""


def splits(groups: Sequence[str], *, repeats: int, seed: int) -> Iterator[tuple[Places, Places]]:
    """Give `repeats` pairs of indices into `groups`, those to fit on and those held out.

    The same groups and seed give the same splits.

    Raises:
        NoAgreementError: fewer than `FEWEST_CONTENTS` contents.
    """
    names, which = np.unique(np.asarray(groups), return_inverse=True)
    if len(names) < FEWEST_CONTENTS:
        raise NoAgreementError(
            f"{len(names)} contents cannot be split 80/20; there must be {FEWEST_CONTENTS} or more"
        )
    held = round(SHARE * len(names))
    rng = np.random.default_rng(seed)
    for _ in range(repeats):
        chosen = np.isin(which, rng.permutation(len(names))[:held])
        yield np.flatnonzero(~chosen), np.flatnonzero(chosen)


def over_splits(
    scores: npt.ArrayLike, opinions: npt.ArrayLike, groups: Sequence[str], *, repeats: int, seed: int
) -> Splits:
    """Fit the logistic on 80 % of the contents and measure on the rest, `repeats` times.

    Raises:
        NoAgreementError: too few contents or pictures, or all scores or opinions of a part are the same.
    """
    x, y = np.asarray(scores, np.float64), np.asarray(opinions, np.float64)
    parts = splits(groups, repeats=repeats, seed=seed)
    found = [held_out(x[held], y[held], fitted(x[seen], y[seen])) for seen, held in parts]
    return Splits(
        repeats=repeats,
        groups=len(set(groups)),
        measures={name: Spread.of([getattr(one, name) for one in found]) for name in Agreement.measures()},
        refusals=sum(bool(one.refusal) for one in found),
    )
