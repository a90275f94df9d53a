import os
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
