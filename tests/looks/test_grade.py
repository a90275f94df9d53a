"""What the sliders of a grade do to rendered photos."""

from dataclasses import replace
from itertools import product

import cv2
import numpy as np
import pytest

from disque_studio.imaging.primaries import REC709_LUMINANCE, luminance
from disque_studio.imaging.sampling import small_copy
from disque_studio.imaging.transfer import srgb_decode
from disque_studio.looks.apply import render, render_rows, render_u8
from disque_studio.looks.grade import NO_GRADE, SLIDERS, Grade
from disque_studio.looks.mapping import neutral_mapping
from disque_studio.looks.surroundings import neutral_of, surroundings
from disque_studio.quality.search import steerable

CURVE = ((0.0, 0.05), (0.3, 0.2), (0.7, 0.8), (1.0, 0.95))
FULL = Grade(30, -20, 25, -60, 50, 20, -15, 40, 30, 10, CURVE)
PLAIN = neutral_mapping(1.0)


def photo(height=200, width=300, *, dtype=np.float32, seed=1):
    """Soft shapes over twelve stops, in soft colours."""
    rng = np.random.default_rng(seed)
    stops = rng.uniform(-7, 3, (8, 12, 1)) + rng.normal(0, 0.4, (8, 12, 3))
    stops = cv2.resize(stops.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    return np.exp2(stops).astype(dtype)


def graded(rgb, **sliders):
    return neutral_of(small_copy(rgb, 256)).with_(grade=Grade(**sliders))


def colour(*codes):
    """One pixel that is rendered to these sRGB codes without a grade."""
    return srgb_decode(np.array([[codes]], np.float32))


def light_of(rendered):
    return luminance(srgb_decode(rendered))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *((name, 100.5) for name in SLIDERS),
        ("tint", np.nan),
        ("curve", ((0, 0),)),
        ("curve", ((0, 0), (0, 1))),
    ],
)
def test_refuses_by_name(field, value):
    with pytest.raises(ValueError, match=field):
        Grade(**{field: value})


def test_a_grade_may_be_a_key():
    assert {Grade(): 1}[NO_GRADE] == 1


@pytest.mark.parametrize("name", SLIDERS)
def test_a_slider_at_0_changes_nothing(name):
    rgb = photo()
    mapping = neutral_of(small_copy(rgb, 256))
    plain = render(rgb, mapping)
    np.testing.assert_array_equal(render(rgb, mapping.with_(grade=Grade(**{name: 0.0}))), plain)
    for nearly in (-0.01, 0.01):
        np.testing.assert_allclose(
            render(rgb, mapping.with_(grade=Grade(**{name: nearly}))), plain, atol=1e-3
        )


def test_a_straight_curve_changes_nothing():
    rgb = photo()
    curve = ((0.0, 0.0), (0.2, 0.2), (0.8, 0.8), (1.0, 1.0))
    np.testing.assert_allclose(render(rgb, graded(rgb, curve=curve)), render(rgb, graded(rgb)), atol=1e-5)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_a_ramp_of_greys_never_turns_round(dtype):
    light = np.exp2(np.linspace(-14, 6, 4000)).astype(dtype)
    ramp = np.repeat(light[None, :, None], 3, 2)
    names = ("contrast", "highlights", "shadows", "whites", "blacks", "clarity")
    for ends in product((-100, 0, 100), repeat=len(names)):
        if np.count_nonzero(ends) in (1, len(names)):
            for mapping in (PLAIN, neutral_of(np.repeat(ramp[:, ::16], 8, 0))):
                grade = Grade(**dict(zip(names, ends, strict=True)))
                rendered = render(ramp, mapping.with_(grade=grade))
                assert np.diff(rendered[0, :, 0]).min() > -2e-5, ends


@pytest.mark.parametrize("name", ["highlights", "shadows", "whites", "blacks"])
def test_up_is_brighter_and_down_is_darker(name):
    rgb = photo()
    down, none, up = (light_of(np.clip(render(rgb, graded(rgb, **{name: v})), 0, 1)) for v in (-100, 0, 100))
    assert down.mean() < none.mean() < up.mean()
    assert (down <= none + 1e-4).all()
    assert (none <= up + 1e-4).all()


