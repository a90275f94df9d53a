"""MATLAB arrays: what scipy writes is read, and damage is refused without a crash."""

import random
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from scipy.io import savemat

from disque_studio.errors import FileRefusedError
from trainer.data.rated.mat import read_array

NUMBERS = np.arange(12.0).reshape(3, 4)


def names(*texts: str) -> np.ndarray:
    out = np.empty((1, len(texts)), object)
    out[0] = texts
    return out


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("kind", [np.float64, np.float32, np.int16, np.uint8, np.int64])
def test_numbers_come_back_row_by_row(tmp_path: Path, kind: type, *, compressed: bool) -> None:
    path = tmp_path / "a.mat"
    savemat(path, {"other": np.ones(5), "a": NUMBERS.astype(kind)}, do_compression=compressed)
    assert read_array(path, "a").tolist() == NUMBERS.ravel().tolist()


@pytest.mark.parametrize("compressed", [False, True])
def test_cells_come_back_as_text(tmp_path: Path, *, compressed: bool) -> None:
    path = tmp_path / "a.mat"
    cells = names("bikes.bmp", "ü.bmp", "", "x")
    cells[0, 3] = np.array([5.0])
    savemat(path, {"a": cells.T}, do_compression=compressed)
    assert read_array(path, "a").tolist() == ["bikes.bmp", "ü.bmp", "", ""]


def test_both_orders_of_bytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.mat"
    savemat(path, {"a": NUMBERS[0]})
    little = path.read_bytes()
    words, numbers = np.frombuffer(little[128:-32], "<u4"), np.frombuffer(little[-32:], "<f8")
    turned = words.astype(">u4")
    turned[11:12] = words[11:12].byteswap()  # the letters of the name keep their order
    path.write_bytes(little[:124] + b"\1\0MI" + turned.tobytes() + numbers.astype(">f8").tobytes())
    assert read_array(path, "a").tolist() == NUMBERS[0].tolist()


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.mat"
    savemat(path, {"a": NUMBERS, "s": {"field": 1}})
    with pytest.raises(FileRefusedError, match='no array "b"'):
        read_array(path, "b")
    with pytest.raises(FileRefusedError, match="neither numbers nor cells"):
        read_array(path, "s")


@pytest.mark.parametrize("compressed", [False, True])
def test_damage_is_refused_or_read(tmp_path: Path, *, compressed: bool) -> None:
    path, chance = tmp_path / "a.mat", random.Random(1)
    savemat(path, {"a": names("one", "two"), "b": NUMBERS}, do_compression=compressed)
    whole = path.read_bytes()
    for _ in range(500):
        damaged = bytearray(whole[: chance.choice((len(whole), chance.randrange(len(whole))))])
        for _ in range(chance.choice((1, 3, 9))):
            if len(damaged) > 128:
                damaged[chance.randrange(124, len(damaged))] = chance.choice((0, 1, 14, 15, 127, 255))
        path.write_bytes(damaged)
        for name in ("a", "b"):
            with suppress(FileRefusedError):
                assert read_array(path, name).ndim == 1


def test_an_array_that_unpacks_to_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.mat"
    savemat(path, {"a": np.zeros(9_000_000)}, do_compression=True)
    with pytest.raises(FileRefusedError, match="more than 64 MiB"):
        read_array(path, "a")
