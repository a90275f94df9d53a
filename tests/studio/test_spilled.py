"""A photo that lies in a file is read, shown and exported to the bit as one that lies in memory."""

from dataclasses import replace

import numpy as np
import OpenEXR
import pytest

from disque_studio.imaging import codecs, spill
from disque_studio.imaging.finish import BIT_DEPTHS, OutputSize
from disque_studio.imaging.frame import Frame
from disque_studio.imaging.output import encode_pixels
from disque_studio.looks.apply import render, render_u8
from disque_studio.looks.grade import Grade
from disque_studio.looks.surroundings import neutral_of
from disque_studio.studio.export import export
from disque_studio.studio.photos import open_photo
from disque_studio.studio.renditions import exact_picture, quick_picture
from disque_studio.studio.thumbnails import shrunk
from disque_studio.ui.canvas.pyramid import Pyramid

SIZES = [(513, 700), (1000, 1501), (129, 3000)]


@pytest.fixture
def photos(request, tmp_path, monkeypatch):
    """Give a photo that lies in memory, and the same one in a file."""
    height, width = request.param
    rng = np.random.default_rng(height)
    rgb = np.exp2(rng.normal(-3, 2, (height, width, 3))).astype(np.float16)
    rgb[3, 5], rgb[7, 9] = np.nan, np.inf
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    with OpenEXR.File(header, {"RGB": rgb}) as file:
        file.write(str(tmp_path / "a.exr"))
    held = open_photo(tmp_path / "a.exr")
    monkeypatch.setattr(spill, "LARGE", 1000)
    spilled = open_photo(tmp_path / "a.exr")
    assert spill.memory_of(held.photo.rgb) is None
    assert spill.memory_of(spilled.photo.rgb) is not None
    return held, spilled


every_size = pytest.mark.parametrize("photos", SIZES, indirect=True)


@every_size
def test_reading_is_the_same(photos):
    held, spilled = photos
    assert held.photo.samples == spilled.photo.samples
    assert held.stops == spilled.stops
    np.testing.assert_array_equal(held.photo.rgb, spilled.photo.rgb)
    np.testing.assert_array_equal(held.small, spilled.small)


@every_size
@pytest.mark.parametrize("form, depth, space", [("png", 8, "srgb"), ("tif", 16, "display-p3")])
def test_a_file_of_bands_holds_the_picture_rendered_as_a_whole(photos, tmp_path, form, depth, space):
    held, spilled = photos
    mapping = replace(neutral_of(held.small), grade=Grade(clarity=30, shadows=40, vibrance=20))
    export(spilled, mapping, tmp_path / "out", format=form, bit_depth=depth, colour_space=space)
    whole = encode_pixels(render(held.photo.rgb, mapping), colour_space=space, bit_depth=depth)
    codecs.write(tmp_path / "whole", whole, format=form, colour_space=space)
    assert (tmp_path / "out").read_bytes() == (tmp_path / "whole").read_bytes()


@pytest.mark.parametrize("photos", SIZES[:1], indirect=True)
@pytest.mark.parametrize("form", ["uhdr", "exr"])
def test_files_of_light_are_the_same(photos, tmp_path, form):
    for photo, name in zip(photos, "ab", strict=True):
        depth = BIT_DEPTHS[form][0]
        export(photo, neutral_of(photo.small), tmp_path / name, format=form, bit_depth=depth)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@every_size
def test_scaled_sharpened_and_turned_files_are_the_same(photos, tmp_path):
    size, frame = OutputSize("long", 400), Frame((0.1, 0.05, 0.9, 0.8), 3.0)
    for photo, name in zip(photos, "ab", strict=True):
        framed = photo.framed(frame)
        mapping = neutral_of(photo.small).framed(frame)
        export(framed, mapping, tmp_path / name, format="jpg", size=size, sharpening="standard")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@every_size
def test_what_is_shown_and_scored_is_the_same(photos):
    held, spilled = photos
    mapping = neutral_of(held.small)
    for picture in (exact_picture, quick_picture):
        np.testing.assert_array_equal(picture(held, mapping).rgb, picture(spilled, mapping).rgb)
    np.testing.assert_array_equal(shrunk(held).photo.rgb, shrunk(spilled).photo.rgb)
    one, other = (Pyramid(photo.photo.rgb, gain=0.7) for photo in photos)
    assert one.shapes == other.shapes
    shown = [render_u8(pyramid.overview(), mapping) for pyramid in (one, other)]
    np.testing.assert_array_equal(*shown)
