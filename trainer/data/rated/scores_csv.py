"""The plain table: `scores.csv` with header `image,mos` or `image,reference,mos`.

Paths are relative to the CSV. An optional column `split` names parts (train, dev, ...); any further columns
may serve as groups. A column `dmos` in place of `mos` says that lower is better. The content of a picture is
its reference's path, or its own where it has none.
"""

from pathlib import Path

from disque_studio.errors import FileRefusedError
from trainer.data.rated.rows import Folder, Rated
from trainer.data.rated.tables import number, read_csv

NAME = "scores.csv"

_OWN = ("image", "reference", "mos", "dmos", "split")


def matches(folder: Folder) -> bool:
    """Tell by the table."""
    return folder.has("scores.csv")


def read(folder: Folder) -> list[Rated]:
    """Read the folder's table."""
    return read_file(folder.path("scores.csv"))


def read_file(path: Path) -> list[Rated]:
    """Read a table of any name.

    Raises:
        FileRefusedError: it lacks a column, has both `mos` and `dmos`, or an opinion is no number.
    """
    rows = read_csv(path, "image")
    header = list(rows[0]) if rows else []
    opinions = [name for name in ("mos", "dmos") if name in header]
    if rows and len(opinions) != 1:
        raise FileRefusedError(path, f'needs one column "mos" (or "dmos"); it has {", ".join(header)}')
    return [_rated(path, row, opinions[0]) for row in rows]


def _rated(path: Path, row: dict[str, str], opinion: str) -> Rated:
    reference = row.get("reference") or None
    return Rated(
        image=path.parent / row["image"],
        reference=path.parent / reference if reference else None,
        mos=number(path, row[opinion], row["image"]),
        dmos=opinion == "dmos",
        group=reference or row["image"],
        split=row.get("split") or None,
        columns={name: value for name, value in row.items() if name not in _OWN},
    )
