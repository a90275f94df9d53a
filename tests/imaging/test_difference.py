import numpy as np
import pytest

from disque_studio.imaging.colour import delta_e2000, to_lab

# Sharma, Wu and Dalal 2005, table 1: L1, a1, b1, L2, a2, b2, CIEDE2000.
PUBLISHED = np.array(
    [
        [50.0000, 2.6772, -79.7751, 50.0000, 0.0000, -82.7485, 2.0425],
        [50.0000, 3.1571, -77.2803, 50.0000, 0.0000, -82.7485, 2.8615],
        [50.0000, 2.8361, -74.0200, 50.0000, 0.0000, -82.7485, 3.4412],
        [50.0000, -1.3802, -84.2814, 50.0000, 0.0000, -82.7485, 1.0000],
        [50.0000, 0.0000, 0.0000, 50.0000, -1.0000, 2.0000, 2.3669],
        [50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0009, 7.1792],
        [50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0011, 7.2195],
        [50.0000, -0.0010, 2.4900, 50.0000, 0.0009, -2.4900, 4.8045],
        [50.0000, -0.0010, 2.4900, 50.0000, 0.0011, -2.4900, 4.7461],
        [50.0000, 2.5000, 0.0000, 50.0000, 0.0000, -2.5000, 4.3065],
        [50.0000, 2.5000, 0.0000, 73.0000, 25.0000, -18.0000, 27.1492],
        [50.0000, 2.5000, 0.0000, 61.0000, -5.0000, 29.0000, 22.8977],
        [50.0000, 2.5000, 0.0000, 56.0000, -27.0000, -3.0000, 31.9030],
        [50.0000, 2.5000, 0.0000, 58.0000, 24.0000, 15.0000, 19.4535],
        [60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644],
        [63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630],
        [61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731],
        [35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645],
        [22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373],
        [90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441],
        [6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377],
        [2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082],
    ]
)


@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 5.1e-5), (np.float32, 2e-3)])
def test_published_pairs_both_ways(dtype, tolerance):
    first, second = PUBLISHED[:, 0:3].astype(dtype), PUBLISHED[:, 3:6].astype(dtype)
    result = delta_e2000(first, second)
    assert result.dtype == dtype
    np.testing.assert_allclose(result, PUBLISHED[:, 6], atol=tolerance)
    np.testing.assert_allclose(delta_e2000(second, first), result, atol=tolerance)


def test_equal_colours_do_not_differ_and_extremes_are_finite():
    lab = np.random.default_rng(0).uniform(-200, 200, (64, 3)).astype(np.float32)
    np.testing.assert_array_equal(delta_e2000(lab, lab), 0)
    assert np.isfinite(delta_e2000(lab * 1e4, -lab)).all()


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_lab_of_known_colours(dtype):
    srgb = np.array([[1, 1, 1], [0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], dtype)
    known = [[100, 0, 0], [0, 0, 0], [53.24, 80.09, 67.20], [87.73, -86.18, 83.18], [32.30, 79.19, -107.86]]
    result = to_lab(srgb)
    assert result.dtype == dtype
    np.testing.assert_allclose(result, known, atol=0.02)


def test_greys_have_no_colour_and_rise():
    grey = np.repeat(np.linspace(0, 1, 256)[:, None], 3, axis=1)
    lab = to_lab(grey)
    np.testing.assert_allclose(lab[:, 1:], 0, atol=1e-9)
    assert (np.diff(lab[:, 0]) > 0).all()
