"""Raw files in TIFF containers (DNG, CR2, NEF, ARW and most others), judged by their directories alone."""

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.codecs import exif

_MAGIC = (b"II*\0", b"MM\0*")
_CR2 = b"CR\x02"
_PHOTOMETRIC, _DNG_VERSION = 0x0106, 0xC612
_MOSAIC, _LINEAR = 32803, 34892
_PLACES = ((0x0111, 0x0117), (0x0144, 0x0145))
"""Where strips and tiles begin, and how long they are."""


@contextmanager
def mapped(path: Path) -> Iterator[memoryview]:
    """Give the bytes of a file, which are read as they are asked for."""
    with (
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole,
        memoryview(whole) as view,
    ):
        yield view


def matches(head: bytes | memoryview) -> bool:
    """Tell whether these first bytes open a TIFF container."""
    return bytes(head[:4]) in _MAGIC


def is_raw(path: Path) -> bool:
    """Tell whether a TIFF file holds a sensor's mosaic or linear camera colours."""
    try:
        with mapped(path) as view:
            return bytes(view[8:11]) == _CR2 or any(_is_raw(each) for each in exif.directories(view))
    except (OSError, ValueError):
        return False


def check_whole(path: Path) -> None:
    """Refuse a file in a TIFF container whose strips or tiles lie outside it; LibRaw would paint them black.

    Raises:
        FileRefusedError: it is cut short, or its directory is damaged.
    """
    with mapped(path) as view:
        if not matches(view):
            return
        try:
            outside = any(_ends_outside(each, len(view)) for each in exif.directories(view))
        except ValueError as error:
            raise FileRefusedError(path, f"is a damaged raw file: {error}") from error
        if outside:
            raise FileRefusedError(path, "is cut short: the end of the raw picture is missing")


def _is_raw(directory: exif.Numbers) -> bool:
    return _DNG_VERSION in directory or directory.get(_PHOTOMETRIC) in ((_MOSAIC,), (_LINEAR,))


def _ends_outside(directory: exif.Numbers, size: int) -> bool:
    for starts, lengths in _PLACES:
        places = zip(directory.get(starts, ()), directory.get(lengths, ()), strict=False)
        if any(start + length > size for start, length in places):
            return True
    return False
