"""TID2013 (Ponomarenko et al. 2015): 3000 distorted pictures of 25 scenes.

reference_images/I01.BMP to I25.BMP, distorted_images/i01_01_1.bmp (scene, distortion, level), and
mos_with_names.txt, a line each of MOS (0 to 9, higher is better) and name. The archive mixes upper and lower
case.
"""

from disque_studio.errors import FileRefusedError
from trainer.data.rated.rows import Folder, Rated
from trainer.data.rated.tables import number, read_words

NAME = "TID2013"

_TABLE = "mos_with_names.txt"


def matches(folder: Folder) -> bool:
    """Tell by the table."""
    return folder.has(_TABLE)


def read(folder: Folder) -> list[Rated]:
    """Read every line.

    Raises:
        FileRefusedError: a line is not an opinion and a name.
    """
    path = folder.path(_TABLE)
    rows = []
    for place, words in enumerate(read_words(path), 1):
        if len(words) != 2:
            raise FileRefusedError(path, f"line {place} is not an opinion and a name")
        opinion, name = words
        scene = name.split("_")[0].upper()
        rows.append(
            Rated(
                image=folder.path(f"distorted_images/{name}"),
                reference=folder.path(f"reference_images/{scene}.BMP"),
                mos=number(path, opinion, name),
                dmos=False,
                group=scene,
            )
        )
    return rows
