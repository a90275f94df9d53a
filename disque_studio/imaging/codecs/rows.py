"""A picture that is never held as a whole: its rows are made when they are wanted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from disque_studio.imaging.bands import in_order
from disque_studio.imaging.codecs.raster import Codes

Packed = TypeVar("Packed")


@dataclass(frozen=True, eq=False)
class Rows:
    """A finished picture, `height` x `width` pixels of three uint8 or uint16 codes (`dtype`).

    `make` gives (rows, width, 3) codes of a slice of rows, whose bands equal the whole; it is called on
    several threads at once, and never for more than `most` rows.
    """

    height: int
    width: int
    dtype: np.dtype[np.integer]
    make: Callable[[slice], Codes]
    most: int

    @classmethod
    def of(cls, pixels: Codes) -> "Rows":
        """Give the rows of a picture (H, W, 3) that is held as a whole."""
        height, width = pixels.shape[:2]
        return cls(height, width, pixels.dtype, lambda band: np.ascontiguousarray(pixels[band]), height)

    @property
    def row_bytes(self) -> int:
        """Bytes of one row's codes."""
        return 3 * self.width * self.dtype.itemsize

    def band(self, rows: slice) -> Codes:
        """Make the codes of any slice of rows."""
        if rows.stop - rows.start <= self.most:
            return self.make(rows)
        tops = range(rows.start, rows.stop, self.most)
        return np.concatenate([self.make(slice(top, min(top + self.most, rows.stop))) for top in tops])

    def packed(self, pack: Callable[[slice, Codes], Packed], *, rows: int) -> Iterator[Packed]:
        """Give what `pack` makes of bands of so many `rows`, from top to bottom, made on all cores."""
        return in_order(self.height, lambda band: pack(band, self.band(band)), rows=rows)
