import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.studio import photos, resources
from disque_studio.studio.measure import dynamic_range


def test_an_open_photo_carries_its_small_copy(exr, scene):
    opened = photos.open_photo(exr)
    assert np.array_equal(opened.photo.rgb, scene)
    assert opened.small.shape == scene.shape  # smaller than 256 px: never enlarged
    assert opened.small.dtype == np.float32


@pytest.mark.parametrize("stops", [0, 4, 14])
def test_dynamic_range_of_known_light(stops):
    ramp = np.exp2(np.linspace(-stops, 0, 100_000, dtype=np.float64)).reshape(100, 1000)
    rgb = np.repeat(ramp[:, :, None], 3, axis=2).astype(np.float32)
    assert dynamic_range(rgb) == pytest.approx(stops, abs=0.01)


def test_dynamic_range_does_not_change_with_exposure():
    rgb = np.random.default_rng(3).lognormal(0, 2, (50, 60, 3)).astype(np.float32)
    assert dynamic_range(rgb * 8) == pytest.approx(dynamic_range(rgb), abs=1e-4)


def test_dynamic_range_of_black_is_zero():
    assert dynamic_range(np.zeros((5, 5, 3), np.float16)) == 0.0


def test_the_demo_photo_is_bundled_and_has_the_range_it_promises():
    assert photos.open_photo(photos.demo_photo()).stops >= 14


def test_a_missing_demo_photo_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "folder", lambda name: tmp_path)
    with pytest.raises(FileRefusedError, match="installation is incomplete"):
        photos.demo_photo()
