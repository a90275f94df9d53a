"""The pictures that the views are made of, against plain NumPy."""

import numpy as np
import pytest

from disque_studio.imaging.difference import to_lab
from disque_studio.ui.canvas import clipping, falsecolour
from disque_studio.ui.canvas.colours import STOPS, stops_scale
from disque_studio.ui.canvas.difference import difference

WEIGHTS = np.array([0.2126, 0.7152, 0.0722])


def noise(height: int = 60, width: int = 80, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3)).astype(np.uint8)


@pytest.mark.parametrize("gain", [1, 2, 8, 64])
def test_a_difference_is_absolute_and_multiplied(gain: int) -> None:
    after, other = noise(seed=1), noise(seed=2)
    expected = np.minimum(np.abs(after.astype(int) - other) * gain, 255)
    np.testing.assert_array_equal(difference(after, other, gain), expected)
    np.testing.assert_array_equal(difference(other, after, gain), expected)
    assert not difference(after, after, gain).any()


def test_stops_are_counted_around_grey() -> None:
    grey = 0.037
    stops = np.linspace(-12, 12, 2401)
    # Half stops lie between two colours, where rounding decides.
    stops = stops[np.abs(stops % 1 - 0.5) > 1e-3]
    light = (grey * np.exp2(stops))[None].astype(np.float32)
    expected = np.clip(np.round(stops), -STOPS, STOPS) + STOPS
    np.testing.assert_array_equal(falsecolour.stops(light, grey)[0], expected)
    colours = falsecolour.false_colours(light, grey)
    np.testing.assert_array_equal(colours[0], stops_scale()[expected.astype(int)])


def test_black_and_negative_light_are_the_lowest_stop() -> None:
    light = np.array([[0.0, -3.0, 1e-30, np.float32(3e38)]], np.float32)
    assert falsecolour.stops(light, 0.18).tolist() == [[0, 0, 0, 2 * STOPS]]


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_luminance_is_weighted_and_shrunk_by_area(dtype: type) -> None:
    rgb = np.exp2(np.random.default_rng(3).uniform(-4, 4, (40, 60, 3))).astype(dtype)
    whole = rgb.astype(np.float64) @ WEIGHTS
    np.testing.assert_allclose(falsecolour.luminance(rgb, (60, 40)), whole, rtol=1e-5)
    small = whole.reshape(20, 2, 20, 3).mean(axis=(1, 3))
    np.testing.assert_allclose(falsecolour.luminance(rgb, (20, 20)), small, rtol=1e-5)


def test_the_scale_of_stops_reads_by_lightness_alone() -> None:
    scale = stops_scale()
    assert scale.shape == (2 * STOPS + 1, 3)
    assert len(set(scale[STOPS].tolist())) == 1
    lightness = to_lab((scale / 255.0)[None])[0, :, 0]
    assert (np.diff(lightness) > 4).all()


def test_the_scale_of_stops_is_told_apart_without_red_and_green() -> None:
    """Seen by one who lacks the long-wave cones (Viénot, Brettel and Mollon 1999)."""
    red, green, blue = ((stops_scale() / 255.0) ** 2.2).T
    both = 0.11238 * red + 0.88762 * green
    seen = np.stack([both, both, 0.00401 * red - 0.00401 * green + blue], axis=1).clip(0, 1) ** (1 / 2.2)
    apart = np.linalg.norm(np.diff(to_lab(seen[None])[0], axis=0), axis=1)
    assert apart.min() > 4


def test_blown_is_any_channel_and_crushed_is_all() -> None:
    picture = noise()
    picture[:20][picture[:20] > 180] = 255
    picture[20:40][picture[20:40] < 120] = 0
    blown, crushed = clipping.masks(picture)
    np.testing.assert_array_equal(blown == 255, (picture == 255).any(axis=2))
    np.testing.assert_array_equal(crushed == 255, (picture == 0).all(axis=2))


def test_marks_are_stripes_on_clipped_pixels_alone() -> None:
    picture = np.full((60, 80, 3), 100, np.uint8)
    picture[5:30, 5:40, 1] = 255
    picture[35:55, 30:70] = 0
    marked, parts = clipping.mark(picture, (0, 0), 3)
    assert parts.blown == pytest.approx(25 * 35 / 4800)
    assert parts.crushed == pytest.approx(20 * 40 / 4800)
    changed = (marked != picture).any(axis=2)
    blown, crushed = (mask == 255 for mask in clipping.masks(picture))
    assert (changed == (blown | crushed)).all()
    assert {tuple(c) for c in marked[blown].tolist()} == set(clipping.BLOWN)
    assert {tuple(c) for c in marked[crushed].tolist()} == set(clipping.CRUSHED)


def test_the_two_kinds_of_stripes_lean_either_way() -> None:
    for falls in (False, True):
        made = clipping.stripes((40, 40), (0, 0), 3, ((255, 255, 255), (0, 0, 0)), falls=falls)[..., 0]
        np.testing.assert_array_equal(
            made[1:, 1:] if falls else made[1:, :-1], made[:-1, :-1] if falls else made[:-1, 1:]
        )


def test_stripes_move_with_the_photo() -> None:
    wide = clipping.stripes((60, 50), (0, 0), 3, ((9, 9, 9), (1, 1, 1)), falls=True)
    part = clipping.stripes((30, 20), (17, 11), 3, ((9, 9, 9), (1, 1, 1)), falls=True)
    np.testing.assert_array_equal(part, wide[11:31, 17:47])
