"""A full disk, a read-only one, files that change beneath the program, a second program, and wrong clocks."""

import errno
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.looks.look import Look
from disque_studio.looks.mapping import neutral_mapping
from disque_studio.studio import crash, export, photos, placing, recent, sessionfile, settings, thumbnails
from disque_studio.studio.colourconfig import InputSpace
from disque_studio.studio.presets import BUILTIN, Presets
from disque_studio.studio.session import Session, Shot
from disque_studio.studio.sessionfile import Saved
from disque_studio.studio.store import Store
from disque_studio.studio.training import Trainings
from tests.hardening.test_decoders import pfm
from tests.looks.test_look import exemplar

NOISE = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)


def save_session(path: Path) -> None:
    shots = [Shot(Path(f"/photos/{number}.exr")) for number in range(200)]
    sessionfile.save(path, Saved((("", Session().adding(shots)),)))


def save_preset(path: Path) -> None:
    Presets(path.parent)._write(path, replace(BUILTIN[0], name="mine", folder="f" * 400))


WRITERS: dict[str, Callable[[Path], None]] = {
    "a.jpg": lambda path: codecs.write(path, NOISE, format="jpg"),
    "a.png": lambda path: codecs.write(path, NOISE, format="png"),
    "a.tif": lambda path: codecs.write(path, NOISE, format="tif"),
    "a.disque": save_session,
    "a.look": lambda path: Look("a", (exemplar(),), (1.0,)).save(path, overwrite=True),
    "settings.json": lambda path: settings.save(path, settings.Settings(), {"other": "x" * 4000}),
    "preset.json": save_preset,
    "recent.json": lambda path: recent.save(path, [Path("p" * 200)] * 30),
}

every_writer = pytest.mark.parametrize("name", WRITERS)


@pytest.fixture
def full() -> Iterator[None]:
    """Let no file of this process grow beyond 400 bytes, as on a disk that has so much left."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test's folder be on a disk that takes nothing; who is root heeds no permissions."""
    opened = Path.open

    def refuse(path: Path, mode: str = "r", *rest: object, **options: object) -> object:
        if set(mode) & set("wax+") and path.is_relative_to(tmp_path):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return opened(path, mode, *rest, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)


@every_writer
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / name
    path.write_bytes(b"the old one")
    request.getfixturevalue("full")
    with pytest.raises(FileRefusedError, match="the disk is full; free some space") as refused:
        WRITERS[name](path)
    assert refused.value.path == path
    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [path]


