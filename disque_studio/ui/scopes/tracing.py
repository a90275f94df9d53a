"""What a scope shows, counted and coloured in its lane, so that the window only has to lay it down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from disque_studio.looks.mapping import Mapping
    from disque_studio.ui.canvas.pyramid import Pixels, Pyramid, Region

Mode = Literal["histogram", "waveform", "parade", "vectorscope"]
MODES: tuple[Mode, ...] = ("histogram", "waveform", "parade", "vectorscope")

Colour = tuple[int, int, int]

SIDE = (640, 480)
"""The canvas on which the photo is rendered to be counted: enough for a smooth trace, a few milliseconds."""

PARADE_GAP = 12
"""Columns between the channels of a parade, each of which has 256."""

_WHOLE = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, eq=False)
class Request:
    """A photo, its look, the photo without it (for the histogram), and the colours of R, G, B and luma.

    Equal photos without the look are the same object while a slider of the look moves.
    """

    mode: Mode
    pyramid: Pyramid
    after: Mapping
    before: Mapping
    colours: tuple[Colour, Colour, Colour, Colour]


@dataclass(frozen=True)
class Figures:
    """What the scope says in numbers: mean codes of R, G, B and luma, and the parts at the ends, 0 to 1.

    `black` and `white` are the parts of the pixels that are clipped in some channel, at most.
    """

    means: tuple[int, int, int, int]
    black: float
    white: float


@dataclass(frozen=True, eq=False)
class Trace:
    """A scope ready to be shown.

    `curves` (4, 256) are the histogram's counts of R, G, B and luma, and `before` (256,) those of luma
    without the look. `image` is (h, w, 4) uint8 RGBA, its first row at the bottom.
    """

    mode: Mode
    figures: Figures
    curves: Any = None
    before: Any = None
    image: Any = None


class Tracer:
    """Traces the requests of one lane, keeping the photo's small copy."""

    def __init__(self, view: Callable[[Pixels, Mapping, Region], Any]) -> None:
        self._view = view
        self._of: Pyramid | None = None
        self._pixels: Pixels | None = None
        self._before: tuple[Mapping, Any] | None = None

    def trace(self, request: Request) -> Trace:
        """Render the photo small and count its codes."""
        from disque_studio.imaging import scopes

        pixels = self._sample(request.pyramid)
        picture = self._view(pixels, request.after, _WHOLE)
        counts = scopes.histogram(picture)
        figures = _figures(counts)
        if request.mode == "histogram":
            return Trace("histogram", figures, curves=counts, before=self._count_before(request, pixels))
        return Trace(request.mode, figures, image=_IMAGES[request.mode](picture, request.colours))

    def _count_before(self, request: Request, pixels: Pixels) -> Any:
        from disque_studio.imaging import scopes

        kept = self._before
        if kept is None or kept[0] is not request.before:
            luma = scopes.histogram(self._view(pixels, request.before, _WHOLE))[3]
            kept = self._before = (request.before, luma)
        return kept[1]

    def _sample(self, pyramid: Pyramid) -> Pixels:
        if self._pixels is None or self._of is not pyramid:
            from disque_studio.ui.canvas.viewport import Viewport

            crop = pyramid.crop(Viewport(*SIDE).showing(*pyramid.size))
            assert crop is not None
            self._of, self._pixels, self._before = pyramid, pyramid.sample(crop), None
        return self._pixels


def _figures(counts: Any) -> Figures:
    pixels = max(int(counts[0].sum()), 1)
    means = [round(float((row * range(256)).sum()) / pixels) for row in counts]
    ends = [max(int(row[end]) for row in counts[:3]) / pixels for end in (0, 255)]
    return Figures((means[0], means[1], means[2], means[3]), *ends)


def _waveform(picture: Any, colours: tuple[Colour, ...]) -> Any:
    from disque_studio.imaging import scopes

    return _tinted(scopes.brightness(scopes.waveform(picture)), colours[3])


def _parade(picture: Any, colours: tuple[Colour, ...]) -> Any:
    import numpy as np

    from disque_studio.imaging import scopes

    traces = scopes.brightness(scopes.parade(picture))
    gap = np.zeros((256, PARADE_GAP, 4), np.uint8)
    red, green, blue = (_tinted(trace, colour) for trace, colour in zip(traces, colours[:3], strict=True))
    return np.hstack([red, gap, green, gap, blue])


def _vectorscope(picture: Any, _colours: tuple[Colour, ...]) -> Any:
    import numpy as np

    from disque_studio.imaging import scopes

    trace = scopes.brightness(scopes.vectorscope(picture))
    return np.dstack([scopes.colour_plane(), trace])[::-1]


def _tinted(trace: Any, colour: Colour) -> Any:
    import numpy as np

    image = np.empty((*trace.shape, 4), np.uint8)
    image[..., :3], image[..., 3] = colour, trace[::-1]
    return image


_IMAGES = {"waveform": _waveform, "parade": _parade, "vectorscope": _vectorscope}
