"""KonIQ-10k (Hosu et al. 2020): 10073 photographs from the web.

koniq10k_scores_and_distributions.csv with image_name, c1 to c5, c_total, MOS, SD, MOS_zscore, and the
pictures in 1024x768/ or 512x384/ (the larger are taken where both are there). MOS_zscore (0 to 100), which
removes the raters' own habits, is taken where it is there, else MOS (1 to 5). Every photograph is a content.
"""

from trainer.data.rated.rows import Folder, Rated
from trainer.data.rated.tables import number, read_csv

NAME = "KonIQ-10k"

_TABLE = "koniq10k_scores_and_distributions.csv"
_SIZES = ("1024x768", "512x384")


def matches(folder: Folder) -> bool:
    """Tell by the table."""
    return folder.has(_TABLE)


def read(folder: Folder) -> list[Rated]:
    """Read every row."""
    path = folder.path(_TABLE)
    size = next((name for name in _SIZES if folder.has_folder(name)), _SIZES[0])
    rows = []
    for row in read_csv(path, "image_name", "MOS"):
        name = row["image_name"]
        opinion = number(path, row.get("MOS_zscore", row["MOS"]), name)
        rows.append(Rated(folder.path(f"{size}/{name}"), None, opinion, dmos=False, group=name))
    return rows
