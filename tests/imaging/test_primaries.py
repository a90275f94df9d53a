import numpy as np
import pytest

from disque_studio.imaging.colour import (
    ACES_AP0,
    ACES_AP1,
    ADOBE_RGB,
    DISPLAY_P3,
    REC709,
    REC2020,
    XYZ,
    Primaries,
    convert,
    luminance,
    rgb_to_rgb,
)

SPACES = [REC709, DISPLAY_P3, ADOBE_RGB, REC2020, ACES_AP0, ACES_AP1, XYZ]


# IEC 61966-2-1 gives four decimals; Adobe RGB (1998) gives five; SMPTE ST 2065-1 gives AP0.
@pytest.mark.parametrize(
    ("primaries", "published", "tolerance"),
    [
        (REC709, [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], 6e-5),
        (
            ADOBE_RGB,
            [[0.57667, 0.18556, 0.18823], [0.29734, 0.62736, 0.07529], [0.02703, 0.07069, 0.99134]],
            6e-6,
        ),
        (DISPLAY_P3, [[0.4866, 0.2657, 0.1982], [0.2290, 0.6917, 0.0793], [0.0, 0.0451, 1.0439]], 6e-5),
        (REC2020, [[0.6370, 0.1446, 0.1689], [0.2627, 0.6780, 0.0593], [0.0, 0.0281, 1.0610]], 6e-5),
        (
            ACES_AP0,
            [
                [0.9525523959, 0.0, 0.0000936786],
                [0.3439664498, 0.7281660966, -0.0721325464],
                [0.0, 0.0, 1.0088251844],
            ],
            1e-9,
        ),
        (XYZ, np.eye(3), 1e-12),
    ],
    ids=lambda value: value.name if isinstance(value, Primaries) else "",
)
def test_to_xyz_is_the_published_matrix(primaries, published, tolerance):
    np.testing.assert_allclose(primaries.to_xyz(), published, atol=tolerance)


def test_bradford_gives_the_published_ap0_to_rec709():
    published = [
        [2.521686, -1.134131, -0.387555],
        [-0.276480, 1.372719, -0.096239],
        [-0.015378, -0.152975, 1.168353],
    ]
    np.testing.assert_allclose(rgb_to_rgb(ACES_AP0, REC709), published, atol=1e-5)


@pytest.mark.parametrize("source", SPACES, ids=lambda p: p.name)
@pytest.mark.parametrize("target", SPACES, ids=lambda p: p.name)
def test_white_stays_white_and_the_way_back_is_the_inverse(source, target):
    there = rgb_to_rgb(source, target)
    np.testing.assert_allclose(there.sum(axis=1), 1, atol=1e-12)
    np.testing.assert_allclose(there @ rgb_to_rgb(target, source), np.eye(3), atol=1e-9)


def test_chromaticities_in_the_order_of_openexr():
    custom = Primaries.from_chromaticities([0.64, 0.33, 0.30, 0.60, 0.15, 0.06, 0.3127, 0.3290])
    assert custom.matches(REC709)
    assert not custom.matches(DISPLAY_P3)
    np.testing.assert_allclose(rgb_to_rgb(custom, REC709), np.eye(3), atol=1e-12)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ([0.64, 0.33, 0.3, 0.6, 0.15, 0.06], "8 numbers"),
        ([0.0] * 8, "no luminance"),
        ([0.64, 0.33, 0.3, 0.6, 0.15, 0.06, 0.3127, 0.0], "no luminance"),
        ([0.64, 0.33, 0.3, 0.6, 0.15, 0.06, float("nan"), 0.33], "finite"),
        ([0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.3127, 0.3290], "one line"),
        ([0.64, 0.33, 0.3, 0.6, 0.15, 0.06, 0.7, 0.3], "outside"),
    ],
)
def test_degenerate_chromaticities_are_refused_with_the_reason(values, reason):
    with pytest.raises(ValueError, match=reason):
        Primaries.from_chromaticities(values)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_convert_multiplies_every_pixel_and_keeps_what_is_out_of_gamut(dtype):
    rgb = np.array([[[0, 1, 0], [8, 0.5, 0.25]]], dtype)
    matrix = rgb_to_rgb(REC2020, REC709)
    result = convert(rgb, matrix)
    assert result.dtype == np.float32
    np.testing.assert_allclose(result, rgb.astype(np.float64) @ matrix.T, rtol=1e-5)
    assert result[0, 0].min() < 0
    assert result.max() > 1


def test_luminance_of_grey_is_its_value():
    grey = np.full((2, 3, 3), 0.25, np.float16)
    np.testing.assert_allclose(luminance(grey), 0.25, rtol=1e-6)
    assert luminance(grey).shape == (2, 3)
