"""Paints a photo of the export queue: its name, its state, and a bar or a reason."""

# ruff: noqa: N802 - Qt names the methods

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from disque_studio.ui import icons, theme
from disque_studio.ui.export.model import ROW, output_name, state_text
from disque_studio.ui.export.queue import Row

_HEIGHT = 42
_LINE = 17.0
_MARGIN = 10.0
_BAR = 4.0
_ICON = 14

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Two lines a photo."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of every row."""
        return QSize(120, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        inner = QRectF(option.rect).adjusted(_MARGIN, 4, -_MARGIN, -4)
        first = QRectF(inner.left(), inner.top(), inner.width(), _LINE)
        second = QRectF(inner.left(), first.bottom(), inner.width(), _LINE)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._names(painter, first, row, option, chosen)
        if row.state == "working":
            self._bar(painter, second, row.part)
        else:
            self._more(painter, second, row, option, chosen)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = theme.now()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.chosen))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.hover_item))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.mark))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))

    def _names(
        self, painter: QPainter, line: QRectF, row: Row, option: QStyleOptionViewItem, chosen: bool
    ) -> None:
        colours, metrics = theme.now(), QFontMetricsF(option.font)
        state = state_text(row)
        wide = metrics.horizontalAdvance(state)
        painter.setFont(option.font)
        if row.state == "failed":
            spot = QRectF(line.right() - wide - _ICON - 5, line.top() + 1, _ICON, _ICON).toRect()
            icons.icon("warning").paint(painter, spot)
            wide += _ICON + 5
        painter.setPen(QColor(colours.strong if chosen else colours.text_dim))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, state)
        painter.setPen(QColor(colours.strong if chosen else colours.text))
        name = metrics.elidedText(row.item.path.name, Qt.TextElideMode.ElideMiddle, line.width() - wide - 10)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _bar(self, painter: QPainter, line: QRectF, part: float) -> None:
        colours = theme.now()
        groove = QRectF(line.left(), line.center().y() - _BAR / 2, line.width(), _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)
        painter.setBrush(QColor(colours.handle))
        groove.setWidth(max(groove.width() * part, _BAR))
        painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)

    def _more(
        self, painter: QPainter, line: QRectF, row: Row, option: QStyleOptionViewItem, chosen: bool
    ) -> None:
        text = output_name(row) if row.state == "done" else row.reason
        font = option.font
        font.setPointSizeF(font.pointSizeF() - 0.5)
        painter.setFont(font)
        painter.setPen(QColor(theme.now().strong if chosen else theme.now().text_dim))
        cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
