"""Files in and out. The family is chosen by what a file holds, never by its name.

Every family is a module of this package with `NAME`, `matches(head) -> bool` and
`read(path, *, layer, stored) -> Photo`; families that hold finished pictures also have `read_picture(path)`.
A file is read truly or refused with one line (`FileRefusedError`); nothing else leaves this package.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Literal

from disque_studio.errors import FileRefusedError, SceneLightError
from disque_studio.imaging.codecs.elsewhere import placed, read_elsewhere
from disque_studio.imaging.codecs.writing import as_read, check_size, write, write_rows
from disque_studio.imaging.photo import Photo, Picture

__all__ = [
    "Content",
    "as_read",
    "check_size",
    "content",
    "light_size",
    "read",
    "read_as_is",
    "read_elsewhere",
    "read_finished",
    "read_picture",
    "write",
    "write_rows",
]

Content = Literal["light", "picture", "both"]
"""What a file holds: scene light, a finished picture, or (Ultra HDR JPEGs) both."""

FAMILIES = ("exr", "radiance", "pfm", "tiff", "sdr", "raw")
"""Modules in the order they are asked; imported when first needed, so that start-up stays fast."""

HEAD_BYTES = 4096

_STRANGERS = (
    (rb"P[1-7]\s", "a PNM picture"),
    (rb"SDPX|XPDS", "a DPX film scan"),
    (rb"GIF8", "a GIF picture"),
    (rb"BM.{4}\0{4}", "a BMP picture"),
    (rb"8BPS", "a Photoshop document"),
    (rb"\xff\x0a|\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (rb"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    (rb".{4}ftypavi[fs]", "an AVIF picture"),
    (rb".{4}ftyp(hei[cxms]|hev[cx]|mi[fa]1|msf1)", "a HEIF picture"),
    (rb"version https://git-lfs", "a Git LFS pointer in place of the picture"),
)
_GONE = "there is no such file; it may have been moved or renamed"
_READABLE = "EXR, Radiance HDR, PFM, TIFF, PNG, JPEG, WebP and cameras' raw files are read"


@placed
def read(path: str | Path, *, layer: str | None = None, stored: bool = False) -> Photo:
    """Read any HDR or finished picture as a scene-linear photo in the working space.

    `layer` names the layer of an EXR file ("layer" or "part/layer"); the default is its first colour
    layer. Finished pictures are decoded through their transfer function and ICC profile.

    `stored` gives the file's samples as they stand, in whatever colour space they are: no primaries, curve,
    profile or gain map is applied, and the codes of finished pictures lie in [0, 1].

    Raises:
        FileRefusedError: the file is damaged, too large, of an unknown kind, or has no such layer.
        InputSpaceError: (`stored`) the samples have no colour space but that which their format gives them.
    """
    path = Path(path)
    family = _family_of(path)
    if layer is not None and family.NAME != "exr":
        raise FileRefusedError(path, f'has no layer "{layer}": only EXR files have layers')
    with _memory_named(path):
        photo: Photo = family.read(path, layer=layer, stored=stored)
    return photo


@placed
def read_picture(path: str | Path) -> Picture:
    """Read a finished picture (JPEG, PNG, WebP, integer TIFF) as sRGB; an Ultra HDR JPEG gives its base.

    Raises:
        FileRefusedError: as `read`; SceneLightError for HDR files, which are scene light and no picture.
    """
    path = Path(path)
    family = _family_of(path)
    if not hasattr(family, "read_picture"):
        raise SceneLightError(
            path, f"is an HDR file ({family.NAME}), not a finished picture; give a JPEG, PNG, WebP or TIFF"
        )
    with _memory_named(path):
        picture: Picture = family.read_picture(path)
    return picture


@placed
def read_finished(path: str | Path) -> Picture:
    """Read the finished picture that a file is, as `read_picture`, or holds: a raw file has its camera's.

    Raises:
        FileRefusedError: as `read_picture`; a raw file without its camera's picture.
    """
    path = Path(path)
    family = _family_of(path)
    if family.NAME != "raw":
        return read_picture(path)
    picture: Picture = family.preview(path)
    return picture


@placed
def read_as_is(path: str | Path) -> Photo | Picture:
    """Read an HDR file, Ultra HDR JPEGs among them, as a photo, and a finished picture as a picture.

    Raises:
        FileRefusedError: as `read`.
    """
    path = Path(path)
    family = _family_of(path)
    if family.NAME == "sdr" and family.has_gain_map(path):
        return read(path)
    try:
        return read_picture(path)
    except SceneLightError:
        return read(path)


def content(path: str | Path) -> Content:
    """Tell what a file holds by its header, without decoding its pixels.

    Raises:
        FileRefusedError: the file cannot be opened, is of an unknown kind, or its header is damaged.
    """
    path = Path(path)
    family = _family_of(path)
    if family.NAME == "tiff":
        return "light" if family.holds_light(path) else "picture"
    if family.NAME == "sdr":
        return "both" if family.announces_gain_map(path) else "picture"
    return "light"


def light_size(path: str | Path) -> tuple[int, int] | None:
    """Give width and height of an HDR file by its header alone; None for a kind of which only decoding tells.

    Raises:
        FileRefusedError: the file cannot be opened, is of an unknown kind, or its header is damaged.
    """
    path = Path(path)
    family = _family_of(path)
    if not hasattr(family, "size"):
        return None
    size: tuple[int, int] = family.size(path)
    return size


def _family_of(path: Path) -> ModuleType:
    try:
        if path.exists() and not path.is_file():
            raise FileRefusedError(path, "is not a file")
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except FileNotFoundError as error:
        raise FileRefusedError(path, f"cannot be opened: {_GONE}") from error
    except ValueError as error:  # a name that no file can have
        raise FileRefusedError(path, f"cannot be opened: {error}") from error
    except OSError as error:
        raise FileRefusedError(path, f"cannot be opened: {error.strerror or error}") from error
    if not head:
        raise FileRefusedError(path, "is empty")
    for name in FAMILIES:
        family = import_module(f"{__name__}.{name}")
        if family.matches(head):
            return _raw_family() if name == "tiff" and _is_raw_tiff(path) else family
    for pattern, kind in _STRANGERS:
        if re.match(pattern, head, re.DOTALL):
            raise FileRefusedError(path, f"is {kind}, which is not read; {_READABLE}")
    raise FileRefusedError(path, f"is not a picture known here; {_READABLE}")


def _is_raw_tiff(path: Path) -> bool:
    from disque_studio.imaging.codecs import rawtiff

    return rawtiff.is_raw(path)


def _raw_family() -> ModuleType:
    return import_module(f"{__name__}.raw")


@contextmanager
def _memory_named(path: Path) -> Iterator[None]:
    try:
        yield
    except MemoryError as error:
        raise FileRefusedError(path, "needs more memory than this machine can give") from error
