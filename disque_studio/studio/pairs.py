"""Exemplars from the user's files, and their mixing into a look."""

from collections.abc import Sequence
from pathlib import Path

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.looks.look import Exemplar, Look
from disque_studio.studio.device import Device, device

# looks.exemplar is imported inside the functions: it brings torch, which takes long to load.


def code_pair(before: str | Path, after: str | Path, *, on: Device | None = None) -> Exemplar:
    """Code an exemplar: `before` an HDR photo, `after` the same scene finished in the look.

    A raw file may stand for `after`: that is its camera's picture.

    Raises:
        FileRefusedError: one of the two cannot be read.
        PairRefusedError: they do not show the same scene.
    """
    from disque_studio.looks import exemplar
    from disque_studio.looks.model import shipped

    source, target = codecs.read(before), codecs.read_finished(after)
    model = shipped((on or device()).name)
    return exemplar.code_pair(source, target, name=Path(after).stem, model=model)


def code_own_pair(path: str | Path) -> Exemplar:
    """Code an exemplar from one file: an Ultra HDR JPEG, or a raw file with its camera's picture.

    Raises:
        FileRefusedError: the file cannot be read, or holds no finished picture beside its light.
        PairRefusedError: the camera's picture does not show what the raw file does.
    """
    from disque_studio.looks import exemplar
    from disque_studio.looks.model import shipped

    photo = codecs.read(path)
    finished = _own_picture(Path(path), photo)
    return exemplar.code_pair(photo, finished, name=Path(path).stem, model=shipped(device().name))


def _own_picture(path: Path, photo: Photo) -> Picture:
    if photo.sdr_base is not None:
        return Picture(photo.sdr_base, source=photo.source)
    if photo.format == "raw":
        return codecs.read_finished(path)
    raise FileRefusedError(
        path,
        "holds no finished picture of its own, as raw files and Ultra HDR do; give a before and an after",
    )


def mix(exemplars: Sequence[Exemplar], weights: Sequence[float]) -> Look:
    """Mix exemplars into one look; `weights` are relative and not negative."""
    name = " + ".join(exemplar.name for exemplar in exemplars)
    return Look(name=name, exemplars=tuple(exemplars), weights=tuple(float(weight) for weight in weights))
