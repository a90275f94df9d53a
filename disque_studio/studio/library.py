"""The user's look library: the built-in looks and the user's own .look files, with favourites and an order.

The user's looks lie as plain files in one folder, where a file manager may add or remove some. What is not in
the files, favourites and order, is a small versioned JSON beside them; where that is damaged or gone, the
looks are all still there.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.imaging.files import replace_file
from disque_studio.studio import folders
from disque_studio.studio.kinds import LOOK_SUFFIX
from disque_studio.studio.session import Choice

FORMAT = "disque-look-library"
VERSION = 1
LIMIT_BYTES = 1 << 20
LONGEST_NAME = 80

_FILE = "library.json"
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows gives to devices; a library may travel there."""


@dataclass(frozen=True)
class Entry:
    """A look of the library."""

    name: str
    path: Path
    builtin: bool = False
    favourite: bool = False

    @property
    def choice(self) -> Choice:
        """How a photo's edit names this look."""
        return Choice("builtin", self.name) if self.builtin else Choice("file", str(self.path))

    @property
    def key(self) -> str:
        """The name under which favourites and order know it."""
        return f"{'builtin' if self.builtin else 'own'}:{self.name}"


@dataclass(frozen=True)
class _Notes:
    """What the JSON holds: the keys of favourites, and of the looks whose place the user chose."""

    favourites: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


