"""A picture on a pane of the comparison, zoomed and moved together with its neighbour."""

# ruff: noqa: N802 - Qt names the event handlers

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from disque_studio.ui import theme
from disque_studio.ui.inspection.linked import Linked, Size

WHEEL_STEP = 1.25
_NOTCH = 120
_NEAREST = 3.0


class Pane(QWidget):
    """Shows the levels of a picture: the whole, then each half the size of the one before.

    `moved` gives what both panes are to show from now on.
    """

    moved = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.linked = Linked()
        self.note = ""
        self._levels: list[QImage] = []
        self._drag: QPointF | None = None
        self.setAccessibleName(name)
        self.setMinimumSize(240, 180)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    @property
    def picture(self) -> Size | None:
        """The picture's width and height; None while there is none."""
        return (self._levels[0].width(), self._levels[0].height()) if self._levels else None

    @property
    def pane(self) -> Size:
        """The pane's width and height in device pixels."""
        scale = self.devicePixelRatioF()
        return max(round(self.width() * scale), 1), max(round(self.height() * scale), 1)

    def show_levels(self, levels: list[QImage]) -> None:
        """Show a picture."""
        self._levels = levels
        self.update()

    def say(self, note: str) -> None:
        """Show a note in the place of the picture."""
        self.note = note
        self.update()

    def follow(self, linked: Linked) -> None:
        """Show what the other pane shows."""
        self.linked = linked
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom at a point of the pane, by default its middle."""
        if self.picture is not None:
            self.moved.emit(self.linked.zoomed(factor, self._point(at), self.pane, self.picture))

    def pan(self, dx: float, dy: float) -> None:
        """Move by pixels of the pane."""
        if self.picture is not None:
            scale = self.devicePixelRatioF()
            self.moved.emit(self.linked.panned(dx * scale, dy * scale, self.pane, self.picture))

    def actual(self, at: QPointF | None = None) -> None:
        """Show the picture's pixels as they are."""
        if self.picture is not None:
            self.moved.emit(self.linked.actual(self._point(at), self.pane, self.picture))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse."""
        self.zoom(WHEEL_STEP ** (event.angleDelta().y() / _NOTCH), event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to move."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move with the mouse."""
        if self._drag is not None:
            by = event.position() - self._drag
            self._drag = event.position()
            self.pan(by.x(), by.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End moving."""
        self._drag = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the pixels, or back to the whole."""
        if self.linked.zoom > 1:
            self.moved.emit(Linked())
        else:
            self.actual(event.position())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part of the picture that is in sight, from the level that is just large enough."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.now().canvas))
        size = self.picture
        if size is None:
            painter.setPen(QColor(theme.now().text_dim))
            words = self.rect().adjusted(20, 20, -20, -20)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.note)
            return
        ratio, scale = self.devicePixelRatioF(), self.linked.scale(self.pane, size)
        level = 0
        while level + 1 < len(self._levels) and self._levels[level + 1].width() >= size[0] * scale:
            level += 1
        image = self._levels[level]
        left, top, width, height = (value / ratio for value in self.linked.box(self.pane, size))
        seen = QRectF(left, top, width, height).intersected(QRectF(self.rect()))
        across, down = image.width() / width, image.height() / height
        source = QRectF(
            (seen.x() - left) * across, (seen.y() - top) * down, seen.width() * across, seen.height() * down
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < _NEAREST)
        painter.drawImage(seen, image, source)

    def _point(self, at: QPointF | None) -> tuple[float, float]:
        if at is None:
            return self.pane[0] / 2, self.pane[1] / 2
        ratio = self.devicePixelRatioF()
        return at.x() * ratio, at.y() * ratio
