"""How the map is painted: its points once, as a plate, and over it what the mouse and the keys are at."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from disque_studio.studio.latentmap import Point
from disque_studio.ui import theme
from disque_studio.ui.latentmap import cards, markers
from disque_studio.ui.latentmap.colours import Style
from disque_studio.ui.latentmap.lens import roomy
from disque_studio.ui.panels.thumbs import filled

if TYPE_CHECKING:
    from disque_studio.ui.latentmap.lens import Floats

TILE = QSize(54, 38)
"""A point that is shown as a small picture."""

_TILE_GAP = 4
_TILE_FRAME = 2.0
_KEPT = 600
_READ_AT_ONCE = 12
"""Small pictures that are unpacked in one painting: more would hold up the window."""

_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform


class Plate:
    """Paints for a chart. `seen` is where the points are on the screen, (n, 2); `hovered` is at the mouse.

    With `pictures` on, points are small pictures where there is room.
    """

    def __init__(self, chart: QWidget) -> None:
        self._chart = chart
        self.points: Sequence[Point] = ()
        self.seen: Floats | None = None
        self.hovered: int | None = None
        self.pictures = False
        self._styles: Sequence[Style] = ()
        self._order: list[int] = []
        self._beside: frozenset[int] = frozenset()
        self._tiled: set[int] = set()
        self._drawn: QPixmap | None = None
        self._drawn_for: object = None
        self._small: OrderedDict[tuple[int, float], QPixmap] = OrderedDict()

    def dress(self, points: Sequence[Point], styles: Sequence[Style]) -> None:
        """Take points and how they are drawn; larger ones are drawn over smaller ones, photos over all."""
        if points is not self.points:
            self.hovered = None
            self._small.clear()
        self.points, self._styles = points, styles
        ranks = [(p.item.kind == "photo", style.size) for p, style in zip(points, styles, strict=True)]
        self._order = sorted(range(len(points)), key=ranks.__getitem__)
        self._drawn = None

    def lay(self, seen: "Floats", beside: "frozenset[int]" = frozenset()) -> None:
        """Take where the points are seen; those `beside` another of the same place lie over its picture."""
        self.seen, self._beside, self._drawn = seen, beside, None

    def show_pictures(self, on: bool) -> None:
        """Draw points as small pictures, or no longer."""
        self.pictures, self._drawn = on, None
        self._chart.update()

    def place(self, index: int) -> QPointF:
        """Give where a point is seen."""
        assert self.seen is not None
        return QPointF(float(self.seen[index][0]), float(self.seen[index][1]))

    def paint(self, *, current: int | None, selected: int | None) -> None:
        """Paint the chart."""
        chart, colours = self._chart, theme.now()
        scale = chart.devicePixelRatioF()
        wanted = colours, chart.size().toTuple(), scale
        if self._drawn is None or self._drawn_for != wanted:
            self._drawn_for = wanted
            self._drawn = self._draw(scale)
        painter = QPainter(chart)
        painter.setRenderHints(_SMOOTH)
        painter.drawPixmap(0, 0, self._drawn)
        shown = current if self.hovered is None else self.hovered
        if self.seen is not None:
            if selected is not None:
                self._paint_ring(painter, selected, QColor(colours.mark), 2.4)
            if shown is not None and shown != selected:
                self._paint_ring(painter, shown, QColor(colours.mark), 1.2)
                cards.paint(painter, self.points[shown], self.place(shown), QRectF(chart.rect()))
        if chart.hasFocus():
            painter.setPen(QPen(QColor(colours.mark), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(chart.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _draw(self, scale: float) -> QPixmap:
        """Draw ground and points; small pictures that are not unpacked yet follow with the next painting."""
        pixmap = QPixmap(self._chart.size() * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(QColor(theme.now().field))
        self._tiled = set()
        if self.seen is None or not self.points:
            return pixmap
        painter = QPainter(pixmap)
        painter.setRenderHints(_SMOOTH)
        size = self._chart.width(), self._chart.height()
        room = TILE.width() + _TILE_GAP, TILE.height() + _TILE_GAP
        order = [index for index in reversed(self._order) if index not in self._beside]
        tiles = roomy(self.seen, order, room, size) if self.pictures else []
        self._unpack(tiles, scale)
        self._tiled = {index for index in tiles if (index, scale) in self._small}
        for index in self._order:
            if index not in self._tiled:
                markers.paint(painter, self._styles[index], self.place(index))
        for index in reversed(tiles):
            if index in self._tiled:
                self._paint_tile(painter, index, scale)
        for index in self._beside:
            markers.paint(painter, self._styles[index], self.place(index))
        painter.end()
        return pixmap

    def _unpack(self, tiles: Sequence[int], scale: float) -> None:
        missing = [index for index in tiles if (index, scale) not in self._small]
        for index in missing[:_READ_AT_ONCE]:
            image = QImage.fromData(self.points[index].thumbnail)
            self._small[index, scale] = filled(image, TILE, scale)
        while len(self._small) > _KEPT:
            self._small.popitem(last=False)
        if len(missing) > _READ_AT_ONCE:
            self._drawn_for = None
            self._chart.update()

    def _paint_tile(self, painter: QPainter, index: int, scale: float) -> None:
        """Paint a point as a picture in a frame of its colour, with its marker in a corner."""
        style, middle = self._styles[index], self.place(index)
        corner = QPointF(round(middle.x() - TILE.width() / 2), round(middle.y() - TILE.height() / 2))
        box = QRectF(corner, TILE.toSizeF())
        painter.drawPixmap(corner, self._small[index, scale])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(style.colour), _TILE_FRAME))
        painter.drawRect(box)
        markers.paint(painter, style, box.bottomRight())

    def _paint_ring(self, painter: QPainter, index: int, colour: QColor, width: float) -> None:
        """Paint a ring around a point, light and dark, so that it is seen on every ground."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ground = QColor(theme.now().field)
        for pen in (QPen(ground, width + 2.4), QPen(colour, width)):
            painter.setPen(pen)
            if index in self._tiled:
                corner = self.place(index) - QPointF(TILE.width() / 2, TILE.height() / 2)
                painter.drawRoundedRect(QRectF(corner, TILE.toSizeF()).adjusted(-3, -3, 3, 3), 3, 3)
            else:
                reach = self._styles[index].size / 2 + 3.5
                painter.drawEllipse(self.place(index), reach, reach)
