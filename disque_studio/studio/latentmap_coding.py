"""Gives pictures their codes for the latent map: files in a process of their own, renditions in this one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from disque_studio.errors import CancelledError
from disque_studio.imaging.photo import Picture
from disque_studio.studio import inspecting, reader
from disque_studio.studio.failure import FAILURES, reason
from disque_studio.studio.latentmap import Coded, Item, Point

LARGE_SIDE = 1280
"""Pixels of the longer side of a file that is shown large."""

# quality.codes is imported inside the functions: it brings torch, which takes long to load.


def locate(item: Item, picture: Picture) -> Point:
    """Give a picture its codes.

    Raises:
        DisqueError: a scorer is not installed, or its model file is damaged.
    """
    from disque_studio.quality import codes
    from disque_studio.studio.inspector import thumbnail

    found = codes.code(picture)
    return Point(item, thumbnail(picture), found.quality, found.appearance, found.score)


def coded_files(items: Sequence[Item], *, cancelled: Callable[[], bool]) -> Iterator[Coded]:
    """Give what comes of each finished file in turn; one that cannot be read is told with the reason.

    Raises:
        CancelledError: `cancelled`, which is asked many times a second, said so.
    """
    process = reader.Reader(limit_seconds=inspecting.LIMIT_SECONDS)
    try:
        process.call(begin, Path(), cancelled=cancelled)
        for item in items:
            assert item.path is not None
            try:
                point = process.call(locate_file, item.path, item, cancelled=cancelled)
            except CancelledError:
                raise
            except FAILURES as error:
                yield Coded(item, error=reason(error, item.path))
            else:
                yield Coded(item, _kept(point))
    finally:
        process.close()


def begin(_path: Path) -> None:
    """Step back behind the window."""
    inspecting.step_back()


def locate_file(path: Path, item: Item) -> Point:
    """Read a finished file and give it its codes.

    Raises:
        FileRefusedError: as `studio.scoring.read_finished`.
        DisqueError: as `locate`.
    """
    from disque_studio.studio.scoring import read_finished

    return locate(item, read_finished(path))


def read_large(path: Path, *, cancelled: Callable[[], bool]) -> bytes:
    """Read a finished file for the screen: a JPEG, sRGB, at most `LARGE_SIDE` pixels long.

    Raises:
        FileRefusedError: as `studio.scoring.read_finished`.
        CancelledError: `cancelled` said so.
    """
    return reader.shared().call(large, path, cancelled=cancelled)


def large(path: Path) -> bytes:
    """Do in the reader's process what `read_large` asks for."""
    from disque_studio.studio.inspector import thumbnail
    from disque_studio.studio.scoring import read_finished

    return thumbnail(read_finished(path), LARGE_SIDE)


def _kept(point: Point) -> Point:
    """Take the codes out of the memory that they were sent in: a map may hold thousands of points."""
    return replace(point, quality=point.quality.copy(), appearance=point.appearance.copy())
