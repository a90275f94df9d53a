"""Pictures that people have rated: a plain table, or a published data set as its archive is laid out.

Every layout is a module of this package with `NAME`, `matches(folder) -> bool` and
`read(folder) -> list[Rated]`; it is recognised by the files inside the folder, never by the folder's name.
Upper and lower case in the names of files is not told apart: the archives themselves mix them.
"""

import os
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from disque_studio.errors import FileRefusedError
from trainer.data.rated import (
    biq2021,
    challenge,
    csiq,
    espl_live_hdr,
    kadid10k,
    koniq10k,
    live,
    live_tmhdr,
    scores_csv,
    tid2013,
)
from trainer.data.rated.rows import Folder, Rated

__all__ = ["FAMILIES", "Rated", "chosen", "contents", "load", "load_named", "part"]

FAMILIES: tuple[ModuleType, ...] = (
    scores_csv,
    live,
    challenge,
    csiq,
    tid2013,
    kadid10k,
    koniq10k,
    biq2021,
    live_tmhdr,
    espl_live_hdr,
)
"""In the order they are asked; the last ones are the least certain."""

_TESTED = 5
"""One of so many contents is for testing, where a data set names no parts."""


def load(data: Path) -> list[Rated]:
    """Read a scores.csv, or the table of a data set's folder; every file it names is there.

    Raises:
        FileRefusedError: the layout is not known, the table is damaged or empty, or names a missing file.
    """
    return load_named(data)[1]


def load_named(data: Path) -> tuple[str, list[Rated]]:
    """Read as `load` does, and name the layout.

    Raises:
        FileRefusedError: as `load`.
    """
    if data.is_file():
        name, rows = scores_csv.NAME, scores_csv.read_file(data)
    elif data.is_dir():
        name, rows = _read_folder(data)
    else:
        raise FileRefusedError(data, "is not there; give a scores.csv or a data set's folder")
    if not rows:
        raise FileRefusedError(data, "rates no picture")
    _check_present(data, rows)
    return name, rows


def chosen(data: Path, rows: Sequence[Rated], split: str) -> list[Rated]:
    """Keep the rows of one split.

    Raises:
        FileRefusedError: there is no such split.
    """
    kept = [row for row in rows if row.split == split]
    if not kept:
        counts = Counter(row.split for row in rows if row.split)
        known = ", ".join(f"{name} ({count})" for name, count in counts.items()) or "none"
        raise FileRefusedError(data, f'has no split "{split}"; it has {known}')
    return kept


def part(data: Path, rows: Sequence[Rated], split: str) -> list[Rated]:
    """Give the rows to train on ("train") or to test on ("dev").

    A data set that names its parts decides; its "test" stands in for a "dev" that it has not. Of others,
    about a fifth of the contents is for testing, always the same ones.

    Raises:
        FileRefusedError: a data set that names its parts has no such part.
    """
    named = {row.split for row in rows if row.split}
    if not named:
        return [row for row in rows if (zlib.crc32(row.group.encode()) % _TESTED == 0) == (split == "dev")]
    stand_in = split == "dev" and "dev" not in named and "test" in named
    return chosen(data, rows, "test" if stand_in else split)


def contents(data: Path, rows: Sequence[Rated], column: str | None) -> list[str]:
    """Give the content of every row: what the layout takes for it, or a column of a plain table.

    Raises:
        FileRefusedError: there is no such column.
    """
    if column is None:
        return [row.group for row in rows]
    for row in rows:
        if column not in row.columns:
            known = ", ".join(row.columns) or "none"
            raise FileRefusedError(data, f'has no column "{column}" to group by; it has {known}')
    return [row.columns[column] for row in rows]


def _read_folder(data: Path) -> tuple[str, list[Rated]]:
    folder = Folder(data)
    for family in FAMILIES:
        if family.matches(folder):
            return family.NAME, family.read(folder)
    known = ", ".join(family.NAME for family in FAMILIES)
    raise FileRefusedError(data, f"is no data set laid out as one of {known}")


def _check_present(data: Path, rows: Sequence[Rated]) -> None:
    named = dict.fromkeys(path for row in rows for path in (row.image, row.reference) if path is not None)
    # Path.is_file raises where a name is too long.
    missing = [path for path in named if not os.path.isfile(path)]  # noqa: PTH113
    if missing:
        reason = f"is missing, but {data} names it"
        if others := len(missing) - 1:
            reason = f"{reason}; {others} more are missing too"
        raise FileRefusedError(missing[0], reason)
