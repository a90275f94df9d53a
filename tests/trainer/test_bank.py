import pytest
import torch

from trainer.data import bank, grading
from trainer.data.curves import CURVES, SceneStatistics
from trainer.data.local import STAGES


def photos(count: int = 3, size: int = 40) -> torch.Tensor:
    generator = torch.Generator().manual_seed(4)
    coarse = torch.randn(count, 3, 5, 5, generator=generator) * 2.5
    smooth = torch.nn.functional.interpolate(coarse, size=size, mode="bicubic")
    return torch.exp2(smooth - 2.5)


def operators(count: int, seed: int = 0) -> torch.Tensor:
    return bank.draw(count, generator=torch.Generator().manual_seed(seed))


def test_the_bank_is_wide():
    assert len(CURVES) + len(STAGES) >= 12


def test_pictures_are_finite_and_displayable():
    rows = operators(90)
    pictures = bank.apply(photos(3).repeat(30, 1, 1, 1), rows)
    assert pictures.isfinite().all()
    assert pictures.min() >= 0
    assert pictures.max() <= 1


def test_an_operator_does_not_depend_on_its_company():
    rows, views = operators(8), photos(2).repeat(4, 1, 1, 1)
    together = bank.apply(views, rows)
    alone = torch.cat([bank.apply(views[i : i + 1], rows[i : i + 1]) for i in range(8)])
    torch.testing.assert_close(together, alone, atol=2e-5, rtol=0)


@pytest.mark.parametrize("curve", [c for c, _ in CURVES], ids=lambda c: c.__name__)
def test_curves_rise_with_luminance(curve):
    ramp = torch.linspace(-9, 5, 400).reshape(1, 20, 20).expand(6, -1, -1)
    numbers = torch.rand(6, 4, generator=torch.Generator().manual_seed(1))
    out = curve(ramp[:, None], SceneStatistics.of(ramp), numbers).flatten(1)
    assert (out.diff(dim=1) >= -1e-4).all()


@pytest.mark.parametrize("stage", STAGES, ids=lambda s: s.__name__)
def test_local_stages_keep_a_flat_picture_flat(stage):
    flat = torch.full((2, 32, 32), -1.5)
    out = stage(flat, torch.rand(2, 4, generator=torch.Generator().manual_seed(2)))
    assert out.isfinite().all()
    assert (out.flatten(1).std(1) < 1e-3).all()


def test_grading_can_leave_a_picture_alone():
    picture = torch.rand(2, 3, 8, 8)
    shut = torch.full((2, grading.NUMBERS), 0.95)
    torch.testing.assert_close(grading.grade(picture, shut), picture, atol=1e-6, rtol=0)


def test_usable_operators_give_presentable_pictures():
    views = photos(12, 24)
    chosen = bank.usable(20, views, generator=torch.Generator().manual_seed(5))
    assert chosen.shape == (20, bank.NUMBERS)
    brightness = torch.stack([grading.luma(bank.apply(views[:1], row[None])).mean() for row in chosen])
    assert ((brightness > 0.1) & (brightness < 0.8)).float().mean() > 0.8
