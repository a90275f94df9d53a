"""The wipe line: how it is drawn and how close the mouse must come to take hold of it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

REACH = 8
_LABEL = QColor(0, 0, 0, 150)
_LIGHT = QColor(245, 245, 245)
_DARK = QColor(0, 0, 0, 120)


def paint(painter: QPainter, x: int, height: int) -> None:
    """Draw the line at `x` with a grip, and name its two sides; all in widget coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, width in ((_DARK, 3.0), (_LIGHT, 1.0)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(QPointF(x, 0), QPointF(x, height))
    painter.setPen(QPen(_DARK, 1.0))
    painter.setBrush(_LIGHT)
    painter.drawRoundedRect(QRectF(x - 3.5, height / 2 - 18, 7, 36), 3.5, 3.5)
    _name(painter, "Before", x, to_left=True)
    _name(painter, "After", x, to_left=False)


def _name(painter: QPainter, text: str, x: int, *, to_left: bool) -> None:
    metrics = painter.fontMetrics()
    width, height = metrics.horizontalAdvance(text) + 14, metrics.height() + 6
    box = QRectF(x - 10 - width if to_left else x + 10, 12, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_LABEL)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(_LIGHT)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
