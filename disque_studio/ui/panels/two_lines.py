"""Rows of two lines each: a name with its state, and a bar or what there is to tell."""

# ruff: noqa: N802 - Qt names the methods

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from disque_studio.ui import icons, theme

_HEIGHT = 42
_LINE = 17.0
_MARGIN = 10.0
_BAR = 4.0
_ICON = 14

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class TwoLines:
    """What a row shows: the second line is a bar where `part` (0 to 1) is given, else `more`."""

    name: str
    state: str
    more: str = ""
    part: float | None = None
    warns: bool = False


class TwoLineDelegate(QStyledItemDelegate):
    """Paints rows; `lines` says what a row shows."""

    def __init__(self, lines: Callable[[Index], TwoLines], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of every row."""
        return QSize(120, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row = self._lines(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        inner = QRectF(option.rect).adjusted(_MARGIN, 4, -_MARGIN, -4)
        first = QRectF(inner.left(), inner.top(), inner.width(), _LINE)
        second = QRectF(inner.left(), first.bottom(), inner.width(), _LINE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_names(painter, first, row, option, chosen)
        if row.part is not None:
            _paint_bar(painter, second, row.part)
        else:
            _paint_more(painter, second, row.more, option, chosen)
        painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    colours = theme.now()
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(colours.chosen))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(colours.hover_item))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QColor(colours.mark))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_names(
    painter: QPainter, line: QRectF, row: TwoLines, option: QStyleOptionViewItem, chosen: bool
) -> None:
    colours, metrics = theme.now(), QFontMetricsF(option.font)
    wide = metrics.horizontalAdvance(row.state)
    painter.setFont(option.font)
    if row.warns:
        spot = QRectF(line.right() - wide - _ICON - 5, line.top() + 1, _ICON, _ICON).toRect()
        icons.icon("warning").paint(painter, spot)
        wide += _ICON + 5
    painter.setPen(QColor(colours.strong if chosen else colours.text_dim))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.state)
    painter.setPen(QColor(colours.strong if chosen else colours.text))
    name = metrics.elidedText(row.name, Qt.TextElideMode.ElideMiddle, line.width() - wide - 10)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def _paint_bar(painter: QPainter, line: QRectF, part: float) -> None:
    colours = theme.now()
    groove = QRectF(line.left(), line.center().y() - _BAR / 2, line.width(), _BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.line))
    painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)
    painter.setBrush(QColor(colours.handle))
    groove.setWidth(max(groove.width() * part, _BAR))
    painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)


def _paint_more(
    painter: QPainter, line: QRectF, text: str, option: QStyleOptionViewItem, chosen: bool
) -> None:
    font = option.font
    font.setPointSizeF(font.pointSizeF() - 0.5)
    painter.setFont(font)
    painter.setPen(QColor(theme.now().strong if chosen else theme.now().text_dim))
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
