"""CSIQ (Larson and Chandler 2010): 866 distorted pictures of 30 scenes.

src_imgs/NAME.png; dst_imgs/KIND/NAME.TOKEN.LEVEL.png with the kinds awgn, blur, contrast, fnoise, jpeg and
jpeg2000 (tokens AWGN, BLUR, contrast, fnoise, JPEG, jpeg2000); opinions in csiq.DMOS.xlsx, sheet
"all_by_image", whose header image, dst_idx, dst_type, dst_lev, dmos_std, dmos stands some rows down and some
columns in. The workbook is read as it is published, by `xlsx`. dst_type says "noise" for AWGN and "jpeg 2000"
with a blank. DMOS, 0 to 1: lower is better.
"""

from pathlib import Path

from disque_studio.errors import FileRefusedError
from trainer.data.rated import xlsx
from trainer.data.rated.rows import Folder, Rated
from trainer.data.rated.tables import number

NAME = "CSIQ"

_TABLE, _SHEET = "csiq.DMOS.xlsx", "all_by_image"
_COLUMNS = ("image", "dst_type", "dst_lev", "dmos")
_KINDS = {
    "noise": ("awgn", "AWGN"),
    "awgn": ("awgn", "AWGN"),
    "blur": ("blur", "BLUR"),
    "contrast": ("contrast", "contrast"),
    "fnoise": ("fnoise", "fnoise"),
    "jpeg": ("jpeg", "JPEG"),
    "jpeg 2000": ("jpeg2000", "jpeg2000"),
    "jpeg2000": ("jpeg2000", "jpeg2000"),
}


def matches(folder: Folder) -> bool:
    """Tell by the workbook."""
    return folder.has(_TABLE)


def read(folder: Folder) -> list[Rated]:
    """Read the rated pictures; rows without an image are padding.

    Raises:
        FileRefusedError: the workbook cannot be read, or a kind of distortion is not known.
    """
    path = folder.path(_TABLE)
    rows = xlsx.read_sheet(path, _SHEET)
    for place, header in enumerate(rows):
        columns = {text: column for column, text in header.items()}
        if all(name in columns for name in _COLUMNS):
            found = [{name: row.get(columns[name], "") for name in _COLUMNS} for row in rows[place + 1 :]]
            return [_rated(path, folder, row) for row in found if row["image"]]
    raise FileRefusedError(path, f'sheet "{_SHEET}" has no header {", ".join(_COLUMNS)}')


def _rated(path: Path, folder: Folder, row: dict[str, str]) -> Rated:
    scene, level = _whole(row["image"]), _whole(row["dst_lev"])
    if row["dst_type"] not in _KINDS:
        raise FileRefusedError(path, f'has a distortion that is not known: "{row["dst_type"]}"')
    kind, token = _KINDS[row["dst_type"]]
    image = f"dst_imgs/{kind}/{scene}.{token}.{level}.png"
    return Rated(
        image=folder.path(image),
        reference=folder.path(f"src_imgs/{scene}.png"),
        mos=number(path, row["dmos"], image),
        dmos=True,
        group=scene,
    )


def _whole(text: str) -> str:
    """Write 1600.0, a number as spreadsheets keep it, as 1600."""
    return text.removesuffix(".0")
