"""The packages that the program stands on, taken as they were installed, file by file, as bytecode.

Following imports misses what a package loads by name, and takes long. A wheel's own list of files is whole,
and its libraries find each other where they lie as it laid them.
"""

import marshal
import struct
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path, PurePosixPath
from types import CodeType

import contents
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_HEADER = 16
"""Bytes before the code in a file of bytecode: magic number, flags, the source's time and size or hash."""

_UNCHECKED = 1
"""The flag of bytecode that goes by a hash, which is not looked at (PEP 552)."""


def required() -> dict[str, Distribution]:
    """Give all distributions that the program needs, by canonical name, without what is left out.

    Raises:
        PackageNotFoundError: one is not installed.
    """
    found: dict[str, Distribution] = {}
    # What is noted of an editable installation may be older than this.
    project = tomllib.loads((contents.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = list(map(Requirement, project["dependencies"]))
    while waiting:
        wanted = waiting.pop()
        key = canonicalize_name(wanted.name)
        here = wanted.marker is None or wanted.marker.evaluate({"extra": ""})
        if here and key not in found and key not in contents.PACKAGES_LEFT_OUT:
            found[key] = distribution(wanted.name)
            waiting += map(Requirement, found[key].requires or ())
    return found


def files(wheel: Distribution) -> Iterator[tuple[str, Path]]:
    """Give each file of a wheel that is taken: its place in the program, and where it is now."""
    for listed in wheel.files or ():
        place = listed.as_posix()
        source = Path(str(wheel.locate_file(listed)))
        foreign = ".." in listed.parts or listed.suffix == ".pyc"
        if not foreign and contents.is_kept(place) and source.is_file():
            yield place, source


def compiled(listed: Iterable[tuple[str, Path]], room: Path) -> Iterator[tuple[str, Path]]:
    """Put bytecode, which is written below `room`, in the place of Python files, or beside them."""
    for place, source in listed:
        if not place.endswith(".py"):
            yield place, source
            continue
        target = f"{place}c"
        if contents.needs_source(place, source):
            yield place, source
            target = PurePosixPath(cache_from_source(place)).as_posix()
        made = room / target
        if not _is_newer(made, source):
            made.parent.mkdir(parents=True, exist_ok=True)
            made.write_bytes(bytecode(source, place))
        yield target, made


def bytecode(source: Path, name: str) -> bytes:
    """Compile a file, or take what is compiled already; it is to call itself `name` in tracebacks."""
    cached = Path(cache_from_source(str(source)))
    code = _valid(cached, source) or compile(source.read_bytes(), name, "exec", dont_inherit=True)
    # By a hash that is not compared with the source, which may not be there.
    return MAGIC_NUMBER + struct.pack("<LLL", _UNCHECKED, 0, 0) + marshal.dumps(_renamed(code, name))


def _is_newer(compiled: Path, source: Path) -> bool:
    return compiled.is_file() and compiled.stat().st_mtime > source.stat().st_mtime


def _valid(cached: Path, source: Path) -> CodeType | None:
    """Read compiled code if it is of this source and interpreter."""
    if not cached.is_file():
        return None
    data = cached.read_bytes()
    magic, flags, time, size = data[:4], *struct.unpack("<LLL", data[4:_HEADER])
    now = source.stat()
    if magic != MAGIC_NUMBER or flags or (time, size) != (int(now.st_mtime) & 0xFFFFFFFF, now.st_size):
        return None
    code = marshal.loads(data[_HEADER:])
    return code if isinstance(code, CodeType) else None


def _renamed(code: CodeType, name: str) -> CodeType:
    """Give code, and all that is within it, another file's name."""
    constants = tuple(_renamed(one, name) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_filename=name, co_consts=constants)
