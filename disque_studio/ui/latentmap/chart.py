"""The map itself: points to look at, to choose by mouse or keys, and to drag onto the photo."""

# ruff: noqa: N802 - Qt names the event handlers

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from disque_studio.studio.latentmap import Placed, Point
from disque_studio.ui import drops
from disque_studio.ui.latentmap import cards
from disque_studio.ui.latentmap.colours import Style
from disque_studio.ui.latentmap.lens import Lens, nearest, spread, towards
from disque_studio.ui.latentmap.painting import Plate
from disque_studio.ui.texts import tr

if TYPE_CHECKING:
    from disque_studio.ui.latentmap.lens import Floats

_GRASP = 12.0
"""How near the mouse must be to a point, in points of the screen."""
_MOVE_MS = 280
_KEY_ZOOM = 1.5
_WHEEL_STEP = 480.0
"""Of the wheel's units (120 a notch) for twice the zoom."""

_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MapChart(QWidget):
    """Shows placed points; `spoken` describes one for screen readers.

    `chosen` names the point that is to be shown, `applied` the one whose look is asked for; `menu_asked`
    gives a place for a menu. `dragged` is the point that was dragged last.
    """

    chosen = Signal(object)
    applied = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, spoken: Callable[[Point], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self.points: tuple[Point, ...] = ()
        self.lens = Lens()
        self.selected: int | None = None
        self.current: int | None = None
        self.dragged: Point | None = None
        self.plate = Plate(self)
        self._target: Floats | None = None
        self._start: Floats | None = None
        self._offsets: Floats | None = None
        self._beside: frozenset[int] = frozenset()
        self._pressed: QPointF | None = None
        self._grabbed: int | None = None
        self._moved = False
        self._moving = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_MOVE_MS)
        self._moving.valueChanged.connect(self._go_on)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(300, 180)
        self.setAccessibleName(tr("Latent map"))
        self.setAccessibleDescription(tr("Arrow keys go from point to point, Enter shows the picture"))

    def sizeHint(self) -> QSize:
        """Ask for a square."""
        return QSize(420, 420)

    def show_placed(self, placed: Placed, styles: Sequence[Style]) -> None:
        """Show points at their places; those that were here already move there."""
        import numpy as np

        chosen, at = self.point(self.selected), self.point(self.current)
        before = {
            point.item.identity: place for point, place in zip(self.points, self._places(), strict=True)
        }
        self.points, self._target = placed.points, placed.places
        self._offsets = spread(placed.places)
        self._beside = frozenset(np.flatnonzero(self._offsets.any(axis=1)).tolist())
        self._start = np.array(
            [
                before.get(point.item.identity, place)
                for point, place in zip(placed.points, placed.places, strict=True)
            ]
        ).reshape(-1, 2)
        self.selected = self._find(chosen)
        self.current = self._find(at)
        reach = np.abs(placed.places).max(0) if len(placed.places) else (1.0, 1.0)
        # A map that is a line still has room to its sides.
        across, up = (max(float(side), 0.2) for side in reach)
        self.lens = Lens(self.lens.zoom, self.lens.x, self.lens.y, (across, up)).held()
        self.plate.dress(self.points, styles)
        self._moving.stop()
        if before and not np.array_equal(self._start, placed.places) and self.isVisible():
            self._moving.start()
        else:
            self._start = None
        self._lay()

    def dress(self, styles: Sequence[Style]) -> None:
        """Draw the points in other styles."""
        self.plate.dress(self.points, styles)
        self.update()

    def point(self, index: int | None) -> Point | None:
        """Give a point by its index."""
        return None if index is None else self.points[index]

    def select(self, index: int | None) -> None:
        """Mark a point as the one that is shown."""
        self.selected = self.current = index
        self.update()

    def show_all(self) -> None:
        """See the whole map."""
        self._look(Lens(reach=self.lens.reach))

    def zoom(self, factor: float) -> None:
        """Zoom at the chosen point, else at the middle."""
        at = QPointF(self.rect().center()) if self.current is None else self.plate.place(self.current)
        self._look(self.lens.zoomed(factor, at.toTuple(), self._size()))

    def step(self, way: tuple[int, int]) -> None:
        """Go to the nearest point in a direction; from none, to the one nearest to the middle."""
        seen = self.plate.seen
        if seen is None or not self.points:
            return
        if self.current is None:
            found = nearest(seen, (self.width() / 2, self.height() / 2), float("inf"))
        else:
            found = towards(seen, self.current, way)
        if found is not None:
            self._point_at(found)
            assert self._target is not None
            x, y = self._target[found]
            self._look(self.lens.showing((float(x), float(y)), self._size()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from point to point, show one, zoom."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _WAYS:
            self.step(_WAYS[key])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self._choose(self.current)
        elif event.text() in ("+", "=", "-"):
            self.zoom(1 / _KEY_ZOOM if event.text() == "-" else _KEY_ZOOM)
        elif plain and key == Qt.Key.Key_Home:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a point, or of the map."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pressed, self._moved = event.position(), False
            left = event.button() == Qt.MouseButton.LeftButton
            self._grabbed = self._at(event.position()) if left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the point under the mouse, move the map, or drag a point's look away."""
        if self._pressed is None:
            self._point_at(self._at(event.position()), keep=True)
            return
        way = event.position() - self._pressed
        if not self._moved and way.manhattanLength() < QApplication.startDragDistance():
            return
        self._moved = True
        if self._grabbed is not None:
            grabbed, self._grabbed, self._pressed = self._grabbed, None, None
            self._drag(grabbed)
        else:
            self._pressed = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._look(self.lens.panned(way.x(), way.y(), self._size()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the point that was clicked."""
        grabbed, self._grabbed, self._pressed = self._grabbed, None, None
        self.unsetCursor()
        if grabbed is not None and not self._moved:
            self._choose(grabbed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Put a point's look on the photo; beside all points, see the whole map."""
        found = self._at(event.position())
        if found is None:
            self.show_all()
        else:
            self.applied.emit(self.points[found])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse."""
        at = event.position()
        factor = 2 ** (event.angleDelta().y() / _WHEEL_STEP)
        self._look(self.lens.zoomed(factor, (at.x(), at.y()), self._size()))
        event.accept()

    def leaveEvent(self, event: object) -> None:
        """Show the card of the chosen point no longer for the mouse."""
        self.plate.hovered = None
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu for the point at the mouse or at the keys."""
        place = event.globalPos()
        found = self._at(QPointF(event.pos()))
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            found = self.current
            if found is not None:
                place = self.mapToGlobal(self.plate.place(found).toPoint())
        if found is not None:
            self._choose(found)
            self.menu_asked.emit(place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let go of a point over the map itself without any effect; files are the panel's."""
        if drops.is_point(event.mimeData()):
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a point back."""
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus is gone."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: object) -> None:
        """Lay the points out anew."""
        self._lay()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the points, and what is marked."""
        self.plate.paint(current=self.current if self.hasFocus() else None, selected=self.selected)

    def _choose(self, index: int) -> None:
        self._point_at(index)
        # It is shown large now: its card would hide the points around it.
        self.plate.hovered = None
        self.select(index)
        self.chosen.emit(self.points[index])

    def _point_at(self, index: int | None, *, keep: bool = False) -> None:
        """Show a point's card; the keys go on from it, unless it is only under the mouse (`keep`)."""
        if self.plate.hovered == index and (keep or self.current == index):
            return
        self.plate.hovered = index
        if not keep:
            self.current = index
        point = self.point(index)
        if point is not None:
            self.setAccessibleDescription(self._spoken(point))
        self.update()

    def _drag(self, index: int) -> None:
        point = self.points[index]
        if not point.item.teaches:
            self.applied.emit(point)
            return
        self.dragged = point
        drag = QDrag(self)
        drag.setMimeData(drops.point_data())
        picture = cards.dragged(point, self.devicePixelRatioF())
        drag.setPixmap(picture)
        half = picture.deviceIndependentSize() / 2
        drag.setHotSpot(QPointF(half.width(), half.height()).toPoint())
        drag.exec(Qt.DropAction.CopyAction)

    def _at(self, at: QPointF) -> int | None:
        return None if self.plate.seen is None else nearest(self.plate.seen, (at.x(), at.y()), _GRASP)

    def _find(self, point: Point | None) -> int | None:
        if point is None:
            return None
        same = (i for i, each in enumerate(self.points) if each.item.identity == point.item.identity)
        return next(same, None)

    def _look(self, lens: Lens) -> None:
        self.lens = lens
        self._lay()

    def _places(self) -> "Floats | list[object]":
        """Give where the points are now, which may be on their way."""
        if self._target is None:
            return []
        if self._start is None:
            return self._target
        part = float(self._moving.currentValue())
        eased = part * part * (3 - 2 * part)
        moved: Floats = self._start + (self._target - self._start) * eased
        return moved

    def _go_on(self) -> None:
        if self._moving.currentValue() >= 1:
            self._start = None
        self._lay()

    def _lay(self) -> None:
        if self._target is not None and self._offsets is not None:
            seen = self.lens.on_screen(self._places(), self._size())  # type: ignore[arg-type]
            self.plate.lay(seen + self._offsets, self._beside)
        self.update()

    def _size(self) -> tuple[float, float]:
        return float(self.width()), float(self.height())
