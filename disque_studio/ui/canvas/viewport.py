"""Where the picture stands on the canvas: pure geometry, in device pixels."""

from dataclasses import dataclass, replace

MAX_ZOOM = 128.0
MARGIN = 16.0


@dataclass(frozen=True)
class Viewport:
    """A canvas of `width` × `height` device pixels that looks at a photo of `photo_width` × `photo_height`.

    `zoom` is device pixels per photo pixel; (`x`, `y`) is the photo point at the middle of the canvas.
    With `fitted` the photo follows the size of the canvas.
    """

    width: int = 1
    height: int = 1
    photo_width: int = 1
    photo_height: int = 1
    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5
    fitted: bool = True

    @property
    def fit_zoom(self) -> float:
        """The zoom at which the whole photo is seen with a margin around it."""
        wide = max(self.width - 2 * MARGIN, 1.0) / self.photo_width
        high = max(self.height - 2 * MARGIN, 1.0) / self.photo_height
        return min(wide, high, MAX_ZOOM)

    @property
    def left(self) -> float:
        """Canvas x of the photo's left edge, at a whole device pixel."""
        return float(round(self.width / 2 - self.x * self.zoom))

    @property
    def top(self) -> float:
        """Canvas y of the photo's top edge, at a whole device pixel."""
        return float(round(self.height / 2 - self.y * self.zoom))

    def to_photo(self, x: float, y: float) -> tuple[float, float]:
        """Turn a canvas point into a photo point."""
        return (x - self.left) / self.zoom, (y - self.top) / self.zoom

    def to_canvas(self, x: float, y: float) -> tuple[float, float]:
        """Turn a photo point into a canvas point."""
        return self.left + x * self.zoom, self.top + y * self.zoom

    def showing(self, photo_width: int, photo_height: int, *, stay: bool = False) -> "Viewport":
        """Look at another photo, fitted; to `stay` keeps the zoom, and the place in parts of the photo."""
        view = replace(self, photo_width=photo_width, photo_height=photo_height)
        if self.fitted or not stay:
            return view.fit()
        x, y = self.x / self.photo_width * photo_width, self.y / self.photo_height * photo_height
        return replace(view, x=x, y=y).clamped()

    def resized(self, width: int, height: int) -> "Viewport":
        """Change the canvas's size; a fitted photo stays fitted, another keeps its middle."""
        view = replace(self, width=max(width, 1), height=max(height, 1))
        return view.fit() if self.fitted else view.clamped()

    def fit(self) -> "Viewport":
        """See the whole photo."""
        middle = (self.photo_width / 2, self.photo_height / 2)
        return replace(self, zoom=self.fit_zoom, x=middle[0], y=middle[1], fitted=True)

    def fill(self) -> "Viewport":
        """Fill the canvas with the photo, from its middle."""
        zoom = max(self.width / self.photo_width, self.height / self.photo_height)
        middle = replace(self, x=self.photo_width / 2, y=self.photo_height / 2)
        return middle.zoomed(zoom)

    def zoomed(self, zoom: float, x: float | None = None, y: float | None = None) -> "Viewport":
        """Set the zoom, keeping the photo point under the canvas point (x, y) (default: the middle) still."""
        x = self.width / 2 if x is None else x
        y = self.height / 2 if y is None else y
        zoom = min(max(zoom, min(self.fit_zoom / 2, 1.0)), MAX_ZOOM)
        # From the unrounded middle, so that zooming there and back does not drift.
        dx, dy = x - self.width / 2, y - self.height / 2
        change = 1 / self.zoom - 1 / zoom
        return replace(
            self, zoom=zoom, x=self.x + dx * change, y=self.y + dy * change, fitted=False
        ).clamped()

    def panned(self, dx: float, dy: float) -> "Viewport":
        """Move the photo by (dx, dy) device pixels."""
        return replace(self, x=self.x - dx / self.zoom, y=self.y - dy / self.zoom, fitted=False).clamped()

    def clamped(self) -> "Viewport":
        """Keep the photo in sight: centred where it is smaller than the canvas, else without a gap."""
        return replace(
            self,
            x=_clamp(self.x, self.photo_width, self.width / self.zoom),
            y=_clamp(self.y, self.photo_height, self.height / self.zoom),
        )


def _clamp(middle: float, length: int, seen: float) -> float:
    if length <= seen:
        return length / 2
    return min(max(middle, seen / 2), length - seen / 2)
