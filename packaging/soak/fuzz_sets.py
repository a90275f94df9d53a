"""Targets: what the trainer reads."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from fuzz_promise import promise

from disque_studio.errors import DisqueError, FileRefusedError

_TABLES = (
    "scores.csv",
    "dmos.csv",
    "koniq10k_scores_and_distributions.csv",
    "Train (Images and MOS).csv",
    "mos_with_names.txt",
    "opinions.txt",
    "live_tmhdr_scores.csv",
)
"""The names under which published sets of rated pictures have their tables of text."""


def shard(path: Path) -> None:
    """Take the photos out of a tar archive."""
    from trainer.data import tars

    told: list[str] = []
    for member in tars.photos(path, told.append):
        with contextlib.suppress(FileRefusedError):
            tars.copy(member, path.with_suffix(".copied"))
    tars.count(path)
    if told:
        raise FileRefusedError(path, told[0])


def table(path: Path) -> None:
    """Read a table of ratings, under each name that published sets give theirs."""
    from trainer.adapt import _read_labels
    from trainer.data import rated
    from trainer.data.pristine import training_pictures

    data = path.read_bytes()
    reads: list[Callable[[], object]] = [lambda: rated.load(path), lambda: _read_labels(path)]
    for name in _TABLES:
        folder = path.parent / "sets" / Path(name).stem
        (folder / "Images").mkdir(parents=True, exist_ok=True)
        (folder / "Images" / "a.png").touch()
        (folder / name).write_bytes(data)
        reads.append(lambda folder=folder: rated.load(folder))  # type: ignore[misc]
    own = path.parent / "own" / "quality" / "biq2021"
    own.mkdir(parents=True, exist_ok=True)
    (own / "scores.csv").write_bytes(data)
    reads.append(lambda: training_pictures(path.parent / "own", most=9))
    _one_of(path, reads)


def workbook(path: Path) -> None:
    """Read the workbook of CSIQ."""
    from trainer.data.rated import csiq
    from trainer.data.rated.rows import Folder

    path.replace(path.with_name("csiq.DMOS.xlsx"))
    csiq.read(Folder(path.parent))


def matrix(path: Path) -> None:
    """Read an array of MATLAB's, of numbers and of names."""
    from trainer.data.rated import mat

    _one_of(path, [lambda: mat.read_array(path, "dmos"), lambda: mat.read_array(path, "refnames_all")])


def bitmap(path: Path) -> None:
    """Read a picture of a kind that only rated sets have."""
    from trainer.data.rated import pictures

    promise(pictures.read_rated(path).rgb.ndim == 3, "a picture of another shape")


def packed(path: Path) -> None:
    """Read packed views, and what is in the way of a training that reads archives."""
    from trainer.data import cache

    views = cache.load_views(path, path.parent, count=2, size=4, progress=lambda share, text: None)
    promise(views.views.shape[1:] == (4, 4, 3), "views of another shape")


def config(path: Path) -> None:
    """Read a training's settings."""
    from trainer import config as settings

    settings.configure(settings.find_recipe("qdnet"), path, ())


def _one_of(path: Path, reads: list[Callable[[], object]]) -> None:
    """Try each; refuse a file that all have refused."""
    refused = 0
    for read in reads:
        try:
            read()
        except DisqueError:
            refused += 1
    if refused == len(reads):
        raise FileRefusedError(path, "is refused by all")
