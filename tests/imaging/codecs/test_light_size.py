"""The size of an HDR file, by its header alone."""

import cv2
import numpy as np
import OpenEXR
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.codecs.pfm import write_pfm
from disque_studio.imaging.codecs.radiance import write_radiance


def write_exr(path, rgb):
    header = {"compression": OpenEXR.ZIP_COMPRESSION, "type": OpenEXR.scanlineimage}
    OpenEXR.File(header, {"RGB": rgb}).write(str(path))


WRITERS = {".hdr": write_radiance, ".exr": write_exr, ".pfm": write_pfm}


@pytest.mark.parametrize("suffix", WRITERS)
def test_it_is_that_of_the_decoded_photo(tmp_path, suffix):
    path = tmp_path / f"wide{suffix}"
    WRITERS[suffix](path, np.ones((20, 40, 3), np.float32))
    assert codecs.light_size(path) == (40, 20)
    assert codecs.read(path).rgb.shape == (20, 40, 3)


def test_a_radiance_picture_stored_by_columns_is_told_upright(tmp_path):
    path = tmp_path / "columns.hdr"
    path.write_bytes(b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n+X 6 -Y 4\n" + bytes(6 * 4 * 4))
    assert codecs.light_size(path) == (6, 4)
    assert codecs.read(path).rgb.shape == (4, 6, 3)


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_header_that_is_cut_short_is_refused(tmp_path, suffix):
    path = tmp_path / f"cut{suffix}"
    WRITERS[suffix](path, np.ones((20, 40, 3), np.float32))
    path.write_bytes(path.read_bytes()[:6])
    with pytest.raises(FileRefusedError):
        codecs.light_size(path)


def test_of_a_tiff_only_decoding_tells(tmp_path):
    path = tmp_path / "light.tif"
    cv2.imwrite(str(path), np.ones((20, 40, 3), np.float32))
    assert codecs.light_size(path) is None
