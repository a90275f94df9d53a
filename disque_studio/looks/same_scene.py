"""Which pictures show one scene: pairs of before and after by their contents, where names say nothing."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from disque_studio.errors import FileRefusedError, PairRefusedError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Array = npt.NDArray[np.float32]

MOST_FILES = 32
"""Files above which nothing is compared: a shoot takes minutes to read."""
MOST_COMPARED = 48
"""Most times that two pictures are aligned, each some hundredths of a second."""

_LONG_SIDE = 256
_THUMB = 16


class Scenes:
    """Pairs pictures by content. `refused` holds the files that could not be read, with reasons.

    `read_light` does what `small_light` does, in another process where a window must keep running.
    """

    def __init__(
        self,
        *,
        check: Callable[[], None],
        progress: Callable[[float], None],
        read_light: "Callable[[Path], Array] | None" = None,
    ) -> None:
        self._check, self._progress = check, progress
        self._read_light = read_light or small_light
        self._read = 0
        self.refused: dict[Path, str] = {}

    def pair(self, before: Sequence[Path], after: Sequence[Path]) -> dict[Path, Path]:
        """Give to each picture in `after` the photo in `before` that shows the same scene, if one does.

        Two show one scene where an exemplar could be made of them (see `looks.alignment`). Those are
        compared first whose tones lie alike. Nothing is found among more than `MOST_FILES`.
        """
        total = len(before) + len(after)
        if not before or not after or total > MOST_FILES:
            return {}
        photos = self._small_copies(before, self._read_light, total)
        pictures = self._small_copies(after, small_picture, total)
        return self._matched(photos, pictures)

    def _small_copies(
        self, paths: Sequence[Path], read: "Callable[[Path], Array]", total: int
    ) -> "dict[Path, Array]":
        copies = {}
        for path in paths:
            self._check()
            try:
                copies[path] = read(path)
            except FileRefusedError as error:
                self.refused[path] = error.reason
            self._read += 1
            self._progress(0.8 * self._read / total)
        return copies

    def _matched(self, photos: "dict[Path, Array]", pictures: "dict[Path, Array]") -> dict[Path, Path]:
        from disque_studio.looks.alignment import align

        photo_ranks = {path: _tone_ranks(copy) for path, copy in photos.items()}
        picture_ranks = {path: _tone_ranks(copy) for path, copy in pictures.items()}
        likeness = {(a, b): float(picture_ranks[a] @ photo_ranks[b]) for a in pictures for b in photos}
        found: dict[Path, Path] = {}
        compared = 0
        for picture, photo in sorted(likeness, key=lambda pair: -likeness[pair]):
            if picture in found:
                continue
            if compared == MOST_COMPARED:
                break
            self._check()
            compared += 1
            try:
                align(photos[photo], pictures[picture])
            except PairRefusedError:
                continue
            found[picture] = photo
        return found


def small_light(path: str | Path) -> "Array":
    """Read a photo and give its small copy: (h, w, 3) float32, scene-linear.

    Raises:
        FileRefusedError: as `imaging.codecs.read`.
    """
    from disque_studio.imaging import codecs
    from disque_studio.imaging.sampling import small_copy

    return small_copy(codecs.read(path).rgb, _LONG_SIDE)


def small_picture(path: Path) -> "Array":
    """Read a finished picture and give its small copy: (h, w, 3) float32, sRGB-encoded in [0, 1].

    Raises:
        FileRefusedError: as `imaging.codecs.read_finished`.
    """
    import cv2
    import numpy as np

    from disque_studio.imaging import codecs

    rgb = codecs.read_finished(path).rgb
    scale = min(1.0, _LONG_SIDE / max(rgb.shape[:2]))
    size = [max(1, round(side * scale)) for side in rgb.shape[1::-1]]
    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    return small.astype(np.float32) / np.float32(np.iinfo(rgb.dtype).max)


def _tone_ranks(copy: "Array") -> "Array":
    """Give the order of a thumb's tones as a unit vector: what every rising tone curve leaves alone.

    The product of two is Spearman's rank correlation, -1 to 1.
    """
    import cv2
    import numpy as np

    from disque_studio.imaging.primaries import luminance

    thumb = cv2.resize(luminance(copy), (_THUMB, _THUMB), interpolation=cv2.INTER_AREA)
    ranks = np.argsort(np.argsort(thumb, axis=None)).astype(np.float32)
    ranks -= ranks.mean()
    return np.asarray(ranks / np.linalg.norm(ranks), np.float32)
