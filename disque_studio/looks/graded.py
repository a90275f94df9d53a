"""What the kernel is given of a mapping's grade: small arrays, of no size where nothing is to be done."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from disque_studio.looks.grade import Grade
from disque_studio.looks.local_light import changes_light, local_light
from disque_studio.looks.mapping import EXPONENT, Floats, Indices, Mapping, Window, between
from disque_studio.looks.tones import changes_tones, grey_table, table_of
from disque_studio.looks.white_balance import gains

_NO_GAINS = np.zeros(0, np.float32)
_NO_STOPS = np.zeros((2, 0), np.float32)
_NO_TONES = np.zeros(0, np.float32)
# Numba compiles read-only arrays apart from others, and all tables are read-only.
_NO_TONES.flags.writeable = False


@dataclass(frozen=True, eq=False)
class Lighting:
    """How light is graded before the look: the `lighting` of `kernel.render`, for all rows."""

    gains: Floats
    stops: Floats
    rows: tuple[Indices, Floats]
    columns: tuple[Indices, Floats, int]
    scale: np.float32

    def of_rows(self, rows: slice) -> tuple[Any, ...]:
        """Give the kernel's argument for some rows."""
        above, below = self.rows
        return self.gains, self.stops, (above[rows], below[rows]), self.columns, self.scale


def lighting_of(mapping: Mapping, window: Window, shape: tuple[int, ...]) -> Lighting:
    """Ready the light's part of a grade for pixels of `shape` that show `window` of the grids."""
    grade = mapping.grade
    moved = changes_light(grade)
    stops = local_light(mapping) if moved else np.zeros((1, 1, 1), np.float32)
    height, width, depth = stops.shape
    left, top, right, bottom = window
    nearest, beside = places(shape[1], left, right, width)
    pitch = depth + 1
    return Lighting(
        gains=_gains(grade) if moved or grade.temperature or grade.tint else _NO_GAINS,
        stops=np.pad(stops, [(0, 1)] * 3, mode="edge").reshape(height + 1, -1) if moved else _NO_STOPS,
        rows=places(shape[0], top, bottom, height),
        columns=(nearest * pitch, beside, pitch),
        scale=np.float32(mapping.gain),
    )


def toning_of(grade: Grade) -> tuple[Any, ...]:
    """Ready the display's part of a grade: the `toning` of `kernel.render`."""
    tones = table_of(grade) if changes_tones(grade) else _NO_TONES
    return (
        tones,
        grey_table(),
        np.float32(grade.saturation / 100),
        np.float32(grade.vibrance / 100),
    )


def _gains(grade: Grade) -> Floats:
    """Give the factors of red, green and blue light, then those of their powers."""
    light = np.array(gains(grade.temperature, grade.tint))
    return np.concatenate([light, light**EXPONENT]).astype(np.float32)


def places(count: int, start: float, stop: float, cells: int) -> tuple[Indices, Floats]:
    """Place `count` pixels between vertices at the centres of `cells`: the vertex before, the part beyond."""
    return between(start + (np.arange(count) + 0.5) * ((stop - start) / count), cells)
