"""The crop tool on the canvas: the box with its handles and thirds, and darkness around it."""

from math import atan2, degrees, hypot
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen

from disque_studio.imaging import boxes
from disque_studio.imaging.boxes import HANDLES, Handle
from disque_studio.imaging.frame import STEEPEST, WHOLE, Box
from disque_studio.ui.texts import tr

if TYPE_CHECKING:
    from disque_studio.ui.canvas.canvas import Canvas

_REACH = 14.0
_ARM, _BAR = 18.0, 3.0
_STEP, _COARSE = 0.005, 0.05
_LONGEST_LABEL = 0.5
_TURN_LINES, _THIRDS = 8, 3
_SHADE, _LINE, _BOLD = QColor(0, 0, 0, 150), QColor(255, 255, 255, 110), QColor(255, 255, 255)
"""On the photo itself, so that they do not follow the theme."""

_SHAPES = {
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
}
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ANGLES = {Qt.Key.Key_BracketLeft: 0.1, Qt.Key.Key_BracketRight: -0.1}

Held = Literal["box", "turn", "level"] | Handle | None


class CropTool(QObject):
    """Chooses `box` on the straightened photo that the canvas shows.

    Dragging within the box moves it, its handles change it, dragging outside turns the photo, and with Ctrl a
    line is drawn that is to be level. `turned` gives degrees to add to the angle, `shaped` the place of an
    aspect (1 is the first), `swapped` exchanges its sides. Enter applies, Esc cancels.
    """

    changed = Signal()
    turned = Signal(float)
    shaped = Signal(int)
    swapped = Signal()
    applied = Signal()
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.box: Box = WHOLE
        self.ratio: float | None = None
        self._canvas: Canvas | None = None
        self._held: Held = None
        self._from, self._to = QPointF(), QPointF()

    def begin(self, canvas: "Canvas", box: Box, ratio: float | None) -> None:
        """Work on a canvas, beginning with a box."""
        self._canvas, self.box, self.ratio, self._held = canvas, box, ratio, None

    def set_box(self, box: Box) -> None:
        """Take another box."""
        if box != self.box:
            self.box = box
            self.changed.emit()
            self._update()

    def takes(self, event: QKeyEvent) -> bool:
        """Tell whether a key is the tool's, before shortcuts may have it."""
        keys = (*_ARROWS, *_ANGLES, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_X)
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        return plain and (event.key() in keys or _digit(event) is not None)

    def paint(self, painter: QPainter, canvas: "Canvas") -> None:
        """Darken what is cut off, and draw the box."""
        rect = self._rect(canvas)
        outside = QPainterPath()
        outside.addRect(QRectF(canvas.rect()))
        inside = QPainterPath()
        inside.addRect(rect)
        painter.fillPath(outside - inside, _SHADE)
        painter.setPen(QPen(_LINE, 1))
        count = _TURN_LINES if self._held == "turn" else _THIRDS
        for i in range(1, count):
            x, y = rect.left() + rect.width() * i / count, rect.top() + rect.height() * i / count
            painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))
            painter.drawLine(QLineF(rect.left(), y, rect.right(), y))
        painter.setPen(QPen(_BOLD, 1))
        painter.drawRect(rect)
        for handle in HANDLES:
            _paint_handle(painter, rect, handle)
        if self._held == "level":
            painter.setPen(QPen(_BOLD, 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(self._from, self._to)
        self._paint_size(painter, canvas, rect)

    def press(self, canvas: "Canvas", event: QMouseEvent) -> bool:
        """Take hold of the box, a handle or the photo."""
        self._from = self._to = event.position()
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._held = "level" if ctrl else self._over(canvas, event.position())
        canvas.update()
        return True

    def move(self, canvas: "Canvas", event: QMouseEvent) -> bool:
        """Drag what is held."""
        before, self._to = self._to, event.position()
        if self._held is None:
            return False
        if self._held == "box":
            across, down = self._parts(canvas, self._to), self._parts(canvas, before)
            self.set_box(boxes.moved(self.box, across.x() - down.x(), across.y() - down.y()))
        elif self._held == "turn":
            middle = self._rect(canvas).center()
            turn = QLineF(middle, before).angleTo(QLineF(middle, self._to))
            self.turned.emit(turn - 360 if turn > 180 else turn)
        elif self._held != "level":
            at = self._parts(canvas, self._to)
            self.set_box(boxes.dragged(self.box, self._held, at.x(), at.y(), self.ratio))
        canvas.update()
        return True

    def release(self, canvas: "Canvas", event: QMouseEvent) -> bool:
        """Let go; a line that was drawn becomes level, or upright where it is steep."""
        if self._held == "level":
            drawn = self._to - self._from
            if hypot(drawn.x(), drawn.y()) > _REACH:
                self.turned.emit(tilt(drawn.x(), drawn.y()))
        self._held = None
        canvas.update()
        return True

    def key(self, canvas: "Canvas", event: QKeyEvent) -> bool:
        """Move, change, turn, apply or cancel."""
        key, digit = Qt.Key(event.key()), _digit(event)
        coarse = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.applied.emit()
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key == Qt.Key.Key_X:
            self.swapped.emit()
        elif key in _ANGLES:
            self.turned.emit(_ANGLES[key])
        elif digit is not None:
            self.shaped.emit(digit)
        elif key in _ARROWS:
            self._step(_ARROWS[key], resize=coarse)
        else:
            return False
        return True

    def cursor(self, at: QPointF) -> Qt.CursorShape | None:
        """Give the mouse's shape over a point."""
        if self._canvas is None:
            return None
        held = self._held or self._over(self._canvas, at)
        if held == "box":
            return Qt.CursorShape.SizeAllCursor
        if held in ("turn", "level"):
            return Qt.CursorShape.CrossCursor
        assert isinstance(held, tuple)
        x, y = held
        return _SHAPES[(abs(x), y * (x or 1)) if x else (0, 1)]

    def _step(self, way: tuple[int, int], *, resize: bool) -> None:
        if resize:
            x, y = boxes.place(self.box, (1, 1))
            handle = (1, 1) if self.ratio is not None else (abs(way[0]), abs(way[1]))
            step = _STEP * 2
            at = (x + way[0] * step, y + way[1] * step)
            if self.ratio is not None:
                at = (x + sum(way) * step, y + sum(way) * step / self.ratio)
            self.set_box(boxes.dragged(self.box, handle, *at, self.ratio))
        else:
            self.set_box(boxes.moved(self.box, way[0] * _STEP, way[1] * _STEP))

    def _over(self, canvas: "Canvas", at: QPointF) -> Held:
        """Tell what is under a point: a handle, the box, or what is to be turned."""
        rect = self._rect(canvas)
        for handle in sorted(HANDLES, key=lambda h: -abs(h[0]) - abs(h[1])):
            x, y = boxes.place((rect.left(), rect.top(), rect.right(), rect.bottom()), handle)
            near_x = abs(at.x() - x) <= (_REACH if handle[0] else rect.width() / 2)
            near_y = abs(at.y() - y) <= (_REACH if handle[1] else rect.height() / 2)
            if near_x and near_y:
                return handle
        return "box" if rect.contains(at) else "turn"

    def _rect(self, canvas: "Canvas") -> QRectF:
        view = canvas.viewport
        left, top, right, bottom = self.box
        width, height = view.photo_width, view.photo_height
        return QRectF(
            canvas.point_of(QPointF(left * width, top * height)),
            canvas.point_of(QPointF(right * width, bottom * height)),
        )

    def _parts(self, canvas: "Canvas", at: QPointF) -> QPointF:
        photo, view = canvas.photo_at(at), canvas.viewport
        return QPointF(photo.x() / view.photo_width, photo.y() / view.photo_height)

    def _paint_size(self, painter: QPainter, canvas: "Canvas", rect: QRectF) -> None:
        left, top, right, bottom = self.box
        view = canvas.viewport
        text = tr("{width} × {height}").format(
            width=round((right - left) * view.photo_width), height=round((bottom - top) * view.photo_height)
        )
        metrics = painter.fontMetrics()
        room = QRectF(0, 0, metrics.horizontalAdvance(text) + 14, metrics.height() + 6)
        if room.width() > rect.width() * _LONGEST_LABEL * 2 or room.height() > rect.height():
            return
        room.moveCenter(QPointF(rect.center().x(), rect.bottom() - room.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_SHADE)
        painter.drawRoundedRect(room, 4, 4)
        painter.setPen(_BOLD)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _update(self) -> None:
        if self._canvas is not None:
            self._canvas.update()


def tilt(x: float, y: float) -> float:
    """Give the degrees (counterclockwise) that make a line, y down, level, or upright where it is steep."""
    angle = degrees(atan2(y, x))
    turn = (angle + 45) % 90 - 45
    return min(max(turn, -STEEPEST), STEEPEST)


def _digit(event: QKeyEvent) -> int | None:
    text = event.text()
    return int(text) if text in tuple("123456") else None


def _paint_handle(painter: QPainter, rect: QRectF, handle: Handle) -> None:
    """Paint a corner's two arms, or a side's bar, within the box."""
    x, y = boxes.place((rect.left(), rect.top(), rect.right(), rect.bottom()), handle)
    arm = min(_ARM, rect.width() / 4, rect.height() / 4)
    if handle[0]:
        long = arm if handle[1] else 2 * arm
        top = y - long / 2 if not handle[1] else min(y, y - handle[1] * long)
        painter.fillRect(QRectF(x - (_BAR if handle[0] > 0 else 0), top, _BAR, long), _BOLD)
    if handle[1]:
        long = arm if handle[0] else 2 * arm
        left = x - long / 2 if not handle[0] else min(x, x - handle[0] * long)
        painter.fillRect(QRectF(left, y - (_BAR if handle[1] > 0 else 0), long, _BAR), _BOLD)
