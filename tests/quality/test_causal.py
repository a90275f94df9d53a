import os
import weakref
from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch

from disque_studio.errors import FileRefusedError, ReferenceMissingError
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.nets.causal import Causal
from disque_studio.nets.causal_readouts import Monotone, fit_unlabelled
from disque_studio.quality import causal
from disque_studio.quality.calibration import Calibration
from disque_studio.resources import resource_path


@pytest.fixture(scope="module")
def model() -> causal.CausalModel:
    """A network without training, which sees differences all the same."""
    torch.manual_seed(0)
    net = Causal()
    spread = torch.rand(50, net.shape.features, generator=torch.Generator().manual_seed(1)) * 0.1
    readouts = {
        causal.SUPERVISED: causal.Readout(Monotone(spread.mean(0)), Calibration((0, 100), (0, 100))),
        causal.UNLABELLED: causal.Readout(fit_unlabelled(spread), Calibration((-2, 0), (0, 100))),
    }
    return causal.CausalModel(net, readouts, {"trained_on": "nothing", "measured": {}})


@pytest.fixture
def path(model, tmp_path):
    file = tmp_path / "causal.safetensors"
    causal.save_model(model, file)
    return file


@pytest.fixture(params=["causal", "causal-unlabelled"])
def scorer(request, path) -> causal.CausalScorer:
    return causal.create(request.param, path, "cpu")


@pytest.fixture(scope="module")
def picture() -> Picture:
    coarse = np.random.default_rng(2).uniform(20, 235, (20, 30, 3)).astype(np.float32)
    return Picture(
        cv2.resize(coarse, (390, 260), interpolation=cv2.INTER_CUBIC).clip(0, 255).astype(np.uint8)
    )


def noisy(picture: Picture, amount: float) -> Picture:
    noise = np.random.default_rng(3).normal(0, amount, picture.rgb.shape)
    return Picture((picture.rgb + noise).clip(0, 255).astype(np.uint8))


def test_a_picture_against_itself_has_100_everywhere(scorer, picture):
    found = scorer.assess(picture, picture)
    assert found.score == 100
    assert found.map.min() == 100


def test_more_noise_scores_less_and_in_range(scorer, picture):
    scores = [scorer.assess(noisy(picture, amount), picture).score for amount in (2, 6, 18, 54)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4
    assert min(scores) >= 0 and max(scores) < 100


def test_the_map_is_fine_enough_and_says_where(scorer, picture):
    spoilt = picture.rgb.copy()
    spoilt[:130, :195] = noisy(picture, 40).rgb[:130, :195]
    regions = scorer.assess(Picture(spoilt), picture).map
    assert regions.dtype == np.float32
    assert min(regions.shape) >= 16
    rows, columns = regions.shape
    here, there = regions[: rows // 2 - 2, : columns // 2 - 2], regions[rows // 2 + 2 :, columns // 2 + 2 :]
    assert here.mean() < there.mean() - 5


def test_identical_pixels_have_identical_scores(scorer, picture):
    copy = Picture(picture.rgb.copy(), source=None)
    assert scorer.assess(noisy(picture, 9), picture).score == scorer.assess(noisy(copy, 9), copy).score
    wide = Picture(noisy(picture, 9).rgb.astype(np.uint16) * 257)
    assert scorer.assess(wide, picture).score == pytest.approx(
        scorer.assess(noisy(picture, 9), picture).score, abs=0.01
    )


def test_both_readouts_of_a_file_look_at_a_pair_once(path, picture, monkeypatch):
    looks = []
    visible = Causal.visible
    monkeypatch.setattr(Causal, "visible", lambda *given: looks.append(1) or visible(*given))
    spoilt = noisy(picture, 9)
    scorers = [causal.create(name, path, "cpu") for name in ("causal", "causal-unlabelled")]
    both = [scorer.assess(spoilt, picture).score for scorer in scorers]
    assert len(looks) == 1
    assert [scorer.assess(noisy(picture, 9), picture).score for scorer in scorers] == both
    assert len(looks) == 3


def test_a_kept_reference_changes_no_score(scorer, picture):
    small = Picture(cv2.resize(picture.rgb, (300, 200), interpolation=cv2.INTER_AREA))
    rungs = [noisy(picture, 9), noisy(picture, 20), noisy(small, 9)]
    kept = [scorer.assess(rung, picture) for rung in rungs]
    for rung, found in zip(rungs, kept, strict=True):
        anew = scorer.assess(rung, Picture(picture.rgb.copy()))
        assert found.score == anew.score
        assert np.array_equal(found.map, anew.map)


def test_what_is_made_of_a_reference_goes_with_it(model, picture):
    sight = causal.Sight(model.net)
    reference = Picture(picture.rgb.copy())
    known = weakref.ref(sight._known(reference, (100, 150)))
    assert sight._known(reference, (100, 150)) is known()
    del reference
    assert known() is None


def test_a_file_that_was_written_anew_is_read_anew(path, model):
    before = causal.create("causal-unlabelled", path, "cpu").facts
    causal.save_model(replace(model, card={"trained_on": "something"}), path)
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1))
    assert before.trained_on == "nothing"
    assert causal.create("causal-unlabelled", path, "cpu").facts.trained_on == "something"


