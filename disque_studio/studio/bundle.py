"""A session as one file to carry: a zip of the session and of the coded pairs that it needs.

`session.json` is the document of `sessionfile`, `pairs/KEY.look` are the pairs. `beside.json` tells where
the files in the bundle's own folder, or beneath it, lie from there, so that the folder can be moved whole.
"""

import io
import json
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.files import replace_file
from disque_studio.looks import look as looks
from disque_studio.looks.look import Exemplar, Look
from disque_studio.studio import sessionfile
from disque_studio.studio.kinds import SESSION_SUFFIX
from disque_studio.studio.relocation import files, moved
from disque_studio.studio.session import Pair, Session
from disque_studio.studio.sessionfile import Saved

LIMIT_BYTES = 256 << 20
"""Of a bundle, and of all that it holds once it is unpacked."""
MOST_PAIRS = 512

_SESSION, _BESIDE = "session.json", "beside.json"
_PAIR = re.compile(r"pairs/[A-Za-z0-9_-]{1,64}\.look")
_LIMITS = {_SESSION: sessionfile.LIMIT_BYTES, _BESIDE: sessionfile.LIMIT_BYTES}
_FIRST, _END, _LARGE = b"PK\3\4", b"PK\5\6", b"PK\6\7"
_END_BYTES, _LARGE_BYTES = 22, 20
_LIMIT_DIRECTORY = 1 << 20
_ENCRYPTED = 1
_MALFORMED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
)


@dataclass(frozen=True, eq=False)
class Bundle:
    """A session and its coded pairs, by their keys."""

    saved: Saved
    exemplars: Mapping[str, Exemplar]


def save(path: Path, saved: Saved, exemplars: Mapping[str, Exemplar], *, overwrite: bool = False) -> None:
    """Write a bundle; it appears under its name only when it is whole.

    Raises:
        FileRefusedError: the file exists and `overwrite` is not set, a pair's data are not among the
            `exemplars`, it would be too large, or the disk refuses.
    """
    if path.exists() and not overwrite:
        raise FileRefusedError(path, "exists already; it is replaced only where overwriting is asked for")
    saved = moved(saved, Path.absolute)
    beside = _beside(saved, path.absolute().parent)
    members = {_SESSION: sessionfile.to_bytes(saved), _BESIDE: json.dumps(beside).encode()}
    pairs = _pairs(saved)
    for key, pair in pairs.items():
        if key not in exemplars:
            advice = "try again, or take the pair off the shelf"
            raise FileRefusedError(path, f"cannot be written: the pair {pair.name} is not loaded; {advice}")
        alone = Look(exemplars[key].name, (exemplars[key],), (1.0,))
        members[_member(key)] = alone.to_bytes(path)
    if len(pairs) > MOST_PAIRS or sum(len(data) for data in members.values()) > LIMIT_BYTES:
        reason = f"would hold more than {MOST_PAIRS} pairs or {LIMIT_BYTES >> 20} MiB"
        raise FileRefusedError(path, f"{reason}; take pairs off the shelf")
    replace_file(path, [_zipped(members)])


def load(path: Path) -> Bundle:
    """Read a bundle; files that are no longer where they were are looked for beside it.

    Raises:
        FileRefusedError: it cannot be read, is no bundle, is damaged, or of an unknown version.
    """
    data = _read(path)
    if not data.startswith(_FIRST):
        raise _foreign(path)
    try:
        with _opened(data) as archive:
            if _SESSION not in archive.namelist():
                raise _foreign(path)
            saved = sessionfile.from_bytes(path, _unpacked(archive, _SESSION))
            keys = list(_pairs(saved))
            exemplars = {key: _exemplar(path, _unpacked(archive, _member(key))) for key in keys}
            beside = _relatives(json.loads(_unpacked(archive, _BESIDE)))
    except _MALFORMED as error:
        raise FileRefusedError(path, f"is a damaged session: {error}; use another copy of it") from error
    folder = path.absolute().parent
    return Bundle(moved(saved, lambda file: _found(file, folder, beside)), exemplars)


