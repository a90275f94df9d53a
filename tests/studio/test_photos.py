import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.studio import photos


def test_an_open_photo_carries_its_small_copy(exr, scene):
    opened = photos.open_photo(exr)
    assert np.array_equal(opened.photo.rgb, scene)
    assert opened.small.shape == scene.shape  # smaller than 256 px: never enlarged
    assert opened.small.dtype == np.float32


def test_the_demo_photo_is_bundled_and_has_the_range_it_promises():
    assert photos.open_photo(photos.demo_photo()).stops >= 14


def test_a_missing_demo_photo_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(photos, "resource_path", lambda name: tmp_path)
    with pytest.raises(FileRefusedError, match="installation is incomplete"):
        photos.demo_photo()
