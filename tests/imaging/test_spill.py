import gc
import multiprocessing
import os
import threading
from pathlib import Path

import numpy as np
import pytest

from disque_studio.errors import DisqueError
from disque_studio.imaging import spill
from disque_studio.studio import sharing

SHAPE = (300, 50, 3)


@pytest.fixture(autouse=True)
def small_ones_are_large(monkeypatch):
    monkeypatch.setattr(spill, "LARGE", 50_000)


def spilled():
    array = spill.zeros(SHAPE, np.float16)
    array[...] = np.random.default_rng(1).random(SHAPE)
    return array


def test_small_arrays_stay_in_memory():
    array = spill.zeros((10, 10), np.float32)
    assert spill.memory_of(array) is None
    spill.release(array)
    assert not array.any()


def test_large_ones_begin_black_and_lie_in_a_file():
    array = spill.zeros(SHAPE, np.float16)
    assert spill.memory_of(array[3:9, 2:]) is not None
    assert not array.any()


@pytest.mark.parametrize("part", [np.s_[:], np.s_[7:40], np.s_[3:200, 10:20], np.s_[::7, ::3], np.s_[5:5]])
def test_nothing_is_lost_when_pages_are_let_go(part):
    array = spilled()
    kept = array.copy()
    spill.release(array[part])
    np.testing.assert_array_equal(array, kept)


@pytest.mark.parametrize("most", [130, 150, 10_000])
def test_a_lattice_is_that_of_the_array(most):
    array = spilled()
    sampled = spill.lattice(array, most)
    np.testing.assert_array_equal(sampled, spill.lattice(array.copy(), most))
    assert spill.memory_of(sampled) is None
    assert sampled.shape[0] == -(-300 // -(-300 // most))
    assert sampled.shape[1] == 50


def test_a_file_leaves_nothing_behind(monkeypatch, tmp_path):
    monkeypatch.setattr(spill, "_folder", lambda: tmp_path)
    before = threading.active_count()
    array = spilled()
    assert not list(tmp_path.iterdir())
    memory = spill.memory_of(array)
    assert memory is not None
    handle = memory.handle
    del array, memory
    gc.collect()
    with pytest.raises(OSError, match="Bad file"):
        os.fstat(handle)
    assert threading.active_count() == before


def test_a_full_disk_is_one_line(monkeypatch):
    def full(handle, start, size):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "posix_fallocate", full, raising=False)
    with pytest.raises(DisqueError, match="No space left on device; free some space"):
        spill.zeros(SHAPE, np.float16)


def test_a_folder_that_is_gone_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(spill, "_folder", lambda: tmp_path / "gone")
    with pytest.raises(DisqueError, match="gone"):
        spill.zeros(SHAPE, np.float16)


def test_the_folder_is_the_one_that_the_user_names(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    assert spill._folder() == Path(tmp_path)


def test_another_process_is_lent_the_file_itself():
    here, there = multiprocessing.Pipe()
    array, plain = spilled(), np.arange(2000.0)
    sender = threading.Thread(target=sharing.send, args=(here, {"a": array, "b": plain, "c": array[3:50]}))
    sender.start()
    received = sharing.receive(there)
    sender.join()
    assert spill.memory_of(received["a"]) is not None
    np.testing.assert_array_equal(received["a"], array)
    np.testing.assert_array_equal(received["b"], plain)
    np.testing.assert_array_equal(received["c"], array[3:50])
    array[0, 0, 0] = 0.625
    assert received["a"][0, 0, 0] == 0.625
    for end in (here, there):
        end.close()
