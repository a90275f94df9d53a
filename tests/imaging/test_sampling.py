import numpy as np
import pytest

from disque_studio.imaging.sampling import from_tones, small_copy, to_tones
from disque_studio.imaging.transfer import srgb_encode


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_whole_blocks_are_averaged(dtype):
    rgb = np.random.default_rng(0).random((96, 128, 3)).astype(dtype)
    expected = rgb.astype(np.float64).reshape(24, 4, 32, 4, 3).mean(axis=(1, 3))
    result = small_copy(rgb, 32)
    assert result.dtype == np.float32
    np.testing.assert_allclose(result, expected, rtol=1e-5)


@pytest.mark.parametrize("shape", [(301, 203), (203, 301), (1, 900), (900, 1), (1500, 1100)])
def test_any_shape_keeps_its_mean_and_its_aspect(shape):
    rgb = np.random.default_rng(0).random((*shape, 3)).astype(np.float32)
    small = small_copy(rgb, 64)
    assert max(small.shape[:2]) == 64
    assert min(small.shape[:2]) == max(round(min(shape) * 64 / max(shape)), 1)
    np.testing.assert_allclose(small.mean(axis=(0, 1)), rgb.mean(axis=(0, 1)), rtol=1e-4)


def test_a_small_picture_is_copied():
    rgb = np.random.default_rng(0).random((5, 9, 3)).astype(np.float16)
    small = small_copy(rgb, 256)
    np.testing.assert_array_equal(small, rgb)
    assert small.dtype == np.float32
    assert small_copy(small, 256) is not small


def test_no_size_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        small_copy(np.zeros((4, 4, 3), np.float32), 0)


@pytest.mark.parametrize("gain", [0.01, 1.0, 40.0])
@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_tones_keep_light(dtype, gain):
    light = (np.geomspace(2.0**-12, 2.0**8, 999, dtype=np.float32) * 0.18 / gain).astype(dtype)
    light = np.concatenate([light, -light]).reshape(2, -1, 1).repeat(3, 2)
    tones = to_tones(light, gain)
    assert tones.dtype == np.int16
    back = from_tones(tones, gain, dtype)
    assert back.dtype == dtype
    np.testing.assert_allclose(back, light, rtol=0.003, atol=6e-8)


def test_key_grey_has_its_code_in_srgb():
    grey = np.full((1, 1, 3), 0.18 / 7, np.float32)
    np.testing.assert_allclose(to_tones(grey, 7.0) / 32767, srgb_encode(np.float32(0.18)), atol=0.003)


def test_halves_and_floats_have_the_same_tones():
    halves = np.arange(1 << 16, dtype=np.uint16).view(np.float16).reshape(256, 256)
    np.testing.assert_array_equal(to_tones(halves, 0.37), to_tones(halves.astype(np.float32), 0.37))


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_tones_of_anything_come_back_finite(dtype):
    largest = np.finfo(dtype).max
    light = np.array([[np.nan, np.inf, -np.inf, largest, -largest, 0.0]], dtype)
    for gain in (2.0**-100, 1.0, 2.0**100):
        back = from_tones(to_tones(light, gain), gain, dtype)
        assert np.isfinite(back).all()
        assert back[0, 0] == back[0, 5] == 0
    back = from_tones(to_tones(light, 1.0), 1.0, dtype)
    np.testing.assert_array_equal(np.sign(back[0, 1:5]), [1, -1, 1, -1])
