"""TMQI: its published parts, and the answers that the paper promises."""

import math

import cv2
import numpy as np
import pytest

from disque_studio.errors import DisqueError, ReferenceMissingError
from disque_studio.imaging.operators import OPERATORS
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.imaging.primaries import luminance
from disque_studio.imaging.transfer import srgb_encode
from disque_studio.quality import registry
from disque_studio.quality.tmqi import (
    WINDOW,
    luma_of,
    naturalness,
    normal_cdf,
    structural_fidelity,
    tmqi,
    visibility_threshold,
)


@pytest.fixture(scope="module")
def scene():
    """A textured room and a window, over 14 stops: scene-linear (256, 320, 3)."""
    noise = np.random.default_rng(4).standard_normal((256, 320, 3)).astype(np.float32)
    texture = sum(cv2.GaussianBlur(noise, (0, 0), sigma) * sigma for sigma in (0.8, 2.5, 8))
    stops = 0.8 * texture
    stops[60:170, 40:150] += 9
    stops[:, 200:] -= 3
    return np.exp2(np.clip(stops, -5, 9) - 4).astype(np.float32)


@pytest.fixture(scope="module")
def light(scene):
    return luminance(scene)


@pytest.fixture(scope="module")
def mapped(scene):
    return luma_of(OPERATORS["reinhard-global"](scene))


def log_mapped(light):
    stops = np.log2(light)
    return (255 * (stops - stops.min()) / np.ptp(stops)).astype(np.float32)


def test_parts_lie_between_0_and_1_and_make_q(light, mapped):
    result = tmqi(light, mapped)
    assert 0 < result.s < 1 and 0 < result.n < 1
    assert result.q == pytest.approx(0.8012 * result.s**0.3046 + 0.1988 * result.n**0.7088, abs=1e-9)
    assert structural_fidelity(light, mapped) == result.s
    assert naturalness(mapped) == result.n
    assert result.map.dtype == np.float32 and result.map.shape == (128, 160)
    assert result.map.min() >= 0 and result.map.max() <= 1.00001


def test_visibility_follows_mannos_and_sakrison():
    for frequency in (1, 2, 4, 8, 16):
        sensitivity = 2.6 * (0.0192 + 0.114 * frequency) * math.exp(-((0.114 * frequency) ** 1.1))
        assert visibility_threshold(frequency) == pytest.approx(128 / (1.4 * 100 * sensitivity))
    assert min((1, 2, 4, 8, 16), key=visibility_threshold) == 8


def test_normal_distribution_is_exact_to_float32():
    z = np.linspace(-9, 9, 2001, dtype=np.float32)
    exact = [0.5 * math.erfc(-float(v) / math.sqrt(2)) for v in z]
    np.testing.assert_allclose(normal_cdf(z), exact, atol=2e-7)


def test_fidelity_is_that_of_the_definition_window_by_window(light, mapped):
    """One scale of a small picture, by the paper's definition in plain double arithmetic."""
    light, mapped = light[60:75, 140:157], mapped[60:75, 140:157]
    scene = (light.astype(float) - light.min()) / np.ptp(light.astype(float)) * (2.0**32 - 1)
    at = np.exp(-(np.arange(-5, 6) ** 2) / (2 * 1.5**2))
    window = np.outer(at, at) / at.sum() ** 2
    threshold = visibility_threshold(16)

    def seen(deviation):
        return 0.5 * math.erfc(-(deviation - threshold) / (threshold / 3) / math.sqrt(2))

    values = []
    for y in range(scene.shape[0] - 10):
        for x in range(scene.shape[1] - 10):
            a, b = scene[y : y + 11, x : x + 11], mapped[y : y + 11, x : x + 11].astype(float)
            da, db = a - (window * a).sum(), b - (window * b).sum()
            sa, sb = math.sqrt((window * da**2).sum()), math.sqrt((window * db**2).sum())
            strength = (2 * seen(sa) * seen(sb) + 0.01) / (seen(sa) ** 2 + seen(sb) ** 2 + 0.01)
            values.append(strength * ((window * da * db).sum() + 10) / (sa * sb + 10))
    expected = np.mean(values) ** 0.9999
    assert structural_fidelity(light, mapped) == pytest.approx(expected, rel=2e-4)


