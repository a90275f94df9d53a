import threading

import numpy as np
import pytest

from disque_studio.imaging.bands import for_bands


@pytest.mark.parametrize("height", [1, 127, 128, 129, 1000])
def test_every_row_is_met_once(height):
    met = np.zeros(height, int)

    def work(band):
        met[band] += 1

    for_bands(height, work)
    np.testing.assert_array_equal(met, 1)


def test_an_error_in_a_band_is_raised_here():
    def work(band):
        if band.start >= 128:
            raise ArithmeticError(f"band {band.start}")

    with pytest.raises(ArithmeticError, match="band 128"):
        for_bands(300, work)
    assert threading.active_count() < 50


def test_nothing_to_do_is_fine():
    for_bands(0, lambda band: pytest.fail("there is no band"))
