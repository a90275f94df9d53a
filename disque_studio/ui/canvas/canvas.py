"""The widget that shows the photo: it paints frames and turns mouse and keys into a viewport."""

# ruff: noqa: N802 - Qt names the event handlers

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from disque_studio.ui import theme
from disque_studio.ui.canvas import painting
from disque_studio.ui.canvas.decoration import Decoration, decorate
from disque_studio.ui.canvas.hand import Hand
from disque_studio.ui.canvas.overlay import Overlay
from disque_studio.ui.canvas.panes import GAP, Pane, arrange
from disque_studio.ui.canvas.readout import Code, Readout
from disque_studio.ui.canvas.render import Frame
from disque_studio.ui.canvas.tool import Tool
from disque_studio.ui.canvas.view import View
from disque_studio.ui.canvas.viewport import Viewport
from disque_studio.ui.texts import tr

_WHEEL_STEP = 240.0
_WHEEL_DEGREES = 5.0
_PAN_PIXELS = 96
_ZOOM_STEP = 2**0.5


class Canvas(QWidget):
    """Shows the last frame where the viewport puts it, so that pan and zoom answer before a new frame does.

    `viewport` is of one pane: side by side, both panes look at the same place. `needs_frame`: the viewport
    changed, or the view lacks a picture. `hovered`: the photo pixel under the mouse as (x, y), or None off
    the photo. `view_changed`: the view was changed, by whomever.
    """

    needs_frame = Signal()
    zoomed = Signal(float)
    hovered = Signal(object)
    view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport()
        self.frame: Frame | None = None
        self.overlay: Overlay | None = None
        self.readout: Readout | None = None
        self.panes: tuple[Pane, ...] = (Pane("after", 0, 0, 1, 1),)
        self._view = View()
        self._has_photo = self._glancing = self._ringed = False
        self._tool: Tool | None = None
        self._at: QPointF | None = None
        self._hand = Hand(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Photo"))
        self.setMinimumSize(240, 180)

    @property
    def view(self) -> View:
        """What is asked to be shown."""
        return self._view

    @view.setter
    def view(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self._show_view()
            self.view_changed.emit()

    @property
    def shown(self) -> View:
        """What is shown: the before picture while one glances at it, and while a tool works the after."""
        if self._glancing:
            return replace(self._view, kind="before")
        if self._tool is not None:
            return replace(self._view, kind="after")
        return self._view

    @property
    def has_photo(self) -> bool:
        """Whether there is a photo to look at."""
        return self._has_photo

    @property
    def tool(self) -> Tool | None:
        """What works on the photo in the canvas's stead."""
        return self._tool

    @tool.setter
    def tool(self, tool: Tool | None) -> None:
        self._tool = tool
        self._hand.let_go()
        self._show_view()

    def photo_at(self, point: QPointF) -> QPointF:
        """Turn a point of the widget into a photo point, in pixels; it may lie off the photo."""
        scale, pane = self.devicePixelRatioF(), self.pane_at(point)
        x, y = point.x() * scale - pane.left, point.y() * scale - pane.top
        return QPointF(*self.viewport.to_photo(x, y))

    def point_of(self, photo: QPointF, pane: Pane | None = None) -> QPointF:
        """Turn a photo point, in pixels, into a point of the widget (in a pane; default: the after's)."""
        pane = pane or next((p for p in self.panes if p.layer == "after"), self.panes[0])
        x, y = self.viewport.to_canvas(photo.x(), photo.y())
        return QPointF(x + pane.left, y + pane.top) / self.devicePixelRatioF()

    def pane_at(self, point: QPointF) -> Pane:
        """Give the pane under a point of the widget."""
        scale = self.devicePixelRatioF()
        x, y = point.x() * scale, point.y() * scale
        under = (p for p in reversed(self.panes) if x >= p.left and y >= p.top)
        return next(under, self.panes[0])

    def show_photo(self, width: int, height: int, *, stay: bool = False) -> None:
        """Look at a new photo of this size, fitted or (to `stay`) as close as now; its frame is to follow."""
        self._has_photo, self.frame, self.readout = True, None, None
        self.panes = self._arranged((width, height))
        first = self.panes[0]
        self._look(self.viewport.resized(first.width, first.height).showing(width, height, stay=stay))

    def forget_photo(self) -> None:
        """Show nothing."""
        self._has_photo, self.frame, self.readout, self.overlay = False, None, None, None
        self.update()

    def show_frame(self, frame: Frame) -> None:
        """Show a rendered frame."""
        self.frame = frame
        self.update()

    def show_overlay(self, overlay: Overlay | None) -> None:
        """Lay a scorer's map over the photo, or take it away."""
        if overlay is not self.overlay:
            self.overlay = overlay
            self.update()

    def show_readout(self, readout: Readout | None) -> None:
        """Tell beside the mouse what is known of the pixel under it."""
        if readout != self.readout:
            self.readout = readout
            self.update()

    def fit(self) -> None:
        """See the whole photo."""
        self._look(self.viewport.fit())

    def fill(self) -> None:
        """Fill the pane with the photo."""
        self._look(self.viewport.fill())

    def one_to_one(self, at: QPointF | None = None) -> None:
        """See one photo pixel on one device pixel, keeping the point `at` (widget coordinates) still."""
        self.zoom_to(1.0, at)

    def toggle_zoom(self) -> None:
        """Change between the whole photo and 1:1 at the mouse."""
        if self.viewport.fitted:
            self.one_to_one(self._at)
        else:
            self.fit()

    def zoom_by(self, steps: int) -> None:
        """Zoom in (steps > 0) or out around the middle."""
        self.zoom_to(self.viewport.zoom * _ZOOM_STEP**steps)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Set the zoom, keeping the point `at` (widget coordinates; default: the middle) still."""
        point: tuple[float | None, float | None] = (None, None)
        if at is not None:
            scale, pane = self.devicePixelRatioF(), self.pane_at(at)
            point = (at.x() * scale - pane.left, at.y() * scale - pane.top)
        self._look(self.viewport.zoomed(zoom, *point))

    def pan(self, across: int, down: int) -> None:
        """Look further right and down by so many steps."""
        step = _PAN_PIXELS * self.devicePixelRatioF()
        self.pan_by(QPointF(-across * step, -down * step) / self.devicePixelRatioF())

    def pan_by(self, moved: QPointF) -> None:
        """Move the photo by so many points."""
        scale = self.devicePixelRatioF()
        self._look(self.viewport.panned(moved.x() * scale, moved.y() * scale))

    def set_before(self, on: bool) -> None:
        """Glance at the before picture, whatever the view, or go back to the view."""
        if on != self._glancing:
            self._glancing = on
            self._show_view()

    def output_at(self, x: int, y: int) -> Code | None:
        """Give the 8-bit sRGB code of the after picture for a photo pixel, if it is on the screen."""
        frame = self.frame
        if frame is None or frame.after is None or frame.request.viewport != self.viewport:
            return None
        cx, cy = self.viewport.to_canvas(x + 0.5, y + 0.5)
        px, py = int(cx - frame.left), int(cy - frame.top)
        if not frame.after.valid(px, py):
            return None
        colour = frame.after.pixelColor(px, py)
        return colour.red(), colour.green(), colour.blue()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each pane's picture, and what explains it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.now().canvas))
        frame, shown = self.frame, self.shown
        if frame is None or frame.after is None:
            return
        overlay = self.overlay if shown.maps else None
        for pane in self.panes:
            painting.paint_pane(
                painter,
                pane,
                frame,
                self.viewport,
                self.devicePixelRatioF(),
                line=shown.line,
                overlay=overlay,
            )
        decorate(painter, self._decoration(frame, shown, overlay))
        if self._tool is not None:
            painter.save()
            self._tool.paint(painter, self)
            painter.restore()
        if self._ringed:
            painter.setPen(QColor(theme.now().mark))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the photo in sight as the canvas changes size."""
        self._fit_panes()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the cursor; with Alt, turn the wipe line."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and self.shown.kind == "wipe":
            # Some systems send the wheel sideways while Alt is held.
            self.turn_line(_WHEEL_DEGREES * (turned.y() or turned.x()) / 120)
        elif self._has_photo:
            self.zoom_to(self.viewport.zoom * 2.0 ** (turned.y() / _WHEEL_STEP), event.position())
        event.accept()

    def move_line(self, part: float) -> None:
        """Move the wipe line towards its second side by a part of the canvas's width."""
        self.view = replace(self._view, line=self._view.line.stepped(part, self.width(), self.height()))

    def turn_line(self, degrees: float) -> None:
        """Turn the wipe line clockwise."""
        self.view = replace(self._view, line=self._view.line.turned(degrees))

    def event(self, event: QEvent) -> bool:
        """Zoom by pinching, beside all other events."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_to(self.viewport.zoom * (1.0 + event.value()), event.position())
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._fit_panes()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the wipe line or of the photo, or let the tool do so."""
        if self._has_photo:
            self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, and tell which pixel is under the mouse."""
        self._hand.move(event)
        self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change between the whole photo and 1:1 at the cursor."""
        if self._has_photo and self._hand.over_line(event.position()) is None:
            self._at = event.position()
            self.toggle_zoom()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give keys to the tool; Space pans while it is held."""
        if event.key() == Qt.Key.Key_Space and self._has_photo:
            self._hand.hold_space(True)
        elif self._tool is None or not self._tool.key(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Give the mouse back to the tool."""
        if event.key() == Qt.Key.Key_Space and self._has_photo:
            self._hand.hold_space(event.isAutoRepeat())
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard to those who came here by it."""
        self._ringed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a held key whose release goes elsewhere."""
        self._hand.hold_space(False)
        self._ringed = False
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that no pixel is under the mouse."""
        self._at = None
        self.hovered.emit(None)
        self.update()

    def _arranged(self, photo: tuple[int, int]) -> tuple[Pane, ...]:
        scale = self.devicePixelRatioF()
        size = max(round(self.width() * scale), 1), max(round(self.height() * scale), 1)
        return arrange(self.shown, size, photo, round(GAP * scale))

    def _fit_panes(self) -> None:
        """Divide the canvas anew, and keep the photo in sight in its panes."""
        self.panes = self._arranged((self.viewport.photo_width, self.viewport.photo_height))
        first = self.panes[0]
        self._look(self.viewport.resized(first.width, first.height))

    def _look(self, viewport: Viewport) -> None:
        if viewport == self.viewport:
            return
        self.viewport = viewport
        self.update()
        if self._has_photo:
            self.zoomed.emit(viewport.zoom)
            self.needs_frame.emit()

    def _show_view(self) -> None:
        """Show another view, with what is there of it until its frame comes."""
        before = self.viewport
        self._fit_panes()
        self.update()
        if self._has_photo and self.viewport == before and not self._holds(self.shown):
            self.needs_frame.emit()

    def _holds(self, view: View) -> bool:
        """Tell whether the frame has all that a view needs."""
        if self.frame is None:
            return False
        # Neither the line nor the order of the sides is in a frame.
        held = self.frame.request.view
        return held == replace(view, line=held.line, swapped=held.swapped)

    def _hover(self, at: QPointF) -> None:
        self._at = at
        photo = self.photo_at(at)
        x, y = photo.x(), photo.y()
        view = self.viewport
        inside = self._has_photo and 0 <= x < view.photo_width and 0 <= y < view.photo_height
        self.hovered.emit((int(x), int(y)) if inside else None)
        if self.readout is not None or len(self.panes) == 2:
            self.update()

    def _decoration(self, frame: Frame, shown: View, overlay: Overlay | None) -> Decoration:
        return Decoration(
            view=shown,
            marked=frame.marked,
            colour=frame.request.colour,
            overlay=overlay,
            panes=self.panes,
            scale=self.devicePixelRatioF(),
            size=QRectF(self.rect()).size(),
            readout=self.readout,
            at=self._at,
        )
