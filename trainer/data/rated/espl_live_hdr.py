"""ESPL-LIVE HDR Image Quality Database (Kundu et al. 2017): 1811 pictures made from HDR, without references.

Images/ holds ORIENTATION_NAME_METHOD.PNG, such as V_Sequoia_Remains_WardHistAdjTMO.PNG: orientation V or H, a
scene's name, and the operator, fusion or effect. Opinions: lines of picture, MOS (0 to 100, higher is better)
and standard deviation, parted by blanks.

What the archive calls the table of opinions could not be verified, nor its full list of methods. So any .txt
beside Images/ whose first line is such a line is taken. The content is the name without its last part
(or LA_Sig_NUMBER); where that leaves names of which one continues the other, they count as one content, so
that a scene never stands on both sides of a split.
"""

import re
from pathlib import Path

from disque_studio.errors import FileRefusedError
from trainer.data.rated.rows import Folder, Rated
from trainer.data.rated.tables import number, read_words

NAME = "ESPL-LIVE HDR"

_LINE = re.compile(r"\s*\S+\.png\s+[-+.\d]", re.IGNORECASE)
_METHOD = re.compile(r"_(LA_Sig_\d+|[^_]+)$", re.IGNORECASE)


def matches(folder: Folder) -> bool:
    """Tell by folder and table."""
    return folder.has_folder("Images") and bool(_tables(folder))


def read(folder: Folder) -> list[Rated]:
    """Read every line.

    Raises:
        FileRefusedError: a line is not a picture and its opinion.
    """
    path = _tables(folder)[0]
    lines = read_words(path)
    for place, words in enumerate(lines, 1):
        if len(words) < 2:
            raise FileRefusedError(path, f"line {place} is not a picture and its opinion")
    scenes = _scenes([words[0] for words in lines])
    return [
        Rated(
            image=folder.path(f"Images/{words[0]}"),
            reference=None,
            mos=number(path, words[1], words[0]),
            dmos=False,
            group=scenes[words[0]],
        )
        for words in lines
    ]


def _tables(folder: Folder) -> list[Path]:
    return [path for path in folder.top(".txt") if _LINE.match(path.read_text("utf-8", errors="replace"))]


def _scenes(names: list[str]) -> dict[str, str]:
    stems = {name: _METHOD.sub("", Path(name).stem) for name in names}
    known = set(stems.values())
    return {name: _shortest(stem, known) for name, stem in stems.items()}


def _shortest(stem: str, known: set[str]) -> str:
    parts = stem.split("_")
    starts = ("_".join(parts[:count]) for count in range(1, len(parts)))
    return next((start for start in starts if start in known), stem)
