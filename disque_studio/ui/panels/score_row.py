"""One scorer in the panel: its name, its score large and as a bar, its change, and what it compares with."""

# ruff: noqa: N802 - Qt names the event handlers

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from disque_studio.studio.inspection import shown
from disque_studio.ui import theme
from disque_studio.ui.panels.elided import ElidedLabel
from disque_studio.ui.texts import said, tr

if TYPE_CHECKING:
    from disque_studio.quality.scorer import Facts
    from disque_studio.ui.quality.work import Reading

_LEAST_CHANGE = 0.05
"""Of a bar, in percent, that is marked."""

_LARGE, _SMALL = 19, 14
_NONE = "–"
_BAR_HEIGHT = 5


class ScoreRow(QWidget):
    """Shows a reading; `settled` ones are bright, those that are still being computed dimmed."""

    def __init__(self, facts: "Facts", *, large: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = facts
        self._low, high = facts.range
        self._span = high - self._low
        self._shown: tuple[Reading | None, float | None, bool] | None = None
        self.number = QLabel(_NONE)
        self.number.setObjectName("score")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        font = self.number.font()
        font.setPixelSize(_LARGE if large else _SMALL)
        font.setWeight(QFont.Weight.DemiBold)
        self.number.setFont(font)
        self.number.setMinimumWidth(self.number.fontMetrics().horizontalAdvance("100.0") + 2)
        self.change = QLabel()
        self.change.setObjectName("dim")
        self.change.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = ScoreBar()
        self.against = ElidedLabel()
        self.against.setObjectName("dim")
        self.against.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        small = self.against.font()
        small.setPointSizeF(small.pointSizeF() - 1)
        self.against.setFont(small)
        self.trouble = QLabel()
        self.trouble.setObjectName("dim")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        name = QLabel(facts.title)
        name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(name)
        head.addWidget(self.against, 1)
        head.addWidget(self.change)
        head.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.trouble)
        self.setToolTip(about(facts))
        self.setAccessibleName(facts.title)

    def show_reading(self, reading: "Reading | None", change: float | None, *, settled: bool) -> None:
        """Show what is known (None: nothing yet), and by how much it changed since the last settled edit."""
        state = (reading, change, settled)
        if state == self._shown:
            return
        self._shown = state
        score = None if reading is None else reading.score
        self.number.setText(_NONE if score is None else shown(score, self._facts.range))
        self.change.setText(self._arrow(change) if score is not None else "")
        before = None if score is None or change is None else score - change
        self.bar.show_score(self._percent(score), self._percent(before))
        self.against.say("" if reading is None else said(reading.against))
        self.trouble.setText("" if reading is None else said(reading.reason))
        self.trouble.setVisible(bool(self.trouble.text()))
        theme.dress(self.number, "stale", not settled)
        self.bar.dim(not settled)
        self.setAccessibleDescription(
            " ".join(
                (self.number.text(), self.change.text(), self.against.whole, self.trouble.text())
            ).strip()
        )

    def _arrow(self, change: float | None) -> str:
        amount = shown(abs(change or 0.0), self._facts.range)
        if not change or not float(amount):
            return ""
        return f"▲ +{amount}" if change > 0 else f"▼ −{amount}"

    def _percent(self, score: float | None) -> float | None:
        """Give the part of the score's range that it has, 0 to 100."""
        return None if score is None else 100 * (score - self._low) / self._span


class ScoreBar(QWidget):
    """A score in percent of its range as a bar, with a tick where it was before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._score: float | None = None
        self._before: float | None = None
        self._dimmed = True
        self.setFixedHeight(_BAR_HEIGHT + 4)

    def sizeHint(self) -> QSize:
        """Ask for a line's height."""
        return QSize(120, _BAR_HEIGHT + 4)

    def show_score(self, score: float | None, before: float | None) -> None:
        """Show a score, and the tick of the one before."""
        if (score, before) != (self._score, self._before):
            self._score, self._before = score, before
            self.update()

    def dim(self, on: bool) -> None:
        """Dim the bar while its score is being computed."""
        if on != self._dimmed:
            self._dimmed = on
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint groove, bar and tick."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, 2, self.width(), _BAR_HEIGHT)
        painter.setBrush(QColor(theme.now().line))
        painter.drawRoundedRect(groove, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        if self._score is None:
            return
        painter.setBrush(QColor(theme.now().edge if self._dimmed else theme.now().fill))
        width = max(self.width() * min(max(self._score, 0.0), 100.0) / 100, _BAR_HEIGHT)
        painter.drawRoundedRect(QRectF(0, 2, width, _BAR_HEIGHT), _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        if self._before is not None and abs(self._before - self._score) >= _LEAST_CHANGE:
            x = min(max(self.width() * self._before / 100, 0.0), self.width() - 2.0)
            painter.fillRect(QRectF(x, 0, 2, _BAR_HEIGHT + 4), QColor(theme.now().mark))


def about(facts: "Facts") -> str:
    """Tell in rich text where a number comes from and how far to trust it."""
    lines = [f"<b>{escape(facts.title)}</b>", escape(facts.paper)]
    if facts.trained_on:
        lines.append(tr("Trained on {data}.").format(data=escape(facts.trained_on)))
    if facts.measured:
        figures = ", ".join(f"{escape(name.upper())} {value:.3f}" for name, value in facts.measured.items())
        lines.append(tr("Agreement on pictures that training never saw: {figures}.").format(figures=figures))
    return "<br>".join(lines)
