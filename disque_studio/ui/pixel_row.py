"""The pixel under the mouse in a row of figures that stay where they are while they change."""

# ruff: noqa: N802 - Qt names the event handlers

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from disque_studio.ui import theme
from disque_studio.ui.canvas.readout import Field, Readout, fields
from disque_studio.ui.texts import tr

_NOWHERE = Readout(0, 0, (0.0, 0.0, 0.0), 0.0)
_CAPTION_GAP = 6
_GAP = 16
_LEAST = 2
"""Fields that are shown however narrow the row is."""


class PixelRow(QWidget):
    """Shows as many fields as there is room for, each whole; all of them stand in the tooltip's place too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readout: Readout | None = None
        self.setAccessibleName(tr("Pixel under the mouse"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_readout(self, readout: Readout | None) -> None:
        """Show a pixel, or nothing."""
        if readout != self._readout:
            self._readout = readout
            self.setAccessibleDescription(self.text())
            self.update()

    def text(self) -> str:
        """Give all fields in one line; "" without a pixel."""
        if self._readout is None:
            return ""
        return "   ".join(f"{f.caption} {' '.join(f.text.split())}" for f in fields(self._readout) if f.text)

    def shown(self) -> int:
        """Tell how many fields there is room for."""
        room, used = self.width(), 0.0
        for count, field in enumerate(fields(_NOWHERE)):
            used += self._width(field)
            if used > room:
                return count
            used += _GAP
        return len(fields(_NOWHERE))

    def sizeHint(self) -> QSize:
        """Ask for room for all fields."""
        return self._size(len(fields(_NOWHERE)))

    def minimumSizeHint(self) -> QSize:
        """Ask for room for what matters most."""
        return self._size(_LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint captions and figures, each in a place of its own."""
        if self._readout is None:
            return
        painter = QPainter(self)
        colours = theme.now()
        left = 0.0
        for field in fields(self._readout)[: self.shown()]:
            place = QRectF(left, 0, self._width(field), self.height())
            painter.setPen(QColor(colours.text_dim))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, field.caption)
            painter.setPen(QColor(colours.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, field.text)
            left = place.right() + _GAP

    def _size(self, count: int) -> QSize:
        asked = fields(_NOWHERE)[:count]
        width = sum(self._width(field) for field in asked) + _GAP * (count - 1)
        return QSize(round(width) + 1, self.fontMetrics().height())

    def _width(self, field: Field) -> float:
        metrics = self.fontMetrics()
        caption = metrics.horizontalAdvance(field.caption) + _CAPTION_GAP
        return float(caption + metrics.horizontalAdvance(field.widest))
