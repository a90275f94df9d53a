import io
import struct

import imagecodecs
import numpy as np
import pytest
from PIL import Image

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs, colour, icc
from disque_studio.imaging.codecs import sdr
from disque_studio.imaging.transfer import srgb_decode

XMP = b"http://ns.adobe.com/xap/1.0/\0"
NAMESPACE = b'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" '
ISO = b"urn:iso:std:iso:ts:21496:-1\0"


def jpeg(pixels, **options):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "jpeg", quality=100, subsampling=0, **options)
    return buffer.getvalue()


def with_segments(data, *segments):
    packed = [b"\xff" + bytes((m,)) + struct.pack(">H", len(body) + 2) + body for m, body in segments]
    return data[:2] + b"".join(packed) + data[2:]


def mpf(offset, size):
    """An MPF index of two pictures, the second at this offset from its own header."""
    entries = struct.pack("<IIIHH", 0x030000, 0, 0, 0, 0) + struct.pack("<IIIHH", 0, size, offset, 0, 0)
    fields = struct.pack("<HHII", 0xB001, 4, 1, 2) + struct.pack("<HHII", 0xB002, 7, 32, 38)
    return b"MPF\0II*\0" + struct.pack("<IH", 8, 2) + fields + struct.pack("<I", 0) + entries


def ultra(base, gain, *, gap=b""):
    """A file of two JPEG pictures; `gap` lies between them, so that only MPF tells where the second is."""
    empty = with_segments(base, (0xE1, XMP + b"<x " + NAMESPACE + b"/>"), (0xE2, mpf(0, 0)))
    origin = empty.index(b"MPF\0") + 4
    offset = len(empty) + len(gap) - origin
    return empty.replace(mpf(0, 0), mpf(offset, len(gain))) + gap + gain


def described(gain, attributes, inner=b""):
    return with_segments(gain, (0xE1, XMP + b"<d " + NAMESPACE + attributes + b">" + inner + b"</d>"))


@pytest.fixture
def base() -> np.ndarray:
    y, x = np.mgrid[0:40, 0:64]
    return np.stack([60 + 2 * x, 40 + 3 * y, 200 - x - y], axis=2).astype(np.uint8)


def flat(value):
    return np.full((10, 16), value, np.uint8)


def decoded(data):
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


PLAIN = b'hdrgm:GainMapMax="3" hdrgm:HDRCapacityMax="3" hdrgm:OffsetSDR="0" hdrgm:OffsetHDR="0" '


@pytest.mark.parametrize("code, log_gain", [(0, 0.0), (255, 3.0), (85, 1.0)])
def test_light_is_multiplied_by_the_gain(tmp_path, base, code, log_gain):
    file, picture = tmp_path / "a.jpg", jpeg(base)
    file.write_bytes(ultra(picture, described(jpeg(flat(code)), PLAIN), gap=b"between"))
    photo = sdr.read(file)
    assert photo.format == "uhdr"
    assert np.allclose(photo.rgb, srgb_decode(decoded(picture) / 255) * 2**log_gain, rtol=1e-4, atol=1e-6)
    assert np.array_equal(photo.sdr_base, decoded(picture))
    assert np.array_equal(sdr.read_picture(file).rgb, decoded(picture))


def test_offsets_gamma_and_minimum_follow_the_formula(tmp_path, base):
    file, picture = tmp_path / "a.jpg", jpeg(base)
    terms = b'hdrgm:GainMapMin="-1" hdrgm:GainMapMax="2.5" hdrgm:Gamma="2" hdrgm:OffsetHDR="0.03"'
    file.write_bytes(ultra(picture, described(jpeg(flat(100)), terms)))
    gain = 2 ** (-1 + 3.5 * (100 / 255) ** 0.5)
    expected = (srgb_decode(decoded(picture) / 255) + 1 / 64) * gain - 0.03
    assert np.allclose(sdr.read(file).rgb, expected, rtol=1e-3, atol=1e-4)


def test_terms_and_maps_may_differ_by_channel(tmp_path, base):
    file, picture = tmp_path / "a.jpg", jpeg(base)
    seq = b"<rdf:Seq><rdf:li>1</rdf:li><rdf:li>2</rdf:li>\n<rdf:li>4</rdf:li></rdf:Seq>"
    inner = b"<hdrgm:GainMapMax>" + seq + b"</hdrgm:GainMapMax>"
    gain = jpeg(np.full((8, 8, 3), 255, np.uint8))
    terms = b'hdrgm:OffsetSDR="0" hdrgm:OffsetHDR="0"'
    file.write_bytes(ultra(picture, described(gain, terms, inner)))
    expected = srgb_decode(decoded(picture) / 255) * (2, 4, 16)
    assert np.allclose(sdr.read(file).rgb, expected, rtol=1e-3, atol=1e-5)


