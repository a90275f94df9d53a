"""A pool of views that changes as training goes on."""

import io
import tarfile
import threading

import cv2
import numpy as np
import pytest

from disque_studio.errors import CancelledError, FileRefusedError
from disque_studio.imaging.logcode import KEY, log_mean_luminance
from trainer.data import shards, tars
from trainer.data.shards import Cut, Stream
from trainer.data.sources import shards_of

CUT = Cut(photos=3, count=2, size=8, seed=4)
PERIOD = 10


def photo(index):
    """Give an HDR file whose blue is the photo's number, whatever the view."""
    rng = np.random.default_rng(index)
    light = np.exp2(rng.uniform(-2, 2, (12, 24, 1))).astype(np.float32)
    return cv2.imencode(".hdr", light * np.float32([index / 8, 1, 1]))[1].tobytes()


def write_shard(path, members):
    with tarfile.open(path, "w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))


@pytest.fixture
def archives(tmp_path):
    """Seven photos in three shards, with other members between."""
    folder = tmp_path / "set"
    folder.mkdir()
    for number, indices in enumerate(((1, 2), (3, 4, 5), (6, 7))):
        members = [(f"{i}.{kind}", photo(i)) for i in indices for kind in ("jpg", "hdr")]
        write_shard(folder / f"photos-{number:03}.tar", members)
    return folder


@pytest.fixture
def opened(archives, tmp_path):
    """Open streams, and close them at the end."""
    streams = []
    said = []

    def run(*, cut=CUT, make=shown, cache="cache"):
        stream = Stream(
            shards_of(archives),
            tmp_path / cache,
            cut=cut,
            period=PERIOD,
            make=make,
            progress=lambda share, what: said.append(what),
        )
        streams.append(stream)
        return stream

    run.said = said
    yield run
    for stream in streams:
        stream.close()


def shown(views):
    """Give the numbers of the photos of a chunk, told by their colour, and the chunk."""
    light = views.views.astype(np.float64)
    ratio = light[..., 2].sum((1, 2)) / light[..., 1].sum((1, 2))
    return [round(float(r) * 8) for r in ratio[:: CUT.count]], views


def numbers(stream, chunks):
    return [stream.at(PERIOD * n)[0] for n in chunks]


def test_a_chunk_holds_views_at_the_key_with_their_scenes(opened):
    _, views = opened().first
    assert views.views.shape == (6, 8, 8, 3)
    assert views.views.dtype == np.float16
    assert views.scenes.tolist() == [0, 0, 1, 1, 2, 2]
    assert views.description == "2 views of each photo of 3 archives, 8 pixels a side"
    for view in views.views.astype(np.float32):
        assert log_mean_luminance(view) == pytest.approx(KEY, rel=0.02)


def test_photos_follow_each_other_round_by_round(opened):
    seen = [n for chunk in numbers(opened(), range(7)) for n in chunk]
    rounds = [sorted(seen[start : start + 7]) for start in (0, 7, 14)]
    assert rounds == [[1, 2, 3, 4, 5, 6, 7]] * 3


def test_a_chunk_lasts_for_its_steps(opened):
    stream = opened()
    assert stream.at(0) is stream.at(PERIOD - 1) is stream.first
    assert stream.at(PERIOD) is not stream.first


def test_every_round_shows_other_views_of_a_photo(opened):
    stream = opened(cut=Cut(photos=7, count=2, size=8, seed=4))
    one, two = (stream.at(PERIOD * n) for n in range(2))
    place, later = one[0].index(5), two[0].index(5)
    assert not np.array_equal(one[1].views[2 * place], two[1].views[2 * later])


@pytest.mark.parametrize("chunk", [1, 2, 5, 40])
def test_a_resumed_run_sees_what_an_unbroken_one_sees(opened, chunk):
    unbroken = opened(cache="one")
    for before in range(chunk):
        unbroken.at(PERIOD * before)
    expected = unbroken.at(PERIOD * chunk)[1]
    resumed = opened(cache="two").at(PERIOD * chunk + 3)[1]
    assert np.array_equal(resumed.views, expected.views)
    assert np.array_equal(resumed.scenes, expected.scenes)


def test_going_back_shows_the_same_again(opened):
    stream = opened()
    before = numbers(stream, range(6))
    assert numbers(stream, [4, 1, 5, 0]) == [before[n] for n in (4, 1, 5, 0)]


def test_two_who_are_a_chunk_apart_decode_nothing_twice(opened, monkeypatch):
    decoded = []
    plain = shards.views_of
    monkeypatch.setattr(shards, "views_of", lambda path, **more: decoded.append(path) or plain(path, **more))
    stream = opened()
    for step in range(2 * PERIOD, 6 * PERIOD, 5):
        stream.at(step + PERIOD)
        stream.at(step)
    # Chunks 0 (the first), 2 to 6, and 7, which is made ahead.
    stream.at(7 * PERIOD)
    stream.close()
    assert len(decoded) <= CUT.photos * 8


def test_a_second_start_decodes_nothing_of_the_first_chunk(opened, monkeypatch):
    first = opened().first
    monkeypatch.setattr(shards, "views_of", lambda *_, **__: pytest.fail("decoded again"))
    again = opened().first
    assert np.array_equal(first[1].views, again[1].views)


def test_archives_that_were_counted_are_not_read_to_be_jumped_over(opened, monkeypatch):
    stream = opened()
    expected = numbers(stream, range(6))[5]
    stream.close()
    monkeypatch.setattr(tars, "count", lambda _: pytest.fail("counted again"))
    assert opened().at(5 * PERIOD)[0] == expected


def test_damaged_photos_are_left_out_and_named(archives, opened):
    write_shard(archives / "photos-001.tar", [("3.hdr", b"nothing"), ("4.hdr", photo(4)), ("5.hdr", b"#?")])
    stream = opened()
    seen = [n for chunk in numbers(stream, range(3)) for n in chunk]
    assert set(seen) == {1, 2, 4, 6, 7}
    told = [*opened.said, *stream.warnings()]
    for name in ("3.hdr", "5.hdr"):
        assert any(f"photos-001.tar/{name}: " in text for text in told)
    assert stream.warnings() == []


def test_a_damaged_archive_is_named_and_the_others_are_read(archives, opened):
    (archives / "photos-001.tar").write_bytes(b"nothing")
    stream = opened()
    assert {n for chunk in numbers(stream, range(3)) for n in chunk} == {1, 2, 6, 7}
    assert any("photos-001.tar: can't be read" in text for text in [*opened.said, *stream.warnings()])


def test_archives_without_photos_are_refused(archives, opened):
    for path in archives.iterdir():
        write_shard(path, [("a.jpg", b"x")])
    with pytest.raises(FileRefusedError, match="its archives hold no HDR photo"):
        opened()


def test_a_chunk_of_which_nothing_can_be_read_is_refused(archives, opened):
    for path in archives.iterdir():
        write_shard(path, [(f"{n}.hdr", b"x") for n in range(4)])
    with pytest.raises(FileRefusedError, match="3 photos in a row none of which can be read"):
        opened()


def test_nothing_is_left_in_the_cache_but_what_is_kept(opened, tmp_path):
    stream = opened()
    numbers(stream, range(3))
    stream.close()
    assert all(path.name.startswith("shards-") for path in (tmp_path / "cache").iterdir())


def test_closing_ends_what_is_waited_for(opened, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    plain = shards.views_of

    def slow(path, **more):
        begun.set()
        assert go_on.wait(60)
        return plain(path, **more)

    stream = opened()
    monkeypatch.setattr(shards, "views_of", slow)
    errors = []

    def wait():
        try:
            stream.at(PERIOD)
        except CancelledError as error:
            errors.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    assert begun.wait(60)
    closing = threading.Thread(target=stream.close)
    closing.start()
    go_on.set()
    closing.join(60)
    waiting.join(60)
    assert len(errors) == 1


class TestWhichArchivesAreMeant:
    def test_a_folder_a_file_and_a_range(self, archives):
        three = sorted(archives.iterdir())
        assert shards_of(archives) == three
        assert shards_of(three[1]) == three[1:2]
        assert shards_of(archives / "photos-{000..002}.tar") == three

    def test_a_range_with_a_gap_is_refused(self, archives):
        with pytest.raises(FileRefusedError, match=r"photos-003\.tar: is not there"):
            shards_of(archives / "photos-{000..003}.tar")

    def test_anything_else_is_no_set_of_archives(self, archives, hdr_folder, tmp_path):
        assert shards_of(hdr_folder) == []
        assert shards_of(tmp_path / "packed.npy") == []
        assert shards_of(tmp_path / "absent.tar") == []
