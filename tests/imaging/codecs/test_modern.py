"""AVIF, JPEG XL and EXR files hold what was written, as other readers see them."""

import io
import struct

import imagecodecs
import numpy as np
import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs, colour
from disque_studio.imaging.codecs import avif, exif, jxl, writing
from disque_studio.imaging.codecs.bmff import box, boxes
from disque_studio.imaging.codecs.jxl_header import Head

oiio = pytest.importorskip("OpenImageIO")

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def smooth(height=121, width=203):
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x / (width - 1), y / (height - 1), (x + y) / (height + width - 2)], axis=2)


def codes(bits, **size):
    return np.round(smooth(**size) * (2**bits - 1)).astype(np.uint8 if bits == 8 else np.uint16)


def block():
    image = Image.Exif()
    image[exif.MAKE], image[exif.MODEL] = "Camera works", "One"
    image[0x8298] = "A. Photographer"
    inner = image.get_ifd(exif.EXIF_IFD)
    inner[0x829A], inner[0xA434], inner[0x9003] = IFDRational(1, 250), "50 mm", "2026:01:02 03:04:05"
    place = image.get_ifd(exif.GPS_IFD)
    place[1], place[2] = "S", (IFDRational(33), IFDRational(30), IFDRational(0))
    place[3], place[4] = "E", (IFDRational(151), IFDRational(0), IFDRational(36))
    return image.tobytes().removeprefix(b"Exif\0\0")


@pytest.mark.parametrize("space, primaries", [("srgb", 1), ("display-p3", 12)])
@pytest.mark.parametrize("quality, mean", [(100, 0.5), (95, 1.2), (80, 2.5)])
def test_avif_holds_ten_bits_within_its_quantisation(tmp_path, space, primaries, quality, mean):
    file, pixels = tmp_path / "a.avif", codes(10)
    writing.write(file, pixels, format="avif", quality=quality, colour_space=space)
    read = imagecodecs.avif_decode(file.read_bytes())
    assert read.dtype == np.uint16 and np.abs(read.astype(int) - pixels).mean() < mean
    with Image.open(file) as image:
        assert np.abs(np.asarray(image) - smooth() * 255).mean() < 1 + mean / 4
    meta = dict(boxes(file.read_bytes()))[b"meta"]
    assert b"colrnclx" + struct.pack(">HHHB", primaries, 13, 1, 0x80) in meta


def test_avif_tells_of_its_photo(tmp_path):
    writing.write(tmp_path / "plain", codes(10), format="avif")
    writing.write(tmp_path / "told", codes(10), format="avif", exif=block(), xmp=XMP)
    plain, told = ((tmp_path / name).read_bytes() for name in ("plain", "told"))
    assert np.array_equal(imagecodecs.avif_decode(plain), imagecodecs.avif_decode(told))
    with Image.open(io.BytesIO(told)) as image:
        assert image.getexif()[exif.MAKE] == "Camera works"
        assert b'Rating="4"' in image.info["xmp"]
    with Image.open(io.BytesIO(plain)) as image:
        assert not image.getexif() and "xmp" not in image.info


@pytest.mark.parametrize("quality", [80, 95])
@pytest.mark.parametrize("size", [(200, 330), (201, 333), (128, 512), (64, 65)])
def test_a_large_avif_is_a_grid_that_readers_put_together(tmp_path, monkeypatch, size, quality):
    pixels = np.resize(codes(10), (*size, 3))
    for number in range(3):
        pixels[..., number] = np.linspace(0, 900, size[1]) + np.linspace(0, 100 * number, size[0])[:, None]
    writing.write(tmp_path / "one", pixels, format="avif", quality=quality)
    monkeypatch.setattr(avif, "ONE_FRAME", 4000)
    monkeypatch.setattr(avif, "_TILE", (64, 128))
    writing.write(tmp_path / "grid", pixels, format="avif", quality=quality, exif=block(), xmp=XMP)
    one, grid = ((tmp_path / name).read_bytes() for name in ("one", "grid"))
    assert b"grid" in grid and b"grid" not in one
    read = imagecodecs.avif_decode(grid).astype(int)
    assert read.shape == pixels.shape
    assert (
        np.abs(read - pixels).mean()
        < 1.5 * np.abs(imagecodecs.avif_decode(one).astype(int) - pixels).mean() + 2
    )
    with Image.open(io.BytesIO(grid)) as image:
        assert image.size == size[::-1] and image.getexif()[exif.MAKE] == "Camera works"
        assert np.abs(np.asarray(image.convert("RGB")).astype(int) - pixels / 4).mean() < 2


