"""The slider under the picture: which score is asked for, which was got, and what can be reached."""

# ruff: noqa: N802 - Qt names the event handlers

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSlider, QStyle, QWidget

from disque_studio.ui import theme

if TYPE_CHECKING:
    from disque_studio.quality.walk import Reach

PER_POINT = 10
"""The slider's steps for one point of score."""

_GROOVE = 6
_RADIUS = 7.5
_MIDDLE = 12.0
_TICKS = range(0, 101, 10)
_NAMED, _NAMED_FEW = range(0, 101, 20), range(0, 101, 50)
_WIDE = 200


class ReachSlider(QSlider):
    """A slider over scores 0 to 100 that marks what can be reached; `dropped` announces a double-click."""

    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._reach: tuple[float, float] | None = None
        self._got: float | None = None
        self.setRange(0, 100 * PER_POINT)
        self.setSingleStep(PER_POINT)
        self.setPageStep(5 * PER_POINT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        font = self.font()
        font.setPointSizeF(max(font.pointSizeF() - 1.5, 7.5))
        self.setFont(font)
        self.setMinimumHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for the groove and the numbers under it."""
        return QSize(200, round(_MIDDLE + _RADIUS + 2) + self.fontMetrics().height() + 2)

    def score(self) -> float:
        """Give the score under the handle."""
        return self.value() / PER_POINT

    def show_state(self, score: float | None, reach: "Reach | None", got: float | None) -> None:
        """Show handle, reach and the score got without announcing it."""
        with QSignalBlocker(self):
            if score is not None and not self.isSliderDown():
                self.setValue(round(score * PER_POINT))
        self._reach = None if reach is None else (reach.low, reach.high)
        self._got = got
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint groove, reach, ticks with their numbers, the mark of the score got, and the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scale(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.now().line))
        painter.drawRoundedRect(self._bar(0, 100), _GROOVE / 2, _GROOVE / 2)
        if self._reach is not None and self.isEnabled():
            painter.setBrush(QColor(theme.now().fill))
            painter.drawRoundedRect(self._bar(*self._reach), _GROOVE / 2, _GROOVE / 2)
        if self._got is not None:
            self._paint_got(painter, self._place(self._got))
        if self.isEnabled():
            self._paint_handle(painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the ends of the reach, beside a slider's own keys."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}
        end = ends.get(Qt.Key(event.key()))
        if end is None or self._reach is None:
            super().keyPressEvent(event)
        else:
            self.setValue(round(self._reach[end] * PER_POINT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the handle to the mouse, then drag it."""
        if event.button() == Qt.MouseButton.LeftButton:
            # Down first, so that what is found meanwhile does not move the handle from under the mouse.
            self.setSliderDown(True)
            self._drag(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle."""
        if self.isSliderDown():
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the handle go."""
        self.setSliderDown(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Give up the score asked for."""
        self.setSliderDown(False)
        self.dropped.emit()

    def _drag(self, event: QMouseEvent) -> None:
        span = round(self.width() - 2 * _RADIUS)
        at = round(event.position().x() - _RADIUS)
        self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), at, span))

    def _paint_scale(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.now().text_dim if self.isEnabled() else theme.now().text_off))
        top = _MIDDLE + _RADIUS + 2
        named = _NAMED if self.width() >= _WIDE else _NAMED_FEW
        for score in _TICKS:
            x = self._place(score)
            painter.fillRect(QRectF(x - 0.5, _MIDDLE + _GROOVE / 2 + 1, 1, 4), QColor(theme.now().text_off))
            if score in named:
                text = str(score)
                wide = painter.fontMetrics().horizontalAdvance(text)
                left = min(max(x - wide / 2, 0.0), self.width() - wide)
                box = QRectF(left, top, wide + 1, painter.fontMetrics().height())
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft, text)

    def _paint_got(self, painter: QPainter, x: float) -> None:
        """Point at the score got from above."""
        painter.setBrush(QColor(theme.now().mark))
        top = _MIDDLE - _RADIUS - 4
        painter.drawPolygon(QPolygonF([QPointF(x - 4, top), QPointF(x + 4, top), QPointF(x, top + 5)]))

    def _paint_handle(self, painter: QPainter) -> None:
        lit = self.underMouse() or self.hasFocus()
        painter.setBrush(QColor(theme.now().mark if lit else theme.now().handle))
        painter.setPen(QPen(QColor(theme.now().mark if self.hasFocus() else theme.now().line), 1.5))
        radius = _RADIUS - 0.75
        painter.drawEllipse(QPointF(self._place(self.score()), _MIDDLE), radius, radius)

    def _bar(self, low: float, high: float) -> QRectF:
        left, right = self._place(low), self._place(high)
        return QRectF(left, _MIDDLE - _GROOVE / 2, max(right - left, _GROOVE), _GROOVE)

    def _place(self, score: float) -> float:
        return _RADIUS + score / 100 * (self.width() - 2 * _RADIUS)
