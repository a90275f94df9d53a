"""How the frames of a series lie over each other.

Each frame is compared with its neighbour in exposure, since these two see the most in common, as a picture of
local contrast, which exposure does not change. A shift is found first (phase correlation; Ward's median
threshold bitmaps, JGT 2003), then shift and turn from coarse to fine, and at last perspective (enhanced
correlation, Evangelidis and Psarakis, PAMI 2008). Each step counts only where it makes the two more alike.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
"""(3, 3): where a pixel of the reference lies in a frame, in pixels with centres at whole numbers."""
Gray = npt.NDArray[np.float32]

_LEVELS = (8, 4, 2, 1)
_SMALLEST = 48
_STEPS = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 60, 1e-5)
_SMOOTHING = 5
_LEAST_LIKENESS = 0.15
_FARTHEST = 0.3
"""Part of a side by which a frame may lie off; beyond that two frames have too little in common."""
_MOST_BENT = 0.02
"""Part of the diagonal by which perspective may move a corner: a hand turns a camera by no more."""
_WORTH_BENDING = 0.005
"""By how much perspective must make two frames more alike: it follows noise too."""
_SEEN_TO_BEND = 0.6
_LEAST_SEEN = 0.03
"""Parts of a picture."""
_STILL = 0.15
_FEATURE_RADIUS = 1 / 40


@dataclass(frozen=True, eq=False)
class Seen:
    """A frame's local contrast (h, w), and where it is neither full nor dark (uint8, 255)."""

    contrast: Gray
    valid: npt.NDArray[np.uint8]


def see(light: npt.NDArray[np.float32]) -> Seen:
    """Bring a frame's light (h, w, 3), 1 for its white, into a form that does not depend on its exposure."""
    grey = light.mean(axis=2)
    valid = ((light.max(axis=2) < 0.95) & (grey > 2.0**-8)).astype(np.uint8) * 255
    valid = cv2.erode(valid, np.ones((3, 3), np.uint8))
    tones = np.log2(np.maximum(grey, 2.0**-10)).astype(np.float32)
    radius = max(light.shape[:2]) * _FEATURE_RADIUS
    detail = tones - cv2.GaussianBlur(tones, (0, 0), radius)
    spread = np.sqrt(cv2.GaussianBlur(detail * detail, (0, 0), radius)) + np.float32(0.1)
    contrast = np.clip(detail / spread, -3, 3) * (valid > 0)
    return Seen(np.asarray(contrast, np.float32), np.asarray(valid))


def align(
    seen: Sequence[Seen], reference: int, *, check: Callable[[], None]
) -> tuple[list[Matrix], list[int]]:
    """Give the matrix of each frame, and the frames that could not be aligned, which lie as they are.

    Frames are in the order of their exposures; `reference` is the one that stays as it is.
    """
    matrices: list[Matrix] = [np.eye(3) for _ in seen]
    lost: list[int] = []
    chains = (range(reference - 1, -1, -1), range(reference + 1, len(seen)))
    for chain in chains:
        for index in chain:
            check()
            neighbour = index + 1 if index < reference else index - 1
            found = _pair(seen[neighbour], seen[index])
            if found is None:
                lost.append(index)
            step = np.eye(3) if found is None or _is_still(found, seen[index]) else found
            matrices[index] = step @ matrices[neighbour]
    return matrices, sorted(lost)


def enlarge(matrix: Matrix, scale: float) -> Matrix:
    """Give the matrix for pictures that are `scale` times as large."""
    larger = np.array([[scale, 0, (scale - 1) / 2], [0, scale, (scale - 1) / 2], [0, 0, 1]])
    return larger @ matrix @ np.linalg.inv(larger)


def _pair(one: Seen, other: Seen) -> Matrix | None:
    """Find where the pixels of `one` lie in `other`; None where the two have nothing in common."""
    whole = [(_shrunk(one, level), _shrunk(other, level), level) for level in _LEVELS]
    levels = [each for each in whole if min(each[0].contrast.shape) >= _SMALLEST] or whole[-1:]
    small_one, small_other, level = levels[0]
    starts = [np.eye(3), _phase_shift(small_one, small_other), _bitmap_shift(small_one, small_other)]
    best = max(starts, key=lambda matrix: likeness(small_one, small_other, matrix))
    for small_one, small_other, finer in levels:
        best = _better(small_one, small_other, enlarge(best, level / finer), cv2.MOTION_EUCLIDEAN)
        level = finer
    best = _bent(one, other, best)
    height, width = one.contrast.shape
    far = _moved(np.eye(3), best, width, height) > _FARTHEST * np.hypot(width, height)
    return None if far or likeness(one, other, best) < _LEAST_LIKENESS else best


