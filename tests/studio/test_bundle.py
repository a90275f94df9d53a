"""Session bundles: what was saved comes back, also in a moved folder; hostile files are refused."""

import io
import json
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.studio import bundle, sessionfile
from disque_studio.studio.session import Choice, Edit, Pair, Session, Share, Shot, Snapshot
from disque_studio.studio.sessionfile import Saved
from tests.looks.test_look import exemplar

MIXED = Edit(choice=Choice("pairs", "", (Share("a", 0.4), Share("b"))), strength=0.6)
Members = dict[str, bytes]


def session(folder: Path) -> Saved:
    shots = (
        Shot(folder / "scene.exr", MIXED, "pick", 4),
        Shot(folder / "more" / "ü.hdr", Edit(choice=Choice("file", str(folder / "night.look")))),
        Shot(folder.parent / "elsewhere.exr", snapshots=(Snapshot("first", MIXED),)),
    )
    pairs = (Pair("a", "warm", folder / "scene.exr", folder / "scene.jpg"), Pair("b", "cold"))
    start = Session()
    return Saved((("", start), ("Add", replace(start, shots=shots, pairs=pairs))), 1, folder / "scene.exr")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "shoot"
    (made / "more").mkdir(parents=True)
    for name in ("scene.exr", "scene.jpg", "more/ü.hdr", "night.look"):
        (made / name).touch()
    return made


@pytest.fixture
def saved(folder: Path) -> Path:
    path = folder / "shoot.disque"
    bundle.save(path, session(folder), {"a": exemplar("warm"), "b": exemplar("cold", 1)})
    return path


def members(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path: Path, held: Members, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(FileRefusedError) as error:
        bundle.load(path)
    assert "\n" not in str(error.value)
    assert error.value.path == path
    assert len(error.value.reason) < 200
    return error.value.reason


def test_a_session_comes_back_with_its_pairs(folder: Path, saved: Path) -> None:
    back = bundle.load(saved)
    assert back.saved == session(folder)
    for key, made in {"a": exemplar("warm"), "b": exemplar("cold", 1)}.items():
        assert back.exemplars[key].name == made.name
        assert np.array_equal(back.exemplars[key].source_thumb, made.source_thumb)
        assert np.array_equal(back.exemplars[key].arrays["moments"], made.arrays["moments"])


def test_a_bundle_is_the_session_document_and_its_pairs(folder: Path, saved: Path) -> None:
    held = members(saved)
    assert set(held) == {"session.json", "beside.json", "pairs/a.look", "pairs/b.look"}
    assert sessionfile.from_bytes(saved, held["session.json"]) == session(folder)


def test_a_session_without_pairs_comes_back(tmp_path: Path) -> None:
    bundle.save(tmp_path / "x.disque", Saved(), {})
    assert bundle.load(tmp_path / "x.disque").saved == Saved()


def test_a_moved_folder_still_opens(folder: Path, saved: Path, tmp_path: Path) -> None:
    moved = tmp_path / "other" / "place"
    moved.parent.mkdir()
    folder.rename(moved)
    back = bundle.load(moved / saved.name).saved
    photo, hdr, elsewhere = back.session.shots
    assert (photo.path, hdr.path) == (moved / "scene.exr", moved / "more" / "ü.hdr")
    assert elsewhere.path == tmp_path / "elsewhere.exr"
    assert hdr.edit.choice.name == str(moved / "night.look")
    assert back.session.pairs[0].after == moved / "scene.jpg"
    assert back.current == photo.path
    assert bundle.missing(back.session) == [elsewhere.path]


def test_a_file_that_is_where_it_was_is_taken_from_there(folder: Path, saved: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (away / "scene.exr").touch()
    copy = away / saved.name
    copy.write_bytes(saved.read_bytes())
    assert bundle.load(copy).saved == session(folder)


def test_paths_are_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saved = Saved((("", Session((Shot(Path("a.exr")),))),))
    bundle.save(Path("x.disque"), saved, {})
    assert bundle.load(Path("x.disque")).saved.session.shots[0].path == tmp_path / "a.exr"


def test_a_file_is_replaced_only_where_that_is_asked_for(saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(FileRefusedError, match="exists already"):
        bundle.save(saved, Saved(), {})
    assert saved.read_bytes() == before
    bundle.save(saved, Saved(), {}, overwrite=True)
    assert bundle.load(saved).saved == Saved()


def test_nothing_is_written_where_a_pair_is_not_there(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.disque"
    with pytest.raises(FileRefusedError, match="the pair cold is not loaded"):
        bundle.save(path, session(folder), {"a": exemplar()})
    assert not path.exists()


def test_a_bundle_that_could_not_be_read_is_not_written(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "MOST_PAIRS", 1)
    with pytest.raises(FileRefusedError, match="more than 1 pairs"):
        bundle.save(tmp_path / "x.disque", session(folder), {"a": exemplar(), "b": exemplar()})
    assert list(tmp_path.glob("*.disque")) == []


@pytest.mark.parametrize("data", [b"", b"P", b"just some words", b"{}", b"\x89PNG\r\n\x1a\n" + bytes(99)])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.disque"
    path.write_bytes(data)
    assert refusal(path).startswith("is no session; choose a .disque file")


def test_a_zip_of_other_things_is_refused(tmp_path: Path) -> None:
    assert "damaged" in refusal(pack(tmp_path / "x.disque", {"word/document.xml": b"<x/>"}))


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "x.disque").startswith("cannot be read")
    assert refusal(tmp_path).startswith("cannot be read")


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.99])
def test_a_bundle_cut_short_is_refused(saved: Path, part: float) -> None:
    data = saved.read_bytes()
    saved.write_bytes(data[: int(len(data) * part)])
    assert "cut short" in refusal(saved)


def test_a_changed_byte_is_noticed(saved: Path) -> None:
    data = saved.read_bytes()
    for place in np.random.default_rng(0).integers(0, len(data), 60):
        saved.write_bytes(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :])
        try:
            back = bundle.load(saved)
        except FileRefusedError as error:
            assert "\n" not in str(error)
        else:
            # A date or a mark of the packer, which mean nothing here.
            assert np.array_equal(back.exemplars["a"].source_thumb, exemplar().source_thumb)


