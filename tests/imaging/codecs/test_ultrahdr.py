"""Ultra HDR files, as our own reader, libultrahdr and OpenImageIO see them."""

import io
import struct

import imagecodecs
import numpy as np
import pytest
from PIL import Image, ImageCms

from disque_studio.errors import CancelledError, FileRefusedError
from disque_studio.imaging import codecs, colour
from disque_studio.imaging.codecs import gainmap, jpeg, sdr, ultrahdr, writing
from disque_studio.imaging.codecs.rows import Rows
from disque_studio.imaging.codecs.told import Told

oiio = pytest.importorskip("OpenImageIO")


def scene(height=141, width=203):
    """Light of 0 to 12 times white, from black through colours to lamps, and the codes of a picture of it."""
    y, x = np.mgrid[0:height, 0:width]
    ramp = 12 * (x / max(width - 1, 1)) ** 3
    tint = np.stack([1 - 0.6 * y / height, np.full(x.shape, 0.8), 0.3 + 0.6 * y / height], axis=2)
    light = (ramp[..., None] * tint).astype(np.float32)
    shown = colour.srgb_encode(light / (1 + 0.9 * light))
    return light, np.round(np.clip(shown, 0, 1) * 255).astype(np.uint8)


def save(path, pixels, light, *, quality=95, space="srgb", headroom=3.5, told=None, most=16):
    def rows(values):
        return Rows(*values.shape[:2], values.dtype, lambda band: np.ascontiguousarray(values[band]), most)

    hdr = writing.Hdr(rows(light), headroom)
    writing.write_rows(
        path, rows(pixels), format="uhdr", quality=quality, colour_space=space, told=told, hdr=hdr
    )
    return path


def off(found, light):
    return float(np.abs(found - light).mean() / light.mean())


@pytest.mark.parametrize("quality", [100, 95, 80])
def test_the_base_is_the_jpeg_of_the_same_picture(tmp_path, quality):
    light, pixels = scene()
    save(tmp_path / "a.jpg", pixels, light, quality=quality)
    writing.write(tmp_path / "b.jpg", pixels, format="jpg", quality=quality)
    ultra, plain = (np.asarray(Image.open(tmp_path / name).convert("RGB")) for name in ("a.jpg", "b.jpg"))
    assert np.array_equal(ultra, plain)
    assert np.array_equal(
        codecs.read_picture(tmp_path / "a.jpg").rgb, codecs.read_picture(tmp_path / "b.jpg").rgb
    )


@pytest.mark.parametrize("size", [(141, 203), (1, 1), (16, 3), (700, 1100)])
def test_three_readers_find_the_light(tmp_path, size):
    light, pixels = scene(*size)
    file = save(tmp_path / "a.jpg", pixels, light)
    assert codecs.content(file) == "both"
    ours = sdr.read(file)
    assert ours.format == "uhdr"
    if min(size) < 8:  # libultrahdr refuses these
        return
    theirs = imagecodecs.ultrahdr_decode(file.read_bytes())[..., :3].astype(np.float32)
    third = oiio.ImageBuf(str(file)).get_pixels(oiio.FLOAT)[..., :3]
    assert max(off(ours.rgb, light), off(theirs, light), off(third, light)) < 0.02
    assert np.abs(ours.rgb / np.maximum(light, 1e-3) - 1)[light > 1 / 64].max() < 0.15


def test_wider_primaries_are_kept(tmp_path):
    light, pixels = scene()
    file = save(tmp_path / "a.jpg", pixels, light, space="display-p3")
    to_rec709 = colour.rgb_to_rgb(colour.DISPLAY_P3, colour.REC709)
    assert off(sdr.read(file).rgb, colour.convert(light, to_rec709)) < 0.02
    assert off(imagecodecs.ultrahdr_decode(file.read_bytes())[..., :3].astype(np.float32), light) < 0.02
    with Image.open(file) as image:
        profile = image.info["icc_profile"]
    assert (
        ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile))).strip() == "Display P3"
    )


def streams(file):
    data = file.read_bytes()
    base = jpeg.parse(file, data)
    return base, gainmap.find(file, base)


