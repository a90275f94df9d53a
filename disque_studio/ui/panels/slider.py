"""A named slider with a number beside it that can be typed."""

# ruff: noqa: N802 - Qt names the event handlers

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from disque_studio.ui import theme


class CentredSlider(QSlider):
    """A slider whose bar is filled from its neutral value to its handle."""

    def __init__(self, neutral: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._neutral = neutral
        self.setProperty("centred", True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a tick at the neutral value, then the slider."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self)
        span = self.width() - handle
        place = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), self._neutral, span)
        painter = QPainter(self)
        painter.fillRect(place + handle // 2, self.height() // 2 - 6, 1, 12, QColor(theme.EDGE))
        painter.end()
        super().paintEvent(event)


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
        self.label.setToolTip(f"{tip}. Double-click to reset.")
        self.label.installEventFilter(self)
        self.slider = CentredSlider(round(neutral / step))
        self.slider.setRange(round(span[0] / step), round(span[1] / step))
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(tip)
        self.number = _Number(signed=signed)
        self.number.setRange(*span)
        self.number.setDecimals(decimals)
        self.number.setSingleStep(step)
        self.number.setSuffix(suffix)
        self.number.setAccessibleName(f"{name} value")
        self.number.setToolTip(tip)
        self.number.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.number.setKeyboardTracking(False)
        self.number.setFixedWidth(self.number.fontMetrics().horizontalAdvance("+0.00 stops") + 8)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(0)
        layout.addWidget(self.label, 0, 0)
        layout.addWidget(self.number, 0, 1)
        layout.addWidget(self.slider, 1, 0, 1, 2)
        self.set_value(neutral)
        self.slider.valueChanged.connect(lambda ticks: self._take(ticks * step))
        self.number.valueChanged.connect(self._take)

    def value(self) -> float:
        """Give the value shown."""
        return self.number.value()

    def set_value(self, value: float) -> None:
        """Show a value without announcing it."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.number):
            self.slider.setValue(round(value / self._step))
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

    def textFromValue(self, value: float) -> str:
        text = super().textFromValue(value)
        return f"+{text}" if self._signed and round(value, self.decimals()) > 0 else text
