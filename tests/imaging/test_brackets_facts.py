"""What files tell of their exposures, and which of them are a series."""

import numpy as np
import pytest
import tifffile

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.brackets_facts import check_series, find_series, read_all, read_facts
from tests.dng import exposed_exif, mosaic, write_dng, write_jpeg
from tests.series import facts, scene, write_series

PICTURE = np.full((40, 60, 3), 120, np.uint8)


def names(series):
    return [[frame.path.name for frame in one] for one in series]


def frame(name, exposure, taken, **changes):
    return facts(exposure, name, taken=taken, **changes)


def test_a_jpeg_tells_its_exposure(tmp_path):
    exif = exposed_exif(seconds=0.008, aperture=5.6, iso=400, taken="2025:06:21 12:00:03", subsecond="25")
    told = read_facts(write_jpeg(tmp_path / "a.jpg", PICTURE, exif))
    assert (told.form, told.size, told.camera) == ("jpeg", (60, 40), "Disque Made Up")
    assert told.exposure == pytest.approx(0.008 * 4 / 5.6**2, rel=1e-3)
    assert told.taken % 60 == pytest.approx(3.25)


def test_a_raw_file_tells_its_exposure_and_its_full_size(tmp_path):
    path = write_dng(
        tmp_path / "a.dng", mosaic(np.full((48, 64, 3), 0.3)), seconds=0.5, iso=200, preview=PICTURE
    )
    told = read_facts(path)
    assert (told.form, told.size) == ("raw", (64, 48))
    assert told.exposure == pytest.approx(0.5 * 2 / 64, rel=1e-3)


def test_what_tells_no_exposure_is_refused(tmp_path):
    tifffile.imwrite(tmp_path / "a.tif", PICTURE, photometric="rgb")
    (tmp_path / "b.txt").write_text("no picture")
    found, refused = read_all([tmp_path / "a.tif", tmp_path / "b.txt", tmp_path / "gone.jpg"])
    assert found == []
    assert [error.reason.split(",")[0].split(":")[0] for error in refused] == [
        "tells no exposure time", "is no JPEG", "cannot be read",
    ]  # fmt: skip


def test_series_are_parted_by_pauses_repeats_cameras_and_sizes():
    frames = [
        frame("a1", 1.0, 0.0), frame("a2", 0.25, 0.5), frame("a3", 4.0, 1.0),
        frame("b1", 1.0, 1.5), frame("b2", 0.25, 2.0), frame("b3", 4.0, 2.5),
        frame("c1", 1.0, 60.0), frame("c2", 8.0, 61.0),
        frame("d1", 1.0, 60.0, camera="Other"), frame("d2", 8.0, 61.0, size=(10, 10)),
    ]  # fmt: skip
    expected = [["a2", "a1", "a3"], ["b2", "b1", "b3"], ["c1", "c2"]]
    assert names(find_series(frames)) == expected
    assert names(find_series(frames[::-1])) == expected


def test_long_exposures_are_no_pauses():
    long = [frame("a", 100.0, 0.0), frame("b", 1000.0, 2.5), frame("c", 3000.0, 13.0)]
    assert names(find_series(long)) == [["a", "b", "c"]]


def test_bursts_and_single_pictures_are_no_series():
    assert find_series([frame(str(n), 1.0, 0.1 * n) for n in range(5)]) == []
    assert find_series([frame("a", 1.0, 0.0), frame("b", 1.3, 0.2)]) == []


def test_of_raw_and_jpeg_the_raw_series_is_taken(tmp_path):
    light = scene(64, 96)
    paths = write_series(tmp_path, light) + write_series(tmp_path, light, raw=True)
    found, refused = read_all(paths)
    assert refused == []
    assert names(find_series(found)) == [["IMG_1.dng", "IMG_2.dng", "IMG_3.dng"]]


def test_a_series_of_mixed_sizes_is_refused():
    with pytest.raises(FileRefusedError, match=r"c\.jpg: is 10 × 10 pixels, the others 480 × 320"):
        check_series([facts(1.0, "a.jpg"), facts(2.0, "b.jpg"), facts(4.0, "c.jpg", size=(10, 10))])
