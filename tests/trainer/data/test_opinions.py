from pathlib import Path

import numpy as np
import pytest
from scipy.stats import rankdata

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs
from tests.trainer.rated import write_rated
from trainer.data.opinions import Opinions, load_opinions


def silent(share: float, text: str) -> None:
    pass


def _ranks(*mos: float) -> np.ndarray:
    return Opinions(np.zeros((len(mos), 1, 1, 3), np.uint8), np.array(mos, np.float32)).ranks()


def test_ranks_are_the_middle_of_their_places_and_ties_share():
    np.testing.assert_allclose(_ranks(3, 1, 2), [5 / 6, 1 / 6, 3 / 6])
    np.testing.assert_allclose(_ranks(1, 2, 2, 2), [1 / 8, 5 / 8, 5 / 8, 5 / 8])
    mos = np.random.default_rng(0).integers(0, 9, 50)
    np.testing.assert_allclose(_ranks(*mos), (rankdata(mos) - 0.5) / 50, rtol=1e-5)


def test_each_split_has_its_pictures_with_their_opinions(tmp_path: Path):
    folder = write_rated(tmp_path / "rated", train=5, dev=3)
    train = load_opinions(folder, tmp_path / "cache", split="train", side=48, progress=silent)
    dev = load_opinions(folder, tmp_path / "cache", split="dev", side=64, progress=silent)
    assert train.pictures.shape == (5, 48, 48, 3) and dev.pictures.shape == (3, 64, 64, 3)
    assert train.mos.shape == (5,) and dev.mos.shape == (3,)
    original = codecs.read_picture(folder / "images" / "07.png").rgb
    np.testing.assert_array_equal(dev.pictures[2], original)
    small = train.pictures[1].astype(float)
    np.testing.assert_allclose(small.mean(), codecs.read_picture(folder / "images/01.png").rgb.mean(), atol=1)


def test_a_second_start_reads_the_cache(tmp_path: Path):
    folder = write_rated(tmp_path / "rated", train=4, dev=1)
    told: list[str] = []
    settings = {"split": "train", "side": 48, "progress": lambda share, text: told.append(text)}
    first = load_opinions(folder, tmp_path / "cache", **settings)
    assert len(told) == 4
    second = load_opinions(folder, tmp_path / "cache", **settings)
    assert len(told) == 4
    np.testing.assert_array_equal(first.pictures, second.pictures)


def test_a_missing_table_or_split_is_refused_by_name(tmp_path: Path):
    with pytest.raises(FileRefusedError, match=r"scores\.csv.*cannot be opened"):
        load_opinions(tmp_path, tmp_path, split="train", side=8, progress=silent)
    folder = write_rated(tmp_path / "rated", train=2, dev=0)
    with pytest.raises(FileRefusedError, match=r"scores\.csv.*'dev'"):
        load_opinions(folder, tmp_path, split="dev", side=8, progress=silent)


def test_a_missing_picture_is_refused_by_name_and_leaves_no_cache(tmp_path: Path):
    folder = write_rated(tmp_path / "rated", train=3, dev=0)
    (folder / "images" / "02.jpg").unlink()
    with pytest.raises(FileRefusedError, match=r"02\.jpg"):
        load_opinions(folder, tmp_path / "cache", split="train", side=8, progress=silent)
    assert not list((tmp_path / "cache").iterdir())
