"""Which picture stands where on the canvas: pure geometry, in device pixels."""

from dataclasses import dataclass

from disque_studio.ui.canvas.view import Layer, View

GAP = 2
"""Between two panes, in points."""


@dataclass(frozen=True)
class Pane:
    """A part of the canvas with a picture of its own; all panes look at the same place of the photo.

    `second` tells which side of a wipe's line is seen; None is all of the pane.
    """

    layer: Layer
    left: int
    top: int
    width: int
    height: int
    second: bool | None = None


def arrange(view: View, size: tuple[int, int], photo: tuple[int, int], gap: int) -> tuple[Pane, ...]:
    """Divide a canvas of `size` (width, height): side by side or one below the other, whichever is larger."""
    width, height = size
    if view.kind == "wipe":
        first, second = view.pictures
        return Pane(first, 0, 0, width, height, False), Pane(second, 0, 0, width, height, True)
    if view.kind != "sides":
        return (Pane(view.pictures[0], 0, 0, width, height),)
    first, second = view.pictures
    wide, high = max((width - gap) // 2, 1), max((height - gap) // 2, 1)
    if _fit((wide, height), photo) >= _fit((width, high), photo):
        return Pane(first, 0, 0, wide, height), Pane(second, width - wide, 0, wide, height)
    return Pane(first, 0, 0, width, high), Pane(second, 0, height - high, width, high)


def _fit(size: tuple[int, int], photo: tuple[int, int]) -> float:
    return min(size[0] / photo[0], size[1] / photo[1])