class Library:
    """The looks in `folder` and those of `builtin`; what a method changes is on the disk when it returns."""

    def __init__(self, folder: Path | None = None, builtin: Callable[[], dict[str, Path]] | None = None):
        self.folder = folders.data() / "looks" if folder is None else folder
        self._builtin = builtin or _builtin_looks

    def entries(self) -> tuple[Entry, ...]:
        """List all looks: those that the user has placed, then the built-in ones, then the user's by name."""
        notes = self._read()
        looks = [Entry(name, path, builtin=True) for name, path in self._builtin().items()]
        own = sorted(self._own(), key=lambda path: (path.stem.casefold(), path.stem))
        looks += [Entry(path.stem, path) for path in own]
        places = {key: place for place, key in enumerate(notes.order)}
        looks.sort(key=lambda look: places.get(look.key, len(places)))
        return tuple(replace(look, favourite=look.key in notes.favourites) for look in looks)

    def take(self, path: Path) -> Entry:
        """Copy a .look file in; where its name is taken, a number is added.

        Raises:
            FileRefusedError: the file is no look or damaged, or the disk refuses.
        """
        from disque_studio.studio.lookfiles import load_look

        load_look(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise FileRefusedError(path, f"cannot be read: {error.strerror or error}") from error
        target = self.free_path(path.stem)
        replace_file(target, [data])
        return Entry(target.stem, target)

    def export(self, entry: Entry, target: Path, *, overwrite: bool = False) -> None:
        """Copy a look out.

        Raises:
            FileRefusedError: `target` exists and `overwrite` is not set, or the disk refuses.
        """
        if target.exists() and not overwrite:
            raise FileRefusedError(target, "exists already; choose another name")
        try:
            data = entry.path.read_bytes()
        except OSError as error:
            raise FileRefusedError(entry.path, f"cannot be read: {error.strerror or error}") from error
        replace_file(target, [data])

    def rename(self, entry: Entry, name: str) -> Entry:
        """Give one of the user's looks another name.

        Raises:
            DisqueError: the look is built in, or the name is empty, taken, or none that files can have.
        """
        self._check_own(entry)
        name = checked_name(name)
        target = self.folder / f"{name}{LOOK_SUFFIX}"
        taken = target.exists() and not (entry.path.exists() and target.samefile(entry.path))
        if taken or name in self._builtin():
            raise DisqueError(f"there is a look {name} already; choose another name")
        try:
            entry.path.rename(target)
        except OSError as error:
            raise FileRefusedError(entry.path, f"cannot be renamed: {error.strerror or error}") from error
        renamed = replace(entry, name=name, path=target)
        notes = self._read()
        self._write(
            _Notes(
                tuple(renamed.key if key == entry.key else key for key in notes.favourites),
                tuple(renamed.key if key == entry.key else key for key in notes.order),
            )
        )
        return renamed

    def delete(self, entry: Entry, *, remove: Callable[[Path], bool] | None = None) -> bool:
        """Delete one of the user's looks; `remove`, where given, does it and tells whether it could.

        Raises:
            DisqueError: the look is built in, or the disk refuses.
        """
        self._check_own(entry)
        if remove is not None:
            if not remove(entry.path):
                return False
        else:
            try:
                entry.path.unlink(missing_ok=True)
            except OSError as error:
                raise FileRefusedError(entry.path, f"cannot be deleted: {error.strerror or error}") from error
        notes = self._read()
        self._write(_Notes(_without(notes.favourites, entry.key), _without(notes.order, entry.key)))
        return True

    def mark(self, entry: Entry, favourite: bool) -> None:
        """Make a look a favourite, or no longer."""
        notes = self._read()
        marked = _without(notes.favourites, entry.key)
        self._write(replace(notes, favourites=(*marked, entry.key) if favourite else marked))

    def place(self, entries: Sequence[Entry]) -> None:
        """Keep this order of the looks."""
        self._write(replace(self._read(), order=tuple(entry.key for entry in entries)))

    def free_path(self, name: str) -> Path:
        """Give the path for a look of this name, numbered where the name is taken; makes the folder."""
        self._make_folder()
        name = fit_name(name)
        known = {path.stem.casefold() for path in self._own()} | {n.casefold() for n in self._builtin()}
        numbered = (name if number == 1 else f"{name} {number}" for number in count(1))
        free = next(each for each in numbered if each.casefold() not in known)
        return self.folder / f"{free}{LOOK_SUFFIX}"

    def _own(self) -> list[Path]:
        try:
            return [
                path
                for path in self.folder.iterdir()
                if path.suffix.lower() == LOOK_SUFFIX and not path.name.startswith(".") and path.is_file()
            ]
        except OSError:
            return []

    def _check_own(self, entry: Entry) -> None:
        if entry.builtin:
            raise DisqueError(f"{entry.name} is built in; only your own looks can be changed")

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileRefusedError(self.folder, f"cannot be made: {error.strerror or error}") from error

    def _read(self) -> _Notes:
        """Read the JSON; one that is damaged or of a later version counts as none."""
        try:
            with (self.folder / _FILE).open("rb") as file:
                data = file.read(LIMIT_BYTES + 1)
            document = json.loads(data) if len(data) <= LIMIT_BYTES else None
        except (OSError, ValueError, RecursionError):
            return _Notes()
        if not isinstance(document, dict) or document.get("format") != FORMAT:
            return _Notes()
        if document.get("version") != VERSION:
            return _Notes()
        return _Notes(_texts(document.get("favourites")), _texts(document.get("order")))

    def _write(self, notes: _Notes) -> None:
        self._make_folder()
        document = {"format": FORMAT, "version": VERSION}
        document |= {"favourites": notes.favourites, "order": notes.order}
        text = json.dumps(document, indent=1)
        replace_file(self.folder / _FILE, [text.encode()])


def search(entries: Iterable[Entry], text: str, *, favourites: bool = False) -> list[Entry]:
    """Keep the looks whose names hold every word of `text`, in any case; only favourites where asked."""
    words = text.casefold().split()
    return [
        entry
        for entry in entries
        if (entry.favourite or not favourites) and all(word in entry.name.casefold() for word in words)
    ]


def fit_name(name: str) -> str:
    """Make a name that files can have on every system of any text."""
    fit = _UNFIT.sub("-", " ".join(name.split()))[:LONGEST_NAME].strip(" .")
    return f"{fit} look".strip().capitalize() if not fit or _RESERVED.fullmatch(fit) else fit


def checked_name(name: str) -> str:
    """Give a name without needless blanks.

    Raises:
        DisqueError: no file can have it.
    """
    name = " ".join(name.split())
    if not name or fit_name(name) != name:
        raise DisqueError(f"a look cannot have the name “{name}”; use letters, digits and blanks")
    return name


def _builtin_looks() -> dict[str, Path]:
    from disque_studio.studio.lookfiles import builtin_looks

    return builtin_looks()


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in value if isinstance(v, str))) if isinstance(value, list) else ()


def _without(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(each for each in keys if each != key)
