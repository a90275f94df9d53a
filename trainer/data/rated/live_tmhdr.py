"""LIVE Tone-Mapped HDR (Venkataramanan and Bovik 2024): 15000 tone-mapped videos of 40 HDR contents.

live_tmhdr_scores.csv, as its authors publish it beside their code, with Encoding (pq, hlg), CRF, TMO,
Temporal, Spatial, Content, SurealMOS (higher is better); the videos are in
ENCODING/CRFnn/TMO/SPATIAL/TEMPORAL/CONTENT.mp4, without SPATIAL for DolbyVisionTMO and ColorTransformTMO, and
without both for ExpertTM. That the archive calls its own table the same could not be verified: any CSV in the
folder with these columns is taken.

A video is judged by its middle frame; a frame saved in its place (CONTENT.png or .jpg) goes before. The HDR
originals are PQ and HLG video, which no reader here takes for scene light: rows have no reference, unless the
light of a content's middle frame was saved as HDR/CONTENT.exr or .hdr.
"""

from pathlib import Path

from trainer.data.rated.rows import Folder, Rated
from trainer.data.rated.tables import number, read_csv

NAME = "LIVE-TMHDR"

_COLUMNS = ("Encoding", "CRF", "TMO", "Temporal", "Spatial", "Content", "SurealMOS")
_WITHOUT_SPATIAL = ("DolbyVisionTMO", "ColorTransformTMO")
_EXPERT = "ExpertTM"
_ENDINGS = (".png", ".jpg", ".mp4")
_LIGHT = (".exr", ".hdr")


def matches(folder: Folder) -> bool:
    """Tell by the table's columns."""
    return bool(_tables(folder))


def read(folder: Folder) -> list[Rated]:
    """Read every row."""
    path = _tables(folder)[0]
    return [_rated(path, folder, row) for row in read_csv(path, *_COLUMNS)]


def _tables(folder: Folder) -> list[Path]:
    return [path for path in folder.top(".csv") if _has_columns(path)]


def _has_columns(path: Path) -> bool:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        header = file.readline().strip().split(",")
    return all(name in header for name in _COLUMNS)


def _rated(path: Path, folder: Folder, row: dict[str, str]) -> Rated:
    steps = [row["Encoding"].upper(), f"CRF{row['CRF']}", row["TMO"]]
    if row["TMO"] != _EXPERT:
        if row["TMO"] not in _WITHOUT_SPATIAL:
            steps.append(row["Spatial"])
        steps.append(row["Temporal"])
    stem = "/".join([*steps, row["Content"]])
    ending = next((ending for ending in _ENDINGS if folder.has(stem + ending)), _ENDINGS[-1])
    light = (f"HDR/{row['Content']}{ending}" for ending in _LIGHT)
    return Rated(
        image=folder.path(stem + ending),
        reference=next((folder.path(name) for name in light if folder.has(name)), None),
        mos=number(path, row["SurealMOS"], stem),
        dmos=False,
        group=row["Content"],
    )
