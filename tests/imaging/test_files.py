import os
import sys
import threading

import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import files

LEFT = ".a.txt.0123456789ab.part"


@pytest.fixture(autouse=True)
def fresh_process(monkeypatch):
    monkeypatch.setattr(files, "_swept", set())


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_a_file_is_there_once_it_is_whole(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with files.replacing(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.txt"]


def test_the_first_write_removes_what_a_killed_one_left(tmp_path):
    (tmp_path / LEFT).write_bytes(b"half")
    (tmp_path / ".folder.0123456789ab.part").mkdir()
    (tmp_path / ".folder.0123456789ab.part" / "b").write_bytes(b"half")
    (tmp_path / ".hidden").write_bytes(b"the user's")
    (tmp_path / "b.part").write_bytes(b"the user's")
    files.replace_file(tmp_path / "b.txt", [b"b"])
    left = [".folder.0123456789ab.part"] if sys.platform == "win32" else []
    assert names(tmp_path) == [*left, ".hidden", "b.part", "b.txt"]


def test_what_another_writer_holds_stays(tmp_path, monkeypatch):
    with files.replacing(tmp_path / "a.txt") as file:
        file.write(b"a")
        monkeypatch.setattr(files, "_swept", set())
        files.replace_file(tmp_path / "b.txt", [b"b"])
    assert names(tmp_path) == ["a.txt", "b.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"a"


def test_writers_of_one_name_do_not_harm_each_other(tmp_path):
    path, texts = tmp_path / "a.txt", [bytes([65 + n]) * 100_000 for n in range(8)]

    def write(text):
        files.sweep_folder(tmp_path)
        files.replace_file(path, [text])

    threads = [threading.Thread(target=write, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in texts
    assert names(tmp_path) == ["a.txt"]


def test_a_folder_is_there_once_it_is_filled(tmp_path):
    with files.making_folder(tmp_path / "new" / "kept") as partial:
        (partial / "a").write_bytes(b"a")
        assert not (tmp_path / "new" / "kept").exists()
    assert names(tmp_path / "new") == ["kept"]
    assert names(tmp_path / "new" / "kept") == ["a"]


def test_a_folder_that_cannot_be_filled_leaves_nothing(tmp_path):
    with pytest.raises(ArithmeticError), files.making_folder(tmp_path / "kept") as partial:
        (partial / "a").write_bytes(b"a")
        raise ArithmeticError
    assert names(tmp_path) == []


def test_a_folder_that_is_there_already_is_left_alone(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "mine").write_bytes(b"mine")
    with pytest.raises(FileRefusedError), files.making_folder(tmp_path / "kept") as partial:
        (partial / "a").write_bytes(b"a")
    assert names(tmp_path) == ["kept"]
    assert names(tmp_path / "kept") == ["mine"]


def test_sweeping_for_a_name_leaves_what_a_writer_holds_and_what_is_of_another_name(tmp_path):
    with files.replacing(tmp_path / "a.txt") as file:
        (tmp_path / LEFT).write_bytes(b"half")
        (tmp_path / ".a.txt.b.0123456789ab.part").write_bytes(b"of a.txt.b")
        files.sweep(tmp_path / "a.txt")
        assert len(names(tmp_path)) == 2
        file.write(b"a")
    assert names(tmp_path) == [".a.txt.b.0123456789ab.part", "a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="files that are open stay")
def test_what_is_abandoned_is_that_of_this_process_and_this_name(tmp_path):
    ours, theirs = tmp_path / "a.txt", tmp_path / ".a.txt.0123456789ab.part"
    with files.replacing(tmp_path / "b.txt"), pytest.raises(FileRefusedError), files.replacing(ours):
        theirs.write_bytes(b"of another process")
        files.abandon(ours)
        assert len(names(tmp_path)) == 2
        assert theirs.exists()
    assert names(tmp_path) == [theirs.name, "b.txt"]


def test_a_scratch_folder_goes_with_what_is_in_it(tmp_path):
    with files.scratch_folder(tmp_path / "new") as folder:
        (folder / "a").write_bytes(b"a")
        assert folder.parent == tmp_path / "new"
        if sys.platform != "win32":
            assert folder.stat().st_mode & 0o777 == 0o700
    assert names(tmp_path / "new") == []
    with pytest.raises(ArithmeticError), files.scratch_folder() as folder:
        raise ArithmeticError
    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="folders that were left stay")
def test_a_scratch_folder_that_was_left_is_swept_and_one_in_use_stays(tmp_path, monkeypatch):
    (tmp_path / ".disque-studio.0123456789ab.part").mkdir()
    (tmp_path / ".disque-studio.0123456789ab.part" / "a").write_bytes(b"a")
    with files.scratch_folder(tmp_path) as folder:
        assert names(tmp_path) == [folder.name]
        monkeypatch.setattr(files, "_swept", set())
        with files.scratch_folder(tmp_path) as other:
            assert names(tmp_path) == sorted([folder.name, other.name])


def test_a_scratch_folder_where_there_can_be_none_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileRefusedError), files.scratch_folder(tmp_path / "file" / "more"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are others there")
def test_what_only_looks_like_left_holds_nothing_up(tmp_path):
    pipe, link = tmp_path / LEFT, tmp_path / ".b.txt.0123456789ab.part"
    os.mkfifo(pipe)
    (tmp_path / "mine").write_bytes(b"mine")
    link.symlink_to(tmp_path / "mine")
    (tmp_path / ".c.txt.0123456789ab.part").write_bytes(b"half")
    files.sweep_folder(tmp_path)
    assert names(tmp_path) == [link.name, "mine"]
