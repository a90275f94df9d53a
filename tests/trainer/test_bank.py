import pytest
import torch

from trainer.data import bank, grading, published
from trainer.data.curves import SceneStatistics
from trainer.data.local import STAGES


def photos(count: int = 3, size: int = 40) -> torch.Tensor:
    generator = torch.Generator().manual_seed(4)
    coarse = torch.randn(count, 3, 5, 5, generator=generator) * 2.5
    smooth = torch.nn.functional.interpolate(coarse, size=size, mode="bicubic")
    return torch.exp2(smooth - 2.5)


def operators(count: int, seed: int = 0) -> torch.Tensor:
    return bank.draw(count, generator=torch.Generator().manual_seed(seed))


def test_the_bank_is_wide():
    assert len(bank.ALL_CURVES) + len(STAGES) >= 24


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


@pytest.mark.parametrize("curve", [c for c, _ in bank.ALL_CURVES], ids=lambda c: c.__name__)
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


def ramp_of(curve, numbers, low=-9.0, high=5.0):
    # Each value fills 2 x 2 pixels, as statistics look at every second one.
    ramp = torch.linspace(low, high, 400).reshape(1, 20, 20)
    fine = ramp.repeat_interleave(2, 1).repeat_interleave(2, 2)
    return curve(fine[:, None], SceneStatistics.of(fine), torch.tensor([numbers]))[..., ::2, ::2].flatten()


def test_the_adaptive_logarithm_ends_at_one():
    assert ramp_of(published.adaptive_logarithm, [0.5, 0.5, 0.0, 0.0])[-1] == pytest.approx(1, abs=1e-2)


def test_the_photoreceptor_spans_the_display():
    out = ramp_of(published.photoreceptor, [0.3, 0.4, 0.2, 0.0])
    assert (out[0].item(), out[-1].item()) == (pytest.approx(0, abs=1e-3), pytest.approx(1, abs=1e-2))


def test_the_photographic_operator_brings_its_white_to_one():
    out = ramp_of(published.photographic, [0.6, 0.0, 0.1, 0.0])
    assert out[-1] == pytest.approx(1, abs=1e-2)


def test_least_loss_is_even_where_the_histogram_is():
    out = ramp_of(published.least_loss, [0.5, 0.5, 0.1, 0.0]) ** (1 / 2.2)
    torch.testing.assert_close(out, torch.linspace(0, 1, 400), atol=0.03, rtol=0)


def test_some_operators_are_as_their_papers_have_them():
    rows, views = operators(1200), photos(1).expand(1200, -1, -1, -1)
    plain = rows[:, 15] == 1.0
    assert 0.2 < plain.float().mean() < 0.4
    log_luminance = torch.log2(grading.luma(views[:1])[:, 0].clamp_min(bank.FLOOR))
    light = 0.18 * torch.exp2(log_luminance - SceneStatistics.of(log_luminance).mean)
    # Without a white point, the photographic operator of grey light is light / (1 + light).
    expected = (light / (1 + light)) ** (1 / 2.2)
    made = grading.luma(bank.apply(views[:, :1].expand(-1, 3, -1, -1) * 0 + grading.luma(views), rows))[plain]
    assert ((made - expected).abs().flatten(1).max(1).values < 1e-3).any()
