"""Tar archives of photos, well made and hostile."""

import errno
import gzip
import io
import signal
import subprocess
import sys
import tarfile
from pathlib import Path

import cv2
import numpy as np
import pytest

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs
from trainer.__main__ import main
from trainer.data import tars


@pytest.fixture
def shard(tmp_path):
    """Write an archive of (name or TarInfo, bytes)."""

    def write(*members, name="photos.tar"):
        path = tmp_path / name
        with tarfile.open(path, "w") as archive:
            for info, data in members:
                if isinstance(info, str):
                    info = tarfile.TarInfo(info)
                    info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        return path

    return write


def special(name, kind, target=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def names(path):
    said = []
    found = [member.name for _, member in tars.photos(path, said.append)]
    return found, said


def silent(share, what):
    pass


def test_photos_are_told_by_their_suffix_in_order(shard):
    path = shard(
        ("000002.hdr", b"one"), ("000002.jpg", b"x"), ("000002.json", b"{}"), ("deep/000001.EXR", b"two")
    )
    assert names(path) == (["000002.hdr", "deep/000001.EXR"], [])
    assert tars.count(path) == 2


def test_what_is_no_plain_file_within_the_archive_is_passed_over_and_named(shard):
    huge = tarfile.TarInfo("huge.hdr")
    path = shard(
        (special("link.hdr", tarfile.SYMTYPE, "/etc/passwd"), b""),
        (special("hard.hdr", tarfile.LNKTYPE, "good.hdr"), b""),
        (special("pipe.hdr", tarfile.FIFOTYPE), b""),
        (special("disk.hdr", tarfile.BLKTYPE), b""),
        (special("folder.hdr", tarfile.DIRTYPE), b""),
        ("/etc/absolute.hdr", b"x"),
        ("../../above.hdr", b"x"),
        ("..\\above.hdr", b"x"),
        ("good.hdr", b"x"),
        (huge, b""),
    )
    found, said = names(path)
    assert found == ["good.hdr"]
    told = [text.removeprefix(f"{path}: ").partition(" is left out: ") for text in said]
    assert [(name, why) for name, _, why in told] == [
        ("link.hdr", "it is no plain file"),
        ("hard.hdr", "it is no plain file"),
        ("pipe.hdr", "it is no plain file"),
        ("disk.hdr", "it is no plain file"),
        ("/etc/absolute.hdr", "its name leads out of the archive"),
        ("../../above.hdr", "its name leads out of the archive"),
        ("..\\above.hdr", "its name leads out of the archive"),
        ("huge.hdr", "it has 0 bytes"),
    ]


def test_a_member_that_claims_too_much_is_passed_over(tmp_path):
    info = tarfile.TarInfo("bomb.hdr")
    info.size = 1 << 40
    path = tmp_path / "photos.tar"
    path.write_bytes(info.tobuf(tarfile.GNU_FORMAT) + bytes(20480))
    found, said = names(path)
    assert found == []
    assert said == [
        f"{path}: bomb.hdr is left out: it has {1 << 40} bytes",
        f"{path}: can't be read as a tar archive to its end: it ends before what it announces",
    ]


def test_a_member_of_negative_size_ends_the_archive(tmp_path):
    info = tarfile.TarInfo("back.hdr")
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[124:136] = b"\xff" * 12
    header[148:156] = b"%06o\0 " % (sum(header[:148]) + sum(header[156:512]) + 8 * 32)
    path = tmp_path / "photos.tar"
    path.write_bytes(bytes(header) * 3 + bytes(1024))
    assert names(path)[0] == []


def test_a_chain_of_headers_without_end_is_refused(tmp_path):
    info = tarfile.TarInfo("x")
    info.type = tarfile.GNUTYPE_LONGNAME
    info.size = 4
    path = tmp_path / "photos.tar"
    path.write_bytes((info.tobuf(tarfile.GNU_FORMAT) + b"abc\0".ljust(512, b"\0")) * 3000)
    found, said = names(path)
    assert found == []
    assert "can't be read as a tar archive to its end" in said[0]


@pytest.mark.parametrize(
    "data",
    [b"", b"no archive at all" * 100, gzip.compress(bytes(20480), mtime=0)],
    ids=["empty", "words", "gzip"],
)
def test_what_is_no_archive_is_named(tmp_path, data):
    path = tmp_path / "photos.tar"
    path.write_bytes(data)
    found, said = names(path)
    assert found == []
    assert said[0].startswith(f"{path}: can't be read as a tar archive")


def test_an_archive_that_is_damaged_in_the_middle_gives_what_lies_before(shard):
    path = shard(*((f"{n}.hdr", b"x" * 9000) for n in range(9)))
    data = bytearray(path.read_bytes())
    at = data.index(b"4.hdr")
    data[at : at + 300] = b"\xff" * 300
    path.write_bytes(data)
    found, said = names(path)
    assert found == ["0.hdr", "1.hdr", "2.hdr", "3.hdr"]
    assert "nothing can be read of its last" in said[0]


def test_a_photo_that_is_cut_short_is_refused(shard, tmp_path):
    path = shard(("a.hdr", b"x" * 50_000))
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(FileRefusedError, match=r"a\.hdr: is cut short"):
        for member in tars.photos(path, lambda text: None):
            tars.copy(member, tmp_path / "copy")


def test_what_is_written_is_read_back_byte_for_byte(hdr_folder, tmp_path):
    cv2.imwrite(str(hdr_folder / "more-c.hdr"), np.ones((4, 8, 3), np.float32))
    written = tars.write(hdr_folder, tmp_path / "out" / "set", shards=2, progress=silent)
    assert [path.name for path in written] == ["set-000.tar", "set-001.tar"]
    found = {}
    for path in written:
        for member in tars.photos(path, pytest.fail):
            tars.copy(member, tmp_path / "copy")
            found[member[1].name] = (tmp_path / "copy").read_bytes()
    assert sorted(found) == ["a.hdr", "b.hdr", "flat.hdr", "more-c-4.hdr", "more-c.hdr"]
    originals = sorted(path.read_bytes() for path in hdr_folder.rglob("*.hdr"))
    assert sorted(found.values()) == originals
    assert sorted((tmp_path / "out").iterdir()) == [tmp_path / "out" / "set"]


def test_too_few_photos_or_an_output_that_is_there_are_refused(hdr_folder, tmp_path):
    with pytest.raises(FileRefusedError, match="holds 4 HDR photos, too few for 9 archives"):
        tars.write(hdr_folder, tmp_path / "out", shards=9, progress=silent)
    with pytest.raises(FileRefusedError, match="exists already"):
        tars.write(hdr_folder, tmp_path, shards=2, progress=silent)


def test_a_disk_that_refuses_is_named_and_nothing_is_left(hdr_folder, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tarfile.TarFile, "addfile", full)
    with pytest.raises(FileRefusedError, match="set: cannot be written: the disk is full"):
        tars.write(hdr_folder, tmp_path / "out" / "set", shards=2, progress=silent)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_photo_that_cannot_be_read_is_named_and_nothing_is_left(hdr_folder, tmp_path, monkeypatch):
    open_ = Path.open

    def refuse(path, *words, **more):
        if path.name == "b.hdr":
            raise PermissionError(errno.EACCES, "Permission denied")
        return open_(path, *words, **more)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileRefusedError, match=r"b\.hdr: cannot be read: Permission denied"):
        tars.write(hdr_folder, tmp_path / "out" / "set", shards=1, progress=silent)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="folders that were left stay")
