"""How the scores of one metric are spread: a histogram with its figures, its best and its worst."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QToolTip, QVBoxLayout, QWidget

from disque_studio.studio.inspection import Summary, bins, shown
from disque_studio.ui import theme
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.texts import as_tip, plural, tr

WIDTH = 250

_BINS = 20
_AXIS = 16
_MARKS = 9


class Distribution(QWidget):
    """Shows a summary; `picked` names the (low, high) of the bar that was clicked, `ask_best` an end."""

    picked = Signal(str, float, float)
    best_asked = Signal(str)
    worst_asked = Signal(str)

    def __init__(self, metric: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = metric
        self.title = QLabel()
        self.title.setObjectName("heading")
        self.figures = ElidedLabel()
        self.figures.setObjectName("dim")
        self.bars = Bars()
        self.best = self._button(tr("Go to the best"), self.best_asked.emit)
        self.worst = self._button(tr("Go to the worst"), self.worst_asked.emit)
        ends = QHBoxLayout()
        ends.setSpacing(4)
        ends.addWidget(self.best)
        ends.addStretch(1)
        ends.addWidget(self.worst)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title)
        head.addWidget(self.figures, 1)
        layout.addLayout(head)
        layout.addWidget(self.bars, 1)
        layout.addLayout(ends)
        self.setFixedWidth(WIDTH)
        self.bars.picked.connect(lambda low, high: self.picked.emit(self.name, low, high))

    def show_summary(self, summary: Summary) -> None:
        """Show how the scores are spread."""
        self.title.setText(summary.title)
        mean = tr("mean {value}").format(value=shown(summary.mean, summary.range))
        median = tr("median {value}").format(value=shown(summary.median, summary.range))
        scored = plural("{count} picture scored", "{count} pictures scored", len(summary.values))
        self.figures.say(f"{mean} · {median}", scored)
        self.best.setToolTip(as_tip(tr("Best: {name}").format(name=summary.best.name)))
        self.worst.setToolTip(as_tip(tr("Worst: {name}").format(name=summary.worst.name)))
        values = sorted(summary.values)
        low, high = (values[0], values[-1]) if summary.higher_is_better else (values[-1], values[0])
        self.best.setText(tr("Best {value}").format(value=shown(high, summary.range)))
        self.worst.setText(tr("Worst {value}").format(value=shown(low, summary.range)))
        self.bars.show_summary(summary)

    def mark(self, values: Iterable[float]) -> None:
        """Mark where the selected rows stand."""
        self.bars.mark(values)

    def _button(self, name: str, asked: Callable[[str], object]) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: asked(self.name))
        return button


class Bars(QWidget):
    """The histogram. Bars can be clicked, or walked along with the arrow keys and picked with Space."""

    picked = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary: Summary | None = None
        self._low, self._high = 0.0, 100.0
        self._counts: list[int] = []
        self._marks: tuple[float, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(56)

    def sizeHint(self) -> QSize:
        """Ask for a small plot."""
        return QSize(WIDTH, 88)

    def show_summary(self, summary: Summary) -> None:
        """Show how the scores are spread."""
        if summary != self._summary:
            self._summary = summary
            self._low, self._high, self._counts = bins(summary, _BINS)
            self.setAccessibleName(tr("Distribution of {metric}").format(metric=summary.title))
            self._tell()
            self.update()

    def mark(self, values: Iterable[float]) -> None:
        """Mark these values above the bars."""
        self._marks = tuple(values)
        self.update()

    def span(self, bar: int) -> tuple[float, float]:
        """Give the values between which a bar's lie."""
        step = (self._high - self._low) / _BINS
        return self._low + bar * step, self._low + (bar + 1) * step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the bars, and pick one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -_BINS, Qt.Key.Key_End: _BINS}
        if event.key() in steps:
            self._at = min(max(self._at + steps[Qt.Key(event.key())], 0), _BINS - 1)
            self._tell()
            self.update()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._counts:
            self.picked.emit(*self.span(self._at))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the bar under the mouse."""
        bar = self._bar_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and bar is not None:
            self._at = bar
            self.picked.emit(*self.span(bar))
            self.update()

    def event(self, event: QEvent) -> bool:
        """Tell of the bar under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self._bar_at(event.pos().x())
            if bar is not None:
                QToolTip.showText(event.globalPos(), self._words(bar), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars, the median, the ends of the axis and the marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        summary, colours, plot = self._summary, theme.now(), self._plot()
        painter.fillRect(QRectF(plot.x(), plot.bottom(), plot.width(), 1), QColor(colours.edge))
        if summary is None:
            return
        most = max(self._counts)
        width = plot.width() / _BINS
        for bar, count in enumerate(self._counts):
            height = plot.height() * count / most
            box = QRectF(plot.x() + bar * width + 0.5, plot.bottom() - height, width - 1, height)
            painter.fillRect(box, QColor(colours.fill))
            if bar == self._at and self.hasFocus():
                painter.setPen(QColor(colours.mark))
                painter.drawRect(QRectF(box.x(), plot.y(), box.width(), plot.height() - 0.5))
        x = self._x(summary.median)
        painter.fillRect(QRectF(x - 0.75, plot.y(), 1.5, plot.height()), QColor(colours.mark))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.mark))
        for value in self._marks:
            at = self._x(value)
            top = plot.y() - _MARKS
            painter.drawPolygon(
                QPolygonF([QPointF(at - 4.5, top), QPointF(at + 4.5, top), QPointF(at, top + 7)])
            )
        painter.setPen(QColor(colours.text_dim))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        axis = QRectF(plot.x(), plot.bottom() + 2, plot.width(), _AXIS)
        painter.drawText(axis, Qt.AlignmentFlag.AlignLeft, f"{self._low:g}")
        painter.drawText(axis, Qt.AlignmentFlag.AlignRight, f"{self._high:g}")

    def _plot(self) -> QRectF:
        return QRectF(1, _MARKS + 1, self.width() - 2, self.height() - _AXIS - _MARKS - 2)

    def _x(self, value: float) -> float:
        plot = self._plot()
        part = min(max((value - self._low) / (self._high - self._low), 0.0), 1.0)
        return plot.x() + part * plot.width()

    def _bar_at(self, x: float) -> int | None:
        plot = self._plot()
        bar = int((x - plot.x()) / plot.width() * _BINS)
        return bar if self._counts and 0 <= bar < _BINS else None

    def _words(self, bar: int) -> str:
        low, high = self.span(bar)
        count = plural("{count} picture", "{count} pictures", self._counts[bar])
        return tr("{count} from {low} to {high}").format(count=count, low=f"{low:g}", high=f"{high:g}")

    def _tell(self) -> None:
        if self._counts:
            self.setAccessibleDescription(self._words(self._at))
