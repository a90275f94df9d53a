from itertools import pairwise

import numpy as np
import pytest

from disque_studio.imaging.colour import REC709, SPACES, convert, rgb_to_rgb, srgb_decode
from disque_studio.imaging.output import encode_pixels

every_output = pytest.mark.parametrize(
    ("colour_space", "bit_depth"), [(name, depth) for name in SPACES for depth in (8, 10, 16)]
)


def picture(height=150, width=201):
    return np.random.default_rng(5).uniform(-0.2, 1.2, (height, width, 3)).astype(np.float32)


@every_output
def test_it_is_the_encoded_colour_clipped_and_within_a_step(colour_space, bit_depth):
    space = SPACES[colour_space]
    light = convert(srgb_decode(picture()), rgb_to_rgb(REC709, space.primaries))
    expected = np.clip(space.encode(light), 0, 1) * (2**bit_depth - 1)
    result = encode_pixels(picture(), colour_space=colour_space, bit_depth=bit_depth)
    assert result.dtype == (np.uint8 if bit_depth == 8 else np.uint16)
    assert np.abs(result - expected).max() <= (1.01 if bit_depth == 8 else 0.9)


@every_output
def test_bands_equal_the_whole(colour_space, bit_depth):
    options = {"colour_space": colour_space, "bit_depth": bit_depth}
    whole = encode_pixels(picture(), **options)
    cuts = [0, 1, 38, 101, 150]
    bands = [encode_pixels(picture()[a:b], row=a, **options) for a, b in pairwise(cuts)]
    np.testing.assert_array_equal(np.concatenate(bands), whole)


@pytest.mark.parametrize("level", [0.0, 0.1, 17.31, 100.5, 254.99, 255.0])
def test_a_flat_grey_averages_to_its_value_and_stays_grey(level):
    flat = np.full((128, 192, 3), level / 255, np.float32)
    result = encode_pixels(flat, colour_space="srgb", bit_depth=8)
    assert result.mean() == pytest.approx(level, abs=1e-3)
    assert np.ptp(result, axis=2).max() == 0
    assert np.ptp(result) <= 1


def test_colours_that_are_exact_stay_so():
    codes = np.arange(256, dtype=np.uint8).repeat(192).reshape(256, 64, 3)
    display = codes.astype(np.float32) / np.float32(255)
    np.testing.assert_array_equal(encode_pixels(display, colour_space="srgb", bit_depth=8), codes)


def test_wide_spaces_keep_what_srgb_clips():
    saturated = np.tile(np.array([-0.3, 0.9, 0.2], np.float32), (2, 2, 1))
    srgb, p3 = (encode_pixels(saturated, colour_space=s, bit_depth=16) for s in ("srgb", "display-p3"))
    assert srgb[..., 0].max() == 0
    assert p3[..., 0].min() > 0


def test_any_layout_and_any_number_has_an_answer():
    odd = np.full((3, 5, 3), np.nan, np.float32)
    odd[1] = np.inf
    odd[2] = -np.inf
    for space in SPACES:
        result = encode_pixels(odd, colour_space=space, bit_depth=8)
        assert result[1].min() == 255
        assert result[[0, 2]].max() == 0
    turned = picture().transpose(1, 0, 2)
    np.testing.assert_array_equal(
        encode_pixels(turned, colour_space="srgb", bit_depth=8),
        encode_pixels(np.ascontiguousarray(turned), colour_space="srgb", bit_depth=8),
    )


def test_wrong_requests_are_refused_by_name():
    with pytest.raises(ValueError, match="unknown colour space 'p3'; there are srgb, display-p3, adobe-rgb"):
        encode_pixels(picture(), colour_space="p3", bit_depth=8)
    with pytest.raises(ValueError, match="not 12"):
        encode_pixels(picture(), colour_space="srgb", bit_depth=12)
    with pytest.raises(ValueError, match="not \\(4, 4\\)"):
        encode_pixels(np.zeros((4, 4), np.float32), colour_space="srgb", bit_depth=8)
