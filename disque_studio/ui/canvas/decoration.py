"""What is drawn over the pictures: names of sides, the wipe line, legends, and the read-out at the mouse."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen

from disque_studio.ui import theme
from disque_studio.ui.canvas import legends, plate, readout, wipe
from disque_studio.ui.canvas import overlay as maps
from disque_studio.ui.canvas.dressing import Marked
from disque_studio.ui.canvas.managed import Colour
from disque_studio.ui.canvas.overlay import Overlay
from disque_studio.ui.canvas.panes import Pane
from disque_studio.ui.canvas.readout import Readout
from disque_studio.ui.canvas.view import Layer, View
from disque_studio.ui.texts import tr

_CROSS = 7.0
_LONGEST_NAME = 28


@dataclass(frozen=True, eq=False)
class Decoration:
    """All that decorating needs to know; `size` and `at` (the mouse) are in points."""

    view: View
    marked: Marked
    colour: Colour | None
    overlay: Overlay | None
    panes: tuple[Pane, ...]
    scale: float
    size: QSizeF
    readout: Readout | None
    at: QPointF | None


def decorate(painter: QPainter, on: Decoration) -> None:
    """Draw it; in widget coordinates."""
    painter.save()
    width, height = on.size.width(), on.size.height()
    if on.overlay is not None:
        maps.paint_legend(painter, on.overlay, round(height))
    match on.view.kind:
        case "wipe":
            first, second = on.view.pictures
            names = name(first, on), name(second, on)
            wipe.paint(painter, on.view.line, names, width, height)
        case "sides":
            _paint_sides(painter, on)
        case "before":
            plate.label(painter, name("before", on), QPointF(plate.INSET, plate.INSET))
        case "difference":
            words = f"{name(on.view.other, on)} ↔ {name('after', on)}"
            plate.label(painter, words, QPointF(plate.INSET, plate.INSET))
            legends.paint_difference(painter, on.view.gain, height)
        case "stops":
            legends.paint_stops(painter, width, height)
    if on.view.kind not in ("difference", "stops"):
        _explain_colours(painter, on, width, height)
    if on.readout is not None and on.at is not None:
        readout.paint(painter, on.readout, on.at, width, height)
    painter.restore()


def name(layer: Layer, on: Decoration) -> str:
    """Name a picture for the user, and the studio's view that it is shown by."""
    if layer == "reference":
        return short(on.view.reference)
    if layer != "before":
        return tr("After")
    view = None if on.colour is None else on.colour.before
    return tr("Before") if view is None else f"{tr('Before')}: {short(view.name)}"


def short(name: str) -> str:
    """Cut a long name's end off."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _explain_colours(painter: QPainter, on: Decoration, width: float, height: float) -> None:
    colour = on.colour
    rows = legends.clipping_rows(on.marked.clipped) if on.view.clipping else []
    if colour is not None and colour.gamut is not None:
        rows.append(legends.gamut_row(colour.output, on.marked.outside))
    if rows:
        legends.paint_marks(painter, rows, width, height)
    if colour is not None and colour.proofs:
        words = tr("Proof: {output}").format(output=short(colour.output))
        corner = QPointF(width - plate.INSET - plate.label_size(painter, words).width(), plate.INSET)
        plate.label(painter, words, corner)


def _paint_sides(painter: QPainter, on: Decoration) -> None:
    first, second = on.panes
    if first.top == second.top:
        gap = QRectF(first.width, 0, second.left - first.width, first.height)
    else:
        gap = QRectF(0, first.height, first.width, second.top - first.height)
    painter.fillRect(QRectF(gap.topLeft() / on.scale, gap.size() / on.scale), QColor(theme.now().edge))
    for pane in on.panes:
        corner = QPointF(pane.left, pane.top) / on.scale + QPointF(plate.INSET, plate.INSET)
        plate.label(painter, name(pane.layer, on), corner)
    if on.at is not None:
        _paint_twin(painter, on, on.at)


def _paint_twin(painter: QPainter, on: Decoration, at: QPointF) -> None:
    """Mark in the other pane the place that the mouse is over."""
    first, second = on.panes
    apart = QPointF(second.left - first.left, second.top - first.top) / on.scale
    over_second = at.x() * on.scale >= second.left and at.y() * on.scale >= second.top
    twin = at - apart if over_second else at + apart
    pane = first if over_second else second
    room = QRectF(pane.left, pane.top, pane.width, pane.height)
    if not room.contains(twin * on.scale):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for colour, thickness in ((QColor(0, 0, 0, 150), 3.0), (plate.INK, 1.0)):
        painter.setPen(QPen(colour, thickness))
        painter.drawLine(twin - QPointF(_CROSS, 0), twin + QPointF(_CROSS, 0))
        painter.drawLine(twin - QPointF(0, _CROSS), twin + QPointF(0, _CROSS))
