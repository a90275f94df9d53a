"""The pure parts of a grade: white balance, the tone table, the curve, and the surroundings."""

import cv2
import numpy as np
import pytest
from scipy.interpolate import PchipInterpolator

from disque_studio.imaging.frame import NO_FRAME, Frame
from disque_studio.imaging.framing import apply
from disque_studio.imaging.primaries import REC709_LUMINANCE
from disque_studio.imaging.sampling import small_copy
from disque_studio.looks.apply import render
from disque_studio.looks.grade import STRAIGHT, Grade
from disque_studio.looks.local_light import local_light
from disque_studio.looks.mapping import SURROUNDINGS_DEPTH, SURROUNDINGS_STEP, Mapping, neutral_mapping
from disque_studio.looks.surroundings import neutral_of, surroundings
from disque_studio.looks.tones import STEPS, through, tone_table
from disque_studio.looks.white_balance import daylight, gains

CURVES = [
    ((0.0, 0.0), (0.25, 0.1), (0.5, 0.6), (0.75, 0.8), (1.0, 1.0)),
    ((0.1, 0.9), (0.2, 0.2), (0.9, 0.3)),
    ((0.0, 1.0), (1.0, 0.0)),
    ((0.2, 0.5), (0.21, 0.5), (0.8, 0.9), (0.95, 1.0)),
]


@pytest.mark.parametrize(
    ("kelvin", "xy"), [(6504, (0.3127, 0.3291)), (5003, (0.3457, 0.3587)), (7504, (0.2990, 0.3149))]
)
def test_daylight_is_the_published_one(kelvin, xy):
    """D65, D50 and D75 of CIE 15."""
    np.testing.assert_allclose(daylight(kelvin), xy, atol=2e-4)


def test_white_balance_keeps_the_luminance_of_grey():
    for temperature in (-100, -30, 0, 50, 100):
        for tint in (-100, 0, 70):
            assert np.dot(gains(temperature, tint), REC709_LUMINANCE) == pytest.approx(1, abs=1e-3)
    assert gains(0, 0) == (1, 1, 1)


def test_white_balance_goes_on_evenly():
    red, green, blue = np.array([gains(t, 0) for t in range(-100, 101, 5)]).T
    assert (np.diff(red) > 0).all()
    assert (np.diff(blue) < 0).all()
    assert np.ptp(green) < 0.1
    assert (np.diff([gains(0, t)[1] for t in range(-100, 101, 5)]) < 0).all()


@pytest.mark.parametrize("curve", CURVES)
def test_the_curve_is_pchip(curve):
    x, y = np.array(curve).T
    at = np.linspace(x[0], x[-1], 700)
    np.testing.assert_allclose(through(curve, at), PchipInterpolator(x, y)(at), atol=1e-12)
    np.testing.assert_allclose(through(curve, x), y, atol=1e-12)
    np.testing.assert_array_equal(through(curve, np.array([-1.0, 2.0])), [y[0], y[-1]])


@pytest.mark.parametrize("curve", [STRAIGHT, CURVES[0], CURVES[3]])
def test_tones_never_descend(curve):
    for contrast in (-100, 0, 100):
        for whites in (-100, 0, 100):
            for blacks in (-100, 0, 100):
                table = tone_table(contrast, whites, blacks, curve)
                assert np.diff(table).min() >= 0
                assert 0 <= table.min() <= table.max() <= 1


def test_nothing_is_done_by_nothing():
    table = tone_table(0, 0, 0, STRAIGHT)
    np.testing.assert_allclose(table[:-1], np.linspace(0, 1, STEPS + 1), atol=1e-7)


def photo(height=200, width=300):
    stops = np.random.default_rng(1).uniform(-8, 4, (8, 12, 1)).astype(np.float32)
    grey = np.exp2(cv2.resize(stops, (width, height), interpolation=cv2.INTER_CUBIC))
    return np.repeat(grey[..., None], 3, 2)


def test_surroundings_rise_with_a_pixel_but_not_much_faster():
    made = surroundings(photo(), 1.0)
    assert made.shape == (16, 24, SURROUNDINGS_DEPTH)
    steps = np.diff(made, axis=-1) / SURROUNDINGS_STEP
    assert steps.min() > -1e-5
    assert steps.max() < 1.2501


