import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, stats

from trainer.evaluation.agreement import NoAgreementError, agreement, fitted, held_out, ranks
from trainer.evaluation.splits import over_splits, splits


def logistic(x, high, low, centre, width):
    return (high - low) / (1 + np.exp(-(x - centre) / width)) + low


def test_ranks_by_hand():
    # Ranks 1 2 3 4 5 against 2 1 4 3 5: squared differences sum to 4; 8 of 10 pairs agree.
    srocc, krocc = ranks([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])
    assert srocc == pytest.approx(1 - 6 * 4 / (5 * 24))
    assert krocc == pytest.approx((8 - 2) / 10)


def test_ties_by_hand():
    # Ranks 1 2.5 2.5 4 against 1 2 3 4, and five of six pairs in order, one tied on one side.
    srocc, krocc = ranks([1, 2, 2, 3], [10, 20, 30, 40])
    assert srocc == pytest.approx(4.5 / np.sqrt(4.5 * 5))
    assert krocc == pytest.approx(5 / np.sqrt(5 * 6))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=5, max_size=30))
def test_ranks_with_many_ties_follow_their_definitions(pairs):
    x, y = np.array(pairs, float).T
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        return
    srocc, krocc = ranks(x, y)
    expected = np.corrcoef(stats.rankdata(x), stats.rankdata(y))[0, 1]
    signs = [np.sign(np.subtract.outer(v, v))[np.triu_indices(len(v), 1)] for v in (x, y)]
    tau = (signs[0] * signs[1]).sum() / np.sqrt(np.square(signs[0]).sum() * np.square(signs[1]).sum())
    assert srocc == pytest.approx(expected, abs=1e-12)
    assert krocc == pytest.approx(tau, abs=1e-12)


@pytest.mark.parametrize("truth", [(90, 10, 30, 8), (5, 1, 0.5, 0.1), (1, 9, -20, 3), (1e3, 0, 1e5, 1e4)])
def test_the_logistic_recovers_a_known_curve(truth):
    high, low, centre, width = truth
    scores = centre + width * np.linspace(-4, 4, 60)
    opinions = logistic(scores, *truth)
    mapping = fitted(scores, opinions)
    assert not mapping.refusal
    np.testing.assert_allclose(mapping(scores), opinions, atol=1e-6 * abs(high - low))
    assert (mapping.high, mapping.low) == pytest.approx((high, low), rel=1e-3, abs=1e-3)
    assert (mapping.centre, abs(mapping.width)) == pytest.approx((centre, width), rel=1e-3, abs=1e-3)


def test_an_exactly_logistic_relation_agrees_wholly():
    scores = np.random.default_rng(1).normal(size=80)
    found = agreement(scores, logistic(scores, 100, 0, 0.2, 0.4))
    assert (found.srocc, found.plcc, found.krocc) == pytest.approx((1, 1, 1), abs=1e-9)
    assert found.rmse == pytest.approx(0, abs=1e-4)
    assert (found.n, found.refusal) == (80, "")


def test_lower_is_better_shows_in_the_ranks_alone():
    rng = np.random.default_rng(2)
    scores = rng.normal(size=100)
    opinions = logistic(scores, 5, 1, 0, 1) + rng.normal(scale=0.3, size=100)
    up, down = agreement(scores, opinions), agreement(-scores, opinions)
    assert (down.srocc, down.krocc) == pytest.approx((-up.srocc, -up.krocc))
    assert (down.plcc, down.rmse) == pytest.approx((up.plcc, up.rmse), rel=1e-3)


def test_the_fit_does_not_depend_on_the_scale_of_scores_and_never_loses_to_a_line():
    rng = np.random.default_rng(3)
    scores = rng.uniform(0, 1, 200)
    opinions = 3 * scores + rng.normal(scale=0.5, size=200)
    found = agreement(scores, opinions)
    large = agreement(1e6 * scores - 5e5, opinions)
    assert (large.plcc, large.rmse) == pytest.approx((found.plcc, found.rmse), rel=1e-4)
    line = np.polyval(np.polyfit(scores, opinions, 1), scores)
    assert found.rmse <= np.sqrt(np.square(line - opinions).mean()) * 1.001


def test_rmse_is_in_the_units_of_opinions():
    rng = np.random.default_rng(4)
    scores = rng.normal(size=300)
    noise = rng.normal(scale=2.0, size=300)
    assert agreement(scores, logistic(scores, 60, 20, 0, 0.7) + noise).rmse == pytest.approx(2.0, rel=0.1)


def test_a_fit_that_does_not_converge_is_told(monkeypatch):
    def never(*args, **kwargs):
        raise RuntimeError("Optimal parameters not found")

    monkeypatch.setattr(optimize, "curve_fit", never)
    scores, opinions = np.array([1.0, 2, 3, 4, 6]), np.array([2.0, 4, 6, 8, 12])
    found = agreement(scores, opinions)
    assert "did not converge" in found.refusal
    assert (found.plcc, found.rmse) == pytest.approx((1, 0), abs=1e-12)


@pytest.mark.parametrize(
    ("scores", "opinions", "reason"),
    [
        ([1, 1, 1, 1, 1], [1, 2, 3, 4, 5], "all 5 scores are the same"),
        ([1, 2, 3, 4, 5], [3, 3, 3, 3, 3], "all 5 opinions are the same"),
        ([1, 2, 3, 4, np.inf], [1, 2, 3, 4, 5], "1 of 5 scores are not finite"),
        ([1, 2, 3, 4], [1, 2, 3, 4], "too few"),
    ],
)
def test_what_cannot_be_measured_is_refused(scores, opinions, reason):
    with pytest.raises(NoAgreementError, match=reason):
        agreement(scores, opinions)


def test_a_mapping_is_used_as_it_was_fitted():
    rng = np.random.default_rng(5)
    scores = rng.normal(size=100)
    opinions = logistic(scores, 5, 1, 0, 1)
    found = held_out(scores[:50], opinions[:50] + 1, fitted(scores[50:], opinions[50:]))
    assert (found.plcc, found.rmse) == pytest.approx((1, 1), abs=1e-4)


@given(
    st.lists(st.sampled_from("abcdefghijklm"), min_size=12, max_size=60).filter(lambda g: len(set(g)) >= 5),
    st.integers(0, 5),
)
def test_no_content_stands_on_both_sides(groups, seed):
    names = np.array(groups)
    for seen, held in splits(groups, repeats=4, seed=seed):
        assert not set(names[seen]) & set(names[held])
        assert sorted([*seen, *held]) == list(range(len(groups)))
        assert len(set(names[held])) == round(0.2 * len(set(groups)))


def test_splits_are_repeatable_and_differ_from_each_other():
    groups = [str(i) for i in range(40)]
    held = [tuple(part[1]) for part in splits(groups, repeats=20, seed=7)]
    assert held == [tuple(part[1]) for part in splits(groups, repeats=20, seed=7)]
    assert len(set(held)) > 15
    assert held != [tuple(part[1]) for part in splits(groups, repeats=20, seed=8)]


def test_over_splits_gives_medians_of_what_was_held_out():
    rng = np.random.default_rng(6)
    groups = [str(i // 8) for i in range(160)]
    scores = rng.normal(size=160)
    opinions = logistic(scores, 100, 0, 0, 1) + rng.normal(scale=5, size=160)
    found = over_splits(scores, opinions, groups, repeats=20, seed=0)
    whole = agreement(scores, opinions)
    assert (found.repeats, found.groups, found.refusals) == (20, 20, 0)
    for name, spread in found.measures.items():
        assert spread.low <= spread.median <= spread.high
        assert spread.median == pytest.approx(getattr(whole, name), rel=0.15)


def test_too_few_contents_are_refused():
    with pytest.raises(NoAgreementError, match="4 contents"):
        over_splits(range(20), range(20), list("abcd") * 5, repeats=2, seed=0)
