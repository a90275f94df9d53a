"""What is put on the pictures that are seen: gamut and clipping marks, and numbers; in the render lane."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from disque_studio.ui.canvas import gamut, numbers
from disque_studio.ui.canvas.clipping import STRIPE, Clipped, mark
from disque_studio.ui.canvas.falsecolour import luminance
from disque_studio.ui.canvas.managed import Shot
from disque_studio.ui.canvas.view import Layer

if TYPE_CHECKING:
    from disque_studio.ui.canvas.render import Request, Sight

Shots = dict[Layer, Shot]

_UNMARKED: tuple[Layer, ...] = ("difference", "stops")


@dataclass(frozen=True)
class Marked:
    """How much of what is in sight is marked: parts 0 to 1; None where nobody asks."""

    clipped: Clipped | None = None
    outside: float | None = None


def dress(
    request: "Request", sight: "Sight", shots: Shots, bare: dict[Layer, QImage]
) -> tuple[dict[Layer, QImage], Marked]:
    """Put marks and numbers on the pictures that are seen; `bare` is how they are shown without."""
    view, told = request.view, Marked()
    shown = {layer: bare[layer] for layer in view.pictures}
    warns = request.colour is not None and request.colour.gamut is not None
    if view.clipping or warns:
        for layer in shown:
            if layer not in _UNMARKED:
                make = partial(_marked, request, sight, shots[layer])
                shown[layer], parts = sight.keep(f"{layer} marked {view.clipping}", shots[layer], make)
                told = parts if layer == "after" or told == Marked() else told
    if numbers.shown(request.viewport.zoom, request.scale):
        for layer, image in shown.items():
            make_numbered = partial(_numbered, image, layer, request, sight, shots)
            shown[layer] = sight.keep(f"{layer} numbered", image, make_numbered)
    return shown, told


def _marked(request: "Request", sight: "Sight", shot: Shot) -> tuple[QImage, Marked]:
    corner = (
        round(sight.crop.left - request.viewport.left),
        round(sight.crop.top - request.viewport.top),
    )
    picture, clipped, outside = shot.screen, None, None
    if shot.outside is not None:
        square = round(gamut.SQUARE * request.scale)
        picture, outside = gamut.mark(picture, shot.outside, corner, square)
    if request.view.clipping:
        stripe = round(STRIPE * request.scale)
        picture, clipped = mark(picture, corner, stripe, of=shot.codes)
    return to_image(picture), Marked(clipped, outside)


def _numbered(image: QImage, layer: Layer, request: "Request", sight: "Sight", shots: Shots) -> QImage:
    x0, y0, x1, y1 = sight.crop.box
    rows, columns = y1 - y0, x1 - x0
    codes = {name: numbers.centres(shot.codes, rows, columns) for name, shot in shots.items()}
    match layer:
        case "difference":
            write = numbers.changes(codes["after"], codes[request.view.other])
        case "stops":
            write = numbers.stops(numbers.centres(light(sight), rows, columns), request.grey)
        case _:
            write = numbers.codes(codes[layer])
    # Its own pixels: the plain picture is still read out.
    image = image.copy()
    numbers.paint(image, numbers.centres(shots[layer].screen, rows, columns), write, request.scale)
    return image


def light(sight: "Sight") -> Any:
    """Give the luminance of what is in sight, at the canvas's size."""
    return sight.keep("light", None, lambda: luminance(sight.pixels, sight.size))


def to_image(rgb: Any) -> QImage:
    """Give a picture (h, w, 3) to Qt."""
    height, width = rgb.shape[:2]
    image = QImage(rgb.data, width, height, rgb.strides[0], QImage.Format.Format_RGB888)
    # Converted here, so that painting on the GUI thread is a plain copy; the conversion also owns its pixels.
    return image.convertToFormat(QImage.Format.Format_RGB32)
