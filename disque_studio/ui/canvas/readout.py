"""What is known of the pixel under the mouse, and how it is written: figures of a fixed width each."""

from dataclasses import dataclass
from math import inf, isinf
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from disque_studio.ui.canvas import plate
from disque_studio.ui.texts import tr

if TYPE_CHECKING:
    from disque_studio.ui.tasks import Opened

Code = tuple[int, int, int]
Triple = tuple[float, float, float]

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
        Field(tr("Pixel"), f"{readout.x:>5}, {readout.y:>5}", "00000, 00000"),
        Field(tr("Output"), " ".join(f"{v:>3}" for v in code) if code else "", "000 000 000"),
        Field(tr("Stops"), _stops(readout.stops), "+00.0 EV"),
        Field(
            tr("Scene"), " ".join(f"{scene_number(v):>7}" for v in readout.light), "000.000 000.000 000.000"
        ),
        Field("Lab", " ".join(f"{_signed(v):>6}" for v in lab) if lab else "", "+000.0 +000.0 +000.0"),
    )


def scene_number(value: float) -> str:
    """Write scene light in at most seven characters, with three to four digits that count."""
    size = abs(value)
    if size and (size < 1e-3 or size >= 99_999.5):
        return f"{value:.1e}".replace("-", "−").replace("e+0", "e+").replace("e−0", "e−")
    digits = 4 if size < 10 else 2 if size < 100 else 1 if size < 1000 else 0
    return f"{value:.{digits}f}".replace("-", "−")


def _stops(stops: float) -> str:
    return "−∞ EV" if isinf(stops) and stops == -inf else f"{_signed(stops, plus=True)} EV"


def _signed(value: float, *, plus: bool = False) -> str:
    return f"{value:+.1f}".replace("-", "−") if plus else f"{value:.1f}".replace("-", "−")


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
