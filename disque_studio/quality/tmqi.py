"""TMQI, the tone-mapped image quality index: how true and how natural a rendition of an HDR photo is.

Yeganeh and Wang 2013, "Objective quality assessment of tone-mapped images", IEEE Transactions on Image
Processing 22(2). Structural fidelity S compares local structure with the photo's, at five scales, where an
eye can see it; statistical naturalness N compares brightness and contrast with those of natural pictures.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from disque_studio.errors import DisqueError, ReferenceMissingError
from disque_studio.imaging.photo import Photo, Picture
from disque_studio.imaging.primaries import REC709_LUMINANCE, luminance
from disque_studio.imaging.sampling import small_copy
from disque_studio.quality.scorer import Assessment, Facts, Reference
from disque_studio.quality.views import resized

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

AREA = 512 * 384
"""Most pixels that the scorer compares: scales stand for angles, so a large file counts as seen whole."""

WINDOW, SIGMA = 11, 1.5
SCALE_WEIGHTS = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)
FINEST_FREQUENCY = 16.0
"""Cycles a degree that the finest scale stands for; every further scale stands for half of it."""

C1, C2 = 0.01, 10.0
LIGHT_RANGE = 2.0**32 - 1
"""The photo's luminance is brought to 0 to this, so its exposure does not matter."""

FIDELITY_SHARE, FIDELITY_POWER, NATURALNESS_POWER = 0.8012, 0.3046, 0.7088
MEAN_CENTRE, MEAN_DEVIATION = 115.94, 27.99
CONTRAST_SCALE, CONTRAST_ALPHA, CONTRAST_BETA = 64.29, 4.4, 10.1

_NEGLIGIBLE = 1e-13
"""Parts of the squared mean below which a variance is the rounding of doubles, not light."""


@dataclass(frozen=True, eq=False)
class Tmqi:
    """The index `q`, structural fidelity `s` and naturalness `n`, each in [0, 1], 1 best.

    `map` is the structural fidelity of every place, float32 (rows, columns) over the picture, in [0, 1].
    """

    q: float
    s: float
    n: float
    map: Floats


def tmqi(light: Floats, luma: Floats) -> Tmqi:
    """Compare scene-linear luminance (H, W), of any exposure, with a rendition's luma (H, W) in 0..255.

    Q = a S^alpha + (1 - a) N^beta.

    Raises:
        ValueError: the two are not of one size, or a side has fewer than `WINDOW` pixels.
    """
    places = _scales(light, luma)
    s, n = _combined(places), naturalness(luma)
    q = FIDELITY_SHARE * s**FIDELITY_POWER + (1 - FIDELITY_SHARE) * n**NATURALNESS_POWER
    return Tmqi(q, s, n, _map(places, luma.shape))


def structural_fidelity(light: Floats, luma: Floats) -> float:
    """Give S alone, in [0, 1]: how much of the photo's visible structure is kept.

    A picture below 176 pixels a side has only as many of the five scales as its sides hold windows, their
    weights scaled up to the same sum. The paper leaves open what a scale of negative mean (an inverted
    picture) gives; here it is 0, and so is S.

    Raises:
        ValueError: as `tmqi`.
    """
    return _combined(_scales(light, luma))


def naturalness(luma: Floats) -> float:
    """Give N, in [0, 1]: how usual the mean and the local contrast of a luma (H, W) are.

    Both densities are in parts of their maximum. Local contrast is the mean standard deviation of blocks of
    11 by 11 pixels; a rest at the right and the bottom that fills no block is left out.
    """
    mean = float(luma.mean(dtype=np.float64))
    brightness = math.exp(-(((mean - MEAN_CENTRE) / MEAN_DEVIATION) ** 2) / 2)
    rows, columns = luma.shape[0] // WINDOW, luma.shape[1] // WINDOW
    blocks = luma[: rows * WINDOW, : columns * WINDOW].reshape(rows, WINDOW, columns, WINDOW)
    contrast = float(blocks.std(axis=(1, 3), ddof=1).mean(dtype=np.float64)) / CONTRAST_SCALE
    mode = (CONTRAST_ALPHA - 1) / (CONTRAST_ALPHA + CONTRAST_BETA - 2)
    if not 0 < contrast < 1:
        return 0.0
    usual = (CONTRAST_ALPHA - 1) * math.log(contrast / mode)
    usual += (CONTRAST_BETA - 1) * math.log((1 - contrast) / (1 - mode))
    return brightness * math.exp(usual)


