"""Every distortion: a picture comes out, the same for the same chance, and worse from level to level."""

import cv2
import numpy as np
import pytest

from trainer.data.distortions import LEVELS, NAMES, apply, distort, draw
from trainer.evaluation.metrics import psnr


@pytest.fixture(scope="module")
def picture():
    """Coloured shapes, gradients and texture, as a photo has them; 128 x 160."""
    rng = np.random.default_rng(5)
    noise = rng.standard_normal((128, 160, 3)).astype(np.float32)
    texture = sum(cv2.GaussianBlur(noise, (0, 0), sigma) * sigma**0.7 for sigma in (0.7, 2, 6, 15))
    y, x = np.mgrid[:128, :160].astype(np.float32)
    made = 0.45 + 0.12 * texture + np.stack([x / 500, y / 400, -x / 600], axis=-1)
    cv2.circle(made, (50, 60), 25, (0.8, 0.3, 0.2), -1)
    cv2.rectangle(made, (90, 20), (140, 80), (0.15, 0.35, 0.6), -1)
    return (np.rint(np.clip(made, 0, 1) * 255) / 255).astype(np.float32)


def test_there_are_25_of_them():
    assert len(NAMES) == len(set(NAMES)) == 25


@pytest.mark.parametrize("name", NAMES)
def test_result_is_an_8_bit_picture_and_the_input_is_kept(picture, name):
    before = picture.copy()
    out = distort(picture, name, LEVELS, np.random.default_rng(1))
    assert out.shape == picture.shape and out.dtype == np.float32
    assert out.min() >= 0 and out.max() <= 1
    np.testing.assert_allclose(out * 255, np.rint(out * 255), atol=1e-4)
    np.testing.assert_array_equal(picture, before)


@pytest.mark.parametrize("name", NAMES)
def test_same_chance_gives_the_same_picture(picture, name):
    first, second = (distort(picture, name, 3, np.random.default_rng(7)) for _ in range(2))
    np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize("name", NAMES)
def test_each_level_is_further_from_the_original(picture, name):
    series = [psnr(distort(picture, name, level, np.random.default_rng(3)), picture) for level in range(1, 6)]
    assert series[0] < 60
    assert (np.diff(series) < 0).all(), series


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", [(16, 16), (16, 40), (33, 17)])
def test_small_pictures_are_distorted_too(name, shape):
    small = np.random.default_rng(0).random((*shape, 3), np.float32)
    for level in (1, LEVELS):
        assert distort(small, name, level, np.random.default_rng(1)).shape == small.shape


@pytest.mark.parametrize("name", NAMES)
def test_a_uniform_picture_stays_finite(name):
    for grey in (0.0, 0.5, 1.0):
        out = distort(np.full((32, 32, 3), grey, np.float32), name, 5, np.random.default_rng(1))
        assert np.isfinite(out).all()


def test_what_is_not_there_is_refused_by_name(picture):
    rng = np.random.default_rng()
    with pytest.raises(ValueError, match="'fog'"):
        distort(picture, "fog", 1, rng)
    for level in (0, 6):
        with pytest.raises(ValueError, match=f"not {level}"):
            distort(picture, "jpeg", level, rng)
    with pytest.raises(ValueError, match=r"uint8 \(128, 160, 3\)"):
        distort((picture * 255).astype(np.uint8), "jpeg", 1, rng)
    with pytest.raises(ValueError, match="16 pixels"):
        distort(picture[:15], "jpeg", 1, rng)


def test_draws_are_known_different_steps_of_every_kind():
    rng = np.random.default_rng(0)
    drawn = [draw(rng) for _ in range(400)]
    assert {len(steps) for steps in drawn} == {1, 2, 3}
    assert {name for steps in drawn for name, _ in steps} == set(NAMES)
    assert {level for steps in drawn for _, level in steps} == set(range(1, LEVELS + 1))
    assert all(len({name for name, _ in steps}) == len(steps) for steps in drawn)


def test_steps_are_applied_in_turn(picture):
    steps = [("gaussian-blur", 4), ("jpeg", 5)]
    expected = distort(
        distort(picture, *steps[0], np.random.default_rng(2)), *steps[1], np.random.default_rng(2)
    )
    np.testing.assert_array_equal(apply(picture, steps, np.random.default_rng(2)), expected)
    np.testing.assert_array_equal(apply(picture, [], np.random.default_rng(2)), picture)
