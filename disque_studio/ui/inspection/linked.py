"""Two pictures of any sizes seen alike: one zoom and one place for both; pure geometry, in device pixels."""

from dataclasses import dataclass, replace

LARGEST = 32.0

Size = tuple[int, int]


@dataclass(frozen=True)
class Linked:
    """What both panes show: the place (`x`, `y`), as parts of a picture's sides, is in the middle of each.

    `zoom` is 1 where a picture fits its pane.
    """

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5

    def scale(self, pane: Size, picture: Size) -> float:
        """Give the device pixels of a picture's pixel."""
        return self.zoom * fit(pane, picture)

    def box(self, pane: Size, picture: Size) -> tuple[float, float, float, float]:
        """Give where a picture lies on its pane: left, top, width, height."""
        scale = self.scale(pane, picture)
        width, height = picture[0] * scale, picture[1] * scale
        return pane[0] / 2 - self.x * width, pane[1] / 2 - self.y * height, width, height

    def zoomed(self, factor: float, at: tuple[float, float], pane: Size, picture: Size) -> "Linked":
        """Zoom, keeping what is under the pane's point `at` where it is."""
        most = max(LARGEST / fit(pane, picture), 1.0)
        zoom = min(max(self.zoom * factor, 1.0), most)
        left, top, width, height = self.box(pane, picture)
        part_x, part_y = (at[0] - left) / width, (at[1] - top) / height
        grown = zoom / self.zoom
        moved = replace(
            self,
            zoom=zoom,
            x=part_x - (at[0] - pane[0] / 2) / (width * grown),
            y=part_y - (at[1] - pane[1] / 2) / (height * grown),
        )
        return moved.held(pane, picture)

    def panned(self, dx: float, dy: float, pane: Size, picture: Size) -> "Linked":
        """Move the pictures by device pixels of a pane."""
        _, _, width, height = self.box(pane, picture)
        return replace(self, x=self.x - dx / width, y=self.y - dy / height).held(pane, picture)

    def actual(self, at: tuple[float, float], pane: Size, picture: Size) -> "Linked":
        """Show a picture's pixels as device pixels."""
        return self.zoomed(1 / self.scale(pane, picture), at, pane, picture)

    def held(self, pane: Size, picture: Size) -> "Linked":
        """Keep the pictures in sight: in the middle where they leave room on a pane, else without a gap."""
        _, _, width, height = self.box(pane, picture)
        return replace(self, x=_held(self.x, pane[0] / width), y=_held(self.y, pane[1] / height))


def fit(pane: Size, picture: Size) -> float:
    """Give the scale at which the whole picture is seen; a small one is not enlarged."""
    return min(pane[0] / picture[0], pane[1] / picture[1], 1.0)


def _held(middle: float, seen: float) -> float:
    return 0.5 if seen >= 1 else min(max(middle, seen / 2), 1 - seen / 2)
