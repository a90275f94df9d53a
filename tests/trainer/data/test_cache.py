import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.logcode import KEY, log_mean_luminance
from trainer.data import cache
from trainer.data.cache import load_views, pack


@pytest.fixture
def load(hdr_folder, tmp_path):
    said = []

    def run(source=hdr_folder, *, count=3, size=16, seed=0):
        views = load_views(
            source,
            tmp_path / "cache",
            count=count,
            size=size,
            seed=seed,
            progress=lambda share, what: said.append(what),
        )
        return views, said

    return run


def test_views_are_key_normalised_half_floats_with_their_scenes(load):
    views, _ = load()
    assert views.views.shape == (12, 16, 16, 3)
    assert views.views.dtype == np.float16
    assert views.scenes.tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert views.description == "3 views of each of 4 photos, 16 pixels a side"
    for view in views.views:
        assert log_mean_luminance(view.astype(np.float32)) == pytest.approx(KEY, rel=0.01)


def test_a_second_start_decodes_nothing(load, monkeypatch):
    first, _ = load()
    monkeypatch.setattr(cache, "views_of", lambda *_, **__: pytest.fail("decoded again"))
    second, _ = load()
    assert np.array_equal(first.views, second.views)


def test_what_the_views_depend_on_names_the_cache(load, hdr_folder, tmp_path):
    load()
    load(seed=1)
    load(count=2)
    (hdr_folder / "b.hdr").write_bytes((hdr_folder / "a.hdr").read_bytes())
    load()
    assert len(list((tmp_path / "cache").iterdir())) == 4


def test_a_photo_keeps_its_views_when_others_come(load, hdr_folder):
    before, _ = load()
    (hdr_folder / "a2.hdr").write_bytes((hdr_folder / "a.hdr").read_bytes())
    after, _ = load()
    assert np.array_equal(before.views[:3], after.views[:3])
    assert np.array_equal(before.views[3:], after.views[6:])
    assert not np.array_equal(after.views[:3], after.views[3:6])


def test_a_damaged_photo_is_left_out_and_named(load, hdr_folder):
    (hdr_folder / "b.hdr").write_bytes(b"#?RADIANCE\nand then nothing")
    views, said = load()
    assert len(views.views) == 9
    assert any(what.startswith("left out: ") and "b.hdr" in what for what in said)


def test_a_packed_file_stands_for_the_folder(load, hdr_folder, tmp_path):
    packed = tmp_path / "packed.npy"
    pack(hdr_folder, packed, count=3, size=16, progress=lambda share, what: None)
    assert np.array_equal(load(packed)[0].views, load()[0].views)
    with pytest.raises(FileRefusedError, match=r"holds float16 \(4, 3, 16, 16, 3\), not"):
        load(packed, size=24)


def test_what_holds_no_photo_is_refused(load, tmp_path):
    with pytest.raises(FileRefusedError, match="no HDR photos"):
        load(tmp_path / "nowhere")
    damaged = tmp_path / "packed.npy"
    damaged.write_bytes(b"\x93NUMPY and no more")
    with pytest.raises(FileRefusedError, match="packed views"):
        load(damaged)


@pytest.mark.parametrize("header", ["{'descr': '<f2', 'shape': (", "-" * 9000 + "1", "{'descr': '|O'}"])
def test_a_packed_file_with_a_damaged_header_is_refused(load, tmp_path, header):
    packed = tmp_path / "packed.npy"
    packed.write_bytes(b"\x93NUMPY\1\0" + len(header).to_bytes(2, "little") + header.encode())
    with pytest.raises(FileRefusedError, match="can't be read as packed views"):
        load(packed)
