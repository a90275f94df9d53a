import itertools

import cv2
import imageio.v3 as iio
import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import colour
from disque_studio.imaging.codecs import radiance

HEADER = b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n"


@pytest.fixture
def rgbe() -> np.ndarray:
    """(6, 40, 4) RGBE pixels with runs in every plane, no (1, 1, 1, n) and no (2, 2, small, n)."""
    rng = np.random.default_rng(7)
    pixels = rng.integers(128, 256, (6, 40, 4), dtype=np.uint8)
    pixels[1, 3:33] = 200
    pixels[2, :, 1] = 7
    pixels[3, :, 3] = 0
    pixels[4] = 255
    return pixels


def linear(rgbe):
    return np.ldexp(rgbe[..., :3].astype(np.float64), rgbe[..., 3:].astype(int) - 136) * (rgbe[..., 3:] > 0)


def flat(rgbe):
    return rgbe.tobytes()


def old_rle(rgbe):
    """The first run-length code, a run of n written in digits to the base 256."""
    coded = bytearray()
    for row in rgbe:
        for pixel, group in itertools.groupby(map(bytes, row)):
            repeats = len(list(group)) - 1
            coded += pixel
            while repeats:
                coded += bytes((1, 1, 1, repeats & 255))
                repeats >>= 8
    return bytes(coded)


def new_rle(rgbe):
    """The second run-length code, in the plainest way: runs from two bytes on, literals of one byte."""
    coded = bytearray()
    for row in rgbe:
        coded += bytes((2, 2, len(row) >> 8, len(row) & 255))
        for plane in row.T:
            for value, group in itertools.groupby(plane.tolist()):
                count = len(list(group))
                coded += bytes((1, value)) if count == 1 else bytes((128 + count, value))
    return bytes(coded)


def write(file, body, *, size=b"-Y 6 +X 40", extra=b"", header=HEADER):
    file.write_bytes(header + extra + b"\n" + size + b"\n" + body)
    return file


@pytest.mark.parametrize("code", [flat, old_rle, new_rle])
def test_all_codes_give_the_same_exact_light(tmp_path, rgbe, code):
    photo = radiance.read(write(tmp_path / "a.hdr", code(rgbe)))
    assert photo.rgb.dtype == np.float32
    assert np.array_equal(photo.rgb, linear(rgbe).astype(np.float32))
    assert photo.chromaticities is None


def test_long_runs_of_the_old_code(tmp_path):
    rgbe = np.tile(np.array([[[9, 130, 77, 129]]], np.uint8), (2, 70_000, 1))
    body = (
        bytes((9, 130, 77, 129)) + bytes((1, 1, 1, 69_999 & 255, 1, 1, 1, 69_999 >> 8 & 255, 1, 1, 1, 1))
    ) * 2
    photo = radiance.read(write(tmp_path / "a.hdr", body, size=b"-Y 2 +X 70000"))
    assert np.array_equal(photo.rgb, linear(rgbe).astype(np.float32))


