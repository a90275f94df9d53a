"""The widget that shows the photo: it paints frames and turns mouse and keys into a viewport."""

# ruff: noqa: N802 - Qt names the event handlers

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from disque_studio.ui import theme
from disque_studio.ui.canvas import overlay as maps
from disque_studio.ui.canvas import wipe
from disque_studio.ui.canvas.overlay import Overlay
from disque_studio.ui.canvas.render import Frame
from disque_studio.ui.canvas.tool import Tool
from disque_studio.ui.canvas.viewport import Viewport

_WHEEL_STEP = 240.0
_PAN_PIXELS = 96
_ZOOM_STEP = 2**0.5


class Canvas(QWidget):
    """Shows the last frame where the viewport puts it, so that pan and zoom answer before a new frame does.

    `needs_frame`: the viewport changed, or a before picture is now wanted. `hovered`: the photo pixel under
    the mouse as (x, y), or None off the photo.
    """

    needs_frame = Signal()
    zoomed = Signal(float)
    hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport = Viewport()
        self.frame: Frame | None = None
        self.overlay: Overlay | None = None
        self.line = 0.5
        self._has_photo = False
        self._wiping = False
        self._before = False
        self._drag: QPointF | None = None
        self._drags_line = False
        self._tool: Tool | None = None
        self._tool_drags = self._space = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Photo")
        self.setAccessibleDescription("The photo in its look. Arrow keys pan, Ctrl and plus or minus zoom.")
        self.setMinimumSize(240, 180)

    @property
    def wants_before(self) -> bool:
        """Whether a frame must hold the before picture too."""
        return self._wiping or self._before

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
        self._tool, self._tool_drags = tool, False
        self.unsetCursor()
        self.update()

    def photo_at(self, point: QPointF) -> QPointF:
        """Turn a point of the widget into a photo point, in pixels; it may lie off the photo."""
        scale = self.devicePixelRatioF()
        return QPointF(*self.viewport.to_photo(point.x() * scale, point.y() * scale))

    def point_of(self, photo: QPointF) -> QPointF:
        """Turn a photo point, in pixels, into a point of the widget."""
        return QPointF(*self.viewport.to_canvas(photo.x(), photo.y())) / self.devicePixelRatioF()

    def show_photo(self, width: int, height: int) -> None:
        """Look at a new photo of this size; its frame is to follow."""
        self._has_photo, self.frame = True, None
        self._look(self.viewport.showing(width, height))

    def show_frame(self, frame: Frame) -> None:
        """Show a rendered frame."""
        self.frame = frame
        self.update()

    def show_overlay(self, overlay: Overlay | None) -> None:
        """Lay a scorer's map over the photo, or take it away."""
        if overlay is not self.overlay:
            self.overlay = overlay
            self.update()

    def fit(self) -> None:
        """See the whole photo."""
        self._look(self.viewport.fit())

    def one_to_one(self, at: QPointF | None = None) -> None:
        """See one photo pixel on one device pixel, keeping the point `at` (widget coordinates) still."""
        self.zoom_to(1.0, at)

    def zoom_by(self, steps: int) -> None:
        """Zoom in (steps > 0) or out around the middle."""
        self.zoom_to(self.viewport.zoom * _ZOOM_STEP**steps)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Set the zoom, keeping the point `at` (widget coordinates; default: the middle) still."""
        scale = self.devicePixelRatioF()
        point = (None, None) if at is None else (at.x() * scale, at.y() * scale)
        self._look(self.viewport.zoomed(zoom, *point))

    def pan(self, across: int, down: int) -> None:
        """Look further right and down by so many steps."""
        step = _PAN_PIXELS * self.devicePixelRatioF()
        self._look(self.viewport.panned(-across * step, -down * step))

    def set_wiping(self, on: bool) -> None:
        """Show before and after on either side of a line."""
        self._wiping = on
        self._change_before()

    def set_before(self, on: bool) -> None:
        """Show the before picture alone."""
        self._before = on
        self._change_before()

    def move_line(self, to: float) -> None:
        """Put the wipe line at this part of the canvas's width."""
        self.line = min(max(to, 0.0), 1.0)
        self.update()

    def output_at(self, x: int, y: int) -> tuple[int, int, int] | None:
        """Give the 8-bit sRGB code shown for a photo pixel, if it is on the screen."""
        if self.frame is None or self.frame.after is None or self.frame.request.viewport != self.viewport:
            return None
        cx, cy = self.viewport.to_canvas(x + 0.5, y + 0.5)
        px, py = int(cx - self.frame.left), int(cy - self.frame.top)
        if not self.frame.after.valid(px, py):
            return None
        colour = self.frame.after.pixelColor(px, py)
        return colour.red(), colour.green(), colour.blue()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, and the wipe line over it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.now().canvas))
        frame = self.frame
        if frame is None or frame.after is None:
            return
        target = self._target(frame)
        self._paint_overview(painter, frame, target)
        if target.size() != frame.after.size().toSizeF() / self.devicePixelRatioF():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown = frame.before if self._before and frame.before is not None else frame.after
        painter.drawImage(target, shown)
        if self.overlay is not None and not self._before:
            self._paint_overlay(painter, self.overlay)
        if self._wiping and not self._before:
            self._paint_wipe(painter, target, frame.before)
        if self._tool is not None:
            painter.save()
            self._tool.paint(painter, self)
            painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the photo in sight as the canvas changes size."""
        scale = self.devicePixelRatioF()
        self._look(
            self.viewport.resized(round(event.size().width() * scale), round(event.size().height() * scale))
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the cursor."""
        if self._has_photo:
            factor = 2.0 ** (event.angleDelta().y() / _WHEEL_STEP)
            self.zoom_to(self.viewport.zoom * factor, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Zoom by pinching, beside all other events."""
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_to(self.viewport.zoom * (1.0 + event.value()), event.position())
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the wipe line or of the photo."""
        if not self._has_photo:
            return
        if event.button() == Qt.MouseButton.LeftButton and self._tool is not None and not self._space:
            self._tool_drags = self._tool.press(self, event)
            if self._tool_drags:
                return
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._drag = event.position()
            self._drags_line = self._on_line(event.position())
            self._point(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, and tell which pixel is under the mouse."""
        if self._tool is not None and self._drag is None and self._tool.move(self, event):
            self._point(event.position())
            self._hover(event.position())
            return
        if self._drag is not None:
            moved = event.position() - self._drag
            self._drag = event.position()
            if self._drags_line:
                self.move_line(event.position().x() / self.width())
            else:
                scale = self.devicePixelRatioF()
                self._look(self.viewport.panned(moved.x() * scale, moved.y() * scale))
        self._point(event.position())
        self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._tool_drags and self._tool is not None and event.button() == Qt.MouseButton.LeftButton:
            self._tool_drags = False
            self._tool.release(self, event)
            self._point(event.position())
            return
        self._drag, self._drags_line = None, False
        self._point(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change between the whole photo and 1:1 at the cursor."""
        if self._has_photo and not self._on_line(event.position()):
            if self.viewport.fitted:
                self.one_to_one(event.position())
            else:
                self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give keys to the tool; Space pans while it is held."""
        if event.key() == Qt.Key.Key_Space and self._has_photo:
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._tool is None or not self._tool.key(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Give the mouse back to the tool."""
        if event.key() == Qt.Key.Key_Space and self._has_photo:
            if not event.isAutoRepeat():
                self._space = False
                self.unsetCursor()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget a held key whose release goes elsewhere."""
        self._space = False
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that no pixel is under the mouse."""
        self.hovered.emit(None)

    def _look(self, viewport: Viewport) -> None:
        if viewport == self.viewport:
            return
        self.viewport = viewport
        self.update()
        if self._has_photo:
            self.zoomed.emit(viewport.zoom)
            self.needs_frame.emit()

    def _change_before(self) -> None:
        self.update()
        if self.wants_before and self.frame is not None and self.frame.before is None:
            self.needs_frame.emit()

    def _target(self, frame: Frame) -> QRectF:
        """Where a frame belongs now, in widget coordinates; exact pixels when the view has not moved."""
        assert frame.after is not None
        then, now = frame.request.viewport, self.viewport
        left, top = float(frame.left), float(frame.top)
        width, height = float(frame.after.width()), float(frame.after.height())
        if then.zoom == now.zoom:
            # Whole pixels, which are copied; anything between would be resampled.
            left, top = left + now.left - then.left, top + now.top - then.top
        else:
            grown = now.zoom / then.zoom
            left, top = now.to_canvas(*then.to_photo(left, top))
            width, height = width * grown, height * grown
        scale = self.devicePixelRatioF()
        return QRectF(left / scale, top / scale, width / scale, height / scale)

    def _paint_overview(self, painter: QPainter, frame: Frame, target: QRectF) -> None:
        if frame.overview is None or self.viewport == frame.request.viewport:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # Only where the frame does not reach: scaling is what costs time here.
        painter.setClipRegion(QRegion(self.rect()) - QRegion(target.toRect()))
        painter.drawImage(self._whole(), frame.overview)
        painter.restore()

    def _whole(self) -> QRectF:
        """Where the whole photo lies, in widget coordinates."""
        view, scale = self.viewport, self.devicePixelRatioF()
        width, height = view.photo_width * view.zoom, view.photo_height * view.zoom
        return QRectF(view.left / scale, view.top / scale, width / scale, height / scale)

    def _paint_overlay(self, painter: QPainter, overlay: Overlay) -> None:
        """Paint the map, which is of the after picture alone, and its legend."""
        painter.save()
        if self._wiping:
            x = round(self.line * self.width())
            painter.setClipRect(QRectF(x, 0, self.width() - x, self.height()))
        maps.paint(painter, overlay, self._whole())
        painter.restore()
        maps.paint_legend(painter, overlay, self.height())

    def _paint_wipe(self, painter: QPainter, target: QRectF, before: QImage | None) -> None:
        x = round(self.line * self.width())
        if before is not None:
            painter.save()
            painter.setClipRect(QRectF(0, 0, x, self.height()))
            painter.drawImage(target, before)
            painter.restore()
        wipe.paint(painter, x, self.height())

    def _on_line(self, at: QPointF) -> bool:
        near = abs(at.x() - self.line * self.width()) <= wipe.REACH
        return self._wiping and not self._before and near

    def _point(self, at: QPointF) -> None:
        if self._drags_line or (self._drag is None and self._on_line(at)):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._drag is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._space:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._tool is not None and (shape := self._tool.cursor(at)) is not None:
            self.setCursor(shape)
        else:
            self.unsetCursor()

    def _hover(self, at: QPointF) -> None:
        scale = self.devicePixelRatioF()
        x, y = self.viewport.to_photo(at.x() * scale, at.y() * scale)
        inside = (
            self._has_photo and 0 <= x < self.viewport.photo_width and 0 <= y < self.viewport.photo_height
        )
        self.hovered.emit((int(x), int(y)) if inside else None)
