"""The toolbar's icons: one-colour line drawings from resources/icons, drawn sharp at any scale."""

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from disque_studio.resources import resource_path
from disque_studio.ui import theme

_SIZES = (16, 20, 32, 40, 64)
_DRAWN = "#c8c8c8"


@cache
def icon(name: str) -> QIcon:
    """Load an icon in the theme's text colour, greyed where its action is off."""
    drawing = (resource_path("icons") / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, theme.TEXT), (QIcon.Mode.Disabled, theme.TEXT_OFF)):
        renderer = QSvgRenderer(QByteArray(drawing.replace(_DRAWN, colour).encode()))
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            made.addPixmap(pixmap, mode)
    return made
