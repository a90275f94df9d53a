import threading

import numpy as np
import pytest

from disque_studio.imaging.bands import cores, for_bands, in_order


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


@pytest.mark.parametrize("height", [0, 1, 127, 128, 129, 1000])
def test_bands_in_order_cover_every_row_from_top_to_bottom(height):
    rows = [row for band in in_order(height, lambda band: range(band.start, band.stop)) for row in band]
    assert rows == list(range(height))


def test_only_a_few_bands_are_made_ahead():
    made = []
    bands = in_order(10_000, made.append, rows=10)
    next(bands)
    assert len(made) <= 3 * cores() + 1
    bands.close()


def test_an_error_in_a_band_is_raised_where_bands_are_taken():
    def work(band):
        if band.start >= 256:
            raise ArithmeticError(f"band {band.start}")
        return band.start

    bands = in_order(600, work)
    assert [next(bands), next(bands)] == [0, 128]
    with pytest.raises(ArithmeticError, match="band 256"):
        next(bands)
