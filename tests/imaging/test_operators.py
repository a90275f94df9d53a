import inspect
import math

import numpy as np
import pytest

from disque_studio.imaging.colour import luminance, srgb_decode, srgb_encode
from disque_studio.imaging.logcode import log_mean_luminance
from disque_studio.imaging.operators import OPERATORS
from disque_studio.imaging.operators.local import _bilateral

every = pytest.mark.parametrize("operator", OPERATORS.values(), ids=lambda o: o.name)
GLOBAL = ("reinhard-global", "drago", "hable", "log-sigmoid")
BY_RATIO = ("reinhard-global", "reinhard-local", "drago", "durand")


def scene(height=60, width=90, spread=2.5):
    generator = np.random.default_rng(11)
    light = generator.lognormal(0, spread, (height, width, 1))
    return (light * generator.uniform(0.2, 1, (height, width, 3))).astype(np.float32)


def grey(values):
    return np.repeat(np.asarray(values, np.float32).reshape(1, -1, 1), 3, axis=2)


AWKWARD = {
    "black": np.zeros((9, 7, 3)),
    "negative": np.full((4, 4, 3), -1.0),
    "one pixel": np.ones((1, 1, 3)),
    "one row": np.geomspace(1e-4, 1e4, 90).reshape(1, 30, 3),
    "constant": np.full((5, 6, 3), 0.3),
    "zeros among light": np.pad(np.ones((3, 3, 3)), ((2, 2), (2, 2), (0, 0))),
    "extremes": np.array([[[3e38, 0, 1e-38], [0, 0, 0], [1e-30] * 3, [-3e38, 1, 1], [3e38] * 3]]),
    "tiny": np.full((3, 3, 3), 1e-38),
    "huge": np.full((3, 3, 3), 3e38),
}


@every
@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_any_picture_gives_a_picture(operator, name, dtype):
    rgb = AWKWARD[name].astype(dtype)
    result = operator(rgb)
    assert result.shape == rgb.shape
    assert result.dtype == np.float32
    assert np.isfinite(result).all()
    assert result.min() >= 0
    assert result.max() <= 1
    if name in ("black", "negative"):
        assert result.max() < 1e-3


@every
@pytest.mark.parametrize("at", [0, 1], ids=["low", "high"])
def test_every_end_of_every_range_gives_a_picture(operator, at):
    defaults = inspect.signature(operator.function).parameters
    assert list(defaults)[1:] == list(operator.ranges)
    for name, ends in operator.ranges.items():
        default = defaults[name].default
        assert default is None or ends[0] <= default <= ends[1]
        result = operator(scene(), **{name: ends[at]})
        assert np.isfinite(result).all()
        assert 0.02 < result.mean() < 0.98


@every
def test_exposure_does_not_matter(operator):
    np.testing.assert_allclose(operator(scene() * np.float32(300)), operator(scene()), atol=1e-4)


@every
def test_half_floats_are_taken(operator):
    half = np.clip(scene(), 0, 6e4).astype(np.float16)
    np.testing.assert_allclose(operator(half), operator(half.astype(np.float32)), atol=1e-6)


@pytest.mark.parametrize("name", GLOBAL)
def test_global_operators_rise_with_light_and_use_the_range(name):
    result = OPERATORS[name](grey(np.geomspace(1e-5, 1e4, 4000)))[0]
    assert (np.diff(result, axis=0) >= -1e-6).all()
    assert result[0].max() < 0.05
    assert result[-1].min() > 0.95
    np.testing.assert_allclose(result.max(axis=1), result.min(axis=1), atol=1e-6)


@pytest.mark.parametrize("name", BY_RATIO)
def test_colour_ratios_are_kept(name):
    rgb = scene()
    light = srgb_decode(OPERATORS[name](rgb))
    inside = (light.max(axis=2) < 0.99) & (light.min(axis=2) > 1e-3)
    assert inside.mean() > 0.2
    ratio, expected = (p[inside] / luminance(p)[inside][:, None] for p in (light, rgb))
    np.testing.assert_allclose(ratio, expected, rtol=2e-3)


def exposed(values, key):
    """The light that the papers' formulas see, computed apart in double precision."""
    return np.asarray(values, np.float64) * key / log_mean_luminance(grey(values))


VALUES = [0.01, 0.18, 1.0, 7.0, 300.0]


def test_reinhard_is_equations_3_and_4():
    light = exposed(VALUES, 0.36)
    with_white, without = (
        srgb_decode(OPERATORS["reinhard-global"](grey(VALUES), key=0.36, white=white))[0, :, 0]
        for white in (4.0, math.inf)
    )
    np.testing.assert_allclose(without, light / (1 + light), rtol=1e-4)
    np.testing.assert_allclose(with_white, np.minimum(light * (1 + light / 16) / (1 + light), 1), rtol=1e-4)


def test_drago_is_equation_4():
    light = exposed(VALUES, 1.0)
    top = light.max()
    exponent = math.log(0.85) / math.log(0.5)
    expected = np.log(light + 1) / np.log(2 + (light / top) ** exponent * 8) / math.log10(top + 1)
    result = srgb_decode(OPERATORS["drago"](grey(VALUES)))[0, :, 0]
    np.testing.assert_allclose(result, expected, rtol=1e-4)
    assert result[-1] == pytest.approx(1, abs=1e-5)


