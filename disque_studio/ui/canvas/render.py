"""From a viewport and a mapping to the picture on the screen; runs in the render lane."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from disque_studio.ui.canvas.viewport import Viewport

if TYPE_CHECKING:
    from disque_studio.looks.mapping import Mapping
    from disque_studio.ui.canvas.pyramid import Crop, Pixels, Pyramid, Region

WHOLE = (0.0, 0.0, 1.0, 1.0)

View = Callable[["Pixels", "Mapping", "Region"], Any]


@dataclass(frozen=True, eq=False)
class Request:
    """What the canvas should show. `before` is rendered too where it is given."""

    pyramid: "Pyramid"
    viewport: Viewport
    after: "Mapping"
    before: "Mapping | None"
    strength: float
    exposure: float


@dataclass(frozen=True, eq=False)
class Frame:
    """A rendered request: images in device pixels, their corner at (`left`, `top`) of the canvas.

    `overview` is the whole photo, small, where `after` holds only a part of it: it fills what a pan or a
    zoom brings into sight until the next frame.
    """

    request: Request
    left: int
    top: int
    after: QImage | None
    before: QImage | None
    overview: QImage | None


class Renderer:
    """Renders requests of one lane, keeping the view's scene-linear pixels and its before picture.

    A slider move thus costs the kernel alone; only a pan or a zoom samples the pyramid again, and makes a
    new overview (which may be of an older grade for the moment that it is seen).
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._key: tuple[Any, Any] | None = None
        self._pixels: Pixels | None = None
        self._before: tuple[Mapping, float, QImage] | None = None
        self._overview: QImage | None = None

    def render(self, request: Request) -> Frame:
        """Render a request to a frame (without images where the photo is out of sight)."""
        exact = request.pyramid.exact(request.viewport)
        crop = exact or request.pyramid.crop(request.viewport)
        if crop is None:
            return Frame(request, 0, 0, None, None, None)
        pixels = self._sample(request.pyramid, crop, exact=exact is not None)
        after = request.after.with_(strength=request.strength, exposure=request.exposure)
        image = self._picture(pixels, after, crop)
        before = self._render_before(pixels, request, crop) if request.before is not None else None
        overview = None if crop.region == WHOLE else self._render_overview(request, after)
        return Frame(request, crop.left, crop.top, image, before, overview)

    def _picture(self, pixels: "Pixels", mapping: "Mapping", crop: "Crop") -> QImage:
        from disque_studio.ui.canvas.pyramid import shrunk_to

        return _image(shrunk_to(self._view(pixels, mapping, crop.region), crop))

    def _sample(self, pyramid: "Pyramid", crop: "Crop", *, exact: bool) -> "Pixels":
        key = (pyramid, crop)
        if self._pixels is None or self._key != key:
            self._key, self._pixels = key, pyramid.unscaled(crop) if exact else pyramid.sample(crop)
            self._before = self._overview = None
        return self._pixels

    def _render_overview(self, request: Request, after: "Mapping") -> QImage:
        if self._overview is None:
            self._overview = _image(self._view(request.pyramid.overview(), after, WHOLE))
        return self._overview

    def _render_before(self, pixels: "Pixels", request: Request, crop: "Crop") -> QImage:
        mapping = request.before
        assert mapping is not None
        kept = self._before
        if kept is None or kept[0] is not mapping or kept[1] != request.exposure:
            exposed = mapping.with_(exposure=request.exposure)
            kept = (mapping, request.exposure, self._picture(pixels, exposed, crop))
            self._before = kept
        return kept[2]


def _image(rgb: Any) -> QImage:
    height, width = rgb.shape[:2]
    image = QImage(rgb.data, width, height, rgb.strides[0], QImage.Format.Format_RGB888)
    # Converted here, so that painting on the GUI thread is a plain copy; the conversion also owns its pixels.
    return image.convertToFormat(QImage.Format.Format_RGB32)
