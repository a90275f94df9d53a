import pytest

from disque_studio.errors import FileRefusedError
from tests.trainer.reproduce import layouts
from trainer.data.rated import kadid10k, live_tmhdr, tid2013
from trainer.reproduce.sets import find


def test_data_sets_are_found_in_a_folder_that_holds_them_in_the_order_wanted(tmp_path):
    layouts.kadid10k(tmp_path / "a" / "kadid10k")
    layouts.tid2013(tmp_path / "b")
    found = find(tmp_path, (tid2013, kadid10k))
    assert [one.name for one in found] == ["TID2013", "KADID-10k"]
    assert all(len(one.rows) == layouts.SCENES * layouts.LEVELS for one in found)
    assert all(len(set(one.contents)) == layouts.SCENES for one in found)
    (alone,) = find(tmp_path / "b", (tid2013, kadid10k))
    assert alone.name == "TID2013"


def test_what_is_expected_is_said_where_nothing_fits(tmp_path):
    with pytest.raises(
        FileRefusedError, match=r"holds no rated data set; it expects.*KADID-10k: dmos\.csv with"
    ):
        find(tmp_path, (kadid10k,))
    with pytest.raises(
        FileRefusedError, match=r"is no folder; it expects.*TID2013: reference_images/I01\.BMP"
    ):
        find(tmp_path / "none", (tid2013,))
    layouts.tid2013(tmp_path)
    with pytest.raises(FileRefusedError, match="holds TID2013, which this protocol does not use"):
        find(tmp_path, (kadid10k,))


def test_a_missing_picture_is_named(tmp_path):
    gone = layouts.kadid10k(tmp_path) / "images" / "I02_01_03.png"
    gone.unlink()
    with pytest.raises(FileRefusedError, match="is missing") as refusal:
        find(tmp_path, (kadid10k,))
    assert refusal.value.path == gone


def test_a_plain_table_may_name_contents(tmp_path):
    layouts.kadid10k(tmp_path / "own")
    (tmp_path / "own" / "dmos.csv").unlink()
    (tmp_path / "own" / "scores.csv").write_text(
        "image,reference,mos,content\n"
        "images/I01_01_01.png,images/I01.png,4,hill\nimages/I02_01_01.png,images/I02.png,3,hill\n"
    )
    (found,) = find(tmp_path / "own", (kadid10k,))
    assert (found.name, found.contents) == ("own", ("hill", "hill"))


def test_saved_light_is_the_reference_of_tone_mapped_video(tmp_path):
    (found,) = find(layouts.live_tmhdr(tmp_path / "with"), (live_tmhdr,))
    assert {row.reference.name for row in found.rows if row.reference} == {
        f"Clip{n}.hdr" for n in range(1, layouts.SCENES + 1)
    }
    (found,) = find(layouts.live_tmhdr(tmp_path / "without", light=False), (live_tmhdr,))
    assert all(row.reference is None for row in found.rows)
