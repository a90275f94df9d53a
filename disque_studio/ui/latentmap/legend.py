"""What the colours, shapes and sizes of the map's points mean."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from disque_studio.studio.latentmap import Kind
from disque_studio.ui import theme
from disque_studio.ui.latentmap import markers
from disque_studio.ui.latentmap.colours import KIND_SHAPES, Style, look_style, score_scale, score_style
from disque_studio.ui.latentmap.words import KINDS, group_name
from disque_studio.ui.texts import tr

MOST_GROUPS = 14

_BAR = 7
_SAMPLES = 5
_LINE = 20
_GAP = 16
_SIGN = 16


class Legend(QWidget):
    """Shows either the scale of scores or the looks; as high as its width needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._span: tuple[float, float] | None = None
        self._entries: list[tuple[Style, str]] = []
        self._more = 0
        self.setAccessibleName(tr("What the points mean"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_scores(self, span: tuple[float, float], kinds: list[Kind]) -> None:
        """Show the scale of scores between two, and what the shapes mean where there are several."""
        grey = theme.now().fill
        self._span, self._more = span, 0
        shapes = [(Style(KIND_SHAPES[kind], grey, 11), tr(KINDS[kind])) for kind in kinds]
        self._entries = shapes if len(kinds) > 1 else []
        self._tell(tr("Score {low} to {high}").format(low=f"{span[0]:g}", high=f"{span[1]:g}"))

    def show_groups(self, groups: Mapping[str, int]) -> None:
        """Show looks with the number of their pictures; of very many, the largest alone."""
        self._span = None
        named = [f"{group_name(group)} ({count})" for group, count in groups.items()]
        self._entries = [(look_style(place), text) for place, text in enumerate(named[:MOST_GROUPS])]
        self._more = len(named) - len(self._entries)
        self._tell(", ".join(text for _, text in self._entries))

    def sizeHint(self) -> QSize:
        """Ask for the height that this width needs."""
        return QSize(200, self._lay()[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that this width needs."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scale and the entries."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._span is not None:
            self._paint_scale(painter, *self._span)
        painter.setPen(QColor(theme.now().text_dim))
        for (style, text), place in zip(self._texts(), self._lay()[0], strict=True):
            if style is not None:
                markers.paint(painter, style, QPointF(place.x() + _SIGN / 2, place.center().y()))
            painter.drawText(place.adjusted(_SIGN + 4, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_scale(self, painter: QPainter, low: float, high: float) -> None:
        """Paint the scale as a bar, and points on it that grow with the score."""
        bar = self._bar()
        run = QLinearGradient(bar.topLeft(), bar.topRight())
        scale = score_scale()
        for step, colour in enumerate(scale):
            run.setColorAt(step / (len(scale) - 1), QColor(colour))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(run)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        for sample in range(_SAMPLES):
            part = sample / (_SAMPLES - 1)
            style = score_style(low + part * (high - low), low, high, "circle")
            inside = bar.x() + _BAR + part * (bar.width() - 2 * _BAR)
            markers.paint(painter, style, QPointF(inside, bar.center().y()))
        painter.setPen(QColor(theme.now().text_dim))
        line = QRectF(0, 0, self.width(), _LINE)
        painter.drawText(
            line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, tr("Score") + f" {low:g}"
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{high:g}")

    def _bar(self) -> QRectF:
        metrics = self.fontMetrics()
        low, high = self._span or (0.0, 0.0)
        left = metrics.horizontalAdvance(tr("Score") + f" {low:g}") + 10
        right = metrics.horizontalAdvance(f"{high:g}") + 10
        return QRectF(left, (_LINE - _BAR) / 2, max(self.width() - left - right, 20), _BAR)

    def _texts(self) -> list[tuple[Style | None, str]]:
        more = [(None, tr("and {count} more").format(count=self._more))] if self._more else []
        return [*self._entries, *more]

    def _lay(self) -> tuple[list[QRectF], int]:
        """Give each entry's place, line by line, and the height of all."""
        x, y = 0.0, 0.0 if self._span is None else _LINE + 2.0
        places = []
        for _, text in self._texts():
            width = _SIGN + 4 + self.fontMetrics().horizontalAdvance(text)
            if x and x + width > self.width():
                x, y = 0.0, y + _LINE
            places.append(QRectF(x, y, width, _LINE))
            x += width + _GAP
        return places, round(y + (_LINE if places else 0))

    def _tell(self, text: str) -> None:
        self.setAccessibleDescription(text)
        self._fit()
        self.update()

    def _fit(self) -> None:
        height = max(self._lay()[1], _LINE)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)
