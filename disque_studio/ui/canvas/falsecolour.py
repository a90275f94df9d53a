"""Scene light in false colours, one for each stop around grey; made in the render lane."""

from typing import TYPE_CHECKING

from disque_studio.ui.canvas.colours import STOPS, stops_scale

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Bytes = npt.NDArray[np.uint8]
    Floats = npt.NDArray[np.float32]
    Pixels = npt.NDArray[np.floating]


def luminance(pixels: "Pixels", size: tuple[int, int]) -> "Floats":
    """Give the luminance of scene-linear (h, w, 3), shrunk by area to `size` (width, height): float32."""
    import cv2
    import numpy as np

    from disque_studio.imaging.primaries import REC709_LUMINANCE

    weights = np.asarray([REC709_LUMINANCE], np.float32)
    light = np.asarray(cv2.transform(np.asarray(pixels, np.float32), weights), np.float32)
    if light.shape[1::-1] == size:
        return light
    return np.asarray(cv2.resize(light, size, interpolation=cv2.INTER_AREA), np.float32)


def stops(light: "Floats", grey: float) -> "Bytes":
    """Number each luminance by its whole stops around `grey`: uint8, 0 for -`STOPS` or less (black too)."""
    import cv2
    import numpy as np

    furthest = 2.0 ** (STOPS + 1)
    relative = np.clip(light, np.float32(grey / furthest), np.float32(grey * furthest)) * np.float32(1 / grey)
    # OpenCV's logarithm is several times as fast as NumPy's.
    code = np.asarray(cv2.log(relative), np.float32) * np.float32(1 / np.log(2))
    return np.clip(np.floor(code + np.float32(0.5)) + STOPS, 0, 2 * STOPS).astype(np.uint8)


def false_colours(light: "Floats", grey: float) -> "Bytes":
    """Colour a luminance (h, w) by its stops around `grey`: uint8 (h, w, 3), sRGB."""
    import cv2
    import numpy as np

    table = np.zeros((256, 1, 3), np.uint8)
    table[: 2 * STOPS + 1, 0] = stops_scale()
    number = stops(light, grey)
    return np.asarray(cv2.LUT(cv2.merge([number] * 3), table), np.uint8)
