"""Sliders: a plain one drawn in the theme's greys, and a named one with a number that can be typed."""

# ruff: noqa: N802 - Qt names the event handlers

from PySide6.QtCore import QEvent, QObject, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSlider,
    QStyle,
    QWidget,
)

from disque_studio.ui import theme
from disque_studio.ui.texts import tr

_GROOVE = 4
_RADIUS = 6.5
_LABEL_WIDTH = 64
_NUMBER_WIDTH = 72
NUMBER_MARGIN = 4


class Slider(QSlider):
    """A horizontal slider whose bar is filled from its `neutral` value; the handle jumps to a click."""

    def __init__(self, neutral: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._neutral = neutral
        self.setMinimumHeight(22)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint groove, fill, a tick at the neutral value, and the handle."""
        on = self.isEnabled()
        y = self.height() / 2
        here, neutral = self._place(self.sliderPosition()), self._place(self._neutral)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(_RADIUS, y - _GROOVE / 2, self.width() - 2 * _RADIUS, _GROOVE)
        painter.setBrush(QColor(theme.now().line))
        painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
        painter.setBrush(QColor(theme.now().fill if on else theme.now().edge))
        painter.drawRect(QRectF(min(here, neutral), y - _GROOVE / 2, abs(here - neutral), _GROOVE))
        if self.minimum() < self._neutral < self.maximum():
            painter.fillRect(QRectF(neutral - 0.5, y - 5, 1, 10), QColor(theme.now().text_off))
        painter.setBrush(QColor(self._handle_colour()))
        painter.setPen(QPen(QColor(theme.now().mark if self.hasFocus() else theme.now().line), 1.5))
        radius = _RADIUS - 0.75
        painter.drawEllipse(QRectF(here - radius, y - radius, 2 * radius, 2 * radius))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the handle to the mouse, then drag it."""
        if event.button() == Qt.MouseButton.LeftButton:
            span = round(self.width() - 2 * _RADIUS)
            at = round(event.position().x() - _RADIUS)
            self.setValue(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), at, span))
        super().mousePressEvent(event)

    def _place(self, value: int) -> float:
        part = (value - self.minimum()) / max(self.maximum() - self.minimum(), 1)
        return _RADIUS + part * (self.width() - 2 * _RADIUS)

    def _handle_colour(self) -> str:
        if not self.isEnabled():
            return theme.now().text_off
        return theme.now().mark if self.underMouse() or self.hasFocus() else theme.now().handle


class NamedSlider(QWidget):
    """Name, slider and number in one row; double-click on the name goes back to the neutral value.

    Values are floats in the unit shown; `step` is the slider's and the arrow keys' step.
    """

    changed = Signal(float)

    def __init__(
        self,
        name: str,
        tip: str,
        *,
        span: tuple[float, float],
        neutral: float,
        step: float,
        decimals: int = 0,
        suffix: str = "",
        signed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._step, self._neutral = step, neutral
        self.label = QLabel(name)
        self.label.setMinimumWidth(_LABEL_WIDTH)
        self.label.setToolTip(tr("{tip}. Double-click to reset.").format(tip=tip))
        self.label.installEventFilter(self)
        self.slider = Slider(round(neutral / step))
        self.slider.setRange(round(span[0] / step), round(span[1] / step))
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(tip)
        self.number = _Number(signed=signed)
        self.number.setRange(*span)
        self.number.setDecimals(decimals)
        self.number.setSingleStep(step)
        self.number.setSuffix(suffix)
        self.number.setAccessibleName(tr("{name} value").format(name=name))
        self.number.setToolTip(tip)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.number.setKeyboardTracking(False)
        self.number.setFixedWidth(_NUMBER_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.label)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.number)
        self.set_value(neutral)
        self.slider.valueChanged.connect(lambda ticks: self._take(ticks * step))
        self.number.valueChanged.connect(self._take)

    def value(self) -> float:
        """Give the value shown."""
        return self.number.value()

    def set_value(self, value: float) -> None:
        """Show a value without announcing it."""
        ticks = round(value / self._step)
        if self.slider.value() == ticks and self.number.value() == value:
            return
        with QSignalBlocker(self.slider), QSignalBlocker(self.number):
            self.slider.setValue(ticks)
            self.number.setValue(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Reset on a double-click on the name."""
        if watched is self.label and event.type() == QEvent.Type.MouseButtonDblClick:
            self._take(self._neutral)
            return True
        return super().eventFilter(watched, event)

    def _take(self, value: float) -> None:
        self.set_value(value)
        self.changed.emit(value)


class _Number(QDoubleSpinBox):
    def __init__(self, *, signed: bool) -> None:
        super().__init__()
        self._signed = signed
        self.lineEdit().setTextMargins(0, 0, NUMBER_MARGIN, 0)

    def textFromValue(self, value: float) -> str:
        text = super().textFromValue(value)
        return f"+{text}" if self._signed and round(value, self.decimals()) > 0 else text
