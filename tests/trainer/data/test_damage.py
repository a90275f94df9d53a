import numpy as np
import pytest
import torch
from torch import Tensor

from trainer.data import distortions
from trainer.data.damage import damaged


@pytest.fixture
def pictures() -> Tensor:
    coarse = torch.rand(6, 3, 8, 8, generator=torch.Generator().manual_seed(0))
    return torch.nn.functional.interpolate(coarse, size=48, mode="bilinear", align_corners=False)


def test_damage_follows_its_seed_and_leaves_the_picture_as_it_is(pictures: Tensor):
    before = pictures.clone()
    one, two, other = (damaged(pictures, torch.Generator().manual_seed(seed)) for seed in (7, 7, 8))
    assert torch.equal(pictures, before)
    assert torch.equal(one.pictures, two.pictures) and torch.equal(one.kinds, two.kinds)
    assert torch.equal(one.severity, two.severity)
    assert not torch.equal(one.pictures, other.pictures)


def test_every_picture_is_damaged_in_one_to_three_ways(pictures: Tensor):
    damage = damaged(pictures, torch.Generator().manual_seed(3))
    assert damage.pictures.shape == pictures.shape and damage.pictures.dtype == torch.float32
    assert ((damage.pictures >= 0) & (damage.pictures <= 1)).all()
    assert (damage.pictures != pictures).flatten(1).any(1).all()
    assert damage.kinds.shape == (6, len(distortions.NAMES))
    assert set(damage.kinds.unique().tolist()) == {0.0, 1.0}
    assert set(damage.kinds.sum(1).tolist()) <= {1.0, 2.0, 3.0}
    levels = damage.severity * distortions.LEVELS
    torch.testing.assert_close(levels, levels.round())
    assert levels.min() >= 1 and levels.max() <= distortions.LEVELS


def test_damage_is_named_by_its_kinds_and_weighed_by_the_worst(pictures: Tensor, monkeypatch):
    steps = [("gaussian-blur", 4), ("jpeg", 2)]
    monkeypatch.setattr(distortions, "draw", lambda rng: steps)
    damage = damaged(pictures[:2], torch.Generator().manual_seed(1))
    named = {distortions.NAMES[kind] for kind in damage.kinds[0].nonzero()[:, 0]}
    assert named == {"gaussian-blur", "jpeg"}
    assert damage.severity.tolist() == pytest.approx([0.8, 0.8])
    pixels = pictures[1].permute(1, 2, 0).contiguous().numpy()
    expected = distortions.apply(pixels, steps, np.random.default_rng(0))
    np.testing.assert_array_equal(damage.pictures[1].permute(1, 2, 0).numpy(), expected)