def iso(*, flags=0x40, heads=(0, 3), low=0, high=3, gamma=1, offset=0, common=False):
    values = (low, high, gamma, offset, offset)
    if common:
        head = struct.pack(">HHBI2I", 0, 0, flags | 8, 100, *(100 * h for h in heads))
        return ISO + head + struct.pack(">iiIii", *(100 * v for v in values))
    head = struct.pack(">HHB4I", 0, 0, flags, heads[0] * 7, 7, heads[1] * 7, 7)
    body = b"".join(struct.pack(">II" if at == 2 else ">iI", v * 9, 9) for at, v in enumerate(values))
    return ISO + head + body


@pytest.mark.parametrize("common", [False, True])
def test_iso_metadata_say_the_same_in_binary_and_come_first(tmp_path, base, common):
    file, picture = tmp_path / "a.jpg", jpeg(base)
    gain = described(jpeg(flat(255)), b'hdrgm:GainMapMax="1"')
    file.write_bytes(ultra(picture, with_segments(gain, (0xE2, iso(common=common)))))
    expected = srgb_decode(decoded(picture) / 255) * 8
    assert np.allclose(sdr.read(file).rgb, expected, rtol=1e-4, atol=1e-6)


def test_the_base_may_have_wider_primaries(tmp_path, base):
    file = tmp_path / "a.jpg"
    profile = icc.build_profile(colour.DISPLAY_P3, icc.SRGB_CURVE, "Display P3")
    picture = jpeg(base, icc_profile=profile)
    light = srgb_decode(decoded(picture) / 255)
    to_rec709 = colour.rgb_to_rgb(colour.DISPLAY_P3, colour.REC709)
    file.write_bytes(ultra(picture, described(jpeg(flat(255)), PLAIN)))
    assert np.allclose(sdr.read(file).rgb, light * 8 @ to_rec709.T, atol=2e-2)
    assert sdr.read(file).rgb.min() < 0
    # Without ISO's flag the gain, here with an offset, acts in the primaries of the map's own profile.
    rec2020 = icc.build_profile(colour.REC2020, icc.SRGB_CURVE, "Rec.2020")
    gain = Image.new("RGB", (8, 8), (255, 255, 255))
    coded = with_segments(jpeg(np.asarray(gain), icc_profile=rec2020), (0xE2, iso(flags=0, offset=1)))
    file.write_bytes(ultra(picture, coded))
    there = light @ colour.rgb_to_rgb(colour.DISPLAY_P3, colour.REC2020).T
    expected = ((there + 1) * 8 - 1) @ colour.rgb_to_rgb(colour.REC2020, colour.REC709).T
    assert np.allclose(sdr.read(file).rgb, expected, atol=2e-2)


def test_base_and_map_turn_together(tmp_path, base):
    file = tmp_path / "a.jpg"
    turn = b"Exif\0\0II*\0" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 0)
    gain = np.tile(np.arange(0, 256, 16, np.uint8), (10, 1))
    file.write_bytes(ultra(jpeg(base), described(jpeg(gain), PLAIN)))
    plain = sdr.read(file)
    file.write_bytes(ultra(jpeg(base, exif=turn), described(jpeg(gain), PLAIN)))
    turned = sdr.read(file)
    assert np.allclose(turned.rgb, np.rot90(plain.rgb, -1), rtol=1e-5)
    assert np.array_equal(turned.sdr_base, np.rot90(plain.sdr_base, -1))


@pytest.mark.parametrize(
    "terms",
    [
        b'hdrgm:GainMapMax="many"', b'hdrgm:GainMapMax="nan"', b'hdrgm:GainMapMax="1 2"',
        b'hdrgm:GainMapMax="900"', b'hdrgm:GainMapMax="1" hdrgm:Gamma="0"',
    ],
)  # fmt: skip
def test_damaged_descriptions_are_refused(tmp_path, base, terms):
    file = tmp_path / "a.jpg"
    file.write_bytes(ultra(jpeg(base), described(jpeg(flat(9)), terms)))
    with pytest.raises(FileRefusedError, match="gain map"):
        sdr.read(file)
    assert sdr.read_picture(file).rgb.shape == base.shape


@pytest.mark.parametrize(
    "body", [iso()[:-3], iso(flags=0xC0), ISO + struct.pack(">HHB4I", 0, 0, 0, 1, 0, 1, 1) + bytes(40)]
)
def test_damaged_iso_descriptions_are_refused(tmp_path, base, body):
    file = tmp_path / "a.jpg"
    file.write_bytes(ultra(jpeg(base), with_segments(jpeg(flat(9)), (0xE2, body))))
    with pytest.raises(FileRefusedError, match="gain map"):
        sdr.read(file)