def test_a_photo_is_compared_by_its_neutral_rendition(scorer):
    light = np.exp2(np.random.default_rng(4).uniform(-5, 2, (90, 120, 3))).astype(np.float32)
    photo = Photo(cv2.GaussianBlur(light, (0, 0), 3), format="made by code")
    neutral = causal.as_picture(photo)
    assert scorer.assess(neutral, photo).score > 99
    black = Picture(np.zeros(neutral.rgb.shape, np.uint8))
    assert scorer.assess(black, photo).score < 95


def test_a_missing_reference_is_named(scorer, picture):
    with pytest.raises(ReferenceMissingError, match="give one"):
        scorer.assess(picture)


def test_a_file_gives_back_the_model(path, model, picture):
    loaded = causal.load_model(path)
    for name, tensor in model.net.state_dict().items():
        assert torch.equal(loaded.net.state_dict()[name], tensor)
    assert set(loaded.readouts) == {causal.SUPERVISED, causal.UNLABELLED}
    assert loaded.readouts[causal.UNLABELLED].calibration == model.readouts[causal.UNLABELLED].calibration


def test_an_adapted_model_goes_by_its_name_and_has_no_supervised_score(model, tmp_path):
    file = tmp_path / "x-rays.safetensors"
    unlabelled = {causal.UNLABELLED: model.readouts[causal.UNLABELLED]}
    causal.save_model(replace(model, readouts=unlabelled), file)
    facts = causal.create("x-rays", file, "cpu").facts
    assert (facts.name, facts.needs) == ("x-rays", "either")
    assert "x-rays" in facts.title
    with pytest.raises(FileRefusedError, match="no supervised"):
        causal.create("causal", file, "cpu")


def test_a_file_without_the_weights_is_refused(path, model, tmp_path):
    file = tmp_path / "broken.safetensors"
    causal.checkpoint.save(
        file,
        {"net.none": torch.zeros(1)},
        kind=causal.KIND,
        architecture={"widths": [16, 24, 40, 64], "identity": 32, "kind": 16, "calibrations": {}},
        card={},
    )
    with pytest.raises(FileRefusedError, match="causal model"):
        causal.load_model(file)


@pytest.mark.parametrize("calibrations", [[], 5, {"label-free": 5}])
def test_a_file_with_other_calibrations_is_refused(model, tmp_path, calibrations):
    file, net = tmp_path / "broken.safetensors", model.net.state_dict()
    causal.checkpoint.save(
        file,
        {f"net.{name}": tensor for name, tensor in net.items()},
        kind=causal.KIND,
        architecture={"widths": [16, 24, 40, 64], "identity": 32, "kind": 16, "calibrations": calibrations},
        card={},
    )
    with pytest.raises(FileRefusedError, match="causal model"):
        causal.load_model(file)


@pytest.mark.parametrize(
    "shape",
    [{"widths": [100_000] * 4}, {"widths": [4] * 100_000}, {"identity": 1 << 40}, {"widths": [-1] * 4}],
)
def test_a_network_of_vast_sizes_is_refused_before_it_is_made(model, tmp_path, shape):
    file = tmp_path / "vast.safetensors"
    architecture = {"widths": [16, 24, 40, 64], "identity": 32, "kind": 16, "calibrations": {}} | shape
    tensors = {f"net.{name}": tensor for name, tensor in model.net.state_dict().items()}
    causal.checkpoint.save(file, tensors, kind=causal.KIND, architecture=architecture, card={})
    with pytest.raises(FileRefusedError, match="causal model"):
        causal.load_model(file)


@pytest.mark.parametrize("measured", [None, 5, [], {"label-free": 5}, {"label-free": {"srocc": "x"}}])
def test_a_card_that_tells_no_figures_tells_none(model, tmp_path, measured):
    file = tmp_path / "own.safetensors"
    causal.save_model(replace(model, card={"measured": measured}), file)
    assert causal.create("causal-unlabelled", file, "cpu").facts.measured == {}


@pytest.mark.parametrize("name", ["causal", "causal-unlabelled"])
def test_the_shipped_model_falls_with_noise_and_blur(name, picture):
    shipped = causal.create(name, resource_path("models", "causal.safetensors"), "cpu")
    assert shipped.facts.measured["srocc"] > 0.75
    assert shipped.assess(picture, picture).score == 100
    noise = [shipped.assess(noisy(picture, amount), picture).score for amount in (3, 9, 27)]
    blur = [
        shipped.assess(Picture(cv2.GaussianBlur(picture.rgb, (0, 0), sigma)), picture).score
        for sigma in (1, 3, 9)
    ]
    for scores in (noise, blur):
        assert scores == sorted(set(scores), reverse=True)
