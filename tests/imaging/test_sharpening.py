import cv2
import numpy as np
import pytest

from disque_studio.imaging.finish import LEVELS
from disque_studio.imaging.primaries import REC709_LUMINANCE
from disque_studio.imaging.sharpening import MARGIN, sharpen

every_level = pytest.mark.parametrize("level", LEVELS[1:])


def soft(shape=(60, 80, 3)):
    noise = np.random.default_rng(2).uniform(0.2, 0.8, shape).astype(np.float32)
    return cv2.GaussianBlur(noise, (0, 0), 1.0)


def luma(codes):
    return codes @ np.array(REC709_LUMINANCE, np.float32)


def test_off_changes_nothing():
    assert sharpen(soft(), "off") is not None
    np.testing.assert_array_equal(sharpen(soft(), "off"), soft())


@every_level
@pytest.mark.parametrize("value", [0.0, 0.3, 1.0])
def test_flat_stays_flat(level, value):
    flat = np.full((20, 30, 3), value, np.float32)
    np.testing.assert_allclose(sharpen(flat, level), flat, atol=1e-6)


def test_each_level_is_crisper_than_the_one_before():
    spread = [np.abs(np.diff(luma(sharpen(soft(), level)), axis=1)).mean() for level in LEVELS]
    assert spread == sorted(spread)
    assert spread[1] > 1.05 * spread[0]


@every_level
def test_colour_differences_and_the_mean_stay(level):
    codes = soft()
    made = sharpen(codes, level)
    np.testing.assert_allclose(made - luma(made)[..., None], codes - luma(codes)[..., None], atol=1e-5)
    assert made.mean() == pytest.approx(codes.mean(), abs=1e-3)


@every_level
def test_an_edge_gets_no_halo(level):
    edge = np.full((40, 40, 3), 0.3, np.float32)
    edge[:, 20:] = 0.6
    made = sharpen(edge, level)
    assert made.min() > 0.3 - 0.3 * 0.16
    assert made.max() < 0.6 + 0.3 * 0.16


@every_level
def test_grain_is_spared(level):
    grain = 0.5 + np.random.default_rng(1).normal(0, 0.001, (60, 60, 1)).astype(np.float32)
    codes = np.repeat(grain, 3, axis=2)
    assert sharpen(codes, level).std() < 1.1 * codes.std()


@every_level
def test_bands_with_their_margin_equal_the_whole(level):
    codes = soft()
    whole = sharpen(codes, level)
    band = sharpen(codes[20 - MARGIN : 33 + MARGIN], level)[MARGIN:-MARGIN]
    np.testing.assert_array_equal(band, whole[20:33])