def test_an_hdr_base_is_refused_by_name(tmp_path, base):
    file = tmp_path / "a.jpg"
    for gain in (
        described(jpeg(flat(9)), PLAIN + b'hdrgm:BaseRenditionIsHDR="True"'),
        with_segments(jpeg(flat(9)), (0xE2, iso(heads=(3, 0)))),
    ):
        file.write_bytes(ultra(jpeg(base), gain))
        with pytest.raises(FileRefusedError, match="towards SDR"):
            sdr.read(file)


def test_truncations_are_refused_and_never_read_as_sdr(tmp_path, base):
    file, picture = tmp_path / "a.jpg", jpeg(base)
    whole = ultra(picture, described(jpeg(flat(200)), PLAIN))
    for length in (*range(len(picture) // 2, len(whole) - 1, 37), len(whole) - 1):
        file.write_bytes(whole[:length])
        with pytest.raises(FileRefusedError):
            sdr.read(file)


def test_metadata_left_behind_by_an_editor_are_a_plain_jpeg(tmp_path, base):
    file = tmp_path / "a.jpg"
    file.write_bytes(with_segments(jpeg(base), (0xE1, XMP + b"<x " + NAMESPACE + b"/>")))
    assert sdr.read(file).format == "jpeg"


def test_a_gain_map_right_behind_is_found_without_mpf(tmp_path, base):
    file = tmp_path / "a.jpg"
    file.write_bytes(jpeg(base) + described(jpeg(flat(255)), PLAIN))
    assert sdr.read(file).format == "uhdr"


def test_two_pictures_without_a_gain_map_are_a_plain_jpeg(tmp_path, base):
    file = tmp_path / "a.jpg"
    Image.fromarray(base).save(file, "MPO", save_all=True, append_images=[Image.fromarray(base)], quality=100)
    photo = sdr.read(file)
    assert photo.format == "jpeg"
    assert photo.sdr_base is None


def synthetic(tmp_path):
    x = np.linspace(0, 1, 256)[None, :, None] * np.linspace(0.2, 1, 128)[:, None, None]
    light = 6 * (x * np.array([1, 0.7, 0.4])) ** 2 + 0.02
    rgba = np.dstack([light, np.ones(light.shape[:2])]).astype(np.float16)
    file = tmp_path / "u.jpg"
    file.write_bytes(imagecodecs.ultrahdr_encode(rgba))
    return file, light


def test_agrees_with_libultrahdr_and_openimageio_on_a_coded_picture(tmp_path):
    file, light = synthetic(tmp_path)
    ours = sdr.read(file).rgb
    assert np.abs(ours / light - 1).mean() < 0.03
    theirs = imagecodecs.ultrahdr_decode(file.read_bytes())[..., :3]
    assert np.abs(ours / theirs - 1).mean() < 0.02
    oiio = pytest.importorskip("OpenImageIO")
    theirs = oiio.ImageBuf(str(file)).get_pixels(oiio.FLOAT)[..., :3]
    assert np.abs(ours / theirs - 1).mean() < 0.02


def test_agrees_with_libultrahdr_on_a_real_photo(data_dir):
    file = data_dir / "gainmap" / "lamps.jpg"
    photo = sdr.read(file)
    assert photo.sdr_base.shape == photo.rgb.shape
    # Libultrahdr lays the map's pixels on corners of 4 x 4 blocks, we on their centres: edges differ.
    ours = photo.rgb[3::4, 3::4]
    theirs = imagecodecs.ultrahdr_decode(file.read_bytes())[3::4, 3::4, :3].astype(np.float32)
    assert ours.max() == pytest.approx(theirs.max(), rel=1e-3)
    assert np.abs(ours - theirs).mean() < 0.04 * theirs.mean()
    assert np.median(np.abs(ours - theirs)) < 0.02 * np.median(theirs)


def test_what_a_file_holds_is_told_by_its_header(tmp_path, base):
    ultra_hdr, plain, left_behind = (tmp_path / name for name in ("a.jpg", "b.jpg", "c.jpg"))
    ultra_hdr.write_bytes(ultra(jpeg(base), described(jpeg(flat(255)), PLAIN)))
    plain.write_bytes(jpeg(base))
    left_behind.write_bytes(with_segments(jpeg(base), (0xE1, XMP + b"<x " + NAMESPACE + b"/>")))
    assert [codecs.content(path) for path in (ultra_hdr, plain, left_behind)] == [
        "both",
        "picture",
        "picture",
    ]
