"""Where the parts of a photo's cell lie in the filmstrip."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

STARS = 5
GAP = 2
"""Between cells."""

_MARGIN = 5.0
_LINE = 15.0
_STAR = 11.0
_ASPECT = 1.5
_NARROWEST = 92
"""Room for a flag and five stars side by side."""


@dataclass(frozen=True)
class Places:
    """The parts of a cell, in the coordinates of the cell's own rectangle."""

    image: QRectF
    name: QRectF
    flag: QRectF
    stars: tuple[QRectF, ...]

    def star_at(self, point: QPointF) -> int | None:
        """Tell which star (from 1) lies under a point."""
        return next((n for n, star in enumerate(self.stars, 1) if star.contains(point)), None)


def places(cell: QRectF) -> Places:
    """Lay a cell out: the picture, under it the name, under that flag and stars."""
    inner = cell.adjusted(_MARGIN + GAP / 2, _MARGIN, -_MARGIN - GAP / 2, -_MARGIN + 2)
    image = QRectF(inner.topLeft(), QSizeF(inner.width(), inner.height() - 2 * _LINE - 1))
    name = QRectF(inner.left(), image.bottom() + 2, inner.width(), _LINE)
    marks = QRectF(inner.left(), name.bottom(), inner.width(), _LINE)
    flag = QRectF(marks.left(), marks.top(), 16, _LINE)
    left = marks.right() - STARS * _STAR
    stars = tuple(QRectF(left + n * _STAR, marks.top(), _STAR, _LINE) for n in range(STARS))
    return Places(image, name, flag, stars)


def width(height: float) -> int:
    """Give the width of a cell of this height: its picture is half as wide again as high."""
    picture = height - 2 * _MARGIN + 2 - 2 * _LINE - 1
    return max(round(picture * _ASPECT + 2 * _MARGIN + GAP), _NARROWEST)
