"""What files are for the studio: by their suffixes at once, by their contents where these leave it open."""

from enum import Enum
from pathlib import Path

from disque_studio.errors import FileRefusedError
from disque_studio.imaging.suffixes import content_by_suffix
from disque_studio.studio.failure import FAILURES, reason

LOOK_SUFFIX = ".look"
SESSION_SUFFIX = ".disque"


class Kind(Enum):
    """What a file is for."""

    LIGHT = "an HDR photo"
    FINISHED = "a finished picture"
    ULTRA = "an Ultra HDR JPEG, which is both"
    LOOK = "a look"
    SESSION = "a session"


_OF_CONTENT = {"light": Kind.LIGHT, "picture": Kind.FINISHED, "both": Kind.ULTRA}


def by_suffix(path: Path) -> Kind | None:
    """Tell by its name what a file is for; None where the name leaves it open.

    A JPEG is open: it may be an Ultra HDR one. So is a TIFF, which may hold either.
    """
    suffix = path.suffix.lower()
    if suffix == LOOK_SUFFIX:
        return Kind.LOOK
    if suffix == SESSION_SUFFIX:
        return Kind.SESSION
    content = content_by_suffix(path)
    return _OF_CONTENT[content] if content else None


def by_content(path: Path) -> Kind:
    """Tell what a picture is for by its header.

    Raises:
        FileRefusedError: the file cannot be opened, is damaged, or of an unknown kind.
    """
    from disque_studio.imaging import codecs

    try:
        return _OF_CONTENT[codecs.content(path)]
    except FileRefusedError:
        raise
    except FAILURES as error:
        raise FileRefusedError(path, reason(error, path)) from error
