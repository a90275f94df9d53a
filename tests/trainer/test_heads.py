import numpy as np
import torch

from disque_studio.nets.disque_sdr import COMPARED
from trainer.heads import calibrate_closeness, fit_closeness, ranks, srocc


def test_scores_follow_the_labels_of_ladders():
    generator = torch.Generator().manual_seed(0)
    amount = torch.rand(30, 2, 5, generator=generator).sort(2).values
    pattern = torch.rand(COMPARED, generator=generator)
    differences = amount[..., None] * pattern
    labels = 100 * torch.exp(-2 * amount)
    head = fit_closeness(differences, labels, steps=150)
    with torch.no_grad():
        scores = calibrate_closeness().apply(head(differences.flatten(0, 2)).numpy())
        assert head(torch.zeros(1, COMPARED)).item() == 0
    assert srocc(scores, labels.flatten().numpy()) > 0.97


def test_the_scale_runs_from_0_to_100():
    calibration = calibrate_closeness()
    assert calibration.apply([-50.0, 0.0]).tolist() == [0.0, 100.0]


def test_ranks_of_ties_are_shared():
    np.testing.assert_allclose(ranks(np.array([3.0, 1.0, 3.0, 2.0])), [0.75, 0.125, 0.75, 0.375])


def test_rank_correlation_is_1_for_any_rising_curve():
    x = np.random.default_rng(0).normal(size=50)
    assert srocc(x, np.exp(x)) > 0.9999
    assert srocc(x, -x) < -0.9999
