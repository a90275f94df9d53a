import cv2
import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from trainer.data import pristine
from trainer.data.ladders import load_ladders

KINDS = ("gaussian-blur", "white-noise", "darken")


def silent(share, what):
    pass


@pytest.fixture
def folder(tmp_path):
    rng = np.random.default_rng(0)
    for name in ("a", "b"):
        coarse = rng.uniform(0, 255, (8, 10, 3)).astype(np.float32)
        cv2.imwrite(str(tmp_path / f"{name}.png"), cv2.resize(coarse, (100, 80)))
    cv2.imwrite(str(tmp_path / "small.png"), np.zeros((20, 20, 3), np.uint8))
    return tmp_path


def make(folder, **settings):
    told = []
    pictures = [(path, 1.0) for path in sorted(folder.glob("*.png"))]
    settings = {"count": 6, "size": 48, "names": KINDS} | settings
    made = load_ladders(pictures, folder / "cache", progress=lambda s, what: told.append(what), **settings)
    return made, told


def test_rungs_depart_further_from_the_reference_level_by_level(folder):
    ladders, _ = make(folder)
    error = np.square(ladders.alone.astype(float) - ladders.references[:, None]).mean((2, 3, 4))
    assert (np.diff(error, axis=1) > 0).all()
    assert (ladders.mixed != ladders.alone).any((2, 3, 4)).all()


def test_kinds_take_turns_and_a_crop_may_stand_under_all(folder):
    ladders, _ = make(folder, repeat=3)
    assert ladders.kinds.tolist() == [0, 1, 2, 0, 1, 2]
    assert ladders.contents.tolist() == [0, 0, 0, 1, 1, 1]
    assert (ladders.references[0] == ladders.references[2]).all()
    assert (ladders.references[0] != ladders.references[3]).any()


def test_a_second_start_reads_what_the_first_made(folder):
    first, told = make(folder)
    assert any("left out" in what and "small.png" in what for what in told)
    second, told = make(folder)
    assert told == []
    assert (first.alone == second.alone).all()


def test_a_folder_without_a_usable_picture_is_refused(folder):
    with pytest.raises(FileRefusedError, match="no picture of 200 pixels"):
        make(folder, size=200)


def test_training_never_sees_the_held_out_pictures(tmp_path):
    kodak = tmp_path / "pristine" / "kodak"
    kodak.mkdir(parents=True)
    for number in range(1, 25):
        (kodak / f"{number}.png").touch()
    rated = tmp_path / "quality" / "biq2021"
    rated.mkdir(parents=True)
    rows = [
        "image,mos,split",
        "good.jpg,0.7,train",
        "best.jpg,0.9,train",
        "bad.jpg,0.2,train",
        "d.jpg,0.9,dev",
    ]
    (rated / "scores.csv").write_text("\n".join(rows))
    training = pristine.training_pictures(tmp_path, most=17)
    kept = pristine.held_out(kodak)
    assert [int(path.stem) for path in kept] == [1, 4, 7, 10, 13, 16, 19, 22]
    assert len(training) == 17
    assert not {path for path, _ in training} & set(kept)
    assert training[-1] == (rated / "best.jpg", 2.0)
    (rated / "scores.csv").write_text("image,mos\na.jpg,much")
    with pytest.raises(FileRefusedError, match="much"):
        pristine.training_pictures(tmp_path, most=17)
