"""Every EXR file of the conformance folder against a second reader, OpenImageIO."""

import numpy as np
import pytest

from disque_studio.imaging import codecs
from disque_studio.imaging.colour import REC709, XYZ, Primaries, convert, rgb_to_rgb

oiio = pytest.importorskip("OpenImageIO")

# OpenImageIO reads neither subsampled channels nor says what deep pixels look like.
SUBSAMPLED = {"Flowers.exr", "Rec709_YC.exr", "XYZ_YC.exr"}
DEEP = {"Trunks~1.exr"}
# Of a cube map it gives one face as the display window.
CUBES = {"WavyLinesCube.exr"}


def files(data_dir):
    return [
        path
        for path in sorted((data_dir / "exr_conformance").glob("*.exr"))
        if path.name not in SUBSAMPLED | DEEP
    ]


def second_reading(path, part=0):
    """Pixels of one part, (height, width, channels) float32, and its description."""
    source = oiio.ImageInput.open(str(path))
    assert source is not None, oiio.geterror()
    source.seek_subimage(part, 0)
    description = source.spec()
    pixels = source.read_image(part, 0, 0, description.nchannels, oiio.FLOAT)
    source.close()
    return pixels, description


def finite(rgb):
    """The rule of the working space: NaN and -Inf to 0, +Inf to the largest finite sample."""
    rgb = rgb.copy()
    largest = rgb[np.isfinite(rgb)].max()
    rgb[np.isposinf(rgb)] = largest
    rgb[~np.isfinite(rgb)] = 0
    return rgb


def to_rec709(rgb, chromaticities):
    primaries = REC709 if chromaticities is None else Primaries.from_chromaticities(chromaticities)
    if primaries.matches(REC709):
        return rgb
    matrix = np.linalg.inv(REC709.to_xyz()) if primaries.matches(XYZ) else rgb_to_rgb(primaries, REC709)
    return convert(rgb, matrix)


def in_display_window(pixels, description):
    """Place the data window's pixels in the display window by plain loops over rows and columns' ranges."""
    canvas = np.zeros((description.full_height, description.full_width, 3), np.float32)
    for row in range(description.height):
        y = row + description.y - description.full_y
        if 0 <= y < description.full_height:
            left = max(0, description.full_x - description.x)
            x = description.x + left - description.full_x
            count = min(description.width - left, description.full_width - x)
            canvas[y, x : x + count] = pixels[row, left : left + count]
    return canvas


def test_pixels_colours_and_orientation_agree(data_dir):
    paths = files(data_dir)
    assert len(paths) > 30
    for path in paths:
        photo = codecs.read(path)
        pixels, description = second_reading(path)
        rgb = pixels[..., :3] if pixels.shape[2] >= 3 else np.repeat(pixels[..., :1], 3, axis=2)
        rgb = to_rec709(finite(rgb), photo.chromaticities)
        if photo.rgb.shape[:2] == (description.full_height, description.full_width):
            rgb = in_display_window(rgb, description)
        np.testing.assert_allclose(photo.rgb, rgb, rtol=1e-3, atol=1e-4, err_msg=path.name)


def test_windows_parts_and_channels_agree(data_dir):
    for path in files(data_dir):
        photo = codecs.read(path)
        _, said = second_reading(path)
        right, bottom = said.x + said.width - 1, said.y + said.height - 1
        assert photo.data_window == (said.x, said.y, right, bottom)
        if path.name not in CUBES:
            right, bottom = said.full_x + said.full_width - 1, said.full_y + said.full_height - 1
            assert photo.display_window == (said.full_x, said.full_y, right, bottom)
        if photo.parts == 1:
            assert set(photo.channels) == set(said.channelnames)


def test_every_part_of_a_multi_part_file_agrees(data_dir):
    path = data_dir / "exr_conformance" / "multipart.0001.exr"
    assert codecs.read(path).parts == 10
    for part in range(10):
        pixels, said = second_reading(path, part)
        name = said.getattribute("oiio:subimagename") or said.getattribute("name")
        layer = name if said.nchannels == 4 else f"{name}/{said.channelnames[0]}"
        shown = pixels[..., :3] if said.nchannels == 4 else np.repeat(pixels[..., :1], 3, axis=2)
        photo = codecs.read(path, layer=layer)
        expected = in_display_window(finite(shown), said)
        share = said.width * said.height / (said.full_width * said.full_height)
        np.testing.assert_array_equal(photo.rgb, expected if share >= 1 / 8 else finite(shown), err_msg=layer)
