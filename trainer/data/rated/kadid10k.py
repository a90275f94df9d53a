"""KADID-10k (Lin, Hosu and Saupe 2019): 10125 distorted pictures of 81 scenes.

dmos.csv with the columns dist_img, ref_img, dmos, var, and images/ with all of them (I01.png, I01_01_01.png:
scene, distortion, level). In spite of its name, the column holds mean ratings from 1 (very annoying) to 5
(imperceptible): higher is better.
"""

from trainer.data.rated.rows import Folder, Rated
from trainer.data.rated.tables import number, read_csv

NAME = "KADID-10k"


def matches(folder: Folder) -> bool:
    """Tell by table and folder."""
    return folder.has("dmos.csv") and folder.has_folder("images")


def read(folder: Folder) -> list[Rated]:
    """Read every row."""
    path = folder.path("dmos.csv")
    return [
        Rated(
            image=folder.path(f"images/{row['dist_img']}"),
            reference=folder.path(f"images/{row['ref_img']}"),
            mos=number(path, row["dmos"], row["dist_img"]),
            dmos=False,
            group=row["ref_img"],
        )
        for row in read_csv(path, "dist_img", "ref_img", "dmos")
    ]
