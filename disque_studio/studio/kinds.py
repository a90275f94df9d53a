"""What files are for the studio: by their suffixes at once, by their contents where these leave it open."""

from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from disque_studio.errors import FileRefusedError
from disque_studio.studio.failure import FAILURES, reason

LIGHT_SUFFIXES = frozenset({".exr", ".hdr", ".pic", ".rgbe", ".xyze", ".pfm"})
FINISHED_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
ULTRA_HDR_SUFFIXES = frozenset({".jpg", ".jpeg"})
TIFF_SUFFIXES = frozenset({".tif", ".tiff"})
PICTURE_SUFFIXES = LIGHT_SUFFIXES | FINISHED_SUFFIXES | TIFF_SUFFIXES
LOOK_SUFFIX = ".look"
SESSION_SUFFIX = ".disque"


class Kind(Enum):
    """What a file is for."""

    LIGHT = "an HDR photo"
    FINISHED = "a finished picture"
    ULTRA = "an Ultra HDR JPEG, which is both"
    LOOK = "a look"
    SESSION = "a session"


def by_suffix(path: Path) -> Kind | None:
    """Tell by its name what a file is for; None where the name leaves it open.

    A JPEG is open: it may be an Ultra HDR one. So is a TIFF, which may hold either.
    """
    suffix = path.suffix.lower()
    if suffix == LOOK_SUFFIX:
        return Kind.LOOK
    if suffix == SESSION_SUFFIX:
        return Kind.SESSION
    if suffix in LIGHT_SUFFIXES:
        return Kind.LIGHT
    if suffix in FINISHED_SUFFIXES - ULTRA_HDR_SUFFIXES:
        return Kind.FINISHED
    return None


def by_content(path: Path) -> Kind:
    """Tell what a picture is for by its header.

    Raises:
        FileRefusedError: the file cannot be opened, is damaged, or of an unknown kind.
    """
    from disque_studio.imaging import codecs

    try:
        return {"light": Kind.LIGHT, "picture": Kind.FINISHED, "both": Kind.ULTRA}[codecs.content(path)]
    except FileRefusedError:
        raise
    except FAILURES as error:
        raise FileRefusedError(path, reason(error, path)) from error


def pictures(paths: Iterable[Path]) -> list[Path]:
    """Keep those whose suffix is a picture's."""
    return [path for path in paths if path.suffix.lower() in PICTURE_SUFFIXES]
