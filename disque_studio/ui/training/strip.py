"""The small plot of one loss, with its name, its value and an axis of its own; import it late."""

# ruff: noqa: N802 - Qt and pyqtgraph name the methods

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from disque_studio.studio.training_events import Curve
from disque_studio.ui import theme
from disque_studio.ui.training.marks import marks, written

_SMOOTH = 0.9
"""How much of the running mean each point keeps."""

_FEW = 12
"""Fewer points are shown as they are."""

_AXIS_WIDTH = 46
_TITLE_HEIGHT = 23
_PLOT_HEIGHT = 56
_STEPS_HEIGHT = 20
_GAP = 8
_OVER = 5
"""How far the number of a mark may stand out above or below its plot."""

_SIDE = 12
_GRID = 36
"""How strong the grid is, of 255."""

_FAINT = 70
"""How strong the curve is behind its running mean, of 255."""

_AIR = 0.06
"""What an axis has above and below its curve, as a share of it."""


class Strip:
    """Three rows of a layout: the title, the plot, and the steps, told where `steps` says so."""

    ROWS = 3

    def __init__(self, layout: pg.GraphicsLayout, row: int, column: int, *, steps: bool) -> None:
        self.title, self._values, self._steps = Title(), ValueAxis(), pg.AxisItem("bottom")
        # A PlotItem would bring menus of its own.
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._behind, self._before = pg.PlotCurveItem(connect="finite"), pg.PlotCurveItem(connect="finite")
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.hide()
        for item in (self._behind, self._before, self._cursor):
            self.box.addItem(item, ignoreBounds=True)
        self.box.setMinimumHeight(_PLOT_HEIGHT)
        layout.addItem(self.title, row, column, 1, 2)
        layout.addItem(self._values, row + 1, column)
        layout.addItem(self.box, row + 1, column + 1)
        layout.addItem(self._steps, row + 2, column + 1)
        self._values.setWidth(_AXIS_WIDTH)
        self._values.setStyle(hideOverlappingLabels=_OVER)
        self._steps.setHeight(_STEPS_HEIGHT if steps else 1)
        self._steps.setStyle(showValues=steps)
        for axis in (self._values, self._steps):
            axis.linkToView(self.box)
            axis.setStyle(tickLength=-4, autoExpandTextSpace=False)
            axis.enableAutoSIPrefix(False)
            axis.setGrid(_GRID)
            axis.setZValue(-1)

    @staticmethod
    def height(*, steps: bool) -> int:
        """Give the height that a strip needs."""
        return _TITLE_HEIGHT + _PLOT_HEIGHT + (_STEPS_HEIGHT if steps else 1)

    def follow_theme(self, font: QFont) -> None:
        """Take the theme's colours."""
        now = theme.now()
        small = QFont(font)
        small.setPointSizeF(max(font.pointSizeF() - 1.5, 7.0))
        for axis in (self._values, self._steps):
            axis.setPen(pg.mkPen(now.edge))
            axis.setTextPen(pg.mkPen(now.text_dim))
            axis.setTickFont(small)
        self._cursor.setPen(pg.mkPen(now.text_dim, width=1))
        self._before.setPen(pg.mkPen(now.mark, width=1.6))
        faint = QColor(now.mark)
        faint.setAlpha(_FAINT)
        self._behind.setPen(pg.mkPen(faint, width=1))
        self.title.face(font)

    def draw(self, curve: Curve, steps: tuple[int, int], *, log: bool) -> None:
        """Show a curve over these steps; one that is not always above 0 has no logarithms."""
        at, values = np.asarray(curve.steps, float), np.asarray(curve.values, float)
        log = log and bool((values > 0).all())
        smooth = len(values) >= _FEW
        self._behind.setVisible(smooth)
        self._behind.setData(at, _scaled(values, log=log))
        self._before.setData(at, _scaled(smoothed(values) if smooth else values, log=log))
        self._values.log = log
        self._values.picture = None
        if len(values):
            shown = _scaled(values, log=log)
            self.box.setRange(xRange=steps, yRange=_range(shown), padding=0, disableAutoRange=True)

    def point(self, step: int | None) -> None:
        """Mark a step; None: no more."""
        self._cursor.setVisible(step is not None)
        if step is not None:
            self._cursor.setPos(step)


class ValueAxis(pg.AxisItem):
    """The axis of the values; with `log` it is given their logarithms."""

    def __init__(self) -> None:
        super().__init__("left")
        self.log = False

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Choose the marks."""
        if self.log:
            return [(1.0, [float(np.log10(value)) for value in marks(10**low, 10**high, log=True)])]
        return [(1.0, marks(low, high))]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the marks."""
        return [written(10**value if self.log else value) for value in values]


class Title(pg.GraphicsWidget):
    """The name of a loss on the left, its value on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.name = self.value = ""
        self._plain, self._strong = QFont(), QFont()
        self.setMinimumHeight(_TITLE_HEIGHT)
        self.setMaximumHeight(_TITLE_HEIGHT)

    def face(self, font: QFont) -> None:
        """Write in a font."""
        self._plain, self._strong = QFont(font), QFont(font)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self.update()

    def say(self, name: str, value: str) -> None:
        """Tell a value."""
        if (name, value) != (self.name, self.value):
            self.name, self.value = name, value
            self.update()

    def paint(self, painter: QPainter, _option: object, _widget: QWidget | None = None) -> None:
        """Write both in a line; a name that is too long is cut."""
        now, room = theme.now(), self.rect().adjusted(_SIDE, 0, 0, -3)
        taken = QFontMetricsF(self._strong).horizontalAdvance(self.value) + _GAP
        names = QFontMetricsF(self._plain)
        name = names.elidedText(self.name, Qt.TextElideMode.ElideRight, room.width() - taken)
        for text, font, colour, side in (
            (name, self._plain, now.text_dim, Qt.AlignmentFlag.AlignLeft),
            (self.value, self._strong, now.text, Qt.AlignmentFlag.AlignRight),
        ):
            painter.setFont(font)
            painter.setPen(QPen(QColor(colour)))
            painter.drawText(room, side | Qt.AlignmentFlag.AlignBottom, text)


def smoothed(values: np.ndarray) -> np.ndarray:
    """Give the running mean, without the pull of a first value that would stand alone."""
    sums, weights, out = 0.0, 0.0, np.empty_like(values, dtype=float)
    for index, value in enumerate(values.tolist()):
        sums = _SMOOTH * sums + (1 - _SMOOTH) * value
        weights = _SMOOTH * weights + (1 - _SMOOTH)
        out[index] = sums / weights
    return out


def _scaled(values: np.ndarray, *, log: bool) -> np.ndarray:
    return np.log10(values) if log else values


def _range(shown: np.ndarray) -> tuple[float, float]:
    low, high = float(shown.min()), float(shown.max())
    # A curve that never changes still has a middle.
    air = _AIR * (high - low) or max(abs(high) * _AIR, 1e-6)
    return low - air, high + air
