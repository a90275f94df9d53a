from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.stats import rankdata

from disque_studio.errors import FileRefusedError
from tests.trainer.rated import silent
from trainer.data import labels
from trainer.data.cache import load_views
from trainer.data.renditions import Renditions, draw_renditions, load_renditions


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


def test_drawn_renditions_are_of_one_view_cut_alike_with_their_own_ranks():
    rows, columns = np.mgrid[:20, :24]
    which = np.arange(15).reshape(3, 5, 1, 1) + 0 * rows
    places = np.broadcast_to(np.stack([rows, columns], -1), (3, 5, 20, 24, 2))
    pictures = np.concatenate([places, which[..., None]], -1).astype(np.uint8)
    quality = np.random.default_rng(2).permutation(15).reshape(3, 5).astype(np.float32)
    made = Renditions(pictures, quality, "")
    given, ranks = draw_renditions(made, 6, 3, 16, torch.Generator().manual_seed(3))
    assert given.shape == (18, 3, 16, 16) and ranks.shape == (6, 3)
    codes = (given * 255).round().int().view(6, 3, 3, 16, 16)
    assert torch.equal(codes[:, :, :2], codes[:, :1, :2].expand(-1, 3, -1, -1, -1))
    for scene, of_scene in zip(codes[:, :, 2, 0, 0], ranks, strict=True):
        assert len(set(scene.tolist())) == 3
        assert len({number // 5 for number in scene.tolist()}) == 1
        assert of_scene.tolist() == made.ranks().ravel()[scene.numpy()].tolist()