def test_hable_is_the_published_curve():
    # By hand: f(1) = 0.204 / 0.71 - 0.02 / 0.3 = 0.2206573,
    # and f(11.2) = 19.38 / 24.476 - 0.02 / 0.3 = 0.7251294.
    one = np.ones((2, 2, 3), np.float32)
    result = srgb_decode(OPERATORS["hable"](one, exposure=1 / log_mean_luminance(one) / 0.18))
    assert result[0, 0, 0] == pytest.approx(0.2206573 / 0.7251294, rel=1e-3)
    white = OPERATORS["hable"](one, exposure=11.2 / 0.18 / 8, white=11.2 / 8)
    assert white.min() == pytest.approx(1, abs=1e-3)


def test_log_sigmoid_keeps_middle_grey_and_its_slope_there():
    flat = np.full((3, 3, 3), 5.0, np.float32)
    np.testing.assert_allclose(OPERATORS["log-sigmoid"](flat), srgb_encode(0.18), atol=1e-4)
    ramp = grey(np.geomspace(2**-10, 2**10, 2001))
    stops = np.linspace(-10, 10, 2001) + np.log2(log_mean_luminance(ramp) ** -1)
    for contrast in (1.5, 2.0, 3.5):
        code = OPERATORS["log-sigmoid"](ramp, contrast=contrast)[0, :, 0]
        slope = np.gradient(code, stops / 16.5)[np.abs(stops).argmin()]
        assert slope == pytest.approx(contrast, rel=0.05)


def test_log_sigmoid_bleaches_bright_colours():
    red = np.tile(np.array([1, 0.02, 0.02], np.float32), (1, 64, 1)) * np.geomspace(0.01, 1000, 64)[:, None]
    result = OPERATORS["log-sigmoid"](red.astype(np.float32))[0]
    assert result[-1].min() > 0.9
    assert result[30, 0] > 2 * result[30, 1]


def test_local_reinhard_is_the_global_one_on_flat_pictures():
    flat = np.full((40, 50, 3), 2.0, np.float32)
    expected = OPERATORS["reinhard-global"](flat, white=math.inf)
    np.testing.assert_allclose(OPERATORS["reinhard-local"](flat), expected, atol=1e-5)


def test_local_reinhard_keeps_more_texture_in_the_light_than_the_global_one():
    texture = np.random.default_rng(1).uniform(0.8, 1.25, (96, 96))
    level = np.where(np.arange(96) < 48, 0.02, 20.0)
    rgb = np.repeat((texture * level)[..., None], 3, axis=2).astype(np.float32)
    local = OPERATORS["reinhard-local"](rgb)
    whole = OPERATORS["reinhard-global"](rgb, white=math.inf)
    bright = np.s_[8:-8, 60:-8]
    assert np.log(local[bright]).std() > 1.3 * np.log(whole[bright]).std()


def test_durand_brings_the_base_to_its_contrast_and_leaves_detail_alone():
    texture = np.random.default_rng(1).uniform(-0.05, 0.05, (120, 120))
    level = np.where(np.arange(120) < 60, -2.0, 2.0)
    rgb = np.repeat(10 ** (texture + level)[..., None], 3, axis=2).astype(np.float32)
    shown = np.log10(np.maximum(srgb_decode(OPERATORS["durand"](rgb, contrast=10)), 1e-6))[..., 0]
    dark = shown[:, 10:50]
    assert np.median(dark) == pytest.approx(-1, abs=0.05)
    assert dark.std() == pytest.approx(texture.std(), rel=0.15)


def test_durand_does_not_stretch_what_fits():
    rgb = grey([0.9, 1.0, 1.1, 1.2])
    shown = srgb_decode(OPERATORS["durand"](rgb))[0, :3, 0]
    np.testing.assert_allclose(shown / shown[0], rgb[0, :3, 0] / 0.9, rtol=0.01)


def test_the_fast_bilateral_filter_is_near_the_exact_one():
    generator = np.random.default_rng(4)
    image = (np.where(np.arange(64) < 30, 0.0, 2.0) + generator.normal(0, 0.05, (48, 64))).astype(np.float32)
    spatial, tonal = 4.0, 0.4
    ys, xs = np.mgrid[0:48, 0:64]
    exact = np.empty_like(image)
    for y in range(48):
        for x in range(64):
            weight = np.exp(-((ys - y) ** 2 + (xs - x) ** 2) / (2 * spatial**2))
            weight *= np.exp(-((image - image[y, x]) ** 2) / (2 * tonal**2))
            exact[y, x] = (weight * image).sum() / weight.sum()
    difference = np.abs(_bilateral(image, spatial, tonal) - exact)[8:-8, 8:-8]
    assert difference.mean() < 0.01
    assert difference.max() < 0.06


def test_wrong_requests_are_refused_by_name():
    drago = OPERATORS["drago"]
    with pytest.raises(ValueError, match=r"bias is 0.5 to 1, not 2"):
        drago(scene(), bias=2)
    with pytest.raises(ValueError, match="no parameter 'gain'; it has bias"):
        drago(scene(), gain=1)
    with pytest.raises(ValueError, match="is \\(H, W, 3\\)"):
        drago(np.ones((4, 4)))
