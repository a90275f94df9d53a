import cv2
import numpy as np
import pytest

from trainer.data.semigrids import load_semigrids, random_crop


@pytest.fixture
def sources(tmp_path):
    rng = np.random.default_rng(0)
    for index in range(3):
        cv2.imwrite(str(tmp_path / f"{index}.png"), rng.integers(0, 256, (60, 80, 3), dtype=np.uint8))
    return [(path, 1.0) for path in sorted(tmp_path.glob("*.png"))]


def _load(sources, folder, seed=1):
    return load_semigrids(sources, folder, count=8, size=40, seed=seed, progress=lambda _share, _what: None)


def test_grids_hold_two_pictures_before_and_after(sources, tmp_path):
    grids = _load(sources, tmp_path / "cache")
    assert grids.shape == (8, 4, 40, 40, 3)
    changed = [(grid[i] != grid[i + 1]).any() for grid in grids for i in (0, 2)]
    assert np.mean(changed) > 0.8
    assert all((grid[0] != grid[2]).any() for grid in grids)


def test_the_cache_gives_the_same_and_another_seed_others(sources, tmp_path):
    first = _load(sources, tmp_path / "cache")
    np.testing.assert_array_equal(first, _load(sources, tmp_path / "cache"))
    np.testing.assert_array_equal(first, _load(sources, tmp_path / "other"))
    assert (first != _load(sources, tmp_path / "cache", seed=2)).any()


@pytest.mark.parametrize("shape", [(60, 80, 3), (20, 90, 3)])
def test_crops_have_the_asked_size_whatever_the_picture(shape):
    picture = np.random.default_rng(1).random(shape, np.float32)
    crop = random_crop(picture, size=40, rng=np.random.default_rng(2))
    assert crop.shape == (40, 40, 3)
    assert crop.min() >= 0 and crop.max() <= 1
