import errno
import io
import os
import struct
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms
from PIL.TiffImagePlugin import IFDRational

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import colour
from disque_studio.imaging.codecs import exif, sdr, writing

FORMATS = ("jpg", "png", "tif")
SPACES = ["srgb", "display-p3", "adobe-rgb"]


def picture(dtype, *, height=57, width=83):
    y, x = np.mgrid[0:height, 0:width]
    smooth = np.stack([x / width, y / height, (x + y) / (height + width)], axis=2)
    return (smooth * np.iinfo(dtype).max).astype(dtype)


def camera_block(*, orientation=6):
    """EXIF of a camera: make, orientation, time, exposure, position, a maker note, and a thumbnail."""
    thumbnail = io.BytesIO()
    Image.new("RGB", (32, 24), (255, 0, 0)).save(thumbnail, "jpeg")
    block = Image.Exif()
    block[exif.MAKE], block[exif.ORIENTATION] = "Camera works", orientation
    block[exif.DATE_TIME] = "2026:01:02 03:04:05"
    block.get_ifd(exif.EXIF_IFD)[0x829A] = IFDRational(1, 250)
    block.get_ifd(exif.EXIF_IFD)[0x927C] = b"maker note" * 5
    block.get_ifd(exif.GPS_IFD)[1] = "N"
    data = block.tobytes().removeprefix(b"Exif\0\0")
    order = "<" if data[:2] == b"II" else ">"
    (first,) = struct.unpack_from(order + "I", data, 4)
    (count,) = struct.unpack_from(order + "H", data, first)
    link, second = first + 2 + 12 * count, len(data)
    place = second + 2 + 24 + 4
    entries = [
        struct.pack(order + "HHII", tag, 4, 1, value)
        for tag, value in ((0x0201, place), (0x0202, thumbnail.tell()))
    ]
    patched = data[:link] + struct.pack(order + "I", second) + data[link + 4 :]
    return patched + struct.pack(order + "H", 2) + b"".join(entries) + bytes(4) + thumbnail.getvalue()


@pytest.mark.parametrize(
    "format, dtype", [("png", np.uint8), ("png", np.uint16), ("tif", np.uint8), ("tif", np.uint16)]
)
def test_lossless_formats_round_trip_exactly(tmp_path, format, dtype):
    file, pixels = tmp_path / "a", picture(dtype)
    writing.write(file, pixels, format=format, exif=camera_block())
    decode = imagecodecs.png_decode if format == "png" else lambda data: tifffile.imread(io.BytesIO(data))
    read = decode(file.read_bytes())
    assert read.dtype == dtype
    assert np.array_equal(read, pixels)


@pytest.mark.parametrize("quality, sampling, limit", [(100, 0, 5), (95, 0, 6), (90, 0, 8), (80, 2, 60)])
def test_jpeg_has_the_quality_and_sampling_that_were_asked(tmp_path, quality, sampling, limit):
    file, pixels = tmp_path / "a.jpg", picture(np.uint8)
    writing.write(file, pixels, format="jpg", quality=quality)
    with Image.open(file) as image:
        assert [layer[1] for layer in image.layer] == [2 if sampling else 1, 1, 1]
        assert np.abs(np.asarray(image).astype(int) - pixels).max() <= limit


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize("format", FORMATS)
def test_the_profile_of_the_space_is_embedded(tmp_path, space, format):
    file = tmp_path / "a"
    writing.write(file, picture(np.uint8), format=format, colour_space=space)
    with Image.open(file) as image:
        profile = image.info["icc_profile"]
    assert profile == colour.SPACES[space].icc_profile()
    ImageCms.ImageCmsProfile(io.BytesIO(profile))


@pytest.mark.parametrize("space", SPACES)
def test_what_is_written_is_read_as_the_same_colours(tmp_path, space):
    chosen = colour.SPACES[space]
    light = np.random.default_rng(2).uniform(0.05, 0.6, (9, 9, 3)).astype(np.float32)
    inside = colour.convert(light, colour.rgb_to_rgb(colour.REC709, chosen.primaries))
    codes = np.round(chosen.encode(inside) * 65535).astype(np.uint16)
    writing.write(tmp_path / "a.png", codes, format="png", colour_space=space)
    assert np.allclose(sdr.read(tmp_path / "a.png").rgb, light, atol=5e-4)


