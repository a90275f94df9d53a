from pathlib import Path

import numpy as np
import pytest
from scipy.stats import rankdata

from disque_studio.errors import FileRefusedError
from trainer.data import labels
from trainer.data.cache import load_views
from trainer.data.renditions import Renditions, load_renditions


def silent(share: float, text: str) -> None:
    pass


def _load(source: Path, cache: Path, **changes) -> Renditions:
    settings = {"views": 1, "renditions": 4, "size": 64, "seed": 3, "progress": silent} | changes
    return load_renditions(source, cache, **settings)


def test_renditions_are_measured_against_their_own_view(hdr_folder: Path, tmp_path: Path):
    made = _load(hdr_folder, tmp_path / "cache")
    assert made.pictures.shape == (4, 4, 64, 64, 3) and made.pictures.dtype == np.uint8
    assert made.quality.shape == (4, 4)
    assert ((made.quality > 0) & (made.quality <= 100)).all()
    assert "4 renditions" in made.description and "4 photos" in made.description
    views = load_views(hdr_folder, tmp_path / "cache", count=1, size=64, progress=silent).views
    expected = labels.tone_mapped(views[2].astype(np.float32), made.pictures[2, 1] / np.float32(255))
    assert made.quality[2, 1] == pytest.approx(expected, abs=1e-3)


def test_renditions_are_kept_and_follow_their_seed(hdr_folder: Path, tmp_path: Path):
    first = _load(hdr_folder, tmp_path / "one")
    told: list[str] = []
    kept = _load(hdr_folder, tmp_path / "one", progress=lambda share, text: told.append(text))
    assert told == []
    again = _load(hdr_folder, tmp_path / "two")
    for other in (kept, again):
        np.testing.assert_array_equal(first.pictures, other.pictures)
        np.testing.assert_array_equal(first.quality, other.quality)
    assert not np.array_equal(first.pictures, _load(hdr_folder, tmp_path / "one", seed=4).pictures)


def test_ranks_are_places_among_all():
    quality = np.random.default_rng(0).uniform(0, 100, (3, 5)).astype(np.float32)
    ranks = Renditions(np.zeros((3, 5, 1, 1, 3), np.uint8), quality, "").ranks()
    np.testing.assert_allclose(ranks, (rankdata(quality).reshape(3, 5) - 0.5) / 15, rtol=1e-5)


def test_a_folder_without_photos_is_refused(tmp_path: Path):
    with pytest.raises(FileRefusedError, match="holds no HDR photos"):
        _load(tmp_path, tmp_path / "cache")