def without(name: str) -> Callable[[Members], Members]:
    return lambda held: {other: data for other, data in held.items() if other != name}


def with_pair_key(key: str) -> Callable[[Members], Members]:
    def change(held: Members) -> Members:
        document = json.loads(held["session.json"])
        document["pairs"][0]["key"] = key
        return held | {"session.json": json.dumps(document).encode()}

    return change


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (without("session.json"), "is no session"),
        (without("beside.json"), "beside.json is not in it"),
        (without("pairs/b.look"), "pairs/b.look is not in it"),
        (lambda held: held | {"../../evil.look": b""}, "it holds a file"),
        (lambda held: held | {"/etc/passwd": b""}, "it holds a file"),
        (lambda held: held | {"pairs/../x.look": b""}, "it holds a file"),
        (lambda held: held | {"pairs\\x.look": b""}, "it holds a file"),
        (lambda held: held | {"pairs/": b""}, "it holds a file"),
        (lambda held: held | {"virus.exe": b""}, "it holds a file"),
        (with_pair_key("../../x"), "is no key of a pair"),
        (with_pair_key(""), "is no key of a pair"),
        (with_pair_key("other"), "pairs/other.look is not in it"),
        (lambda held: held | {"pairs/a.look": b"nothing"}, "holds a pair that is no look"),
        (lambda held: held | {"session.json": b"{"}, "no session"),
        (lambda held: held | {"session.json": b""}, "no session"),
        (lambda held: held | {"beside.json": b"[]"}, "damaged"),
        (lambda held: held | {"beside.json": b"[" * 100_000}, "damaged"),
        (lambda held: held | {"beside.json": b'{"a": 1}'}, "damaged"),
        (lambda held: held | {"beside.json": b'{"a": "/etc/passwd"}'}, "outside its folder"),
        (lambda held: held | {"beside.json": b'{"a": "b/../../c"}'}, "outside its folder"),
        (lambda held: held | {f"pairs/{n}.look": b"" for n in range(600)}, "too many files"),
    ],
)
def test_a_bundle_with_wrong_members_is_refused(
    saved: Path, change: Callable[[Members], Members], word: str
) -> None:
    assert word in refusal(pack(saved, change(members(saved))))


def test_a_member_twice_is_refused(saved: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(saved, "a") as archive:
            archive.writestr("session.json", b"{}")
    assert "too many files" in refusal(saved)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_another_kind_of_packing_is_refused(saved: Path, method: int) -> None:
    assert "packed in an unknown way" in refusal(pack(saved, members(saved), method))


def test_an_encrypted_member_is_refused(saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    entry = data.index(b"PK\1\2")
    data[entry + 8] |= 1
    saved.write_bytes(data)
    assert "packed in an unknown way" in refusal(saved)


def test_bombs_are_refused_by_what_they_say(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = members(saved)
    zeros = bytes(33 << 20)
    assert "pairs/a.look is too large" in refusal(pack(saved, held | {"pairs/a.look": zeros}))
    monkeypatch.setattr(bundle, "LIMIT_BYTES", 40 << 20)
    many = {f"pairs/{n}.look": zeros[: 20 << 20] for n in range(2)}
    assert "unpacks to more than 40 MiB" in refusal(pack(saved, held | many))


def test_a_bomb_that_lies_is_unpacked_no_further_than_it_says(saved: Path) -> None:
    import tracemalloc

    pack(saved, members(saved) | {"pairs/a.look": bytes(32 << 20)})
    data = bytearray(saved.read_bytes())
    entry = data.index(b"PK\1\2")
    while bytes(data[entry + 46 : entry + 46 + 12]) != b"pairs/a.look":
        entry = data.index(b"PK\1\2", entry + 4)
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    saved.write_bytes(data)
    tracemalloc.start()
    assert "damaged" in refusal(saved)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 << 20


def test_a_directory_without_end_is_not_read(saved: Path) -> None:
    data = bytearray(saved.read_bytes())
    data[-10:-6] = (2 << 20).to_bytes(4, "little")
    saved.write_bytes(data)
    assert "too many files" in refusal(saved)


def test_a_zip_of_the_large_kind_is_refused(saved: Path) -> None:
    data = saved.read_bytes()
    saved.write_bytes(data[:-22] + b"PK\6\7" + bytes(16) + data[-22:])
    assert "damaged" in refusal(saved)


def test_a_large_file_is_refused_unread(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "LIMIT_BYTES", 100)
    assert "too large" in refusal(saved)


def test_photos_that_come_to_lie_in_one_place_are_one(folder: Path) -> None:
    lost = folder.parent / "gone" / "scene.exr"
    twice = Saved((("", Session((Shot(folder / "scene.exr"), Shot(lost)))),))
    path = folder / "x.disque"
    bundle.save(path, twice, {})
    held = members(path)
    held["beside.json"] = json.dumps({str(lost): "scene.exr"}).encode()
    back = bundle.load(pack(path, held)).saved
    assert [shot.path for shot in back.session.shots] == [folder / "scene.exr"]


def test_every_member_is_packed(saved: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(saved.read_bytes())) as archive:
        assert all(info.compress_type == zipfile.ZIP_DEFLATED for info in archive.infolist())
        assert archive.testzip() is None
