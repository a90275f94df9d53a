"""What an exported file is called: the facts of a photo that a preset's template asks for."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from disque_studio.studio.naming import Facts, fill, safe_name
from disque_studio.studio.presets import ExportPreset
from disque_studio.studio.session import Choice

if TYPE_CHECKING:
    from disque_studio.imaging.photo import Photo

PLAIN_LOOK = "plain"
"""The word for no look at all."""

_LONGEST_LOOK = 60


def file_name(
    preset: ExportPreset,
    source: Path,
    photo: "Photo",
    *,
    look: str,
    number: int = 1,
    count: int = 1,
    rating: int = 0,
) -> str:
    """Give the name, without suffix, of the file of a photo in its frame, number `number` of `count`."""
    from disque_studio.imaging.codecs.exif import date_taken  # brings every decoder

    width, height = preset.size.of(photo.width, photo.height)
    facts = Facts(
        name=source.stem,
        look=look,
        number=number,
        count=count,
        rating=rating,
        date=date_taken(photo.exif) or day_of(source),
        width=width,
        height=height,
        folder=source.resolve().parent.name,
    )
    return fill(preset.template, facts)


def look_word(choice: Choice, pairs: Mapping[str, str]) -> str:
    """Give the word that stands for a look in names; `pairs` are the names of the pairs, by their keys."""
    if choice.kind == "none":
        return PLAIN_LOOK
    if choice.kind == "file":
        return Path(choice.name).stem
    if choice.kind == "builtin":
        return choice.name
    used = [share.key for share in choice.mix if share.on and share.weight > 0]
    return mix_word(pairs[key] for key in used if key in pairs)


def mix_word(names: Iterable[str]) -> str:
    """Give the word that stands for a mix of pairs of these names."""
    joined = "+".join(names)
    return safe_name(joined)[:_LONGEST_LOOK] if joined else PLAIN_LOOK


def day_of(path: Path) -> str:
    """Give the day on which a file was written, as YYYY-MM-DD; today where its time is in no calendar.

    Raises:
        OSError: the file is gone.
    """
    written = path.stat().st_mtime
    try:
        day = datetime.fromtimestamp(written)
    except (ValueError, OverflowError, OSError):  # OSError: so does Windows for times before 1970
        day = datetime.now()
    return day.strftime("%Y-%m-%d")
