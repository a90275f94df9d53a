import numpy as np
import pytest

from disque_studio.imaging import logcode


def test_the_code_is_the_documented_formula():
    light = np.array([0, 0.18, 1, 100, 65504], np.float32)
    expected = (np.log2(light.astype(np.float64) + 2**-10) + 10) / 20
    np.testing.assert_allclose(logcode.encode(light), expected, atol=1e-6)
    assert logcode.encode(-5.0) == 0


def test_a_stop_is_a_twentieth_well_above_the_floor():
    np.testing.assert_allclose(logcode.encode(32.0) - logcode.encode(16.0), 1 / logcode.STOPS, atol=1e-5)


def test_decode_inverts_encode():
    light = np.concatenate([[0], np.geomspace(1e-4, 1e6, 500)]).astype(np.float32)
    np.testing.assert_allclose(logcode.decode(logcode.encode(light)), light, rtol=1e-4, atol=1e-8)
    assert logcode.decode(-0.3) == 0


@pytest.mark.parametrize("exposure", [2.0**-12, 1.0, 2.0**12])
def test_key_gain_makes_exposure_irrelevant(exposure):
    rgb = np.random.default_rng(1).lognormal(0, 2, (40, 60, 3)).astype(np.float32)
    expected = rgb * logcode.key_gain(rgb)
    brighter = rgb * np.float32(exposure)
    np.testing.assert_allclose(brighter * logcode.key_gain(brighter), expected, rtol=1e-5)
    assert logcode.log_mean_luminance(expected) == pytest.approx(logcode.KEY, rel=1e-4)


def test_a_constant_picture_has_its_own_log_mean():
    assert logcode.log_mean_luminance(np.full((7, 5, 3), 3.5, np.float16)) == pytest.approx(3.5, rel=2e-4)


def test_one_lamp_in_the_dark_does_not_run_away():
    rgb = np.full((64, 64, 3), 1e-30, np.float32)
    rgb[5, 5] = 1e30
    assert 0 < (rgb[5, 5] * logcode.key_gain(rgb)).max() < 1e8


def test_black_borders_do_not_count():
    rgb = np.random.default_rng(2).lognormal(0, 1, (50, 50, 3)).astype(np.float32)
    framed = np.pad(rgb, ((30, 30), (30, 30), (0, 0)))
    assert logcode.key_gain(framed) == pytest.approx(logcode.key_gain(rgb), rel=1e-5)


def test_a_large_picture_is_sampled_and_agrees_with_the_whole():
    rows = np.geomspace(0.01, 10, 2000, dtype=np.float32)
    rgb = np.broadcast_to(rows[:, None, None], (2000, 30, 3))
    assert logcode.log_mean_luminance(rgb) == pytest.approx(0.1**0.5, rel=0.01)


def test_black_and_extreme_pictures_have_a_finite_gain():
    assert logcode.log_mean_luminance(np.zeros((4, 4, 3), np.float16)) == 0
    assert logcode.key_gain(np.zeros((4, 4, 3), np.float16)) == 1
    assert logcode.key_gain(np.full((4, 4, 3), -1, np.float32)) == 1
    assert 0 < logcode.key_gain(np.full((4, 4, 3), 3e38, np.float32)) < 1
    assert 1 < logcode.key_gain(np.full((4, 4, 3), 1e-38, np.float32)) < np.inf
