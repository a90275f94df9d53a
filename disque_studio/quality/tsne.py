"""t-SNE, exact: points of many dimensions laid out in two, so that neighbours stay neighbours.

van der Maaten and Hinton: Visualizing Data using t-SNE, Journal of Machine Learning Research 9 (2008), with
the gains of the authors' own program, the start from the principal axes, and the step that grows with the
number of points (Belkina et al., Nature Communications 10, 5415 (2019)). Every pair of points is looked at,
so time and memory grow with the square of their number; it is meant for up to a few thousand.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from disque_studio.quality.projection import principal

Doubles = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]

PERPLEXITY = 30.0
FEWEST = 5
"""Points below which neighbourhoods mean nothing."""

STEPS, EXAGGERATED_STEPS = 750, 250

_EXAGGERATION = 12.0
_MOMENTA = 0.5, 0.8
_LEAST_GAIN = 0.01
_START = 1e-4
_AXES = 50
_BISECTIONS = 26
_WIDEST = 25.0
"""How far, as a power of e, a neighbourhood's width may be from that of all points."""
_SMALLEST = 1e-12


def tsne(
    codes: npt.NDArray[np.floating],
    *,
    perplexity: float = PERPLEXITY,
    progress: Callable[[float], None] = lambda _: None,
    check: Callable[[], None] = lambda: None,
) -> Doubles:
    """Lay out codes (n, d) in two dimensions: (n, 2). The same codes give the same layout.

    The perplexity is lowered where there are too few points for it. `check` is called for each step and may
    raise to stop.

    Raises:
        ValueError: there are fewer than `FEWEST` codes.
    """
    if len(codes) < FEWEST:
        raise ValueError(f"{len(codes)} points are too few to have neighbourhoods; {FEWEST} are needed")
    axes = principal(codes, min(_AXES, *codes.shape)).places
    alike = affinities(axes, min(perplexity, (len(codes) - 1) / 3), check)
    first = np.zeros((len(codes), 2))
    first[:, : min(2, axes.shape[1])] = axes[:, :2]
    first *= _START / max(float(first[:, 0].std()), _SMALLEST)
    return _descended(alike.astype(np.float32), first, progress, check)


def affinities(
    points: npt.NDArray[np.floating], perplexity: float, check: Callable[[], None] = lambda: None
) -> Doubles:
    """Give p_ij, (n, n), symmetric, of sum 1: Gaussian neighbourhoods of about `perplexity` points each."""
    squares = _squared_distances(np.asarray(points, np.float64))
    share = neighbourhoods(squares, perplexity, check)
    return (share + share.T) / (2 * len(points))


def neighbourhoods(squares: Doubles, perplexity: float, check: Callable[[], None] = lambda: None) -> Doubles:
    """Give p_j|i, (n, n), rows of sum 1, from squared distances: each row's entropy is log(perplexity).

    The widths of the Gaussians are found by bisection, all rows at once.
    """
    count = len(squares)
    others = ~np.eye(count, dtype=bool)
    nearest = np.where(others, squares, np.inf).min(1, keepdims=True)
    # Counted from the nearest neighbour: a far point's weights would all be 0 otherwise.
    beyond = np.where(others, squares - nearest, 0)
    spread = beyond.sum(1, keepdims=True) / (count - 1)
    log_sharp = -np.log(np.maximum(spread, _SMALLEST))
    low, high = log_sharp - _WIDEST, log_sharp + _WIDEST
    for _ in range(_BISECTIONS):
        check()
        log_sharp = (low + high) / 2
        wide = _entropy(beyond, np.exp(log_sharp), others) > np.log(perplexity)
        low, high = np.where(wide, log_sharp, low), np.where(wide, high, log_sharp)
    weight = np.exp(-np.exp(log_sharp) * beyond) * others
    share: Doubles = weight / weight.sum(1, keepdims=True)
    return share


def divergence(alike: npt.NDArray[np.floating], places: npt.NDArray[np.floating]) -> float:
    """Give KL(P || Q), what a layout (n, 2) loses of the affinities (n, n); 0 is nothing."""
    near = 1 / (1 + _squared_distances(np.asarray(places, np.float64)))
    np.fill_diagonal(near, 0)
    laid = np.maximum(near / near.sum(), _SMALLEST)
    wanted = np.maximum(np.asarray(alike, np.float64), _SMALLEST)
    return float((alike * np.log(wanted / laid)).sum())


def _entropy(beyond: Doubles, sharp: Doubles, others: npt.NDArray[np.bool_]) -> Doubles:
    """Give the entropy (n, 1), in nats, of each row's Gaussian neighbourhood."""
    weight = np.exp(-sharp * beyond) * others
    total = weight.sum(1, keepdims=True)
    mean = (weight * beyond).sum(1, keepdims=True) / total
    entropy: Doubles = np.log(total) + sharp * mean
    return entropy


def _descended(
    alike: Singles, places: Doubles, progress: Callable[[float], None], check: Callable[[], None]
) -> Doubles:
    """Go down the gradient from `places`, at first with exaggerated affinities, so that groups form."""
    rate = len(places) / _EXAGGERATION / 2
    moved, gains = np.zeros_like(places), np.ones_like(places)
    pull = _Pull(alike)
    for step in range(STEPS):
        check()
        early = step < EXAGGERATED_STEPS
        gradient = pull.gradient(places, _EXAGGERATION if early else 1.0)
        # A step goes against the gradient: where both have one sign, the way has turned. Compared so that a
        # layout and its mirror image go the same way.
        turned = gradient * moved >= 0
        gains = np.maximum(np.where(turned, gains * 0.8, gains + 0.2), _LEAST_GAIN)
        moved = _MOMENTA[0 if early else 1] * moved - rate * gains * gradient
        places = places + moved
        places -= places.mean(0)
        progress((step + 1) / STEPS)
    return places


class _Pull:
    """The gradient of the divergence; its tables are as large as the affinities and are made once."""

    def __init__(self, alike: Singles) -> None:
        self._alike = alike
        self._near, self._force = np.empty_like(alike), np.empty_like(alike)

    def gradient(self, places: Doubles, exaggeration: float) -> Doubles:
        """Give dKL/dy, (n, 2): 4 sum_j (p_ij - q_ij) (y_i - y_j) / (1 + |y_i - y_j|²)."""
        near, force = self._near, self._force
        at = places.astype(np.float32)
        squares = (at * at).sum(1)
        np.matmul(at, -2 * at.T, out=near)
        near += squares[:, None]
        near += squares
        near += 1
        np.maximum(near, 1, out=near)
        np.reciprocal(near, out=near)
        np.fill_diagonal(near, 0)
        np.multiply(near, np.float32(-1 / max(float(near.sum(dtype=np.float64)), _SMALLEST)), out=force)
        if exaggeration != 1:
            force += self._alike * np.float32(exaggeration)
        else:
            force += self._alike
        force *= near
        drawn = force.sum(1, dtype=np.float64)[:, None] * places - force @ at
        gradient: Doubles = 4 * drawn
        return gradient


def _squared_distances(points: Doubles) -> Doubles:
    norms = (points * points).sum(1)
    squares = np.maximum(norms[:, None] + norms - 2 * points @ points.T, 0)
    np.fill_diagonal(squares, 0)
    return squares
