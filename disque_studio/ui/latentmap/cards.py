"""The card of a point: its picture with name, score and look, at the point or under the mouse."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPen, QPixmap

from disque_studio.studio.latentmap import Point
from disque_studio.ui import theme
from disque_studio.ui.latentmap.words import facts, title
from disque_studio.ui.panels.thumbs import filled

PICTURE = QSize(168, 112)

_DRAGGED = QSize(108, 72)
_PAD = 6
_GAP = 16
_ROUND = 5
_SMALL = 0.9


def paint(painter: QPainter, point: Point, at: QPointF, room: QRectF) -> None:
    """Paint a point's card beside it, on the side where there is room."""
    colours = theme.now()
    font = painter.font()
    bold, small = QFont(font), QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    small.setPointSizeF(font.pointSizeF() * _SMALL)
    upper, lower = QFontMetrics(bold), QFontMetrics(small)
    width = PICTURE.width() + 2 * _PAD
    height = PICTURE.height() + 3 * _PAD + upper.height() + lower.height()
    box = _beside(at, width, height, room)
    painter.setPen(QPen(QColor(colours.edge), 1))
    painter.setBrush(QColor(colours.panel))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(box.topLeft() + QPointF(_PAD, _PAD), _picture(point.thumbnail, PICTURE, scale))
    line = QRectF(box.x() + _PAD, box.y() + 2 * _PAD + PICTURE.height(), PICTURE.width(), upper.height())
    for text, metrics, face, colour in (
        (title(point), upper, bold, colours.text),
        (facts(point), lower, small, colours.text_dim),
    ):
        painter.setFont(face)
        painter.setPen(QColor(colour))
        painter.drawText(
            line,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, PICTURE.width()),
        )
        line.translate(0, line.height())
    painter.setFont(font)


def dragged(point: Point, scale: float) -> QPixmap:
    """Give what hangs on the mouse while a point's look is dragged."""
    return _picture(point.thumbnail, _DRAGGED, scale)


@lru_cache(maxsize=64)
def _picture(data: bytes, size: QSize, scale: float) -> QPixmap:
    return filled(QImage.fromData(data), size, scale)


def _beside(at: QPointF, width: float, height: float, room: QRectF) -> QRectF:
    """Give a card's box: to the right of the point or to its left, within the chart where that can be."""
    left = at.x() + _GAP
    if left + width > room.right():
        left = at.x() - _GAP - width
    left = min(max(left, room.left()), max(room.right() - width, room.left()))
    top = min(max(at.y() - height / 2, room.top() + 2), max(room.bottom() - height - 2, room.top()))
    return QRectF(round(left), round(top), width, height)