def test_what_a_killed_packing_left_is_swept_by_the_next(hdr_folder, tmp_path):
    code = (
        "import os, signal, sys, tarfile; from pathlib import Path; from trainer.data import tars;"
        "tarfile.TarFile.addfile = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
        "tars.write(Path(sys.argv[1]), Path(sys.argv[2]), shards=1, progress=lambda part, what: None)"
    )
    out = tmp_path / "out"
    killed = subprocess.run([sys.executable, "-c", code, str(hdr_folder), str(out / "set")])
    assert killed.returncode == -signal.SIGKILL
    assert len(list(out.iterdir())) == 1 and not (out / "set").exists()
    tars.write(hdr_folder, out / "set", shards=1, progress=silent)
    assert list(out.iterdir()) == [out / "set"]


def test_the_command_packs_into_shards(hdr_folder, tmp_path):
    words = ["pack", "--data", str(hdr_folder), "--shards", "2", "-o", str(tmp_path / "set")]
    assert main(words) == 0
    members = [m.name for path in (tmp_path / "set").iterdir() for _, m in tars.photos(path, pytest.fail)]
    assert sorted(members) == ["a.hdr", "b.hdr", "flat.hdr", "more-c.hdr"]
    assert main(words) == 1


def test_a_packed_photo_is_still_a_photo(hdr_folder, tmp_path):
    (shard,) = tars.write(hdr_folder, tmp_path / "set", shards=1, progress=silent)
    photos = tars.photos(shard, pytest.fail)
    member = next(photos)
    tars.copy(member, tmp_path / "copy.bin")
    assert codecs.read(tmp_path / "copy.bin").rgb.shape[2] == 3
