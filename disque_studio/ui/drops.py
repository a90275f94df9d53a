"""What dropped or pasted files mean: looks, a photo to open, or pairs of before and after."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QMimeData

HDR_SUFFIXES = {".exr", ".hdr", ".pic", ".rgbe", ".xyze", ".pfm"}
FINISHED_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}
LOOK_SUFFIX = ".look"

PHOTO_FILTER = "Photos (*.exr *.hdr *.pic *.pfm *.tif *.tiff *.png *.jpg *.jpeg *.webp);;All files (*)"
LOOK_FILTER = "Looks (*.look)"
FINISHED_FILTER = "Finished pictures (*.jpg *.jpeg *.png *.tif *.tiff *.webp);;All files (*)"


@dataclass(frozen=True)
class Sorted:
    """Dropped files by their meaning; `left` are those that nothing can be done with."""

    photos: tuple[Path, ...] = ()
    pairs: tuple[tuple[Path, Path], ...] = ()
    left: tuple[Path, ...] = ()
    looks: tuple[Path, ...] = ()


def paths(data: QMimeData) -> list[Path]:
    """Give the local files that a drop or the clipboard holds."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def sort(files: list[Path]) -> Sorted:
    """Tell looks, pairs and photos by suffix and name; what a file truly is shows when it is read.

    Looks are told apart first. One other file is a photo. Two are a pair when just one of them is HDR by its
    suffix. Of more files each finished one goes with the HDR file whose name begins its own (``scene.exr``,
    ``scene_warm.jpg``).
    """
    looks = tuple(f for f in files if f.suffix.lower() == LOOK_SUFFIX)
    return replace(_sort_pictures([f for f in files if f not in looks]), looks=looks)


def _sort_pictures(files: list[Path]) -> Sorted:
    before = [f for f in files if f.suffix.lower() in HDR_SUFFIXES]
    after = [f for f in files if f.suffix.lower() in FINISHED_SUFFIXES]
    other = [f for f in files if f not in before and f not in after]
    if len(files) == 1 or not after or (not before and not other):
        return Sorted(photos=tuple(files))
    if len(files) == 2:
        return Sorted(pairs=(((before or other)[0], after[0]),))
    pairs, left = [], []
    for picture in after:
        source = max(
            (f for f in before + other if picture.stem.startswith(f.stem)),
            key=lambda f: len(f.stem),
            default=None,
        )
        if source is None:
            left.append(picture)
        else:
            pairs.append((source, picture))
    used = {source for source, _ in pairs}
    return Sorted(pairs=tuple(pairs), left=tuple(left + [f for f in before + other if f not in used]))
