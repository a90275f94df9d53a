"""A pinned picture at the photo's coordinates."""

import numpy as np
import pytest

from disque_studio.ui.canvas.pyramid import Pyramid
from disque_studio.ui.canvas.reference import Fitted, Reference, fit
from disque_studio.ui.canvas.viewport import Viewport


def noise(height: int, width: int) -> np.ndarray:
    return np.random.default_rng(5).integers(0, 256, (height, width, 3)).astype(np.uint8)


def test_a_picture_of_the_photos_size_stays_as_it_is() -> None:
    rgb = noise(40, 60)
    assert fit(rgb, 60, 40) is rgb


@pytest.mark.parametrize("size", [(600, 400), (61, 40), (120, 81)])
def test_nearly_the_photos_aspect_is_stretched(size: tuple[int, int]) -> None:
    made = fit(np.full((40, 60, 3), 200, np.uint8), *size)
    assert made.shape == (size[1], size[0], 3)
    assert (made == 200).all()


def test_another_aspect_is_fitted_in_the_middle() -> None:
    made = fit(np.full((50, 50, 3), 200, np.uint8), 300, 100)
    inner = (made == 200).all(axis=2)
    assert inner[:, 100:200].all()
    assert not inner[:, :100].any()
    assert not inner[:, 200:].any()


@pytest.mark.parametrize("zoom", [0.2, 0.5, 0.7, 1.0, 2.0, 7.3, 40.0])
def test_it_lies_where_the_photo_does(zoom: float) -> None:
    """A ramp in the photo's coordinates, looked at through the crops of the photo's own pyramid."""
    width, height = 1400, 900
    ramp = np.repeat((np.arange(width) * 255 / width)[None, :, None], height, 0).repeat(3, 2)
    pyramid = Pyramid(np.ones((height, width, 3), np.float32), gain=1.0)
    fitted = Fitted(Reference("ramp", ramp.round().astype(np.uint8)), width, height)
    view = Viewport(640, 480).showing(width, height).zoomed(zoom).panned(-37, 21)
    crop = pyramid.exact(view) or pyramid.crop(view)
    assert crop is not None
    row = fitted.picture(crop)[crop.height // 2, :, 0].astype(float)
    at = np.array([view.to_photo(crop.left + i + 0.5, 0)[0] for i in range(crop.width)])
    assert np.abs(row - at * 255 / width)[3:-3].max() < 1 + 0.3 / min(zoom, 1)


def test_at_one_to_one_it_is_exact() -> None:
    rgb = noise(900, 1400)
    pyramid = Pyramid(np.ones((900, 1400, 3), np.float32), gain=1.0)
    view = Viewport(500, 400).showing(1400, 900).zoomed(1.0).panned(-123, 77)
    crop = pyramid.crop(view)
    assert crop is not None
    x0, y0, x1, y1 = crop.box
    np.testing.assert_array_equal(Fitted(Reference("x", rgb), 1400, 900).picture(crop), rgb[y0:y1, x0:x1])
