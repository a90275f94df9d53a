import numpy as np
import pytest

from trainer.evaluation import metrics


@pytest.fixture
def picture():
    return np.random.default_rng(0).uniform(0, 1, (40, 30, 3)).astype(np.float32)


def grey(level, size=11):
    return np.full((size, size, 3), level, np.float32)


def test_psnr_of_a_known_error(picture):
    assert metrics.psnr(grey(0.5), grey(0.6)) == pytest.approx(20, abs=1e-4)
    assert metrics.psnr(grey(0.5), grey(0.51)) == pytest.approx(40, abs=1e-3)
    assert metrics.psnr(picture, picture) == metrics.PSNR_LIMIT


def test_ssim_of_equal_pictures_is_one_and_of_others_less(picture):
    other = np.roll(picture, 5, axis=0)
    assert metrics.ssim(picture, picture) == pytest.approx(1, abs=1e-6)
    assert metrics.ssim(picture, other) < 0.3
    assert metrics.ssim(picture, other) == pytest.approx(metrics.ssim(other, picture), abs=1e-6)
    assert metrics.ssim(picture, 1 - picture) < 0


def test_ssim_of_flat_pictures_is_the_luminance_term():
    a, b = 0.3, 0.6
    expected = (2 * a * b + 0.01**2) / (a * a + b * b + 0.01**2)
    assert metrics.ssim(grey(a), grey(b)) == pytest.approx(expected, abs=1e-4)


def test_ssim_agrees_with_the_formula_in_one_window():
    x, y = np.random.default_rng(1).uniform(0, 1, (2, 11, 11))
    offsets = np.arange(11) - 5
    window = np.exp(-(offsets[:, None] ** 2 + offsets**2) / (2 * 1.5**2))
    window /= window.sum()
    mean_x, mean_y = (window * x).sum(), (window * y).sum()
    var_x, var_y = (window * (x - mean_x) ** 2).sum(), (window * (y - mean_y) ** 2).sum()
    cov = (window * (x - mean_x) * (y - mean_y)).sum()
    expected = ((2 * mean_x * mean_y + 1e-4) * (2 * cov + 9e-4)) / (
        (mean_x**2 + mean_y**2 + 1e-4) * (var_x + var_y + 9e-4)
    )
    a, b = (np.repeat(plane[..., None], 3, axis=2).astype(np.float32) for plane in (x, y))
    assert metrics.ssim(a, b) == pytest.approx(expected, abs=1e-5)


def test_more_noise_is_worse_in_every_metric(picture):
    noise = np.random.default_rng(2).normal(0, 1, picture.shape).astype(np.float32)
    noisy = [np.clip(picture + level * noise, 0, 1) for level in (0.01, 0.03, 0.1, 0.3)]
    for metric, sign in ((metrics.psnr, -1), (metrics.ssim, -1), (metrics.mean_delta_e, 1)):
        values = [sign * metric(other, picture) for other in noisy]
        assert values == sorted(values)


def test_delta_e_of_greys_five_lightness_apart_in_the_middle_is_about_five():
    # L* = 47.5 and 52.5, where the weight of lightness is 1.
    levels = [((lightness + 16) / 116) ** 3 for lightness in (47.5, 52.5)]
    codes = [1.055 * level ** (1 / 2.4) - 0.055 for level in levels]
    assert metrics.mean_delta_e(grey(codes[0]), grey(codes[1])) == pytest.approx(5, abs=0.01)


def test_ssim_needs_room_for_its_window():
    with pytest.raises(ValueError, match="11 pixels"):
        metrics.ssim(grey(0.5, 10), grey(0.5, 10))