def test_contrast_spreads_tones_around_key_grey():
    grey = colour(0.46, 0.46, 0.46)
    for contrast in (-100, 60, 100):
        rendered = render(grey, PLAIN.with_(grade=Grade(contrast=contrast)))
        np.testing.assert_allclose(rendered, 0.46, atol=1e-3)
    dark, bright = (
        render(colour(v, v, v), PLAIN.with_(grade=Grade(contrast=60)))[0, 0, 0] for v in (0.3, 0.7)
    )
    assert dark < 0.28
    assert bright > 0.72


def test_tones_do_not_turn_hues():
    """The channel between the highest and the lowest keeps its part of the way."""
    for codes in ((0.7, 0.5, 0.2), (0.2, 0.4, 0.9), (0.6, 0.1, 0.5)):
        low, middle, high = np.argsort(codes)
        part = (codes[middle] - codes[low]) / (codes[high] - codes[low])
        bent = render(colour(*codes), PLAIN.with_(grade=Grade(contrast=80, whites=-30, curve=CURVE)))[0, 0]
        assert (bent[middle] - bent[low]) / (bent[high] - bent[low]) == pytest.approx(part, abs=2e-3)


def test_highlights_bring_back_what_was_cut_off():
    rgb = np.full((100, 150, 3), 0.05, np.float32)
    rgb[20:80, 30:90] = np.linspace(1.2, 2.4, 60)[:, None]
    mapping = replace(PLAIN, surroundings=surroundings(rgb, 1.0))
    blown, back = (render(rgb, mapping.with_(grade=Grade(highlights=v))) for v in (0, -100))
    assert blown[25:75, 40:80].min() == 1
    assert back[25:75, 40:80].max() < 1
    assert np.diff(back[50, 32:88, 0]).min() > 0


def test_edges_have_no_halos():
    rgb = np.full((200, 300, 3), 0.02, np.float32)
    rgb[:, 150:] = 1.5
    for sliders in ({"highlights": -100}, {"shadows": 100}, {"clarity": 100}, {"clarity": -100}):
        rendered = render(rgb, graded(rgb, **sliders))[100, :, 0]
        assert np.ptp(rendered[:150]) < 0.02, sliders
        assert np.ptp(rendered[150:]) < 0.02, sliders


def test_clarity_acts_on_texture_alone():
    rng = np.random.default_rng(5)
    rgb = np.full((200, 300, 3), 0.18, np.float32)
    rgb[:, 150:] *= np.exp2(rng.choice([-0.4, 0.4], (200, 150, 1))).astype(np.float32)
    less, none, more = (render(rgb, graded(rgb, clarity=v))[..., 0] for v in (-100, 0, 100))
    np.testing.assert_allclose(more[:, :100], none[:, :100], atol=0.01)
    assert less[:, 200:].std() < 0.8 * none[:, 200:].std()
    assert more[:, 200:].std() > 1.2 * none[:, 200:].std()


def test_temperature_and_tint_keep_the_light_of_grey():
    grey = colour(0.4, 0.4, 0.4)
    warm, cool, magenta, green = (
        render(grey, PLAIN.with_(grade=Grade(**{name: v})))[0, 0]
        for name, v in (("temperature", 60), ("temperature", -60), ("tint", 60), ("tint", -60))
    )
    assert warm[0] > warm[1] > warm[2]
    assert cool[0] < cool[1] < cool[2]
    assert magenta[1] < min(magenta[0], magenta[2])
    assert green[1] > max(green[0], green[2])
    for code in (warm, cool, magenta, green):
        assert light_of(code[None, None])[0, 0] == pytest.approx(light_of(grey * 0 + 0.4)[0, 0], rel=0.01)


def test_saturation_of_minus_100_is_grey():
    rgb = photo()
    grey = np.clip(render(rgb, graded(rgb, saturation=-100)), 0, 1)
    assert np.ptp(grey, axis=-1).max() < 1e-5
    bright = light_of(np.clip(render(rgb, graded(rgb)), 0, 1))
    np.testing.assert_allclose(light_of(grey), bright, atol=0.02)


@pytest.mark.parametrize("sliders", [{"saturation": 100}, {"saturation": -50}, {"vibrance": 100}])
def test_colours_keep_their_light(sliders):
    codes = np.random.default_rng(2).uniform(0.1, 0.9, (40, 50, 3)).astype(np.float32)
    rendered = render(srgb_decode(codes), PLAIN.with_(grade=Grade(**sliders)))
    np.testing.assert_allclose(light_of(rendered), light_of(codes), atol=0.02)
    assert rendered.min() > -1e-4
    grey = np.repeat(codes[..., :1], 3, 2)
    kept = render(srgb_decode(grey), PLAIN.with_(grade=Grade(**sliders)))
    np.testing.assert_allclose(kept, grey, atol=1e-4)


