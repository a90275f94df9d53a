"""The colours and strokes of loss curves: told apart by either, on both grounds, by every eye."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from disque_studio.ui import theme

_COLOURS = {
    "dark": ("#f0f0f0", "#56b4e9", "#e69f00", "#3fc79a", "#f0e442", "#d98bb9", "#ff8f5c", "#9aa7ff"),
    "light": ("#141414", "#0067a5", "#9a6200", "#007a55", "#7a7000", "#a33f7e", "#c04a12", "#4a55c8"),
}
"""After Okabe and Ito, lightness taken to each ground."""

_STROKES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)


def pen(number: int, *, faint: bool = False) -> QPen:
    """Give the pen of curve number so; `faint` for what lies behind it."""
    shades = _COLOURS[theme.now().name]
    colour = QColor(shades[number % len(shades)])
    if faint:
        colour.setAlpha(60)
    stroke = Qt.PenStyle.SolidLine if faint else _STROKES[number % len(_STROKES)]
    made = QPen(colour, 1.0 if faint else 1.6, stroke)
    made.setCosmetic(True)
    return made
