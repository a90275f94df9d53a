"""Bringing a before/after pair onto one pixel grid, or refusing it.

The two pictures may differ in size, crop, shift and a slight or quarter turn, and always in tone. So they are
compared by what tone leaves alone: locally normalised luminance, and the orientation of its gradients, which
even an inverted curve keeps. Features (SIFT: Lowe, IJCV 2004) under RANSAC find the pose roughly, ECC
(Evangelidis and Psarakis, PAMI 2008) to a fraction of a pixel; the agreement in that pose is the proof.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.errors import PairRefusedError
from disque_studio.imaging.primaries import luminance
from disque_studio.imaging.sampling import small_copy

Array = npt.NDArray[np.float32]
Pose = npt.NDArray[np.float64]
"""Affine (2, 3): from (x, y, 1) in the after picture to (x, y) before; pixel centres are integers."""

LONG_SIDE = 256

AGREEMENT = 0.46
"""Least agreement of a pair. Real pairs reach 0.8 in one frame and, but for two in a hundred, 0.46 when also
cropped, turned, rescaled, graded and compressed; other places, views and mirror images stay below 0.44."""
SHARES = 0.2, 0.75
"""Least part of the larger and of the smaller field of view that both pictures must show."""

_ADVICE = "give the untouched photo and its edited version"
_SMALLEST_SIDE = 16
_FLAT = 0.004
_SURROUND, _STEADIER = 1 / 24, 0.2
_FEATURES, _FEATURE_CONTRAST, _RATIO, _RANSAC_PIXELS = 400, 0.02, 0.85, 3.0
_ECC_STEPS, _ECC_PRECISION = 40, 1e-5
_SIGMA = 2.0
_SLIDE, _ZOOMS = 0.5, np.linspace(0.6, 1, 17)
_CERTAIN, _DOUBTFUL, _MARGIN = 0.85, 0.65, 0.01
_SAME_ASPECT, _STRETCH, _TURN, _SCALE = 0.02, 1.1, 10.0, 5.0


@dataclass(frozen=True)
class _Match:
    """A pose, how well the pictures agree in it (-1 to 1), and the `SHARES` in common."""

    pose: Pose
    agreement: float
    shares: tuple[float, float]

    @property
    def accepted(self) -> bool:
        return self.agreement >= AGREEMENT and all(
            share >= least for share, least in zip(self.shares, SHARES, strict=True)
        )


def align(source: Array, target: Array) -> tuple[Array, Array]:
    """Crop and resample a pair to what both show, at no more than 256 pixels a side.

    `source` is (h, w, 3) scene-linear, `target` (H, W, 3) sRGB-encoded in [0, 1]. Both results are float32 of
    one size, upright as the source. Where the frames agree, nothing is resampled but by area.

    Raises:
        PairRefusedError: a picture is flat or tiny, or the two do not show the same.
    """
    source, target = small_copy(source, LONG_SIDE), small_copy(target, LONG_SIDE)
    before = _structure(_stops(source), "before")
    after = _structure(luminance(target), "after")
    match = _match(before, after)
    mirrored = None
    if match is None or match.agreement < _DOUBTFUL:
        mirrored = _match(before, np.ascontiguousarray(after[:, ::-1]), slide=False)
    reason = _objection(match, mirrored)
    if match is None or reason:
        raise PairRefusedError(f"before and after do not show the same picture: {reason}; {_ADVICE}")
    if np.array_equal(match.pose, _frame(after.shape, before.shape)):
        size = min(source.shape[:2], target.shape[:2])
        return _resized(source, size), _resized(target, size)
    return _common(source, target, match.pose)


def _stops(source: Array) -> Array:
    """Give log2 luminance, scaled so that the usual photo spans about what display codes span."""
    light = np.maximum(luminance(source), 0)
    return np.asarray(np.log2(light + 1e-4 * float(light.mean()) + 1e-30) / 8, np.float32)


def _structure(tone: Array, name: str) -> Array:
    """Normalise tone (h, w) by its surroundings: about zero mean, at most unit deviation."""
    if min(tone.shape) < _SMALLEST_SIDE:
        raise PairRefusedError(f"the {name} picture is too small to compare; {_ADVICE}")
    if float(tone.std()) < _FLAT:
        raise PairRefusedError(f"the {name} picture shows nothing, it is one flat tone; {_ADVICE}")
    sigma = max(tone.shape) * _SURROUND
    detail = tone - cv2.GaussianBlur(tone, (0, 0), sigma)
    spread = np.sqrt(cv2.GaussianBlur(detail * detail, (0, 0), sigma))
    return np.asarray(detail / (spread + _STEADIER / 8), np.float32)


def _match(before: Array, after: Array, *, slide: bool = True) -> _Match | None:
    """Find the pose in which two structures agree best; the plain frame wins where it is as good."""

    def tried(pose: Pose) -> list[_Match]:
        poses = (pose, _refined(pose, before, after))
        return [_measured(pose, before, after) for pose in poses if _plausible(pose)]

    frame = None
    found: list[_Match] = []
    aspect = (before.shape[0] * after.shape[1]) / (before.shape[1] * after.shape[0])
    if abs(aspect - 1) < _SAME_ASPECT:
        found = tried(_frame(after.shape, before.shape))
        frame = found[0]
    if not any(match.agreement >= _CERTAIN for match in found):
        for pose in _guesses(before, after, slide=slide):
            found += tried(pose)
            if any(match.accepted for match in found):
                break
    if not found:
        return None
    best = max(found, key=lambda match: (match.accepted, match.agreement))
    if frame is not None and frame.accepted >= best.accepted and frame.agreement >= best.agreement - _MARGIN:
        return frame
    return best


def _frame(shape: tuple[int, ...], onto: tuple[int, ...]) -> Pose:
    """Give the pose that lays a picture of `shape` wholly over one of the shape `onto`."""
    y, x = onto[0] / shape[0], onto[1] / shape[1]
    return np.array([[x, 0, (x - 1) / 2], [0, y, (y - 1) / 2]])


def _guesses(before: Array, after: Array, *, slide: bool) -> Iterator[Pose]:
    """Guess poses by features and, for pictures without them, upright by sliding gradients over gradients."""
    yield from _featured(before, after)
    if slide:
        yield _slid(before, after)
        yield np.asarray(cv2.invertAffineTransform(_slid(after, before)))


def _featured(before: Array, after: Array) -> Iterator[Pose]:
    """Guess a pose from features, at any turn and scale."""
    sift = cv2.SIFT.create(nfeatures=_FEATURES, contrastThreshold=_FEATURE_CONTRAST)
    described = []
    for structure in (before, after):
        grey = np.clip(structure * 40 + 128, 0, 255).astype(np.uint8)
        points, descriptors = sift.detectAndCompute(grey, None)
        if len(points) < 4:
            return
        described.append((points, np.sqrt(descriptors / descriptors.sum(1, keepdims=True))))
    (to, wanted), (of, given) = described
    pairs = cv2.BFMatcher().knnMatch(given, wanted, k=2)
    good = [first for first, second in pairs if first.distance < _RATIO * second.distance]
    if len(good) < 4:
        return
    start = np.array([of[match.queryIdx].pt for match in good], np.float32)
    end = np.array([to[match.trainIdx].pt for match in good], np.float32)
    pose, _ = cv2.estimateAffinePartial2D(start, end, ransacReprojThreshold=_RANSAC_PIXELS)
    if pose is not None:
        yield np.asarray(pose, np.float64)


def _slid(large: Array, part: Array) -> Pose:
    """Find the place and size at which `part` fits best into `large`, at half their scale."""
    ground = _resized(large, (round(large.shape[0] * _SLIDE), round(large.shape[1] * _SLIDE)))
    field = _directions(ground)
    fit = min(ground.shape[0] / part.shape[0], ground.shape[1] / part.shape[1])
    best, pose = -1.0, _frame(part.shape, large.shape)
    for zoom in _ZOOMS:
        patch = _resized(part, (int(part.shape[0] * fit * zoom), int(part.shape[1] * fit * zoom)))
        _, score, _, place = cv2.minMaxLoc(cv2.matchTemplate(field, _directions(patch), cv2.TM_CCORR_NORMED))
        if score > best:
            best, pose = score, _frame(part.shape, patch.shape)
            pose[:, 2] += place
            pose = _chained(_frame(ground.shape, large.shape), pose)
    return pose


def _directions(structure: Array) -> Array:
    real, imaginary, strength = _gradients(structure, 1.0)
    return np.asarray(np.dstack([real, imaginary]) / np.sqrt(strength)[..., None], np.float32)


def _chained(*poses: Pose) -> Pose:
    return np.asarray(np.linalg.multi_dot([np.vstack([pose, (0, 0, 1)]) for pose in poses])[:2])


def _refined(pose: Pose, before: Array, after: Array) -> Pose:
    """Improve a pose by ECC; it stays as it is where ECC does not converge."""
    criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, _ECC_STEPS, _ECC_PRECISION)
    warp = cv2.invertAffineTransform(pose).astype(np.float32)
    try:
        _, found = cv2.findTransformECC(before, after, warp, cv2.MOTION_AFFINE, criteria)
    except cv2.error:
        return pose
    return np.asarray(cv2.invertAffineTransform(np.asarray(found, np.float64)))


def _plausible(pose: Pose) -> bool:
    """Say whether an edit may have moved a picture so: nearly by quarters, not mirrored, not bent."""
    linear = pose[:, :2]
    large, little = np.linalg.svd(linear, compute_uv=False)
    turn = np.degrees(np.arctan2(linear[1, 0], linear[0, 0]))
    return bool(
        np.linalg.det(linear) > 0
        and large < _STRETCH * little
        and 1 / _SCALE < large < _SCALE
        and abs((turn + 45) % 90 - 45) < _TURN
    )


def _gradients(structure: Array, sigma: float) -> tuple[Array, Array, Array]:
    """Give gradients squared as complex numbers, which forgets their sign: real, imaginary, magnitude."""
    smooth = cv2.GaussianBlur(structure, (0, 0), sigma)
    x, y = cv2.Sobel(smooth, cv2.CV_32F, 1, 0), cv2.Sobel(smooth, cv2.CV_32F, 0, 1)
    return x * x - y * y, 2 * x * y, x * x + y * y + np.float32(1e-6)


def _measured(pose: Pose, before: Array, after: Array) -> _Match:
    """Measure how well two structures agree in a pose.

    Half of it is their correlation, half the mean cosine of twice the angle between gradients, by strength.
    """
    height, width = before.shape
    scale = float(np.sqrt(abs(np.linalg.det(pose[:, :2]))))
    moved = np.asarray(cv2.warpAffine(after, pose, (width, height)), np.float32)
    seen = cv2.warpAffine(np.ones_like(after), pose, (width, height))
    seen = cv2.erode((seen > 0.99).astype(np.float32), np.ones((5, 5)))
    area = float(seen.sum())
    shares = area / before.size, area / max(scale * scale * after.size, 1e-6)
    # Gradients are taken at the coarser picture's scale, so that neither is asked for detail it lacks.
    sigma = _SIGMA * min(max(scale, 1), _SCALE)
    (real, imaginary, one), (its_real, its_imaginary, other) = (_gradients(p, sigma) for p in (before, moved))
    weight = np.sqrt(np.sqrt(one * other)) * seen
    cosine = (real * its_real + imaginary * its_imaginary) / (one * other)
    parallel = float((weight * cosine).sum() / max(float(weight.sum()), 1e-6))
    agreement = (parallel + _correlation(before[seen > 0], moved[seen > 0])) / 2
    return _Match(pose, agreement, (min(shares), max(shares)))


def _correlation(one: Array, other: Array) -> float:
    if not one.size:
        return 0.0
    one, other = one - one.mean(), other - other.mean()
    return float(one @ other / max(float(np.linalg.norm(one) * np.linalg.norm(other)), 1e-6))


def _objection(match: _Match | None, mirrored: _Match | None) -> str:
    """Say why a match is none, or nothing; what is nearly symmetric must fit better than its mirror image."""
    agreement = match.agreement if match is not None else 0.0
    if mirrored is not None and mirrored.accepted and mirrored.agreement > agreement:
        return "one is the other's mirror image"
    if match is None or agreement < AGREEMENT:
        return "their contents do not match"
    return "" if match.accepted else "they overlap in part only"


def _resized(picture: Array, size: tuple[int, ...]) -> Array:
    if picture.shape[:2] == size:
        return picture
    return np.asarray(cv2.resize(picture, size[::-1], interpolation=cv2.INTER_AREA))


def _common(source: Array, target: Array, pose: Pose) -> tuple[Array, Array]:
    """Bring both to the coarser one's scale and the source's grid, and crop them to what both show."""
    scale = float(np.sqrt(np.linalg.det(pose[:, :2])))
    reduced = small_copy(source, max(round(max(source.shape) / max(scale, 1)), 1))
    coarse = small_copy(target, max(round(max(target.shape) * min(scale, 1)), 1))
    moving = _chained(_frame(source.shape, reduced.shape), pose, _frame(coarse.shape, target.shape))
    size = reduced.shape[1], reduced.shape[0]
    moved = cv2.warpAffine(coarse, moving, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    seen = cv2.warpAffine(np.ones(coarse.shape[:2], np.float32), moving, size) > 0.99
    rows, columns = _inside(seen)
    crop = np.ascontiguousarray(np.clip(moved[rows, columns], 0, 1), np.float32)
    return np.ascontiguousarray(reduced[rows, columns]), crop


def _inside(seen: npt.NDArray[np.bool_]) -> tuple[slice, slice]:
    """Find a rectangle without unseen pixels: cut off the worst side until none is left."""
    top, left = 0, 0
    bottom, right = seen.shape
    while bottom - top > 1 and right - left > 1:
        view = seen[top:bottom, left:right]
        worst = [float(1 - side.mean()) for side in (view[0], view[-1], view[:, 0], view[:, -1])]
        side = int(np.argmax(worst))
        if worst[side] == 0:
            break
        top, bottom = top + (side == 0), bottom - (side == 1)
        left, right = left + (side == 2), right - (side == 3)
    return slice(top, bottom), slice(left, right)
