"""What a path of data holds, by names and headers alone.

It is a folder (of HDR photos, of before/after pairs, of rated or pristine pictures, or of several of these),
a set of shards (`trainer.data.shards`), or a file of views that `pack` wrote.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.suffixes import ULTRA_HDR_SUFFIXES, content_by_suffix, pictures
from disque_studio.looks.pairnames import pairs_by_name

Pair = tuple[Path, Path]
"""An untouched photo and the picture made of it; an Ultra HDR JPEG is both."""

_RANGE = re.compile(r"(.*)\{(\d{1,6})\.\.(\d{1,6})\}(.*)")


def files_below(folder: Path) -> list[Path]:
    """List the files below a folder in the order of their paths; hidden ones are passed over."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += (Path(place, name) for name in names if not name.startswith("."))
    return sorted(found)


def below(data: Path, name: str, usual: str) -> Path:
    """Give the folder `name` below the data; where the `usual` one is not there, the data itself.

    So a folder that holds nothing but what is looked for need not be laid out in any way.
    """
    folder = data / name
    return data if name == usual and not folder.is_dir() else folder


def shards_of(data: Path) -> list[Path]:
    """List the archives that `data` means; none where it means something else.

    It is a folder in which .tar files lie, one such file, or a name with a range of numbers in it, such as
    photos-{000..031}.tar, which stands for all of them.

    Raises:
        FileRefusedError: a file of a range is not there.
    """
    if data.suffix.lower() != ".tar":
        return sorted(data.glob("*.tar")) if data.is_dir() else []
    named = _RANGE.fullmatch(data.name)
    if named is None:
        return [data] if data.is_file() else []
    before, first, last, after = named.groups()
    numbers = range(int(first), int(last) + 1)
    paths = [data.with_name(f"{before}{number:0{len(first)}}{after}") for number in numbers]
    for path in paths:
        if not path.is_file():
            raise FileRefusedError(path, f"is not there, but {data.name} stands for it too")
    return paths


@dataclass(frozen=True)
class Pictures:
    """Pictures by what they hold: scene light, a finished picture, or both; `refused` with the reasons.

    `named` are the pairs that names alone tell, the photo by the finished picture.
    """

    light: list[Path] = field(default_factory=list)
    finished: list[Path] = field(default_factory=list)
    both: list[Path] = field(default_factory=list)
    refused: dict[Path, str] = field(default_factory=dict)
    named: dict[Path, Path] = field(default_factory=dict)


def sort_pictures(files: Iterable[Path]) -> Pictures:
    """Sort the pictures among `files`; headers are read only where names leave something open.

    What goes by name with an HDR photo needs no look inside: it is its rendition, whatever else it holds.
    """
    contents = {path: content_by_suffix(path) for path in pictures(files)}
    light = [path for path, content in contents.items() if content == "light"]
    unread = [path for path, content in contents.items() if content is None]
    certain = pairs_by_name(light, (path for path in unread if path.suffix.lower() in ULTRA_HDR_SUFFIXES))
    refused: dict[Path, str] = {}
    for path in unread:
        if path in certain:
            contents[path] = "picture"
            continue
        from disque_studio.imaging import codecs

        try:
            contents[path] = codecs.content(path)
        except FileRefusedError as error:
            refused[path] = error.reason
    light, finished, both = (
        [path for path, content in contents.items() if content == kind]
        for kind in ("light", "picture", "both")
    )
    return Pictures(light, finished, both, refused, pairs_by_name(light, finished))
