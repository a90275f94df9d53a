import json

import numpy as np
import pytest

from disque_studio.quality.calibration import Calibration

CURVE = Calibration((-1.0, 0.0, 3.0), (5.0, 50.0, 95.0))


def test_it_is_linear_between_its_points_and_flat_beyond():
    np.testing.assert_allclose(CURVE.apply([-9, -1, -0.5, 0, 1, 3, 9]), [5, 5, 27.5, 50, 65, 95, 95])


def test_it_comes_back_from_json():
    assert Calibration.from_json(json.loads(json.dumps(CURVE.to_json()))) == CURVE


@pytest.mark.parametrize(
    ("raw", "score"),
    [((0.0,), (1.0,)), ((0.0, 1.0), (1.0,)), ((1.0, 0.0), (1.0, 2.0)), ((0.0, 0.0), (1.0, 2.0)),
     ((0.0, 1.0), (2.0, 1.0)), ((0.0, 1.0), (-1.0, 1.0)), ((0.0, 1.0), (1.0, 101.0))],
)  # fmt: skip
def test_what_is_no_calibration_is_refused(raw, score):
    with pytest.raises(ValueError, match="calibrat"):
        Calibration(raw, score)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**400])
@pytest.mark.parametrize("part", ["raw", "score"])
def test_points_that_are_no_numbers_are_refused(part, value):
    points = CURVE.to_json()
    points[part] = [*points[part][:-1], value]
    with pytest.raises(ValueError, match="point"):
        Calibration.from_json(points)
