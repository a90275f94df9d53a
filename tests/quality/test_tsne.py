"""t-SNE: what the method promises, on points whose groups are known."""

import numpy as np
import pytest

from disque_studio.errors import CancelledError
from disque_studio.quality import tsne as module
from disque_studio.quality.projection import principal
from disque_studio.quality.tsne import STEPS, affinities, divergence, neighbourhoods, tsne

GROUPS, EACH = 6, 20


@pytest.fixture(scope="module")
def grouped() -> tuple[np.ndarray, np.ndarray]:
    """Six groups of 20 points in 24 dimensions, whose middles differ in five of them."""
    generator = np.random.default_rng(4)
    groups = np.repeat(np.arange(GROUPS), EACH)
    middles = np.zeros((GROUPS, 24))
    middles[np.arange(1, GROUPS), np.arange(GROUPS - 1)] = 12
    return generator.normal(size=(len(groups), 24)) + middles[groups], groups


@pytest.fixture(scope="module")
def laid(grouped: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    return tsne(grouped[0], perplexity=12)


def squares(points: np.ndarray) -> np.ndarray:
    return ((points[:, None] - points[None]) ** 2).sum(-1)


def nearest(points: np.ndarray, count: int) -> np.ndarray:
    apart = squares(points)
    np.fill_diagonal(apart, np.inf)
    return np.argsort(apart, 1, kind="stable")[:, :count]


def kept(points: np.ndarray, places: np.ndarray, count: int = 10) -> float:
    """Give the share of each point's nearest that are among its nearest in the layout."""
    pairs = zip(nearest(points, count), nearest(places, count), strict=True)
    return float(np.mean([len(set(a) & set(b)) / count for a, b in pairs]))


@pytest.mark.parametrize("perplexity", [2.0, 12.0, 60.0])
def test_every_neighbourhood_has_the_perplexity_asked_for(
    grouped: tuple[np.ndarray, np.ndarray], perplexity: float
) -> None:
    share = neighbourhoods(squares(grouped[0]), perplexity)
    assert np.allclose(share.sum(1), 1)
    assert not share.diagonal().any()
    entropy = -(share * np.log(np.maximum(share, 1e-300))).sum(1)
    assert np.allclose(np.exp(entropy), perplexity, rtol=1e-3)


def test_distances_of_any_size_have_neighbourhoods(grouped: tuple[np.ndarray, np.ndarray]) -> None:
    apart = squares(grouped[0])
    small, large = (neighbourhoods(apart * scale, 12.0) for scale in (1e-8, 1e8))
    assert np.allclose(small, large, atol=1e-6)


def test_points_at_one_place_are_laid_out_without_a_warning() -> None:
    assert np.isfinite(tsne(np.ones((20, 4)))).all()


def test_affinities_are_symmetric_and_sum_to_one(grouped: tuple[np.ndarray, np.ndarray]) -> None:
    alike = affinities(grouped[0], 12.0)
    assert np.array_equal(alike, alike.T)
    assert alike.sum() == pytest.approx(1)


def test_the_gradient_is_that_of_the_divergence(grouped: tuple[np.ndarray, np.ndarray]) -> None:
    alike = affinities(grouped[0], 12.0)
    places = np.random.default_rng(1).normal(size=(len(alike), 2))
    gradient = module._Pull(alike.astype(np.float32)).gradient(places, 1.0)
    for at in ((0, 0), (37, 1), (119, 0)):
        step = np.zeros_like(places)
        step[at] = 1e-4
        slope = (divergence(alike, places + step) - divergence(alike, places - step)) / 2e-4
        assert gradient[at] == pytest.approx(slope, rel=0.02, abs=1e-6)


def test_a_layout_loses_far_less_than_principal_axes(
    grouped: tuple[np.ndarray, np.ndarray], laid: np.ndarray
) -> None:
    alike = affinities(grouped[0], 12.0)
    assert divergence(alike, laid) < 0.5 * divergence(alike, principal(grouped[0]).places)
    assert divergence(alike, laid) > 0


def test_groups_stay_apart_and_neighbours_together(
    grouped: tuple[np.ndarray, np.ndarray], laid: np.ndarray
) -> None:
    points, groups = grouped
    assert (groups[nearest(laid, 5)] == groups[:, None]).all()
    assert kept(points, laid) > 1.2 * kept(points, principal(points).places)


def test_the_same_points_give_the_same_layout(
    grouped: tuple[np.ndarray, np.ndarray], laid: np.ndarray
) -> None:
    assert np.array_equal(tsne(grouped[0], perplexity=12), laid)


def test_turning_all_points_changes_nothing_that_counts(
    grouped: tuple[np.ndarray, np.ndarray], laid: np.ndarray
) -> None:
    points, groups = grouped
    turn, _ = np.linalg.qr(np.random.default_rng(2).normal(size=(24, 24)))
    turned = tsne(points @ turn, perplexity=12)
    alike = affinities(points, 12.0)
    assert divergence(alike, turned) == pytest.approx(divergence(alike, laid), rel=0.05)
    assert (groups[nearest(turned, 5)] == groups[:, None]).all()


def test_few_points_have_a_layout_and_fewer_are_refused() -> None:
    points = np.random.default_rng(3).normal(size=(module.FEWEST, 8))
    assert np.isfinite(tsne(points)).all()
    with pytest.raises(ValueError, match="too few"):
        tsne(points[:-1])


def test_progress_reaches_one_and_a_check_stops_it() -> None:
    points = np.random.default_rng(3).normal(size=(30, 8))
    told: list[float] = []
    tsne(points, progress=told.append)
    assert told == sorted(told)
    assert (len(told), told[-1]) == (STEPS, 1)

    def stop() -> None:
        raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        tsne(points, check=stop)
