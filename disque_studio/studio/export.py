"""Writing the finished picture, in bands of rows, so that memory stays small."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt

from disque_studio.errors import CancelledError, DisqueError
from disque_studio.imaging import codecs
from disque_studio.imaging.bands import BAND_ROWS
from disque_studio.imaging.codecs.rows import Rows
from disque_studio.imaging.codecs.told import Told
from disque_studio.imaging.codecs.writing import Hdr
from disque_studio.imaging.finish import FULL_SIZE, Level, OutputSize, unfit
from disque_studio.imaging.output import displayed_light, encode_pixels, quantise, space_codes
from disque_studio.imaging.photo import Picture
from disque_studio.imaging.recode import Integers
from disque_studio.imaging.resizing import Resizer
from disque_studio.imaging.sharpening import MARGIN, sharpen
from disque_studio.imaging.transfer import Floats
from disque_studio.looks.apply import render_rows
from disque_studio.looks.mapping import Mapping
from disque_studio.studio.hdr_light import HdrLight
from disque_studio.studio.photos import OpenPhoto
from disque_studio.studio.presets import ExportPreset
from disque_studio.studio.targets import check_target

Pixels = Integers | npt.NDArray[np.float16]

_BAND_PIXELS = 1 << 20
_MADE = 0.97
"""Part of an export that is done when all rows are made: most are packed and written by then."""


def export(
    open_photo: OpenPhoto,
    mapping: Mapping,
    path: str | Path,
    *,
    format: str,
    bit_depth: int = 8,
    quality: int = 95,
    colour_space: str = "srgb",
    size: OutputSize = FULL_SIZE,
    sharpening: Level = "off",
    location: bool = True,
    overwrite: bool = False,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Render the whole photo through `mapping` and write it as `format`, one of `finish.FORMATS`.

    `quality` (1-100) is for the formats of `finish.WITH_QUALITY`. `colour_space` is "srgb", "display-p3" or
    "adobe-rgb", see `finish.SPACES_OF`. `size` and `sharpening` (see `imaging.resizing` and
    `imaging.sharpening`) are for what the file is shown on. The file tells what the photo's does of camera,
    date and author, and unless `location` is off, of where it was taken.
    `progress` is told the part done, 0 to 1, and `cancelled` is asked before each band and before
    the file gets its name, both on worker threads. The file appears only when it is complete.

    Raises:
        FileRefusedError: `path` exists and `overwrite` is not set, is the photo itself, or can't be written.
        CancelledError: `cancelled` said so; nothing was written.
    """
    path = Path(path)
    if (reason := unfit(format, bit_depth, colour_space)) is not None:
        raise DisqueError(reason)
    check_target(path, originals=[open_photo.photo.source], overwrite=overwrite)
    finish = _Finish(open_photo, mapping, size, sharpening, colour_space, bit_depth, format)
    done, counting = 0, Lock()

    def check() -> None:
        if cancelled is not None and cancelled():
            raise CancelledError("the export was cancelled")

    def make(band: slice) -> Pixels:
        nonlocal done
        check()
        pixels = finish.rows(band)
        if progress is not None:
            with counting:
                done += len(pixels)
                part = done / finish.height
            progress(_MADE * part)
        return pixels

    def settle() -> None:
        check()
        check_target(path, originals=[open_photo.photo.source], overwrite=overwrite)

    photo = open_photo.photo
    codecs.write_rows(
        path,
        finish.picture(make),
        format=format,
        quality=quality,
        colour_space=colour_space,
        told=Told.of(photo.exif, photo.xmp, size=(finish.width, finish.height), location=location),
        hdr=finish.hdr(check) if format == "uhdr" else None,
        settle=settle,
    )
    if progress is not None:
        progress(1.0)


