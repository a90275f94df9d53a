"""The losses as small plots below each other, drawn by pyqtgraph, which is slow to import."""

# ruff: noqa: N802 - Qt names the event handlers

from bisect import bisect_left
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from disque_studio.studio.training_events import Curve
from disque_studio.ui import theme
from disque_studio.ui.texts import tr
from disque_studio.ui.training.strip import Strip

_WIDTH = 280
_COLUMN = 300
"""The width from which on a further column of plots has room."""

_PAGE = 10


class CurvePlot(pg.GraphicsView):
    """Shows every curve in a plot of its own, faint as it is and bold in the running mean.

    `pointed` gives the step under the mouse or the cursor; None: neither is there.
    """

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        # pyqtgraph resizes the view while it makes it.
        self.curves: tuple[Curve, ...] = ()
        self.strips: list[Strip] = []
        self._columns = 1
        super().__init__(parent, useOpenGL=False, background=None)
        self.log = True
        self._at: int | None = None
        self.enableMouse(False)
        self.setAccessibleName(tr("Losses"))
        self.setToolTip(tr("Point at a step to read its values; Left and Right step along the curves"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.scene().sigMouseMoved.connect(self._follow_mouse)

    def sizeHint(self) -> QSize:
        """Ask for all plots in full height."""
        return QSize(_WIDTH, self.minimumHeight())

    def show_curves(self, curves: Sequence[Curve]) -> None:
        """Show these curves."""
        self.curves = tuple(curves)
        self._arrange()
        self._draw()

    def show_as(self, *, log: bool) -> None:
        """Show values on logarithmic scales, where they have logarithms, or on linear ones."""
        self.log = log
        self._draw()

    def follow_theme(self) -> None:
        """Take the theme's colours."""
        for strip in self.strips:
            strip.follow_theme(self.font())

    def values(self) -> dict[str, float]:
        """Give each curve's value at the step that is pointed at, or nearest to it; else its newest."""
        return {
            curve.name: curve.values[-1 if self._at is None else _nearest(curve, self._at)]
            for curve in self.curves
            if curve.steps
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the plots in as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

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

    def _arrange(self) -> None:
        """Make a strip for each curve, where their number or that of the columns is another now."""
        count = len(self.curves)
        columns = max(min(self.width() // _COLUMN, count), 1)
        if (len(self.strips), self._columns) == (count, columns):
            return
        self._columns = columns
        layout = pg.GraphicsLayout()
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(0)
        self.strips = []
        for number in range(count):
            row, column = divmod(number, columns)
            lowest = number + columns >= count
            self.strips.append(Strip(layout, row * Strip.ROWS, 2 * column, steps=lowest))
        self.setCentralItem(layout)
        rows = -(-count // columns)
        self.setMinimumHeight((rows - 1) * Strip.height(steps=False) + Strip.height(steps=True))
        self.updateGeometry()
        self.follow_theme()
        self._draw()

    def _draw(self) -> None:
        steps = [step for curve in self.curves for step in (curve.steps[:1] + curve.steps[-1:])]
        reach = (min(steps), max(max(steps), min(steps) + 1)) if steps else (0, 1)
        for strip, curve in zip(self.strips, self.curves, strict=True):
            strip.draw(curve, reach, log=self.log)
        self._tell()

    def _tell(self) -> None:
        values = self.values()
        for strip, curve in zip(self.strips, self.curves, strict=True):
            value = values.get(curve.name)
            strip.title.say(curve.name, "" if value is None else f"{value:.4g}")
            strip.point(self._at)
        self.setAccessibleDescription(", ".join(f"{name} {value:.4g}" for name, value in values.items()))

    def _follow_mouse(self, at: QPointF) -> None:
        for strip in self.strips:
            if strip.box.sceneBoundingRect().contains(at):
                self._point(round(strip.box.mapSceneToView(at).x()))
                return
        self._point(None)

    def _point(self, step: int | None) -> None:
        if step is not None:
            longest = max(self.curves, key=lambda curve: len(curve.steps))
            step = longest.steps[_nearest(longest, step)] if longest.steps else None
        if step != self._at:
            self._at = step
            self._tell()
            self.pointed.emit(step)


def _nearest(curve: Curve, step: int) -> int:
    """Give the index of the point nearest to a step."""
    after = min(bisect_left(curve.steps, step), len(curve.steps) - 1)
    before = max(after - 1, 0)
    return before if step - curve.steps[before] < curve.steps[after] - step else after
