import numpy as np
import pytest

from disque_studio.imaging.sampling import small_copy


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
