import numpy as np
import pytest

from disque_studio.errors import DisqueError, FileRefusedError, PairRefusedError
from disque_studio.imaging import codecs
from disque_studio.studio import engine, lookfiles
from disque_studio.studio.pairs import mix
from tests.dng import mosaic, write_dng

pytestmark = pytest.mark.usefixtures("quick_looks")


@pytest.fixture
def after(exr, tmp_path, scene):
    codecs.write(tmp_path / "after.png", (scene * 255).astype("uint8"), format="png")
    return tmp_path / "after.png"


def test_a_look_is_found_by_name_in_any_case_and_by_file(tmp_path):
    assert lookfiles.find_look("punchy").name == "Punchy"
    lookfiles.find_look("Natural").save(tmp_path / "mine.look")
    assert lookfiles.find_look(str(tmp_path / "mine.look")).name == "Natural"


def test_an_unknown_look_is_answered_with_the_known_ones():
    with pytest.raises(DisqueError, match="Natural, Punchy"):
        lookfiles.find_look("nowhere")


def test_a_missing_look_file_is_named():
    with pytest.raises(FileRefusedError, match=r"mine\.look"):
        lookfiles.find_look("mine.look")


def test_the_default_look_is_built_in():
    assert lookfiles.DEFAULT_LOOK in engine.builtin_looks()


def test_create_saves_once_and_refuses_the_second_time(exr, after, tmp_path):
    path = tmp_path / "mine.look"
    assert lookfiles.create([(exr, after)], path).name == "after"
    assert lookfiles.find_look(str(path)).name == "after"
    with pytest.raises(FileRefusedError, match="exists already"):
        lookfiles.create([(exr, after)], path)
    lookfiles.create([(exr, after)], path, overwrite=True)


def test_create_never_writes_over_its_pictures(exr, after):
    with pytest.raises(FileRefusedError, match="never changed"):
        lookfiles.create([(exr, after)], after, overwrite=True)


def test_a_pair_of_two_scenes_is_refused(exr, tmp_path, scene):
    codecs.write(tmp_path / "other.png", (scene[:20] * 255).astype("uint8"), format="png")
    with pytest.raises(PairRefusedError):
        engine.code_pair(exr, tmp_path / "other.png")


def test_a_photo_without_a_picture_of_its_own_is_no_pair(exr, tmp_path):
    with pytest.raises(FileRefusedError, match="no finished picture of its own"):
        engine.code_own_pair(exr)
    with pytest.raises(FileRefusedError, match="no finished picture of the camera"):
        engine.code_own_pair(write_dng(tmp_path / "bare.dng", mosaic(np.full((48, 64, 3), 0.3))))


def test_a_raw_file_and_its_cameras_picture_are_a_pair(tmp_path):
    picture = np.full((24, 32, 3), (200, 150, 100), np.uint8)
    raw = write_dng(tmp_path / "IMG_1.dng", mosaic(np.full((48, 64, 3), 0.3)), preview=picture)
    assert engine.code_own_pair(raw).name == "IMG_1"
    look = lookfiles.create([(raw, raw)], tmp_path / "camera.look")
    assert [exemplar.name for exemplar in look.exemplars] == ["IMG_1"]


def test_a_gain_map_photo_is_a_pair(data_dir):
    for path in sorted((data_dir / "gainmap").glob("*.jp*g"))[:1]:
        assert engine.code_own_pair(path).name == path.stem


def test_describe_names_weights_and_errors(exr, after):
    pair = engine.code_pair(exr, after)
    words = lookfiles.describe(mix([pair, pair], [3, 1]))
    assert "made by look model none of" in words
    assert "75%" in words and "25%" in words and "0.25 delta E" in words
