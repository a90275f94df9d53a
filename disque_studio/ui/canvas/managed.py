"""Where pictures meet the screen's colours, on their way to the canvas; runs in the render lane.

What is read out, compared and saved are the sRGB codes of a picture, whatever the screen.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from disque_studio.imaging.display_profile import ScreenTransform
    from disque_studio.imaging.ocio import View
    from disque_studio.imaging.soft_proof import Gamut

    Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Colour:
    """How pictures come to the screen.

    `to_screen` gives the screen's codes; without it the screen is one of sRGB. `gamut` finds what cannot be
    held by the output that is named `output`; without it nobody asks. `proofs` tells that `to_screen` shows
    that output. `before` is the view that shows the photo before its look; without it that is shown plainly.
    """

    to_screen: "ScreenTransform | None" = None
    gamut: "Gamut | None" = None
    output: str = ""
    proofs: bool = False
    before: "View | None" = None

    @property
    def wide(self) -> bool:
        """Whether colours outside sRGB count."""
        return self.to_screen is not None or self.gamut is not None


@dataclass(frozen=True, eq=False)
class Shot:
    """A picture on the canvas, all uint8: `codes` in sRGB and `screen` in the screen's colours (h, w, 3).

    `outside` (h, w) is 255 where a gamut is left; None where nobody asks.
    """

    codes: "Bytes"
    screen: "Bytes"
    outside: "Bytes | None" = None


def plain(codes: "Bytes") -> Shot:
    """Give what is shown as it is: false colours and differences, which are no colours of the photo."""
    return Shot(codes, codes)


def shot(picture: Any, colour: Colour | None, size: tuple[int, int]) -> Shot:
    """Bring a picture to the screen, and then to the canvas's size (width, height).

    `picture` is sRGB-encoded (h, w, 3): uint8, or float32 of which 1 is 255, with colours outside sRGB.
    """
    import numpy as np

    from disque_studio.ui.canvas.pyramid import resized

    if picture.dtype == np.uint8:
        codes = picture
    else:
        from disque_studio.imaging.display_profile import to_bytes

        codes = to_bytes(picture)
    sized = resized(codes, size)
    if colour is None or not colour.wide:
        return plain(sized)
    screen = sized if colour.to_screen is None else resized(colour.to_screen(picture), size)
    outside = None if colour.gamut is None else _half_or_more(resized(colour.gamut.outside(picture), size))
    return Shot(sized, screen, outside)


def _half_or_more(mask: "Bytes") -> "Bytes":
    import cv2
    import numpy as np

    return np.asarray(cv2.threshold(mask, 127, 255, cv2.THRESH_BINARY)[1], np.uint8)
