import io
import struct

import cv2
import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms, ImageOps

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import colour, icc
from disque_studio.imaging.codecs import exif, logluv, tiff, writing
from disque_studio.imaging.transfer import srgb_decode

INTEGERS = [np.uint8, np.uint16]
FLOATS = [np.float16, np.float32, np.float64]
LINEAR_2020 = icc.build_profile(colour.REC2020, (1.0,), "linear Rec.2020")


def pixels(dtype, *, channels=3, height=45, width=70):
    rng = np.random.default_rng(9)
    steps = np.repeat(rng.uniform(0, 1, (height, (width + 4) // 5, channels)), 5, axis=1)[:, :width]
    top = np.iinfo(dtype).max if np.issubdtype(dtype, np.integer) else 900
    return np.ascontiguousarray((steps * top).astype(dtype))


def save(file, data, *, photometric="rgb", **options):
    tifffile.imwrite(file, data, photometric=photometric, metadata=None, software=False, **options)
    return file


@pytest.mark.parametrize("dtype", INTEGERS)
@pytest.mark.parametrize(
    "options",
    [
        {}, {"byteorder": ">"}, {"bigtiff": True}, {"rowsperstrip": 7}, {"tile": (16, 32)},
        {"compression": "lzw", "predictor": True}, {"compression": "packbits"}, {"compression": "zstd"},
        {"compression": "zlib", "tile": (32, 32), "predictor": True},
        {"planarconfig": "separate", "compression": "zlib"},
    ],
)  # fmt: skip
def test_integers_are_exact_in_every_layout(tmp_path, dtype, options):
    data = pixels(dtype)
    stored = data.transpose(2, 0, 1) if "planarconfig" in options else data
    file = save(tmp_path / "a.tif", stored, **options)
    picture = tiff.read_picture(file)
    assert picture.rgb.dtype == dtype
    assert np.array_equal(picture.rgb, data)
    assert np.allclose(tiff.read(file).rgb, srgb_decode(data / np.iinfo(dtype).max), atol=1e-6)


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"byteorder": ">"},
        {"compression": "zlib", "predictor": 3},
        {"tile": (16, 16)},
        {"rowsperstrip": 4},
    ],
)
def test_floats_are_light_and_exact(tmp_path, dtype, options):
    data = pixels(dtype)
    photo = tiff.read(save(tmp_path / "a.tif", data, **options))
    assert photo.rgb.dtype == (np.float16 if dtype is np.float16 else np.float32)
    assert np.array_equal(photo.rgb, data.astype(photo.rgb.dtype))
    assert photo.format == "tiff"


def test_agrees_with_opencv_and_openimageio(tmp_path):
    data = pixels(np.float32)
    cv2.imwrite(str(tmp_path / "a.tif"), data[..., ::-1])
    assert np.array_equal(tiff.read(tmp_path / "a.tif").rgb, data)
    oiio = pytest.importorskip("OpenImageIO")
    image = oiio.ImageBuf(data)
    image.specmod().attribute("compression", "zip")
    image.write(str(tmp_path / "b.tif"))
    assert np.array_equal(tiff.read(tmp_path / "b.tif").rgb, data)
    image.write(str(tmp_path / "c.tif"), "uint16")
    with tifffile.TiffFile(tmp_path / "c.tif") as file:
        assert np.array_equal(tiff.read_picture(tmp_path / "c.tif").rgb, file.asarray())


@pytest.mark.parametrize("dtype", [*INTEGERS, np.float32])
def test_grey_and_alpha(tmp_path, dtype):
    grey = pixels(dtype, channels=1)
    photo = tiff.read(save(tmp_path / "g.tif", grey[..., 0], photometric="minisblack"))
    assert photo.channels == ("Y",)
    assert np.array_equal(photo.rgb[..., 0], photo.rgb[..., 2])
    rgba = pixels(dtype, channels=4)
    photo = tiff.read(save(tmp_path / "a.tif", rgba, extrasamples=["unassalpha"]))
    assert photo.channels == ("R", "G", "B", "A")
    plain = tiff.read(save(tmp_path / "p.tif", np.ascontiguousarray(rgba[..., :3])))
    assert np.array_equal(photo.rgb, plain.rgb)


