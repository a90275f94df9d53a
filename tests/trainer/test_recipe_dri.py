import pytest
import torch

from trainer.recipes import dri


def test_damage_is_alike_where_its_kinds_are():
    kinds = torch.zeros(3, 25)
    kinds[0, :2] = kinds[1, :2] = 1
    kinds[2, 5] = 1
    torch.testing.assert_close(dri._shared(kinds), torch.tensor([[1.0, 1, -1], [1, 1, -1], [-1, -1, 1]]))


def test_vectors_that_lie_as_wanted_cost_nothing():
    vectors = torch.tensor([[2.0, 0], [5, 0], [-1, 0]])
    wanted = torch.tensor([[1.0, 1, -1], [1, 1, -1], [-1, -1, 1]])
    assert float(dri._alike(vectors, wanted)) == pytest.approx(0, abs=1e-9)
    assert float(dri._alike(vectors, -wanted)) > 1


def test_an_exact_restoration_costs_next_to_nothing():
    missing = torch.rand(2, 3, 16, 16)
    assert float(dri._charbonnier(torch.zeros_like(missing))) < 0.01 < float(dri._charbonnier(missing))
