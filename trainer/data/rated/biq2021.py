"""BIQ2021 (Ahmed and Asif 2022): 12000 photographs with natural distortions.

"Train (Images and MOS).csv" (10000) and "Test (Images and MOS).csv" (2000) with the columns "Image Name" and
"MOS" (0 to 1, higher is better), and Images/. The splits are named train and test. Every photograph is a
content.
"""

from trainer.data.rated.rows import Folder, Rated
from trainer.data.rated.tables import number, read_csv

NAME = "BIQ2021"

_TABLES = {"train": "Train (Images and MOS).csv", "test": "Test (Images and MOS).csv"}


def matches(folder: Folder) -> bool:
    """Tell by the tables."""
    return any(folder.has(name) for name in _TABLES.values())


def read(folder: Folder) -> list[Rated]:
    """Read every row of the tables that are there."""
    return [row for split, name in _TABLES.items() if folder.has(name) for row in _read(folder, name, split)]


def _read(folder: Folder, table: str, split: str) -> list[Rated]:
    path = folder.path(table)
    return [
        Rated(
            image=folder.path(f"Images/{row['Image Name']}"),
            reference=None,
            mos=number(path, row["MOS"], row["Image Name"]),
            dmos=False,
            group=row["Image Name"],
            split=split,
        )
        for row in read_csv(path, "Image Name", "MOS")
    ]
