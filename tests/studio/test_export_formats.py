"""The newer formats, exported from photos as the window and the command line do."""

from dataclasses import replace

import imagecodecs
import numpy as np
import pytest
from PIL import Image

from disque_studio.errors import DisqueError
from disque_studio.imaging import codecs, colour
from disque_studio.imaging.finish import BIT_DEPTHS, FORMATS, SPACES_OF, OutputSize
from disque_studio.imaging.primaries import luminance
from disque_studio.looks.surroundings import neutral_of
from disque_studio.studio import engine, export, photos
from disque_studio.studio.hdr_light import STOPS, HdrLight
from disque_studio.studio.session import Choice

oiio = pytest.importorskip("OpenImageIO")

pytestmark = pytest.mark.usefixtures("quick_looks")


@pytest.fixture
def opened(exr):
    return photos.open_photo(exr)


def mapping_of(opened):
    return engine.plan_choice(opened, Choice("builtin", "Natural"), {})


def light_of(opened, mapping, space="srgb"):
    height = opened.photo.height
    made = HdrLight.of(opened, mapping, colour_space=space, resizer=None, sharpening="off", height=height)
    return made.rows(slice(0, height))


def off(found, light):
    return float(np.abs(found - light).mean() / light.mean())


def check_ultra_hdr(opened, mapping, folder):
    ultra, plain = folder / "ultra.jpg", folder / "plain.jpg"
    engine.export(opened, mapping, ultra, format="uhdr", overwrite=True)
    engine.export(opened, mapping, plain, format="jpg", overwrite=True)
    base, same = (np.asarray(Image.open(file).convert("RGB")).astype(int) for file in (ultra, plain))
    assert np.abs(base - same).max() <= 1
    light = light_of(opened, mapping)
    theirs = imagecodecs.ultrahdr_decode(ultra.read_bytes())[..., :3].astype(np.float32)
    assert off(codecs.read(ultra).rgb, light) < 0.02
    assert off(theirs, light) < 0.02
    assert off(oiio.ImageBuf(str(ultra)).get_pixels(oiio.FLOAT)[..., :3], light) < 0.02


def test_ultra_hdr_shows_the_picture_and_holds_the_light(opened, tmp_path):
    check_ultra_hdr(opened, mapping_of(opened), tmp_path)


def test_ultra_hdr_holds_the_light_of_real_photos(data_dir, tmp_path):
    files = sorted((data_dir / "hdr" / "val").glob("*.hdr"))[:5]
    if len(files) < 5:
        pytest.skip("there are no five photos")
    for file in files:
        photo = photos.open_photo(file)
        check_ultra_hdr(photo, neutral_of(photo.small), tmp_path)


def test_the_light_is_the_photos_exposed_as_the_picture(opened):
    mapping = mapping_of(opened)
    light = light_of(opened, mapping)
    shown = colour.srgb_decode(engine.view(opened.photo.rgb, mapping) / 255)
    middle = (luminance(shown) > 0.05) & (luminance(shown) < 0.5)
    ratio = luminance(light)[middle] / luminance(shown)[middle]
    assert 0.6 < np.median(ratio) < 1.6
    assert light.min() >= 0 and light.max() <= 2**STOPS * 1.001
    below = (light.max(axis=2) < 0.99 * 2**STOPS) & (opened.photo.rgb.min(axis=2) > 0)
    factors = light[below] / opened.photo.rgb[below].astype(np.float32)
    assert np.allclose(factors, np.median(factors), rtol=1e-3)


def test_light_follows_white_balance_but_not_exposure(opened):
    mapping = mapping_of(opened)
    warm = mapping.with_(grade=replace(mapping.grade, temperature=60))
    plain, balanced = light_of(opened, mapping), light_of(opened, warm)
    cast = balanced.mean(axis=(0, 1)) / plain.mean(axis=(0, 1))
    assert cast[0] > 1.1 * cast[2]
    assert off(light_of(opened, mapping.with_(exposure=1.5)), plain) < 1.5


def test_black_is_exported_too(tmp_path, opened):
    black = replace(opened, photo=replace(opened.photo, rgb=opened.photo.rgb * 0), small=opened.small * 0)
    engine.export(black, mapping_of(opened), tmp_path / "a.jpg", format="uhdr")
    assert codecs.read(tmp_path / "a.jpg").rgb.max() < 0.02


