import io

import cv2
import numpy as np
import pytest
from PIL import Image

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs import jpeg, jpegscan

KINDS = {
    "baseline": {"quality": 90},
    "full colour": {"quality": 100, "subsampling": 0},
    "4:2:2": {"quality": 75, "subsampling": 1},
    "own tables": {"quality": 60, "optimize": True},
    "restarts": {"quality": 90, "restart_marker_rows": 1},
    "progressive": {"quality": 85, "progressive": True},
    "progressive, full colour": {"quality": 100, "progressive": True, "subsampling": 0},
    "progressive with restarts": {"quality": 90, "progressive": True, "restart_marker_blocks": 5},
}


def code(pixels, **options):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "jpeg", **options)
    return buffer.getvalue()


def picture(height=85, width=133):
    y, x = np.mgrid[0:height, 0:width]
    noise = np.random.default_rng(1).normal(0, 12, (height, width, 3))
    return np.clip(np.stack([x, y, x + y], axis=2) + 20 + noise, 0, 255).astype(np.uint8)


def damage(tmp_path, data):
    return jpegscan.find_damage(jpeg.parse(tmp_path / "a.jpg", data))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(85, 133), (1, 1), (16, 8), (8, 200), (37, 64)])
def test_sound_pictures_pass(tmp_path, kind, size):
    assert damage(tmp_path, code(picture(*size), **KINDS[kind])) is None
    if "subsampling" not in KINDS[kind]:
        assert damage(tmp_path, code(picture(*size)[..., 0], **KINDS[kind])) is None


def test_opencvs_pictures_pass(tmp_path):
    for options in ([], [cv2.IMWRITE_JPEG_PROGRESSIVE, 1], [cv2.IMWRITE_JPEG_RST_INTERVAL, 3]):
        data = cv2.imencode(".jpg", picture(), options)[1].tobytes()
        assert damage(tmp_path, data) is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_before_the_end_is_found(tmp_path, kind):
    data = code(picture(), **KINDS[kind])
    start = data.index(b"\xff\xda") + 14
    for length in range(start, len(data) - 8, 97):
        cut = data[:length].rstrip(b"\xff") + b"\xff\xd9"
        try:
            assert damage(tmp_path, cut) is not None
        except FileRefusedError:
            continue


@pytest.mark.parametrize("kind", KINDS)
def test_flipped_bits_are_found_where_they_shift_what_follows(tmp_path, kind):
    """A flip within a coefficient changes no length and cannot be found; about half lie there."""
    data, rng, found = code(picture(), **KINDS[kind]), np.random.default_rng(3), 0
    start = data.index(b"\xff\xda") + 14
    for place in rng.integers(start, len(data) - 2, 200).tolist():
        flipped = bytearray(data)
        flipped[place] ^= 1 << int(rng.integers(8))
        try:
            found += damage(tmp_path, bytes(flipped)) is not None
        except FileRefusedError:
            found += 1
    assert 15 <= found < 200


def test_a_scan_that_is_missing_is_found(tmp_path):
    data = code(picture(), quality=90, progressive=True)
    scans = [at for at in range(len(data) - 1) if data[at : at + 2] == b"\xff\xda"]
    assert len(scans) > 5
    for end in scans[1:]:
        # Each scan after the first has its table before it.
        end = data.rindex(b"\xff\xc4", 0, end) if b"\xff\xc4" in data[scans[0] : end] else end
        assert damage(tmp_path, data[:end] + b"\xff\xd9") == "a scan of it is missing"


def test_bytes_too_many_are_found_and_padding_is_not(tmp_path):
    data = code(picture(), quality=90)
    for extra, expected in ((b"\0" * 9, True), (b"\x12\x34\x56", False)):
        assert (damage(tmp_path, data[:-2] + extra + data[-2:]) is None) == expected


def test_a_restart_out_of_turn_is_found(tmp_path):
    data = code(picture(), quality=90, restart_marker_rows=1)
    assert damage(tmp_path, data.replace(b"\xff\xd1", b"\xff\xd5", 1)) == "a part of it is missing"
    first, second = data.index(b"\xff\xd0"), data.index(b"\xff\xd1")
    assert damage(tmp_path, data[:first] + data[second:]) is not None


@pytest.mark.parametrize("kind", ["baseline", "progressive with restarts"])
def test_damaged_headers_are_judged_or_refused_and_nothing_else(tmp_path, kind):
    data, rng = code(picture(), **KINDS[kind]), np.random.default_rng(4)
    for place in rng.integers(2, data.index(b"\xff\xda") + 14, 300).tolist():
        flipped = bytearray(data)
        flipped[place] ^= 1 << int(rng.integers(8))
        try:
            assert isinstance(damage(tmp_path, bytes(flipped)), str | None)
        except FileRefusedError:
            continue


def test_a_quantiser_of_many_bytes_is_refused(tmp_path):
    data = bytearray(code(picture(), quality=90))
    data[data.index(b"\xff\xdb") + 4] = 0xF0
    assert damage(tmp_path, bytes(data)) == "a header in it cannot be read"


def test_damaged_pictures_are_refused_before_they_are_decoded(tmp_path):
    data = code(picture(), quality=90)
    middle = (data.index(b"\xff\xda") + len(data)) // 2
    stream = jpeg.parse(tmp_path / "a.jpg", data[:middle] + b"\xff\xd9")
    with pytest.raises(FileRefusedError, match="data end too early"):
        jpeg.decode(tmp_path / "a.jpg", stream)


def test_real_pictures_pass(data_dir):
    files = [*sorted((data_dir / "gainmap").glob("*.jpg")), *sorted((data_dir / "looks").glob("*.jpg"))[::8]]
    assert files
    for file in files:
        assert jpegscan.find_damage(jpeg.parse(file, file.read_bytes())) is None
