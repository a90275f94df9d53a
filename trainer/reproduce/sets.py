"""Rated data sets found below a folder, each as its archive is laid out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from disque_studio.errors import FileRefusedError
from trainer.data import rated
from trainer.data.rated import FAMILIES, Rated, scores_csv
from trainer.data.rated.rows import Folder

_DEPTH = 2
"""Folders below the one given in which a data set may lie, such as live/databaserelease2."""

CONTENT = "content"
"""Column of a plain table that names what a picture shows, where that is not its reference."""


@dataclass(frozen=True, eq=False)
class Found:
    """A data set's rows with the content of each, which splits keep apart."""

    name: str
    folder: Path
    rows: tuple[Rated, ...]
    contents: tuple[str, ...]

    @property
    def opinions(self) -> list[float]:
        """The mean opinions, higher is better."""
        return [row.opinion for row in self.rows]


def find(data: Path, wanted: Sequence[ModuleType]) -> list[Found]:
    """Read the wanted data sets that `data` is or holds, in the order of `wanted`; a plain table counts too.

    Raises:
        FileRefusedError: none is there (it says what is expected), or a file of one is missing or damaged.
    """
    if not data.is_dir():
        raise FileRefusedError(data, f"is no folder; {_expected(wanted)}")
    known = (*wanted, scores_csv)
    found = list(_search(data, _DEPTH))
    chosen = [(family, folder) for layout in known for family, folder in found if family is layout]
    if not chosen:
        others = ", ".join(sorted({family.NAME for family, _ in found}))
        only = f"holds {others}, which this protocol does not use" if others else "holds no rated data set"
        raise FileRefusedError(data, f"{only}; {_expected(wanted)}")
    return [_read(family, folder) for family, folder in chosen]


def _search(folder: Path, depth: int) -> Iterator[tuple[ModuleType, Path]]:
    files = Folder(folder)
    family = next((family for family in FAMILIES if family.matches(files)), None)
    if family is not None:
        yield family, folder
    elif depth:
        for below in sorted(path for path in folder.iterdir() if path.is_dir()):
            yield from _search(below, depth - 1)


def _read(family: ModuleType, folder: Path) -> Found:
    rows = rated.load(folder)
    plain = family is scores_csv
    column = CONTENT if plain and all(CONTENT in row.columns for row in rows) else None
    name = folder.resolve().name if plain else family.NAME
    return Found(name, folder, tuple(rows), tuple(rated.contents(folder, rows, column)))


def _expected(wanted: Sequence[ModuleType]) -> str:
    """Say of every data set how its folder looks, as its reader's own text has it."""
    layouts = [f"{family.NAME}: {(family.__doc__ or '').split(chr(10) * 2)[1]}" for family in wanted]
    return " | ".join(["it expects one of these, or a folder that holds some", *layouts])
