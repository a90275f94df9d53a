"""Names of exported files: a template with tokens, safe on every system, and a place for each name.

A template is text with tokens in braces, as ``{name}_{look}-{number}``. What a file system somewhere refuses
is replaced on every system alike, so that one preset gives one name wherever it runs.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from disque_studio.errors import DisqueError
from disque_studio.studio import folders
from disque_studio.studio.targets import refuse_original

Conflict = Literal["number", "skip", "replace"]
CONFLICTS: tuple[Conflict, ...] = get_args(Conflict)
"""Where a name is taken: take the next free number, leave the photo out, or replace the file."""

TOKENS = ("name", "look", "number", "rating", "date", "width", "height", "folder")
LONGEST_TEMPLATE = 200

_LONGEST_BYTES = 150
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_ILLEGAL = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_NAMELESS = "picture"


@dataclass(frozen=True)
class Facts:
    """What the tokens stand for. `date` is YYYY-MM-DD; `number` counts from 1 to `count`."""

    name: str
    look: str = ""
    number: int = 1
    count: int = 1
    rating: int = 0
    date: str = ""
    width: int = 0
    height: int = 0
    folder: str = ""

    def value(self, token: str) -> str:
        """Write what one token stands for; numbers of one run are equally long."""
        if token == "number":
            return f"{self.number:0{max(len(str(self.count)), 2)}d}"
        return str(getattr(self, token))


EXAMPLE = Facts(
    "Harbour", look="Natural", rating=4, date="2025-06-21", width=6000, height=4000, folder="Summer"
)


def check_template(template: str) -> None:
    """See that a template can be filled.

    Raises:
        ValueError: it is empty or too long, or names an unknown token.
    """
    if not template.strip():
        raise ValueError("the name is empty; write {name} for the photo's own name")
    if len(template) > LONGEST_TEMPLATE:
        raise ValueError(f"the name is above {LONGEST_TEMPLATE} characters")
    for found in _BRACES.finditer(template):
        if found[1] not in TOKENS:
            known = ", ".join(f"{{{token}}}" for token in TOKENS)
            raise ValueError(f"there is no {found[0]}; known are {known}")


def fill(template: str, facts: Facts) -> str:
    """Give the name, without suffix, that a template makes of a photo's facts; always one that can be used.

    Raises:
        ValueError: as `check_template`.
    """
    check_template(template)
    return safe_name(_BRACES.sub(lambda found: facts.value(found[1]), template))


def safe_name(text: str) -> str:
    """Make a file's name, less its suffix, that Windows, macOS and Linux all take."""
    text = _ILLEGAL.sub("-", "".join(letter for letter in text if letter.isprintable()))
    # Windows drops dots and spaces at the end; a dot at the start hides a file.
    text = _shortened(text.strip(" ").lstrip(".").rstrip(". "))
    text = _RESERVED.sub(r"\1_", text, count=1) if _RESERVED.match(text) else text
    return text or _NAMELESS


def next_name(stem: str, number: int) -> str:
    """Give the name that a taken one is followed by."""
    return f"{stem}-{number}"


@dataclass(frozen=True)
class Place:
    """A file to be written; `replaces` tells that one of its name may be there."""

    path: Path
    replaces: bool = False


class Namer:
    """Finds places for the files of one run; two photos never get one file, and originals are safe."""

    def __init__(self, conflict: Conflict, originals: Iterable[Path]) -> None:
        self._conflict = conflict
        self._originals = list(originals)
        self._taken: set[str] = set()

    def take(self, folder: Path, stem: str, suffix: str) -> Place | None:
        """Find the place for a name; None where it is there already and is to be left.

        Raises:
            FileRefusedError: the file to be replaced is an original.
        """
        path = folder / f"{stem}{suffix}"
        number = 1
        while self._is_taken(path) or (self._conflict == "number" and _is_there(path)):
            number += 1
            path = folder / f"{next_name(stem, number)}{suffix}"
        if _is_there(path):
            if self._conflict == "skip":
                return None
            if path.exists():
                refuse_original(path, self._originals)
        self._taken.add(_key(path))
        return Place(path, replaces=self._conflict == "replace")

    def _is_taken(self, path: Path) -> bool:
        return _key(path) in self._taken


def example(template: str, facts: Facts = EXAMPLE, *, suffix: str) -> str:
    """Show the file name that a template gives.

    Raises:
        ValueError: as `check_template`.
    """
    return f"{fill(template, facts)}{suffix}"


def folder_for(original: Path, place: str, folder: str) -> Path:
    """Give the folder of a preset's rule: `folder` itself, or one of that name beside the original.

    Raises:
        DisqueError: `place` is "folder", and none is given.
    """
    if place == "subfolder":
        return folders.beside(original) / folder
    if not folder.strip():
        raise DisqueError("no folder is chosen for the export; choose one")
    return Path(folder).expanduser()


def _is_there(path: Path) -> bool:
    return os.path.lexists(path)


def _key(path: Path) -> str:
    """Compare without case: on Windows and macOS two such names are one file."""
    return str(path).casefold()


def _shortened(text: str) -> str:
    cut = text.encode()[:_LONGEST_BYTES].decode(errors="ignore")
    return cut.rstrip(". ")