@pytest.mark.parametrize("format", FORMATS)
def test_exif_is_kept_upright_and_without_its_thumbnail(tmp_path, format):
    file = tmp_path / "a"
    block = camera_block()
    assert b"\xff\xd8\xff" in block
    writing.write(file, picture(np.uint8), format=format, exif=block)
    assert file.read_bytes().count(b"\xff\xd8\xff") == (format == "jpg")
    with Image.open(file) as image:
        read = image.getexif()
        assert read[exif.MAKE] == "Camera works"
        assert read[exif.ORIENTATION] == 1
        assert read[exif.DATE_TIME] == "2026:01:02 03:04:05"
        assert float(read.get_ifd(exif.EXIF_IFD)[0x829A]) == 0.004
        assert read.get_ifd(exif.EXIF_IFD)[0x927C] == b"maker note" * 5
        assert read.get_ifd(exif.GPS_IFD)[1] == "N"


@pytest.mark.parametrize("order", "<>")
def test_tiff_takes_the_byte_order_of_its_exif(tmp_path, order):
    block = exif.header(order) + struct.pack(order + "IHHHIHHI", 8, 1, exif.ORIENTATION, 3, 1, 8, 0, 0)
    pixels = picture(np.uint16)
    writing.write(tmp_path / "a.tif", pixels, format="tif", exif=block)
    with tifffile.TiffFile(tmp_path / "a.tif") as tiff:
        assert tiff.byteorder == order
        assert np.array_equal(tiff.asarray(), pixels)
        assert tiff.pages[0].tags[exif.ORIENTATION].value == 1


@pytest.mark.parametrize(
    "block", [b"", b"II*\0", b"no exif at all", camera_block()[:40], b"II*\0\xff\xff\xff\xff"]
)
@pytest.mark.parametrize("format", FORMATS)
def test_damaged_exif_does_not_stop_a_save(tmp_path, block, format):
    writing.write(tmp_path / "a", picture(np.uint8), format=format, exif=block)
    with Image.open(tmp_path / "a") as image:
        assert image.size == (83, 57)


def test_any_damage_to_exif_leaves_a_readable_file(tmp_path):
    block, rng = camera_block(), np.random.default_rng(8)
    for _ in range(60):
        damaged = bytearray(block)
        for place in rng.integers(0, 260, 4):
            damaged[place] = rng.integers(256)
        writing.write(tmp_path / "a.tif", picture(np.uint8), format="tif", exif=bytes(damaged))
        assert np.array_equal(tifffile.imread(tmp_path / "a.tif"), picture(np.uint8))


def test_other_formats_are_refused_by_name(tmp_path):
    with pytest.raises(FileRefusedError, match=r'"gif".*jpg, uhdr, png, tif'):
        writing.write(tmp_path / "a", picture(np.uint8), format="gif")
    assert not list(tmp_path.iterdir())


def test_what_a_jpeg_cannot_hold_is_refused(tmp_path):
    with pytest.raises(FileRefusedError, match="16 bits"):
        writing.write(tmp_path / "a", picture(np.uint16), format="jpg")
    with pytest.raises(FileRefusedError, match="quality 0"):
        writing.write(tmp_path / "a", picture(np.uint8), format="jpg", quality=0)
    with pytest.raises(FileRefusedError, match="65500"):
        writing.write(tmp_path / "a", np.zeros((1, 70_000, 3), np.uint8), format="jpg")


def test_wrong_pixels_are_a_fault_of_the_caller(tmp_path):
    for pixels in (
        np.zeros((4, 4), np.uint8),
        np.zeros((4, 4, 3), np.float32),
        np.zeros((0, 4, 3), np.uint8),
    ):
        with pytest.raises(ValueError, match="pixels"):
            writing.write(tmp_path / "a", pixels, format="png")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FileRefusedError, match="folder does not exist"):
        writing.write(tmp_path / "none" / "a.png", picture(np.uint8), format="png")


def test_a_folder_of_that_name_is_named(tmp_path):
    (tmp_path / "a.png").mkdir()
    with pytest.raises(FileRefusedError, match="folder has that name"):
        writing.write(tmp_path / "a.png", picture(np.uint8), format="png")
    assert [file.name for file in tmp_path.iterdir()] == ["a.png"]


@pytest.mark.parametrize(
    "number, advice", [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only"), (errno.EIO, "cannot")]
)
def test_a_failing_disk_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, number, advice):
    file = tmp_path / "a.png"
    writing.write(file, picture(np.uint8), format="png")
    before = file.read_bytes()

    def fail(self, target):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(FileRefusedError, match=advice):
        writing.write(file, picture(np.uint8) // 2, format="png")
    assert file.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["a.png"]


def test_an_old_file_is_replaced_whole(tmp_path):
    file = tmp_path / "a.tif"
    file.write_bytes(bytes(100_000))
    writing.write(file, picture(np.uint8), format="tif")
    assert np.array_equal(tifffile.imread(file), picture(np.uint8))
    assert [found.name for found in tmp_path.iterdir()] == ["a.tif"]
