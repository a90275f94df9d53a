"""Finished pictures to disk, with the name of their colours and what the photo told of itself.

A file appears under its name only when it is whole: it is written beside it first and then moved in. Pictures
are taken, packed and written a band of rows at a time, so that none is held as a whole; JPEG XL ones are, for
their encoder wants that, and so they are bounded.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from disque_studio.errors import FileRefusedError
from disque_studio.imaging import colour, icc
from disque_studio.imaging.codecs import jpeg_packing, jpeg_segments, png_packing, tiff_packing
from disque_studio.imaging.codecs.rows import Rows
from disque_studio.imaging.codecs.told import Told
from disque_studio.imaging.files import replacing
from disque_studio.imaging.finish import FORMATS, SPACES_OF
from disque_studio.imaging.photo import Picture


@dataclass(frozen=True, eq=False)
class Hdr:
    """The HDR picture of an Ultra HDR JPEG.

    `light` gives float32 linear light in the primaries of the SDR picture, 0 and up, 1 for SDR white.
    `headroom` tells by how many stops above SDR white a display shows it as it is; others show something in
    between.
    """

    light: Rows
    headroom: float


def write(
    path: str | Path,
    pixels: npt.NDArray,
    *,
    format: str,
    quality: int = 95,
    colour_space: str = "srgb",
    exif: bytes | None = None,
    xmp: bytes | None = None,
    location: bool = True,
) -> None:
    """Write (H, W, 3) pixels that are encoded in `colour_space` already; see `write_rows`.

    Raises:
        FileRefusedError: as `write_rows`.
    """
    if pixels.ndim != 3 or pixels.shape[2] != 3 or not pixels.size:
        raise ValueError(f"pixels must be (H, W, 3), not {pixels.shape}")
    told = Told.of(exif, xmp, size=(pixels.shape[1], pixels.shape[0]), location=location)
    write_rows(path, Rows.of(pixels), format=format, quality=quality, colour_space=colour_space, told=told)


def write_rows(
    path: str | Path,
    rows: Rows,
    *,
    format: str,
    quality: int = 95,
    colour_space: str = "srgb",
    told: Told | None = None,
    hdr: Hdr | None = None,
    settle: Callable[[], object] = lambda: None,
) -> None:
    """Write a picture that is encoded in `colour_space` already, as its rows are made.

    What each `format` holds is told in `imaging.finish`: uint8 or uint16 codes; of AVIF uint16 codes up to
    1023; of EXR float16 linear light. "uhdr" needs `hdr` besides. `quality`, 1 to 100, is for the formats
    that lose something: from 90 on JPEG and AVIF keep all colour detail, and at 100 JPEG XL loses nothing.
    The file has the space's ICC profile, its code, or its chromaticities. Of `told` what does not fit the
    format is left out. A file that is there already is replaced. `settle` is called when all is written,
    before the file gets its name; it may raise.

    Raises:
        FileRefusedError: the format is not written, the picture does not fit it, or the disk refuses.
    """
    path = Path(path)
    if format not in FORMATS:
        written = ", ".join(FORMATS)
        raise FileRefusedError(path, f'cannot be written as "{format}": this version writes {written}')
    kinds = (np.float16,) if format == "exr" else (np.uint8, np.uint16)
    if rows.dtype not in kinds:
        raise ValueError(f"pixels of {format} are not {rows.dtype}")
    if colour_space not in SPACES_OF[format]:
        raise FileRefusedError(path, f"cannot hold {colour_space} as {format}; choose srgb")
    if not 1 <= quality <= 100:
        raise FileRefusedError(path, f"cannot have the quality {quality}; it goes from 1 to 100")
    job = _Job(path, rows, colour_space, quality, told or Told(), hdr)
    check_size(path, rows.width, rows.height, format=format, quality=quality)
    if format in ("jpg", "uhdr"):
        jpeg_packing.check_depth(path, rows)
    with replacing(path) as file:
        _WRITERS[format](file, job)
        settle()


def check_size(path: Path, width: int, height: int, *, format: str, quality: int) -> None:
    """Refuse a picture that is too large for a format, or for being written in bounded memory.

    Raises:
        FileRefusedError: it is; the reason names the limit, and what to do.
    """
    match format:
        case "jpg" | "uhdr":
            jpeg_packing.check_size(path, width, height)
        case "avif":
            from disque_studio.imaging.codecs import avif

            avif.check_size(path, width, height)
        case "jxl":
            from disque_studio.imaging.codecs import jxl

            jxl.check_size(path, width, height, quality)


def as_read(rows: Rows, *, format: str, quality: int, colour_space: str) -> Picture:
    """Give the picture that `read_picture` makes of what `write_rows` writes; no file is written.

    For "jpg", "png" and "tif". A large one lies on the disk (see `imaging.spill`), and takes little memory.
    """
    profile = colour.SPACES[colour_space].icc_profile()
    decoded = jpeg_packing.decoded(rows, quality) if format == "jpg" else rows
    return Picture(replace(decoded, make=lambda band: icc.icc_to_srgb(decoded.make(band), profile)).whole())


@dataclass(frozen=True, eq=False)
class _Job:
    path: Path
    rows: Rows
    colour_space: str
    quality: int
    told: Told
    hdr: Hdr | None

    @property
    def profile(self) -> bytes:
        return colour.SPACES[self.colour_space].icc_profile()


def _jpeg(file: BinaryIO, job: _Job) -> None:
    told = jpeg_segments.exif(job.told.exif) + jpeg_segments.xmp(job.told.xmp)
    file.writelines(jpeg_packing.pieces(job.rows, told + jpeg_segments.icc(job.profile), job.quality))


def _png(file: BinaryIO, job: _Job) -> None:
    file.writelines(png_packing.pieces(job.rows, job.profile, job.told))


def _tiff(file: BinaryIO, job: _Job) -> None:
    tiff_packing.pack(file, job.path, job.rows, job.profile, job.told)


def _ultra_hdr(file: BinaryIO, job: _Job) -> None:
    from disque_studio.imaging.codecs import ultrahdr

    if job.hdr is None:
        raise ValueError("an Ultra HDR JPEG needs its HDR picture")
    pieces = ultrahdr.pieces(
        job.path,
        job.rows,
        job.hdr.light,
        headroom=job.hdr.headroom,
        quality=job.quality,
        colour_space=job.colour_space,
        told=job.told,
    )
    file.writelines(pieces)


def _avif(file: BinaryIO, job: _Job) -> None:
    from disque_studio.imaging.codecs import avif

    file.writelines(
        avif.pieces(job.path, job.rows, quality=job.quality, colour_space=job.colour_space, told=job.told)
    )


def _jxl(file: BinaryIO, job: _Job) -> None:
    from disque_studio.imaging.codecs import jxl

    file.writelines(
        jxl.pieces(job.path, job.rows, quality=job.quality, colour_space=job.colour_space, told=job.told)
    )


def _exr(file: BinaryIO, job: _Job) -> None:
    from disque_studio.imaging.codecs import exr_packing

    exr_packing.pack(file, job.rows, colour.SPACES[job.colour_space].primaries, job.told.exif)


# What only some files need is loaded when it is needed, so that the command line starts quickly.
_WRITERS: dict[str, Callable[[BinaryIO, _Job], None]] = {
    "jpg": _jpeg,
    "uhdr": _ultra_hdr,
    "png": _png,
    "tif": _tiff,
    "jxl": _jxl,
    "avif": _avif,
    "exr": _exr,
}
