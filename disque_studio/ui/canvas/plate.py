"""Words on the photo: dark plates that read on any picture, in any theme."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

PLATE = QColor(0, 0, 0, 195)
INK = QColor(245, 245, 245)
INK_DIM = QColor(190, 190, 190)
INSET = 12.0
"""Between a plate and the canvas's edges, in points."""

PAD = 10.0
_ROUND = 4.0


def paint(painter: QPainter, box: QRectF) -> QRectF:
    """Paint an empty plate; gives the room inside it, and leaves the painter with the ink."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(PLATE)
    painter.drawRoundedRect(box, _ROUND, _ROUND)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(INK)
    return box.adjusted(PAD, PAD, -PAD, -PAD)


def label_size(painter: QPainter, text: str) -> QSizeF:
    """Give the size of a label."""
    metrics = painter.fontMetrics()
    return QSizeF(metrics.horizontalAdvance(text) + 14.0, metrics.height() + 6.0)


def label(painter: QPainter, text: str, corner: QPointF) -> None:
    """Paint a label whose top left corner is at `corner`."""
    box = QRectF(corner, label_size(painter, text))
    paint(painter, box)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
