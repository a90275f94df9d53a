"""Classical measures: their definitions, their limits, and how they answer to damage."""

import cv2
import numpy as np
import pytest

from disque_studio.errors import DisqueError, ReferenceMissingError
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.quality import registry
from disque_studio.quality.classical import PSNR_LIMIT, create, delta_e, ms_ssim, psnr, vif

MEASURES = (psnr, ms_ssim, vif)


def textured(height, width, seed=0):
    noise = np.random.default_rng(seed).standard_normal((height, width, 3)).astype(np.float32)
    texture = sum(cv2.GaussianBlur(noise, (0, 0), sigma) * sigma for sigma in (0.8, 2.5, 8))
    return np.clip(0.5 + 0.15 * texture, 0, 1).astype(np.float32)


def picture_of(pixels):
    return Picture(np.rint(pixels * 255).astype(np.uint8))


@pytest.fixture(scope="module")
def reference():
    return textured(192, 224)


def test_equal_pictures_have_the_best_score(reference):
    assert psnr(reference, reference) == PSNR_LIMIT
    assert ms_ssim(reference, reference) == pytest.approx(1, abs=1e-6)
    assert vif(reference, reference) == pytest.approx(1, abs=1e-5)
    assert delta_e(reference, reference) == 0


def test_psnr_is_its_definition(reference):
    dimmed = reference * np.float32(0.98)
    error = np.mean((dimmed.astype(float) - reference) ** 2)
    assert psnr(dimmed, reference) == pytest.approx(10 * np.log10(1 / error), abs=1e-4)
    assert psnr(np.zeros_like(reference), np.ones_like(reference)) == 0


@pytest.mark.parametrize("measure", MEASURES)
def test_scores_fall_with_blur_and_with_noise(measure, reference):
    noise = np.random.default_rng(1).standard_normal(reference.shape).astype(np.float32)
    blurred = [measure(cv2.GaussianBlur(reference, (0, 0), s), reference) for s in (0.5, 1, 2, 4)]
    noisy = [measure(np.clip(reference + noise * s, 0, 1), reference) for s in (0.01, 0.03, 0.1)]
    assert (np.diff(blurred) < 0).all() and (np.diff(noisy) < 0).all()


def test_structure_survives_a_shift_of_light_that_psnr_punishes(reference):
    shifted = reference - np.float32(0.1)
    blurred = cv2.GaussianBlur(reference, (0, 0), 2)
    assert psnr(shifted, reference) < psnr(blurred, reference)
    assert ms_ssim(shifted, reference) > ms_ssim(blurred, reference)


def test_vif_stays_within_one_for_more_contrast(reference):
    assert vif(np.clip(0.5 + 1.3 * (reference - 0.5), 0, 1), reference) <= 1


def test_vif_of_a_uniform_reference_asks_whether_the_picture_equals_it():
    grey = np.full((64, 64, 3), 0.5, np.float32)
    assert vif(grey, grey) == 1
    assert vif(textured(64, 64), grey) == 0


@pytest.mark.parametrize("side", [11, 21, 22, 43, 44, 64, 98, 99, 175, 176])
def test_ms_ssim_of_small_pictures_takes_fewer_scales(side):
    small = textured(side, side + 5)
    assert ms_ssim(small, small) == pytest.approx(1, abs=1e-6)
    assert 0 <= ms_ssim(small[:, ::-1].copy(), small) < 0.95


@pytest.mark.parametrize(("measure", "side"), [(ms_ssim, 10), (vif, 40)])
def test_too_small_pictures_are_refused(measure, side):
    small = textured(side, 64)
    with pytest.raises(ValueError, match=f"needs {side + 1} pixels"):
        measure(small, small)


@pytest.mark.parametrize("measure", (*MEASURES, delta_e))
def test_pictures_of_two_sizes_are_refused(measure, reference):
    with pytest.raises(ValueError, match="one size"):
        measure(reference, reference[:-1])


@pytest.mark.parametrize("name", ["psnr", "ms-ssim", "vif"])
def test_scorers_state_what_they_are_and_score(name, reference):
    scorer = registry.scorer(name)
    assert scorer.facts.name == name and scorer.facts.needs == registry.needs(name) == "picture"
    low, high = scorer.facts.range
    best = scorer.assess(picture_of(reference), picture_of(reference)).score
    worse = scorer.assess(picture_of(cv2.GaussianBlur(reference, (0, 0), 2)), picture_of(reference)).score
    assert low <= worse < best <= high and best == pytest.approx(high, abs=1e-4)


def test_psnr_map_shows_where_the_damage_is():
    reference = textured(320, 256)
    damaged = reference.copy()
    damaged[:160, :128] = cv2.GaussianBlur(reference, (0, 0), 3)[:160, :128]
    map_ = create("psnr", None, "cpu").assess(picture_of(damaged), picture_of(reference)).map
    assert map_.dtype == np.float32 and min(map_.shape) >= 16
    rows, columns = map_.shape
    assert map_[: rows // 2 - 1, : columns // 2 - 1].max() < 60
    assert map_[rows // 2 + 1 :].min() == PSNR_LIMIT


def test_a_missing_reference_and_a_photo_are_refused(reference):
    scorer = create("psnr", None, "cpu")
    for wrong in (None, Photo(reference, "test")):
        with pytest.raises(ReferenceMissingError, match="psnr"):
            scorer.assess(picture_of(reference), wrong)


def test_a_picture_too_small_for_vif_is_refused_in_words():
    small = picture_of(textured(34, 36))
    with pytest.raises(DisqueError, match="41 pixels a side; this one has 36 x 34"):
        create("vif", None, "cpu").assess(small, small)
