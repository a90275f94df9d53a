"""LIVE In the Wild Image Quality Challenge (Ghadiyaram and Bovik 2016): 1162 photographs from phones.

`ChallengeDB_release/` holds Data/AllImages_release.mat (names), Data/AllMOS_release.mat (MOS, 0 to 100) and
Images/. The first seven entries are what viewers were trained with (t1.bmp to t7.bmp in
Images/trainingImages/) and are left out, as everywhere in the field. Every photograph is a content.
"""

from disque_studio.errors import FileRefusedError
from trainer.data.rated.mat import read_array
from trainer.data.rated.rows import Folder, Rated

NAME = "LIVE in the Wild"

_NAMES, _OPINIONS = "Data/AllImages_release.mat", "Data/AllMOS_release.mat"
_TRAINING = 7


def matches(folder: Folder) -> bool:
    """Tell by the arrays."""
    return folder.has(_NAMES, _OPINIONS)


def read(folder: Folder) -> list[Rated]:
    """Read the photographs after the first seven.

    Raises:
        FileRefusedError: an array cannot be read, or their lengths differ.
    """
    names = read_array(folder.path(_NAMES), "AllImages_release")
    opinions = read_array(folder.path(_OPINIONS), "AllMOS_release")
    if len(names) != len(opinions):
        raise FileRefusedError(
            folder.path(_OPINIONS), f"has {len(opinions)} opinions for {len(names)} pictures"
        )
    return [
        Rated(folder.path(f"Images/{name}"), None, float(opinion), dmos=False, group=str(name))
        for name, opinion in zip(names[_TRAINING:], opinions[_TRAINING:], strict=True)
    ]
