"""The points of the map as small sprites, in the theme's outline and at the screen's scale."""

from functools import cache, lru_cache
from math import ceil, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from disque_studio.ui import theme
from disque_studio.ui.latentmap.colours import Style

_PAD = 2


def paint(painter: QPainter, style: Style, middle: QPointF) -> None:
    """Paint a point's sprite around its middle."""
    scale = painter.device().devicePixelRatioF()
    drawn = sprite(style, scale, theme.now().name)
    half = drawn.width() / scale / 2
    painter.drawPixmap(middle - QPointF(half, half), drawn)


@lru_cache(maxsize=1024)
def sprite(style: Style, scale: float, theme_name: str) -> QPixmap:
    """Draw a point for a screen of `scale` device pixels each, outlined so that overlapping ones part."""
    side = ceil((style.size + 2 * _PAD) * scale)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(scale)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / scale / 2, side / scale / 2)
    painter.scale(style.size / 2, style.size / 2)
    pen = QPen(QColor(0, 0, 0, 190 if theme_name == "dark" else 150), 2 / style.size)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(style.colour))
    painter.drawPath(outline(style.shape))
    painter.end()
    return pixmap


@cache
def outline(shape: str) -> QPainterPath:
    """Give a shape of `colours.SHAPES`, from -1 to 1; all cover about the same area."""
    path = QPainterPath()
    if shape == "circle":
        path.addEllipse(QPointF(0, 0), 0.9, 0.9)
    elif shape == "square":
        path.addRect(QRectF(-0.8, -0.8, 1.6, 1.6))
    elif shape == "triangle":
        path.addPolygon(_ring([(90 + 120 * k, 1.1) for k in range(3)], down=0.2))
    elif shape == "drop":
        path.addPolygon(_ring([(-90 + 120 * k, 1.1) for k in range(3)], down=-0.2))
    elif shape == "diamond":
        path.addPolygon(_ring([(90 * k, 1.08) for k in range(4)]))
    elif shape == "star":
        path.addPolygon(_ring([(90 + 36 * k, 1.15 if k % 2 == 0 else 0.5) for k in range(10)]))
    elif shape == "bar":
        path.addRect(QRectF(-0.42, -1.05, 0.84, 2.1))
    else:
        arm, end = 0.38, 1.0
        corners = [(arm, end), (arm, arm), (end, arm), (end, -arm), (arm, -arm), (arm, -end)]
        corners += [(-x, -y) for x, y in corners]
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    path.closeSubpath()
    return path


def _ring(corners: list[tuple[float, float]], down: float = 0.0) -> QPolygonF:
    """Give corners at (degrees, distance) around the middle."""
    angles = [(pi * degrees / 180, far) for degrees, far in corners]
    return QPolygonF([QPointF(far * cos(angle), down - far * sin(angle)) for angle, far in angles])
