import io
import struct
import zlib

import cv2
import imagecodecs
import numpy as np
import pytest
from PIL import Image, ImageCms, ImageOps

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import colour, icc
from disque_studio.imaging.codecs import exif, png, sdr
from disque_studio.imaging.transfer import srgb_decode

P3 = icc.build_profile(colour.DISPLAY_P3, icc.SRGB_CURVE, "Display P3")


@pytest.fixture
def picture() -> np.ndarray:
    """(48, 64, 3) uint8: smooth with some detail, so that JPEG keeps it well."""
    y, x = np.mgrid[0:48, 0:64]
    waves = [np.sin(x / 9) + np.cos(y / 7), np.cos(x / 5 + y / 11), np.sin((x + y) / 13) + x / 64]
    return np.clip(128 + 50 * np.stack(waves, axis=2), 0, 255).astype(np.uint8)


def deep(picture):
    noise = np.random.default_rng(0).integers(0, 256, picture.shape)
    return (picture.astype(np.uint16) * 256 + noise).astype(np.uint16)


def save(file, picture, **options):
    Image.fromarray(picture).save(file, **options)
    return file


def exif_block(orientation=1, *, order="<"):
    entry = struct.pack(order + "HHIHH", exif.ORIENTATION, 3, 1, orientation, 0)
    return exif.header(order) + struct.pack(order + "IH", 8, 1) + entry + bytes(4)


def test_png_keeps_8_and_16_bits_exactly(tmp_path, picture):
    for pixels in (picture, deep(picture)):
        file = tmp_path / "a.png"
        file.write_bytes(imagecodecs.png_encode(pixels))
        read = sdr.read_picture(file)
        assert read.rgb.dtype == pixels.dtype
        assert np.array_equal(read.rgb, pixels)


def test_a_photo_is_the_picture_in_linear_light(tmp_path, picture):
    for pixels in (picture, deep(picture)):
        file = tmp_path / "a.png"
        file.write_bytes(imagecodecs.png_encode(pixels))
        photo = sdr.read(file)
        assert photo.rgb.dtype == np.float32
        assert photo.format == "png"
        assert np.allclose(photo.rgb, srgb_decode(pixels / np.iinfo(pixels.dtype).max), atol=1e-6)


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "1", "I;16"])
def test_every_png_mode_gives_the_colours_stored(tmp_path, picture, mode):
    file = tmp_path / "a.png"
    if mode == "I;16":
        grey = np.ascontiguousarray(deep(picture)[..., 0])
        file.write_bytes(imagecodecs.png_encode(grey))
        expected = np.repeat(grey[..., None], 3, axis=2)
    else:
        image = Image.fromarray(picture)
        image = image.quantize(64) if mode == "P" else image.convert(mode)
        if mode.endswith("A"):
            image.putalpha(Image.fromarray(picture[..., 0]))
        image.save(file)
        expected = np.asarray(image.convert("RGB"))
        if mode.endswith("A"):
            expected = np.asarray(image)[..., :3] if mode == "RGBA" else np.asarray(image)[..., [0, 0, 0]]
    assert np.array_equal(sdr.read_picture(file).rgb, expected)


@pytest.mark.parametrize(
    "options", [{}, {"progressive": True}, {"subsampling": 0}, {"restart_marker_rows": 1}]
)
def test_jpeg_agrees_with_opencv(tmp_path, picture, options):
    file = save(tmp_path / "a.jpg", picture, quality=92, **options)
    read = sdr.read_picture(file).rgb
    assert read.dtype == np.uint8
    assert np.abs(read.astype(int) - cv2.imread(str(file))[..., ::-1]).max() <= 2
    assert sdr.read(file).format == "jpeg"


def test_interlaced_pngs_are_read(tmp_path, picture):
    passes = (
        (0, 0, 8, 8),
        (0, 4, 8, 8),
        (4, 0, 8, 4),
        (0, 2, 4, 4),
        (2, 0, 4, 2),
        (0, 1, 2, 2),
        (1, 0, 2, 1),
    )
    rows = b"".join(
        b"\0" + row.tobytes()
        for top, left, down, across in passes
        for row in picture[top::down, left::across]
    )
    header = struct.pack(">IIBBBBB", 64, 48, 8, 2, 0, 0, 1)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    file = tmp_path / "a.png"
    file.write_bytes(png.SIGNATURE + b"".join(png.chunk(kind, body) for kind, body in chunks))
    assert np.array_equal(sdr.read_picture(file).rgb, picture)