@pytest.mark.parametrize("space, named", [("srgb", "srgb_rec709"), ("display-p3", "srgb_p3d65")])
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("quality, mean", [(100, 0), (95, 0.5), (80, 1.2)])
def test_jpeg_xl_holds_what_was_written_in_its_colours(tmp_path, space, named, bits, quality, mean):
    file, pixels = tmp_path / "a.jxl", codes(bits)
    writing.write(file, pixels, format="jxl", quality=quality, colour_space=space)
    read = imagecodecs.jpegxl_decode(file.read_bytes())
    assert read.dtype == pixels.dtype
    assert np.abs(read.astype(float) - pixels).mean() <= mean / 255 * (2**bits - 1)
    image = oiio.ImageBuf(str(file))
    assert np.abs(image.get_pixels(oiio.FLOAT) * 255 - smooth() * 255).mean() <= mean + 0.5
    assert image.spec().get_string_attribute("oiio:ColorSpace").startswith(named)


def test_lossy_jpeg_xl_keeps_colours_beyond_srgb(tmp_path):
    pixels = np.zeros((64, 64, 3), np.uint16)
    pixels[..., 1] = 60_000
    writing.write(tmp_path / "a", pixels, format="jxl", quality=95, colour_space="display-p3")
    read = imagecodecs.jpegxl_decode((tmp_path / "a").read_bytes()).astype(int)
    assert np.abs(read - pixels).max() < 1500


@pytest.mark.parametrize("size", [(1, 1), (8, 8), (90, 120), (256, 128), (37, 1), (600, 800), (1, 3000)])
@pytest.mark.parametrize(
    "dtype, lossless", [(np.uint8, True), (np.uint8, False), (np.uint16, True), (np.float16, False)]
)
def test_the_head_is_the_one_that_libjxl_writes(size, dtype, lossless):
    pixels = np.zeros((*size, 3), dtype)
    depth = 8 * pixels.dtype.itemsize
    coded = imagecodecs.jpegxl_encode(pixels, lossless=lossless, distance=None if lossless else 1.0, effort=1)
    stream = dict(boxes(coded))[b"jxlc"] if coded[:2] != b"\xff\x0a" else coded
    given = "srgb" if depth == 8 else "linear"
    assert stream.startswith(Head(size[1], size[0], depth, given, lossless).to_bytes())


def test_jpeg_xl_tells_of_its_photo(tmp_path):
    writing.write(tmp_path / "a.jxl", codes(8), format="jxl", exif=block(), xmp=XMP)
    found = dict(boxes((tmp_path / "a.jxl").read_bytes()))
    assert found[b"Exif"][:4] == bytes(4)
    told = Image.Exif()
    told.load(b"Exif\0\0" + found[b"Exif"][4:])
    assert told[exif.MAKE] == "Camera works"
    assert b'Rating="4"' in found[b"xml "]
    assert imagecodecs.jpegxl_decode((tmp_path / "a.jxl").read_bytes()).shape == (121, 203, 3)


def test_quality_is_a_distance_that_falls():
    found = [jxl.distance(quality) for quality in range(1, 100)]
    assert found == sorted(found, reverse=True)
    assert jxl.distance(90) == pytest.approx(1.0) and found[0] < 25


