import numpy as np
import pytest

from disque_studio.imaging.colour import SPACES, adobe_encode, srgb_decode, srgb_encode


@pytest.mark.parametrize("space", SPACES.values(), ids=lambda s: s.name)
def test_curves_are_monotone_odd_and_invert_each_other_beyond_one(space):
    light = np.linspace(-4, 4, 20001, dtype=np.float32)
    code = space.encode(light)
    assert code.dtype == np.float32
    assert (np.diff(code) > 0).all()
    np.testing.assert_array_equal(space.encode(-light), -code)
    np.testing.assert_allclose(space.decode(code), light, atol=2e-6)
    np.testing.assert_allclose(space.encode([0.0, 1.0]), [0, 1], atol=1e-7)


def test_known_points():
    np.testing.assert_allclose(srgb_encode([0.0031308, 0.18, 0.5]), [0.04045, 0.46136, 0.73536], atol=1e-5)
    np.testing.assert_allclose(srgb_decode([0.04045, 0.5]), [0.0031308, 0.21404], atol=1e-5)
    np.testing.assert_allclose(adobe_encode([0.5]), [0.5 ** (256 / 563)], rtol=1e-6)
