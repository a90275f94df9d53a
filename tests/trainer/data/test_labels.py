"""Labels by measures: 100 for the original, less from level to level."""

import cv2
import numpy as np
import pytest

from disque_studio.imaging.operators import OPERATORS
from disque_studio.imaging.transfer import srgb_encode
from trainer.data.distortions import NAMES, distort
from trainer.data.labels import fused, tone_mapped


@pytest.fixture(scope="module")
def scene():
    """A textured scene of about 12 stops: scene-linear (192, 208, 3)."""
    noise = np.random.default_rng(6).standard_normal((192, 208, 3)).astype(np.float32)
    texture = sum(cv2.GaussianBlur(noise, (0, 0), sigma) * sigma for sigma in (0.8, 2.5, 8, 20))
    return np.exp2(np.clip(1.5 * texture, -6, 6)).astype(np.float32)


@pytest.fixture(scope="module")
def picture(scene):
    return (np.rint(OPERATORS["reinhard-global"](scene) * 255) / 255).astype(np.float32)


def test_the_original_has_exactly_100(picture):
    assert fused(picture, picture) == 100
    assert fused(picture[:41, :41], picture[:41, :41].copy()) == 100
    grey = np.full((48, 48, 3), 0.4, np.float32)
    assert fused(grey, grey) == 100


@pytest.mark.parametrize(
    "name", ["gaussian-blur", "jpeg", "white-noise", "mean-shift", "colour-saturation-lab"]
)
def test_labels_fall_with_the_level(picture, name):
    series = [
        fused(picture, distort(picture, name, level, np.random.default_rng(1))) for level in range(1, 6)
    ]
    assert series[0] < 100 and series[-1] >= 0
    assert (np.diff(series) < 0).all(), series


@pytest.mark.parametrize("name", NAMES)
def test_severe_damage_is_far_below_slight(picture, name):
    slight, severe = (
        fused(picture, distort(picture, name, level, np.random.default_rng(2))) for level in (1, 5)
    )
    assert severe < slight - 8


def test_nothing_in_common_is_near_0(picture):
    other = np.random.default_rng(0).random(picture.shape, np.float32)
    assert fused(picture, other) < 3


def test_pictures_that_do_not_fit_are_refused(picture):
    with pytest.raises(ValueError, match="one size"):
        fused(picture, picture[1:])
    with pytest.raises(ValueError, match="41 pixels"):
        fused(picture[:40], picture[:40])


def test_tone_mapped_labels_prefer_an_operator_to_clipped_light(scene, picture):
    clipped = np.clip(srgb_encode(scene / np.float32(0.05)), 0, 1)
    assert 0 <= tone_mapped(scene, clipped) < tone_mapped(scene, picture) - 5 <= 100


def test_tone_mapped_labels_take_a_larger_photo(scene, picture):
    large = cv2.resize(scene, (416, 384), interpolation=cv2.INTER_NEAREST)
    assert tone_mapped(large, picture) == pytest.approx(tone_mapped(scene, picture), abs=0.2)
