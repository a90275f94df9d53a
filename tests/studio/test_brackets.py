"""Series among the user's files, from finding them to the saved picture."""

from pathlib import Path

import numpy as np
import pytest

from disque_studio.errors import CancelledError, DisqueError, FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.brackets import Options
from disque_studio.studio import brackets
from tests.dng import write_jpeg
from tests.series import scene, write_series


@pytest.fixture
def light() -> np.ndarray:
    return scene(96, 144)


@pytest.fixture
def found(tmp_path: Path, light: np.ndarray) -> brackets.Found:
    (tmp_path / "one").mkdir()
    (tmp_path / "two" / "deeper").mkdir(parents=True)
    write_series(tmp_path / "one", light)
    write_series(tmp_path / "two" / "deeper", light, raw=True)
    write_jpeg(tmp_path / "two" / "lone.jpg", np.full((8, 8, 3), 9, np.uint8), b"no exif")
    return brackets.find([tmp_path])


def test_folders_are_searched_and_what_is_in_no_series_is_counted(found: brackets.Found) -> None:
    assert [[path.name for path in one.paths] for one in found.series] == [
        ["IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg"],
        ["IMG_1.dng", "IMG_2.dng", "IMG_3.dng"],
    ]
    assert found.others == 1
    series = found.series[0]
    assert series.span == pytest.approx(4) and series.stops() == pytest.approx((-2, 0, 2))
    assert series.without(series.paths[0]).paths == series.paths[1:]


@pytest.mark.parametrize("place", [0, 1], ids=["jpeg", "raw"])
def test_a_series_is_merged_into_a_new_file_beside_it(
    found: brackets.Found, light: np.ndarray, place: int
) -> None:
    series, told = found.series[place], []
    before = {path: path.read_bytes() for path in series.paths}
    target = brackets.suggest(series)
    assert target == series.paths[0].with_name("IMG_1-3 HDR.exr")
    saved = brackets.merge_files(series, Options(), target, progress=told.append)
    assert (saved.path, saved.unaligned) == (target, ())
    assert told == sorted(told) and told[-1] == pytest.approx(1)
    photo = codecs.read(target)
    assert (photo.format, photo.rgb.dtype, photo.rgb.shape) == ("exr", np.float16, light.shape)
    stops = np.log2(np.maximum(photo.rgb.astype(float).mean(axis=2), 1e-5) / light.mean(axis=2))[8:-8, 8:-8]
    assert np.percentile(np.abs(stops - np.median(stops)), 90) < 0.15
    assert before == {path: path.read_bytes() for path in series.paths}
    assert brackets.suggest(series).name == "IMG_1-3 HDR-2.exr"


def test_nothing_is_ever_replaced(found: brackets.Found) -> None:
    series = found.series[0]
    target = brackets.suggest(series)
    target.write_bytes(b"mine")
    with pytest.raises(FileRefusedError, match="exists already"):
        brackets.merge_files(series, Options(), target)
    assert target.read_bytes() == b"mine"
    with pytest.raises(DisqueError, match="EXR"):
        brackets.merge_files(series, Options(), series.paths[0])


def test_what_is_stopped_leaves_nothing(found: brackets.Found) -> None:
    series, calls = found.series[0], []
    target = brackets.suggest(series)

    def check() -> None:
        calls.append(0)
        if len(calls) > 5:
            raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        brackets.merge_files(series, Options(), target, check=check)
    assert sorted(path.name for path in target.parent.iterdir()) == [path.name for path in series.paths]


def test_previews_are_small_and_follow_the_options(found: brackets.Found) -> None:
    frames = brackets.read_small(found.series[0])
    for picture in (brackets.preview(frames, Options()), brackets.thumb(frames[1])):
        assert picture.dtype == np.uint8 and picture.shape == (96, 144, 3)
        assert 30 < picture.mean() < 220


def test_names_alone_tell_what_may_be_a_series() -> None:
    assert brackets.may_be_series([Path("a.jpg"), Path("b.NEF")])
    assert not brackets.may_be_series([Path("a.jpg")])
    assert not brackets.may_be_series([Path("a.jpg"), Path("b.exr")])
    assert not brackets.may_be_series([Path("a.jpg"), Path("folder")])
