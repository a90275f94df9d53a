"""From a viewport, a view and a mapping to the pictures on the screen; runs in the render lane."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from disque_studio.ui.canvas import numbers
from disque_studio.ui.canvas.clipping import STRIPE, Clipped, mark
from disque_studio.ui.canvas.difference import difference
from disque_studio.ui.canvas.falsecolour import false_colours, luminance
from disque_studio.ui.canvas.reference import Fitted, Reference
from disque_studio.ui.canvas.view import Layer, View
from disque_studio.ui.canvas.viewport import Viewport

if TYPE_CHECKING:
    from disque_studio.looks.mapping import Mapping as Look
    from disque_studio.ui.canvas.pyramid import Bytes, Crop, Pixels, Pyramid, Region

    Pictures = dict[Layer, Bytes]

WHOLE = (0.0, 0.0, 1.0, 1.0)

Render = Callable[["Pixels", "Look", "Region"], Any]


@dataclass(frozen=True, eq=False)
class Request:
    """What the canvas should show.

    `reference` is what is pinned: a picture, or (as long as its photo is open) another look on the photo.
    `grey` is the scene-linear luminance at 0 stops. `scale` is device pixels per point of the canvas.
    """

    pyramid: "Pyramid"
    viewport: Viewport
    view: View
    after: "Look"
    before: "Look"
    reference: "Reference | Look | None" = None
    grey: float = 0.18
    scale: float = 1.0


@dataclass(frozen=True, eq=False)
class Frame:
    """A rendered request: images in device pixels, their corner at (`left`, `top`) of the canvas.

    `plain` holds the after picture and those that are seen, `shown` what is seen with clipping marks and
    numbers where they are wanted. `overviews` are of the whole photo, small, where the pictures hold only a
    part of it: they fill what a pan or a zoom brings into sight until the next frame. `clipped` is of the
    after picture, or of before where that alone is seen. All are empty where the photo is out of sight.
    """

    request: Request
    left: int
    top: int
    plain: Mapping[Layer, QImage]
    shown: Mapping[Layer, QImage]
    overviews: Mapping[Layer, QImage]
    clipped: Clipped | None = None

    @property
    def after(self) -> QImage | None:
        """The finished picture as it will be saved."""
        return self.plain.get("after")

    @property
    def before(self) -> QImage | None:
        """The photo without its look."""
        return self.plain.get("before")


class _Sight:
    """Scene-linear pixels that are in sight, and what of them stays as it is while a slider moves."""

    def __init__(self, pixels: "Pixels", crop: "Crop") -> None:
        self.pixels, self.crop = pixels, crop
        self.overviews: dict[Layer, QImage] = {}
        self._kept: dict[str, tuple[object, Any]] = {}

    @property
    def size(self) -> tuple[int, int]:
        """Width and height on the canvas."""
        return self.crop.width, self.crop.height

    def keep(self, name: str, of: object, make: Callable[[], Any]) -> Any:
        """Give what was made of the same thing before, or make it."""
        kept = self._kept.get(name)
        if kept is None or kept[0] is not of:
            kept = self._kept[name] = (of, make())
        return kept[1]


class Renderer:
    """Renders requests of one lane, keeping what a slider does not change: samples, before, stops.

    A slider move thus costs the kernel alone; only a pan or a zoom samples the pyramid again, and makes new
    overviews (which may be of an older grade for the moment that they are seen).
    """

    def __init__(self, render: Render) -> None:
        self._render = render
        self._key: tuple[Any, Any] | None = None
        self._sight: _Sight | None = None
        self._fitted: Fitted | None = None

    def render(self, request: Request) -> Frame:
        """Render a request to a frame (without images where the photo is out of sight)."""
        if request.reference is None:
            self._fitted = None
        exact = request.pyramid.exact(request.viewport)
        crop = exact or request.pyramid.crop(request.viewport)
        if crop is None:
            return Frame(request, 0, 0, {}, {}, {})
        sight = self._look(request.pyramid, crop, exact=exact is not None)
        pictures = self._pictures(request, sight)
        plain = {
            layer: _kept_image(sight, layer, pictures[layer]) for layer in {"after", *request.view.pictures}
        }
        shown, clipped = _dressed(request, sight, pictures, plain)
        return Frame(request, crop.left, crop.top, plain, shown, self._overviews(request, sight), clipped)

    def _look(self, pyramid: "Pyramid", crop: "Crop", *, exact: bool) -> _Sight:
        key = (pyramid, crop)
        if self._sight is None or self._key != key:
            pixels = pyramid.unscaled(crop) if exact else pyramid.sample(crop)
            self._key, self._sight = key, _Sight(pixels, crop)
        return self._sight

    def _pictures(self, request: Request, sight: _Sight) -> "Pictures":
        """Make every picture that the view is made of, at the canvas's size."""
        view = request.view
        made: Pictures = {"after": self._picture(sight, request.after)}
        if "before" in view.layers:
            made["before"] = sight.keep(
                "before", request.before, lambda: self._picture(sight, request.before)
            )
        if "reference" in view.layers:
            made["reference"] = sight.keep(
                "reference", request.reference, lambda: self._pinned(request, sight)
            )
        if "difference" in view.layers:
            made["difference"] = difference(made["after"], made[view.other], view.gain)
        if "stops" in view.layers:
            made["stops"] = sight.keep(
                "stops", request.pyramid, lambda: false_colours(_light(sight), request.grey)
            )
        return made

    def _picture(self, sight: _Sight, look: "Look") -> "Bytes":
        from disque_studio.ui.canvas.pyramid import resized

        return resized(self._render(sight.pixels, look, sight.crop.region), sight.size)

    def _pinned(self, request: Request, sight: _Sight) -> "Bytes":
        if not isinstance(request.reference, Reference):
            return self._picture(sight, request.reference or request.before)
        size, fitted = request.pyramid.size, self._fitted
        if fitted is None or fitted.reference is not request.reference or fitted.size != size:
            fitted = self._fitted = Fitted(request.reference, *size)
        return fitted.picture(sight.crop)

    def _overviews(self, request: Request, sight: _Sight) -> dict[Layer, QImage]:
        if sight.crop.region == WHOLE:
            return {}
        if not sight.overviews.keys() >= set(request.view.pictures):
            whole = _Sight(request.pyramid.overview(), request.pyramid.overview_crop())
            made = self._pictures(request, whole)
            sight.overviews = {layer: _image(made[layer]) for layer in request.view.pictures}
        return sight.overviews