@pytest.mark.parametrize(
    "size", [OutputSize(), OutputSize("long", 50), OutputSize("long", 180, enlarge=True)]
)
@pytest.mark.parametrize("sharpening", ["off", "high"])
def test_picture_and_light_are_scaled_and_sharpened_alike(opened, tmp_path, size, sharpening, monkeypatch):
    mapping, file = mapping_of(opened), tmp_path / "a.jpg"
    options = {"format": "uhdr", "colour_space": "display-p3", "size": size, "sharpening": sharpening}
    engine.export(opened, mapping, file, **options)
    photo = codecs.read(file)
    assert (photo.width, photo.height) == size.of(opened.photo.width, opened.photo.height)
    assert np.isfinite(photo.rgb).all()
    whole = light_of(opened, mapping)
    assert photo.rgb.mean() == pytest.approx(whole.mean(), rel=0.1)
    monkeypatch.setattr(export, "_BAND_PIXELS", 1000)
    engine.export(opened, mapping, tmp_path / "b.jpg", **options)
    assert file.read_bytes() == (tmp_path / "b.jpg").read_bytes()


@pytest.mark.parametrize("space", ["srgb", "display-p3"])
@pytest.mark.parametrize("file_format, bits", [("avif", 10), ("jxl", 8), ("jxl", 16)])
def test_web_formats_show_what_the_view_shows(opened, tmp_path, file_format, bits, space):
    mapping, file = mapping_of(opened), tmp_path / f"a.{file_format}"
    engine.export(opened, mapping, file, format=file_format, bit_depth=bits, quality=100, colour_space=space)
    engine.export(opened, mapping, tmp_path / "a.png", format="png", bit_depth=16, colour_space=space)
    decode = imagecodecs.avif_decode if file_format == "avif" else imagecodecs.jpegxl_decode
    written = decode(file.read_bytes()) / (2**bits - 1)
    exact = imagecodecs.png_decode((tmp_path / "a.png").read_bytes()) / 65535
    assert np.abs(written - exact).max() <= (1.01 / 255 if bits == 8 else 2.5 / 1023 if bits == 10 else 1e-4)


def test_exr_holds_the_look_as_displayed_light(opened, tmp_path):
    mapping = mapping_of(opened)
    engine.export(opened, mapping, tmp_path / "a.exr", format="exr", bit_depth=16)
    shown = colour.srgb_decode(engine.view(opened.photo.rgb, mapping) / 255)
    written = oiio.ImageBuf(str(tmp_path / "a.exr")).get_pixels(oiio.FLOAT)
    assert np.abs(written - shown).max() < 0.006 and written.max() <= 1


def exif_of_a_camera():
    block = Image.Exif()
    block[0x010F] = "Camera works"
    block.get_ifd(0x8825)[1] = "N"
    return block.tobytes().removeprefix(b"Exif\0\0")


@pytest.mark.parametrize("location", [True, False])
@pytest.mark.parametrize("file_format", ["jpg", "uhdr", "png", "tif", "avif"])
def test_the_place_is_told_only_where_it_may_be(opened, tmp_path, file_format, location):
    photo = replace(opened, photo=replace(opened.photo, exif=exif_of_a_camera()))
    bits = BIT_DEPTHS[file_format][0]
    file = tmp_path / "a"
    engine.export(photo, mapping_of(opened), file, format=file_format, bit_depth=bits, location=location)
    with Image.open(file) as image:
        assert image.getexif()[0x010F] == "Camera works"
        assert (0x8825 in image.getexif()) == location


@pytest.mark.parametrize(
    "options, said",
    [
        ({"format": "jpg", "bit_depth": 16}, "jpg holds no 16-bit"),
        ({"format": "avif", "bit_depth": 16}, "it holds 10 bits"),
        ({"format": "uhdr", "colour_space": "adobe-rgb"}, "uhdr holds no adobe-rgb"),
    ],
)
def test_what_a_format_cannot_hold_is_told_before_any_work(opened, tmp_path, options, said):
    with pytest.raises(DisqueError, match=said):
        engine.export(opened, mapping_of(opened), tmp_path / "a", **options)


def test_every_format_has_depths_and_spaces():
    assert set(BIT_DEPTHS) == set(SPACES_OF) == set(FORMATS)


XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="4"'
    b' xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,30N"/></rdf:RDF></x:xmpmeta>'
)


@pytest.mark.parametrize("file_format", ["jpg", "uhdr", "png", "tif"])
def test_what_a_photos_packet_tells_goes_from_file_to_file(opened, tmp_path, file_format):
    photo = replace(opened, photo=replace(opened.photo, xmp=XMP))
    first, second = tmp_path / "first", tmp_path / "second"
    engine.export(photo, mapping_of(opened), first, format=file_format)
    again = photos.open_photo(first)
    assert b'Rating="4"' in again.photo.xmp and b"51,30N" in again.photo.xmp
    engine.export(again, mapping_of(opened), second, format=file_format, location=False)
    told = codecs.read(second).xmp
    assert b'Rating="4"' in told and b"51,30N" not in told
    assert (b"Container:Directory" in told) == (file_format == "uhdr")
