"""How a look is drawn in the grid: its preview, its name, a star for a favourite."""

# ruff: noqa: N802 - Qt names the methods

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from disque_studio.ui import theme
from disque_studio.ui.panels.thumbs import filled

PREVIEW = Qt.ItemDataRole.UserRole + 1
FAVOURITE = Qt.ItemDataRole.UserRole + 2

PICTURE = QSize(90, 60)
CELL = QSize(97, 88)
_MARGIN = 3
_STAR = 13


class Tile(QStyledItemDelegate):
    """Paints in the theme's colours and at the screen's scale of the moment."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmaps: dict[tuple[int, float], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give a tile's size."""
        return CELL

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a tile: the chosen one framed and on a brighter ground."""
        colours = theme.now()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or hovered:
            painter.setBrush(QColor(colours.chosen if chosen else colours.hover_item))
            ring = colours.mark if focused else colours.fill
            painter.setPen(QPen(QColor(ring), 1.5) if chosen else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, 4, 4)
        picture = QRect(
            option.rect.x() + (option.rect.width() - PICTURE.width()) // 2,
            option.rect.y() + _MARGIN + 1,
            PICTURE.width(),
            PICTURE.height(),
        )
        self._paint_picture(painter, picture, index)
        if index.data(FAVOURITE):
            _paint_star(painter, picture)
        text = QRect(
            picture.left(), picture.bottom() + 1, picture.width(), option.rect.bottom() - picture.bottom() - 2
        )
        _paint_name(painter, text, index.data(Qt.ItemDataRole.DisplayRole), option.font, chosen)
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        image = index.data(PREVIEW)
        if not isinstance(image, QImage):
            painter.fillRect(place, QColor(theme.now().field))
            return
        scale = painter.device().devicePixelRatioF()
        key = image.cacheKey(), scale
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            if len(self._pixmaps) > 512:
                self._pixmaps.clear()
            pixmap = self._pixmaps[key] = filled(image, PICTURE, scale)
        painter.drawPixmap(place.topLeft(), pixmap)


def _paint_name(painter: QPainter, place: QRect, name: str, font: QFont, chosen: bool) -> None:
    colours = theme.now()
    painter.setFont(font)
    painter.setPen(QColor(colours.strong if chosen else colours.text_dim))
    shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


def _paint_star(painter: QPainter, picture: QRect) -> None:
    """Paint a star into the picture's corner: light with a dark rim, to be seen on every picture."""
    from math import cos, pi, sin

    centre = QPointF(picture.right() - _STAR / 2 - 2, picture.top() + _STAR / 2 + 3)
    corners = [
        centre + QPointF(sin(pi * n / 5), -cos(pi * n / 5)) * (_STAR / 2 * (1.0 if n % 2 == 0 else 0.45))
        for n in range(10)
    ]
    painter.setPen(QPen(QColor("#1c1c1c"), 1.6))
    painter.setBrush(QColor("#ffffff"))
    painter.drawPolygon(QPolygonF(corners))
