"""Files written a band at a time hold what files written as a whole do."""

import io

import imagecodecs
import numpy as np
import pytest
import tifffile

from disque_studio.errors import CancelledError, FileRefusedError
from disque_studio.imaging import spill
from disque_studio.imaging.codecs import read_picture, writing
from disque_studio.imaging.codecs.rows import Rows

FORMATS = ("jpg", "png", "tif")


def picture(dtype, height, width, seed=3):
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width]
    smooth = np.stack([x / width, y / height, (x + y) / (height + width)], axis=2)
    smooth += 0.03 * rng.standard_normal(smooth.shape)
    return (np.clip(smooth, 0, 1) * np.iinfo(dtype).max).astype(dtype)


@pytest.mark.parametrize("quality, sampling", [(95, "444"), (80, "420")])
@pytest.mark.parametrize("size", [(1, 1), (8, 700), (1211, 1503), (900, 4001), (9, 65_500)])
def test_a_jpeg_of_bands_shows_the_pixels_of_one_coded_as_a_whole(tmp_path, size, quality, sampling):
    pixels = picture(np.uint8, *size)
    writing.write(tmp_path / "a.jpg", pixels, format="jpg", quality=quality)
    data = (tmp_path / "a.jpg").read_bytes()
    whole = imagecodecs.jpeg8_encode(pixels, level=quality, subsampling=sampling)
    assert np.array_equal(imagecodecs.jpeg8_decode(data), imagecodecs.jpeg8_decode(whole))
    assert np.array_equal(read_picture(tmp_path / "a.jpg").rgb, imagecodecs.jpeg8_decode(data))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("format", ["png", "tif"])
@pytest.mark.parametrize("size", [(1, 1), (3, 1500), (1211, 1503)])
def test_lossless_formats_hold_every_pixel_of_every_band(tmp_path, size, format, dtype):
    pixels = picture(dtype, *size)
    writing.write(tmp_path / "a", pixels, format=format)
    data = (tmp_path / "a").read_bytes()
    read = imagecodecs.png_decode(data) if format == "png" else tifffile.imread(io.BytesIO(data))
    assert np.array_equal(read, pixels)
    assert np.array_equal(read_picture(tmp_path / "a").rgb, pixels)


@pytest.mark.parametrize("space", ["srgb", "display-p3"])
@pytest.mark.parametrize("size", [(1, 1), (9, 300), (1211, 1503)])
@pytest.mark.parametrize("format, dtype", [("jpg", np.uint8), ("png", np.uint16), ("tif", np.uint8)])
def test_what_will_be_read_is_known_without_a_file(tmp_path, format, dtype, size, space, monkeypatch):
    pixels = picture(dtype, *size)
    rows = Rows(*size, pixels.dtype, lambda band: np.ascontiguousarray(pixels[band]), 13)
    writing.write_rows(tmp_path / "a", rows, format=format, colour_space=space)
    read = read_picture(tmp_path / "a").rgb
    for large in (spill.LARGE, 1000):
        monkeypatch.setattr(spill, "LARGE", large)
        foreseen = writing.as_read(rows, format=format, quality=95, colour_space=space).rgb
        assert (spill.memory_of(foreseen) is not None) == (foreseen.nbytes >= large)
        np.testing.assert_array_equal(foreseen, read)


def test_a_jpeg_with_less_colour_is_foreseen_but_for_the_bounds_of_bands(tmp_path):
    pixels = picture(np.uint8, 1211, 1503)
    writing.write(tmp_path / "a", pixels, format="jpg", quality=80)
    foreseen = writing.as_read(Rows.of(pixels), format="jpg", quality=80, colour_space="srgb").rgb
    differing = (foreseen != read_picture(tmp_path / "a").rgb).any(axis=(1, 2))
    assert differing.mean() < 0.05


@pytest.mark.parametrize("format", FORMATS)
def test_no_more_rows_are_asked_for_than_may_be(tmp_path, format):
    pixels = picture(np.uint8, 700, 900)
    asked = []

    def make(band):
        asked.append(band)
        return np.ascontiguousarray(pixels[band])

    rows = Rows(700, 900, pixels.dtype, make, 13)
    writing.write_rows(tmp_path / "bands", rows, format=format)
    writing.write(tmp_path / "whole", pixels, format=format)
    assert max(band.stop - band.start for band in asked) <= 13
    assert (tmp_path / "bands").read_bytes() == (tmp_path / "whole").read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_a_band_that_cannot_be_made_leaves_the_old_file_alone(tmp_path, format):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def make(band):
        if band.start > 500:
            raise CancelledError("enough")
        return np.zeros((band.stop - band.start, 900, 3), np.uint8)

    with pytest.raises(CancelledError):
        writing.write_rows(path, Rows(2000, 900, np.dtype(np.uint8), make, 128), format=format)
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_what_settles_last_may_keep_the_file_away(tmp_path):
    def settle():
        raise FileRefusedError(tmp_path / "a", "is there meanwhile")

    with pytest.raises(FileRefusedError, match="meanwhile"):
        writing.write_rows(tmp_path / "a", Rows.of(picture(np.uint8, 9, 9)), format="png", settle=settle)
    assert not list(tmp_path.iterdir())
