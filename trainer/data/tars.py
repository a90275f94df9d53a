"""HDR photos in tar archives, read as a stream: from front to back, nothing extracted, nothing sought.

The layout is WebDataset's: members of one sample share a name up to its first dot, 000001.hdr, 000001.jpg.
Of a sample its photo is taken. An archive may come from anywhere: links, devices, sparse and huge members and
names that lead out of the archive are passed over and named, and what is damaged ends that archive alone.
"""

import io
import random
import tarfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.files import making_folder
from trainer.data.cache import Progress
from trainer.data.views import SUFFIXES, find_photos

Warn = Callable[[str], None]
"""Told in a line what is left out, and why."""

Member = tuple[tarfile.TarFile, tarfile.TarInfo]
"""A photo, to be read before the next one is asked for."""

MOST_BYTES = 2 << 30
"""Of one photo: a larger member is passed over."""

_PIECE = 1 << 20
_MOST_EMPTY = 8
_FAILURES = (tarfile.TarError, OSError, EOFError, ValueError, ArithmeticError, RecursionError, MemoryError)


def photos(shard: Path, warn: Warn) -> Iterator[Member]:
    """Yield the photos of an archive in their order; each must be read before the next."""
    try:
        with shard.open("rb") as file, tarfile.open(fileobj=_Ending(file), mode="r|") as archive:
            for member in archive:
                if PurePosixPath(member.name).suffix.lower() not in SUFFIXES or member.isdir():
                    continue
                reason = _objection(member)
                if reason:
                    warn(f"{shard}: {member.name[:200]} is left out: {reason}")
                else:
                    yield archive, member
            behind = shard.stat().st_size - archive.offset
        if behind > tarfile.RECORDSIZE:
            warn(f"{shard}: is damaged: nothing can be read of its last {behind} bytes")
    except _FAILURES as error:
        warn(f"{shard}: can't be read as a tar archive to its end: {error or type(error).__name__}")


class _Ending(io.BufferedIOBase):
    """A file that does not let itself be read beyond its end for ever.

    `tarfile` passes over a member by reading it, and one may claim to be longer than all disks.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._empty = file, 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read on, as files do; give nothing at the end a few times."""
        data = self._file.read(-1 if size is None else size)
        self._empty += not data
        if self._empty > _MOST_EMPTY:
            raise EOFError("it ends before what it announces")
        return data


def _objection(member: tarfile.TarInfo) -> str:
    path = PurePosixPath(member.name)
    if not member.isfile() or member.issparse():
        return "it is no plain file"
    if path.is_absolute() or ".." in path.parts or "\\" in member.name:
        return "its name leads out of the archive"
    if not 0 < member.size <= MOST_BYTES:
        return f"it has {member.size} bytes"
    return ""


def count(shard: Path) -> int:
    """Count the photos of an archive, for which it is read from front to back, and nothing decoded."""
    return sum(1 for _ in photos(shard, lambda text: None))


def copy(member: Member, path: Path) -> None:
    """Write a photo's bytes into a file.

    Raises:
        FileRefusedError: the archive ends before them.
        OSError: the file can't be written.
    """
    archive, info = member
    source = archive.extractfile(info)
    left = info.size
    with path.open("wb") as file:
        while left and source is not None:
            try:
                piece = source.read(min(left, _PIECE))
            except tarfile.TarError:
                piece = b""
            if not piece:
                break
            file.write(piece)
            left -= len(piece)
    if left:
        raise FileRefusedError(info.name, "is cut short")


def write(folder: Path, output: Path, *, shards: int, progress: Progress, seed: int = 0) -> list[Path]:
    """Write the HDR photos below `folder` into archives NAME-000.tar, ... in the new folder `output`.

    Photos are mixed, so that every archive shows what the folder shows. Each keeps its name, in which folders
    and inner dots become dashes. Bytes are copied as they are. All archives are written, or none.

    Raises:
        FileRefusedError: there are fewer photos than archives, `output` is there already, a photo can't be
            read, or the disk refuses.
    """
    found = find_photos(folder)
    if len(found) < shards:
        raise FileRefusedError(folder, f"holds {len(found)} HDR photos, too few for {shards} archives")
    if output.exists():
        raise FileRefusedError(output, "exists already; give another name")
    names = _names(folder, found)
    random.Random(seed).shuffle(found)
    digits = max(3, len(str(shards - 1)))
    with making_folder(output) as partial:
        for number in range(shards):
            progress(number / shards, f"packing archive {number + 1} of {shards}")
            with tarfile.open(partial / f"{output.name}-{number:0{digits}}.tar", "w") as archive:
                for photo in found[number::shards]:
                    _add(archive, photo, names[photo])
    return sorted(output.iterdir())


def _names(folder: Path, found: Sequence[Path]) -> dict[Path, str]:
    """Name photos so that each has a stem of its own, without dots."""
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for photo in found:
        plain = "-".join(photo.relative_to(folder).with_suffix("").parts).replace(".", "-")
        stem = plain
        while stem in taken:
            stem = f"{plain}-{len(taken)}"
        taken.add(stem)
        names[photo] = f"{stem}{photo.suffix.lower()}"
    return names


def _add(archive: tarfile.TarFile, photo: Path, name: str) -> None:
    """Add a photo's bytes, and of all else that the disk knows of it nothing."""
    info = tarfile.TarInfo(name)
    try:
        source = photo.open("rb")
    except OSError as error:
        raise FileRefusedError(photo, f"cannot be read: {error.strerror or error}") from error
    with source as file:
        info.size = photo.stat().st_size
        archive.addfile(info, file)
