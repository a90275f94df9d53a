import csv
import math

import cv2
import numpy as np
import pytest

from disque_studio.imaging import scopes
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


@pytest.mark.parametrize("along", [0, 1])
def test_both_rows_of_a_sliver_count(along):
    rgb = np.ones((2, 100_000, 3), np.float16)
    rgb[0] = 2.0**-6
    assert stops(np.moveaxis(rgb, 0, along)) == pytest.approx(6)
    assert stops(np.ones((2, 2, 3), np.float16)) == 0


def test_known_photos(data_dir):
    with (data_dir / "hdr" / "manifest.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))[:6]
    for row in rows:
        bgr = cv2.imread(str(data_dir / row["file"]), cv2.IMREAD_UNCHANGED)
        assert stops(bgr[..., ::-1]) == pytest.approx(float(row["dynamic_range_stops"]), abs=0.05)


@pytest.fixture
def picture() -> np.ndarray:
    return np.random.default_rng(5).integers(0, 256, (40, 64, 3), dtype=np.uint8)


def bar(*rgb: float) -> np.ndarray:
    return np.full((8, 12, 3), np.rint(255 * np.array(rgb)), np.uint8)


def test_a_histogram_counts_every_code(picture):
    counts = scopes.histogram(picture)
    assert counts.shape == (4, 256)
    for channel in range(3):
        expected = np.bincount(picture[..., channel].reshape(-1), minlength=256)
        np.testing.assert_array_equal(counts[channel], expected)
    assert counts[3].sum() == 40 * 64


def test_luma_weighs_as_bt709_and_greys_keep_their_code():
    codes = [int(scopes.luma(bar(*rgb))[0, 0]) for rgb in ((1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1))]
    assert codes == [54, 182, 18, 255]
    greys = np.repeat(np.arange(256, dtype=np.uint8)[:, None, None], 3, axis=2)
    np.testing.assert_array_equal(scopes.luma(greys)[:, 0], np.arange(256))


def test_a_waveform_is_a_histogram_of_each_part_of_the_width(picture):
    trace = scopes.waveform(picture)
    assert trace.shape == (256, 256)
    luma = scopes.luma(picture)
    for column in (0, 17, 63):
        counted = trace[::-1, column * 4]
        np.testing.assert_array_equal(counted, np.bincount(luma[:, column], minlength=256))
    assert trace.sum() == picture.shape[0] * picture.shape[1]


def test_a_ramp_draws_a_rising_line():
    ramp = np.broadcast_to(np.arange(256, dtype=np.uint8)[None, :, None], (30, 256, 3))
    trace = scopes.waveform(ramp)
    np.testing.assert_array_equal(trace, 30 * np.eye(256, dtype=int)[::-1])


def test_a_parade_keeps_the_channels_apart():
    traces = scopes.parade(bar(1, 0.4, 0))
    assert traces.shape == (3, 256, 256)
    for trace, code in zip(traces, (255, 102, 0), strict=True):
        assert np.flatnonzero(trace.sum(axis=1)).tolist() == [255 - code]


def test_greys_lie_in_the_middle_of_the_vectorscope():
    greys = np.repeat(np.arange(256, dtype=np.uint8).reshape(16, 16, 1), 3, axis=2)
    counts = scopes.vectorscope(greys)
    assert counts[127, 128] == 256 == counts.sum()


@pytest.mark.parametrize("target", scopes.targets(1.0), ids=lambda target: target.letter)
def test_colour_bars_lie_on_their_targets(target):
    rgb = {"R": (1, 0, 0), "Y": (1, 1, 0), "G": (0, 1, 0), "C": (0, 1, 1), "B": (0, 0, 1), "M": (1, 0, 1)}
    counts = scopes.vectorscope(bar(*rgb[target.letter]))
    ((row, column),) = np.argwhere(counts)
    assert abs(column - (128 + 255 * target.blue)) <= 1
    assert abs(row - (127 - 255 * target.red)) <= 1


def test_targets_are_those_of_bt709():
    full = {target.letter: (target.blue, target.red) for target in scopes.targets(1.0)}
    assert full["B"] == pytest.approx((0.5, -0.0458), abs=1e-4)
    assert full["R"] == pytest.approx((-0.1146, 0.5), abs=1e-4)
    for letter, opposite in ("RC", "GM", "BY"):
        assert full[letter] == pytest.approx(tuple(-part for part in full[opposite]))
    for small, large in zip(scopes.targets(), scopes.targets(1.0), strict=True):
        assert small.red == pytest.approx(0.75 * large.red)


def test_light_and_dark_skin_lie_near_the_line_of_skin():
    across, up = scopes.skin_line()
    assert math.hypot(across, up) == pytest.approx(0.5)
    # Light and dark skin of the ColorChecker in sRGB.
    for rgb in ((194, 150, 130), (115, 82, 68)):
        blue, red = (int(part) - 128 for part in scopes.colour_differences(np.uint8([[rgb]]))[0, 0])
        assert abs(math.degrees(math.atan2(red, blue)) - scopes.SKIN_DEGREES) < 12


def test_brightness_keeps_nothing_dark_and_one_pixel_visible():
    shown = scopes.brightness(np.array([[0, 1], [10, 100_000]]))
    assert shown.tolist()[0][0] == 0
    assert shown[0, 1] > 50
    assert shown[1, 1] == 255
    assert not scopes.brightness(np.zeros((2, 2), np.int64)).any()


def test_large_pictures_are_sampled(monkeypatch, picture):
    monkeypatch.setattr(scopes, "_SCOPE_SAMPLES", 40 * 64 // 4)
    assert scopes.waveform(picture).sum() == 20 * 32


def test_the_plane_of_colours_has_each_where_the_vectorscope_puts_it():
    plane = scopes.colour_plane()
    assert plane.shape == (256, 256, 3)
    np.testing.assert_allclose(plane[127:129, 127:129], 140, atol=1)
    for row, column in ((100, 140), (150, 110), (120, 120)):
        counts = scopes.vectorscope(plane[row : row + 1, column : column + 1])
        ((back_row, back_column),) = np.argwhere(counts)
        assert abs(back_row - row) <= 1
        assert abs(back_column - column) <= 1
