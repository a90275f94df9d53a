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
