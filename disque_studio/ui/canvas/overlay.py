"""A scorer's map over the photo: made in a lane, painted half transparent, with a legend."""

from dataclasses import dataclass
from functools import cache
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from disque_studio.ui.canvas.colours import from_oklab
from disque_studio.ui.texts import tr

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

OPACITY = 0.62
STEPS = 256
"""Colours of the scale, the lowest score's first."""

_GROWN_SIDE = 256
_SMALLEST_SPAN = 20
_BOX = QColor(0, 0, 0, 165)
_TEXT = QColor(245, 245, 245)
_BAR = 132.0
_PAD = 10.0

# Ends of the colour scale in OKLab (Ottosson 2020): from a dark blue over grey to a light yellow. Lightness
# rises evenly, and blue against yellow is what all common kinds of colour blindness can tell.
_LOW = (0.26, -0.012, -0.085)
_HIGH = (0.93, -0.012, 0.145)


@dataclass(frozen=True, eq=False)
class Overlay:
    """A map in colours, to be stretched over the photo; scores `low` to `high` have the scale's colours."""

    title: str
    image: QImage
    low: float
    high: float


def make(title: str, map: Any) -> Overlay:
    """Colour a map, float32 (rows, columns) of scores, higher for better."""
    import cv2
    import numpy as np

    cells = np.asarray(map, np.float32)
    low, high = span(float(cells.min()), float(cells.max()))
    rows, columns = cells.shape
    grow = max(_GROWN_SIDE / max(rows, columns), 1.0)
    size = round(columns * grow), round(rows * grow)
    # Scores are interpolated, not colours, so that every colour between two cells stands for a score.
    smooth = cv2.resize(cells, size, interpolation=cv2.INTER_LINEAR)
    index = np.clip((smooth - low) / (high - low) * (STEPS - 1), 0, STEPS - 1).round().astype(np.intp)
    pixels = np.ascontiguousarray(scale()[index])
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return Overlay(title, image.convertToFormat(QImage.Format.Format_RGB32), low, high)


def span(lowest: float, highest: float) -> tuple[float, float]:
    """Round a map's scores outwards to tens, at least 20 points apart: small differences stay pale."""
    low, high = max(10 * floor(lowest / 10), 0), min(10 * ceil(highest / 10), 100)
    while high - low < _SMALLEST_SPAN:
        low, high = max(low - 10, 0), min(high + 10, 100)
    return float(low), float(high)


@cache
def scale() -> "npt.NDArray[np.uint8]":
    """Give the colour scale: uint8 (STEPS, 3), sRGB."""
    import numpy as np

    part = np.linspace(0, 1, STEPS)[:, None]
    return from_oklab((1 - part) * np.array(_LOW) + part * np.array(_HIGH))


def paint(painter: QPainter, overlay: Overlay, photo: QRectF) -> None:
    """Lay the map over the whole photo, at `photo` in widget coordinates."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setOpacity(OPACITY)
    painter.drawImage(photo, overlay.image)
    painter.restore()


def paint_legend(painter: QPainter, overlay: Overlay, height: int) -> None:
    """Explain the colours in the lower left corner of a canvas of this height."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = float(painter.fontMetrics().height())
    title = tr("{metric} by region").format(metric=overlay.title)
    wide = max(_BAR, painter.fontMetrics().horizontalAdvance(title))
    box = QRectF(12, height - 12 - (2 * line + 14 + 2 * _PAD), wide + 2 * _PAD, 2 * line + 14 + 2 * _PAD)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BOX)
    painter.drawRoundedRect(box, 4, 4)
    inner = box.adjusted(_PAD, _PAD, -_PAD, -_PAD)
    bar = QRectF(inner.left(), inner.top() + line + 4, inner.width(), 8)
    painter.fillRect(bar, _gradient(bar))
    painter.setPen(_TEXT)
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
    middle = (overlay.low + overlay.high) / 2
    for score, side in (
        (overlay.low, Qt.AlignmentFlag.AlignLeft),
        (middle, Qt.AlignmentFlag.AlignHCenter),
        (overlay.high, Qt.AlignmentFlag.AlignRight),
    ):
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignBottom, f"{score:.0f}")
    painter.restore()


def _gradient(bar: QRectF) -> QLinearGradient:
    gradient = QLinearGradient(QPointF(bar.topLeft()), QPointF(bar.topRight()))
    for part in range(0, 9):
        red, green, blue = (int(v) for v in scale()[round(part / 8 * (STEPS - 1))])
        gradient.setColorAt(part / 8, QColor(red, green, blue))
    return gradient