def missing(session: Session) -> list[Path]:
    """List the photos whose files are not there."""
    return [shot.path for shot in session.shots if not _is_there(shot.path)]


def _member(key: str) -> str:
    return f"pairs/{key}{looks.SUFFIX}"


def _pairs(saved: Saved) -> dict[str, Pair]:
    return {pair.key: pair for _, session in saved.steps for pair in session.pairs}


def _foreign(path: Path) -> FileRefusedError:
    return FileRefusedError(path, f"is no session; choose a {SESSION_SUFFIX} file that Disque Studio saved")


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LIMIT_BYTES:
            raise FileRefusedError(path, f"is above {LIMIT_BYTES >> 20} MiB, too large for a session")
        with path.open("rb") as file:
            return file.read(size)
    except OSError as error:
        raise FileRefusedError(path, f"cannot be read: {error.strerror or error}") from error


def _opened(data: bytes) -> zipfile.ZipFile:
    """Open a zip that holds nothing but a bundle's members, of bearable sizes.

    Raises:
        ValueError, zipfile.BadZipFile, struct.error: it does not.
    """
    # zipfile reads a directory of any length into memory: so its length is looked at first.
    end = data[-_END_BYTES:]
    if not end.startswith(_END) or data[-_END_BYTES - _LARGE_BYTES :].startswith(_LARGE):
        raise ValueError("it is cut short")
    if int.from_bytes(end[12:16], "little") > _LIMIT_DIRECTORY:
        raise ValueError("it holds too many files")
    archive = zipfile.ZipFile(io.BytesIO(data))
    infos = archive.infolist()
    names = {info.filename for info in infos}
    if len(infos) > MOST_PAIRS + len(_LIMITS) or len(names) < len(infos):
        raise ValueError("it holds too many files")
    if sum(info.file_size for info in infos) > LIMIT_BYTES:
        raise ValueError(f"it unpacks to more than {LIMIT_BYTES >> 20} MiB")
    for info in infos:
        _check(info)
    return archive


def _check(info: zipfile.ZipInfo) -> None:
    """Refuse a member that no bundle has."""
    name = info.filename
    if name not in _LIMITS and not _PAIR.fullmatch(name):
        raise ValueError(f"it holds a file {name!r:.40}")
    if info.file_size > _LIMITS.get(name, looks.LIMIT_BYTES):
        raise ValueError(f"{name} is too large")
    packed = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if not packed or info.flag_bits & _ENCRYPTED:
        raise ValueError(f"{name} is packed in an unknown way")


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """Unpack a member, and no more than its stated size, which `_check` has seen."""
    if name not in archive.namelist():
        raise ValueError(f"{name} is not in it")
    with archive.open(name) as file:
        return file.read(archive.getinfo(name).file_size)


def _zipped(members: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _exemplar(path: Path, data: bytes) -> Exemplar:
    try:
        return Look.from_bytes(path, data).exemplars[0]
    except FileRefusedError as error:
        raise FileRefusedError(path, f"holds a pair that {error.reason}") from error


def _beside(saved: Saved, folder: Path) -> dict[str, str]:
    """Give the files in a folder or beneath it with their paths from there."""
    return {str(file): file.relative_to(folder).as_posix() for file in files(saved) if _is_in(file, folder)}


def _is_in(file: Path, folder: Path) -> bool:
    return file.is_relative_to(folder) and ".." not in file.relative_to(folder).parts


def _relatives(beside: Mapping[str, str]) -> dict[Path, Path]:
    found = {Path(file): Path(other) for file, other in beside.items()}
    if any(other.anchor or ".." in other.parts for other in found.values()):
        raise ValueError("a file is said to lie outside its folder")
    return found


def _found(file: Path, folder: Path, beside: Mapping[Path, Path]) -> Path:
    """Give where a file lies now; where it is nowhere, the place that was saved."""
    places = [folder / file, folder / beside.get(file, file)]
    return next((place for place in places if _is_there(place)), places[0])


def _is_there(file: Path) -> bool:
    # Path.exists raises where a name is too long or a folder is closed to us.
    return os.path.exists(file)  # noqa: PTH110