def _dressed(
    request: Request, sight: _Sight, pictures: "Pictures", plain: dict[Layer, QImage]
) -> tuple[dict[Layer, QImage], Clipped | None]:
    """Put clipping marks and numbers on the pictures that are seen."""
    view, clipped = request.view, None
    shown = {layer: plain[layer] for layer in view.pictures}
    if view.clipping:
        corner = (
            round(sight.crop.left - request.viewport.left),
            round(sight.crop.top - request.viewport.top),
        )
        for layer in shown:
            if layer not in ("difference", "stops"):
                picture, stripe = pictures[layer], round(STRIPE * request.scale)
                shown[layer], parts = sight.keep(
                    f"{layer} marked", picture, partial(_marked, picture, corner, stripe)
                )
                clipped = parts if layer == "after" or clipped is None else clipped
    if numbers.shown(request.viewport.zoom, request.scale):
        for layer, image in shown.items():
            make = partial(_numbered, image, layer, request, sight, pictures)
            shown[layer] = sight.keep(f"{layer} numbered", image, make)
    return shown, clipped


def _numbered(image: QImage, layer: Layer, request: Request, sight: _Sight, pictures: "Pictures") -> QImage:
    x0, y0, x1, y1 = sight.crop.box
    pixels = {name: numbers.centres(picture, y1 - y0, x1 - x0) for name, picture in pictures.items()}
    match layer:
        case "difference":
            write = numbers.changes(pixels["after"], pixels[request.view.other])
        case "stops":
            write = numbers.stops(numbers.centres(_light(sight), y1 - y0, x1 - x0), request.grey)
        case _:
            write = numbers.codes(pixels[layer])
    # Its own pixels: the plain picture is still read out.
    image = image.copy()
    numbers.paint(image, pixels[layer], write, request.scale)
    return image


def _marked(picture: "Bytes", corner: tuple[int, int], stripe: int) -> tuple[QImage, Clipped]:
    marked, parts = mark(picture, corner, stripe)
    return _image(marked), parts


def _light(sight: _Sight) -> Any:
    return sight.keep("light", None, lambda: luminance(sight.pixels, sight.size))


def _kept_image(sight: _Sight, layer: Layer, picture: "Bytes") -> QImage:
    image: QImage = sight.keep(f"{layer} image", picture, lambda: _image(picture))
    return image


def _image(rgb: Any) -> QImage:
    height, width = rgb.shape[:2]
    image = QImage(rgb.data, width, height, rgb.strides[0], QImage.Format.Format_RGB888)
    # Converted here, so that painting on the GUI thread is a plain copy; the conversion also owns its pixels.
    return image.convertToFormat(QImage.Format.Format_RGB32)