@pytest.mark.parametrize("width", [1, 7, 8, 127, 128, 129, 300, 32767, 32768])
def test_written_pictures_round_trip_exactly_at_any_width(tmp_path, width):
    rgb = np.repeat(np.random.default_rng(width).uniform(0.5, 1, (2, (width + 2) // 3, 3)), 3, axis=1)
    rgb = (rgb[:, :width] * 256).astype(int) * np.float32(0.125)
    radiance.write_radiance(tmp_path / "a.hdr", rgb)
    assert np.array_equal(radiance.read(tmp_path / "a.hdr").rgb, rgb)


def test_written_pictures_keep_eight_bits_of_the_largest_channel(tmp_path):
    rgb = np.exp(np.random.default_rng(3).uniform(-40, 40, (30, 33, 3))).astype(np.float32)
    rgb[0, 0], rgb[0, 1], rgb[0, 2] = 0, (255.9, 1, 0), (-1, 1e-42, 0)
    radiance.write_radiance(tmp_path / "a.hdr", rgb)
    error = np.abs(radiance.read(tmp_path / "a.hdr").rgb - np.maximum(rgb, 0))
    assert (error <= rgb.max(axis=2, keepdims=True) / 255 + 2.0**-128).all()


def test_agrees_with_other_readers_and_writers(tmp_path, rgbe):
    file = write(tmp_path / "a.hdr", new_rle(rgbe))
    assert np.array_equal(cv2.imread(str(file), cv2.IMREAD_UNCHANGED)[..., ::-1], radiance.read(file).rgb)
    oiio = pytest.importorskip("OpenImageIO")
    assert np.allclose(oiio.ImageBuf(str(file)).get_pixels(), radiance.read(file).rgb, rtol=1e-6, atol=0)
    rgb = np.random.default_rng(1).uniform(0, 90, (20, 30, 3)).astype(np.float32)
    cv2.imwrite(str(tmp_path / "b.hdr"), rgb[..., ::-1])
    read = radiance.read(tmp_path / "b.hdr").rgb
    assert np.array_equal(read, cv2.imread(str(tmp_path / "b.hdr"), cv2.IMREAD_UNCHANGED)[..., ::-1])
    radiance.write_radiance(tmp_path / "c.hdr", rgb)
    assert np.array_equal(
        oiio.ImageBuf(str(tmp_path / "c.hdr")).get_pixels(), radiance.read(tmp_path / "c.hdr").rgb
    )


@pytest.mark.parametrize("y, x, columns", list(itertools.product("-+", "-+", (False, True))))
def test_all_eight_orientations_come_upright(tmp_path, rgbe, y, x, columns):
    stored = rgbe[:: 1 if y == "-" else -1, :: 1 if x == "+" else -1]
    size = f"{x}X 40 {y}Y 6" if columns else f"{y}Y 6 {x}X 40"
    body = flat(np.ascontiguousarray(stored.transpose(1, 0, 2) if columns else stored))
    photo = radiance.read(write(tmp_path / "a.hdr", body, size=size.encode()))
    assert np.array_equal(photo.rgb, linear(rgbe).astype(np.float32))


def test_exposure_and_colour_correction_are_divided_out(tmp_path, rgbe):
    extra = b"EXPOSURE=2\nCOLORCORR=1 2 4\nEXPOSURE= 4.0\nSOFTWARE=ours\n"
    photo = radiance.read(write(tmp_path / "a.hdr", flat(rgbe), extra=extra))
    assert np.allclose(photo.rgb, linear(rgbe) / (8, 16, 32), rtol=1e-6)


def test_gamma_is_undone(tmp_path, rgbe):
    rgbe[..., 3] = 128
    photo = radiance.read(write(tmp_path / "a.hdr", flat(rgbe), extra=b"GAMMA=2.2\n"))
    assert np.allclose(photo.rgb, linear(rgbe) ** 2.2, rtol=1e-5)


def test_primaries_are_brought_to_rec709_and_white_stays_white(tmp_path, rgbe):
    rgbe[0, 0] = (128, 128, 128, 129)
    primaries = b"PRIMARIES=.7080 .2920 .1700 .7970 .1310 .0460 .3127 .3290\n"
    photo = radiance.read(write(tmp_path / "a.hdr", flat(rgbe), extra=primaries))
    matrix = colour.rgb_to_rgb(colour.REC2020, colour.REC709)
    expected = linear(rgbe) @ matrix.T
    assert np.allclose(
        photo.rgb, expected, rtol=1e-4, atol=1e-5 * np.abs(linear(rgbe)).max(axis=2, keepdims=True)
    )
    assert np.allclose(photo.rgb[0, 0], 1, atol=1e-5)
    assert photo.chromaticities == (0.708, 0.292, 0.17, 0.797, 0.131, 0.046, 0.3127, 0.329)


def test_primaries_that_span_nothing_are_passed_over(tmp_path, rgbe):
    photo = radiance.read(write(tmp_path / "a.hdr", flat(rgbe), extra=b"PRIMARIES=0 0 0 0 0 0 0 0\n"))
    assert photo.chromaticities is None
    assert np.array_equal(photo.rgb, linear(rgbe).astype(np.float32))


def test_xyze_keeps_luminance_and_neutrals(tmp_path, rgbe):
    rgbe[0, 0] = (128, 128, 128, 129)
    header = HEADER.replace(b"rgbe", b"xyze")
    photo = radiance.read(write(tmp_path / "a.hdr", flat(rgbe), header=header))
    assert np.allclose(photo.rgb[0, 0], 1, atol=1e-3)
    assert photo.chromaticities[:2] == (1.0, 0.0)


@pytest.mark.parametrize("code", [flat, old_rle, new_rle])
def test_every_truncation_is_refused(tmp_path, rgbe, code):
    file = write(tmp_path / "a.hdr", code(rgbe))
    whole = file.read_bytes()
    for length in (*range(2, 90), *range(90, len(whole), 11), len(whole) - 1):
        file.write_bytes(whole[:length])
        with pytest.raises(FileRefusedError, match="cut short"):
            radiance.read(file)


def test_a_truncation_names_its_row(tmp_path, rgbe):
    with pytest.raises(FileRefusedError, match="is cut short after row 4 of 6"):
        radiance.read(write(tmp_path / "a.hdr", flat(rgbe)[: 4 * 40 * 4 + 50]))


@pytest.mark.parametrize(
    "body, reason",
    [
        (bytes((2, 2, 0, 41)), "another length"),
        (bytes((2, 2, 0, 40, 0, 0)), "empty run"),
        (bytes((2, 2, 0, 40, 255, 9)), "beyond the end"),
        (bytes((1, 1, 1, 40)), "beyond its scanline"),
        (bytes((9, 9, 9, 128, 1, 1, 1, 40)), "beyond its scanline"),
    ],
)
def test_damaged_codes_are_refused(tmp_path, body, reason):
    with pytest.raises(FileRefusedError, match=reason):
        radiance.read(write(tmp_path / "a.hdr", body + bytes(6 * 40 * 4)))


@pytest.mark.parametrize(
    "size",
    [
        b"",
        b"-Y 6",
        b"-Y 6 +Y 40",
        b"-YX 6 + 40",
        b"Y 6 X 40",
        b"-Y 6 +X forty",
        b"-Y 0 +X 40",
        b"-Y -6 +X 40",
    ],
)
def test_damaged_size_lines_are_refused(tmp_path, rgbe, size):
    with pytest.raises(FileRefusedError, match=r"damaged|no size line"):
        radiance.read(write(tmp_path / "a.hdr", flat(rgbe), size=size))


@pytest.mark.parametrize(
    "line", [b"EXPOSURE=0", b"EXPOSURE=nan", b"COLORCORR=1 2", b"GAMMA=-1", b"EXPOSURE=x"]
)
def test_damaged_header_values_are_refused(tmp_path, rgbe, line):
    with pytest.raises(FileRefusedError, match="damaged: its header says"):
        radiance.read(write(tmp_path / "a.hdr", flat(rgbe), extra=line + b"\n"))


def test_other_formats_bombs_and_layers_are_refused_by_name(tmp_path, rgbe):
    file = tmp_path / "a.hdr"
    with pytest.raises(FileRefusedError, match='FORMAT is "32-bit_float"'):
        radiance.read(write(file, flat(rgbe), header=HEADER.replace(b"rle_rgbe", b"float")))
    with pytest.raises(FileRefusedError, match="too large"):
        radiance.read(write(file, b"", size=b"-Y 40000 +X 40000"))
    with pytest.raises(FileRefusedError, match="beauty"):
        radiance.read(write(file, flat(rgbe)), layer="beauty")


def test_real_panoramas_agree_with_imageio_and_opencv(data_dir):
    files = sorted((data_dir / "hdr" / "train").glob("*.hdr"))[:4]
    assert files
    for file in files:
        rgb = radiance.read(file).rgb
        assert np.array_equal(rgb, cv2.imread(str(file), cv2.IMREAD_UNCHANGED)[..., ::-1])
    assert np.array_equal(rgb, iio.imread(file, plugin="opencv", flags=cv2.IMREAD_UNCHANGED))


def test_rows_that_cannot_be_there_take_no_memory(tmp_path):
    file = write(tmp_path / "a.hdr", b"#?\n\n-Y 40000 +X 4000\n")
    with pytest.raises(FileRefusedError, match="cut short: some of its rows"):
        radiance.read(file)
