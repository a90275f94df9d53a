"""The loss curves, drawn by pyqtgraph: import this late, it takes half a second."""

# ruff: noqa: N802 - Qt names the event handlers

import math
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from disque_studio.studio.training_events import Curve
from disque_studio.ui import theme
from disque_studio.ui.texts import tr
from disque_studio.ui.training import colours

_SMOOTH = 0.9
"""How much of the running mean each point keeps."""

_FEW = 12
"""Fewer points are shown as they are."""

_AXIS_WIDTH = 46
_SIZE = QSize(280, 190)
_NARROW_STOPS = (1.0, 2.0, 5.0)
_NARROW_DECADES = 2.5
"""A logarithmic axis longer than this tells whole decades alone."""

_LEAST_HEIGHT = 150
_GRID = 36
"""How strong the grid is, of 255."""

_PAGE = 10


class LogAxis(pg.AxisItem):
    """The axis of the values: 1, 2, 5 of each decade on a logarithmic scale, so that no two marks meet."""

    def logTickValues(self, low: float, high: float, size: float, ticks: object) -> list:
        """Choose the marks; values are logarithms."""
        stops = _NARROW_STOPS if high - low <= _NARROW_DECADES else _NARROW_STOPS[:1]
        decades = range(math.floor(low), math.ceil(high) + 1)
        marks = [decade + math.log10(stop) for decade in decades for stop in stops]
        return [(1.0, [mark for mark in marks if low <= mark <= high])]

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Write the marks as numbers; powers of ten only where these would be long."""
        return [f"{10**value:.6g}" for value in values]


class CurvePlot(pg.GraphicsView):
    """Shows curves, faint as they are and bold in the running mean.

    `pointed` gives the step under the mouse or the cursor; None: neither is there.
    """

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        # pyqtgraph resizes the view while it makes it.
        self.curves: tuple[Curve, ...] = ()
        super().__init__(parent, useOpenGL=False, background=None)
        self.hidden: frozenset[str] = frozenset()
        self.log = True
        self._items: list[tuple[pg.PlotCurveItem, pg.PlotCurveItem]] = []
        self._at: int | None = None
        # A PlotItem would bring menus of its own.
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.03)
        self._axes = {"left": LogAxis("left"), "bottom": pg.AxisItem("bottom")}
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.hide()
        self._box.addItem(self._cursor, ignoreBounds=True)
        self._arrange()
        self.enableMouse(False)
        self.setAccessibleName(tr("Losses"))
        self.setToolTip(tr("Point at a step to read its values; Left and Right step along the curves"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setMouseTracking(True)
        self.scene().sigMouseMoved.connect(self._follow_mouse)
        self.follow_theme()

    def _arrange(self) -> None:
        layout = pg.GraphicsLayout()
        layout.setContentsMargins(0, 6, 8, 0)
        layout.setSpacing(0)
        layout.addItem(self._axes["left"], 0, 0)
        layout.addItem(self._box, 0, 1)
        layout.addItem(self._axes["bottom"], 1, 1)
        self.setCentralItem(layout)
        self._axes["left"].setWidth(_AXIS_WIDTH)
        for axis in self._axes.values():
            axis.linkToView(self._box)
            axis.setStyle(tickLength=-4, autoExpandTextSpace=False)
            axis.enableAutoSIPrefix(False)
            axis.setGrid(_GRID)
            axis.setZValue(-1)

    def sizeHint(self) -> QSize:
        """Ask for a small plot."""
        return _SIZE

    def show_curves(self, curves: Sequence[Curve]) -> None:
        """Show these curves."""
        self.curves = tuple(curves)
        self._draw()

    def show_as(self, *, log: bool, hidden: frozenset[str]) -> None:
        """Show values on a logarithmic or a linear scale, and leave out the curves of these names."""
        self.log, self.hidden = log, hidden
        self._draw()

    def follow_theme(self) -> None:
        """Take the theme's colours."""
        now = theme.now()
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF() - 1.5, 7.0))
        for axis in self._axes.values():
            axis.setPen(pg.mkPen(now.edge))
            axis.setTextPen(pg.mkPen(now.text_dim))
            axis.setTickFont(font)
        self._cursor.setPen(pg.mkPen(now.text_dim, width=1))
        self._draw()

    def values_at(self, step: int) -> dict[str, float]:
        """Give each curve's value at the step, or at the nearest that it has."""
        return {curve.name: curve.values[_nearest(curve, step)] for curve in self.curves if curve.steps}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step along the curves."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageDown: -_PAGE,
            Qt.Key.Key_PageUp: _PAGE,
        }
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        curve = max(self.curves, key=lambda curve: len(curve.steps), default=None)
        key = Qt.Key(event.key())
        if curve is None or not curve.steps or key not in (*steps, *ends):
            super().keyPressEvent(event)
            return
        last = len(curve.steps) - 1
        at = last if self._at is None else _nearest(curve, self._at)
        at = ends[key] % (last + 1) if key in ends else min(max(at + steps[key], 0), last)
        self._point(curve.steps[at])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the cursor away."""
        super().focusOutEvent(event)
        self._point(None)

    def leaveEvent(self, event: object) -> None:
        """Take the cursor away."""
        super().leaveEvent(event)
        self._point(None)

    def drawForeground(self, painter: QPainter, rect: object) -> None:
        """Show where the keyboard is."""
        super().drawForeground(painter, rect)
        if self.hasFocus():
            painter.save()
            painter.resetTransform()
            painter.setPen(QPen(QColor(theme.now().mark), 1))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
            painter.restore()

    def _draw(self) -> None:
        while len(self._items) < len(self.curves):
            pair = pg.PlotCurveItem(connect="finite"), pg.PlotCurveItem(connect="finite")
            for item in pair:
                self._box.addItem(item)
            self._items.append(pair)
        for number, (behind, before) in enumerate(self._items):
            curve = self.curves[number] if number < len(self.curves) else None
            shown = curve is not None and curve.name not in self.hidden and len(curve.steps) > 0
            smooth = shown and curve is not None and len(curve.steps) >= _FEW
            behind.setVisible(smooth)
            before.setVisible(shown)
            if curve is None or not shown:
                behind.setData([], [])
                before.setData([], [])
                continue
            steps, values = np.asarray(curve.steps, float), np.asarray(curve.values)
            before.setPen(colours.pen(number))
            behind.setPen(colours.pen(number, faint=True))
            before.setData(steps, self._scaled(smoothed(values) if smooth else values))
            behind.setData(steps, self._scaled(values))
        self._axes["left"].setLogMode(y=self.log)
        self._box.enableAutoRange()

    def _scaled(self, values: np.ndarray) -> np.ndarray:
        if not self.log:
            return values
        # What is not above 0 has no place on a logarithmic scale.
        return np.log10(np.where(values > 0, values, np.nan))

    def _follow_mouse(self, at: QPointF) -> None:
        inside = self._box.sceneBoundingRect().contains(at) and any(curve.steps for curve in self.curves)
        self._point(round(self._box.mapSceneToView(at).x()) if inside else None)

    def _point(self, step: int | None) -> None:
        if step is not None:
            longest = max(self.curves, key=lambda curve: len(curve.steps))
            step = longest.steps[_nearest(longest, step)]
            self._cursor.setPos(step)
        self._cursor.setVisible(step is not None)
        if step != self._at:
            self._at = step
            self.pointed.emit(step)


def smoothed(values: np.ndarray) -> np.ndarray:
    """Give the running mean, without the pull of a first value that would stand alone."""
    sums, weights, out = 0.0, 0.0, np.empty_like(values, dtype=float)
    for index, value in enumerate(values.tolist()):
        sums = _SMOOTH * sums + (1 - _SMOOTH) * value
        weights = _SMOOTH * weights + (1 - _SMOOTH)
        out[index] = sums / weights
    return out


def _nearest(curve: Curve, step: int) -> int:
    """Give the index of the point nearest to a step."""
    after = min(bisect_left(curve.steps, step), len(curve.steps) - 1)
    before = max(after - 1, 0)
    return before if step - curve.steps[before] < curve.steps[after] - step else after
