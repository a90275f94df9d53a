"""The tone curve, drawn and edited: points are dragged, added and removed, by mouse or keyboard."""

# ruff: noqa: N802 - Qt names the event handlers

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from disque_studio.looks.grade import STRAIGHT, Curve
from disque_studio.ui import theme
from disque_studio.ui.grade import points
from disque_studio.ui.texts import tr

_MARGIN = 9.0
_RADIUS = 4.5
_REACH = 12.0
_STEP, _COARSE = 0.01, 0.05
_LEVELS = 4
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class CurveEditor(QWidget):
    """Shows a curve; `changed` gives the curve that the user makes of it, `chosen_changed` follows the point.

    A click on the curve adds a point, a double-click on a point removes it. Tab goes from point to point,
    arrow keys move the chosen one (with Shift by more), Insert adds one beside it and Delete removes it.
    """

    changed = Signal(object)
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.curve: Curve = STRAIGHT
        self.chosen: int | None = None
        self._drags = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Tone curve"))
        self.setToolTip(
            tr(
                "Click on the curve to add a point, drag points, double-click to remove one. "
                "Tab: next point, arrow keys: move, Insert: add, Delete: remove"
            )
        )
        self._describe()

    def sizeHint(self) -> QSize:
        """Give room enough to aim in."""
        return QSize(288, 196)

    def show_curve(self, curve: Curve) -> None:
        """Show a curve without announcing it."""
        if curve != self.curve:
            self.curve = curve
            if self.chosen is not None:
                self.chosen = min(self.chosen, len(curve) - 1)
            self._describe()

    def reading(self) -> str:
        """Say where the chosen point is."""
        if self.chosen is None:
            return tr("No point chosen")
        x, y = self.curve[self.chosen]
        return tr("{input} % becomes {output} %").format(input=round(100 * x), output=round(100 * y))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint field, grid, curve and points."""
        colours, area = theme.now(), self._area()
        painter = QPainter(self)
        painter.fillRect(area, QColor(colours.field))
        painter.setPen(QPen(QColor(colours.rule), 0))
        for level in range(1, _LEVELS):
            part = level / _LEVELS
            painter.drawLine(self._at(part, 0), self._at(part, 1))
            painter.drawLine(self._at(0, part), self._at(1, part))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.edge), 1, Qt.PenStyle.DashLine))
        painter.drawLine(self._at(0, 0), self._at(1, 1))
        on = self.isEnabled()
        painter.setPen(QPen(QColor(colours.text if on else colours.text_off), 1.75))
        painter.drawPolyline(self._line())
        if on:
            self._paint_points(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.mark if self.hasFocus() else colours.line), 1))
        painter.drawRect(area.adjusted(-1, -1, 0, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the point under the mouse, or add one there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        index = self._under(event.position())
        if index is None:
            x, y = self._parts(event.position())
            curve, index = points.added(self.curve, x, y)
            if index is None:
                return
            self._set(curve, index)
        self._drags = True
        self._choose(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the point that is held."""
        if self._drags and self.chosen is not None:
            self._set(points.moved(self.curve, self.chosen, *self._parts(event.position())), self.chosen)
        else:
            over = self._under(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.CrossCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._drags = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Remove the point under the mouse."""
        index = self._under(event.position())
        self._drags = False
        if index is not None:
            self._remove(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, add and remove points."""
        key = Qt.Key(event.key())
        if key in _ARROWS and self.chosen is not None:
            step = _COARSE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            x, y = self.curve[self.chosen]
            across, up = _ARROWS[key]
            self._set(points.moved(self.curve, self.chosen, x + across * step, y + up * step), self.chosen)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen is not None:
            self._remove(self.chosen)
        elif key == Qt.Key.Key_Insert:
            self._insert()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first or the last point when Tab comes here."""
        if event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._choose(len(self.curve) - 1)
        elif event.reason() == Qt.FocusReason.TabFocusReason or self.chosen is None:
            self._choose(0)
        super().focusInEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next point; after the last one, to what follows the curve."""
        step = 1 if forward else -1
        if self.chosen is not None and 0 <= self.chosen + step < len(self.curve):
            self._choose(self.chosen + step)
            return True
        return super().focusNextPrevChild(forward)

    def _insert(self) -> None:
        chosen = 0 if self.chosen is None else self.chosen
        x = points.widest_gap(self.curve, chosen)
        curve, index = points.added(self.curve, x, self._value(x))
        if index is not None:
            self._set(curve, index)

    def _remove(self, index: int) -> None:
        self._set(points.removed(self.curve, index), min(index, len(self.curve) - 2))

    def _choose(self, index: int) -> None:
        self.chosen = index
        self._describe()

    def _set(self, curve: Curve, chosen: int) -> None:
        self.chosen = chosen
        if curve != self.curve:
            self.curve = curve
            self.changed.emit(curve)
        self._describe()

    def _describe(self) -> None:
        if self.chosen is not None:
            place = tr("Point {number} of {count}").format(number=self.chosen + 1, count=len(self.curve))
            self.setAccessibleDescription(f"{place}: {self.reading()}")
        self.chosen_changed.emit()
        self.update()

    def _paint_points(self, painter: QPainter) -> None:
        colours = theme.now()
        for index, point in enumerate(self.curve):
            chosen = index == self.chosen and self.hasFocus()
            painter.setPen(QPen(QColor(colours.mark if chosen else colours.text), 1.5))
            painter.setBrush(QColor(colours.mark if chosen else colours.field))
            radius = _RADIUS + 1 if chosen else _RADIUS
            painter.drawEllipse(self._at(*point), radius, radius)

    def _line(self) -> QPolygonF:
        if self.curve == STRAIGHT:
            return QPolygonF([self._at(0, 0), self._at(1, 1)])
        from disque_studio.looks.tones import through  # brings NumPy, which takes long to load

        count = max(round(self._area().width()), 2)
        inputs = [step / (count - 1) for step in range(count)]
        return QPolygonF(
            [self._at(x, float(y)) for x, y in zip(inputs, through(self.curve, inputs), strict=True)]
        )

    def _value(self, x: float) -> float:
        from disque_studio.looks.tones import through

        return float(through(self.curve, [x])[0])

    def _under(self, at: QPointF) -> int | None:
        """Give the point near a place of the widget."""
        lengths = [(self._at(*point) - at) for point in self.curve]
        nearest = min(range(len(lengths)), key=lambda i: QPointF.dotProduct(lengths[i], lengths[i]))
        far = QPointF.dotProduct(lengths[nearest], lengths[nearest]) > _REACH**2
        return None if far else nearest

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    def _at(self, x: float, y: float) -> QPointF:
        area = self._area()
        return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())

    def _parts(self, at: QPointF) -> tuple[float, float]:
        area = self._area()
        return (at.x() - area.left()) / area.width(), (area.bottom() - at.y()) / area.height()