def _bent(one: Seen, other: Seen, straight: Matrix) -> Matrix:
    """Add perspective where enough can be seen to tell it from noise, and it is as little as a hand's."""
    if min(np.mean(one.valid > 0), np.mean(other.valid > 0)) < _SEEN_TO_BEND:
        return straight
    bent = _better(one, other, straight, cv2.MOTION_HOMOGRAPHY)
    height, width = one.contrast.shape
    gained = likeness(one, other, bent) - likeness(one, other, straight)
    much = _moved(straight, bent, width, height) > _MOST_BENT * np.hypot(width, height)
    return straight if much or gained < _WORTH_BENDING else bent


def likeness(one: Seen, other: Seen, matrix: Matrix) -> float:
    """Correlate `one` with `other` where both can be seen, -1 to 1; -1 where that is next to nothing."""
    size = one.contrast.shape[::-1]
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    moved = cv2.warpPerspective(other.contrast, matrix, size, flags=flags)
    valid = cv2.warpPerspective(other.valid, matrix, size, flags=cv2.INTER_NEAREST | cv2.WARP_INVERSE_MAP)
    both = (valid > 0) & (one.valid > 0)
    if np.count_nonzero(both) < both.size * _LEAST_SEEN:
        return -1.0
    first, second = one.contrast[both], moved[both]
    first, second = first - first.mean(), second - second.mean()
    size_of_both = float(np.sqrt((first * first).sum() * (second * second).sum()))
    return float((first * second).sum()) / size_of_both if size_of_both > 0 else 0.0


def _better(one: Seen, other: Seen, start: Matrix, motion: int) -> Matrix:
    """Refine a matrix; where that fails or makes the two less alike, it stays."""
    bent = motion == cv2.MOTION_HOMOGRAPHY
    first = np.asarray(start if bent else start[:2], np.float32)
    try:
        _, found = cv2.findTransformECC(
            one.contrast, other.contrast, first.copy(), motion, _STEPS, other.valid, _SMOOTHING
        )
    except cv2.error:
        return start
    refined = np.eye(3)
    refined[: len(found)] = found
    if not np.isfinite(refined).all():
        return start
    return refined if likeness(one, other, refined) > likeness(one, other, start) else start


def _phase_shift(one: Seen, other: Seen) -> Matrix:
    window = cv2.createHanningWindow(one.contrast.shape[::-1], cv2.CV_32F)
    (x, y), _ = cv2.phaseCorrelate(one.contrast, other.contrast, window)
    return _shift(x, y)


def _bitmap_shift(one: Seen, other: Seen) -> Matrix:
    pictures = [np.clip(each.contrast * 40 + 128, 0, 255).astype(np.uint8) for each in (one, other)]
    bits = max(1, int(np.log2(min(one.contrast.shape) * _FARTHEST)))
    x, y = cv2.createAlignMTB(max_bits=bits).calculateShift(pictures[0], pictures[1])
    return _shift(-x, -y)


def _shift(x: float, y: float) -> Matrix:
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], np.float64)


def _shrunk(seen: Seen, times: int) -> Seen:
    if times == 1:
        return seen
    size = tuple(max(round(side / times), 1) for side in seen.contrast.shape[::-1])
    contrast = cv2.resize(seen.contrast, size, interpolation=cv2.INTER_AREA)
    valid = cv2.resize(seen.valid, size, interpolation=cv2.INTER_NEAREST)
    return Seen(np.asarray(contrast, np.float32), np.asarray(valid))


def _is_still(matrix: Matrix, seen: Seen) -> bool:
    """Tell whether a frame lies as well as it can: taking it apart and together would only soften it."""
    height, width = seen.contrast.shape
    return _moved(np.eye(3), matrix, width, height) < _STILL


def _moved(one: Matrix, other: Matrix, width: int, height: int) -> float:
    """Give by how many pixels two matrices differ at most, over the corners of a picture."""
    corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]], np.float64).T
    places = []
    for matrix in (one, other):
        moved = matrix @ corners
        places.append(moved[:2] / moved[2])
    return float(np.abs(places[0] - places[1]).max())