def test_surroundings_of_a_flat_photo_are_the_photo():
    made = surroundings(np.full((100, 150, 3), 0.25, np.float32), 1.0)
    own = -13 + SURROUNDINGS_STEP * np.arange(SURROUNDINGS_DEPTH)
    near = np.abs(own + 2) <= 1
    np.testing.assert_allclose(made[..., own == -2], -2, atol=1e-3)
    assert np.abs(made[..., near] + 2).max() < 0.5


def test_surroundings_hold_for_a_photo_of_any_shape():
    for shape in ((1, 1), (1, 256), (256, 1), (256, 3)):
        made = surroundings(np.full((*shape, 3), 0.1, np.float32), 2.0)
        assert np.isfinite(made).all()


@pytest.mark.parametrize("sliders", [{"highlights": -100, "shadows": 100, "clarity": 100}, {"clarity": -100}])
def test_no_brighter_pixel_becomes_the_darker_one(sliders):
    mapping = neutral_of(photo()).with_(grade=Grade(**sliders))
    steps = np.diff(local_light(mapping), axis=-1) / SURROUNDINGS_STEP
    assert steps.min() > -0.851


def look(rgb):
    """A mapping with a smooth grid, as looks have."""
    plain = neutral_of(small_copy(rgb, 256))
    coarse = np.random.default_rng(4).normal(0, 0.1, (4, 4, 8 * 12)).astype(np.float32)
    planes = [cv2.resize(coarse[..., i], (16, 16), interpolation=cv2.INTER_CUBIC) for i in range(8 * 12)]
    grid = np.stack(planes, -1).reshape(16, 16, 8, 12)
    grade = Grade(highlights=-50, shadows=40, clarity=50, contrast=20, temperature=20, vibrance=30)
    return Mapping(plain.gain, plain.table, grid, 0.8, 0.5, grade, plain.aspect, plain.surroundings)


@pytest.mark.parametrize("box", [(0.25, 0.1, 0.75, 0.6), (0.0, 0.5, 0.1, 1.0), (0.01, 0.0, 1.0, 0.97)])
def test_a_cropped_photo_is_rendered_as_the_whole_one(box):
    rgb = photo(400, 600)
    whole = render(rgb, look(rgb))
    frame = Frame(box)
    cropped = render(apply(rgb, frame), look(rgb).framed(frame))
    np.testing.assert_allclose(cropped, apply(whole, frame), atol=1 / 255)


@pytest.mark.parametrize("frame", [Frame(angle=7), Frame((0.2, 0.1, 0.9, 0.8), -30)])
def test_a_turned_photo_is_rendered_about_as_the_whole_one(frame):
    rgb = photo(400, 600)
    whole = render(rgb, look(rgb))
    turned = render(apply(rgb, frame), look(rgb).framed(frame))
    difference = np.abs(turned - apply(whole, frame))
    assert difference.mean() < 0.2 / 255
    assert np.quantile(difference, 0.999) < 3 / 255


def test_a_settled_mapping_renders_about_alike():
    rgb = photo(400, 600)
    frame = Frame((0.25, 0.1, 0.75, 0.6))
    mapping = look(rgb).framed(frame)
    settled = mapping.settled()
    assert settled.window == (0, 0, 1, 1)
    cut = apply(rgb, frame)
    assert np.abs(render(cut, settled) - render(cut, mapping)).mean() < 0.5 / 255
    assert settled.settled() is settled


def test_frames_within_frames_add_up():
    mapping = look(photo(400, 600))
    twice = mapping.framed(Frame((0.5, 0, 1, 1))).framed(Frame((0, 0.5, 0.5, 1)))
    assert twice.window == (0.5, 0.5, 0.75, 1)


def test_no_frame_is_the_same_mapping():
    mapping = look(photo())
    assert mapping.framed(NO_FRAME) is mapping


def test_framing_keeps_the_rest_of_a_mapping():
    mapping = look(photo())
    framed = mapping.framed(Frame((0, 0, 0.5, 1)))
    assert framed.aspect == pytest.approx(mapping.aspect / 2)
    assert (framed.gain, framed.strength, framed.exposure) == (mapping.gain, 0.8, 0.5)
    assert framed.grade is mapping.grade
    assert neutral_mapping(1.0).framed(Frame(angle=3)).grid is None
