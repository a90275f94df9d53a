"""The scope itself, drawn by pyqtgraph: import this late, it takes half a second."""

# ruff: noqa: N802 - Qt names the event handlers

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from disque_studio.imaging import scopes
from disque_studio.ui import theme
from disque_studio.ui.scopes import colours
from disque_studio.ui.scopes.tracing import PARADE_GAP, Mode, Trace
from disque_studio.ui.texts import tr

_LINES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.SolidLine)
"""Of red, green, blue and luma: the channels can be told apart without their colours."""

_BEFORE = Qt.PenStyle.DashDotLine

_MARGINS = {
    "histogram": (14, 18, 14, 18),
    "waveform": (30, 10, 10, 10),
    "parade": (30, 10, 10, 18),
    "vectorscope": (4, 6, 4, 6),
}
"""Room for the marks beside the trace: left, top, right, bottom."""

_REACH = 0.53
"""How far the vectorscope is seen on each side of its middle; its ends are at 0.5."""
_HEADROOM = 1.06
_FILL = 60


class ScopePlot(pg.GraphicsView):
    """Shows one trace; marks and letters are painted over it in the theme's colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        # pyqtgraph resizes the view while it makes it.
        self.trace: Trace | None = None
        super().__init__(parent, useOpenGL=False)
        self.mode: Mode = "histogram"
        self.log = False
        self._top = 1.0
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self._image = pg.ImageItem(axisOrder="row-major")
        self._before = pg.PlotCurveItem()
        self._curves = [pg.PlotCurveItem() for _ in _LINES]
        for item in (self._image, *self._curves, self._before):
            self._box.addItem(item)
        self.addItem(self._box)
        self.enableMouse(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(140)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.follow_theme()

    def follow_theme(self) -> None:
        """Take the theme's colours."""
        self.setBackground(theme.now().field)
        for curve, colour, style in zip(self._curves, colours.channels(), _LINES, strict=True):
            curve.setPen(pg.mkPen(colour, width=1.2, style=style))
        self._before.setPen(pg.mkPen(theme.now().text_dim, width=1, style=_BEFORE))
        if self.trace is not None:
            self.show_trace(self.trace)

    def set_log(self, on: bool) -> None:
        """Count on a logarithmic scale."""
        self.log = on
        if self.trace is not None:
            self.show_trace(self.trace)

    def show_trace(self, trace: Trace) -> None:
        """Lay a trace down."""
        self.trace, self.mode = trace, trace.mode
        for curve in (*self._curves, self._before):
            curve.setVisible(trace.image is None)
        self._image.setVisible(trace.image is not None)
        if trace.image is None:
            self._show_curves(trace)
        else:
            self._image.setImage(trace.image, autoLevels=False, levels=None)
        self._fit()
        self.viewport().update()

    def _show_curves(self, trace: Trace) -> None:
        import numpy as np

        codes = np.arange(256)
        scaled = np.log1p(trace.curves) if self.log else trace.curves.astype(float)
        before = np.log1p(trace.before) if self.log else trace.before.astype(float)
        # The ends hold what is clipped, which would press all else to the floor.
        self._top = _HEADROOM * max(float(scaled[:, 1:-1].max()), 1.0)
        for curve, colour, values in zip(self._curves[:3], colours.channels(), scaled, strict=False):
            curve.setData(codes, values, fillLevel=0.0, brush=(*colour, _FILL))
        self._curves[3].setData(codes, scaled[3])
        self._before.setData(codes, before)

    def _fit(self) -> None:
        left, top, right, bottom = _MARGINS[self.mode]
        self._box.setGeometry(QRectF(self.rect()).adjusted(left, top, -right, -bottom))
        self._box.setAspectLocked(self.mode == "vectorscope")
        if self.mode == "histogram":
            across, up = (0.0, 255.0), (0.0, self._top)
        elif self.mode == "vectorscope":
            across = up = (128 - 255 * _REACH, 128 + 255 * _REACH)
        else:
            across, up = (0.0, float(self._width())), (0.0, 256.0)
        self._box.setRange(xRange=across, yRange=up, padding=0)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Leave room for the marks beside the trace."""
        super().resizeEvent(event)
        if self.trace is not None:
            self._fit()

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the marks: scales, targets, letters."""
        if self.trace is None:
            return
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.mode == "histogram":
            self._paint_codes(painter)
        elif self.mode == "vectorscope":
            self._paint_targets(painter)
        else:
            self._paint_levels(painter)
        painter.restore()

    def _paint_codes(self, painter: QPainter) -> None:
        floor = self._at(0, 0).y()
        for code in (0, 64, 128, 192, 255):
            at = self._at(code, self._top)
            painter.setPen(self._rule())
            painter.drawLine(at, QPointF(at.x(), floor))
            self._write(painter, str(code), at.x(), floor + 10)
        self._paint_legend(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        """Tell the lines apart by their letters and strokes."""
        dim = QColor(theme.now().text_dim)
        entries = [
            (letter, QColor(*colour), style)
            for letter, colour, style in zip("RGBY", colours.channels(), _LINES, strict=True)
        ]
        x = 16.0
        for word, colour, style in (*entries, (tr("before"), dim, _BEFORE)):
            painter.setPen(QPen(colour, 1.4, style))
            painter.drawLine(QPointF(x, 9), QPointF(x + 18, 9))
            width = painter.fontMetrics().horizontalAdvance(word)
            self._write(painter, word, x + 24 + width / 2, 9, colour)
            x += 36 + width

    def _paint_levels(self, painter: QPainter) -> None:
        left, right = self._at(0, 0).x(), self._at(self._width(), 0).x()
        for percent in (0, 25, 50, 75, 100):
            y = self._at(0, 256 * percent / 100).y()
            painter.setPen(self._rule())
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            self._write(painter, f"{percent}", left - 15, y)
        if self.mode == "parade":
            for channel, letter in enumerate("RGB"):
                middle = channel * (256 + PARADE_GAP) + 128
                colour = QColor(*colours.channels()[channel])
                self._write(painter, letter, self._at(middle, 0).x(), self._at(0, 0).y() + 10, colour)

    def _paint_targets(self, painter: QPainter) -> None:
        middle = self._place(0.0, 0.0)
        painter.setPen(self._rule())
        for part in (0.25, 0.5):
            reach = self._place(part, 0.0).x() - middle.x()
            painter.drawEllipse(middle, reach, reach)
        painter.drawLine(self._place(-0.5, 0.0), self._place(0.5, 0.0))
        painter.drawLine(self._place(0.0, -0.5), self._place(0.0, 0.5))
        painter.setPen(QPen(QColor(theme.now().text_dim), 1, Qt.PenStyle.DashLine))
        painter.drawLine(middle, self._place(*scopes.skin_line()))
        box = QRectF(0, 0, 11, 11)
        for target in scopes.targets():
            at = self._place(target.blue, target.red)
            box.moveCenter(at)
            painter.setPen(QPen(QColor(theme.now().text_dim), 1))
            painter.drawRect(box)
            away = self._place(1.22 * target.blue, 1.22 * target.red)
            self._write(painter, target.letter, away.x(), away.y(), QColor(theme.now().text))

    def _write(self, painter: QPainter, text: str, x: float, y: float, colour: QColor | None = None) -> None:
        painter.setPen(colour or QColor(theme.now().text_dim))
        font = painter.font()
        font.setPointSizeF(8.0)
        painter.setFont(font)
        painter.drawText(QRectF(x - 40, y - 9, 80, 18), Qt.AlignmentFlag.AlignCenter, text)

    def _rule(self) -> QPen:
        faint = QColor(theme.now().text_dim)
        faint.setAlpha(70)
        return QPen(faint, 1)

    def _width(self) -> int:
        return 256 if self.trace is None or self.trace.image is None else int(self.trace.image.shape[1])

    def _place(self, blue: float, red: float) -> QPointF:
        return self._at(128 + 255 * blue, 128 + 255 * red)

    def _at(self, x: float, y: float) -> QPointF:
        """Turn a point of the trace into one of the widget."""
        return QPointF(self.viewportTransform().map(self._box.mapViewToScene(QPointF(x, y))))