def test_grey_and_cmyk_jpegs_become_rgb(tmp_path, picture):
    grey = Image.fromarray(picture).convert("L")
    grey.save(tmp_path / "g.jpg", quality=100)
    read = sdr.read_picture(tmp_path / "g.jpg").rgb
    assert np.abs(read.astype(int) - np.asarray(grey)[..., None]).max() <= 2
    Image.fromarray(picture).convert("CMYK").save(tmp_path / "c.jpg", quality=100, subsampling=0)
    read = sdr.read_picture(tmp_path / "c.jpg").rgb
    assert np.abs(read.astype(int) - picture).mean() < 3


def test_webp_lossless_is_exact_and_alpha_is_left_out(tmp_path, picture):
    file = save(tmp_path / "a.webp", picture, lossless=True)
    assert np.array_equal(sdr.read_picture(file).rgb, picture)
    assert sdr.read(file).format == "webp"
    image = Image.fromarray(picture)
    image.putalpha(128)
    image.save(file, lossless=True, exact=True)
    assert np.array_equal(sdr.read_picture(file).rgb, picture)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_agrees_with_pillow(tmp_path, picture, orientation):
    for name, options in (("a.jpg", {"quality": 95}), ("a.png", {}), ("a.webp", {"lossless": True})):
        file = save(tmp_path / name, picture, exif=b"Exif\0\0" + exif_block(orientation), **options)
        with Image.open(file) as image:
            expected = np.asarray(ImageOps.exif_transpose(image))
        read = sdr.read_picture(file)
        assert np.array_equal(read.rgb, expected), name
        assert read.exif == exif_block(orientation)


@pytest.mark.parametrize(
    "name, options", [("a.jpg", {"quality": 100, "subsampling": 0}), ("a.png", {}), ("a.webp", {})]
)
def test_a_profile_is_honoured_alike_in_every_format(tmp_path, picture, name, options):
    flat = np.zeros_like(picture) + np.array([200, 60, 40], np.uint8)
    options = {"lossless": True} if name == "a.webp" else options
    plain = sdr.read(save(tmp_path / name, flat, **options)).rgb[10, 10]
    tagged = sdr.read(save(tmp_path / name, flat, icc_profile=P3, **options))
    expected = colour.rgb_to_rgb(colour.DISPLAY_P3, colour.REC709) @ plain
    assert np.allclose(tagged.rgb[10, 10], expected, atol=2e-3)
    seen = sdr.read_picture(tmp_path / name).rgb[10, 10]
    assert np.allclose(seen / 255, colour.srgb_encode(np.clip(expected, 0, 1)), atol=1.6 / 255)


def test_colours_outside_srgb_are_kept_in_the_photo_and_clipped_in_the_picture(tmp_path, picture):
    flat = np.zeros_like(picture) + np.array([0, 255, 0], np.uint8)
    file = save(tmp_path / "a.png", flat, icc_profile=P3)
    assert sdr.read(file).rgb[0, 0].min() < -0.01
    assert sdr.read_picture(file).rgb[0, 0].tolist() == [0, 255, 0]


def test_an_srgb_profile_changes_nothing(tmp_path, picture):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = save(tmp_path / "a.png", picture, icc_profile=profile)
    assert np.array_equal(sdr.read_picture(file).rgb, picture)


def test_a_damaged_profile_is_refused(tmp_path, picture):
    with pytest.raises(FileRefusedError, match="colour profile"):
        sdr.read_picture(save(tmp_path / "a.jpg", picture, icc_profile=b"no profile" * 30))


def with_chunks(picture, *chunks):
    data = imagecodecs.png_encode(picture)
    head = len(png.SIGNATURE) + 25
    return data[:head] + b"".join(png.chunk(kind, body) for kind, body in chunks) + data[head:]


def test_png_colour_chunks(tmp_path, picture):
    file = tmp_path / "a.png"
    plain = srgb_decode(picture / 255)
    file.write_bytes(
        with_chunks(picture, (b"gAMA", struct.pack(">I", 45455)), (b"cICP", bytes((1, 13, 0, 1))))
    )
    assert np.allclose(sdr.read(file).rgb, plain, atol=1e-6)
    file.write_bytes(with_chunks(picture, (b"gAMA", struct.pack(">I", 100_000))))
    assert np.allclose(sdr.read(file).rgb, picture / 255, atol=1e-4)
    file.write_bytes(with_chunks(picture, (b"cICP", bytes((12, 13, 0, 1)))))
    expected = plain @ colour.rgb_to_rgb(colour.DISPLAY_P3, colour.REC709).T
    assert np.allclose(sdr.read(file).rgb, expected, atol=1e-3)
    for transfer, name in ((16, "PQ"), (18, "HLG")):
        file.write_bytes(with_chunks(picture, (b"cICP", bytes((9, transfer, 0, 1)))))
        with pytest.raises(FileRefusedError, match=name):
            sdr.read(file)