def _scales(light: Floats, luma: Floats) -> list[Floats]:
    """Give the local fidelities of every scale, finest first, where the window lies inside the picture."""
    if light.ndim != 2 or light.shape != luma.shape or min(light.shape) < WINDOW:
        raise ValueError(
            f"TMQI compares (H, W) of one size, {WINDOW} pixels a side or more, "
            f"not {light.shape} and {luma.shape}"
        )
    scene = np.asarray(light, np.float64)
    low, high = float(scene.min()), float(scene.max())
    scene = (scene - low) * (LIGHT_RANGE / (high - low) if high > low else 0.0)
    picture = np.asarray(luma, np.float64)
    places = []
    for level in range(len(SCALE_WEIGHTS)):
        places.append(_local_fidelity(scene, picture, FINEST_FREQUENCY / 2**level))
        scene, picture = _halved(scene), _halved(picture)
        if min(picture.shape) < WINDOW:
            break
    return places


def _local_fidelity(scene: Doubles, picture: Doubles, frequency: float) -> Floats:
    """Give S_local at the cycles a degree that the scale stands for."""
    # The scene spans 32 bits, so its second moments need doubles.
    mean_scene, mean_picture = _windowed(scene), _windowed(picture)
    covariance = _windowed(scene * picture) - mean_scene * mean_picture
    deviation_scene, deviation_picture = _deviation(scene, mean_scene), _deviation(picture, mean_picture)
    threshold = visibility_threshold(frequency)
    seen_scene, seen_picture = (_visibility(d, threshold) for d in (deviation_scene, deviation_picture))
    strength = (2 * seen_scene * seen_picture + C1) / (seen_scene**2 + seen_picture**2 + C1)
    structure = (covariance.astype(np.float32) + C2) / (deviation_scene * deviation_picture + C2)
    return np.asarray(strength * np.clip(structure, -1, 1), np.float32)


def _deviation(plane: Doubles, mean: Doubles) -> Floats:
    square = mean * mean
    variance = _windowed(plane * plane) - square
    variance[variance < _NEGLIGIBLE * square] = 0
    return np.sqrt(variance, dtype=np.float32, casting="same_kind")


def visibility_threshold(frequency: float) -> float:
    """Give the standard deviation, in codes of 0..255, that an eye sees half of the time.

    The contrast sensitivity is that of Mannos and Sakrison 1974, scaled by 100. The mean code, 128, over the
    sensitivity is the amplitude of a sinusoid that is just seen; its deviation is that over 1.4 (sqrt 2).
    """
    stretched = 0.114 * frequency
    sensitivity = 100 * 2.6 * (0.0192 + stretched) * math.exp(-(stretched**1.1))
    return 128 / (1.4 * sensitivity)


def _visibility(deviation: Floats, threshold: float) -> Floats:
    """Give the chance that a deviation is seen: a normal CDF with a third of the threshold as deviation."""
    return normal_cdf((deviation - np.float32(threshold)) * np.float32(3 / threshold))


def normal_cdf(z: Floats) -> Floats:
    """Give the standard normal distribution function to 2e-7 (Abramowitz and Stegun 1964, 26.2.17)."""
    size = np.minimum(np.abs(z), np.float32(8))
    t = 1 / (1 + np.float32(0.2316419) * size)
    series = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
    tail = np.float32(1 / math.sqrt(2 * math.pi)) * np.exp(size * size * np.float32(-0.5)) * series
    return np.asarray(np.where(z < 0, tail, 1 - tail), np.float32)


def _windowed(plane: Doubles) -> Doubles:
    edge = WINDOW // 2
    blurred = cv2.GaussianBlur(plane, (WINDOW, WINDOW), SIGMA)
    return np.asarray(blurred[edge:-edge, edge:-edge], np.float64)


