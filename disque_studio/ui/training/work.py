"""What the trainings' lanes do: frozen values in, frozen values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from disque_studio.errors import FileRefusedError
from disque_studio.studio.training import Trainings, last_error
from disque_studio.studio.training_events import Follower, Phase, Sample, Standing
from disque_studio.ui.workers import Job

_LARGEST = QSize(640, 640)
"""Samples are shown no larger."""


@dataclass(frozen=True)
class Told:
    """How a training stands; `phase` knows whether its process is alive, `last` is what that said last."""

    out: Path
    standing: Standing
    phase: Phase
    last: str = ""


@dataclass(frozen=True, eq=False)
class Row:
    """A sample's pictures: source, target, prediction; one that cannot be read is null."""

    images: tuple[QImage, QImage, QImage]


def follow(trainings: Trainings, out: Path, follower: Follower, job: Job) -> Told:
    """Take in all that a training has told since."""
    while follower.read():
        job.check()
    standing = follower.standing()
    phase = trainings.phase(out, standing.phase)
    if phase == "ended" and follower.read():
        # It spoke between the two looks.
        return follow(trainings, out, follower, job)
    return Told(out, standing, phase, last_error(out) if phase == "ended" else "")


def load_samples(out: Path, samples: Sequence[Sample], job: Job) -> tuple[Row, ...]:
    """Read the pictures of samples, which lie in the training's folder."""
    rows = []
    for sample in samples:
        job.check()
        names = (sample.source, sample.target, sample.prediction)
        rows.append(Row(tuple(_image(out, name, job) for name in names)))  # type: ignore[arg-type]
    return tuple(rows)


def _image(out: Path, name: str, job: Job) -> QImage:
    from disque_studio.studio import inspector, reader

    path = (out / name).resolve()
    if not name or not path.is_relative_to(out.resolve()):
        return QImage()
    try:
        whole = reader.shared().call(inspector.levels, path, cancelled=job.cancelled)[0]
    except FileRefusedError:
        return QImage()
    height, width = whole.shape[:2]
    image = QImage(whole.data, width, height, whole.strides[0], QImage.Format.Format_RGB32)
    if width <= _LARGEST.width() and height <= _LARGEST.height():
        return image.copy()
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio, smooth)