def test_a_profile_bomb_within_a_png_is_refused(tmp_path, picture):
    file = tmp_path / "a.png"
    file.write_bytes(with_chunks(picture, (b"iCCP", b"x\0\0" + zlib.compress(bytes(1 << 26)))))
    with pytest.raises(FileRefusedError, match="profile"):
        sdr.read(file)


@pytest.mark.parametrize("name", ["a.jpg", "p.jpg", "a.png", "a.webp", "l.webp"])
def test_every_truncation_is_refused(tmp_path, picture, name):
    options = {"p.jpg": {"progressive": True}, "l.webp": {"lossless": True}}.get(name, {})
    file = save(tmp_path / name, picture, **options)
    whole = file.read_bytes()
    for length in (*range(4, len(whole) - 12, max(1, len(whole) // 150)), len(whole) - 2, len(whole) - 1):
        file.write_bytes(whole[:length])
        with pytest.raises(FileRefusedError):
            sdr.read_picture(file)


def test_a_png_with_any_bit_flipped_is_refused(tmp_path, picture):
    file = save(tmp_path / "a.png", picture)
    whole = file.read_bytes()
    rng = np.random.default_rng(5)
    for place in rng.integers(0, len(whole), 100).tolist():
        file.write_bytes(
            whole[:place] + bytes((whole[place] ^ 1 << int(rng.integers(8)),)) + whole[place + 1 :]
        )
        if sdr.matches(file.read_bytes()):
            with pytest.raises(FileRefusedError):
                sdr.read_picture(file)


def test_bombs_are_refused_by_their_header(tmp_path, picture):
    file = save(tmp_path / "a.png", picture)
    header = struct.pack(">II", 60_000, 60_000) + file.read_bytes()[24:29]
    file.write_bytes(
        png.SIGNATURE + png.chunk(b"IHDR", header) + png.chunk(b"IDAT", b"") + png.chunk(b"IEND", b"")
    )
    with pytest.raises(FileRefusedError, match="too large"):
        sdr.read(file)
    file = save(tmp_path / "a.jpg", picture)
    data = bytearray(file.read_bytes())
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", 60_000, 60_000)
    file.write_bytes(data)
    with pytest.raises(FileRefusedError, match="too large"):
        sdr.read(file)


def test_other_depths_and_layers_are_refused_by_name(tmp_path, picture):
    file = tmp_path / "a.jpg"
    file.write_bytes(imagecodecs.jpeg8_encode(deep(picture) >> 4, bitspersample=12))
    with pytest.raises(FileRefusedError, match="12 bits"):
        sdr.read(file)
    with pytest.raises(FileRefusedError, match="beauty"):
        sdr.read(save(tmp_path / "b.png", picture), layer="beauty")


def test_metadata_in_which_other_readers_stumble_does_no_harm(tmp_path, picture):
    whole = save(tmp_path / "a.jpg", picture).read_bytes()
    broken = b"".join(
        b"\xff" + bytes((marker,)) + struct.pack(">H", len(body) + 2) + body
        for marker, body in (
            (0xED, b"Photoshop 3.0\x008BIM\x04\x04" + b"\xff" * 30),
            (0xE2, b"MPF\0II*\0" + b"\xff" * 40),
        )
    )
    (tmp_path / "b.jpg").write_bytes(whole[:2] + broken + whole[2:])
    assert np.array_equal(sdr.read_picture(tmp_path / "b.jpg").rgb, sdr.read_picture(tmp_path / "a.jpg").rgb)


def test_the_bytes_behind_the_picture_are_of_no_matter(tmp_path, picture):
    file = save(tmp_path / "a.jpg", picture)
    before = sdr.read_picture(file).rgb
    file.write_bytes(file.read_bytes() + bytes(1000))
    assert np.array_equal(sdr.read_picture(file).rgb, before)


def test_pillow_finds_our_reading_of_real_jpegs_right(data_dir):
    for file in sorted((data_dir / "looks").glob("*_0__drago.jpg"))[:3]:
        with Image.open(io.BytesIO(file.read_bytes())) as image:
            assert np.array_equal(sdr.read_picture(file).rgb, np.asarray(image))
