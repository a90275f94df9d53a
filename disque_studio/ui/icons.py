"""The icons: line drawings from resources/icons, in the theme's text colour and sharp at any scale."""

# ruff: noqa: N802 - Qt names the methods

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from disque_studio.resources import resource_path
from disque_studio.ui import theme

_DRAWN = "#c8c8c8"
_KEPT = 512


@cache
def icon(name: str) -> QIcon:
    """Load an icon that follows the theme, greyed where its action is off."""
    return QIcon(_Engine(name))


class _Engine(QIconEngine):
    """Draws an icon when it is asked for, so that it has the colours and the scale of that moment."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> "_Engine":
        """Give another engine of the same drawing."""
        return _Engine(self._name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into a rectangle."""
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Give the drawing at a size in device pixels."""
        colours = theme.now()
        return _drawn(
            self._name,
            colours.text_off if mode == QIcon.Mode.Disabled else colours.text,
            size.width(),
            size.height(),
        )

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Give the drawing for a screen of this scale; the size is in the screen's independent pixels."""
        made = QPixmap(self.pixmap(size * scale, mode, state))
        made.setDevicePixelRatio(scale)
        return made


@lru_cache(maxsize=_KEPT)
def _drawn(name: str, colour: str, width: int, height: int) -> QPixmap:
    if width < 1 or height < 1:  # a button that is still being laid out
        return QPixmap()
    drawing = (resource_path("icons") / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace(_DRAWN, colour).encode()))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap
