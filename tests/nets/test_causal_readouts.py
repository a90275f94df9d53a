import numpy as np
import pytest
import torch
from scipy.stats import spearmanr

from disque_studio.nets.causal_readouts import (
    MOST_LABELS,
    Line,
    Monotone,
    fit_few_labels,
    fit_levels,
    fit_supervised,
    fit_unlabelled,
)

MEANS = torch.arange(12) < 6


@pytest.fixture(scope="module")
def degraded() -> tuple[torch.Tensor, torch.Tensor]:
    """Features (300, 12) that grow with a hidden severity, means more; and quality, 0 to 100."""
    generator = torch.Generator().manual_seed(0)
    severity = torch.rand(300, 1, generator=generator)
    gains = torch.rand(300, 12, generator=generator) * torch.where(MEANS, 1.0, 0.05)
    return severity * (0.5 + gains), 100 * (1 - severity[:, 0])


@pytest.fixture(params=["line", "few", "perceptron"])
def readout(request, degraded) -> Line | Monotone:
    features, quality = degraded
    line = fit_unlabelled(features)
    if request.param == "line":
        return line
    if request.param == "few":
        return fit_few_labels(features[:20], quality[:20].tolist(), line)
    return fit_supervised(features, quality, steps=60)


@torch.no_grad()
def test_nothing_ranks_above_an_identical_pair(readout, degraded):
    features, _ = degraded
    best = readout(torch.zeros(1, 12))
    assert (readout(features) < best).all()
    assert best.item() == (100 if isinstance(readout, Monotone) else 0)


@torch.no_grad()
def test_the_answer_never_rises_with_a_feature(readout, degraded):
    features, _ = degraded
    before = readout(features)
    for index in range(features.shape[1]):
        more = features.clone()
        more[:, index] += 0.1
        assert (readout(more) <= before + 1e-4).all()


@torch.no_grad()
def test_every_readout_ranks_by_the_hidden_severity(readout, degraded):
    features, quality = degraded
    assert spearmanr(readout(features[100:]).numpy(), quality[100:].numpy()).statistic > 0.9


def test_the_label_free_line_leaves_deviations_out(degraded):
    features, _ = degraded
    line = fit_unlabelled(features)
    assert not line.weight[6:].any()
    assert (line.weight[:6] > 0).all()
    assert np.isclose(line(features).mean(), -1, rtol=1e-3)


def test_levels_make_kinds_comparable():
    """Two kinds of distortion, each in a feature of its own, one ten times as strong as the other."""
    levels = torch.arange(1.0, 6)[None, :, None] / 5
    strong, weak = (levels * torch.tensor(gains) for gains in ([1.0, 0.02], [0.02, 0.1]))
    series = torch.cat([strong, weak])
    start = Line(series.mean((0, 1)), torch.tensor([0.9, 0.1]))
    line = fit_levels(series, start)
    before, after = (-(one(series)) for one in (start, line))
    assert (before[0] - before[1]).abs().mean() / before.mean() > 0.5
    assert (after[0] - after[1]).abs().mean() / after.mean() < 0.25
    assert (after.diff(dim=1) > 0).all()
    assert (line.weight >= 0).all()


def test_few_labels_mend_a_line_that_is_wrong(degraded):
    features, quality = degraded
    wrong = torch.zeros(12)
    wrong[0] = 1
    noisy = features.clone()
    noisy[:, 0] = torch.rand(300, generator=torch.Generator().manual_seed(5))
    start = Line(noisy.mean(0), wrong)
    mended = fit_few_labels(noisy[:20], quality[:20].tolist(), start)
    ranks = [spearmanr(line(noisy[20:]).numpy(), quality[20:].numpy()).statistic for line in (start, mended)]
    assert ranks[1] > ranks[0] + 0.3


@pytest.mark.parametrize(("count", "given"), [(1, 1), (MOST_LABELS + 1, MOST_LABELS + 1), (5, 4)])
def test_a_wrong_number_of_labels_is_refused(degraded, count, given):
    features, _ = degraded
    line = fit_unlabelled(features)
    with pytest.raises(ValueError, match="labels"):
        fit_few_labels(features[:count], [50.0] * given, line)


def test_fitting_leaves_the_global_generator_alone(degraded):
    torch.manual_seed(3)
    expected = torch.rand(2)
    torch.manual_seed(3)
    fit_supervised(*degraded, steps=2)
    assert torch.equal(torch.rand(2), expected)
