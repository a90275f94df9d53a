import random
import struct

import numpy as np
import pytest
import tifffile

from disque_studio.errors import FileRefusedError, SceneLightError
from disque_studio.imaging import codecs
from disque_studio.imaging.codecs import exif, raw, rawtiff
from disque_studio.imaging.codecs.limits import LIMIT_PIXELS
from tests.dng import BALANCE, CAMERA_TO_REC709, WHITE, mosaic, write_dng

COLOURS = CAMERA_TO_REC709 / CAMERA_TO_REC709.sum(axis=1, keepdims=True)
HALF_STEP = 2e-3
"""Sensor steps and half-floats together, relative to the light of these tests."""


def flat(*colour, height=48, width=64):
    return np.full((height, width, 3), colour, np.float64)


def middle(photo):
    height, width = photo.rgb.shape[:2]
    return photo.rgb[height // 2, width // 2].astype(np.float64)


@pytest.mark.parametrize("level", [0.01, 0.1, 0.3, 0.45])
def test_light_is_linear_and_grey_is_grey(tmp_path, level):
    photo = codecs.read(write_dng(tmp_path / "a.dng", mosaic(flat(level, level, level))))
    assert (photo.format, photo.rgb.dtype, photo.width, photo.height) == ("raw", np.float16, 64, 48)
    np.testing.assert_allclose(middle(photo), level, rtol=HALF_STEP, atol=BALANCE[0] / WHITE)


def test_brightness_is_never_judged_by_the_picture(tmp_path):
    """LibRaw would else take the brightest sample for white, and two exposures would not agree."""
    dim, bright = (
        codecs.read(write_dng(tmp_path / f"{level}.dng", mosaic(flat(level, level, level))))
        for level in (0.2, 0.4)
    )
    np.testing.assert_allclose(middle(bright) / middle(dim), 2, rtol=2 * HALF_STEP)


def test_black_is_taken_off(tmp_path):
    photo = codecs.read(write_dng(tmp_path / "a.dng", mosaic(flat(0.2, 0.2, 0.2), black=256), black=256))
    np.testing.assert_allclose(middle(photo), 0.2, atol=BALANCE[0] / WHITE)


@pytest.mark.parametrize("colour", [(0.4, 0.2, 0.1), (0.1, 0.3, 0.2), (0.06, 0.3, 0.1)])
def test_colours_go_through_the_cameras_matrix_and_beyond_rec709(tmp_path, colour):
    photo = codecs.read(write_dng(tmp_path / "a.dng", mosaic(flat(*colour)), colours=CAMERA_TO_REC709))
    expected = COLOURS @ colour
    np.testing.assert_allclose(middle(photo), expected, atol=3e-3)
    assert colour != (0.06, 0.3, 0.1) or middle(photo).min() < -0.03


def test_highlights_go_on_above_white_and_lose_their_colour(tmp_path):
    levels = [0.9, 1.0, 1.2, 2.5]
    light = [
        middle(codecs.read(write_dng(tmp_path / f"{level}.dng", mosaic(flat(level, level, level)))))
        for level in levels
    ]
    np.testing.assert_allclose(light[0], 0.9, rtol=HALF_STEP)
    np.testing.assert_allclose(light[1], 1.0, rtol=HALF_STEP)
    assert all(np.ptp(each) < 0.01 * each.mean() for each in light)
    assert light[0].mean() < light[1].mean() < light[2].mean() < light[3].mean()
    assert 1.3 < light[3].mean() < max(BALANCE)


def test_all_orientations_come_upright(tmp_path):
    light = flat(0.3, 0.3, 0.3)
    light[:16, :20] = 0.05
    light[30:, 40:] = (0.4, 0.1, 0.1)
    stored = codecs.read(write_dng(tmp_path / "a.dng", mosaic(light))).rgb
    for orientation in range(1, 9):
        turned = codecs.read(write_dng(tmp_path / "b.dng", mosaic(light), orientation=orientation)).rgb
        np.testing.assert_array_equal(turned, exif.upright(stored, orientation))


@pytest.mark.parametrize("orientation", [1, 6, 8, 3])
def test_the_cameras_picture_stands_as_the_photo_does(tmp_path, orientation):
    picture = np.full((48, 64, 3), (200, 150, 100), np.uint8)
    picture[:12, :16] = (30, 60, 90)
    path = write_dng(
        tmp_path / "a.dng", mosaic(flat(0.3, 0.3, 0.3)), orientation=orientation, preview=picture
    )
    made = raw.preview(path)
    assert made.rgb.shape == codecs.read(path).rgb.shape
    difference = np.abs(made.rgb.astype(int) - exif.upright(picture, orientation))
    assert np.median(difference) <= 2 and difference.mean() < 4


def test_without_a_picture_of_the_camera_that_is_said(tmp_path):
    path = write_dng(tmp_path / "a.dng", mosaic(flat(0.3, 0.3, 0.3)))
    with pytest.raises(FileRefusedError, match="holds no finished picture of the camera"):
        raw.preview(path)


def test_a_raw_file_is_known_by_its_content_and_is_light(tmp_path):
    path = write_dng(tmp_path / "a.jpg", mosaic(flat(0.3, 0.3, 0.3)))
    assert codecs.content(path) == "light"
    assert codecs.read(path).format == "raw" and codecs.read_as_is(path).format == "raw"
    with pytest.raises(SceneLightError):
        codecs.read_picture(path)
    plain = tmp_path / "plain.tif"
    tifffile.imwrite(plain, np.full((8, 8, 3), 0.5, np.float32), photometric="rgb")
    assert not rawtiff.is_raw(plain)
    assert codecs.read(plain).format == "tiff"


def test_what_the_camera_tells_is_kept(tmp_path):
    photo = codecs.read(write_dng(tmp_path / "a.dng", mosaic(flat(0.3, 0.3, 0.3))))
    told = exif.values(photo.exif)
    assert (told[exif.MAKE], told[exif.MODEL]) == ("Disque", "Made Up")


def test_libraw_tells_the_exposure_of_containers_of_other_kinds(tmp_path):
    path = write_dng(tmp_path / "a.dng", mosaic(flat(0.3, 0.3, 0.3)), seconds=0.004, aperture=5.6)
    told, size = raw.exposure_of(path)
    numbers = [told[tag][0] for tag in (0x829A, 0x829D)]
    assert numbers == pytest.approx([0.004, 5.6], rel=1e-3) and size == (64, 48)


def test_every_truncation_is_refused(tmp_path, capfd):
    whole = write_dng(tmp_path / "a.dng", mosaic(flat(0.3, 0.3, 0.3))).read_bytes()
    path = tmp_path / "cut.dng"
    for length in range(4, len(whole), 411):
        path.write_bytes(whole[:length])
        with pytest.raises(FileRefusedError):
            codecs.read(path)
    assert capfd.readouterr().err == ""


def test_damage_is_read_or_refused_and_nothing_else(tmp_path, capfd):
    whole = write_dng(tmp_path / "a.dng", mosaic(flat(0.3, 0.3, 0.3))).read_bytes()
    chance, path, refused = random.Random(3), tmp_path / "broken.dng", 0
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(3):
            broken[chance.randrange(600)] = chance.randrange(256)
        path.write_bytes(broken)
        try:
            codecs.read(path)
        except FileRefusedError as error:
            assert "\n" not in str(error)
            refused += 1
    assert refused > 5
    assert capfd.readouterr().err == ""


def test_pixels_that_cannot_be_read_refuse_the_file(tmp_path, monkeypatch):
    """LibRaw says so on standard error alone."""
    path = write_dng(tmp_path / "a.dng", mosaic(flat(0.3, 0.3, 0.3)))
    whole = bytearray(path.read_bytes())
    monkeypatch.setattr(rawtiff, "check_whole", lambda path: None)
    path.write_bytes(whole[:-2000])
    with pytest.raises(FileRefusedError, match="damaged raw file"):
        raw.read(path)


def test_bombs_and_layers_are_refused(tmp_path, monkeypatch):
    path = write_dng(tmp_path / "a.dng", mosaic(flat(0.3, 0.3, 0.3)))
    with pytest.raises(FileRefusedError, match="layer"):
        codecs.read(path, layer="depth")
    monkeypatch.setattr("disque_studio.imaging.codecs.limits.LIMIT_PIXELS", 48 * 64 - 1)
    assert LIMIT_PIXELS > 48 * 64
    with pytest.raises(FileRefusedError, match="too large"):
        codecs.read(path)


@pytest.mark.parametrize("neutral", [(1, 1 << 30), (0, 10_000), (1 << 30, 1)])
def test_a_balance_that_no_light_has_gives_way_to_daylight(tmp_path, neutral):
    """Half floats would else overflow."""
    path = write_dng(tmp_path / "a.dng", mosaic(flat(0.3, 0.3, 0.3)))
    told = struct.pack("<2I", 10_000, 10_000)  # green's
    whole = path.read_bytes()
    at = whole.index(struct.pack("<2I", 5_000, 10_000) + told)
    path.write_bytes(whole[:at] + struct.pack("<2I", *neutral) + whole[at + 8 :])
    assert np.isfinite(codecs.read(path).rgb).all()
