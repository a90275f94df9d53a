"""What is known of the pixel under the mouse, and how it is written: figures of a fixed width each."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from disque_studio.ui.canvas import plate
from disque_studio.ui.canvas.numbers import signed
from disque_studio.ui.texts import tr

if TYPE_CHECKING:
    from disque_studio.ui.tasks import Opened

Code = tuple[int, int, int]
Triple = tuple[float, float, float]

_FIGURE_SPACE = "\u2007"
"""A space as wide as a figure."""

_AWAY = 18.0
_GAP = 12.0


@dataclass(frozen=True)
class Readout:
    """A photo pixel.

    `light` is scene-linear Rec.709; `stops` its luminance around grey, -inf for black. `code` is the 8-bit
    sRGB code of the finished picture as it is on the screen and `lab` its CIELAB (D65); None while no frame
    of it is there.
    """

    x: int
    y: int
    light: Triple
    stops: float
    code: Code | None = None
    lab: Triple | None = None


@dataclass(frozen=True)
class Field:
    """A captioned figure: its words, and the widest that they can become."""

    caption: str
    text: str
    widest: str


def read(opened: "Opened", x: int, y: int, code: Code | None) -> Readout:
    """Read a pixel of a photo; `code` is what is shown of it."""
    from disque_studio.ui import tasks

    light, stops = tasks.probe(opened, x, y)
    return Readout(x, y, light, stops, code, None if code is None else lab_of(code))


def lab_of(code: Code) -> Triple:
    """Give the CIELAB (D65) of an 8-bit sRGB code."""
    import numpy as np

    from disque_studio.imaging.difference import to_lab

    lightness, a, b = to_lab(np.array(code, np.float64) / 255).tolist()
    return lightness, a, b


def fields(readout: Readout) -> tuple[Field, ...]:
    """Write a read-out, what matters most first."""
    code, lab = readout.code, readout.lab
    return (
        Field(tr("Pixel"), _row((readout.x, readout.y), 5), _row(("00000",) * 2)),
        Field(tr("Output"), _row(code or (), 3), _row(("000",) * 3)),
        Field(tr("Stops"), tr("{number} EV").format(number=_stops(readout.stops)), "+00.0 EV"),
        Field(tr("Scene"), _row([scene_number(v) for v in readout.light], 7), _row(("0000000",) * 3)),
        Field("Lab", _row([_minus(f"{v + 0:.1f}") for v in lab or ()], 6), _row(("000000",) * 3)),
    )


def scene_number(value: float) -> str:
    """Write scene light in at most seven characters, with three to four digits that count."""
    size = abs(value)
    if size and (size < 1e-3 or size >= 99_999.5):
        mantissa, exponent = f"{value:.1e}".split("e")
        return _minus(f"{mantissa}e{int(exponent)}")
    digits = 4 if size < 10 else 2 if size < 100 else 1 if size < 1000 else 0
    return _minus(f"{value:.{digits}f}")


def _stops(stops: float) -> str:
    return "−∞" if stops == -inf else signed(stops, 1)


def _row(parts: Sequence[object], width: int = 0) -> str:
    """Put figures beside each other, each filled up to so many figures' width."""
    return " ".join(f"{part!s:{_FIGURE_SPACE}>{width or 1}}" for part in parts)


def _minus(text: str) -> str:
    return text.replace("-", "−")


def paint(painter: QPainter, readout: Readout, at: QPointF, width: float, height: float) -> None:
    """Paint a small plate beside the mouse (at, in points), within a canvas of this size."""
    lines = fields(readout)
    metrics = QFontMetricsF(painter.font())
    captions = max(metrics.horizontalAdvance(line.caption) for line in lines)
    words = max(metrics.horizontalAdvance(line.widest) for line in lines)
    step = metrics.height() + 2
    box = QRectF(0, 0, captions + _GAP + words + 2 * plate.PAD, step * len(lines) + 2 * plate.PAD - 2)
    left, top = at.x() + _AWAY, at.y() + _AWAY
    if left + box.width() > width - 2:
        left = at.x() - _AWAY - box.width()
    if top + box.height() > height - 2:
        top = at.y() - _AWAY - box.height()
    box.moveTopLeft(QPointF(max(left, 2.0), max(top, 2.0)))
    inner = plate.paint(painter, box)
    for index, line in enumerate(lines):
        row = QRectF(inner.left(), inner.top() + index * step, inner.width(), metrics.height())
        painter.setPen(plate.INK_DIM)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, line.caption)
        painter.setPen(plate.INK)
        painter.drawText(row, Qt.AlignmentFlag.AlignRight, line.text)
