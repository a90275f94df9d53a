from pathlib import Path

import cv2
import numpy as np
import pytest
from scipy.stats import rankdata

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs
from tests.trainer.rated import silent, write_rated
from trainer.data.opinions import Opinions, load_opinions


def _ranks(*mos: float) -> np.ndarray:
    none = np.zeros((len(mos), 1, 1, 3), np.uint8)
    return Opinions(none, none, np.array(mos, np.float32)).ranks()


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
    np.testing.assert_array_equal(first.rescaled, second.rescaled)


def test_folders_whose_pictures_have_the_same_names_are_told_apart(tmp_path: Path):
    first = write_rated(tmp_path / "first", train=4, dev=0)
    second = write_rated(tmp_path / "second", train=4, dev=0)
    for path in (second / "images").glob("*.png"):
        path.write_bytes((first / "images" / "03.png").read_bytes())
    table = (second / "scores.csv").read_text()
    (second / "scores.csv").write_text(table.replace(",0.", ",1."))
    one, two = (
        load_opinions(folder, tmp_path / "cache", split="train", side=48, progress=silent)
        for folder in (first, second)
    )
    assert not np.array_equal(one.pictures[1], two.pictures[1])
    np.testing.assert_array_equal(one.pictures[3], two.pictures[3])


def test_rescaled_pictures_are_the_same_but_for_their_finest_detail(tmp_path: Path):
    folder = write_rated(tmp_path / "rated", train=8, dev=0)
    given = load_opinions(folder, tmp_path / "cache", split="train", side=48, progress=silent)
    assert given.rescaled.shape == given.pictures.shape
    assert np.mean(given.pictures != given.rescaled) > 0.1
    for picture, rescaled in zip(given.pictures.astype(float), given.rescaled.astype(float), strict=True):
        np.testing.assert_allclose(picture.mean((0, 1)), rescaled.mean((0, 1)), atol=1)
        coarse, same = (x.reshape(6, 8, 6, 8, 3).mean((1, 3)) for x in (picture, rescaled))
        assert np.abs(coarse - same).mean() < 0.25 * np.abs(picture - rescaled).mean() + 0.5


def test_a_part_keeps_pictures_and_opinions_together():
    rng = np.random.default_rng(1)
    every = Opinions(*rng.integers(0, 256, (2, 9, 4, 4, 3), dtype=np.uint8), np.arange(9, dtype=np.float32))
    part = every.part(np.array([1, 4, 8]))
    np.testing.assert_array_equal(part.mos, [1, 4, 8])
    for name in ("pictures", "rescaled"):
        np.testing.assert_array_equal(getattr(part, name), getattr(every, name)[[1, 4, 8]])


def test_a_missing_table_or_split_is_refused_by_name(tmp_path: Path):
    with pytest.raises(FileRefusedError, match=r"is no data set laid out as one of scores\.csv"):
        load_opinions(tmp_path, tmp_path, split="train", side=8, progress=silent)
    folder = write_rated(tmp_path / "rated", train=2, dev=0)
    with pytest.raises(FileRefusedError, match=r'rated: has no split "dev"; it has train'):
        load_opinions(folder, tmp_path, split="dev", side=8, progress=silent)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("image,split\na.png,train\n", 'needs one column "mos"'),
        ("mos,split\n1,train\n", 'no column "image"'),
        ("image,mos,split\na.png,good,train\n", '"good" is no number'),
        ("", "no header"),
    ],
)
def test_a_damaged_table_is_refused_with_what_it_lacks(tmp_path: Path, table: str, said: str):
    (tmp_path / "scores.csv").write_text(table)
    with pytest.raises(FileRefusedError, match=rf"scores\.csv: .*{said}"):
        load_opinions(tmp_path, tmp_path, split="train", side=8, progress=silent)


def test_without_named_parts_contents_are_divided_always_alike(tmp_path: Path):
    folder = write_rated(tmp_path / "rated", train=40, dev=0)
    table = (folder / "scores.csv").read_text().replace("split", "kind")
    (folder / "scores.csv").write_text(table)
    train, dev = (
        load_opinions(folder, tmp_path / "cache", split=split, side=8, progress=silent)
        for split in ("train", "dev")
    )
    assert len(train.mos) + len(dev.mos) == 40
    assert 3 <= len(dev.mos) <= 14
    assert not set(train.mos) & set(dev.mos)


def test_of_a_data_set_with_a_test_part_it_stands_in_for_dev(tmp_path: Path):
    folder = write_rated(tmp_path / "rated", train=4, dev=2)
    table = (folder / "scores.csv").read_text().replace(",dev", ",test")
    (folder / "scores.csv").write_text(table)
    assert len(load_opinions(folder, tmp_path / "c", split="dev", side=8, progress=silent).mos) == 2


def test_a_picture_that_is_not_square_is_cut_to_its_middle(tmp_path: Path):
    wide = np.zeros((8, 24, 3), np.uint8)
    wide[:, 8:16] = 200
    cv2.imwrite(str(tmp_path / "wide.png"), wide)
    (tmp_path / "scores.csv").write_text("image,mos,split\nwide.png,1,train\n")
    given = load_opinions(tmp_path, tmp_path / "c", split="train", side=8, progress=silent)
    assert (given.pictures == 200).all()


def test_a_missing_picture_is_refused_by_name_and_leaves_no_cache(tmp_path: Path):
    folder = write_rated(tmp_path / "rated", train=3, dev=0)
    (folder / "images" / "02.jpg").unlink()
    with pytest.raises(FileRefusedError, match=r"02\.jpg"):
        load_opinions(folder, tmp_path / "cache", split="train", side=8, progress=silent)
    assert not list(tmp_path.glob("cache/*"))
