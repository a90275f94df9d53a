"""Painting a frame into the canvas's panes: plain copies wherever the view has not changed since."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF, QRegion

from disque_studio.ui.canvas import overlay as maps
from disque_studio.ui.canvas.line import Line
from disque_studio.ui.canvas.overlay import Overlay
from disque_studio.ui.canvas.panes import Pane
from disque_studio.ui.canvas.render import Frame
from disque_studio.ui.canvas.viewport import Viewport


def paint_pane(
    painter: QPainter,
    pane: Pane,
    frame: Frame,
    viewport: Viewport,
    scale: float,
    *,
    line: Line,
    overlay: Overlay | None,
) -> None:
    """Paint a pane's picture, and a scorer's map over it; all in widget coordinates."""
    picture = frame.shown.get(pane.layer, frame.after)
    if picture is None:
        return
    painter.save()
    _clip(painter, pane, line, scale)
    corner = QPointF(pane.left, pane.top) / scale
    target = placed(frame, viewport, scale).translated(corner)
    if viewport != frame.request.viewport:
        _paint_overview(painter, pane, frame, whole(viewport, scale).translated(corner), target)
    same_size = target.size() * scale == picture.size().toSizeF()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not same_size)
    painter.drawImage(target, picture)
    if overlay is not None and pane.layer == "after":
        maps.paint(painter, overlay, whole(viewport, scale).translated(corner))
    painter.restore()


def placed(frame: Frame, viewport: Viewport, scale: float) -> QRectF:
    """Where a frame belongs now, in points of its pane; exact pixels when the view has not moved."""
    picture = frame.plain["after"]
    then = frame.request.viewport
    left, top = float(frame.left), float(frame.top)
    width, height = float(picture.width()), float(picture.height())
    if then.zoom == viewport.zoom:
        # Whole pixels, which are copied; anything between would be resampled.
        left, top = left + viewport.left - then.left, top + viewport.top - then.top
    else:
        grown = viewport.zoom / then.zoom
        left, top = viewport.to_canvas(*then.to_photo(left, top))
        width, height = width * grown, height * grown
    return QRectF(left / scale, top / scale, width / scale, height / scale)


def whole(viewport: Viewport, scale: float) -> QRectF:
    """Where the whole photo lies, in points of a pane."""
    width, height = viewport.photo_width * viewport.zoom, viewport.photo_height * viewport.zoom
    return QRectF(viewport.left / scale, viewport.top / scale, width / scale, height / scale)


def _clip(painter: QPainter, pane: Pane, line: Line, scale: float) -> None:
    room = QRectF(pane.left / scale, pane.top / scale, pane.width / scale, pane.height / scale)
    if pane.second is None:
        painter.setClipRect(room)
        return
    side = QPainterPath()
    corners = line.side(pane.second, room.width(), room.height())
    side.addPolygon(QPolygonF([QPointF(*point) for point in corners]))
    side.closeSubpath()
    painter.setClipPath(side)


def _paint_overview(painter: QPainter, pane: Pane, frame: Frame, photo: QRectF, target: QRectF) -> None:
    overview = frame.overviews.get(pane.layer, frame.overviews.get("after"))
    if overview is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    # Only where the frame does not reach: scaling is what costs time here.
    painter.setClipRegion(
        QRegion(photo.toAlignedRect()) - QRegion(target.toRect()), Qt.ClipOperation.IntersectClip
    )
    painter.drawImage(photo, overview)
    painter.restore()
