"""Principal axes against what they are by definition."""

import numpy as np
import pytest

from disque_studio.quality.projection import principal


def test_places_keep_the_most_variance_and_are_uncorrelated() -> None:
    generator = np.random.default_rng(0)
    codes = generator.normal(size=(80, 12)) * np.linspace(3, 0.2, 12) + 7
    found = principal(codes, 3)
    spread = np.cov(codes.T)
    assert found.places.var(0, ddof=1) == pytest.approx(np.linalg.eigvalsh(spread)[::-1][:3])
    assert np.cov(found.places.T) == pytest.approx(np.diag(found.places.var(0, ddof=1)))
    assert found.shares == pytest.approx(found.places.var(0, ddof=1) / np.trace(spread))


def test_a_plane_is_found_again_up_to_its_turn() -> None:
    generator = np.random.default_rng(1)
    plane = generator.normal(size=(30, 2))
    axes, _ = np.linalg.qr(generator.normal(size=(9, 2)))
    found = principal(plane @ axes.T)
    assert found.shares.sum() == pytest.approx(1)
    apart = [np.linalg.norm(p[:, None] - p[None], axis=-1) for p in (found.places, plane)]
    assert apart[0] == pytest.approx(apart[1])


def test_axes_have_one_direction_whatever_the_order_of_the_codes() -> None:
    codes = np.random.default_rng(2).normal(size=(20, 5))
    assert principal(codes[::-1]).places[::-1] == pytest.approx(principal(codes).places)


@pytest.mark.parametrize("shape", [(1, 6), (2, 6), (5, 1)])
def test_missing_axes_are_zero(shape: tuple[int, int]) -> None:
    codes = np.random.default_rng(3).normal(size=shape)
    found = principal(codes)
    assert found.places.shape == (shape[0], 2)
    assert found.places[:, min(shape) :] == pytest.approx(0)


def test_codes_that_are_all_alike_share_nothing() -> None:
    found = principal(np.full((4, 3), 2.5))
    assert not found.places.any()
    assert not found.shares.any()
