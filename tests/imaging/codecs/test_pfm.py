import cv2
import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs import pfm


@pytest.fixture
def picture() -> np.ndarray:
    return np.random.default_rng(4).uniform(-1, 3000, (7, 5, 3)).astype(np.float32)


@pytest.mark.parametrize("big_endian", [False, True])
def test_round_trip_is_exact_in_both_byte_orders(tmp_path, picture, big_endian):
    file = tmp_path / "a.pfm"
    pfm.write_pfm(file, picture, big_endian=big_endian)
    photo = pfm.read(file)
    assert np.array_equal(photo.rgb, picture)
    assert photo.rgb.dtype == np.float32
    assert photo.samples.negative == np.count_nonzero(picture < 0)
    assert photo.channels == ("R", "G", "B")


def test_grey_becomes_three_equal_channels(tmp_path, picture):
    file = tmp_path / "a.pfm"
    pfm.write_pfm(file, picture[..., 0])
    photo = pfm.read(file)
    assert np.array_equal(photo.rgb, np.repeat(picture[..., :1], 3, axis=2))
    assert photo.channels == ("Y",)


def test_agrees_with_opencv_about_what_is_up(tmp_path, picture):
    file = tmp_path / "a.pfm"
    assert cv2.imwrite(str(file), picture[..., ::-1])
    assert np.array_equal(pfm.read(file).rgb, picture)
    pfm.write_pfm(file, picture)
    assert np.array_equal(cv2.imread(str(file), cv2.IMREAD_UNCHANGED)[..., ::-1], picture)


@pytest.mark.parametrize("separators", [b"\n \n\n", b" \t  ", b"\n\n\n\n", b"\n  \n"])
def test_any_white_space_may_end_a_field(tmp_path, separators):
    file = tmp_path / "a.pfm"
    a, b, c, d = (bytes([s]) for s in separators)
    file.write_bytes(b"Pf" + a + b"2" + b + b"1" + c + b"-1" + d + np.array([32, 10], "<f4").tobytes())
    assert pfm.read(file).rgb[0, :, 0].tolist() == [32.0, 10.0]


def test_samples_are_multiplied_by_the_scale(tmp_path):
    file = tmp_path / "a.pfm"
    file.write_bytes(b"Pf\r\n2 1\r\n2.5\r\n" + np.array([1, 4], ">f4").tobytes())
    assert pfm.read(file).rgb[0, :, 1].tolist() == [2.5, 10.0]


def test_unusable_samples_are_counted_and_made_finite(tmp_path, picture):
    picture[0, 0, 0], picture[1, 1, 1] = np.nan, np.inf
    file = tmp_path / "a.pfm"
    pfm.write_pfm(file, picture)
    photo = pfm.read(file)
    assert (photo.samples.nan, photo.samples.inf) == (1, 1)
    assert np.isfinite(photo.rgb).all()


def test_every_truncation_is_refused(tmp_path, picture):
    file = tmp_path / "a.pfm"
    pfm.write_pfm(file, picture)
    whole = file.read_bytes()
    for length in (*range(3, 40), *range(40, len(whole), 7), len(whole) - 1):
        file.write_bytes(whole[:length])
        with pytest.raises(FileRefusedError):
            pfm.read(file)
    file.write_bytes(whole[:-1])
    with pytest.raises(FileRefusedError, match="cut short after row 6 of 7"):
        pfm.read(file)


@pytest.mark.parametrize(
    "header", [b"PF\n4 4\n0\n", b"PF\n4 4\nnan\n", b"PF\n4 4\n1e999\n", b"PF\n0 4\n-1\n", b"PF\n-4 4\n-1\n"]
)
def test_damaged_headers_are_refused(tmp_path, header):
    file = tmp_path / "a.pfm"
    file.write_bytes(header + bytes(192))
    with pytest.raises(FileRefusedError, match="damaged"):
        pfm.read(file)


def test_a_bomb_is_refused_before_memory_is_taken(tmp_path):
    file = tmp_path / "a.pfm"
    file.write_bytes(b"PF\n65000 65000\n-1\n")
    with pytest.raises(FileRefusedError, match="too large"):
        pfm.read(file)


def test_layers_are_refused_by_name(tmp_path, picture):
    file = tmp_path / "a.pfm"
    pfm.write_pfm(file, picture)
    with pytest.raises(FileRefusedError, match="diffuse"):
        pfm.read(file, layer="diffuse")
