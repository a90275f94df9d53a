import io
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from disque_studio.studio.store import Store

ROW = {"a": np.arange(1000, dtype=np.float16), "b": np.array("exr")}


def test_what_is_kept_comes_back_also_in_another_store(tmp_path: Path) -> None:
    Store(tmp_path, 1 << 20).put("one", ROW)
    back = Store(tmp_path, 1 << 20).get("one")
    assert back is not None and np.array_equal(back["a"], ROW["a"]) and str(back["b"]) == "exr"


def test_what_is_not_kept_is_absent(tmp_path: Path) -> None:
    assert Store(tmp_path / "none", 1).get("one") is None


@pytest.mark.parametrize("damage", [b"", b"PK", b"not a bundle"])
def test_a_damaged_entry_is_absent_and_can_be_kept_again(tmp_path: Path, damage: bytes) -> None:
    store = Store(tmp_path, 1 << 20)
    (tmp_path / "one.npz").write_bytes(damage)
    assert store.get("one") is None
    store.put("one", ROW)
    assert store.get("one") is not None


def zipped(name: str, data: bytes, *, encrypted: bool = False) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), data)
    whole = bytearray(stream.getvalue())
    if encrypted:
        whole[6] |= 1
        whole[whole.index(b"PK\1\2") + 8] |= 1
    return bytes(whole)


def header(text: str) -> bytes:
    return b"\x93NUMPY\1\0" + len(text).to_bytes(2, "little") + text.encode()


@pytest.mark.parametrize(
    "damage",
    [
        zipped("a", b"no array"),
        zipped("a.npy", header("{'descr': '<f2', 'shape': (")),
        zipped("a.npy", header("-" * 9000 + "1")),
        zipped("a.npy", header("{'descr': '<f2', 'fortran_order': False, 'shape': (9999999999999,), }")),
        zipped("a.npy", b"secret", encrypted=True),
        header("{'descr': '<f2', 'fortran_order': False, 'shape': (1,), }") + b"\0\0",
    ],
    ids=["no array", "open bracket", "nested", "vast", "encrypted", "no archive"],
)
def test_what_numpy_has_no_word_for_is_absent_too(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "one.npz").write_bytes(damage)
    assert Store(tmp_path, 1 << 20).get("one") is None


def test_every_flipped_byte_of_the_numbers_is_found(tmp_path: Path) -> None:
    store = Store(tmp_path, 1 << 20)
    store.put("one", ROW)
    whole = (tmp_path / "one.npz").read_bytes()
    at = len(whole) // 2
    (tmp_path / "one.npz").write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
    assert store.get("one") is None


def test_a_cut_entry_is_absent(tmp_path: Path) -> None:
    store = Store(tmp_path, 1 << 20)
    store.put("one", ROW)
    whole = (tmp_path / "one.npz").read_bytes()
    (tmp_path / "one.npz").write_bytes(whole[: len(whole) // 2])
    assert store.get("one") is None


def test_the_folder_keeps_its_limit_and_what_was_used_last(tmp_path: Path) -> None:
    store = Store(tmp_path, 16000)
    for number in range(5):
        store.put(str(number), ROW)
        os.utime(tmp_path / f"{number}.npz", (number, number))
    assert store.get("0") is not None  # reading is a use
    for number in range(5, 8):
        store.put(str(number), ROW)
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 16000
    assert store.get("0") is not None and store.get("7") is not None
    assert store.get("1") is None


def test_a_folder_that_takes_nothing_stops_no_work(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    store = Store(blocked / "folder", 1 << 20)
    store.put("one", ROW)
    assert store.get("one") is None


def test_no_half_entry_is_left(tmp_path: Path) -> None:
    Store(tmp_path, 1 << 20).put("one", ROW)
    assert [file.name for file in tmp_path.iterdir()] == ["one.npz"]