@pytest.mark.parametrize("coder, format", [(avif, "avif"), (jxl, "jxl")])
def test_what_a_library_refuses_is_told(tmp_path, monkeypatch, coder, format):
    def refuse(*_, **__):
        raise (imagecodecs.AvifError if format == "avif" else imagecodecs.JpegxlError)("no", "no")

    name = "avif_encode" if format == "avif" else "jpegxl_encode"
    monkeypatch.setattr(coder.imagecodecs, name, refuse)
    with pytest.raises(FileRefusedError, match="choose another format"):
        writing.write(tmp_path / "a", codes(10), format=format)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("space", ["srgb", "display-p3", "adobe-rgb"])
def test_exr_holds_displayed_light_and_names_its_primaries(tmp_path, space):
    file, light = tmp_path / "a.exr", smooth().astype(np.float16)
    writing.write(file, light, format="exr", colour_space=space)
    image = oiio.ImageBuf(str(file))
    assert image.spec().format == oiio.HALF
    assert np.array_equal(image.get_pixels(oiio.HALF), light)
    primaries = colour.SPACES[space].primaries
    photo = codecs.read(file)
    assert np.allclose(
        photo.chromaticities, [*primaries.red, *primaries.green, *primaries.blue, *primaries.white]
    )
    expected = colour.convert(light, colour.rgb_to_rgb(primaries, colour.REC709))
    assert np.allclose(photo.rgb, expected, atol=2e-3)


@pytest.mark.parametrize("size", [(1, 1), (15, 3), (16, 5), (17, 5), (33, 700)])
def test_exr_of_any_height_comes_back(tmp_path, size):
    light = np.random.default_rng(1).random((*size, 3)).astype(np.float16)
    writing.write(tmp_path / "a", light, format="exr")
    assert np.array_equal(codecs.read(tmp_path / "a").rgb, light)


def test_exr_tells_of_its_photo(tmp_path):
    writing.write(tmp_path / "a.exr", codes(8).astype(np.float16), format="exr", exif=block())
    told = {each.name: each.value for each in oiio.ImageBuf(str(tmp_path / "a.exr")).spec().extra_attribs}
    assert told["cameraMake" if "cameraMake" in told else "Make"] == "Camera works"
    assert "50 mm" in told.values() and "A. Photographer" in told.values()
    text = (tmp_path / "a.exr").read_bytes()[:2000]
    for name, value in {"expTime": 0.004, "latitude": -33.5, "longitude": 151.01}.items():
        assert name.encode() + b"\0float\0" + struct.pack("<if", 4, value) in text
    writing.write(tmp_path / "b.exr", codes(8).astype(np.float16), format="exr", exif=block(), location=False)
    assert b"latitude" not in (tmp_path / "b.exr").read_bytes()
    writing.write(
        tmp_path / "c.exr", codes(8).astype(np.float16), format="exr", exif=b"II*\0\xff\xff\xff\xff"
    )
    assert codecs.read(tmp_path / "c.exr").rgb.shape == (121, 203, 3)


@pytest.mark.parametrize("format, pixels", [("exr", codes(8)), ("jxl", smooth().astype(np.float32))])
def test_pixels_that_a_format_does_not_hold_are_a_fault_of_the_caller(tmp_path, format, pixels):
    with pytest.raises(ValueError, match=format):
        writing.write(tmp_path / "a", pixels, format=format)


@pytest.mark.parametrize("format", ["avif", "jxl", "uhdr"])
def test_a_space_without_a_code_is_refused(tmp_path, format):
    with pytest.raises(FileRefusedError, match="adobe-rgb"):
        writing.write(tmp_path / "a", codes(8), format=format, colour_space="adobe-rgb")


def test_boxes_with_a_wrong_length_are_told():
    assert list(boxes(box(b"abcd", b"12") + box(b"efgh"))) == [(b"abcd", b"12"), (b"efgh", b"")]
    for data in (box(b"abcd", b"12")[:-1], b"\0\0\0\4abcd", b"\0\0\0\1abcd"):
        with pytest.raises(ValueError, match="wrong length"):
            list(boxes(data))
