"""The wipe line on the canvas: how it is drawn, and what of it the mouse takes hold of."""

from math import hypot
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from disque_studio.ui.canvas import plate
from disque_studio.ui.canvas.line import Line, Point

REACH = 8.0
"""How close to the line the mouse takes hold of it, in points."""

Part = Literal["line", "first end", "second end"]

_LIGHT = QColor(245, 245, 245)
_DARK = QColor(0, 0, 0, 120)
_END = 5.0
_END_REACH = 11.0


def paint(painter: QPainter, line: Line, names: tuple[str, str], width: float, height: float) -> None:
    """Draw the line with its three handles, and name its two sides; all in widget coordinates."""
    painter.save()
    upright = line.angle % 90 == 0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not upright)
    start, end = (QPointF(*point) for point in line.through(width, height))
    for colour, thickness in ((_DARK, 3.0), (_LIGHT, 1.0)):
        painter.setPen(QPen(colour, thickness))
        painter.drawLine(start, end)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_DARK, 1.0))
    painter.setBrush(_LIGHT)
    for point in line.ends(width, height):
        painter.drawEllipse(QPointF(*point), _END, _END)
    painter.translate(*line.middle(width, height))
    painter.rotate(line.angle)
    painter.drawRoundedRect(QRectF(-3.5, -18, 7, 36), 3.5, 3.5)
    painter.restore()
    for second, name in enumerate(names):
        size = plate.label_size(painter, name)
        corner = line.label(bool(second), (size.width(), size.height()), width, height)
        if corner is not None:
            plate.label(painter, name, QPointF(*corner))


def grasp(line: Line, at: Point, width: float, height: float) -> Part | None:
    """Tell which part of the line is under the mouse."""
    ends: tuple[Part, Part] = ("first end", "second end")
    for part, (x, y) in zip(ends, line.ends(width, height), strict=True):
        if hypot(at[0] - x, at[1] - y) <= _END_REACH:
            return part
    return "line" if abs(line.beyond(at, width, height)) <= REACH else None


def cursor(line: Line, part: Part) -> Qt.CursorShape:
    """Give the mouse's shape over a part of the line."""
    if part != "line":
        return Qt.CursorShape.CrossCursor
    leaning = line.angle % 180
    shapes = (
        Qt.CursorShape.SplitHCursor,
        Qt.CursorShape.SizeFDiagCursor,
        Qt.CursorShape.SplitVCursor,
        Qt.CursorShape.SizeBDiagCursor,
    )
    return shapes[round(leaning / 45) % 4]