def _halved(plane: Doubles) -> Doubles:
    """Give the means of squares of four pixels; an odd last row or column is left out."""
    rows, columns = plane.shape[0] // 2, plane.shape[1] // 2
    even = np.ascontiguousarray(plane[: rows * 2, : columns * 2])
    return np.asarray(cv2.resize(even, (columns, rows), interpolation=cv2.INTER_AREA), np.float64)


def _weights(count: int) -> list[float]:
    factor = sum(SCALE_WEIGHTS) / sum(SCALE_WEIGHTS[:count])
    return [weight * factor for weight in SCALE_WEIGHTS[:count]]


def _combined(places: list[Floats]) -> float:
    """Give S of the scales' means."""
    means = (max(float(place.mean(dtype=np.float64)), 0.0) for place in places)
    return math.prod(mean**weight for mean, weight in zip(means, _weights(len(places)), strict=True))


def _map(places: list[Floats], shape: tuple[int, ...]) -> Floats:
    """Combine the scales at every place as S does, at half the picture's size."""
    size = shape[1] // 2, shape[0] // 2
    edge = WINDOW // 2
    combined = np.ones(size[::-1], np.float32)
    for place, weight in zip(places, _weights(len(places)), strict=True):
        whole = cv2.copyMakeBorder(place, edge, edge, edge, edge, cv2.BORDER_REPLICATE)
        how = cv2.INTER_AREA if len(whole) > size[1] else cv2.INTER_LINEAR
        combined *= np.maximum(cv2.resize(whole, size, interpolation=how), 0) ** np.float32(weight)
    return combined


@dataclass(frozen=True)
class TmqiScorer:
    """TMQI as a scorer: Q of a picture and the photo it renders, averaged to at most `AREA`."""

    facts: Facts

    def assess(self, picture: Picture, reference: Reference | None = None) -> Assessment:
        """Score a picture against the photo it was made of; the map is that of structural fidelity.

        Raises:
            ReferenceMissingError: there is no reference, or it is a finished picture.
            DisqueError: the picture is smaller than TMQI's window.
        """
        if not isinstance(reference, Photo):
            raise ReferenceMissingError(
                "tmqi compares with the HDR photo that a picture was made of; give one"
            )
        height, width = picture.rgb.shape[:2]
        if min(height, width) < WINDOW:
            raise DisqueError(
                f"tmqi needs pictures of at least {WINDOW} pixels a side; this one has {width} x {height}"
            )
        scale = min(math.sqrt(AREA / (height * width)), 1.0)
        size = max(round(height * scale), WINDOW), max(round(width * scale), WINDOW)
        result = tmqi(light_of(reference.rgb, *size), luma_of(resized(picture, *size)))
        return Assessment(result.q, result.map)


def light_of(rgb: npt.NDArray[np.floating], height: int, width: int) -> Floats:
    """Give the luminance (height, width) of scene-linear Rec.709 (H, W, 3), area-averaged, none negative."""
    light = luminance(small_copy(rgb, max(height, width)))
    if light.shape != (height, width):
        shrinks = light.shape[0] >= height and light.shape[1] >= width
        how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
        light = np.asarray(cv2.resize(light, (width, height), interpolation=how))
    return np.maximum(light, np.float32(0))


def luma_of(picture: Floats) -> Floats:
    """Give the Rec.709 luma (H, W) in 0..255 of an sRGB-encoded picture (H, W, 3) in [0, 1]."""
    weights = 255 * np.array([REC709_LUMINANCE])
    return np.asarray(cv2.transform(np.ascontiguousarray(picture), weights), np.float32)


def create(name: str, model: Path | None, device: str) -> TmqiScorer:
    """Give the scorer; TMQI has neither model nor device."""
    return TmqiScorer(
        Facts(
            name,
            "TMQI",
            "Yeganeh and Wang: Objective quality assessment of tone-mapped images (IEEE TIP 22(2), 2013)",
            "photo",
            range=(0.0, 1.0),
            unit="",
        )
    )
