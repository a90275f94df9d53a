"""LIVE Image Quality Assessment Database, Release 2 (Sheikh et al. 2006): 982 pictures of 29 scenes.

`databaserelease2/` holds refimgs/ and five folders of img1.bmp, img2.bmp, ...: jp2k (227), jpeg (233),
wn (174), gblur (174), fastfading (174). The arrays follow that order: `dmos` and `orgs` (1: the picture is an
undistorted original) in dmos.mat, `refnames_all` in refnames_all.mat. Where dmos_realigned.mat is there, its
`dmos_new`, realigned across the sessions, is taken, as the field does. DMOS: lower is better. The originals
are left out.
"""

from disque_studio.errors import FileRefusedError
from trainer.data.rated.mat import read_array
from trainer.data.rated.rows import Folder, Rated

NAME = "LIVE Release 2"

FOLDERS = {"jp2k": 227, "jpeg": 233, "wn": 174, "gblur": 174, "fastfading": 174}


def matches(folder: Folder) -> bool:
    """Tell by the arrays."""
    return folder.has("refnames_all.mat") and (folder.has("dmos.mat") or folder.has("dmos_realigned.mat"))


def read(folder: Folder) -> list[Rated]:
    """Read the distorted pictures.

    Raises:
        FileRefusedError: an array cannot be read, or has not one entry for each picture.
    """
    realigned = folder.has("dmos_realigned.mat")
    table = folder.path("dmos_realigned.mat" if realigned else "dmos.mat")
    opinions = read_array(table, "dmos_new" if realigned else "dmos")
    originals = read_array(table, "orgs")
    references = read_array(folder.path("refnames_all.mat"), "refnames_all")
    names = [f"{kind}/img{i}.bmp" for kind, count in FOLDERS.items() for i in range(1, count + 1)]
    for values in (opinions, originals, references):
        if len(values) != len(names):
            raise FileRefusedError(table, f"has {len(values)} entries, where {len(names)} pictures are rated")
    return [
        Rated(
            image=folder.path(name),
            reference=folder.path(f"refimgs/{reference}"),
            mos=float(opinion),
            dmos=True,
            group=str(reference),
        )
        for name, reference, opinion, original in zip(names, references, opinions, originals, strict=True)
        if not original
    ]