def test_both_kinds_of_terms_say_the_same(tmp_path):
    light, pixels = scene()
    base, found = streams(save(tmp_path / "a.jpg", pixels, light))
    (packet,) = found.stream.payloads(0xE1, jpeg.XMP)
    (iso,) = found.stream.payloads(0xE2, gainmap._ISO)
    by_xmp, by_iso = gainmap._from_xmp(tmp_path, packet), gainmap._from_iso(tmp_path, iso)
    for field in ("low", "high", "gamma", "offset_sdr", "offset_hdr"):
        assert getattr(by_xmp, field) == pytest.approx(getattr(by_iso, field), abs=1e-5)
    assert by_iso.in_base_space
    assert b'HDRCapacityMax="3.500000"' in packet
    numbers = struct.unpack_from(">4I", iso, 5)
    assert numbers[0] == 0 and numbers[2] / numbers[3] == pytest.approx(3.5)
    assert next(base.payloads(0xE2, gainmap._ISO)) == bytes(4)


def test_index_and_directory_tell_where_the_map_is(tmp_path):
    light, pixels = scene()
    base, found = streams(save(tmp_path / "a.jpg", pixels, light))
    assert base.end == found.stream.start and found.stream.end == len(base.data)
    assert gainmap._listed_pictures(base) == [found.stream.start]
    (packet,) = base.payloads(0xE1, jpeg.XMP)
    assert f'Item:Length="{found.stream.end - found.stream.start}"'.encode() in packet
    with Image.open(tmp_path / "a.jpg") as image:
        index = image._getmp()
    assert index[0xB001] == 2
    first, second = index[0xB002]
    assert first["Size"] == found.stream.start and second["Size"] == found.stream.end - found.stream.start


def test_black_has_no_gain_to_speak_of(tmp_path):
    black = np.zeros((64, 64, 3), np.float32)
    for shown in (0, 60):
        file = save(tmp_path / f"{shown}.jpg", np.full(black.shape, shown, np.uint8), black)
        terms = streams(file)[1].terms
        assert min(terms.low) >= ultrahdr.DARKEST - 0.01 and max(terms.high) <= 1
        assert np.abs(sdr.read(file).rgb).max() < 0.01


def test_gain_is_bounded_where_picture_and_light_have_nothing_in_common(tmp_path):
    light, pixels = scene()
    terms = streams(save(tmp_path / "a.jpg", 255 - pixels, light * 1000))[1].terms
    assert min(terms.low) >= ultrahdr.DARKEST and max(terms.high) <= ultrahdr.BRIGHTEST


def test_a_picture_without_more_light_has_a_map_that_changes_nothing(tmp_path):
    _, pixels = scene()
    light = colour.srgb_decode(pixels / 255)
    file = save(tmp_path / "a.jpg", pixels, light, headroom=0.0)
    assert off(sdr.read(file).rgb, light) < 0.02
    assert off(imagecodecs.ultrahdr_decode(file.read_bytes())[..., :3].astype(np.float32), light) < 0.02


def test_the_photos_own_words_stand_beside_the_directory(tmp_path):
    light, pixels = scene()
    exif = Image.Exif()
    exif[0x010F] = "Camera works"
    words = (
        b'<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""'
        b' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Label="%s"/>'
    )
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    for label, kept in ((b"red", True), (b"r" * 70_000, False)):
        file = save(tmp_path / "a.jpg", pixels, light, told=Told(block, words % label))
        (packet,) = streams(file)[0].payloads(0xE1, jpeg.XMP)
        assert (label in packet) == kept and b"GainMap" in packet
        with Image.open(file) as image:
            assert image.getexif()[0x010F] == "Camera works"
        assert imagecodecs.ultrahdr_decode(file.read_bytes()).shape == (*pixels.shape[:2], 4)


def test_bands_do_not_show(tmp_path):
    light, pixels = scene(700, 1100)
    one, many = (save(tmp_path / f"{most}.jpg", pixels, light, most=most) for most in (700, 7))
    assert one.read_bytes() == many.read_bytes()


def test_what_it_cannot_hold_is_refused_and_a_stop_leaves_the_old_file(tmp_path):
    light, pixels = scene()
    with pytest.raises(FileRefusedError, match="16 bits"):
        save(tmp_path / "a.jpg", pixels.astype(np.uint16), light)
    (tmp_path / "a.jpg").write_bytes(b"old")

    def stop(band):
        raise CancelledError("enough")

    hdr = writing.Hdr(Rows(141, 203, light.dtype, stop, 16), 3.0)
    with pytest.raises(CancelledError):
        writing.write_rows(tmp_path / "a.jpg", Rows.of(pixels), format="uhdr", hdr=hdr)
    assert (tmp_path / "a.jpg").read_bytes() == b"old" and len(list(tmp_path.iterdir())) == 1
    with pytest.raises(ValueError, match="needs its HDR picture"):
        writing.write(tmp_path / "b.jpg", pixels, format="uhdr")
