"""What explains the views on the canvas: the scale of a difference, of stops, and the clipping marks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from disque_studio.ui.canvas import plate
from disque_studio.ui.canvas.clipping import BLOWN, CRUSHED, STRIPE, Clipped
from disque_studio.ui.canvas.colours import STOPS, stops_scale
from disque_studio.ui.canvas.gamut import OUTSIDE, SQUARE
from disque_studio.ui.canvas.numbers import signed
from disque_studio.ui.texts import tr

_BAR = 10.0
_DIFFERENCE_WIDTH = 220.0
_BLOCK = 17.0
_SWATCH = 26.0
_TICK_EVERY = 2
_LONGEST_NAME = 220


def paint_difference(painter: QPainter, gain: int, height: float) -> None:
    """Explain a difference in the lower left corner of a canvas of this height (in points)."""
    title = tr("Difference × {gain}").format(gain=gain)
    inner = _box(painter, max(_DIFFERENCE_WIDTH, painter.fontMetrics().horizontalAdvance(title)), height)
    bar = _titled_bar(painter, inner, title)
    ramp = QLinearGradient(bar.topLeft(), bar.topRight())
    ramp.setColorAt(0, QColor(0, 0, 0))
    ramp.setColorAt(1, QColor(255, 255, 255))
    painter.fillRect(bar, ramp)
    _frame(painter, bar)
    most = 255 / gain
    numbers = (tr("0 codes"), _codes(most / 2), _codes(most))
    for text, side in zip(
        numbers,
        (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight),
        strict=True,
    ):
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignBottom, text)


def paint_stops(painter: QPainter, width: float, height: float) -> None:
    """Explain false colours in the lower left corner of a canvas of this size (in points)."""
    count = 2 * STOPS + 1
    block = max(min(_BLOCK, (width - 2 * (plate.INSET + plate.PAD)) // count), 4.0)
    inner = _box(painter, block * count, height)
    bar = _titled_bar(painter, inner, tr("Scene light, in stops around grey"))
    for index, colour in enumerate(stops_scale().tolist()):
        painter.fillRect(QRectF(bar.left() + index * block, bar.top(), block, _BAR), QColor(*colour))
    _frame(painter, bar)
    step = _TICK_EVERY if block >= _BLOCK - 3 else STOPS // 2
    for stop in range(-STOPS, STOPS + 1, step):
        middle = bar.left() + (stop + STOPS + 0.5) * block
        painter.drawLine(QPointF(middle, bar.bottom()), QPointF(middle, bar.bottom() + 3))
        room = QRectF(middle - 20, bar.bottom() + 3, 40, inner.bottom() - bar.bottom() - 3)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, signed(stop))


@dataclass(frozen=True)
class Row:
    """A kind of marks: its name, how a swatch of it is drawn, and what part of the picture has it."""

    name: str
    draw: Callable[[QPainter, QRectF], None]
    part: float | None


def clipping_rows(clipped: Clipped | None) -> list[Row]:
    """Explain blown and crushed pixels."""
    blown, crushed = (None, None) if clipped is None else (clipped.blown, clipped.crushed)
    return [
        Row(tr("Blown"), partial(_stripes, colours=BLOWN, falls=False), blown),
        Row(tr("Crushed"), partial(_stripes, colours=CRUSHED, falls=True), crushed),
    ]


def gamut_row(output: str, part: float | None) -> Row:
    """Explain colours that an output cannot hold."""
    return Row(tr("Outside {output}").format(output=output), _checks, part)


def paint_marks(painter: QPainter, rows: list[Row], width: float, height: float) -> None:
    """Explain marks on pixels in the lower right corner of a canvas of this size (in points)."""
    metrics = painter.fontMetrics()
    line = float(max(metrics.height(), 14))
    names = [metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, _LONGEST_NAME) for row in rows]
    words = max(metrics.horizontalAdvance(name) for name in names)
    number = metrics.horizontalAdvance("100.0 %")
    size = _SWATCH + 8 + words + 14 + number, len(rows) * (line + 4) - 4
    box = QRectF(0, 0, size[0] + 2 * plate.PAD, size[1] + 2 * plate.PAD)
    box.moveBottomRight(QPointF(width - plate.INSET, height - plate.INSET))
    inner = plate.paint(painter, box)
    for index, (row, name) in enumerate(zip(rows, names, strict=True)):
        top = inner.top() + index * (line + 4)
        painter.save()
        row.draw(painter, QRectF(inner.left(), top + (line - 12) / 2, _SWATCH, 12))
        painter.restore()
        painter.setPen(plate.INK)
        place = QRectF(inner.left() + _SWATCH + 8, top, inner.width() - _SWATCH - 8, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        if row.part is not None:
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{100 * row.part:.1f} %"
            )


def _codes(number: float) -> str:
    return f"{number:.0f}" if number >= 10 or number == round(number) else f"{number:.1f}"


def _box(painter: QPainter, width: float, height: float) -> QRectF:
    line = float(painter.fontMetrics().height())
    high = 2 * line + 4 + _BAR + 4 + 2 * plate.PAD
    return plate.paint(painter, QRectF(plate.INSET, height - plate.INSET - high, width + 2 * plate.PAD, high))


def _titled_bar(painter: QPainter, inner: QRectF, title: str) -> QRectF:
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
    return QRectF(inner.left(), inner.top() + painter.fontMetrics().height() + 4, inner.width(), _BAR)


def _frame(painter: QPainter, bar: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(120, 120, 120), 1))
    painter.drawRect(bar.adjusted(-1, -1, 0, 0))
    painter.setPen(plate.INK)


def _stripes(
    painter: QPainter,
    box: QRectF,
    colours: tuple[tuple[int, int, int], tuple[int, int, int]],
    *,
    falls: bool,
) -> None:
    """Draw the stripes of clipped pixels."""
    painter.setClipRect(box)
    painter.fillRect(box, QColor(*colours[1]))
    painter.setPen(QPen(QColor(*colours[0]), STRIPE * 0.7))
    lean = -box.height() if falls else box.height()
    start = box.left() - box.height()
    while start < box.right() + box.height():
        painter.drawLine(QPointF(start, box.bottom()), QPointF(start + lean, box.top()))
        start += 2 * STRIPE


def _checks(painter: QPainter, box: QRectF) -> None:
    """Draw the squares of colours outside a gamut."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setClipRect(box)
    painter.fillRect(box, QColor(*OUTSIDE[1]))
    for row in range(ceil(box.height() / SQUARE)):
        for column in range(row % 2, ceil(box.width() / SQUARE), 2):
            corner = box.topLeft() + QPointF(column * SQUARE, row * SQUARE)
            painter.fillRect(QRectF(corner.x(), corner.y(), SQUARE, SQUARE), QColor(*OUTSIDE[0]))
