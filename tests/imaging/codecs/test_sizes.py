"""Formats that are coded as a whole: what is too large is refused before a row is made."""

import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs import avif, check_size, jxl, writing
from disque_studio.imaging.codecs.rows import Rows
from disque_studio.imaging.finish import FORMATS


def unmade(height: int, width: int, dtype: type = np.uint16) -> Rows:
    """A picture of which no row may be asked for."""
    return Rows(height, width, np.dtype(dtype), lambda _: pytest.fail("a row was made"), 64)


@pytest.mark.parametrize(
    "format, quality, most",
    [("avif", 95, avif.MOST_PIXELS), ("jxl", 99, jxl.MOST_PIXELS), ("jxl", 100, jxl.MOST_LOSSLESS)],
)
def test_what_is_too_large_is_refused_with_the_limit_and_a_way_out(tmp_path, format, quality, most):
    side = int(most**0.5)
    (tmp_path / "a").write_bytes(b"old")
    check_size(tmp_path / "a", side, side, format=format, quality=quality)
    with pytest.raises(FileRefusedError, match=f"{most // 1_000_000} megapixels.*smaller size.*choose"):
        writing.write_rows(tmp_path / "a", unmade(side + 1, side + 2), format=format, quality=quality)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("format", FORMATS)
def test_the_largest_photo_that_is_read_fits_all_other_formats(tmp_path, format):
    if format not in ("avif", "jxl"):
        check_size(tmp_path / "a", 25_000, 18_000, format=format, quality=100)


def test_a_side_that_avif_or_jpeg_cannot_hold_is_refused(tmp_path):
    for format, side in (("avif", 65_537), ("jpg", 65_501), ("uhdr", 65_501)):
        with pytest.raises(FileRefusedError, match="side"):
            writing.write_rows(tmp_path / "a", unmade(2, side, np.uint8), format=format)
