"""Splits by content, medians over them, and what a row of the table says."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from trainer.data.cache import Progress
from trainer.evaluation.agreement import NoAgreementError, Spread, agreement
from trainer.evaluation.splits import Places, splits
from trainer.reproduce.published import PUBLISHED, Figures
from trainer.reproduce.sets import Found

FEWEST_PICTURES, FEWEST_CONTENTS = 100, 20
"""Below either, figures say nothing of a method; the data sets of the field have more of both."""

Predict = Callable[[Places, Places, int], npt.ArrayLike]
"""From the places to fit on, those held out and the number of the split to scores of those held out."""


@dataclass(frozen=True)
class Protocol:
    """How often to split, by which seed; `quick`: a fifth of the steps of whatever is trained.

    `cache` keeps what the networks see of every picture.
    """

    repeats: int
    cache: Path
    progress: Progress
    quick: bool = False
    seed: int = 0

    def steps(self, count: int) -> int:
        """Give the steps of a training that takes `count` where it is not quick."""
        return max(count // 5, 1) if self.quick else count


@dataclass(frozen=True)
class Row:
    """What a method reached on a data set: medians and 5th to 95th percentiles over the splits.

    `published` are the paper's figures for it. `srocc` and `plcc` are None in the rows of other methods that
    the paper reports, which are not run here.
    """

    data_set: str
    method: str
    n: int
    contents: int
    splits: int
    srocc: Spread | None = None
    plcc: Spread | None = None
    published: Figures | None = None

    def record(self) -> dict[str, Any]:
        """Give the row as it is written in JSON."""
        return {key: _rounded(value) for key, value in asdict(self).items()}


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def measured(system: str, method: str, found: Found, predict: Predict, protocol: Protocol) -> Row:
    """Fit on four fifths of the contents and measure on the rest, again and again.

    PLCC is taken after the usual logistic, fitted on the pictures held out.

    Raises:
        NoAgreementError: there are too few contents or pictures, or all answers are the same.
    """
    opinions = np.asarray(found.opinions)
    reached = []
    parts = splits(found.contents, repeats=protocol.repeats, seed=protocol.seed)
    try:
        for number, (seen, held) in enumerate(parts):
            protocol.progress(number / protocol.repeats, f"{found.name}: {method}")
            reached.append(agreement(predict(seen, held, number), opinions[held]))
    except NoAgreementError as error:
        raise NoAgreementError(f"{found.name}: {error}") from error
    return Row(
        found.name,
        method,
        len(opinions),
        len(set(found.contents)),
        protocol.repeats,
        Spread.of([one.srocc for one in reached]),
        Spread.of([one.plcc for one in reached]),
        next(iter(PUBLISHED.get((system, found.name), ())), None),
    )


def others(system: str, found: Found) -> Iterator[Row]:
    """Give the rows of the other methods that the paper reports on a data set."""
    for figures in PUBLISHED.get((system, found.name), ())[1:]:
        yield Row(found.name, figures.method, len(found.rows), 0, 0, published=figures)
