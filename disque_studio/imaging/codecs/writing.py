"""Finished pictures to disk: JPEG, PNG and TIFF with their colour profile and the photo's EXIF.

A file appears under its name only when it is whole: it is written beside it first and then moved in. Pictures
are taken, packed and written a band of rows at a time, so that none is held as a whole.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import colour
from disque_studio.imaging.codecs import exif as exif_blocks
from disque_studio.imaging.codecs import jpeg_packing, png_packing, tiff_packing
from disque_studio.imaging.codecs.rows import Rows
from disque_studio.imaging.files import replacing
from disque_studio.imaging.finish import FORMATS


def write(
    path: str | Path,
    pixels: npt.NDArray[np.uint8] | npt.NDArray[np.uint16],
    *,
    format: str,
    quality: int = 95,
    colour_space: str = "srgb",
    exif: bytes | None = None,
) -> None:
    """Write (H, W, 3) uint8 or uint16 pixels that are encoded in `colour_space` already; see `write_rows`.

    Raises:
        FileRefusedError: as `write_rows`.
    """
    if (
        pixels.ndim != 3
        or pixels.shape[2] != 3
        or pixels.dtype not in (np.uint8, np.uint16)
        or not pixels.size
    ):
        raise ValueError(f"pixels must be (H, W, 3) uint8 or uint16, not {pixels.shape} {pixels.dtype}")
    write_rows(path, Rows.of(pixels), format=format, quality=quality, colour_space=colour_space, exif=exif)


def write_rows(
    path: str | Path,
    rows: Rows,
    *,
    format: str,
    quality: int = 95,
    colour_space: str = "srgb",
    exif: bytes | None = None,
    settle: Callable[[], object] = lambda: None,
) -> None:
    """Write a picture that is encoded in `colour_space` already, as its rows are made.

    `format` is "jpg" (8 bits; 4:4:4 from quality 90 on), "png" or "tif" (8 or 16 bits, lossless); `quality`
    is 1 to 100 and is for JPEG alone. The space's ICC profile is embedded. Of `exif` (from its II or MM
    header on) everything is kept but the orientation, which becomes 1, and the thumbnail; a block that
    cannot be read, or is above the 64 KB of a JPEG segment, is left out. A file that is there already is
    replaced. `settle` is called when all is written, before the file gets its name; it may raise.

    Raises:
        FileRefusedError: the format is not written, the picture does not fit it, or the disk refuses.
    """
    path = Path(path)
    if format not in FORMATS:
        raise FileRefusedError(path, f'cannot be written as "{format}": this version writes jpg, png and tif')
    if format == "jpg":
        jpeg_packing.check(path, rows, quality)
    profile = colour.SPACES[colour_space].icc_profile()
    block = exif_blocks.for_export(exif, (rows.width, rows.height))
    with replacing(path) as file:
        if format == "jpg":
            file.writelines(jpeg_packing.pieces(rows, profile, block, quality))
        elif format == "png":
            file.writelines(png_packing.pieces(rows, profile, block))
        else:
            tiff_packing.pack(file, path, rows, profile, block)
        settle()
