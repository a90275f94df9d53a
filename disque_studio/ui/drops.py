"""Files that enter the window: told apart at once by names, and by contents in a lane."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData

from disque_studio.errors import DisqueError, FileRefusedError
from disque_studio.studio.kinds import LOOK_SUFFIX, SESSION_SUFFIX
from disque_studio.studio.pairing import Left, Sorted, look_into, sort_names
from disque_studio.ui.texts import mark, plural, said, tr
from disque_studio.ui.workers import Job, Workers

__all__ = ["LOOK_SUFFIX", "SESSION_SUFFIX", "Left", "Sorted", "complaint", "named", "paths", "receive"]

PHOTO_FILTER = mark(
    "Photos (*.exr *.hdr *.pic *.pfm *.tif *.tiff *.png *.jpg *.jpeg *.webp *.dng *.cr2 *.cr3 *.nef *.arw "
    "*.raf *.orf *.rw2 *.pef *.srw);;All files (*)"
)
LOOK_FILTER = mark("Looks (*.look)")
SESSION_FILTER = mark("Sessions (*.disque)")
FINISHED_FILTER = mark("Finished pictures (*.jpg *.jpeg *.png *.tif *.tiff *.webp);;All files (*)")

_POINT = "application/x-disque-studio-point"

_NAMED = 4
"""Most files that a message names one by one."""


def paths(data: QMimeData | None) -> list[Path]:
    """Give the local files that a drop or the clipboard holds; an empty clipboard is None."""
    urls = [] if data is None else data.urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def point_data() -> QMimeData:
    """Give what a point of the latent map is dragged as: the map itself knows which one it is."""
    data = QMimeData()
    data.setData(_POINT, QByteArray(b"look"))
    return data


def is_point(data: QMimeData) -> bool:
    """Tell whether a drop is a point of the latent map."""
    return data.hasFormat(_POINT)


def receive(workers: Workers, files: Sequence[Path], take: Callable[[Sorted], None]) -> None:
    """Give files to `take` by their meaning.

    What names tell is given at once. The rest (folders, and what only its contents can tell) follows in a
    second call, from a lane.
    """
    found = sort_names(files)
    if found != Sorted(unread=found.unread) or not found.unread:
        take(found)
    if found.unread:
        many = len(found.unread)
        label = plural("Looking into {count} file", "Looking into {count} files", many)
        workers.submit("drop", partial(_look_into, found.unread), take, label=label)


def complaint(left: Sequence[Left]) -> DisqueError:
    """Put into words which files nothing can be done with, and why."""
    if len(left) == 1:
        return FileRefusedError(left[0].path, left[0].reason)
    reasons: dict[str, list[str]] = {}
    for each in left:
        reasons.setdefault(each.reason, []).append(each.path.name)
    told = "; ".join(f"{named(names)}: {said(reason)}" for reason, names in reasons.items())
    text = tr("{count} files were left out. {reasons}").format(count=len(left), reasons=told)
    return DisqueError(text)


def named(names: Sequence[str]) -> str:
    """Name some files, and count the others."""
    told = ", ".join(names[:_NAMED])
    others = len(names) - _NAMED
    return f"{told} {tr('and {count} more').format(count=others)}" if others > 0 else told


def _look_into(files: Sequence[Path], job: Job) -> Sorted:
    from disque_studio.looks.same_scene import small_light
    from disque_studio.studio import reader

    # In the reader's process: some decoders hold the interpreter's lock, and the window would stand still.
    read = partial(reader.shared().call, small_light, cancelled=job.cancelled)
    return look_into(files, check=job.check, progress=job.progress, read_light=read)