def test_vibrance_spares_vivid_colours_and_skin():
    def gain(*codes):
        rendered = render(colour(*codes), PLAIN.with_(grade=Grade(vibrance=60)))[0, 0]
        return np.ptp(rendered) / (max(codes) - min(codes))

    pale, vivid = gain(0.5, 0.55, 0.6), gain(0.1, 0.4, 0.9)
    skin, sky = gain(0.8, 0.65, 0.55), gain(0.55, 0.65, 0.8)
    assert pale > 1.3 > 1.15 > vivid > 1
    assert sky > skin > 1


def test_preview_and_export_are_one_picture():
    rgb = photo(600, 900)
    mapping = replace(neutral_of(small_copy(rgb, 256)), grade=FULL)
    full = render(rgb, mapping)
    for side in (450, 300, 150):
        small = render(small_copy(rgb, side), mapping)
        want = cv2.resize(full, small.shape[1::-1], interpolation=cv2.INTER_AREA)
        assert np.abs(small - want).mean() < 0.7 / 255
        assert np.abs(small - want).max() < 12 / 255


def test_parts_are_those_of_the_whole():
    rgb = photo(401, 300)
    mapping = replace(neutral_of(small_copy(rgb, 256)), grade=FULL)
    whole = render(rgb, mapping)
    for rows in (slice(0, 401), slice(0, 1), slice(100, 300), slice(127, 129), slice(390, None)):
        np.testing.assert_array_equal(render_rows(rgb, mapping, rows), whole[rows])
    for top, left, bottom, right in ((0, 0, 200, 150), (31, 57, 322, 300)):
        window = (left / 300, top / 401, right / 300, bottom / 401)
        part = render(rgb[top:bottom, left:right], mapping, window=window)
        np.testing.assert_allclose(part, whole[top:bottom, left:right], atol=1e-5)


def test_precisions_and_bytes_agree():
    rgb = photo(dtype=np.float16)
    mapping = replace(neutral_of(small_copy(rgb, 256)), grade=FULL)
    single = render(rgb.astype(np.float32), mapping)
    np.testing.assert_allclose(render(rgb, mapping), single, atol=2e-4)
    assert np.abs(render_u8(rgb, mapping) - 255 * np.clip(single, 0, 1)).max() < 0.6


def test_samples_that_are_not_finite_are_graded_finite():
    rgb = np.array([[[np.nan, 1, 1], [np.inf, 1, 0], [-np.inf, -1, 1], [3e38, 3e38, 3e38], [0, 0, 0]]])
    for dtype in (np.float16, np.float32):
        with np.errstate(over="ignore"):
            pixels = rgb.astype(dtype)
        for gain, exposure in product((2.0**-100, 1.0, 2.0**100), (-10, 10)):
            for grade in (FULL, Grade(highlights=100, temperature=100, saturation=100)):
                mapping = replace(neutral_mapping(gain), exposure=exposure, grade=grade)
                for strength in (0, 0.5, 1):
                    assert np.isfinite(render(pixels, mapping.with_(strength=strength))).all()


def test_exposure_moves_what_is_a_highlight():
    rgb = photo()
    brighter = render(rgb, graded(rgb, highlights=-60, shadows=30, clarity=20).with_(exposure=1))
    mapping = graded(rgb, highlights=-60, shadows=30, clarity=20)
    # A stop is two steps of the surroundings' depth.
    deeper = np.concatenate([mapping.surroundings[..., :1].repeat(2, -1), mapping.surroundings[..., :-2]], -1)
    doubled = replace(mapping, gain=2 * mapping.gain, surroundings=deeper + 1)
    np.testing.assert_allclose(render(rgb, doubled), brighter, atol=1e-3)


def test_grey_luminance_weights_are_rec709():
    """The loops hold their own copy of the weights."""
    for channel, weight in enumerate(REC709_LUMINANCE):
        rgb = np.zeros((1, 1, 3), np.float32)
        rgb[..., channel] = 0.2
        grey = render(rgb, PLAIN.with_(grade=Grade(saturation=-100)))
        assert light_of(grey)[0, 0] == pytest.approx(0.2 * weight, abs=0.01)


def test_the_search_for_quality_keeps_the_grade():
    mapping = replace(neutral_of(photo()), grade=FULL)
    assert steerable(mapping).grade is FULL
    assert mapping.with_(strength=0.4, exposure=1).grade is FULL
