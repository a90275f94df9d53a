"""Scores the pictures of an inspection, one after another, by the bench of `disque-studio score`.

So the numbers are the same.
"""

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disque_studio.errors import DisqueError
from disque_studio.studio import scoring
from disque_studio.studio.failure import FAILURES, reason
from disque_studio.studio.inspection import THUMB_SIDE, Entry, Record, Score

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from disque_studio.imaging.photo import Picture

_THUMB_QUALITY = 88
_TURNED = range(5, 9)
_ORIENTATION = 0x0112
_PLAIN_SIDE = 256
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
_SMALLEST_LEVEL = 800

# cv2 and Pillow are imported inside the functions, so that the window is up before they load.


class Inspector:
    """Scores entries; the HDR photo of the last one is kept, for renditions of one photo come in a row."""

    def __init__(self) -> None:
        self._benches: dict[Path | None, scoring.Bench] = {}

    def record(self, entry: Entry) -> Record:
        """Score one picture by every metric that fits; whatever is wrong with it is told in the record.

        A picture that cannot be compared with its HDR photo is scored without it, and `refused` says why.
        """
        if entry.left:
            return Record(entry, error=entry.left)
        if entry.reference is None:
            return self._record(entry, None)
        compared = self._record(entry, entry.reference)
        if not compared.error:
            return compared
        alone = self._record(entry, None)
        if alone.error:
            return alone
        return replace(alone, refused=((entry.reference.name, compared.error), *alone.refused))

    def _record(self, entry: Entry, reference: Path | None) -> Record:
        bench = self._bench(reference)
        try:
            subject = bench.open(entry.path)
            names = bench.names()
        except FAILURES as error:
            return Record(entry, error=reason(error, entry.path))
        scores, refused = [], []
        for name in names:
            try:
                scores.append(_score(bench.result(subject, name)))
            except FAILURES as error:
                refused.append((name, reason(error, entry.path)))
        height, width = subject.picture.rgb.shape[:2]
        return Record(
            entry,
            size=(width, height),
            thumbnail=thumbnail(subject.picture),
            scores=tuple(scores),
            refused=tuple(refused),
            hints=tuple(hint.text for hint in subject.hints),
            error="" if scores else "; ".join(why for _, why in refused),
        )

    def _bench(self, reference: Path | None) -> scoring.Bench:
        if reference not in self._benches:
            # One photo at a time: a large one takes hundreds of megabytes.
            self._benches = {path: kept for path, kept in self._benches.items() if path is None}
            self._benches[reference] = scoring.Bench(reference, None)
        return self._benches[reference]


def warm_up() -> None:
    """Load the scorers that need no reference, and use each once: what comes after is quick."""
    import numpy as np

    from disque_studio.imaging.photo import Picture

    scoring.scores(Picture(np.full((_PLAIN_SIDE, _PLAIN_SIDE, 3), 128, np.uint8)))


def size_of(path: Path) -> tuple[int, int] | None:
    """Give a picture's width and height as it is stored, by its header; None where that is not possible."""
    from PIL import Image

    from disque_studio.imaging.codecs.jpeg import PILLOW_ERRORS

    try:
        with Image.open(path, formats=_FORMATS) as image:
            return image.size
    except (*PILLOW_ERRORS, Warning):
        return None


def preview(path: Path) -> tuple[bytes, tuple[int, int]] | None:
    """Give a thumbnail as `Record` has it, and the size in pixels, quickly; None where that is not possible.

    It stands in until the picture is scored: what is wrong with a file is said then.
    """
    from PIL import Image, ImageCms, ImageOps

    from disque_studio.imaging.codecs.jpeg import PILLOW_ERRORS
    from disque_studio.imaging.codecs.limits import check_size
    from disque_studio.imaging.codecs.quiet import quiet

    try:
        with quiet(), Image.open(path, formats=_FORMATS) as image:
            check_size(path, *image.size)
            turned = image.getexif().get(_ORIENTATION) in _TURNED
            size = image.size[::-1] if turned else image.size
            profile = image.info.get("icc_profile")
            image.draft("RGB", (2 * THUMB_SIDE, 2 * THUMB_SIDE))
            small = ImageOps.exif_transpose(image)
            small.thumbnail((THUMB_SIDE, THUMB_SIDE), reducing_gap=2.0)
            small = small.convert("RGB")
        if profile:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ImageCms.profileToProfile(small, source, ImageCms.createProfile("sRGB"), inPlace=True)
        out = io.BytesIO()
        small.save(out, "JPEG", quality=_THUMB_QUALITY)
    except (*PILLOW_ERRORS, ImageCms.PyCMSError, DisqueError, MemoryError, Warning):
        return None
    return out.getvalue(), size


def levels(path: Path) -> "list[npt.NDArray[np.uint8]]":
    """Give a finished picture for the screen, then each half the size of the one before, to a small one.

    (h, w, 4) uint8, sRGB, in the order blue, green, red and a byte of no meaning.

    Raises:
        FileRefusedError: as `imaging.codecs.read_picture`.
    """
    import cv2
    import numpy as np

    rgb = scoring.read_finished(path).rgb
    codes = rgb if rgb.dtype == np.uint8 else np.right_shift(rgb, 8).astype(np.uint8)
    found = [np.asarray(cv2.cvtColor(codes, cv2.COLOR_RGB2BGRA), np.uint8)]
    while max(found[-1].shape[:2]) > _SMALLEST_LEVEL:
        height, width = found[-1].shape[:2]
        half = cv2.resize(found[-1], ((width + 1) // 2, (height + 1) // 2), interpolation=cv2.INTER_AREA)
        found.append(np.asarray(half, np.uint8))
    return found


def thumbnail(picture: "Picture", side: int = THUMB_SIDE) -> bytes:
    """Give a finished picture as a JPEG, sRGB, at most `side` pixels long."""
    import cv2
    import numpy as np

    rgb = picture.rgb
    scale = min(side / max(rgb.shape[:2]), 1.0)
    size = max(round(rgb.shape[1] * scale), 1), max(round(rgb.shape[0] * scale), 1)
    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    if small.dtype == np.uint16:
        small = np.right_shift(np.asarray(small, np.uint16), 8)
    codes = np.ascontiguousarray(small[..., ::-1], np.uint8)
    _, data = cv2.imencode(".jpg", codes, [cv2.IMWRITE_JPEG_QUALITY, _THUMB_QUALITY])
    return bytes(data)


def _score(result: scoring.Result) -> Score:
    record: dict[str, Any] = result.record()
    return Score(
        metric=result.metric,
        title=result.title,
        value=record["score"],
        range=result.range,
        higher_is_better=result.higher_is_better,
        unit=result.unit,
    )
