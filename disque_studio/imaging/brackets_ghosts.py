"""What moved while a series was taken, so that each thing is shown once.

One frame tells of every place what stood there: the reference, and where it is full or dark the next shorter
or longer one that is not. Another frame counts only where it shows what that one tells (after Gallo et al.,
Artifact-free high dynamic range imaging, ICCP 2009). That is judged on small copies.
"""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

Light = npt.NDArray[np.float32]
Mask = npt.NDArray[np.uint8]
"""(h, w): 255 where a frame shows something else."""

_FULL, _DARK = 0.94, 0.006
_STOPS = 0.35
"""By which two frames may differ where nothing moved: shutters and lenses are no more exact."""
_NOISE = 0.004
_LEAST_FILLING = 0.7
_MARGIN = 1 / 90
"""Of the longer side: edges of things that moved are unsharp, and stand a little beside their mask."""


def find_ghosts(lights: Sequence[Light], exposures: Sequence[float], reference: int) -> list[Mask]:
    """Give a mask of each frame's ghosts.

    `lights` are aligned, (h, w, 3), 1 for each frame's white, NaN outside, in the order of `exposures`.
    """
    scene = _scene(lights, exposures, reference)
    return [_ghosts(light, scene * exposure) for light, exposure in zip(lights, exposures, strict=True)]


def _scene(lights: Sequence[Light], exposures: Sequence[float], reference: int) -> Light:
    """Give what the frames tell of the scene's light, one frame for each place; NaN where none does.

    Where a shorter frame shows less light than it takes to fill the reference, or a longer one more than the
    reference could miss, something moved there, and the reference is believed as it is.
    """
    first, exposure = lights[reference], exposures[reference]
    scene = _told(first, exposure)
    with np.errstate(invalid="ignore"):
        full = first.max(axis=2) >= _FULL
    open_places = np.isnan(scene[..., 0])
    for index in [*range(reference - 1, -1, -1), *range(reference + 1, len(lights))]:
        light, its = lights[index], exposures[index]
        with np.errstate(invalid="ignore"):
            if index < reference:
                fills = open_places & full & (light.max(axis=2) < _FULL)
                agrees = light.max(axis=2) > _FULL * its / exposure * _LEAST_FILLING
            else:
                fills = open_places & ~full & (light.mean(axis=2) > _DARK)
                agrees = light.mean(axis=2) < _DARK * its / exposure / _LEAST_FILLING
        scene[fills & agrees] = light[fills & agrees] / np.float32(its)
        scene[fills & ~agrees] = first[fills & ~agrees] / np.float32(exposure)
        open_places &= ~fills
    return scene


def _told(light: Light, exposure: float) -> Light:
    scene = np.array(light, np.float32)
    with np.errstate(invalid="ignore"):
        sound = (light.max(axis=2) < _FULL) & (light.mean(axis=2) > _DARK)
    scene[~sound] = np.nan
    return scene / np.float32(exposure)


def _ghosts(light: Light, expected: Light) -> Mask:
    with np.errstate(invalid="ignore"):
        stops = np.abs(np.log2(_within(light) / _within(expected)))
        noise = _NOISE / _within(light) + _NOISE / _within(expected)
        ghosts = ((stops > _STOPS + 2 * noise).any(axis=2)).astype(np.uint8) * 255
    side = max(3, round(max(light.shape[:2]) * _MARGIN))
    ghosts = cv2.morphologyEx(ghosts, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    ghosts = cv2.dilate(ghosts, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * side + 1, 2 * side + 1)))
    return np.asarray(cv2.GaussianBlur(ghosts, (0, 0), side / 3), np.uint8)


def _within(light: Light) -> Light:
    return np.clip(light, _DARK, _FULL)
