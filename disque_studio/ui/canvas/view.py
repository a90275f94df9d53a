"""What the canvas is asked to show: plain values."""

from dataclasses import dataclass
from typing import Literal

from disque_studio.ui.canvas.line import MIDDLE, Line

Kind = Literal["after", "before", "wipe", "sides", "difference", "stops"]
Layer = Literal["after", "before", "reference", "difference", "stops"]
"""The pictures that a frame may hold."""

GAINS = (1, 2, 4, 8, 16, 32, 64)


@dataclass(frozen=True)
class View:
    """Which pictures of the photo are shown, and how.

    `gain` (one of `GAINS`) multiplies the difference. `clipping` marks blown and crushed pixels. `line`
    parts the wipe. `swapped` puts after where before was, in wipe and side by side. `reference` names the
    pinned picture, which stands for before in every comparison; "" is none.
    """

    kind: Kind = "after"
    gain: int = 8
    clipping: bool = False
    line: Line = MIDDLE
    swapped: bool = False
    reference: str = ""

    @property
    def other(self) -> Layer:
        """What after is compared with."""
        return "reference" if self.reference else "before"

    @property
    def layers(self) -> frozenset[Layer]:
        """The pictures that a frame must hold for this view."""
        match self.kind:
            case "after":
                return frozenset({"after"})
            case "before" | "stops":
                return frozenset({"after", self.kind})
            case "wipe" | "sides":
                return frozenset({"after", self.other})
            case "difference":
                return frozenset({"after", self.other, "difference"})

    @property
    def pictures(self) -> tuple[Layer, ...]:
        """The pictures that are seen: one, or two from the left (or top) to the right."""
        if self.kind != "wipe" and self.kind != "sides":
            return (self.kind,)
        pair: tuple[Layer, Layer] = (self.other, "after")
        return (pair[1], pair[0]) if self.swapped else pair

    @property
    def maps(self) -> bool:
        """Whether a scorer's map may lie over the after picture."""
        return self.kind in ("after", "wipe", "sides")
