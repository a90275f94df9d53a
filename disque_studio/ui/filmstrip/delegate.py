"""Paints a photo's cell in the filmstrip, and turns clicks on its marks into wishes."""

# ruff: noqa: N802 - Qt names the methods

from pathlib import Path

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from disque_studio.ui import theme
from disque_studio.ui.filmstrip import shapes
from disque_studio.ui.filmstrip.cells import GAP, Places, places, width
from disque_studio.ui.filmstrip.model import CELL, Cell

Index = QModelIndex | QPersistentModelIndex

_CORNER = 4.0
_BADGE_HEIGHT = 16.0
_BADGE_ALPHA = 225
_REJECTED_OPACITY = 0.35
_STALE_OPACITY = 0.6


class CellDelegate(QStyledItemDelegate):
    """Paints cells of `height`. `rated` and `flag_clicked` tell of clicks on a cell's marks."""

    rated = Signal(object, int)
    flag_clicked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.height = 106
        self.current: Path | None = None

    @property
    def size(self) -> QSize:
        """The size of every cell."""
        return QSize(width(self.height), self.height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the size of every cell."""
        return self.size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        cell: Cell = index.data(CELL)
        rect = QRectF(option.rect)
        where = places(rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._ground(painter, rect, cell, state)
        self._picture(painter, where.image, cell)
        self._words(painter, where, cell, option)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Rate by a click on a star (that of the rating takes it away), and flag by a click on the flag."""
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() != QEvent.Type.MouseButtonRelease or event.modifiers():
            return False
        cell: Cell = index.data(CELL)
        where = places(QRectF(option.rect))
        star = where.star_at(event.position())
        if star is not None:
            self.rated.emit(cell.shot.path, 0 if star == cell.shot.rating else star)
        elif where.flag.contains(event.position()):
            self.flag_clicked.emit(cell.shot.path)
        else:
            return False
        return True

    def _ground(self, painter: QPainter, rect: QRectF, cell: Cell, state: QStyle.StateFlag) -> None:
        """Paint what tells selected, current and hovered cells apart."""
        colours = theme.now()
        card = rect.adjusted(GAP / 2 + 0.5, 1.5, -GAP / 2 - 0.5, -0.5)
        fill, edge, pen = "", "", 1.0
        if state & QStyle.StateFlag.State_Selected:
            fill, edge = colours.chosen, colours.edge
        elif state & QStyle.StateFlag.State_MouseOver:
            fill = colours.hover_item
        if cell.shot.path == self.current:
            fill, edge, pen = colours.selection, colours.mark, 1.5
        painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(edge), pen) if edge else Qt.PenStyle.NoPen)
        if fill or edge:
            painter.drawRoundedRect(card, _CORNER, _CORNER)

    def _picture(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        colours, pixmap = theme.now(), cell.seen.pixmap
        if pixmap is None:
            painter.setPen(QPen(QColor(colours.edge), 1))
            painter.setBrush(QColor(colours.canvas))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
            draw = shapes.draw_trouble if cell.trouble else shapes.draw_waiting
            draw(painter, box, colours.text_dim)
            return
        spot = _inside(box, pixmap.width() / pixmap.height(), painter.device().devicePixelRatioF())
        if cell.shot.flag == "reject":
            painter.setOpacity(_REJECTED_OPACITY)
        painter.drawPixmap(spot, pixmap, QRectF(pixmap.rect()))
        painter.setOpacity(1.0)
        self._badges(painter, spot, cell)

    def _badges(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        """Paint score, edited mark and trouble on the picture."""
        colours = theme.now()
        if cell.score is not None:
            self._score(painter, box, cell)
        corner = QRectF(box.right() - 19, box.bottom() - 19, 16, 16)
        if cell.trouble:
            self._plate(painter, box)
            shapes.draw_trouble(painter, box, colours.text)
        elif cell.edited:
            self._plate(painter, corner)
            shapes.draw_edited(painter, corner, colours.text)

    def _score(self, painter: QPainter, box: QRectF, cell: Cell) -> None:
        colours = theme.now()
        # A score of an earlier edit is greyed and marked, until that of the present one is there.
        text = f"~{cell.score}" if cell.stale else f"{cell.score}"
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() - 1)
        font.setBold(not cell.stale)
        painter.setFont(font)
        wide = max(QFontMetricsF(font).horizontalAdvance(text) + 8, 22.0)
        badge = QRectF(box.right() - wide - 3, box.top() + 3, wide, _BADGE_HEIGHT)
        self._plate(painter, badge)
        painter.setPen(QColor(colours.text_dim if cell.stale else colours.text))
        painter.setOpacity(_STALE_OPACITY if cell.stale else 1.0)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
        painter.setOpacity(1.0)

    def _plate(self, painter: QPainter, rect: QRectF) -> None:
        """Paint what a mark on the picture stands on, so that it is read on any picture."""
        colour = QColor(theme.now().panel)
        colour.setAlpha(_BADGE_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, 3, 3)

    def _words(self, painter: QPainter, where: Places, cell: Cell, option: QStyleOptionViewItem) -> None:
        colours = theme.now()
        font = option.font
        font.setPointSizeF(font.pointSizeF() - 1)
        painter.setFont(font)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(colours.strong if selected else colours.text_dim))
        metrics = QFontMetricsF(font)
        name = metrics.elidedText(cell.shot.path.name, Qt.TextElideMode.ElideMiddle, where.name.width())
        painter.drawText(where.name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        ink = colours.strong if selected else colours.text
        shapes.draw_flag(painter, where.flag, cell.shot.flag, ink)
        offered = selected or bool(option.state & QStyle.StateFlag.State_MouseOver)
        empty = colours.text_off if offered or cell.shot.rating else ""
        shapes.draw_stars(painter, where.stars, cell.shot.rating, ink, empty)


def _inside(box: QRectF, aspect: float, scale: float) -> QRectF:
    """Give the largest rectangle of an aspect in a box, on whole pixels of the screen."""
    wide, high = min(box.width(), box.height() * aspect), min(box.height(), box.width() / aspect)
    left, top = box.center().x() - wide / 2, box.center().y() - high / 2
    return QRectF(*(round(number * scale) / scale for number in (left, top, wide, high)))
