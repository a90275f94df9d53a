import subprocess
import sys

import numpy as np
import OpenEXR
import pytest
import tifffile

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.codecs.limits import LIMIT_PIXELS, check_size
from disque_studio.imaging.codecs.samples import make_finite


def save_exr(path):
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    OpenEXR.File(header, {"RGB": np.full((4, 6, 3), 0.5, np.float16)}).write(str(path))
    return path


def test_content_chooses_the_family_and_not_the_name(tmp_path):
    photo = codecs.read(str(save_exr(tmp_path / "photo.jpg")))
    assert (photo.format, photo.width, photo.height) == ("exr", 6, 4)
    assert photo.source == tmp_path / "photo.jpg"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"version https://git-lfs.github.com/spec/v1", "Git LFS pointer"),
        (b"XPDS" + bytes(2000), "DPX"),
        (b"P5\n65000 65000\n255\n", "PNM"),
        (b"\0\0\0\x20ftypavif" + bytes(50), "AVIF"),
        (b"\0\0\0\x18ftypcrx \0\n", "raw"),
        (b"Photos of the summer", "not a picture known here"),
        (bytes(5000), "not a picture known here"),
    ],
)
def test_strangers_are_refused_by_name(tmp_path, content, reason):
    path = tmp_path / "photo.exr"
    path.write_bytes(content)
    for read in (codecs.read, codecs.read_picture):
        with pytest.raises(FileRefusedError, match=reason):
            read(path)


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(FileRefusedError, match="is not a file"):
        codecs.read(tmp_path)
    with pytest.raises(FileRefusedError, match="cannot be opened: there is no such file"):
        codecs.read(tmp_path / "missing.exr")
    for name in ("x" * 5000, "a\0b"):
        with pytest.raises(FileRefusedError, match="cannot be opened"):
            codecs.read(tmp_path / name)


def test_hdr_files_are_no_finished_pictures(tmp_path):
    with pytest.raises(FileRefusedError, match=r"HDR file \(exr\)"):
        codecs.read_picture(save_exr(tmp_path / "a.exr"))


def test_a_layer_is_asked_of_exr_files_alone(tmp_path):
    path = tmp_path / "a.pfm"
    path.write_bytes(b"Pf\n1 1\n-1.0\n" + bytes(4))
    with pytest.raises(FileRefusedError, match="only EXR files have layers"):
        codecs.read(path, layer="diffuse")


def test_running_out_of_memory_is_a_refusal(tmp_path, monkeypatch):
    def exhausted(path, *, layer, stored):
        raise MemoryError

    monkeypatch.setattr("disque_studio.imaging.codecs.exr.read", exhausted)
    with pytest.raises(FileRefusedError, match="memory"):
        codecs.read(save_exr(tmp_path / "a.exr"))


def test_families_are_imported_when_first_needed():
    code = (
        "import sys; import disque_studio.imaging.codecs as codecs\n"
        "families = [name for name in codecs.FAMILIES if f'{codecs.__name__}.{name}' in sys.modules]\n"
        "assert not families and 'OpenEXR' not in sys.modules, families"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("width", "height", "channels", "reason"),
    [
        (0, 5, 3, "damaged"),
        (5, -1, 3, "damaged"),
        (5, 5, 0, "damaged"),
        (LIMIT_PIXELS, 1, 3, "too large"),
        (22_501, 20_000, 3, "too large"),
        (5, 5, 100_000, "channels"),
    ],
)
def test_absurd_sizes_are_refused(tmp_path, width, height, channels, reason):
    with pytest.raises(FileRefusedError, match=reason):
        check_size(tmp_path, width, height, channels)
    check_size(tmp_path, 20_000, 20_000)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_every_sample_becomes_finite_by_one_rule(dtype):
    rgb = np.random.default_rng(1).uniform(0, 9, (700, 900, 3)).astype(dtype)
    rgb[0, 0] = [np.nan, np.inf, -np.inf]
    rgb[699, 899] = [-np.nan, -3, -0.0]
    rgb[350, 5] = [12, 0, -12]
    expected = rgb.copy()
    expected[0, 0], expected[699, 899, 0] = [0, 12, 0], 0
    finite, samples = make_finite(rgb)
    assert (samples.nan, samples.inf, samples.negative) == (2, 2, 2)
    assert finite is rgb
    np.testing.assert_array_equal(finite, expected)
    assert make_finite(finite)[1].nan == 0


def test_a_photo_of_infinities_is_black_and_shared_memory_is_left_alone():
    rgb = np.full((2, 2, 3), np.inf, np.float32)
    rgb.flags.writeable = False
    finite, samples = make_finite(rgb)
    assert samples.inf == 12 and not finite.any() and np.isinf(rgb).all()


def test_only_floats_of_the_working_space_are_taken():
    with pytest.raises(TypeError, match="float64"):
        make_finite(np.zeros((1, 1, 3)))


def test_what_a_file_holds_is_told_without_decoding(tmp_path):
    for name, pixels in (
        ("light", np.ones((4, 6, 3), np.float32)),
        ("picture", np.ones((4, 6, 3), np.uint16)),
    ):
        tifffile.imwrite(tmp_path / f"{name}.tif", pixels, photometric="rgb")
        assert codecs.content(tmp_path / f"{name}.tif") == name
    assert codecs.content(save_exr(tmp_path / "a.jpg")) == "light"
    with pytest.raises(FileRefusedError, match="cannot be opened"):
        codecs.content(tmp_path / "missing.exr")
    (tmp_path / "broken.tif").write_bytes(b"II*\0" + bytes(20))
    with pytest.raises(FileRefusedError, match="TIFF"):
        codecs.content(tmp_path / "broken.tif")
