"""Levels and crops of a photo."""

import numpy as np
import pytest

from disque_studio.errors import CancelledError
from disque_studio.ui.canvas.pyramid import Pyramid
from disque_studio.ui.canvas.viewport import Viewport


def noise(height: int, width: int, dtype: type = np.float32) -> np.ndarray:
    return np.exp2(np.random.default_rng(7).uniform(-8, 8, (height, width, 3))).astype(dtype)


def tone(light: np.ndarray) -> np.ndarray:
    size = 2 * np.sqrt(np.abs(light.astype(np.float64)))
    return np.sign(light) * size / (1 + size)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_levels_average_tones(dtype: type) -> None:
    rgb = noise(1024, 2048, dtype)
    rgb[::3] *= -1
    pyramid = Pyramid(rgb, gain=1.0)
    assert pyramid.shapes == [(1024, 2048), (512, 1024), (256, 512)]
    small = pyramid.overview()
    assert small.dtype == dtype
    wide = tone(rgb).reshape(256, 4, 512, 4, 3).mean((1, 3))
    np.testing.assert_allclose(tone(small), wide, atol=5e-4)  # the least half-float has a tone of 5e-4


def test_odd_sides_round_up() -> None:
    rgb = np.full((601, 1023, 3), 0.3, np.float32)
    pyramid = Pyramid(rgb, gain=2.0)
    assert pyramid.shapes == [(601, 1023), (301, 512)]
    np.testing.assert_allclose(pyramid.overview(), 0.3, rtol=1e-3)


@pytest.mark.parametrize("zoom", [0.2, 0.5, 0.7, 0.9])
def test_the_last_shrinking_averages_tones_too(zoom: float) -> None:
    rgb = noise(700, 500)
    pyramid = Pyramid(rgb, gain=1.0)
    crop = pyramid.crop(Viewport(500, 700).showing(500, 700).zoomed(zoom))
    assert crop is not None
    assert tone(pyramid.sample(crop)).mean() == pytest.approx(tone(rgb).mean(), rel=1e-3)


def test_one_to_one_gives_the_photos_own_pixels() -> None:
    rgb = noise(900, 1400, np.float16)
    pyramid = Pyramid(rgb, gain=1.0)
    view = Viewport(500, 400).showing(1400, 900).zoomed(1.0).panned(-123, 77)
    crop = pyramid.crop(view)
    assert crop is not None
    x0, y0, x1, y1 = crop.box
    assert (crop.level, crop.left, crop.top) == (0, 0, 0)
    assert (crop.width, crop.height) == (500, 400)
    np.testing.assert_array_equal(pyramid.sample(crop), rgb[y0:y1, x0:x1])
    assert view.to_photo(0, 0) == (x0, y0)


@pytest.mark.parametrize("zoom", [0.21, 0.34, 0.5, 0.77, 1.0, 1.6, 7.3])
def test_a_crop_covers_the_canvas_and_knows_its_region(zoom: float) -> None:
    pyramid = Pyramid(noise(1501, 2203), gain=1.0)
    view = Viewport(640, 480).showing(2203, 1501).zoomed(zoom, 111, 222).panned(-333, -222)
    crop = pyramid.crop(view)
    assert crop is not None
    assert pyramid.sample(crop).shape == (crop.height, crop.width, 3)
    assert 2.0**-crop.level >= zoom or crop.level == 0
    left, top = view.to_photo(crop.left, crop.top)
    right, bottom = view.to_photo(crop.left + crop.width, crop.top + crop.height)
    sides = np.array([2203, 1501, 2203, 1501])
    np.testing.assert_allclose(
        crop.region, np.array([left, top, right, bottom]) / sides, atol=1.1 / zoom / sides.min()
    )
    assert crop.left <= max(view.left, 0)
    assert crop.left + crop.width >= min(view.left + 2203 * zoom, 640) - 1
    assert crop.top + crop.height >= min(view.top + 1501 * zoom, 480) - 1


def test_a_ramp_stays_where_it_is_at_every_zoom() -> None:
    ramp = np.repeat(np.repeat(np.arange(2048, dtype=np.float32)[None, :, None] + 0.5, 1024, 0), 3, 2)
    pyramid = Pyramid(ramp, gain=1e-3)
    for zoom in (0.3, 0.45, 0.8, 1.0, 2.5):
        view = Viewport(600, 400).showing(2048, 1024).zoomed(zoom)
        crop = pyramid.crop(view)
        assert crop is not None
        row = pyramid.sample(crop)[crop.height // 2, :, 0]
        at = np.array([view.to_photo(crop.left + i + 0.5, 0)[0] for i in range(crop.width)])
        inner = slice(3, -3)
        assert np.abs(row - at)[inner].max() <= 1.0 / min(zoom, 1.0)


def test_building_can_be_cancelled() -> None:
    def stop() -> None:
        raise CancelledError("enough")

    with pytest.raises(CancelledError):
        Pyramid(noise(600, 600), gain=1.0, check=stop)
