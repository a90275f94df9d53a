"""How well a metric's scores agree with people's: SROCC, PLCC, KROCC and RMSE.

The usual protocol of the field: rank correlations on the scores as they are; PLCC and RMSE after a monotone
logistic with four parameters (VQEG, "Final report ... phase I", 2000, and Sheikh, Sabir and Bovik 2006,
doi:10.1109/TIP.2006.881959, which tells why), fitted from scores to opinions by least squares.

Opinions are taken as "higher is better" everywhere in here: where a data set has DMOS (lower is better), its
values are negated first. A metric for which lower is better thus has a negative SROCC when it agrees.
"""

import math
import warnings
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
import numpy.typing as npt

from disque_studio.errors import DisqueError

Doubles = npt.NDArray[np.float64]

FEWEST = 5
"""Pictures below which four parameters go through every point, and PLCC would say nothing."""

_WIDTHS = (1.0, 0.3, 3.0)
"""Starting widths of the logistic, in standard deviations of the scores; the best of the fits is kept."""


class NoAgreementError(DisqueError):
    """Agreement is not defined for these scores and opinions, with the reason."""


@dataclass(frozen=True)
class Mapping:
    """From scores to opinions: the logistic, or the straight line where it could not be fitted.

    `refusal` is empty, or says why it is a line.
    """

    high: float
    low: float
    centre: float
    width: float
    refusal: str = ""
    slope: float = 0.0

    def __call__(self, scores: npt.ArrayLike) -> Doubles:
        """Give the opinions expected for scores of any shape."""
        x = np.asarray(scores, np.float64)
        if self.refusal:
            return self.low + self.slope * (x - self.centre)
        return _logistic(x, self.high, self.low, self.centre, self.width)


@dataclass(frozen=True)
class Agreement:
    """Correlations in [-1, 1], RMSE in the opinions' units, over `n` pictures.

    `refusal` says why the logistic could not be fitted and a line stands in its place; empty where it could.
    """

    n: int
    srocc: float
    plcc: float
    krocc: float
    rmse: float
    refusal: str = ""

    @classmethod
    def measures(cls) -> tuple[str, ...]:
        """Name the four measures."""
        return tuple(field.name for field in fields(cls) if field.name not in ("n", "refusal"))


def agreement(scores: npt.ArrayLike, opinions: npt.ArrayLike) -> Agreement:
    """Measure scores against opinions, both (n,), on the pictures the logistic is fitted to.

    Raises:
        NoAgreementError: fewer than `FEWEST` pictures, a value that is not finite, or all scores or all
            opinions are the same.
    """
    return held_out(scores, opinions, fitted(scores, opinions))


def held_out(scores: npt.ArrayLike, opinions: npt.ArrayLike, mapping: Mapping) -> Agreement:
    """Measure scores against opinions, both (n,), through a mapping fitted elsewhere.

    Raises:
        NoAgreementError: a value is not finite, or all scores or all opinions are the same.
    """
    x, y = _checked(scores, opinions)
    srocc, krocc = ranks(x, y)
    expected = mapping(x)
    return Agreement(
        n=len(x),
        srocc=srocc,
        plcc=_pearson(expected, y),
        krocc=krocc,
        rmse=math.sqrt(np.square(expected - y).mean()),
        refusal=mapping.refusal,
    )


def ranks(scores: npt.ArrayLike, opinions: npt.ArrayLike) -> tuple[float, float]:
    """Give Spearman's rho (ties share their mean rank) and Kendall's tau-b, which corrects for ties.

    Raises:
        NoAgreementError: all scores or all opinions are the same: there is no order to compare.
    """
    from scipy import stats

    x, y = _checked(scores, opinions)
    return float(stats.spearmanr(x, y).statistic), float(stats.kendalltau(x, y).statistic)


def fitted(scores: npt.ArrayLike, opinions: npt.ArrayLike) -> Mapping:
    """Fit the logistic from scores to opinions, both (n,), from several starts.

    Raises:
        NoAgreementError: as `agreement`.
    """
    x, y = _checked(scores, opinions)
    if len(x) < FEWEST:
        raise NoAgreementError(f"{len(x)} pictures are too few to fit a logistic to; give {FEWEST} or more")
    tries = [found for width in _WIDTHS if (found := _fit(x, y, width)) is not None]
    if tries:
        return min(tries, key=lambda mapping: float(np.square(mapping(x) - y).sum()))
    slope = float(np.cov(x, y, bias=True)[0, 1] / x.var())
    reason = "the logistic did not converge; a straight line stands in its place"
    return Mapping(0.0, float(y.mean()), float(x.mean()), 1.0, reason, slope)


def _fit(x: Doubles, y: Doubles, width: float) -> Mapping | None:
    from scipy.optimize import OptimizeWarning, curve_fit

    mean, deviation = float(x.mean()), float(x.std())
    ends = (y.max(), y.min()) if np.cov(x, y)[0, 1] >= 0 else (y.min(), y.max())
    with warnings.catch_warnings():
        # Only says that the errors of the parameters are unknown, which are not used here.
        warnings.simplefilter("ignore", OptimizeWarning)
        try:
            found, _ = curve_fit(_logistic, (x - mean) / deviation, y, (*ends, 0.0, width), maxfev=5000)
        except RuntimeError:  # how curve_fit says that it did not converge
            return None
    high, low, centre, breadth = found.tolist()
    if not np.isfinite(found).all() or breadth == 0:
        return None
    return Mapping(high, low, mean + centre * deviation, breadth * deviation)


def _logistic(x: Doubles, high: float, low: float, centre: float, width: float) -> Doubles:
    """Rise (or fall) from `low` to `high` around `centre`: (b1 - b2) / (1 + exp(-(x - b3) / |b4|)) + b2."""
    from scipy.special import expit

    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        return np.asarray((high - low) * expit((x - centre) / abs(width)) + low)


def _pearson(x: Doubles, y: Doubles) -> float:
    """Correlate; 0 where the mapping found nothing to map and is flat."""
    spread = np.ptp(x)
    if spread <= 1e-12 * max(1.0, float(np.abs(x).max())):
        return 0.0
    return float(np.corrcoef(x, y)[0, 1])


def _checked(scores: npt.ArrayLike, opinions: npt.ArrayLike) -> tuple[Doubles, Doubles]:
    x, y = np.asarray(scores, np.float64), np.asarray(opinions, np.float64)
    if x.ndim != 1 or x.shape != y.shape:
        raise ValueError(f"scores and opinions are two lists of one length, not {x.shape} and {y.shape}")
    for name, values in (("scores", x), ("opinions", y)):
        if not np.isfinite(values).all():
            count = int((~np.isfinite(values)).sum())
            raise NoAgreementError(f"{count} of {len(values)} {name} are not finite numbers")
        if len(values) < 2 or np.ptp(values) == 0:
            raise NoAgreementError(
                f"all {len(values)} {name} are the same: there is no order to compare, so SROCC is undefined"
            )
    return x, y


@dataclass(frozen=True)
class Spread:
    """Median, 5th and 95th percentile of one measure over repeats."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: npt.ArrayLike) -> Self:
        """Take the three from the values of all repeats."""
        low, median, high = np.percentile(np.asarray(values, np.float64), (5, 50, 95)).tolist()
        return cls(median, low, high)