def test_white_may_be_zero_and_one_bit_enough(tmp_path):
    grey = pixels(np.uint8, channels=1)[..., 0]
    file = save(tmp_path / "a.tif", 255 - grey, photometric="miniswhite")
    assert np.array_equal(tiff.read_picture(file).rgb[..., 1], grey)
    file = save(tmp_path / "b.tif", grey > 99, photometric="minisblack")
    assert np.array_equal(tiff.read_picture(file).rgb[..., 1], (grey > 99) * np.uint8(255))


def test_palettes_are_looked_up(tmp_path):
    image = Image.fromarray(pixels(np.uint8)).quantize(50)
    image.save(tmp_path / "a.tif")
    seen = tiff.read_picture(tmp_path / "a.tif").rgb >> 8
    assert np.array_equal(seen, np.asarray(image.convert("RGB")))


def with_packed_samples(file, data, bits, packed):
    """Save as TIFF, then put samples of another width in place of those saved."""
    save(file, data)
    with tifffile.TiffFile(file, mode="r+") as opened:
        opened.pages[0].tags[258].overwrite([bits] * 3)
        opened.pages[0].tags[279].overwrite([len(packed)])
        offset = opened.pages[0].dataoffsets[0]
    whole = bytearray(file.read_bytes())
    whole[offset : offset + len(packed)] = packed
    file.write_bytes(whole)
    return file


@pytest.mark.parametrize("bits", [10, 12, 14])
def test_odd_depths_fill_the_whole_range(tmp_path, bits):
    data = pixels(np.uint16) >> (16 - bits)
    data[0, 0] = (1 << bits) - 1
    packed = b"".join(imagecodecs.packints_encode(row.ravel(), bits) for row in data)
    seen = tiff.read_picture(with_packed_samples(tmp_path / "a.tif", data, bits, packed)).rgb
    assert seen.max() == 65535
    assert np.abs(seen - data * (65535 / ((1 << bits) - 1))).max() <= 1


def test_24_bit_floats_are_read(tmp_path):
    data = pixels(np.float32)
    packed = imagecodecs.float24_encode(data, byteorder="<")
    read = tiff.read(with_packed_samples(tmp_path / "a.tif", data, 24, packed)).rgb
    assert np.allclose(read, data, rtol=2.0**-15)


def test_jpeg_within_tiff(tmp_path):
    smooth = cv2.GaussianBlur(pixels(np.uint8), (0, 0), 4)
    for options in ({"rowsperstrip": 16}, {"tile": (32, 32)}):
        file = save(tmp_path / "a.tif", smooth, compression="jpeg", compressionargs={"level": 95}, **options)
        assert np.abs(tiff.read_picture(file).rgb.astype(int) - smooth).mean() < 2


@pytest.mark.parametrize("dtype", INTEGERS)
def test_cmyk_becomes_rgb(tmp_path, dtype):
    ink = pixels(dtype, channels=4)
    file = save(tmp_path / "a.tif", ink, photometric="separated")
    top = np.iinfo(dtype).max
    expected = (1 - ink[..., :3] / top) * (1 - ink[..., 3:] / top)
    assert np.allclose(tiff.read_picture(file).rgb / top, expected, atol=1 / top)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
def test_all_orientations_come_upright(tmp_path, orientation, dtype):
    data = pixels(dtype)
    file = save(tmp_path / "a.tif", data, extratags=[(exif.ORIENTATION, 3, 1, orientation, True)])
    block = Image.Exif()
    block[exif.ORIENTATION] = orientation
    for channel in range(3):
        image = Image.fromarray(np.ascontiguousarray(data[..., channel]))
        image.info["exif"] = block.tobytes()
        expected = np.asarray(ImageOps.exif_transpose(image))
        seen = tiff.read(file).rgb if dtype is np.float32 else tiff.read_picture(file).rgb
        assert np.array_equal(seen[..., channel], expected)


def test_profiles_are_honoured(tmp_path):
    profile = icc.build_profile(colour.DISPLAY_P3, icc.SRGB_CURVE, "Display P3")
    to_rec709 = colour.rgb_to_rgb(colour.DISPLAY_P3, colour.REC709)
    data = pixels(np.uint16)
    file = save(tmp_path / "a.tif", data, iccprofile=profile)
    assert np.allclose(tiff.read(file).rgb, srgb_decode(data / 65535) @ to_rec709.T, atol=1e-4)
    light = pixels(np.float16)
    file = save(tmp_path / "b.tif", light, iccprofile=LINEAR_2020)
    expected = light.astype(float) @ colour.rgb_to_rgb(colour.REC2020, colour.REC709).T
    assert np.allclose(tiff.read(file).rgb, expected, rtol=1e-3, atol=0.5)
    linear = icc.build_profile(colour.REC709, (1.0,), "linear")
    assert np.array_equal(tiff.read(save(tmp_path / "c.tif", light, iccprofile=linear)).rgb, light)


