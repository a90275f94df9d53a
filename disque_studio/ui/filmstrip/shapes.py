"""The marks of the filmstrip as shapes: told apart by their form, whatever their colour."""

from functools import cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from disque_studio.studio.session import Flag

_INNER = 0.44
"""The inner radius of a star as a part of the outer one."""


def draw_flag(painter: QPainter, rect: QRectF, flag: Flag, colour: str) -> None:
    """Draw a flag: a filled one on its pole for a pick, a crossed-out outline for a reject."""
    if not flag:
        return
    middle = rect.center()
    left, top = middle.x() - 5, middle.y() - 5
    cloth = QPainterPath(QPointF(left + 1.5, top))
    for x, y in ((9.5, 0), (7.5, 3), (9.5, 6), (1.5, 6)):
        cloth.lineTo(left + x, top + y)
    cloth.closeSubpath()
    painter.setPen(QPen(QColor(colour), 1.2))
    painter.drawLine(QPointF(left + 1.5, top), QPointF(left + 1.5, top + 10.5))
    painter.setBrush(QColor(colour) if flag == "pick" else Qt.BrushStyle.NoBrush)
    painter.drawPath(cloth)
    if flag == "reject":
        painter.setPen(QPen(QColor(colour), 1.6))
        painter.drawLine(QPointF(left - 1, top + 9.5), QPointF(left + 11, top - 2.5))


def draw_stars(painter: QPainter, rects: tuple[QRectF, ...], rating: int, colour: str, empty: str) -> None:
    """Draw filled stars, and dots for those that are not given; no dots where `empty` is ""."""
    painter.setPen(Qt.PenStyle.NoPen)
    for number, rect in enumerate(rects, 1):
        if number <= rating:
            painter.setBrush(QColor(colour))
            painter.drawPath(_star(5.2).translated(rect.center()))
        elif empty:
            painter.setBrush(QColor(empty))
            painter.drawEllipse(rect.center(), 1.3, 1.3)


def draw_edited(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Draw two sliders in a square: the photo is edited."""
    painter.setPen(QPen(QColor(colour), 1.2))
    painter.setBrush(QColor(colour))
    for part, knob in ((0.32, 0.68), (0.68, 0.34)):
        y = rect.top() + part * rect.height()
        painter.drawLine(QPointF(rect.left() + 3, y), QPointF(rect.right() - 3, y))
        painter.drawEllipse(QPointF(rect.left() + knob * rect.width(), y), 1.6, 1.6)


def draw_trouble(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Draw a warning triangle."""
    x, y = rect.center().x(), rect.center().y()
    painter.setPen(
        QPen(QColor(colour), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([QPointF(x, y - 9), QPointF(x + 10, y + 8), QPointF(x - 10, y + 8)]))
    painter.drawLine(QPointF(x, y - 3), QPointF(x, y + 2))
    painter.drawPoint(QPointF(x, y + 5))


def draw_waiting(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Draw three dots: the picture is on its way."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for step in (-1, 0, 1):
        painter.drawEllipse(rect.center() + QPointF(9 * step, 0), 2.2, 2.2)


@cache
def _star(radius: float) -> QPainterPath:
    path = QPainterPath()
    for corner in range(10):
        long = radius if corner % 2 == 0 else radius * _INNER
        angle = corner * pi / 5 - pi / 2
        point = QPointF(long * cos(angle), long * sin(angle))
        if corner:
            path.lineTo(point)
        else:
            path.moveTo(point)
    path.closeSubpath()
    return path
