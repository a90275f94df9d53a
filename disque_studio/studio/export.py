"""Writing the finished picture, in bands of rows, so that memory stays small."""

from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import numpy as np

from disque_studio.errors import CancelledError, DisqueError, FileRefusedError
from disque_studio.imaging import codecs
from disque_studio.imaging.bands import BAND_ROWS, for_bands
from disque_studio.imaging.output import encode_pixels
from disque_studio.looks.apply import render_rows
from disque_studio.looks.mapping import Mapping
from disque_studio.studio.photos import OpenPhoto

BIT_DEPTHS = {"jpg": (8,), "png": (8, 16), "tif": (8, 16)}
"""The formats that can be written, and the bit depths that each can hold."""
SUFFIXES = {".jpg": "jpg", ".jpeg": "jpg", ".png": "png", ".tif": "tif", ".tiff": "tif"}

_BAND_PIXELS = 1 << 20


def export(
    open_photo: OpenPhoto,
    mapping: Mapping,
    path: str | Path,
    *,
    format: str,
    bit_depth: int = 8,
    quality: int = 95,
    colour_space: str = "srgb",
    overwrite: bool = False,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Render the whole photo through `mapping` and write it as `format` ("jpg", "png", "tif").

    `quality` (1-100) is JPEG's. `colour_space` is "srgb", "display-p3" or "adobe-rgb". `progress` is told the
    part done, 0 to 1, and `cancelled` is asked before each band, both on worker threads. The file appears
    only when it is complete.

    Raises:
        FileRefusedError: `path` exists and `overwrite` is not set, is the photo itself, or can't be written.
        CancelledError: `cancelled` said so; nothing was written.
    """
    path = Path(path)
    if bit_depth not in BIT_DEPTHS[format]:
        raise DisqueError(f"{format} holds no {bit_depth}-bit pictures")
    check_target(path, originals=[open_photo.photo.source], overwrite=overwrite)
    rgb = open_photo.photo.rgb
    height, width = rgb.shape[:2]
    pixels = np.empty((height, width, 3), np.uint8 if bit_depth == 8 else np.uint16)
    done = count(1)
    rows = max(1, min(BAND_ROWS, _BAND_PIXELS // width))

    def finish(band: slice) -> None:
        if cancelled is not None and cancelled():
            raise CancelledError("the export was cancelled")
        display = render_rows(rgb, mapping, band)
        pixels[band] = encode_pixels(display, colour_space=colour_space, bit_depth=bit_depth, row=band.start)
        if progress is not None:
            progress(0.9 * min(next(done) * rows / height, 1.0))

    for_bands(height, finish, rows=rows)
    check_target(path, originals=[open_photo.photo.source], overwrite=overwrite)
    codecs.write(
        path, pixels, format=format, quality=quality, colour_space=colour_space, exif=open_photo.photo.exif
    )
    if progress is not None:
        progress(1.0)


def check_target(path: Path, *, originals: Sequence[Path | None], overwrite: bool) -> None:
    """Refuse a target that is an original, or that exists although `overwrite` is not set.

    Raises:
        FileRefusedError: with what to do instead.
    """
    if not path.exists():
        if not path.parent.is_dir():
            raise FileRefusedError(path, "is to lie in a folder that does not exist")
        return
    if any(original is not None and original.exists() and path.samefile(original) for original in originals):
        raise FileRefusedError(path, "is an original, and originals are never changed; choose another name")
    if path.is_dir():
        raise FileRefusedError(path, "is a folder")
    if not overwrite:
        raise FileRefusedError(path, "exists already; it is replaced only where overwriting is asked for")
