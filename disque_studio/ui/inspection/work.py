"""What the inspection's lanes do: each function takes frozen values, and tells what it finds as it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from disque_studio.errors import FileRefusedError

if TYPE_CHECKING:
    from disque_studio.studio.inspection import Entry, Record
    from disque_studio.ui.workers import Job


def find(paths: Sequence[Path], job: Job) -> tuple[Entry, ...]:
    """Find the pictures of files and folders, and pair them with their HDR photos."""
    from disque_studio.studio import inspection

    found = inspection.find(paths, check=job.check)
    job.check()
    return inspection.pair(found)


def score(entries: Sequence[Entry], tell: Callable[[Record], None], job: Job) -> None:
    """Score pictures one after another, and tell each result."""
    from disque_studio.studio import inspecting

    for done, record in enumerate(inspecting.records(entries, cancelled=job.cancelled), 1):
        tell(record)
        job.progress(done / len(entries))


def preview(
    wanted: Callable[[], Sequence[Path]], tell: Callable[[Path, bytes, tuple[int, int]], None], job: Job
) -> None:
    """Read the thumbnails that are wanted quickly, and tell each, until none is wanted any more."""
    from disque_studio.studio import inspector, reader

    while paths := wanted():
        for path in paths:
            try:
                made = reader.shared().call(inspector.preview, path, cancelled=job.cancelled)
            except FileRefusedError:
                continue  # which is said when the picture is scored
            if made is not None:
                tell(path, *made)


def write(path: Path, records: Sequence[Record], overwrite: bool, job: Job) -> Path:
    """Write results as the file's suffix says."""
    from disque_studio.studio import report

    job.check()
    save = report.write_csv if path.suffix.lower() == report.CSV_SUFFIX else report.write_html
    save(path, records, overwrite=overwrite)
    return path


def levels(path: Path, job: Job) -> list[QImage]:
    """Read a picture in full, and halved until it is small, so that any zoom is painted quickly."""
    from disque_studio.studio import inspector, reader

    found = reader.shared().call(inspector.levels, path, cancelled=job.cancelled)
    # The images lie in the memory that the reader shares: a large picture is not copied again.
    return [
        QImage(level.data, level.shape[1], level.shape[0], level.strides[0], QImage.Format.Format_RGB32)
        for level in found
    ]
