import cv2
import numpy as np
import pytest

from disque_studio.imaging.photo import Picture
from disque_studio.quality import views


def noise(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(5).integers(0, 256, (height, width, 3), dtype=np.uint8)


@pytest.mark.parametrize("size", [(30, 50), (384, 384), (1000, 1600), (3000, 2000)])
def test_blind_views_have_one_area_and_the_pictures_shape(size):
    height, width = views.blind_view(Picture(noise(*size))).shape[:2]
    assert height * width == pytest.approx(views.BLIND_AREA, rel=0.02)
    assert height / width == pytest.approx(size[0] / size[1], rel=0.02)


@pytest.mark.parametrize("size", [(20, 30), (200, 500), (1300, 1900)])
def test_eight_and_sixteen_bits_of_one_picture_give_one_view(size):
    eight = noise(*size)
    sixteen = eight.astype(np.uint16) * 257
    for one, other in (
        (views.blind_view(Picture(eight)), views.blind_view(Picture(sixteen))),
        views.paired_views(Picture(eight), Picture(sixteen)),
    ):
        np.testing.assert_allclose(one, other, atol=1e-6)


def test_shrinking_averages_areas():
    pixels = noise(1100, 1500)
    expected = cv2.resize(pixels.astype(np.float32) / 255, (150, 110), interpolation=cv2.INTER_AREA)
    np.testing.assert_allclose(views.resized(Picture(pixels), 110, 150), expected, atol=1e-5)
    blocks = (pixels.reshape(110, 10, 150, 10, 3) / 255).mean(axis=(1, 3))
    np.testing.assert_allclose(views.resized(Picture(pixels), 110, 150), blocks, atol=1e-5)


def test_small_pairs_keep_their_pixels_and_large_ones_the_pictures_size():
    pixels = noise(100, 140)
    seen, reference = views.paired_views(Picture(pixels), Picture(noise(200, 280)))
    np.testing.assert_array_equal(seen, pixels.astype(np.float32) / 255)
    assert reference.shape == seen.shape
    large = views.paired_views(Picture(noise(1200, 1400)), Picture(pixels))[0]
    assert large.shape[0] * large.shape[1] == pytest.approx(views.PAIRED_AREA, rel=0.02)


@pytest.mark.parametrize("size", [(2, 100_000), (100_000, 2), (1, 1_000_000), (40, 9000)])
def test_the_view_of_a_sliver_is_no_larger_than_any(size):
    pixels = noise(*size)
    pixels[..., 0] = 40
    view = views.blind_view(Picture(pixels))
    assert view.shape[0] * view.shape[1] <= 1.02 * views.BLIND_AREA
    assert min(view.shape[:2]) >= views.SMALLEST
    np.testing.assert_allclose(view[..., 0], 40 / 255, atol=1e-6)
    # What is shrunk is averaged, not sampled.
    assert view[..., 1].std() < pixels[..., 1].std() / 255 / 1.5


def test_a_sliver_is_stretched_so_that_networks_see_something():
    assert views.blind_view(Picture(noise(2, 4000))).shape[0] == views.SMALLEST
    assert views.blind_view(Picture(noise(1, 1))).shape == (384, 384, 3)
