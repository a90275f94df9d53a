import cv2
import numpy as np
import pytest
import torch

from disque_studio.errors import FileRefusedError, ReferenceMissingError
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.looks.model import shipped
from disque_studio.nets import checkpoint
from disque_studio.nets.disque_sdr import COMPARED, ClosenessHead, DisqueSdr, RatingHead
from disque_studio.quality.calibration import Calibration
from disque_studio.quality.disque import PHOTO_KIND, PICTURE_KIND, create, photo_code


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Model files of untrained networks: what holds of these holds by construction."""
    folder = tmp_path_factory.mktemp("models")
    torch.manual_seed(0)
    parts = {"net": DisqueSdr(), "head": ClosenessHead()}
    tensors = {f"{part}.{k}": v for part, module in parts.items() for k, v in module.state_dict().items()}
    points = Calibration((-7.0, 0.0), (0.0, 100.0)).to_json()
    card = {"trained_on": "nothing", "measured": {"srocc": 0.5}}
    checkpoint.save(
        folder / "disque-sdr.safetensors",
        tensors,
        kind=PICTURE_KIND,
        architecture={"calibration": points},
        card=card,
    )
    _save_photos(folder, shipped().identity, card)
    return folder


def _save_photos(folder, looks, card):
    tensors = {f"head.{k}": v for k, v in RatingHead(COMPARED).state_dict().items()}
    points = Calibration((0.0, 1.0), (0.0, 100.0)).to_json()
    shape = {"calibration": points, "looks": looks}
    checkpoint.save(
        folder / "disque-hdr.safetensors", tensors, kind=PHOTO_KIND, architecture=shape, card=card
    )


@pytest.fixture(scope="module")
def scorer(files):
    return create("disque", files / "disque-sdr.safetensors", "cpu")


@pytest.fixture(scope="module")
def picture():
    coarse = np.random.default_rng(3).uniform(0, 255, (12, 16, 3)).astype(np.float32)
    return Picture(
        cv2.resize(coarse, (320, 256), interpolation=cv2.INTER_CUBIC).clip(0, 255).astype(np.uint8)
    )


@pytest.fixture(scope="module")
def photo():
    stops = np.random.default_rng(4).uniform(-6, 4, (8, 12, 3)).astype(np.float32)
    return Photo(np.exp2(cv2.resize(stops, (320, 256), interpolation=cv2.INTER_CUBIC)), "made")


def test_an_identical_pair_has_100_everywhere(scorer, picture):
    assessment = scorer.assess(picture, Picture(picture.rgb.copy()))
    assert assessment.score == pytest.approx(100, abs=1e-4)
    assert assessment.map.min() == pytest.approx(100, abs=1e-4)


def test_a_damaged_region_shows_on_the_map(scorer, picture):
    damaged = picture.rgb.copy()
    damaged[:64, :80] = 255 - damaged[:64, :80]
    places = scorer.assess(Picture(damaged), picture).map
    assert places.shape == (16, 20)
    assert places.dtype == np.float32
    assert places[:4, :5].max() < places[10:, 10:].min()


def test_a_photo_is_a_reference_too(scorer, picture, photo):
    assessment = scorer.assess(picture, photo)
    assert 0 <= assessment.score <= 100
    assert min(assessment.map.shape) >= 16
    assert scorer.assess(Picture(picture.rgb.copy()), photo).score == assessment.score


def test_exposure_of_the_photo_does_not_matter(photo):
    brighter = photo_code(photo.rgb * np.float32(16))
    np.testing.assert_allclose(brighter, photo_code(photo.rgb), atol=1e-5)


@pytest.mark.parametrize("shape", [(40, 900, 3), (5, 7, 3)])
def test_thin_and_tiny_pictures_are_scored(scorer, shape):
    rng = np.random.default_rng(5)
    one, other = (Picture(rng.integers(0, 256, shape, dtype=np.uint8)) for _ in range(2))
    assert 0 <= scorer.assess(one, other).score < 100
    assert np.isfinite(scorer.assess(one, Photo(rng.random(shape, np.float32), "made")).score)


def test_it_says_that_a_reference_is_missing(scorer, picture):
    with pytest.raises(ReferenceMissingError):
        scorer.assess(picture)


def test_facts_come_from_both_cards(scorer):
    facts = scorer.facts
    assert (facts.name, facts.needs) == ("disque", "either")
    assert facts.measured == {"srocc": 0.5, "srocc (photos)": 0.5}


def test_a_head_for_another_look_model_is_refused(files, tmp_path):
    (tmp_path / "disque-sdr.safetensors").write_bytes((files / "disque-sdr.safetensors").read_bytes())
    _save_photos(tmp_path, "another", {})
    with pytest.raises(FileRefusedError, match="another look model"):
        create("disque", tmp_path / "disque-sdr.safetensors", "cpu")


def test_a_file_without_calibration_is_refused(files, tmp_path):
    tensors, _, card = checkpoint.load(files / "disque-sdr.safetensors", kind=PICTURE_KIND)
    path = tmp_path / "disque-sdr.safetensors"
    checkpoint.save(path, tensors, kind=PICTURE_KIND, architecture={}, card=card)
    with pytest.raises(FileRefusedError, match="no calibration"):
        create("disque", path, "cpu")