def test_float_samples_under_a_curve_are_decoded_beyond_one(tmp_path):
    light = pixels(np.float32) / 100
    coded = colour.srgb_encode(light)
    file = save(tmp_path / "a.tif", coded, iccprofile=icc.srgb_profile())
    assert np.allclose(tiff.read(file).rgb, light, rtol=1e-3, atol=1e-4)
    table = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert np.allclose(tiff.read(save(file, coded, iccprofile=table)).rgb, light, rtol=1e-3, atol=1e-4)


def test_unusable_samples_are_counted(tmp_path):
    data = pixels(np.float32)
    data[0, 0], data[1, 1, 0], data[2, 2, 2] = np.nan, np.inf, -1
    photo = tiff.read(save(tmp_path / "a.tif", data))
    assert (photo.samples.nan, photo.samples.inf, photo.samples.negative) == (3, 1, 1)
    assert np.isfinite(photo.rgb).all()


def test_doubles_beyond_single_precision_count_as_infinite(tmp_path):
    data = pixels(np.float64)
    data[0, 0] = 1e300
    photo = tiff.read(save(tmp_path / "a.tif", data))
    assert photo.samples.inf == 3
    assert photo.rgb.max() == np.float32(data[data < 1e300].max())


def test_the_first_full_size_page_is_read(tmp_path):
    data = pixels(np.uint8)
    with tifffile.TiffWriter(tmp_path / "a.tif") as writer:
        writer.write(data[::4, ::4], photometric="rgb", subfiletype=1)
        writer.write(data, photometric="rgb")
        writer.write(data // 2, photometric="rgb")
    assert np.array_equal(tiff.read_picture(tmp_path / "a.tif").rgb, data)


def test_exif_goes_through_a_tiff_and_back(tmp_path):
    block = Image.Exif()
    block[exif.MAKE], block[exif.ORIENTATION] = "Camera works", 6
    block.get_ifd(exif.EXIF_IFD)[0x9003] = "2026:01:02 03:04:05"
    block.get_ifd(exif.GPS_IFD)[1] = "N"
    file = tmp_path / "a.tif"
    writing.write(file, pixels(np.uint8), format="tif", exif=block.tobytes().removeprefix(b"Exif\0\0"))
    picture = tiff.read_picture(file)
    assert np.array_equal(picture.rgb, pixels(np.uint8))
    read = Image.Exif()
    read.load(picture.exif)
    assert read[exif.MAKE] == "Camera works"
    assert read.get_ifd(exif.EXIF_IFD)[0x9003] == "2026:01:02 03:04:05"
    assert read.get_ifd(exif.GPS_IFD)[1] == "N"
    assert tiff.read(save(tmp_path / "b.tif", pixels(np.uint8))).exif is None


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"rowsperstrip": 7},
        {"compression": "lzw"},
        {"compression": "zlib", "tile": (16, 16)},
        {"compression": "jpeg"},
    ],
)
def test_every_truncation_is_refused(tmp_path, options):
    file = save(tmp_path / "a.tif", pixels(np.uint8), **options)
    whole = file.read_bytes()
    with tifffile.TiffFile(file) as opened:
        page = opened.pages[0]
        end = max(start + count for start, count in zip(page.dataoffsets, page.databytecounts, strict=True))
    for length in (*range(8, end - 1, end // 60), end - 1):
        file.write_bytes(whole[:length])
        with pytest.raises(FileRefusedError):
            tiff.read_picture(file)


def test_a_profile_that_is_cut_off_refuses_the_file(tmp_path):
    file = tmp_path / "a.tif"
    writing.write(file, pixels(np.uint8), format="tif", colour_space="display-p3")
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(FileRefusedError, match="colour profile"):
        tiff.read_picture(file)


def test_a_damaged_jpeg_strip_refuses_the_file(tmp_path):
    file = save(tmp_path / "a.tif", pixels(np.uint8), compression="jpeg", rowsperstrip=16)
    with tifffile.TiffFile(file) as opened:
        start, length = opened.pages[0].dataoffsets[1], opened.pages[0].databytecounts[1]
    whole = bytearray(file.read_bytes())
    half = start + length // 2
    whole[half : start + length - 2] = bytes(start + length - 2 - half)
    file.write_bytes(whole)
    with pytest.raises(FileRefusedError, match="JPEG strip"):
        tiff.read_picture(file)


def test_damage_is_read_or_refused_and_nothing_else(tmp_path):
    rng = np.random.default_rng(11)
    for options in ({}, {"compression": "lzw", "tile": (16, 16)}, {"compression": "zlib", "rowsperstrip": 9}):
        file = save(tmp_path / "a.tif", pixels(np.uint16), **options)
        whole = file.read_bytes()
        for _ in range(100):
            damaged = bytearray(whole)
            damaged[int(rng.integers(400 if rng.integers(2) else len(whole)))] ^= 1 << int(rng.integers(8))
            file.write_bytes(damaged)
            if tiff.matches(damaged):
                try:
                    assert tiff.read(file).rgb.ndim == 3
                except FileRefusedError as error:
                    assert "\n" not in str(error)


@pytest.mark.parametrize(
    "photometric, name", [(8, "CIE Lab"), (32845, "LogLuv"), (6, "YCbCr"), (32803, "raw"), (77, "77")]
)
def test_other_colours_are_refused_by_name(tmp_path, photometric, name):
    file = save(tmp_path / "a.tif", pixels(np.uint8))
    with tifffile.TiffFile(file, mode="r+") as opened:
        opened.pages[0].tags[262].overwrite(photometric)
    with pytest.raises(FileRefusedError, match=name):
        tiff.read(file)


def test_logluv_agrees_with_opencv(tmp_path):
    """OpenCV writes 32-bit LogLuv through libtiff, with runs; 8 bits of u and v leave small errors."""
    light = np.exp(np.random.default_rng(0).uniform(-6, 6, (40, 50, 1))) * pixels(
        np.float32, height=40, width=50
    )
    light[10:20], light[0] = 3.5, 0
    light = light.astype(np.float32)
    file = tmp_path / "a.tif"
    assert cv2.imwrite(str(file), light[..., ::-1], [cv2.IMWRITE_TIFF_COMPRESSION, logluv.SGILOG])
    read = tiff.read(file)
    assert read.rgb.shape == light.shape
    assert np.abs(read.rgb - light).max(axis=2)[1:].max() <= 0.05 * light.max()
    theirs = cv2.imread(str(file), cv2.IMREAD_UNCHANGED)[..., ::-1]
    assert np.abs(read.rgb - theirs).mean() < 0.01 * light.mean()
    assert np.allclose(colour.luminance(read.rgb), colour.luminance(light), rtol=4e-3, atol=1e-6)
    whole = file.read_bytes()
    with tifffile.TiffFile(file) as opened:
        start = opened.pages[0].dataoffsets[7]
    for damage in (b"\0", b"\xff"):
        file.write_bytes(whole[:start] + damage + whole[start + 1 :])
        with pytest.raises(FileRefusedError, match="damaged TIFF"):
            tiff.read(file)


def test_other_samples_layers_and_float_pictures_are_refused(tmp_path):
    with pytest.raises(FileRefusedError, match="samples of 16 bits"):
        tiff.read(save(tmp_path / "a.tif", pixels(np.uint8).astype(np.int16)))
    with pytest.raises(FileRefusedError, match="float TIFF"):
        tiff.read_picture(save(tmp_path / "b.tif", pixels(np.float32)))
    with pytest.raises(FileRefusedError, match="beauty"):
        tiff.read(tmp_path / "b.tif", layer="beauty")


def test_a_bomb_is_refused_by_its_header(tmp_path):
    for width, reason in ((60_000, "too large"), (19_000, "far more")):
        entries = [
            (256, 4, width),
            (257, 4, min(width, 19_000) if width < 20_000 else width),
            (258, 3, 8),
            (259, 3, 8),
        ]
        entries += [(262, 3, 1), (273, 4, 8), (277, 3, 1), (278, 4, 60_000), (279, 4, 100)]
        body = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
        data = io.BytesIO(
            b"II*\0" + struct.pack("<I", 200) + bytes(192) + struct.pack("<H", 9) + body + bytes(4)
        )
        (tmp_path / "a.tif").write_bytes(data.getvalue())
        with pytest.raises(FileRefusedError, match=reason):
            tiff.read(tmp_path / "a.tif")
