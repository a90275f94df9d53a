"""The fuzzer: it damages files alike each time, finds planted faults, and its good files are read."""

import io
import random
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

from disque_studio.errors import FileRefusedError

SOAK = Path(__file__).resolve().parents[2] / "packaging" / "soak"


@pytest.fixture(scope="module")
def fuzz() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", "")  # which the module sets for its reader
        before = list(sys.path)
        sys.path.insert(0, str(SOAK))
        import fuzz

        yield fuzz
        sys.path[:] = before


@pytest.fixture(scope="module")
def files(fuzz: ModuleType) -> dict[str, list[bytes]]:
    made: dict[str, list[bytes]] = fuzz.corpus(None)
    return made


def test_every_target_has_good_files_that_are_read(
    fuzz: ModuleType, files: dict[str, list[bytes]], tmp_path: Path
) -> None:
    assert files.keys() == fuzz.fuzz_targets.TARGETS.keys()
    for target, contents in files.items():
        outcomes = fuzz.fuzz_targets.run_all(tmp_path, target, contents)
        assert not [each for each in outcomes if each.kind not in ("read", "refused")], target
        assert any(each.kind == "read" for each in outcomes), (target, outcomes)


def saved(**arrays: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.savez(stream, **arrays)
    return stream.getvalue()


HALF = np.zeros((2, 3, 3), np.float16)
EARLIER = [
    ("cache", saved(view=HALF, small=HALF, stops=np.zeros(2), format=np.array("exr"))),
    ("cache", saved(thumb=np.zeros((2, 3, 3), np.uint8), score=np.zeros(2))),
    ("radiance", b"#?\n\n-Y 40000 +X 4000\n"),
    ("bmp", b"BM6\1" + bytes(6) + b"6\0\0\0(\0\0\0" + b"\0\0\x08\x08\0\0\0\1\0\x18" + bytes(30)),
    ("packed", b"\x93NUMPY\1\0v\0{'descr': '<f2', 'shape': (" + bytes(94)),
    ("mat", b"Sun Nov 22 00:19\0\0\1\0"),
    ("settings", b'{"settings": {"recent_files": 1' + b"0" * 400 + b"}}"),
    ("training", b'{"recipe": "x", "data": "/", "minutes": 1' + b"0" * 400 + b"}"),
    ("config", b"steps = " + b"[" * 9000),
    ("csv", b"image,mos\n" + b"x" * 200_000 + b",1\n"),
]


@pytest.mark.parametrize(("target", "data"), EARLIER, ids=[target for target, _ in EARLIER])
def test_what_was_found_before_is_refused_or_read(
    fuzz: ModuleType, tmp_path: Path, target: str, data: bytes
) -> None:
    (outcome,) = fuzz.fuzz_targets.run_all(tmp_path, target, [data])
    assert outcome.kind in ("read", "refused"), outcome.text


def test_damage_is_the_same_for_the_same_seed(fuzz: ModuleType, files: dict[str, list[bytes]]) -> None:
    def damaged(seed: int) -> list[bytes]:
        chance = random.Random(seed)
        return [
            fuzz.mutated(content[0], content, fuzz.WORDS.get(target, ()), chance)
            for target, content in files.items()
            for _ in range(20)
        ]

    first = damaged(1)
    assert first == damaged(1) != damaged(2)
    whole = [content[0] for content in files.values() for _ in range(20)]
    assert sum(a != b for a, b in zip(first, whole, strict=True)) > 0.9 * len(whole)


def test_checksums_of_a_damaged_zip_fit_again(fuzz: ModuleType, files: dict[str, list[bytes]]) -> None:
    whole = files["bundle"][0]
    at = whole.index(b'"label"') + 1
    damaged = whole[:at] + b"L" + whole[at + 1 :]
    for data, sound in ((whole, True), (damaged, False), (fuzz.repaired(damaged), True)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert (archive.testzip() is None) == sound


def test_pixels_of_a_damaged_png_are_looked_at(fuzz: ModuleType) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG", compress_level=0)
    whole = stream.getvalue()
    at = whole.index(b"IDAT") + 4 + 7 + 20
    damaged = fuzz.repaired(whole[:at] + b"\x07" + whole[at + 1 :])
    with Image.open(io.BytesIO(damaged)) as image:
        assert 7 in image.tobytes()


def test_checksums_of_a_damaged_png_fit_again(fuzz: ModuleType, files: dict[str, list[bytes]]) -> None:
    data = bytearray(files["png"][0])
    data[20] ^= 1
    repaired = fuzz.repaired(bytes(data))
    assert repaired[20] == data[20]
    assert int.from_bytes(repaired[29:33], "big") == zlib.crc32(repaired[12:29])


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (FileRefusedError("a", "is damaged"), "refused"),
        (FileRefusedError("a", "needs more memory than this machine can give"), "memory"),
        (MemoryError(), "memory"),
        (ValueError("not for users"), "raised"),
    ],
)
def test_what_is_no_error_for_the_user_is_a_finding(
    fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception, kind: str
) -> None:
    def fail(path: Path) -> None:
        raise error

    monkeypatch.setitem(fuzz.fuzz_targets.TARGETS, "planted", fail)
    outcome = fuzz.fuzz_targets.run(tmp_path, "planted")
    assert outcome.kind == kind
    if kind == "raised":
        assert outcome.place.startswith("ValueError at test_fuzz.py:")


def test_a_finding_is_cut_down_and_kept_once(
    fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fuzzer = fuzz.Fuzzer(tmp_path / "out", tmp_path)
    data = b"much that does not matter, then BAD, then more of it"

    def fault(_target: str, data: bytes) -> tuple[str, str, object]:
        return ("raised", "bad", None) if b"BAD" in data else ("", "", None)

    monkeypatch.setattr(fuzzer, "fault", fault)
    assert fuzzer.keep("planted", data, "raised", "bad", "why")
    assert not fuzzer.keep("planted", data, "raised", "bad", "why")
    (kept,) = (tmp_path / "out").glob("*.bin")
    assert kept.read_bytes() == b"BAD"
    assert "why" in kept.with_suffix(".txt").read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts no processor time")
def test_a_reader_that_does_not_end_is_a_hang_and_one_that_dies_a_crash(
    fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "planted.py").write_text(
        "import os, signal\n"
        "def spin(folder, target, inputs):\n"
        "    signal.setitimer(signal.ITIMER_PROF, 0.1)\n"
        "    while True:\n"
        "        pass\n"
        "def die(folder, target, inputs):\n"
        "    os.kill(os.getpid(), signal.SIGSEGV)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.syspath_prepend(tmp_path)
    import planted  # type: ignore[import-not-found]

    fuzzer = fuzz.Fuzzer(tmp_path / "out", tmp_path)
    for run, kind in ((planted.spin, "hang"), (planted.die, "crash")):
        monkeypatch.setattr(fuzz.fuzz_targets, "run_all", run)
        assert fuzzer.fault("planted", b"any")[0] == kind
    fuzzer.close()
