"""Which pictures count as pristine, and which of them training never sees."""

from pathlib import Path

from trainer.data.ladders import find_pictures
from trainer.data.rated import scores_csv

_NUMBERS = (1, 4, 7, 10, 13, 16, 19, 22)
HELD_OUT = frozenset(name for n in _NUMBERS for name in (f"{n}", f"kodim{n:02d}"))
"""Stems of Kodak's pictures that are kept for evaluation."""

_OPINION = 0.65
"""Least mean opinion score, 0 to 1, of a photo that is taken for pristine once it is shrunk by two."""

Source = tuple[Path, float]
"""A picture and the factor by which it is shrunk, so that what the camera did to it is no longer seen."""


def training_pictures(data_dir: Path, *, most: int) -> list[Source]:
    """Give Kodak's pictures but those held out, and well-rated photos of BIQ2021's `train` split.

    Where neither is below `data_dir`, give every picture there.
    """
    kodak = [p for p in find_pictures(data_dir / "pristine" / "kodak") if p.stem not in HELD_OUT]
    rated = _well_rated(data_dir / "quality" / "biq2021")
    if not kodak and not rated:
        kodak = find_pictures(data_dir)
    own = [(path, 1.0) for path in kodak]
    return own + [(path, 2.0) for path in rated[: max(most - len(own), 0)]]


def held_out(folder: Path) -> list[Path]:
    """Give those of Kodak's pictures in a folder that training never sees, in their order."""
    kept = [path for path in find_pictures(folder) if path.stem in HELD_OUT]
    return sorted(kept, key=lambda path: int(path.stem.removeprefix("kodim")))


def _well_rated(folder: Path) -> list[Path]:
    """Give the rated photos of the `train` split, the best first."""
    table = folder / "scores.csv"
    if not table.is_file():
        return []
    rows = [row for row in scores_csv.read_file(table) if row.split == "train" and row.opinion >= _OPINION]
    return [row.image for row in sorted(rows, key=lambda row: -row.opinion)]
