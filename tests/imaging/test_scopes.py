import csv

import cv2
import numpy as np
import pytest

from disque_studio.imaging.scopes import stops


def test_a_ramp_has_its_own_range_whatever_the_exposure_and_the_outliers():
    ramp = np.geomspace(2**-7, 2**7, 200 * 300).astype(np.float32).reshape(200, 300, 1)
    rgb = np.repeat(ramp, 3, axis=2)
    assert stops(rgb) == pytest.approx(14 * 0.998, abs=0.01)
    assert stops(rgb * 1000) == pytest.approx(stops(rgb), abs=1e-4)
    rgb[0, :10], rgb[1, :10], rgb[2, :10] = 0, -1, 1e30
    assert stops(rgb) == pytest.approx(14 * 0.998, abs=0.05)


def test_flat_and_black_pictures_have_none():
    assert stops(np.full((4, 4, 3), 2, np.float16)) == 0
    assert stops(np.zeros((4, 4, 3), np.float16)) == 0


def test_known_photos(data_dir):
    with (data_dir / "hdr" / "manifest.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))[:6]
    for row in rows:
        bgr = cv2.imread(str(data_dir / row["file"]), cv2.IMREAD_UNCHANGED)
        assert stops(bgr[..., ::-1]) == pytest.approx(float(row["dynamic_range_stops"]), abs=0.05)
