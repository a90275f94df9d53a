"""How the cells of the inspection's table are painted: thumbnail, name with its note, score with its bar."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from disque_studio.ui import theme
from disque_studio.ui.inspection.model import METRIC_ROLE, ROW_ROLE, THUMB_SIZE, PictureTable
from disque_studio.ui.inspection.rows import Row
from disque_studio.ui.texts import said, tr

ROW_HEIGHT = 56

_PAD = 10
_BAR_HEIGHT = 4
_BADGE_PAD = 5
_SMALL = 0.85
_Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Paints every column; the table below gives it `Row`s."""

    def __init__(self, table: PictureTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._chosen = False

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """Ask for a row's height."""
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint a cell: its ground as the style does, then what it holds."""
        opt = QStyleOptionViewItem(option)
        self.initStyleOption(opt, index)
        text = opt.text
        opt.text = ""
        opt.state &= ~QStyle.StateFlag.State_HasFocus
        style = opt.widget.style() if opt.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, opt, painter, opt.widget)
        self._chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        row = index.data(ROW_ROLE)
        metric = self._table.headerData(index.column(), Qt.Orientation.Horizontal, METRIC_ROLE)
        painter.save()
        painter.setClipRect(option.rect)
        box = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if metric is not None:
            self._paint_score(painter, box, opt.font, row, metric, text)
        elif index.column() == 0:
            self._paint_thumbnail(painter, option.rect, row)
        elif index.column() == 1:
            self._paint_name(painter, box, opt.font, row)
        else:
            painter.setPen(self._pen(theme.now().text_dim))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _paint_thumbnail(self, painter: QPainter, rect: QRect, row: Row) -> None:
        place = QRect(0, 0, THUMB_SIZE.width(), THUMB_SIZE.height())
        place.moveCenter(rect.center())
        pixmap = self._table.pixmap(row, painter.device().devicePixelRatioF())
        if pixmap is None:
            painter.fillRect(place, QColor(theme.now().line))
            return
        size = pixmap.deviceIndependentSize()
        x = place.x() + (place.width() - size.width()) / 2
        y = place.y() + (place.height() - size.height()) / 2
        painter.drawPixmap(round(x), round(y), pixmap)

    def _paint_name(self, painter: QPainter, box: QRect, font: QFont, row: Row) -> None:
        colours = theme.now()
        note = note_of(row)
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(font.pointSizeF() * _SMALL)
        upper, lower = QFontMetrics(bold), QFontMetrics(small)
        top = box.y() + (box.height() - upper.height() - lower.height() - 2) // 2
        painter.setFont(bold)
        painter.setPen(self._pen(colours.text))
        name = upper.elidedText(row.path.name, Qt.TextElideMode.ElideMiddle, box.width())
        painter.drawText(QRect(box.x(), top, box.width(), upper.height()), Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(small)
        painter.setPen(self._pen(colours.text if row.troubles else colours.text_dim))
        alone = not row.troubles and row.entry.reference is None
        elide = Qt.TextElideMode.ElideMiddle if alone else Qt.TextElideMode.ElideRight
        line = QRect(box.x(), top + upper.height() + 2, box.width(), lower.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, lower.elidedText(note, elide, box.width()))

    def _paint_score(
        self, painter: QPainter, box: QRect, font: QFont, row: Row, metric: str, text: str
    ) -> None:
        colours = theme.now()
        score = row.score(metric)
        figures = QFontMetrics(font)
        line = QRect(box.x(), box.center().y() - figures.height() + 2, box.width(), figures.height())
        painter.setFont(font)
        painter.setPen(self._pen(colours.text_off if score is None else colours.text))
        if score is None:
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            return
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, text)
        low, high = score.range
        part = min(max((score.value - low) / (high - low), 0.0), 1.0)
        groove = QRectF(box.x(), line.bottom() + 5, box.width(), _BAR_HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(groove, 2, 2)
        painter.setBrush(self._pen(colours.fill))
        painter.drawRoundedRect(
            QRectF(groove.topLeft(), QSize(0, 0)).adjusted(0, 0, max(part * groove.width(), 3), _BAR_HEIGHT),
            2,
            2,
        )
        badge = self._table.ends.badge(row, metric)
        if badge:
            self._paint_badge(painter, line, font, best=badge == "best")

    def _pen(self, colour: str) -> QColor:
        """Give a colour that is read on the ground of the row: on that of a selected one, the strongest."""
        return QColor(theme.now().strong if self._chosen else colour)

    def _paint_badge(self, painter: QPainter, line: QRect, font: QFont, *, best: bool) -> None:
        """Paint a filled badge for the best and an outlined one for the worst, each with its word."""
        colours = theme.now()
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * _SMALL)
        small.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(small)
        word = tr("Best") if best else tr("Worst")
        width = metrics.horizontalAdvance(word) + 2 * _BADGE_PAD
        pill = QRectF(line.x() + 0.5, line.y() + 0.5, width, line.height() - 1)
        painter.setPen(QColor(colours.mark))
        painter.setBrush(QColor(colours.mark) if best else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, 3, 3)
        painter.setFont(small)
        painter.setPen(QColor(colours.panel if best else colours.mark))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, word)


def note_of(row: Row) -> str:
    """Give the line below a name: what is wrong, else what it is compared with and where it lies."""
    if row.troubles:
        return f"⚠ {'; '.join(map(said, row.troubles))}"
    folder = str(row.path.parent)
    if row.entry.reference is None:
        return folder
    return tr("vs {photo}").format(photo=row.entry.reference.name) + f" · {folder}"
