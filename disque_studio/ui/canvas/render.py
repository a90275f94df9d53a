"""From a viewport, a view and a mapping to the pictures on the screen; runs in the render lane."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from disque_studio.ui.canvas import managed
from disque_studio.ui.canvas.difference import difference
from disque_studio.ui.canvas.dressing import Marked, Shots, dress, light, to_image
from disque_studio.ui.canvas.falsecolour import false_colours
from disque_studio.ui.canvas.managed import Colour, Shot
from disque_studio.ui.canvas.reference import Fitted, Reference
from disque_studio.ui.canvas.view import Layer, View
from disque_studio.ui.canvas.viewport import Viewport

if TYPE_CHECKING:
    from disque_studio.looks.mapping import Mapping as Look
    from disque_studio.ui.canvas.pyramid import Bytes, Crop, Pixels, Pyramid, Region

WHOLE = (0.0, 0.0, 1.0, 1.0)

Render = Callable[["Pixels", "Look", "Region"], Any]


@dataclass(frozen=True, eq=False)
class Request:
    """What the canvas should show.

    `reference` is what is pinned: a picture, or (as long as its photo is open) another look on the photo.
    `grey` is the scene-linear luminance at 0 stops. `scale` is device pixels per point of the canvas.
    `colour` is how the pictures come to the screen; None is as they are.
    """

    pyramid: "Pyramid"
    viewport: Viewport
    view: View
    after: "Look"
    before: "Look"
    reference: "Reference | Look | None" = None
    grey: float = 0.18
    scale: float = 1.0
    colour: Colour | None = None


@dataclass(frozen=True, eq=False)
class Frame:
    """A rendered request: images in device pixels, their corner at (`left`, `top`) of the canvas.

    `plain` holds the after picture and those that are seen, in sRGB; `shown` what is seen in the screen's
    colours, with marks and numbers where they are wanted. `overviews` are of the whole photo, small, where
    the pictures hold only a part of it: they fill what a pan or a zoom brings into sight until the next
    frame. `marked` is of the after picture, or of before where that alone is seen. All are empty where the
    photo is out of sight.
    """

    request: Request
    left: int
    top: int
    plain: Mapping[Layer, QImage]
    shown: Mapping[Layer, QImage]
    overviews: Mapping[Layer, QImage]
    marked: Marked = field(default_factory=Marked)

    @property
    def after(self) -> QImage | None:
        """The finished picture as it will be saved."""
        return self.plain.get("after")

    @property
    def before(self) -> QImage | None:
        """The photo without its look."""
        return self.plain.get("before")


class Sight:
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

    def __init__(self, render: Render, wide: Render | None = None) -> None:
        """Render by `render` to uint8; where colours outside sRGB count, by `wide` to floats."""
        self._render, self._wide = render, wide or render
        self._key: tuple[Any, Any] | None = None
        self._sight: Sight | None = None
        self._colour: Colour | None = None
        self._fitted: Fitted | None = None

    def render(self, request: Request) -> Frame:
        """Render a request to a frame (without images where the photo is out of sight)."""
        if request.reference is None:
            self._fitted = None
        exact = request.pyramid.exact(request.viewport)
        crop = exact or request.pyramid.crop(request.viewport)
        if crop is None:
            return Frame(request, 0, 0, {}, {}, {})
        sight = self._look(request, crop, exact=exact is not None)
        shots = self._shots(request, sight)
        layers = {"after", *request.view.pictures}
        plain = {layer: _kept_image(sight, f"{layer} plain", shots[layer].codes) for layer in layers}
        bare = {layer: _bare(sight, layer, shots[layer], plain[layer]) for layer in request.view.pictures}
        shown, marked = dress(request, sight, shots, bare)
        return Frame(request, crop.left, crop.top, plain, shown, self._overviews(request, sight), marked)

    def _look(self, request: Request, crop: "Crop", *, exact: bool) -> Sight:
        pyramid, key = request.pyramid, (request.pyramid, crop)
        if self._sight is None or self._key != key:
            pixels = pyramid.unscaled(crop) if exact else pyramid.sample(crop)
            self._key, self._sight = key, Sight(pixels, crop)
        elif self._colour is not request.colour:
            # The same samples; whatever was made of them is made anew.
            self._sight = Sight(self._sight.pixels, crop)
        self._colour = request.colour
        return self._sight

    def _shots(self, request: Request, sight: Sight) -> Shots:
        """Make every picture that the view is made of, at the canvas's size."""
        view = request.view
        made: Shots = {"after": self._shot(request, sight, request.after)}
        if "before" in view.layers:
            made["before"] = sight.keep("before", request.before, lambda: self._before(request, sight))
        if "reference" in view.layers:
            made["reference"] = sight.keep(
                "reference", request.reference, lambda: self._pinned(request, sight)
            )
        if "difference" in view.layers:
            apart = difference(made["after"].codes, made[view.other].codes, view.gain)
            made["difference"] = managed.plain(apart)
        if "stops" in view.layers:
            made["stops"] = sight.keep(
                "stops", request.pyramid, lambda: managed.plain(false_colours(light(sight), request.grey))
            )
        return made

    def _shot(self, request: Request, sight: Sight, look: "Look") -> Shot:
        wide = request.colour is not None and request.colour.wide
        render = self._wide if wide else self._render
        picture = render(sight.pixels, look, sight.crop.region)
        return managed.shot(picture, request.colour, sight.size)

    def _before(self, request: Request, sight: Sight) -> Shot:
        view = None if request.colour is None else request.colour.before
        if view is None:
            return self._shot(request, sight, request.before)
        # The scene as it was taken: a studio's view has no key of its own.
        picture = view(sight.pixels, 2.0**request.before.exposure)
        return managed.shot(picture, request.colour, sight.size)

    def _pinned(self, request: Request, sight: Sight) -> Shot:
        if not isinstance(request.reference, Reference):
            return self._shot(request, sight, request.reference or request.before)
        size, fitted = request.pyramid.size, self._fitted
        if fitted is None or fitted.reference is not request.reference or fitted.size != size:
            fitted = self._fitted = Fitted(request.reference, *size)
        return managed.shot(fitted.picture(sight.crop), request.colour, sight.size)

    def _overviews(self, request: Request, sight: Sight) -> dict[Layer, QImage]:
        if sight.crop.region == WHOLE:
            return {}
        if not sight.overviews.keys() >= set(request.view.pictures):
            whole = Sight(request.pyramid.overview(), request.pyramid.overview_crop())
            made = self._shots(request, whole)
            sight.overviews = {layer: to_image(made[layer].screen) for layer in request.view.pictures}
        return sight.overviews


def _bare(sight: Sight, layer: Layer, shot: Shot, plain: QImage) -> QImage:
    """Give a picture as it is shown; the plain one, where the screen needs no other."""
    return plain if shot.screen is shot.codes else _kept_image(sight, f"{layer} bare", shot.screen)


def _kept_image(sight: Sight, name: str, picture: "Bytes") -> QImage:
    image: QImage = sight.keep(name, picture, lambda: to_image(picture))
    return image