def test_exposure_of_the_photo_does_not_matter(light, mapped):
    first = structural_fidelity(light, mapped)
    for gain in (2.0**-20, 0.37, 2.0**30):
        assert structural_fidelity(light * np.float32(gain), mapped) == pytest.approx(first, abs=1e-5)


def test_fidelity_falls_with_blur_clipping_and_inversion(light, mapped):
    blurred = [structural_fidelity(light, cv2.GaussianBlur(mapped, (0, 0), s)) for s in (0.5, 1.5, 4)]
    clipped = [structural_fidelity(light, np.clip(mapped * gain, 0, 255)) for gain in (1, 2, 5)]
    assert (np.diff([structural_fidelity(light, mapped), *blurred]) < 0).all()
    assert (np.diff(clipped) < 0).all()
    assert structural_fidelity(light, 255 - mapped) == 0


def test_map_shows_where_structure_is_lost(light, mapped):
    damaged = mapped.copy()
    damaged[:, :100] = damaged[:, :100].mean()
    change = tmqi(light, mapped).map - tmqi(light, damaged).map
    assert change[:, :40].mean() > 0.3
    assert np.abs(change[:, 90:]).max() < 0.02


def test_naturalness_prefers_middling_brightness_and_contrast():
    texture = np.random.default_rng(2).standard_normal((220, 220)).astype(np.float32)
    best = np.float32(64.29 * 3.4 / 12.5)
    assert naturalness(116 + best * texture) == pytest.approx(1, abs=0.02)
    for other in (50 + best * texture, 190 + best * texture, 116 + 4 * texture, 116 + 45 * texture):
        assert naturalness(other) < 0.35
    assert naturalness(np.full((22, 22), 116, np.float32)) == 0


@pytest.mark.parametrize("name", ["reinhard-global", "reinhard-local", "drago", "durand"])
def test_operators_beat_light_shown_as_it_is(scene, light, name):
    shown = scene / scene.max()
    linear = tmqi(light, luma_of(np.rint(srgb_encode(shown) * 255).astype(np.float32) / 255))
    operator = tmqi(light, luma_of(np.rint(OPERATORS[name](scene) * 255).astype(np.float32) / 255))
    assert operator.q > linear.q + 0.05


def test_a_clipped_sky_is_flat_and_needs_no_structure(mapped):
    """Where the photo itself is clipped, a flat rendition is true to it."""
    flat = np.full((96, 96), 7.3, np.float32)
    flat[:48] = 3 + np.random.default_rng(0).random((48, 96), np.float32)
    rendition = np.where(flat == np.float32(7.3), np.float32(255), flat * 20)
    assert tmqi(flat, rendition).map[38:].min() > 0.95


def test_uniform_light_and_small_pictures_have_scores(light, mapped):
    assert structural_fidelity(np.ones_like(light), np.full_like(mapped, 90)) == pytest.approx(1)
    for side in (11, 22, 64):
        assert 0 <= tmqi(light[:side, :side], mapped[:side, :side]).q <= 1


def test_wrong_sizes_are_refused(light, mapped):
    with pytest.raises(ValueError, match="one size"):
        tmqi(light[1:], mapped)
    with pytest.raises(ValueError, match="11 pixels"):
        tmqi(light[:10], mapped[:10])


def test_scorer_compares_with_photos_of_any_size(scene):
    scorer = registry.scorer("tmqi")
    assert scorer.facts.needs == registry.needs("tmqi") == "photo" and scorer.facts.range == (0, 1)
    picture = Picture(np.rint(OPERATORS["reinhard-global"](scene) * 255).astype(np.uint8))
    result = scorer.assess(picture, Photo(scene, "test"))
    assert 0.5 < result.score < 1 and result.map is not None and min(result.map.shape) >= 16
    large = cv2.resize(scene, (642, 514), interpolation=cv2.INTER_LINEAR)
    half = scorer.assess(picture, Photo(large.astype(np.float16), "test"))
    assert half.score == pytest.approx(result.score, abs=0.03)


def test_scorer_refuses_what_it_cannot_compare(scene):
    scorer = registry.scorer("tmqi")
    picture = Picture(np.zeros((WINDOW - 1, 40, 3), np.uint8))
    for wrong in (None, picture):
        with pytest.raises(ReferenceMissingError, match="HDR photo"):
            scorer.assess(picture, wrong)
    with pytest.raises(DisqueError, match="40 x 10"):
        scorer.assess(picture, Photo(scene, "test"))
