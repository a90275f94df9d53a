"""Photos read in another process: the same results, the same errors, and nothing that stays behind."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import numpy as np
import pytest

from disque_studio.errors import CancelledError, FileRefusedError
from disque_studio.studio import photos
from disque_studio.studio.reader import Reader
from tests.studio import reader_work as work

PATIENCE_SECONDS = 30.0


@pytest.fixture(scope="module")
def kept() -> Iterator[Reader]:
    """A reader for the tests that leave it alive."""
    reader = Reader()
    reader.start()
    yield reader
    reader.close()


@pytest.fixture
def reader() -> Iterator[Reader]:
    reader = Reader(limit_seconds=PATIENCE_SECONDS)
    yield reader
    reader.close()


def gone(process: int) -> bool:
    """Tell whether a process has ended (its parent may not have asked how, yet)."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def wait_until_gone(process: int) -> None:
    end = monotonic() + PATIENCE_SECONDS
    while not gone(process):
        assert monotonic() < end
        sleep(0.01)


def test_a_photo_is_as_one_read_here(kept: Reader) -> None:
    path = photos.demo_photo()
    there, here = kept.open_photo(path), photos.open_photo(path)
    assert there.photo.rgb.dtype == here.photo.rgb.dtype
    assert (there.photo.rgb == here.photo.rgb).all()
    assert (there.small == here.small).all()
    assert there.stops == here.stops
    for field in ("format", "source", "channels", "parts", "layer", "data_window", "samples", "exif"):
        assert getattr(there.photo, field) == getattr(here.photo, field)


def test_arrays_arrive_as_they_are_and_can_be_written(kept: Reader, tmp_path: Path) -> None:
    sent, got = work.arrays(tmp_path), kept.call(work.arrays, tmp_path)
    assert got["path"] == tmp_path
    for name in ("light", "turned", "every other", "none"):
        there = got[name]
        assert isinstance(there, np.ndarray)
        assert there.flags.writeable
        np.testing.assert_array_equal(there, sent[name], strict=True)


def test_a_refused_file_is_refused_in_the_same_words(kept: Reader, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no picture")
    for path in (tmp_path / "notes.txt", tmp_path / "missing.exr", tmp_path):
        with pytest.raises(FileRefusedError) as here:
            photos.open_photo(path)
        with pytest.raises(FileRefusedError) as there:
            kept.open_photo(path)
        assert (there.value.path, there.value.reason) == (here.value.path, here.value.reason)
    with pytest.raises(FileRefusedError, match='has no layer "beauty"'):
        kept.open_photo(_pfm(tmp_path / "scene.pfm"), layer="beauty")


def test_other_failures_of_a_file_keep_their_kind(kept: Reader, tmp_path: Path) -> None:
    with pytest.raises(MemoryError):
        kept.call(work.refuse_memory, tmp_path)


def test_one_process_serves_and_a_crash_refuses_one_photo_alone(reader: Reader, tmp_path: Path) -> None:
    first = reader.call(work.process, tmp_path)
    assert reader.call(work.process, tmp_path) == first != os.getpid()
    with pytest.raises(FileRefusedError, match="crash") as refused:
        reader.call(work.crash, tmp_path / "bad.exr")
    assert refused.value.path == tmp_path / "bad.exr"
    assert "\n" not in str(refused.value)
    assert reader.call(work.process, tmp_path) != first


def test_cancel_ends_a_decoder_that_hangs(reader: Reader, tmp_path: Path) -> None:
    hung = reader.call(work.process, tmp_path)
    started = tmp_path / "started"
    with pytest.raises(CancelledError):
        reader.call(work.hang, started, cancelled=started.exists)
    assert gone(hung)
    assert reader.call(work.process, tmp_path) != hung


def test_a_file_may_not_take_for_ever(tmp_path: Path) -> None:
    reader = Reader(limit_seconds=0.05)
    with pytest.raises(FileRefusedError, match="could not be read within"):
        reader.call(work.hang, tmp_path / "slow.exr")
    reader.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems end the process")
def test_a_file_that_asks_for_too_much_memory_is_refused_and_the_process_goes_on(tmp_path: Path) -> None:
    reader = Reader(limit_bytes=1 << 30)
    process = reader.call(work.process, tmp_path)
    assert reader.call(work.take_memory, tmp_path, 1 << 24) == 1 << 24
    with pytest.raises(MemoryError):
        reader.call(work.take_memory, tmp_path, 1 << 30)
    assert reader.call(work.process, tmp_path) == process
    reader.close()


def test_closing_ends_the_process_and_whoever_waits(reader: Reader, tmp_path: Path) -> None:
    process = reader.call(work.process, tmp_path)
    started, ends = tmp_path / "started", []

    def ask() -> None:
        try:
            reader.call(work.hang, started)
        except CancelledError as error:
            ends.append(error)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    while not started.exists():
        sleep(0.005)
    reader.close()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
    assert len(ends) == 2
    assert gone(process)
    with pytest.raises(CancelledError):
        reader.call(work.process, tmp_path)
    reader.close()


_PARENT = """
import sys, time
from pathlib import Path
from disque_studio.studio.reader import Reader
from tests.studio import reader_work
reader = Reader()
print(reader.call(reader_work.process, Path()), flush=True)
time.sleep(600)
"""


def test_the_process_ends_with_a_parent_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        process = int(parent.stdout.readline())
        assert not gone(process)
        parent.send_signal(signal.SIGKILL)
    wait_until_gone(process)


_QUIET = """
from disque_studio.studio import photos
from disque_studio.studio.reader import Reader
reader = Reader()
opened = reader.open_photo(photos.demo_photo())
reader.close()
print(opened.photo.rgb.shape, opened.photo.rgb.sum(dtype="f8") > 0)
"""


def test_photos_outlive_their_reader_and_nothing_is_said() -> None:
    done = subprocess.run([sys.executable, "-c", _QUIET], capture_output=True, text=True, timeout=60)
    assert done.stdout.endswith("True\n")
    assert not done.stderr


def _pfm(path: Path) -> Path:
    path.write_bytes(b"PF\n2 1\n-1.0\n" + np.ones(6, "<f4").tobytes())
    return path