@every_writer
def test_a_read_only_folder_is_named_with_what_to_do(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    (tmp_path / name).write_bytes(b"the old one")
    request.getfixturevalue("read_only")
    with pytest.raises(FileRefusedError, match="read-only; choose another place"):
        WRITERS[name](tmp_path / name)
    assert (tmp_path / name).read_bytes() == b"the old one"


@pytest.mark.parametrize("state", ["full", "read_only"])
def test_the_cache_and_the_report_do_without_a_disk(
    state: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(state)
    store = Store(tmp_path / "cache", 1 << 20)
    store.put("a", {"view": np.zeros((64, 64, 3), np.float32)})
    assert store.get("a") is None
    log = crash.Log(tmp_path / "reports", {"System": "x" * 5000})
    log.note("photo")
    log.end()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_an_export_to_a_full_disk_is_refused_by_its_name(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    opened = photos.open_photo(pfm(tmp_path / "a.pfm"))
    request.getfixturevalue("full")
    with pytest.raises(FileRefusedError, match="the disk is full") as refused:
        export.export(opened, neutral_mapping(1.0), tmp_path / "a.tif", format="tif")
    assert refused.value.path == tmp_path / "a.tif"
    assert not (tmp_path / "a.tif").exists()


def test_a_photo_whose_file_is_gone_is_still_exported(tmp_path: Path) -> None:
    path = pfm(tmp_path / "a.pfm")
    opened = photos.open_photo(path)
    path.unlink()
    export.export(opened, neutral_mapping(1.0), tmp_path / "a.png", format="png")
    assert codecs.read_picture(tmp_path / "a.png").rgb.shape == (40, 60, 3)
    with pytest.raises(FileRefusedError, match="there is no such file"):
        photos.open_photo(path)


class Shrinks:
    """Reads in this process, and counts."""

    def __init__(self) -> None:
        self.reads = 0

    def __call__(self, path: Path, space: InputSpace | None) -> photos.OpenPhoto:
        self.reads += 1
        return thumbnails.shrunk_file(path, space)

    def rest(self) -> None:
        pass


def test_a_file_that_is_replaced_is_read_anew_and_one_that_is_cut_is_refused(tmp_path: Path) -> None:
    path, shrinks = pfm(tmp_path / "a.pfm"), Shrinks()
    made = thumbnails.Thumbnails(Store(tmp_path / "cache", 1 << 20), shrinks)
    for _ in range(2):
        made.small(path)
    assert shrinks.reads == 1
    path.write_bytes(b"PF\n4 2\n-1.0\n" + np.ones(24, "<f4").tobytes())
    assert made.small(path).photo.rgb.shape == (2, 4, 3)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(FileRefusedError):
        made.small(path)
    path.unlink()
    with pytest.raises(FileRefusedError, match="there is no such file"):
        made.small(path)


@pytest.mark.parametrize("time", [0.0, -1e10, 2.0**33, 2.0**38, 1e12])
def test_files_of_any_time_have_a_day_a_thumbnail_and_a_place_in_the_cache(
    time: float, tmp_path: Path
) -> None:
    path = pfm(tmp_path / "a.pfm")
    try:
        os.utime(path, (time, time))
    except OSError:
        pytest.skip("this disk has no such times")
    assert len(placing.day_of(path)) >= 10
    made = thumbnails.Thumbnails(Store(tmp_path / "cache", 1 << 20), Shrinks())
    assert made.neutral(path).shape == (40, 60, 3)


def test_entries_of_the_future_do_not_keep_the_cache_from_being_trimmed(tmp_path: Path) -> None:
    store = Store(tmp_path, 40_000)
    for number in range(8):
        store.put(str(number), {"a": np.zeros(2000, np.float64)})
        entry = tmp_path / f"{number}.npz"
        if entry.exists():
            os.utime(entry, (2.0**33 - number, 2.0**33 - number))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 60_000


@pytest.mark.parametrize("begun", ["1e999", "-1e999", "1e300", "-5", "NaN"])
def test_a_training_of_no_known_time_is_listed(begun: str, tmp_path: Path) -> None:
    out = tmp_path / "20260101-000000-qdnet"
    out.mkdir()
    text = '{"recipe": "qdnet", "data": "/d", "minutes": 1, "settings": [], "begun": %s}'
    (out / "asked.json").write_text(text % begun)
    for run in Trainings(tmp_path).runs():
        assert 0 <= run.begun <= 2.0**36


_WRITE = """
import sys
from pathlib import Path
import numpy as np
from disque_studio.studio import settings
from disque_studio.studio.store import Store
folder, mark = Path(sys.argv[1]), int(sys.argv[2])
store = Store(folder / "cache", 60_000)
chosen = settings.Settings(recent_files=mark)
for turn in range(60):
    settings.save(folder / "settings.json", chosen, {"other": "x" * 3000 * mark})
    store.put(str(turn % 7), {"a": np.full(2000, float(mark))})
"""


def test_two_programs_write_the_same_settings_and_cache(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WRITE, str(tmp_path)]
    writers = [subprocess.Popen([*command, mark], stderr=subprocess.PIPE) for mark in ("1", "2")]
    found, store = [], Store(tmp_path / "cache", 60_000)
    while any(writer.poll() is None for writer in writers):
        found.append(settings.load(tmp_path / "settings.json"))
        kept = store.get("3")
        assert kept is None or len(set(kept["a"].tolist())) == 1
    errors = [writer.communicate()[1] for writer in writers]
    assert errors == [b"", b""]
    found.append(settings.load(tmp_path / "settings.json"))
    assert not {loaded.problem for loaded in found} - {""}
    for loaded in found:
        assert len(loaded.others.get("other", "")) == 3000 * (
            loaded.settings.recent_files if loaded.others else 0
        )
    assert {path.name for path in tmp_path.iterdir()} == {"settings.json", "cache"}


def test_one_reader_serves_many_threads(tmp_path: Path) -> None:
    from disque_studio.studio import reader

    path, widths, errors = pfm(tmp_path / "a.pfm"), [], []

    def read() -> None:
        try:
            widths.append(codecs.read(path).width)
        except DisqueError as error:
            errors.append(error)

    reader.shared()
    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    reader.close()
    assert (widths, errors) == ([60] * 6, [])
