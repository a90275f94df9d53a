"""Numbers on the pixels, where they are large enough to hold them; drawn in the render lane."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]

SMALLEST_PIXEL = 30.0
"""Side of a photo pixel, in the canvas's own points, from which on its numbers are shown."""

COMFORTABLE_PIXEL = 48.0
"""The same, at which they read well."""

_LINES = 3
_LARGEST_FONT = 15.0
_LEADING = 1.06
_FILL = 0.94
_LIGHT, _DARK = QColor(255, 255, 255, 225), QColor(0, 0, 0, 225)
_GRID_LIGHT, _GRID_DARK = QColor(255, 255, 255, 26), QColor(0, 0, 0, 44)
_BRIGHT = 128_000
_WEIGHTS = (299, 587, 114)
"""Of red, green and blue code values in how bright a pixel looks, in thousandths (ITU-R BT.601)."""

Write = Callable[[int, int], Sequence[str]]
"""Gives the lines of text of the pixel in a row and a column."""


def shown(zoom: float, scale: float) -> bool:
    """Tell whether pixels are large enough, at device pixels per photo pixel and per point."""
    return zoom >= SMALLEST_PIXEL * scale


def centres(picture: "npt.NDArray[Any]", rows: int, columns: int) -> "npt.NDArray[Any]":
    """Take the middle of each photo pixel out of a picture that shows them enlarged: (rows, columns, …)."""
    import numpy as np

    height, width = picture.shape[:2]
    down = ((np.arange(rows) + 0.5) * height / rows).astype(np.intp)
    across = ((np.arange(columns) + 0.5) * width / columns).astype(np.intp)
    return np.ascontiguousarray(picture[down[:, None], across])


def codes(pixels: "Bytes") -> Write:
    """Write red, green and blue as 8-bit codes, one below the other."""
    values = pixels.tolist()
    return lambda row, column: [str(value) for value in values[row][column]]


def changes(after: "Bytes", other: "Bytes") -> Write:
    """Write by how many codes each channel differs, with its sign."""
    values = (after.astype(int) - other).tolist()
    return lambda row, column: [signed(value) for value in values[row][column]]


def stops(light: "npt.NDArray[np.float32]", grey: float) -> Write:
    """Write how many stops each pixel's luminance (rows, columns) lies around grey."""
    import numpy as np

    values = np.log2(np.maximum(light / grey, 1e-30)).tolist()
    return lambda row, column: [signed(values[row][column], 1) if values[row][column] > -99 else "−∞"]


def signed(number: float, digits: int = 0) -> str:
    """Write a number with its sign, and nothing without one."""
    text = f"{number:+.{digits}f}".replace("-", "−")
    return text[1:] if float(text[1:]) == 0 else text


def paint(image: QImage, pixels: "Bytes", write: Write, scale: float) -> None:
    """Write the numbers of `pixels` (rows, columns, 3), which `image` shows enlarged, over their middles.

    Behind them stands the pixel's own colour, so that marks on it do not disturb.
    """
    rows, columns = pixels.shape[:2]
    wide, high = image.width() / columns, image.height() / rows
    bright = (pixels.astype(int) @ _WEIGHTS > _BRIGHT).tolist()
    colours = pixels.tolist()
    painter = QPainter(image)
    font = QFont()
    size = min(_FILL * high / (_LINES * _LEADING), _LARGEST_FONT * scale)
    font.setPixelSize(max(round(size), 1))
    painter.setFont(font)
    step = size * _LEADING
    metrics = painter.fontMetrics()
    for row in range(rows):
        for column in range(columns):
            lines = write(row, column)
            plate = QRectF(
                0, 0, max(metrics.horizontalAdvance(line) for line in lines) + 2, step * len(lines)
            )
            plate.moveCenter(QRectF(column * wide, row * high, wide, high).center())
            painter.fillRect(plate, QColor(*colours[row][column]))
            painter.setPen(_DARK if bright[row][column] else _LIGHT)
            for index, line in enumerate(lines):
                place = QRectF(column * wide, plate.top() + index * step, wide, step)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, line)
    _paint_grid(painter, columns, rows, scale)
    painter.end()


def _paint_grid(painter: QPainter, columns: int, rows: int, scale: float) -> None:
    """Draw faint lines between the pixels, so that it is seen which numbers belong together."""
    width, height = painter.device().width(), painter.device().height()
    line = max(round(scale), 1)
    for colour, beside in ((_GRID_LIGHT, 0), (_GRID_DARK, line)):
        for column in range(1, columns):
            painter.fillRect(round(column * width / columns) - line + beside, 0, line, height, colour)
        for row in range(1, rows):
            painter.fillRect(0, round(row * height / rows) - line + beside, width, line, colour)