def export_as(
    open_photo: OpenPhoto,
    mapping: Mapping,
    path: Path,
    preset: ExportPreset,
    *,
    overwrite: bool = False,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write what `export` writes, as a preset has it."""
    export(
        open_photo,
        mapping,
        path,
        format=preset.format,
        bit_depth=preset.bit_depth,
        quality=preset.quality,
        colour_space=preset.colour_space,
        size=preset.size,
        sharpening=preset.sharpening,
        location=preset.location,
        overwrite=overwrite,
        progress=progress,
        cancelled=cancelled,
    )


def check_size(path: Path, open_photo: OpenPhoto, preset: ExportPreset) -> None:
    """Refuse a photo that `export_as` would refuse for its size; for those who have long work before that.

    Raises:
        FileRefusedError: the picture is too large for the preset's format.
    """
    width, height = preset.size.of(open_photo.photo.width, open_photo.photo.height)
    codecs.check_size(path, width, height, format=preset.format, quality=preset.quality)


def as_exported(open_photo: OpenPhoto, mapping: Mapping, preset: ExportPreset) -> Picture:
    """Give the finished picture that is seen in the file that `export_as` writes; no file is written.

    Of an Ultra HDR JPEG that is its SDR picture; of a format that is not read here, the picture before it is
    coded. A large one lies on the disk (see `imaging.spill`), and takes little memory.
    """
    preset = _readable(preset)
    space, depth = preset.colour_space, preset.bit_depth
    finish = _Finish(open_photo, mapping, preset.size, preset.sharpening, space, depth, preset.format)
    rows = finish.picture(finish.rows)
    return codecs.as_read(rows, format=preset.format, quality=preset.quality, colour_space=space)


def _readable(preset: ExportPreset) -> ExportPreset:
    """Give the preset of a file that can be read again and shows the same picture."""
    if preset.format in ("jpg", "png", "tif"):
        return preset
    if preset.format == "uhdr":
        return replace(preset, format="jpg")
    return replace(preset, format="png", bit_depth=16)


class _Finish:
    """Makes rows of the finished picture: rendered, scaled, sharpened and brought to what the file holds."""

    def __init__(
        self,
        open_photo: OpenPhoto,
        mapping: Mapping,
        size: OutputSize,
        sharpening: Level,
        colour_space: str,
        bit_depth: int,
        format: str,
    ) -> None:
        self._open_photo, self._rgb, self._mapping = open_photo, open_photo.photo.rgb, mapping
        height, width = self._rgb.shape[:2]
        self.width, self.height = size.of(width, height)
        self._most = max(1, min(BAND_ROWS, int(_BAND_PIXELS / max(width * height / self.height, self.width))))
        self._sharpening = sharpening
        self._colour_space, self._bit_depth = colour_space, bit_depth
        self._holds_light = format == "exr"
        self._resizer: Resizer | None = None
        if (self.width, self.height) != (width, height):
            self._resizer = Resizer((width, height), (self.width, self.height), colour_space)

    def picture(self, make: Callable[[slice], Pixels]) -> Rows:
        """Give the picture whose rows `make` makes."""
        integers = np.uint8 if self._bit_depth == 8 else np.uint16
        kind = np.dtype(np.float16 if self._holds_light else integers)
        return Rows(self.height, self.width, kind, make, self._most)

    def hdr(self, check: Callable[[], None]) -> Hdr:
        """Give the HDR picture beside it; `check` is called before each band."""
        light = HdrLight.of(
            self._open_photo,
            self._mapping,
            colour_space=self._colour_space,
            resizer=self._resizer,
            sharpening=self._sharpening,
            height=self.height,
        )

        def make(band: slice) -> Floats:
            check()
            return light.rows(band)

        rows = Rows(self.height, self.width, np.dtype(np.float32), make, self._most)
        return Hdr(rows, light.headroom)

    def rows(self, band: slice) -> Pixels:
        """Give rows of the file's pixels; bands equal the whole."""
        if self._holds_light:
            return displayed_light(self._sharpened(band), self._colour_space)
        if self._resizer is None and self._sharpening == "off":
            display = render_rows(self._rgb, self._mapping, band)
            return encode_pixels(
                display, colour_space=self._colour_space, bit_depth=self._bit_depth, row=band.start
            )
        return quantise(self._sharpened(band), bit_depth=self._bit_depth, row=band.start)

    def _sharpened(self, band: slice) -> Floats:
        if self._sharpening == "off":
            return self._scaled(band)
        wide = slice(max(band.start - MARGIN, 0), min(band.stop + MARGIN, self.height))
        codes = sharpen(self._scaled(wide), self._sharpening)
        return codes[band.start - wide.start : band.stop - wide.start]

    def _scaled(self, band: slice) -> Floats:
        source = band if self._resizer is None else self._resizer.source_rows(band)
        codes = space_codes(render_rows(self._rgb, self._mapping, source), self._colour_space)
        return codes if self._resizer is None else self._resizer.resize(codes, band)
