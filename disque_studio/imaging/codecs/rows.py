"""A picture that need not be held as a whole: its rows are made when they are wanted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from disque_studio.imaging import spill
from disque_studio.imaging.bands import BAND_ROWS, for_bands, in_order

Packed = TypeVar("Packed")


@dataclass(frozen=True, eq=False)
class Rows:
    """A picture of `height` x `width` pixels of three samples: uint8 or uint16 codes, or light (`dtype`).

    `make` gives (rows, width, 3) samples of a slice of rows, whose bands equal the whole; it is called on
    several threads at once, and never for more than `most` rows.
    """

    height: int
    width: int
    dtype: np.dtype
    make: Callable[[slice], npt.NDArray]
    most: int

    @classmethod
    def of(cls, pixels: npt.NDArray) -> "Rows":
        """Give the rows of a picture (H, W, 3) that is held as a whole."""
        height, width = pixels.shape[:2]
        return cls(height, width, pixels.dtype, lambda band: np.ascontiguousarray(pixels[band]), height)

    @property
    def row_bytes(self) -> int:
        """Bytes of one row's samples."""
        return 3 * self.width * self.dtype.itemsize

    def band(self, rows: slice) -> npt.NDArray:
        """Make the samples of any slice of rows."""
        if rows.stop - rows.start <= self.most:
            return self.make(rows)
        tops = range(rows.start, rows.stop, self.most)
        return np.concatenate([self.make(slice(top, min(top + self.most, rows.stop))) for top in tops])

    def whole(self, rows: slice | None = None) -> npt.NDArray:
        """Make all rows, or a slice of them, on all cores: (rows, width, 3).

        Where they are many they lie on the disk, as of `spill.zeros`.
        """
        top, end = (0, self.height) if rows is None else (rows.start, rows.stop)
        pixels = spill.zeros((end - top, self.width, 3), self.dtype)

        def fill(band: slice) -> None:
            pixels[band] = self.make(slice(top + band.start, top + band.stop))
            spill.release(pixels[band])

        for_bands(end - top, fill, rows=min(self.most, BAND_ROWS))
        return pixels

    def packed(self, pack: Callable[[slice, npt.NDArray], Packed], *, rows: int) -> Iterator[Packed]:
        """Give what `pack` makes of bands of so many `rows`, from top to bottom, made on all cores."""
        return in_order(self.height, lambda band: pack(band, self.band(band)), rows=rows)
